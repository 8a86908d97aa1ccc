import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it, test } from "vitest";
import { initOffice, makeOffice, openOffice } from "../office/office.ts";
import { ROOT } from "../office/session.ts";
import { ROSTER_ROWS } from "../support/workbook.ts";

/** The record file survives; so does what is around it. */

const INIT = ["init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01"];

const desk = makeOffice();
await desk.open();
const { run, ok, refusal } = desk;
const parts = (folder: string): string[] => readdirSync(folder).filter((name) => name.includes(".part"));

/** As a clerk copies a file to a stick: it alone. */
function bareCopy(file: string) {
  const copy = `${file}.copy`;
  copyFileSync(file, copy);
  const db = new Sqlite(copy);
  const answer = {
    integrity: db.pragma("integrity_check", { simple: true }),
    operations: db.prepare("SELECT count(*) FROM operation").pluck().get(),
  };
  db.close();
  rmSync(copy);
  return answer;
}

describe("init", () => {
  it("takes over an empty leftover, with its journal; the file is whole, its owner's alone, and the only one", async () => {
    const { folder, db, ok } = makeOffice();
    for (const left of [db, `${db}-journal`]) writeFileSync(left, "");
    await ok(...INIT);
    expect(readdirSync(folder)).toEqual(["office.db"]);
    expect([statSync(db).mode & 0o777, bareCopy(db)]).toEqual([0o600, { integrity: "ok", operations: 1 }]);
  });

  it("takes over nothing else", async () => {
    const before = readFileSync(desk.db);
    expect(await refusal(...INIT)).toMatchObject({ code: "refused.file_exists", status: 4 });
    expect(readFileSync(desk.db)).toEqual(before);
    const lone = desk.path("孤.db");
    writeFileSync(`${lone}-journal`, "x");
    expect(await refusal("--db", lone, ...INIT)).toMatchObject({ code: "refused.journal", status: 4 });
    expect(readFileSync(`${lone}-journal`, "utf8")).toBe("x");
  });

  it("on a disk that is too small leaves nothing, and can be run again", async () => {
    const { folder, db, ok } = makeOffice();
    expect(limited(60, db, ...INIT)).toMatchObject({ status: 1, stderr: expect.stringMatching(/office\.db/) });
    expect(readdirSync(folder)).toEqual([]);
    await ok(...INIT);
  });
});

/** The real binary where no file may be longer than so many kilobytes, which to SQLite is a disk that fails. */
function limited(kilobytes: number, db: string, ...args: string[]) {
  const line = 'ulimit -f "$1"; shift; exec "$@"';
  const { status, stdout, stderr } = spawnSync(
    "bash",
    ["-c", line, "bash", String(kilobytes), process.execPath, join(ROOT, "bin/cppcc.js"), "--db", db, ...args],
    { encoding: "utf8", env: { ...process.env, CPPCC_LANG: "zh" } },
  );
  return { status, said: stdout, stderr };
}

it("after a failing disk the file is as it was, alone, and the answer says so", () => {
  const db = desk.path("满.db");
  copyFileSync(desk.db, db);
  const before = bareCopy(db);
  const titles = ["--title", "视察饮水", "--date", "2026-03-01", "--note", "长".repeat(3_000)];
  const { status, stderr } = limited(statSync(db).size / 1024, db, "record", "视察", ...titles, "--present", "all");
  expect([status, stderr]).toEqual([1, expect.stringMatching(/读写磁盘出错：.*满\.db；没有写入任何内容/)]);
  expect(bareCopy(db)).toEqual(before);
  expect(existsSync(`${db}-journal`)).toBe(false);
});

