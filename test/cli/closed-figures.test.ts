import { readFileSync } from "node:fs";
import Sqlite from "better-sqlite3";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import type { Imported } from "../office/answers.ts";
import { makeOffice, type Office } from "../office/office.ts";
import { textsIn } from "../support/zip.ts";

/** What a closed year prints: as it was frozen, whatever is recorded or corrected later. */
const PROPOSAL = ["案号", "案由", "第一提案人", "提交日期", "审查结果", "审查日期", "主办单位", "交办日期", "答复日期", "委员意见"];
const handled = (replied: string | null, feedback: string | null) => [
  PROPOSAL,
  ["10-4-001", "修路", "张三", "2025-03-01", "立案", "2025-03-10", "县交通局", "2025-04-01", "2025-06-01", "满意"],
  ["10-4-002", "修桥", "陈明", "2025-03-02", "立案", "2025-03-10", "县交通局", "2025-04-01", replied, feedback],
];

interface Year {
  readonly year: number;
  readonly check: string | null;
  readonly log: string;
  readonly logHead: string;
  readonly filled: string | null;
}

const yearOf = async (desk: Office, year: number): Promise<Year | undefined> =>
  (await desk.json<Year[]>("year", "list")).find((one) => one.year === year);

async function words(desk: Office, name: string): Promise<string> {
  await desk.ok("export", "report", "--year", "2025", "-o", name, "--yes");
  return (textsIn(readFileSync(desk.path(name)))["word/document.xml"] ?? "").replace(/<\/w:p>/g, "\n").replace(/<[^>]*>/g, "");
}

/** Every sheet that a year's evaluation is printed on. */
async function tables(desk: Office): Promise<string> {
  const sheets: unknown[] = [];
  for (const id of ["evaluation", "commendation"]) {
    await desk.ok("export", id, "--year", "2025", "-o", `${id}.xlsx`, "--yes");
    const { worksheets } = await new ExcelJS.Workbook().xlsx.readFile(desk.path(`${id}.xlsx`));
    sheets.push(worksheets.map((sheet) => sheet.getSheetValues()));
  }
  return JSON.stringify([sheets, await desk.json("score", "list", "--year", "2025")]);
}

