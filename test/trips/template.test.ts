import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { text } from "../../src/domain/text/text.ts";
import { SECTORS } from "../../src/domain/vocabulary/sectors.ts";
import { attendanceImport } from "../../src/trips/import/attendance.ts";
import { rosterImport } from "../../src/trips/import/roster.ts";
import { type BareDesk, type MeetingRequest, writeTemplate } from "../../src/trips/import/template.ts";
import { addMember, write } from "../store/office.ts";
import { tripDesk } from "../support/trip-desk.ts";

/** Blank workbooks: what they are called, and what has to be said of a meeting so that its sheet can be made. */

const standing = { id: "standing", form: undefined };
const made = (desk: BareDesk, request: MeetingRequest & { out?: string } = {}) => writeTemplate(desk, attendanceImport, request);

describe("a sign-in sheet's name", () => {
  test.each<[name: string, request: MeetingRequest]>([
    ["签到表模板.xlsx", {}],
    ["2026-03-15 常委会议签到表.xlsx", { kind: standing, date: "2026-03-15" }],
    ["十二次常委会签到表.xlsx", { kind: standing, date: "2026-03-15", title: "十二次常委会" }],
  ])("%s", async (name, request) => {
    const desk = tripDesk();
    write(desk.store, "委员", () => addMember(desk.store, "张三"));
    expect(await made(desk, request)).toEqual({ path: join(desk.cwd, name), warnings: [] });
  });
});

describe("of a meeting of which something is said", () => {
  test.each<[missing: string, request: MeetingRequest]>([
    ["--kind、--date", { title: "十二次常委会" }],
    ["--kind、--date", { of: "提案委" }],
    ["--kind、--date", { order: "office" }],
    ["--date", { kind: standing }],
    ["--kind", { date: "2026-03-15" }],
  ])("%s is missing: %j", async (missing, request) => {
    await expect(made(tripDesk(), request)).rejects.toMatchObject({
      code: "usage.missing",
      text: text(`缺少选项 ${missing}`, `missing options: ${missing.replace("、", ", ")}`),
    });
  });

  test("nobody can be expected without a record file; a blank sheet needs none", async () => {
    const bare = { ...tripDesk(), store: undefined };
    await expect(made(bare, { kind: standing, date: "2026-03-15" })).rejects.toMatchObject({ code: "refused.no_file" });
    expect((await made(bare)).path).toBe(join(bare.cwd, "签到表模板.xlsx"));
  });
});

test("sectors to choose from are the office's own and those of its term, else those of the national committee", async () => {
  const offered = async (desk: BareDesk): Promise<unknown[]> => {
    const { path } = await writeTemplate(desk, rosterImport, {});
    const lists = (await new ExcelJS.Workbook().xlsx.readFile(path)).getWorksheet("选项") as ExcelJS.Worksheet;
    const columns = Array.from({ length: lists.columnCount }, (_, i) => (lists.getColumn(i + 1).values as unknown[]).slice(1));
    return columns.find((values) => values.includes("教育界")) ?? [];
  };
  expect(await offered({ ...tripDesk(), store: undefined })).toEqual(SECTORS);
  const desk = tripDesk();
  const { store } = desk;
  write(store, "委员", () => ["教育界", "农民界"].map((sector, i) => addMember(store, `委员${"甲乙"[i]}`, sector)));
  write(store, "设置", () => store.settings.set("sectors", JSON.stringify(["工会界", "教育界"])));
  expect(await offered(desk)).toEqual(["工会界", "教育界", "农民界"]);
});
