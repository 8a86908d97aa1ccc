import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { BINARY, processVariables } from "../office/binary.ts";
import { makeOffice, type Office, openOffice } from "../office/office.ts";
import { type Answer, ROOT } from "../office/session.ts";
import { importYear } from "../office/year.ts";
import { rosterWith } from "../support/workbook.ts";

/** The program as it is shipped and started; and that what the other tests run in their own process answers the same. */

/** One after another on one record file: each kind of command, both languages, all exit codes. */
const LINES = [
  "",
  "--version",
  "--help",
  "help member",
  "record 视察 --help --lang en",
  "frobnicate",
  "scroe --lang en",
  "member list --frob",
  "member",
  "undo 1 2 --json",
  "--lang fr member list",
  "--db 没有.db log",
  "--db 没有.db log --json",
  "--db 文件夹 log",
  "--db 另一本.db init --office 政协某某县委员会 --term 10 --starts 2022-01",
  "--db 另一本.db import roster 名册.xlsx --quiet",
  "init --office 政协某某县委员会 --term 10 --starts 2022-01",
  "config",
  "config office 政协乙县委员会",
  "import roster 名册.xlsx",
  "import roster 调整.xlsx --dry-run",
  "import roster 调整.xlsx --as-of 2026-03-01 --json",
  "import roster 错误.xlsx",
  "import roster 错误.xlsx --json",
  "import roster 错误.xlsx --explain --lang en",
  "import roster 没有.xlsx",
  "import roster 名册.ods --explain",
  "import roster 坏.csv --reject-file 退回.csv",
  "import activities 看不见.csv",
  "import activities 看不见.csv --partial",
  "member list",
  "member list --json --unmask",
  "member list --lang en --order name",
  "member show 刘芳",
  "member show 王伟",
  "member show 赵小六 --json",
  "member edit 张三 --unit 新单位",
  "member status 张三 suspend --from 2026-12-01 --basis 十届二十次常委会",
  "activity list --json",
  "activity show 1",
  "activity edit 2 --note 更正",
  "record charity --title 敬老 --date 2026-10-01 --attendee 陈明、刘芳 --amount 200",
  "record charity --title 敬老 --date 2026-10-01 --attendee 赵小六",
  "undo",
  "redo --json",
  "score --year 2026",
  "score --year 2026 --json",
  "score explain 刘芳 --year 2026 --prose",
  "score list --year 2024",
  "year list --json",
  "year close 2026 --yes",
  "export members --year 2026 --format csv -o 委员.csv",
  "export roster -o 出.csv",
  "export activities --year 2026 -o 台账.md",
  "export evaluation --year 2026 --format docx",
  "template attendance --kind standing --date 2026-03-15 -o 签到表/",
  "log --limit 5",
];

async function setUp(): Promise<Office> {
  const office = makeOffice();
  await importYear(office);
  await office.workbook("调整.xlsx", rosterWith("张三", "界别", "科协"));
  await office.workbook("错误.xlsx", rosterWith("张三", "出生年月", "1970.13"));
  writeFileSync(office.path("坏.csv"), "姓名,性别\n李四,未知\n");
  writeFileSync(
    office.path("看不见.csv"),
    "\ufeff日期,类别,名称,姓名\n2026-03-20,视察,视察\u200b河道,张三\n2026-03-21,视察,视察桥梁,无此人\n",
  );
  copyFileSync(join(ROOT, "test/fixtures/libreoffice.ods"), office.path("名册.ods"));
  mkdirSync(office.path("文件夹"));
  return office;
}

/** Without what must differ: the folder, the moment, and the digests of what a moment stands in. */
const plain = (text: string, { folder }: Office): string =>
  text
    .replaceAll(folder, "<folder>")
    .replace(/\d{4}-\d\d-\d\d([ T])\d\d:\d\d(:\d\d\.\d+Z)?/g, "<time>")
    .replace(/\b[0-9a-f]{12,64}\b/g, "<digest>");

/** Every row of a record file. */
function rowsOf(office: Office): string {
  const db = new Sqlite(office.db, { readonly: true });
  try {
    const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
    return plain(
      JSON.stringify(
        tables.map((table) => [table, db.prepare(`SELECT * FROM "${table}"`).all()]),
        null,
        1,
      ),
      office,
    );
  } finally {
    db.close();
  }
}

