import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import * as v from "valibot";
import { type Document, isMap, isScalar, LineCounter, parseDocument, visit, YAMLSeq } from "yaml";
import { AppError, type Problem } from "../domain/problem.ts";
import type { RuleSource } from "../domain/scoring/evaluation.ts";
import type { RuleSet } from "../domain/scoring/rules.ts";
import { text } from "../domain/text.ts";
import { toRuleSet } from "./compile.ts";
import { type Contradiction, contradictions } from "./consistent.ts";
import { RuleFile } from "./language.ts";
import { readSaid } from "./vocabulary.ts";
import { englishWord, LISTS } from "./words.ts";

/** A rule set from a YAML file: validated as a whole, every problem with its line and column. */
export const readRules = (file: string): { rules: RuleSet; source: RuleSource } => parseRules(readFile(file), file);

/** The same from the text of a rule file, as an evaluation keeps it; `file` names it in problems. */
export function parseRules(content: string, file: string): { rules: RuleSet; source: RuleSource } {
  const parsed = parseFile(content, file, RuleFile, contradictions);
  return {
    rules: toRuleSet(parsed),
    source: { name: parsed.name, hash: createHash("sha256").update(content).digest("hex"), text: content },
  };
}

/** A YAML file of an office's, by its schema and by what must hold between its words. */
export function parseFile<Schema extends v.GenericSchema>(
  content: string,
  file: string,
  schema: Schema,
  between: (parsed: v.InferOutput<Schema>) => readonly Contradiction[],
): v.InferOutput<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines });
  const syntax = document.errors.map(
    (error): Problem => ({
      where: at(file, error.linePos?.[0].line, error.linePos?.[0].col),
      found: "",
      message: text(`YAML 写法有误：${error.message.split("\n")[0]}`, `YAML: ${error.message.split("\n")[0]}`),
    }),
  );
  if (syntax.length > 0) throw refused(file, syntax);
  if (!isMap(document.contents))
    throw refused(file, [
      {
        where: at(file, 1, 1),
        found: "",
        message: text("不是规则文件", "not a rule file"),
        hint: text("参考 rules/default.yaml", "see rules/default.yaml"),
      },
    ]);
  translate(document);
  const place = (path: readonly unknown[]): Problem["where"] => {
    const { line, col } = lines.linePos(offsetOf(document, path));
    return at(file, line, col);
  };
  const parsed = v.safeParse(schema, document.toJS());
  if (!parsed.success) {
    throw refused(
      file,
      parsed.issues.map((issue) => {
        const path = (issue.path ?? []).map(({ key }) => key);
        return { where: place(path), found: path.join("."), message: describe(issue) };
      }),
    );
  }
  const contradicting = between(parsed.output);
  if (contradicting.length > 0)
    throw refused(
      file,
      contradicting.map(({ path, message }) => ({ where: place(path), found: path.join("."), message })),
    );
  return parsed.output;
}

/** Chinese words become the language's own, and one value where a list may stand becomes a list; places stay. */
function translate(document: Document): void {
  visit(document, {
    Pair(_, pair) {
      if (!isScalar(pair.key) || typeof pair.key.value !== "string") return;
      pair.key.value = englishWord(pair.key.value);
      if (LISTS.has(pair.key.value as string) && isScalar(pair.value) && pair.value.value !== null) {
        const list = new YAMLSeq();
        list.items.push(pair.value);
        if (pair.value.range) list.range = pair.value.range;
        pair.value = list;
      }
    },
  });
}

/** Where the word of a path stands: its key, else its value, else what holds it. */
function offsetOf(document: Document, path: readonly unknown[]): number {
  const parent = document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
    if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
  }
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}

function readFile(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new AppError("machine.no_file", text(`读不到规则文件：${file}`, `cannot read the rule file: ${file}`));
  }
}

const at = (file: string, line = 1, column = 1): Problem["where"] => ({ file, cell: `${line}:${column}` });

const refused = (file: string, problems: readonly Problem[]): AppError =>
  new AppError(
    "data.bad_rules",
    text(`规则文件有 ${problems.length} 处问题：${file}`, `the rule file has ${problems.length} problem(s): ${file}`),
    text("格式见 docs/rules.md", "see docs/rules.md"),
    problems,
  );

function describe(issue: v.BaseIssue<unknown>): Problem["message"] {
  const own = readSaid(issue.message);
  const isMissing = issue.received === "undefined";
  if (isMissing) return text("缺少这一项", "missing");
  if (own !== null) return own;
  return text(
    `写的是 ${issue.received}，应为 ${issue.expected ?? issue.message}`,
    `found ${issue.received}, expected ${issue.expected ?? issue.message}`,
  );
}
