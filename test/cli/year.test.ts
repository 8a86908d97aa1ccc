import Sqlite from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import type { Imported } from "../office/answers.ts";
import { makeOffice } from "../office/office.ts";
import { importYear, PLENARY } from "../office/year.ts";

interface Scored {
  readonly year: number;
  readonly evaluated: number;
  readonly rules: { readonly name: string; readonly hash: string };
  readonly excluded: readonly { readonly name: string; readonly reason: string }[];
  readonly tied: readonly unknown[];
  readonly open: readonly { readonly name: string; readonly activity: number; readonly title: string }[];
  readonly members: readonly {
    readonly id: number;
    readonly name: string;
    readonly total: number;
    readonly rank: number;
    readonly grade: string;
    readonly dimensions: Readonly<Record<string, number>>;
  }[];
}

interface Explained {
  readonly total: number;
  readonly grade: string;
  readonly lines: readonly {
    readonly dimension: string;
    readonly points: number;
    readonly activity: number | null;
    readonly title: string;
  }[];
}

interface Activity {
  readonly id: number;
  readonly kind: string;
  readonly starts: string;
  readonly title: string;
  readonly parts: readonly { readonly name: string; readonly state: string | null }[];
  readonly sittings: readonly {
    readonly id: number;
    readonly title: string;
    readonly parts: readonly { readonly name: string; readonly state: string }[];
  }[];
}

const desk = makeOffice();
const STANDING = ["--kind", "standing", "--date", "2026-03-20"];

const activityCalled = async (title: string): Promise<{ id: number } | undefined> =>
  (await desk.json<{ id: number; title: string }[]>("activity", "list", "--search", title))[0];
const evaluations = (): number => {
  const db = new Sqlite(desk.db, { readonly: true });
  const count = db.prepare<[], number>("SELECT count(*) FROM evaluation").pluck().get() ?? -1;
  db.close();
  return count;
};

beforeAll(() => importYear(desk));

describe("sign-in sheets", () => {
  it("several state columns are the sittings of one meeting", async () => {
    const id = (await activityCalled("十届五次会议"))?.id;
    const { sittings, parts } = await desk.json<Activity>("activity", "show", String(id));
    expect(parts).toEqual([]);
    expect(sittings.map(({ title }) => title)).toEqual(["第一次大会", "第二次大会"]);
    const states = sittings.map((sitting) =>
      sitting.parts.filter(({ name }) => name !== "王伟").map(({ name, state }) => `${name} ${state}`),
    );
    expect(states[0]).toEqual(expect.arrayContaining(["张三 present", "买买提·艾力 late"]));
    expect(states[1]).toEqual(expect.arrayContaining(["张三 absent", "买买提·艾力 present"]));
    expect(sittings.every((sitting) => sitting.parts.length === 6)).toBe(true);
  });

  it("columns that were read as sittings are not called unused", async () => {
    const { stdout } = await desk.ok("import", "attendance", "签到表.xlsx", ...PLENARY);
    expect(stdout).toContain("没有变化");
    expect(stdout).not.toMatch(/没有用到的列.*大会/);
  });

  it("one state column is one meeting; --blank says what an empty cell means; --activity names one on record", async () => {
    await desk.workbook("常委会.xlsx", [
      ["序号", "姓名", "出席情况"],
      [1, "陈明", "出席"],
      [2, "刘芳", null],
      [3, "张三", "列席"],
    ]);
    const head = [...STANDING, "--title", "常委会第二十次会议"];
    expect((await desk.run("import", "attendance", "常委会.xlsx", ...head)).status, "undeclared blanks").toBe(3);
    await desk.ok("import", "attendance", "常委会.xlsx", ...head, "--blank", "absent");
    const id = (await activityCalled("常委会第二十次会议"))?.id ?? 0;
    const statesOf = async (): Promise<string[]> =>
      (await desk.json<Activity>("activity", "show", String(id))).parts.map(({ name, state }) => `${name} ${state}`);
    expect(await statesOf()).toEqual(["陈明 present", "刘芳 absent", "张三 observer"]);

    await desk.workbook("更正.xlsx", [
      ["姓名", "出席情况"],
      ["刘芳", "请假"],
    ]);
    expect((await desk.json<Imported>("import", "attendance", "更正.xlsx", "--activity", String(id))).operation).toEqual(
      expect.any(Number),
    );
    expect(await statesOf()).toEqual(["陈明 present", "刘芳 leave", "张三 observer"]);
    await desk.ok("undo");
    expect(await statesOf()).toContain("刘芳 absent");
    await desk.ok("undo");
    expect(await activityCalled("常委会第二十次会议")).toBeUndefined();
  });

  it("a sheet of names alone is who came, with --blank present", async () => {
    await desk.workbook("到会.xlsx", [["姓名"], ["陈明"], ["刘芳"]]);
    await desk.ok("import", "attendance", "到会.xlsx", ...STANDING, "--title", "常委会第二十一次会议", "--blank", "present");
    const { parts } = await desk.json<Activity>("activity", "show", String((await activityCalled("常委会第二十一次会议"))?.id));
    expect(parts.map(({ name, state }) => `${name} ${state}`)).toEqual(["陈明 present", "刘芳 present"]);
    await desk.ok("undo");
  });
});

