import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { SaxesParser } from "saxes";
import { beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/store.ts";
import type { Imported, ListedMember } from "../office/answers.ts";
import { makeOffice } from "../office/office.ts";
import { ROSTER_HEADER } from "../support/workbook.ts";
import { textsIn } from "../support/zip.ts";

/** Where text enters, what nobody sees is taken off and said; where it leaves, nothing of the kind goes out. */

const desk = makeOffice();
beforeAll(() => desk.open());

/** A terminal obeys none of these, and XML allows none. */
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;

type Said = Imported & { readonly notes: readonly string[] };

const roster = (name: string, ...more: (string | number | null)[]) => [1, name, "男", null, "1975-05", ...more];

describe("a workbook", () => {
  it("gives names, phones, months and headers without what nobody sees, and says where it stood", async () => {
    await desk.workbook("看不见.xlsx", [
      ["序号", "姓\u200b名", "性别", "民族", "出生年月（岁）", "党派", "界别\u2060", "工作单位及职务", "联系电话\u200b"],
      [
        1,
        "\u200b赵\u200e大山\ufeff",
        "\u200b男",
        null,
        "\u200b1970.05（55岁）",
        "群\u00ad众",
        "教育界\u202c",
        "县一中_x001B_教师",
        "\u202d13800000041\u202c",
      ],
    ]);
    const said = await desk.json<Said>("import", "roster", "看不见.xlsx");
    expect(said.files[0]).toMatchObject({ rows: 1, added: 1 });
    expect(said.notes.join()).toMatch(/看不见的字符（U\+200B.*），已去掉：Sheet1!B1.*等 10 处/);
    const [member] = (await desk.json<ListedMember[]>("member", "list")).filter(({ name }) => name.includes("大山"));
    expect(member).toMatchObject({ name: "赵大山", born: "1970-05", sector: "教育界", unit: "县一中教师" });
    const shown = await desk.json<{ phone: string }>("member", "show", "赵大山", "--unmask");
    expect(shown.phone).toBe("13800000041");
    // The same once more, without them: nobody new, nothing changed.
    await desk.workbook("看得见.xlsx", [ROSTER_HEADER.slice(0, 2).concat("联系电话"), [1, "赵大山", "13800000041"]]);
    expect((await desk.json<Said>("import", "roster", "看得见.xlsx")).files[0]).toMatchObject({ same: 1, added: 0 });
  });

  it("is read so from CSV as from Excel, and a mistake in it shows what is left", async () => {
    writeFileSync(desk.path("看不见.csv"), "\ufeff姓名\u200b,性\u200b别,出生年月\n钱\u200b大海,男\u200b,不\u200b详x\n");
    const { status, stderr } = await desk.run("import", "roster", "看不见.csv");
    expect(status).toBe(3);
    expect(stderr).toContain("看不见.csv › CSV › C2 “不详x”：不是出生年月");
  });

  it("with a character that chooses the form of another keeps it, and an error shows it", async () => {
    const { stderr } = await desk.run("record", "service", "--title", "义诊", "--date", "2026-03-01", "--attendee", "葛\u{e0100}大川");
    expect(stderr).toContain("葛〔U+E0100〕大川");
  });

  it("named as a terminal would obey it is read, and its name is printed so that it does not", async () => {
    await desk.workbook("恶\u001b[31m意\u202e.xlsx", [ROSTER_HEADER, roster("孙\u200b红", null, "教育界")]);
    const { stdout, stderr } = await desk.ok("import", "roster", "恶\u001b[31m意\u202e.xlsx");
    expect(stdout).toContain("恶〔U+001B〕[31m意〔U+202E〕.xlsx");
    expect(`${stdout}${stderr}${(await desk.ok("log")).stdout}`).not.toMatch(OBEYED);
  });
});

describe("an argument", () => {
  it("loses what nobody sees and its line breaks, which is said", async () => {
    const { stderr, stdout } = await desk.ok(
      ...[
        "record",
        "service",
        "--title",
        "送\u001b]0;x\u0007健康\n下乡",
        "--date",
        "\u202d2026年3月1日\u202c 星期日",
        "--attendee",
        "张\u200b三",
      ],
    );
    expect(stderr).toContain("看不见的字符，已去掉：送〔U+001B〕]0;x〔U+0007〕健康");
    expect(`${stdout}${stderr}`).not.toMatch(OBEYED);
    const activities = await desk.json<{ title: string; date: string }[]>("activity", "list", "--kind", "service");
    expect(activities).toContainEqual(expect.objectContaining({ title: "送]0;x健康 下乡", date: "2026-03-01" }));
  });

  it("with a weekday that is another day's is refused", async () => {
    const { status, stderr } = await desk.run(
      "record",
      "service",
      "--title",
      "义诊",
      "--date",
      "2026年3月1日 星期五",
      "--attendee",
      "张三",
    );
    expect([status, stderr]).toEqual([2, expect.stringContaining("2026年3月1日是星期日，不是星期五")]);
  });

  it("of a span names where its last day goes", async () => {
    const { status, stderr } = await desk.run("record", "service", "--title", "义诊", "--date", "2026年3月1日至3日", "--attendee", "张三");
    expect([status, stderr]).toEqual([2, expect.stringContaining("--ends")]);
  });

  it("that is no command is quoted so that a terminal does not obey it", async () => {
    for (const argv of [["f\u001b[31mrob"], ["member", "show", "\u009b31m某人"], ["--f\u202e"], ["import", "roster", "没\u0007有.xlsx"]]) {
      const { stderr } = await desk.run(...argv);
      expect(stderr).not.toMatch(OBEYED);
    }
  });
});

describe("a record file of an older version", () => {
  const BAD = "政协\u001b[31m某某\ufffe县\u202e委\u200b员会\ud800\u009b";

  it("makes documents that open, and prints nothing that a terminal obeys", async () => {
    const old = await makeOld();
    for (const argv of [
      ["config"],
      ["activity", "list"],
      ["activity", "show", "1"],
      ["member", "list"],
      ["member", "show", "张三"],
      ["log"],
    ]) {
      for (const json of [[], ["--json"]]) {
        const { stdout, stderr } = await old("--db", "旧.db", ...argv, ...json);
        expect(`${argv.join(" ")}: ${stdout}${stderr}`).not.toMatch(OBEYED);
        if (json.length > 0) JSON.parse(stdout);
      }
    }
    // It is the same name all the same: what cannot be seen parts nothing.
    const folder = "旧导出/";
    await old("--db", "旧.db", "score", "--year", "2026");
    await old("--db", "旧.db", "export", "all", "--year", "2026", "-o", folder);
    await old("--db", "旧.db", "export", "roster", "-o", `${folder}名册.csv`);
    await old("--db", "旧.db", "export", "activities", "--year", "2026", "-o", `${folder}台账.md`);
    await old("--db", "旧.db", "template", "roster", "-o", folder);
    const files = readdirSync(desk.path(folder));
    expect(files.length).toBeGreaterThan(8);
    for (const file of files) await expectReadable(join(desk.path(folder), file));
  });

  async function makeOld() {
    const db = desk.path("旧.db");
    await desk.ok("--db", "旧.db", "init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01");
    await desk.ok("--db", "旧.db", "import", "roster", "名册.xlsx");
    await desk.ok("--db", "旧.db", "record", "service", "--title", "义诊", "--date", "2026-03-01", "--attendee", "张三");
    const store = openStore(db, { who: "旧", now: () => "2026-04-01T00:00:00.000Z" });
    store.operations.operate({ kind: "write", command: "config", summary: `设置${BAD}` }, () => {
      store.settings.set("office", BAD);
      store.settings.set("sectors", JSON.stringify([`教育界${BAD}`]));
    });
    store.close();
    // As an older version wrote it, past every guard of this one.
    const raw = new Sqlite(db);
    const guards = raw.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
    for (const { name } of guards) raw.exec(`DROP TRIGGER "${name}"`);
    raw.prepare("UPDATE activity SET title = ?, place = ?").run(`义${BAD}诊`, `${BAD}\n村`);
    raw.prepare("UPDATE person SET unit = ? WHERE name = '张三'").run(`${BAD}\t公司`);
    for (const { sql } of guards) raw.exec(sql);
    raw.close();
    return (...args: string[]) => desk.ok(...args);
  }

  async function expectReadable(path: string): Promise<void> {
    const bytes = readFileSync(path);
    if (!/\.(docx|xlsx)$/.test(path)) {
      expect(bytes.toString().replace(/^\ufeff|\r(?=\n)/g, "")).not.toMatch(OBEYED);
      return;
    }
    for (const [name, xml] of Object.entries(textsIn(bytes))) {
      if (!/\.(xml|rels)$/.test(name)) continue;
      expect(xml.replaceAll("\r\n", "\n")).not.toMatch(OBEYED);
      const parser = new SaxesParser();
      parser.on("error", (error) => {
        throw new Error(`${path} ${name}: ${error.message}`);
      });
      parser.write(xml).close();
    }
  }
});
