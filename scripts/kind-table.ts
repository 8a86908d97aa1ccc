import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Kind } from "../src/domain/vocabulary/kind.ts";
import { KINDS, roleWord } from "../src/domain/vocabulary/kinds.ts";
import { outcomeLabel } from "../src/domain/vocabulary/outcomes.ts";

/**
 * The table of kinds in docs/rules.md, made from the vocabulary itself: npm run kinds. A test compares the two, so that a
 * kind, a form or an alias that is added stands in the document too.
 */
export function kindTable(): string {
  return [
    "| 类别 | word | 也可写 | 形式 | 角色 | 结果 | 记出席 |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...KINDS.map((kind) => `| ${cells(kind).join(" | ")} |`),
  ].join("\n");
}

const listed = (words: readonly string[]): string => words.join("、") || "—";

const cells = ({ id, label, aliases, forms = [], roles, outcomes, attended }: Kind): string[] => [
  label.zh,
  `\`${id}\``,
  listed(aliases),
  listed(forms),
  listed(roles.map((role) => roleWord(id, role).zh)),
  listed(outcomes.map((what) => outcomeLabel(what).zh)),
  attended ? "是" : "—",
];

/** The document with the table as it should be; it stands between its header and the next blank line. */
export const withKindTable = (document: string): string => document.replace(/^\| 类别 \| word \|.*\n(?:\|.*\n)+/m, `${kindTable()}\n`);

if (process.argv[1] === import.meta.filename) {
  const file = resolve(import.meta.dirname, "../docs/rules.md");
  writeFileSync(file, withKindTable(readFileSync(file, "utf8")));
}
