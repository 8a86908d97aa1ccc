import type { RuleSource } from "../domain/scoring/result.ts";
import type { RuleSet } from "../domain/scoring/rules.ts";
import { toRuleSet } from "./compile.ts";
import { readText } from "./file.ts";
import type { RuleFile } from "./language.ts";

/**
 * rules/default.yaml as it was read, checked and hashed when the program was built (scripts/build.js); from the sources
 * there is none. It holds for exactly its own text: reading YAML costs a quarter of scoring a county (decision 13).
 */
declare const SHIPPED_RULES: { readonly text: string; readonly hash: string; readonly file: RuleFile } | undefined;
const SHIPPED = typeof SHIPPED_RULES === "undefined" ? undefined : SHIPPED_RULES;

export interface RuleBook {
  readonly rules: RuleSet;
  readonly source: RuleSource;
}

/** What tells one rule file from another: the SHA-256 of its text. */
export const hashOf = (content: string): string =>
  // Loaded where it is needed: it costs every start of the program 5 ms.
  content === SHIPPED?.text ? SHIPPED.hash : process.getBuiltinModule("node:crypto").createHash("sha256").update(content).digest("hex");

/** The rule set of a YAML file. A file with problems is refused, each with its line and column. */
export async function rulesIn(file: string): Promise<RuleBook> {
  const content = readText(file);
  return bookOf(shipped(content) ?? (await import("./read.ts")).readRuleFile(content, file), content);
}

/** The rule set that an evaluation keeps, by its text; `name` is what it is called. */
export async function rulesOf(content: string, name: string): Promise<RuleBook> {
  return bookOf(shipped(content) ?? (await import("./read.ts")).readKeptRules(content, name), content);
}

const shipped = (content: string): RuleFile | undefined => (content === SHIPPED?.text ? SHIPPED.file : undefined);

export const bookOf = (parsed: RuleFile, content: string): RuleBook => ({
  rules: toRuleSet(parsed),
  source: { name: parsed.name, hash: hashOf(content), text: content },
});
