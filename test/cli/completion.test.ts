import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { beforeAll, describe, expect, test } from "vitest";
import { COMMANDS } from "../../src/commands/tree.ts";
import { BINARY, processVariables } from "../office/binary.ts";
import { typed } from "../office/in-process.ts";
import { makeOffice } from "../office/office.ts";
import { NOWHERE, ROOT } from "../office/session.ts";

/** What TAB offers, and that a shell takes it for words. */
const desk = makeOffice();

/** The words offered where a line ends. */
async function offered(line: string, session = desk as typeof NOWHERE): Promise<string[]> {
  const words = line.split(" ");
  const { status, stdout, stderr } = await typed(["__complete", `=${words.at(-1)}`, ...words.slice(0, -1)], session);
  expect([status, stderr]).toEqual([0, ""]);
  return stdout
    .split("\n")
    .filter((each) => each !== "")
    .map((each) => each.split("\t")[0] as string);
}

beforeAll(() => desk.open());

describe("what is offered", () => {
  test("before anything is typed: every command", async () => {
    expect(await offered("")).toEqual(COMMANDS.map(({ name }) => name));
  });

  test.each<[string, string[]]>([
    ["mem", ["member"]],
    ["委", ["委员"]],
    ["member f", ["find"]],
    ["委员 查", ["查看", "查找"]],
    ["member show 张", ["张三"]],
    ["member show zs", ["张三"]],
    ["member show ww", ["王伟"]],
    ["member show mmt", ["买买提·艾力"]],
    ["member show 买", ["买买提·艾力"]],
    ["member status 张三 res", ["resume", "resign"]],
    ["member status 张三 辞", ["辞去委员"]],
    ["activity list --member ls", []],
    ["activity list --member lf", ["刘芳"]],
    ["activity list --member=lf", ["--member=刘芳"]],
    ["activity list --kind insp", ["inspection"]],
    ["activity list --kind 视", ["视察"]],
    ["record 公", ["公益慈善"]],
    ["record charity --attendee 张三、lf", ["张三、刘芳"]],
    ["record charity --att", ["--attendee"]],
    ["export roster --format x", ["xlsx"]],
    ["export roster --order=of", ["--order=office"]],
    ["member list --order 职", ["职务"]],
    ["member list --status 在", ["在任"]],
    ["member list --role 常", ["常委"]],
    ["--db office.db member l", ["list"]],
    ["--lang ", ["zh", "en"]],
    ["--la", ["--lang"]],
    ["score li", ["list", "limits"]],
    ["import roster ", [":files"]],
    ["import roster 甲.xlsx ", [":files"]],
    ["export roster -o ", [":files"]],
    ["--db ", [":files"]],
    ["completion ", ["bash", "zsh", "fish", "powershell"]],
    ["无此命令 张", []],
    ["member edit 张三 --note zs", []],
  ])("cppcc %s", async (line, words) => {
    expect((await offered(line)).sort()).toEqual([...words].sort());
  });

  test("every command of the tree answers, and each of its flags is offered", async () => {
    for (const { name, load } of COMMANDS) {
      const { commands = [], flags = {} } = await load();
      expect(await offered(`${name} `)).toEqual(expect.arrayContaining(commands.map((each) => each.name)));
      const own = Object.values(flags).map(({ spelled }) => /--[a-z-]+/.exec(spelled)?.[0]);
      expect(await offered(`${name} --`)).toEqual(expect.arrayContaining([...own, "--json", "--db"]));
      for (const command of commands)
        expect(await offered(`${name} ${command.name} --`)).toEqual(
          expect.arrayContaining(Object.values(command.flags ?? {}).map(({ spelled }) => /--[a-z-]+/.exec(spelled)?.[0])),
        );
    }
  });
});

describe("between two keys", () => {
  test("nothing is an error: no record file, another one, a damaged one, a wrong language", async () => {
    expect(await offered("member show 张", NOWHERE)).toEqual([]);
    writeFileSync(desk.path("坏.db"), "不是数据库");
    expect(await offered(`--db ${desk.path("坏.db")} member show 张`)).toEqual([]);
    expect(await offered("--lang fr member show 张")).toEqual(["张三"]);
    expect(await typed(["__complete"], desk)).toMatchObject({ status: 0, stderr: "" });
  });

  test("an older record file is read as it is, and carried up by nobody", async () => {
    const older = desk.path("旧.db");
    copyFileSync(join(ROOT, "fixtures/records/version-1.db"), older);
    const before = readFileSync(older);
    expect((await offered(`--db ${older} member show `)).length).toBeGreaterThan(0);
    expect(readFileSync(older).equals(before)).toBe(true);
    expect(readdirSync(desk.folder).filter((name) => name.startsWith("旧"))).toEqual(["旧.db"]);
  });

  test("a file in another's hands is not waited for", async () => {
    const db = new Sqlite(desk.db);
    db.exec("BEGIN EXCLUSIVE");
    expect(await offered("member show 张")).toEqual([]);
    db.exec("ROLLBACK");
    db.close();
  });
});