describe("nothing is written over the record file or what is being read, whatever is said", () => {
  const roster = desk.path("名册.xlsx");
  linkSync(desk.db, desk.path("硬链接.xlsx"));
  symlinkSync(roster, desk.path("软链接.xlsx"));
  mkdirSync(desk.path("内"));
  writeFileSync(desk.path("表.yaml"), "表头行: 2\n");

  test.each([
    ["--write-map", "office.db"],
    ["--write-map", "内/../office.db"],
    ["--write-map", "office.db-journal"],
    ["--write-map", "名册.xlsx"],
    ["--write-map", "软链接.xlsx"],
    ["--write-map", "硬链接.xlsx"],
    ["--write-map", "表.yaml", "--map", "表.yaml"],
  ])("import roster %s %s --yes", async (...args) => {
    const before = [readFileSync(desk.db), readFileSync(roster), readFileSync(desk.path("表.yaml"))];
    expect(await refusal("import", "roster", "名册.xlsx", ...args, "--yes")).toMatchObject({ code: "refused.own_file", status: 4 });
    expect([readFileSync(desk.db), readFileSync(roster), readFileSync(desk.path("表.yaml"))]).toEqual(before);
    expect(existsSync(`${desk.db}-journal`)).toBe(false);
  });

  it("nor what is given back, an export, or a device", async () => {
    await desk.workbook("坏.xlsx", [...ROSTER_ROWS, [9, "李四", "男", "汉族", "1970.13"]]);
    const before = readFileSync(desk.path("坏.xlsx"));
    expect(await refusal("import", "roster", "坏.xlsx", "--reject-file", "坏.xlsx", "--yes")).toMatchObject({ code: "refused.own_file" });
    expect(readFileSync(desk.path("坏.xlsx"))).toEqual(before);
    expect(await refusal("export", "roster", "-o", "硬链接.xlsx", "--yes")).toMatchObject({ code: "refused.own_file" });
    expect(await refusal("import", "roster", "名册.xlsx", "--write-map", "/dev/null", "--yes")).toMatchObject({
      code: "refused.not_a_file",
    });
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });
});

it("what is written is its owner's alone, whole, and leaves nothing beside", async () => {
  mkdirSync(desk.path("出"));
  await ok("export", "roster", "-o", "出/名册.csv");
  await ok("import", "roster", "名册.xlsx", "--write-map", "出/表.yaml");
  await ok("template", "roster", "-o", "出/");
  await run("import", "roster", "坏.xlsx", "--reject-file", "出/退回.xlsx");
  const made = readdirSync(desk.path("出")).sort();
  expect(made).toEqual(["名册.csv", "委员名册模板.xlsx", "表.yaml", "退回.xlsx"].sort());
  for (const name of made) expect([name, statSync(desk.path(`出/${name}`)).mode & 0o777]).toEqual([name, 0o600]);
});

test.each([
  ["../../evil", "／..／evil签到表.xlsx"],
  ["2025/2/20常委会", "2025／2／20常委会签到表.xlsx"],
  ["a:b*?", "a：b＊？签到表.xlsx"],
])("a title %s makes a file name that stays in its folder", async (title, name) => {
  const folder = `名${Buffer.from(title).toString("hex")}`;
  mkdirSync(desk.path(folder));
  await ok("template", "attendance", "--kind", "standing", "--date", "2026-03-15", "--title", title, "-o", `${folder}/`);
  expect(readdirSync(desk.path(folder))).toEqual([name]);
});

it("a second demo takes away nothing that anybody touched or added", async () => {
  const folder = desk.path("演示");
  const demo = () => desk.run("demo", folder);
  await desk.ok("demo", folder);
  expect(parts(folder)).toEqual([]);
  const [document] = readdirSync(join(folder, "导出")) as [string];
  const own = join(folder, "导出", "我的.txt");
  writeFileSync(own, "我的");
  const answer = await demo();
  expect([answer.status, answer.stderr]).toEqual([4, expect.stringMatching(/不是演示做的.*：导出\/我的\.txt（/)]);
  rmSync(own);
  const file = join(folder, "cppcc.db");
  await desk.ok("--db", file, "config", "office", "政协乙县委员会");
  writeFileSync(join(folder, "导出", document), "改过");
  const worked = readFileSync(file);
  expect((await demo()).stderr).toContain(`：cppcc.db、导出/${document}（`);
  expect(readFileSync(file)).toEqual(worked);
});

