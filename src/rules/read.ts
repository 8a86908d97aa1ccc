import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import * as v from "valibot";
import { isMap, LineCounter, parseDocument } from "yaml";
import type { RuleSource } from "../domain/scoring/evaluation.ts";
import { AppError, type Problem } from "../domain/problem.ts";
import type { RuleSet } from "../domain/scoring/rules.ts";
import { text } from "../domain/text.ts";
import { RuleFile, toRuleSet } from "./language.ts";

/** A rule set from a YAML file: validated as a whole, every problem with its line. */
export const readRules = (file: string): { rules: RuleSet; source: RuleSource } => parseRules(readFile(file), file);

/** The same from the text of a rule file, as an evaluation keeps it; `file` names it in problems. */
export function parseRules(content: string, file: string): { rules: RuleSet; source: RuleSource } {
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
  const parsed = v.safeParse(RuleFile, document.toJS());
  if (!parsed.success) {
    throw refused(
      file,
      parsed.issues.map((issue) => {
        const path = (issue.path ?? []).map(({ key }) => key);
        const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
        const parent = document.getIn(path.slice(0, -1), true) as { range?: [number, number, number] } | undefined;
        const place = lines.linePos((node?.range ?? parent?.range ?? [0])[0]);
        return { where: at(file, place.line, place.col), found: path.join("."), message: describe(issue) };
      }),
    );
  }
  return {
    rules: toRuleSet(parsed.output),
    source: { name: parsed.output.name, hash: createHash("sha256").update(content).digest("hex"), text: content },
  };
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
  const received = issue.received === "undefined" ? "" : issue.received;
  if (issue.type === "strict_object" && issue.expected === "never") return text(`不认识的写法`, "an unknown word");
  if (issue.received === "undefined") return text(`缺少这一项（应为 ${issue.expected}）`, `missing (expected ${issue.expected})`);
  return text(
    `写的是 ${received}，应为 ${issue.expected ?? issue.message}`,
    `found ${received}, expected ${issue.expected ?? issue.message}`,
  );
}