describe("a closed year", () => {
  const desk = makeOffice({ today: "2026-04-01" });
  let [report, printed] = ["", ""];

  test("says in the log that it was closed under a day that was set", async () => {
    await desk.open();
    await desk.workbook("提案.xlsx", handled(null, null));
    await desk.ok("import", "proposals", "提案.xlsx");
    await desk.ok("member", "edit", "张三", "--sector", "科协", "--from", "2025-07-01");
    await desk.ok("score", "--year", "2025");
    await desk.ok("score", "decide", "刘芳", "--year", "2025", "--grade", "优秀", "--reason", "主席会议");
    await desk.ok("year", "close", "2025");
    expect((await desk.json<{ summary: string }[]>("log"))[0]?.summary).toBe("关闭 2025 年度（按设定的日期 2026-04-01，CPPCC_TODAY）");
    report = await words(desk, "前.docx");
    printed = await tables(desk);
    expect(report).toContain("共收到提案2件");
    // A place that began within the year is of the year.
    expect(report).toContain("科协");
    expect(report).toMatch(/已答复\n1\n/);
  });

  test("keeps its proposals when the plenary of their session is recorded in the open year", async () => {
    await desk.ok("record", "plenary", "--title", "十届四次会议", "--date", "2026-01-12", "--present", "all");
    expect(await words(desk, "后.docx")).toBe(report);
    await desk.ok("export", "proposals", "--year", "2025", "-o", "提案出.xlsx");
    expect((await desk.json<Imported>("import", "proposals", "提案出.xlsx")).files[0]).toMatchObject({ rows: 2, same: 2 });
    await desk.ok("score", "--year", "2026");
    expect(await yearOf(desk, 2025)).toMatchObject({ check: "same", log: "same", filled: null });
  });

  test("prints its members as they were: sex, ethnicity, party, unit, name; who left, came or came back since", async () => {
    await desk.ok(
      "member",
      "edit",
      "刘芳",
      "--sex",
      "男",
      "--party",
      "九三学社",
      "--ethnicity",
      "苗族",
      "--unit",
      "县三中",
      "--name",
      "刘方",
    );
    await desk.ok("member", "status", "陈明", "remove", "--on", "2026-02-01", "--basis", "常委会");
    await desk.ok("member", "add", "新来的", "--sex", "女", "--sector", "教育界", "--from", "2026-03-01");
    expect(await words(desk, "后.docx")).toBe(report);
    expect(await tables(desk)).toBe(printed);
  });

  test("prints how its proposals were handled by then; what was filled stays, what was empty is filled for the ledger", async () => {
    await desk.workbook("提案.xlsx", handled("2026-02-01", "不满意"));
    await desk.ok("import", "proposals", "提案.xlsx");
    expect(await words(desk, "后.docx")).toBe(report);
    expect((await yearOf(desk, 2025))?.check).toBe("same");
  });

  test("takes in nothing new: what would fall into it is of the first open year after it", async () => {
    await desk.workbook("提案2.xlsx", [PROPOSAL, ["10-4-009", "新路", "张三", "2026-01-10", "立案", "2026-02-10", null, null, null, null]]);
    await desk.ok("import", "proposals", "提案2.xlsx");
    const plenary = (await desk.json<{ id: number }[]>("activity", "list", "--kind", "plenary"))[0];
    // Without its plenary, the fourth session would be of the term's fourth year, which is closed.
    await desk.ok("activity", "remove", String(plenary?.id), "--yes");
    expect(await words(desk, "后.docx")).toBe(report);
    await desk.ok("export", "proposals", "--year", "2026", "-o", "提案出.xlsx", "--yes");
    expect((await desk.json<Imported>("import", "proposals", "提案出.xlsx")).files[0]).toMatchObject({ rows: 1, same: 1 });
    const result = await desk.json<{ members: { name: string; dimensions: Record<string, number> }[] }>("score", "--year", "2026");
    expect(result.members.find(({ name }) => name === "张三")?.dimensions.proposals).toBeGreaterThan(0);
    const { id } = (await desk.json<{ id: number; title: string }[]>("activity", "list", "--kind", "proposal")).find(
      ({ title }) => title === "新路",
    ) ?? {
      id: 0,
    };
    await desk.ok("activity", "edit", String(id), "--title", "新修的路");
    expect((await yearOf(desk, 2025))?.check).toBe("same");
  });

  test("thaws when it is opened again, and prints what is on record", async () => {
    await desk.ok("year", "reopen", "2025", "--reason", "更正");
    const now = await words(desk, "后.docx");
    expect(now).not.toBe(report);
    expect(now).toMatch(/已答复\n2\n/);
    await desk.ok("activity", "edit", "1", "--title", "修大路");
  });
});

describe("year list", () => {
  const desk = makeOffice({ today: "2026-04-01" });

  test("says where the log is not as it was written, and ends as ever", async () => {
    await desk.open();
    const before = await desk.run("year", "list");
    expect(before.stdout).toMatch(/操作日志与写入时一致；到现在为止的指纹 [0-9a-f]{12}/);
    const db = new Sqlite(desk.db);
    db.exec("DROP TRIGGER log_operation_update; UPDATE operation SET summary = '没有事' WHERE id = 2");
    db.close();
    const { status, stdout, stderr } = await desk.run("year", "list");
    expect({ status, isWhole: stdout.includes("与写入时一致") }).toEqual({ status: 0, isWhole: false });
    expect(stderr).toContain("从第 2 号操作起");
    expect((await desk.json<Year[]>("year", "list")).every(({ log }) => log === "differs")).toBe(true);
  });
});
