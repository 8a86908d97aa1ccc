import { readFileSync } from "node:fs";
import { expect, it, test } from "vitest";
import { EXITS } from "../../src/commands/exits.ts";
import { COMMANDS } from "../../src/commands/tree.ts";
import { typed } from "../office/in-process.ts";

/** One table of exit codes: the program ends by it (test/cli), and the guide and each --help say the same. */

it("the guide explains each exit code, and no other", () => {
  const guide = readFileSync("docs/guide.md", "utf8");
  const [, section = ""] = /\n## 退出码\n([\s\S]*?)\n## /.exec(guide) ?? [];
  const explained = [...section.matchAll(/(?:：|；)(\d+) (\p{Script=Han}+)/gu)].map(([, exit, words]) => `${exit} ${words}`);
  expect(explained).toEqual(EXITS.map(({ exit, words }) => `${exit} ${words.zh}`));
});

test.each([["zh", "--help"], ["en", "--help"], ...COMMANDS.map(({ name }) => ["zh", name, "--help"])])("%s %s", async (lang, ...argv) => {
  const { stdout } = await typed([...argv, "--lang", lang as string]);
  for (const { exit, words } of EXITS) expect(stdout).toMatch(new RegExp(`\\s${exit} ${words[lang as "zh" | "en"]}`));
});