const ODD = [
  "张三",
  "张$(touch pwned)",
  "张`touch pwned`",
  "张;touch pwned",
  "张 明",
  "张'四",
  '张"五',
  "张\\六",
  "张~",
  "张*",
  "张&",
  "张<七",
  "张$HOME",
];
const UNSAYABLE = ["13800000001", "张\n八", "张\u001b[31m", "张\u0007"];

/** A record file as another program may have left it. */
function oddFile(): string {
  const file = desk.path("怪.db");
  if (existsSync(file)) return file;
  const db = new Sqlite(file);
  db.exec("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT)");
  for (const name of [...ODD, ...UNSAYABLE]) db.prepare("INSERT INTO person (name) VALUES (?)").run(name);
  db.close();
  return file;
}

test("a name that no line can carry, or that is a telephone, is not offered", async () => {
  expect(await offered(`--db ${oddFile()} member show `)).toEqual(ODD);
});

/** A shell with the built program on its path. */
function shell(command: readonly [string, ...string[]], input = ""): string {
  const bin = desk.path("cppcc");
  writeFileSync(bin, `#!/bin/sh\nexec '${process.execPath}' '${BINARY}' "$@"\n`);
  chmodSync(bin, 0o755);
  const { PATH = "" } = process.env;
  const env = { ...processVariables(desk), CPPCC_DB: oddFile(), PATH: `${desk.folder}:${PATH}`, LC_ALL: "C.UTF-8", HOME: desk.folder };
  const [file, ...args] = command;
  return execFileSync(file, args, { env, cwd: desk.folder, encoding: "utf8", input });
}
const has = (name: string): boolean => spawnSync(name, ["--version"]).error === undefined;

describe.skipIf(!has("bash"))("in bash", () => {
  const inBash = (words: string, then: string): string =>
    shell([
      "bash",
      "--norc",
      "-c",
      `source <(cppcc completion bash); COMP_WORDS=(cppcc ${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _cppcc cppcc; ${then}`,
    ]);

  const OFFERED = `echo "\${COMPREPLY[@]}"`;

  test("words are offered, also behind a = that bash takes apart", () => {
    expect(inBash("member lis", OFFERED)).toBe("list\n");
    expect(inBash("member list --order = 职", OFFERED)).toBe("职务\n");
    expect(inBash("member list --order =", OFFERED)).toBe("strokes office\n");
  });

  test("what a name holds is a word of the line, and never runs", () => {
    // What was offered stands in a line that bash reads again, as it would after Enter.
    const read = inBash("member show 张", `for each in "\${COMPREPLY[@]}"; do eval "printf '%s\\n' $each"; done`);
    expect(read.trim().split("\n")).toEqual(ODD);
    expect(existsSync(desk.path("pwned"))).toBe(false);
  });
});

describe.skipIf(!has("fish"))("in fish", () => {
  test("words are offered with what they mean, and a name is a word", () => {
    const ask = (line: string): string[] =>
      shell(["fish", "--no-config", "-c", `cppcc completion fish | source; complete -C '${line}'`])
        .trim()
        .split("\n");
    expect(ask("cppcc member lis")).toEqual(["list\t列出本届全部委员"]);
    expect(ask("cppcc member list --order=职")).toEqual(["--order=职务\toffice"]);
    expect(ask("cppcc member show 张").sort()).toEqual([...ODD].sort());
    expect(existsSync(desk.path("pwned"))).toBe(false);
  });
});

test.skipIf(!has("zsh"))("in zsh the script is one", () => {
  expect(shell(["zsh", "-f", "-c", "cppcc completion zsh > 补全; zsh -n 补全 && echo 好"])).toBe("好\n");
});

test("the script for PowerShell is plain ASCII, whatever code page it is read in", async () => {
  const { stdout } = await desk.ok("completion", "powershell");
  expect(stdout).toMatch(/^[\n\x20-\x7e]+$/);
  expect(await desk.json("completion", "pwsh")).toMatchObject({ shell: "powershell", script: stdout });
});

test("another shell is refused with those that there are", async () => {
  expect(await desk.run("completion", "tcsh")).toMatchObject({ status: 2, stderr: expect.stringContaining("bash") });
});

test.each([
  ["improt roster 甲.xlsx", "是不是 import？"],
  ["exprot all", "是不是 export？"],
  ["委元 列出", "是不是 委员？"],
  ["--json scroe", "是不是 score？"],
])("cppcc %s names the nearest command", async (line, hint) => {
  expect(await typed(line.split(" "))).toMatchObject({ status: 2, stderr: expect.stringContaining(hint) });
});
