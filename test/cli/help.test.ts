import { expect, it } from "vitest";
import { COMMANDS } from "../../src/commands/tree.ts";
import { typed } from "../office/in-process.ts";

/** A group's own subcommands. */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  template: ["roster", "attendance", "activities", "proposals", "opinions", "contacts", "people", "liaison"],
  import: ["roster", "attendance", "activities", "proposals", "opinions", "people", "contacts", "liaison"],
  member: ["list", "find", "show", "add", "edit", "status"],
  activity: ["list", "find", "show", "edit", "remove", "link"],
  liaison: ["list"],
  score: ["list", "explain", "compare", "what-if", "decide", "limits", "history", "rules"],
  year: ["close", "reopen", "set", "list"],
  export: ["commendation", "evaluation", "nomination", "report", "roster", "activities", "proposals", "opinions", "all"],
};

const PATHS: string[][] = [
  ["init"],
  ["demo"],
  ["config"],
  ["import"],
  ["template"],
  ["record"],
  ["member"],
  ["activity"],
  ["liaison"],
  ["score"],
  ["year"],
  ["export"],
  ["log"],
  ["undo"],
  ["redo"],
  ["completion"],
].flatMap(([name = ""]) => [[name], ...(CHILDREN[name] ?? []).map((child) => [name, child])]);

const HAN = /\p{Script=Han}/u;

/** A help without what stays Chinese in English too: examples, aliases in a usage line, quoted values, and separators. */
function ownWords(help: string): string {
  const [body = ""] = help.split("\nExamples:");
  return body
    .replace(/^Usage: .*$/m, "")
    .replace(/^( {2}[a-z][a-z-]*) \p{Script=Han}+/gmu, "$1")
    .replace(/(?:such as|:|,)\s*[\p{Script=Han}、，, ]+/gu, "")
    .replaceAll("、", "");
}

it("every command of the table is listed, with its Chinese alias, in both languages", async () => {
  for (const lang of ["zh", "en"] as const) {
    const { stdout, status } = await typed(["--help", "--lang", lang]);
    expect(status).toBe(0);
    const [, listed = ""] = stdout.split(/命令：\n|Commands:\n/);
    const flat = listed.replace(/\s+/g, " ");
    for (const { name, alias, summary } of COMMANDS) expect(flat, name).toContain(` ${name} ${alias} ${summary[lang]}`);
  }
  expect(COMMANDS.map(({ name }) => name)).toEqual(PATHS.filter((path) => path.length === 1).flat());
});

it("cppcc alone prints the help", async () => {
  expect(await typed([])).toEqual(await typed(["--help"]));
});

it("cppcc with a language and no command prints the help too", async () => {
  expect(await typed(["--lang", "zh"])).toEqual(await typed(["--help", "--lang", "zh"]));
});

it("the subcommands of a group are those that this test walks", async () => {
  for (const [name, children] of Object.entries(CHILDREN)) {
    const { stdout } = await typed([name, "--help", "--lang", "en"]);
    const [, listed = ""] = stdout.split("Commands:\n");
    const names = [...(listed.split("\n\n")[0] ?? "").matchAll(/^ {2}([a-z-]+)/gm)].map(([, word]) => word);
    expect(
      names.filter((word) => word !== "help"),
      name,
    ).toEqual(children);
  }
});

it.each(PATHS.map((path) => [path.join(" "), path] as const))("%s: 示例 in Chinese, and nothing of it in English", async (name, path) => {
  const { stdout, stderr, status } = await typed([...path, "--help", "--lang", "zh"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain(`用法： cppcc ${path[0]}`.trimEnd());
  expect(stdout, "an example to copy").toMatch(new RegExp(`示例：\\n {2}\\$ cppcc (--\\S+ \\S+ )*${name}`));
  expect(stdout, "no sentence of commander's own").not.toMatch(/display help|Usage|Options|Commands|Arguments|\(default/);
  const options = stdout.split("\n").filter((each) => /^ {2}-/.test(each));
  expect(options.at(-1), "at least --help").toMatch(/^ {2}-h, --help/);
  for (const line of options) expect(line, "an option is explained").toMatch(HAN);
});

it.each(PATHS.map((path) => [path.join(" "), path] as const))(
  "%s: Examples in English, and no Chinese but arguments and aliases",
  async (name, path) => {
    const { stdout, stderr, status } = await typed([...path, "--help", "--lang", "en"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(new RegExp(`Examples:\\n {2}\\$ cppcc (--\\S+ \\S+ )*${name}`));
    expect(ownWords(stdout)).not.toMatch(HAN);
  },
);

it("the Chinese help explains in Chinese: usage too", async () => {
  const { stdout } = await typed(["member", "show", "--help", "--lang", "zh"]);
  expect(stdout).not.toMatch(/\[options\]/);
});

it("an alias has the same help as its command", async () => {
  for (const { name, alias } of COMMANDS)
    expect((await typed([alias, "--help"])).stdout, alias).toBe((await typed([name, "--help"])).stdout);
});

it("an option that says when is answered with the one that the command takes, and never with --yes", async () => {
  const messageOf = async (...argv: string[]): Promise<string> => (await typed(argv)).stderr.split("\n")[0] as string;
  expect(await messageOf("export", "roster", "--year", "2026")).toBe("错误：没有选项 --year，是不是 --date？");
  expect(await messageOf("score", "list", "--date", "2026-01-01")).toBe("错误：没有选项 --date，是不是 --year？");
  expect(await messageOf("undo", "--year", "2026")).toBe("错误：没有选项 --year");
  expect(await messageOf("undo", "--yess")).toBe("错误：没有选项 --yess，是不是 --yes？");
});
