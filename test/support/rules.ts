import { readText } from "../../src/rules/file.ts";
import { readRuleFile } from "../../src/rules/read.ts";
import { bookOf, type RuleBook } from "../../src/rules/rule-set.ts";

/** A rule set read from its text, at once and never as it was shipped. */
export type { RuleBook };

export const parseRules = (content: string, file: string): RuleBook => bookOf(readRuleFile(content, file), content);

export const readRules = (file: string): RuleBook => parseRules(readText(file), file);