describe("a record file that cannot be opened: why, and where", () => {
  const long = "长".repeat(100);
  const file = (name: string): string => desk.path(name);

  test.each<[string, () => string, number, RegExp]>([
    ["cut to nothing", () => made("空.db", ""), 4, /是空的（0 字节）：.*空\.db[\s\S]*备份/],
    ["no SQLite file", () => made("坏.db", "x".repeat(9_000)), 4, /不是档案文件：.*坏\.db[\s\S]*备份/],
    ["a folder", () => file("内"), 4, /不是档案文件/],
    ["in no folder", () => file("没有/office.db"), 4, /所在的文件夹也不在：.*没有\/office\.db[\s\S]*U盘/],
    ["below a file", () => file("表.yaml/office.db"), 4, /所在的文件夹也不在/],
    ["of a name too long", () => file(`${long}.db`), 1, /文件名太长：.*长\.db/],
    ["a link to itself", () => circle("圈.db"), 1, /绕成了圈：.*圈\.db/],
  ])("%s", async (_, path, status, words) => {
    const answer = await run("--db", path(), "member", "list");
    expect([answer.status, answer.stderr]).toEqual([status, expect.stringMatching(words)]);
  });

  function made(name: string, content: string): string {
    writeFileSync(file(name), content);
    return file(name);
  }

  function circle(name: string): string {
    symlinkSync(name, file(name));
    return file(name);
  }
});

it("a damaged file is read with a warning, and not written to", async () => {
  const office = await initOffice();
  for (let i = 0; i < 6; i += 1) await office.ok("config", "office", `政协${"甲".repeat(400)}${i}县委员会`);
  const { size } = statSync(office.db);
  truncateSync(office.db, size - 4096);
  truncateSync(office.db, size);
  const before = office.bytes();
  expect(await office.run("log")).toMatchObject({ stderr: expect.stringMatching(/档案文件已损坏/) });
  expect(await office.run("config", "office", "政协乙县委员会")).toMatchObject({
    status: 4,
    stderr: expect.stringMatching(/已损坏[\s\S]*备份/),
  });
  expect(office.bytes()).toEqual(before);
});

describe("an undo", () => {
  const RECORD = ["record", "视察", "--title", "视察饮水", "--date", "2026-03-01", "--present", "陈明"];
  const SCORE = ["score", "--year", "2026"];

  test.each<[string, string[][], RegExp]>([
    ["names the evaluation that it passes over", [RECORD, SCORE], /^注意：第 4 号操作（.+）不在撤销之列.+撤销的是它之前的第 3 号\n$/],
    ["says nothing of one that came before what it takes back", [SCORE, RECORD], /^$/],
  ])("%s", async (_, lines, words) => {
    const office = await openOffice();
    for (const line of lines) await office.ok(...line);
    const { stdout, stderr } = await office.ok("undo");
    expect([stdout, stderr]).toEqual([expect.stringContaining("登记视察"), expect.stringMatching(words)]);
  });
});

describe("a number that is none of the office's", () => {
  const HUGE = "99999999999999999999";
  test.each([
    [["log", "--limit", HUGE], 2],
    [["undo", HUGE], 2],
    [["activity", "show", HUGE], 2],
    [["activity", "list", "--year", HUGE], 2],
    [["member", "show", HUGE], 4],
    [["import", "attendance", "名册.xlsx", "--activity", HUGE], 2],
    [["record", "公益慈善", "--title", "助学", "--date", "2026-03-01", "--amount", "1e300"], 2],
  ] as const)("%j is refused in words", async (args, status) => {
    const answer = await run(...args);
    expect(answer.stderr).not.toContain("程序出错了");
    expect(answer.status).toBe(status);
  });
});

it("who stops a command is told what became of the record file", async () => {
  const stopped: string[] = [];
  const stdout = { write: () => true };
  const { main } = await import("../../src/main.ts");
  await main(["--db", desk.db, "log"], {
    env: { CPPCC_LANG: "zh" },
    cwd: desk.folder,
    root: ROOT,
    stdin: process.stdin,
    stdout,
    stderr: { write: (words) => stopped.push(words) },
    isTerminal: () => false,
    now: () => "2027-01-10T00:00:00.000Z",
    today: "2027-01-10",
    onInterrupt: (say) => say(),
  });
  expect(stopped.join("")).toMatch(/已中断，档案没有改动/);
});