/** The texts that were written beside the record file. */
const textsOf = (office: Office): string[][] =>
  readdirSync(office.folder)
    .filter((name) => /\.(csv|md)$/.test(name))
    .sort()
    .map((name) => [name, plain(readFileSync(office.path(name), "utf8"), office)]);

describe("a command in the tests' own process", () => {
  it("answers what the binary answers, and leaves the same record file", async () => {
    const [here, there] = [await setUp(), await setUp()];
    const wordsOf = (line: string): string[] => line.split(" ").filter((word) => word !== "");
    const said = ({ status, stdout, stderr }: Answer, office: Office) => ({
      status,
      stdout: plain(stdout, office),
      stderr: plain(stderr, office),
    });
    const statuses = new Set<number>();
    for (const line of LINES) {
      const answer = said(await here.run(...wordsOf(line)), here);
      expect(answer, `cppcc ${line}`).toEqual(said(await there.binary.run(...wordsOf(line)), there));
      statuses.add(answer.status);
    }
    expect([...statuses].sort()).toEqual([0, 1, 2, 3, 4]);
    expect(rowsOf(here)).toBe(rowsOf(there));
    expect(textsOf(here)).toEqual(textsOf(there));
    expect(textsOf(here).map(([name]) => name)).toEqual(expect.arrayContaining(["出.csv", "台账.md"]));
  });

  it("leaves the process as it was, and no file open", async () => {
    const office = await openOffice();
    const state = () => ({
      folder: process.cwd(),
      exit: process.exitCode,
      variables: { ...process.env },
      signals: ["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => process.listenerCount(signal)),
    });
    const before = state();
    for (const line of ["member list", "import roster 名册.xlsx", "undo 99", "record 视察", "score --year 2026", "member show 王伟"])
      await office.run(...line.split(" "));
    expect(state()).toEqual(before);
    if (process.platform === "linux") expect(readdirSync("/proc/self/fd").map(targetOf)).not.toContain(office.db);
  });
});

function targetOf(descriptor: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return "";
  }
}

describe("the binary", () => {
  it("hands over to the Node beside it where it is started with one that is too old", async () => {
    const office = makeOffice();
    const old = office.path("old.cjs");
    writeFileSync(old, 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.1.0", napi: "9" } });');
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--require", old, BINARY, "member", "--frob"], {
      cwd: office.folder,
      env: processVariables(office),
      encoding: "utf8",
    });
    expect({ status, stdout, stderr }).toEqual(await office.binary.run("member", "--frob"));
  });

  it("says so where its folder is gone", () => {
    const office = makeOffice();
    const gone = office.path("没了");
    mkdirSync(gone);
    const line = 'rmdir "$PWD"; exec "$@"';
    const { status, stderr } = spawnSync("bash", ["-c", line, "bash", process.execPath, BINARY, "log"], {
      cwd: gone,
      env: processVariables(office),
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([1, expect.stringContaining("当前文件夹已经不在了")]);
  });

  it("writes all of a long answer into a pipe", async () => {
    const office = await openOffice();
    await office.ok("import", "activities", await long(office));
    const { stdout } = await office.binary.ok("activity", "list", "--json");
    expect(stdout).toMatch(/^[\s\S]{70000}/);
    expect(stdout).toBe((await office.ok("activity", "list", "--json")).stdout);
  });

  it("takes a reader that closes the pipe early for no fault", async () => {
    const office = await openOffice();
    const before = office.bytes();
    const child = spawn(process.execPath, [BINARY, "member", "list"], { env: processVariables(office), stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.destroy();
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const status = await new Promise((resolve) => child.on("close", resolve));
    expect([status, stderr]).toEqual([0, ""]);
    expect(office.bytes().equals(before)).toBe(true);
  });
});

/** A ledger of more activities than a pipe holds. */
async function long(office: Office): Promise<string> {
  const path = join(office.folder, "长.csv");
  writeFileSync(path, `日期,类别,名称,姓名\n${Array.from({ length: 600 }, (_, i) => `2026-03-12,视察,视察第${i}处,张三\n`).join("")}`);
  return path;
}
