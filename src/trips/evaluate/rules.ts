import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Limit } from "../../domain/checks/limits.ts";
import type { Evaluation } from "../../domain/scoring/result.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { rulesSheet } from "../../report/rules.ts";
import { readText } from "../../rules/file.ts";
import { hashOf, type RuleBook, rulesIn, rulesOf } from "../../rules/rule-set.ts";
import type { Desk } from "../desk.ts";
import { writeOne } from "../output.ts";

export type { RuleBook };

/** Which file of rules or limits a request means, and what is in it. */

/** Where such a file is looked for: no record file is needed. */
type Place = Pick<Desk, "root" | "input">;

/** The rule file that a request means: the one named, else the default set. */
const rulesFile = (place: Place, file: string | undefined): string =>
  file === undefined ? join(place.root, "rules", "default.yaml") : namedFile(place, file);

/** Wherever one stands, rules/… is what the program brings along, unless there is such a file here. */
function namedFile({ root, input }: Place, file: string): string {
  const path = input(file);
  const own = join(root, file);
  return /^rules[/\\]/.test(file) && !existsSync(path) && existsSync(own) ? own : path;
}

/** The rule set of a file, or the default one. */
const ruleBook = (place: Place, file: string | undefined): Promise<RuleBook> => rulesIn(rulesFile(place, file));

/** The rule set that an evaluation was made by, as it keeps it. */
export const keptRules = ({ rulesText, rulesName }: Pick<Evaluation, "rulesText" | "rulesName">): Promise<RuleBook> =>
  rulesOf(rulesText, rulesName);

/** The rule set by which a year is scored: of the file named, else the one that it was last scored by, else the default. */
export async function ruleBookOf(desk: Pick<Desk, "store" | "root" | "input">, year: number, file: string | undefined): Promise<RuleBook> {
  const last = desk.store.evaluations.latest(year);
  return file !== undefined || last === undefined ? ruleBook(desk, file) : keptRules(last);
}

/** The hash of the default rule file. */
export const defaultHash = (place: Place): string => hashOf(readText(rulesFile(place, undefined)));

/** The limits of a file, and what it calls itself. */
export interface LimitBook {
  readonly name: string;
  readonly limits: readonly Limit[];
}

/** The limits of a file, or the default ones. */
export async function limitBook(place: Place, file: string | undefined): Promise<LimitBook> {
  const { readLimits } = await import("../../rules/limits.ts");
  return readLimits(file === undefined ? join(place.root, "rules", "limits.yaml") : namedFile(place, file));
}

/** The rule set of a file, or the default one, to be looked at: a file of limits is none. */
export async function rulesToShow(place: Place, file: string | undefined): Promise<RuleBook> {
  if (isLimits(readText(rulesFile(place, file))))
    throw new AppError(
      "usage.limits",
      text(`这是限度文件，不是计分规则：${file}`, `a file of limits, not a rule set: ${file}`),
      text(`请用 cppcc score limits --rules ${file}`, `use cppcc score limits --rules ${file}`),
    );
  return ruleBook(place, file);
}

/** Writes a rule set as a workbook to print, to where `out` leads. The answer is its path. */
export async function writeRules(
  desk: Pick<Desk, "cwd" | "clerk" | "file" | "inputs" | "outputs" | "today">,
  { rules }: RuleBook,
  out: string,
): Promise<string> {
  const sheet = rulesSheet(rules);
  return writeOne(desk, {
    out,
    usual: sheet.title.zh,
    ending: "xlsx",
    content: async () => (await import("../../workbooks/writing/write.ts")).sheetsXlsx([sheet], { creator: "cppcc", date: desk.today }),
  });
}

/** What a file of rules or limits that has no problems holds; one that has some is refused with all of them. */
export async function checkedFile(place: Place, file: string): Promise<{ book: RuleBook } | { limits: LimitBook }> {
  return isLimits(readText(place.input(file))) ? { limits: await limitBook(place, file) } : { book: await ruleBook(place, file) };
}

/** A file of limits says 限度, and no 方面. */
function isLimits(written: string): boolean {
  const content = written.replace(/(^|\s)#.*$/gmu, "");
  return /(?<![\p{L}\p{N}])(限度|limits)["']?\s*:/u.test(content) && !/(?<![\p{L}\p{N}])(方面|dimensions)["']?\s*:/u.test(content);
}