describe("ledgers", () => {
  it.each([
    ["proposals", "提案.xlsx", 3],
    ["opinions", "社情民意.xlsx", 2],
    ["activities", "台账.xlsx", 8],
  ])("%s: the same file again changes nothing", async (kind, file, rows) => {
    expect(await desk.json<Imported>("import", kind, file)).toMatchObject({
      operation: null,
      files: [{ rows, added: 0, changed: 0, same: rows }],
    });
  });

  it("a changed review is a change, told by its field", async () => {
    await desk.workbook("审查后.xlsx", [
      ["案由", "第一提案人", "提交日期", "审查结果"],
      ["关于增设公厕的提案", "买买提·艾力", "2026-02-11", "立案"],
    ]);
    const { stdout } = await desk.ok("import", "proposals", "审查后.xlsx", "--dry-run");
    expect(stdout).toMatch(/《关于增设公厕的提案》审查结果 不立案 → 立案/);
    expect(stdout).toMatch(/→ 立案/);
  });
});

describe("the evaluation", () => {
  it("--dry-run computes and saves nothing", async () => {
    const { stdout } = await desk.ok("score", "--year", "2026", "--dry-run");
    expect(stdout).toContain("没有保存");
    expect(evaluations()).toBe(0);
    expect((await desk.run("score", "list", "--year", "2026")).status).toBe(4);
  });

  it("comes to what a clerk computes by hand", async () => {
    const scored = await desk.json<Scored>("score", "--year", "2026");
    expect(scored).toMatchObject({ year: 2026, evaluated: 6, excluded: [], tied: [], open: [] });
    expect(scored.rules.hash).toMatch(/^[0-9a-f]{64}$/);
    // 10 + 10 + 30 + (9 + 2 + 2) + (5 + 5 + 3 + 2) + (6 + 2) + 2 + 2
    expect(scored.members[0]).toEqual(
      expect.objectContaining({
        name: "刘芳",
        total: 90,
        rank: 1,
        grade: "excellent",
        dimensions: { law: 10, integrity: 10, meetings: 30, proposals: 13, activities: 15, opinions: 8, charity: 2, honours: 2 },
      }),
    );
    expect(scored.members.map(({ name, total, rank, grade }) => `${rank} ${name} ${total} ${grade}`)).toEqual([
      "1 刘芳 90 excellent",
      "2 张三 52 not_competent",
      "3 陈明 50 not_competent",
      "3 王伟 50 not_competent",
      "5 买买提·艾力 49 not_competent",
      "6 王伟 44 not_competent",
    ]);
    expect(evaluations()).toBe(1);
  });

  it("score list is what was saved", async () => {
    const { rules: _, ...saved } = await desk.json<Scored>("score", "list", "--year", "2026");
    const { rules: __, ...computed } = await desk.json<Scored>("score", "--year", "2026", "--dry-run");
    expect(saved).toEqual(computed);
    const { stdout } = await desk.ok("score", "list", "--year", "2026");
    expect(stdout).toMatch(/刘芳.*90.*优秀/);
    expect(stdout).toMatch(/买买提·艾力.*49.*不称职.*一票否决：违法犯罪/);
  });

  it("score explain: the lines' sum is the total, and every record of a line is on record", async () => {
    const { members } = await desk.json<Scored>("score", "list", "--year", "2026");
    expect(members).toHaveLength(6);
    for (const { id, total, dimensions } of members) {
      expect(Object.keys(dimensions)).toHaveLength(8);
      const { lines, ...head } = await desk.json<Explained>("score", "explain", String(id), "--year", "2026");
      expect(head.total).toBe(total);
      const sum = (of: typeof lines): number => Math.round(of.reduce((all, { points }) => all + points, 0) * 100) / 100;
      expect(sum(lines)).toBe(total);
      for (const [dimension, points] of Object.entries(dimensions))
        expect(sum(lines.filter((line) => line.dimension === dimension))).toBe(points);
    }
    const traced = (await desk.json<Explained>("score", "explain", "刘芳", "--year", "2026")).lines;
    const titles = new Map((await desk.json<{ id: number; title: string }[]>("activity", "list")).map(({ id, title }) => [id, title]));
    for (const { activity, title, points } of traced) {
      if (activity !== null) expect(titles.get(activity)).toBe(title);
      else expect(points, "points without a record are the base alone").toBe(10);
    }
  });

  it("score explain names the veto first", async () => {
    const { stdout } = await desk.ok("score", "explain", "买买提·艾力", "--year", "2026");
    const rows = stdout.split("\n").filter((line) => line.startsWith("│"));
    expect(rows[1], "the first row below the header").toMatch(/一票否决：违法犯罪.*法院判决/);
    expect(stdout).toMatch(/总分 49.*不称职.*一票否决：违法犯罪/);
  });

  it("two of one name are explained by id or qualifier", async () => {
    expect((await desk.run("score", "explain", "王伟", "--year", "2026")).status).toBe(4);
    expect((await desk.json<Explained>("score", "explain", "王伟（女）", "--year", "2026")).total).toBe(50);
    expect((await desk.json<Explained>("score", "explain", "王伟（男）", "--year", "2026")).total).toBe(44);
  });

  it("a later change makes the saved result stale, said on stderr; a new score ends that", async () => {
    expect((await desk.ok("score", "list", "--year", "2026")).stderr).toBe("");
    await desk.ok("record", "charity", "--title", "敬老慰问", "--date", "2026-10-01", "--attendee", "陈明");
    const stale = await desk.ok("score", "list", "--year", "2026", "--json");
    expect(stale.stderr).toMatch(/2026 年度的考核之后记录又有改动.*cppcc score --year 2026/);
    expect((JSON.parse(stale.stdout) as Scored).members.find(({ name }) => name === "陈明")?.total).toBe(50);
    expect((await desk.json<Scored>("score", "--year", "2026")).members.find(({ name }) => name === "陈明")?.total).toBe(52);
    expect((await desk.ok("score", "list", "--year", "2026")).stderr).toBe("");
  });

  it("undo works after a score, and never takes back the score itself", async () => {
    const { undone, command } = await desk.json<{ undone: number; command: string }>("undo");
    expect(command).toBe("record charity");
    expect((await desk.ok("score", "list", "--year", "2026")).stderr).toMatch(/又有改动/);
    const { status, message } = await desk.refusal("undo", String(undone + 1));
    expect({ status, message }).toMatchObject({ status: 4, message: expect.stringContaining("不能撤销") });
    expect((await desk.json<Scored>("score", "--year", "2026")).members.find(({ name }) => name === "陈明")?.total).toBe(50);
  });

  it("an import can be undone after the score; its lines keep the titles", async () => {
    await desk.ok("undo"); // the ledger of activities
    const { lines } = await desk.json<Explained>("score", "explain", "刘芳", "--year", "2026");
    expect(lines.map(({ title }) => title)).toContain("助学捐款");
    expect((await desk.json<Scored>("score", "--year", "2026", "--dry-run")).members.find(({ name }) => name === "刘芳")?.total).toBe(71);
    await desk.ok("redo");
  });

  it("a serving member missing from the plenary's sheet is open, and no candidate", async () => {
    const other = (await activityCalled("十届五次会议"))?.id;
    const { sittings } = await desk.json<Activity>("activity", "show", String(other));
    for (const { id } of sittings) await desk.ok("activity", "edit", String(id), "--remove", "刘芳");
    const { open, members } = await desk.json<Scored>("score", "--year", "2026", "--dry-run");
    expect(open).toEqual([expect.objectContaining({ name: "刘芳", activity: other, title: "十届五次会议" })]);
    expect(members.find(({ name }) => name === "刘芳")).toMatchObject({ total: 90, grade: "competent" });
    expect((await desk.ok("score", "--year", "2026", "--dry-run")).stdout).toMatch(/签到待核实（共1条）：\s+刘芳（教育界）：十届五次会议/);
    await desk.ok("score", "--year", "2026");
    const { stdout } = await desk.ok("score", "explain", "刘芳", "--year", "2026");
    expect(stdout).toMatch(/待核实：十届五次会议的签到表上没有这位委员；核实前不能评为优秀$/m);
    expect((await desk.ok("--lang", "en", "score", "explain", "刘芳", "--year", "2026")).stdout).toMatch(
      /open: missing from the sheet of 十届五次会议; until it is confirmed not 优秀$/m,
    );
  });
});
