import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { makeOffice } from "../office/office.ts";
import { ROOT } from "../office/session.ts";

/** 关闭年度; with worked case 7 of the evaluation. */
const desk = makeOffice({ today: "2026-04-01" });
const OPINION = ["编号", "标题", "作者", "报送日期", "采用级别", "采用日期", "批示级别", "批示领导", "批示日期"];

interface Result {
  readonly members: readonly { readonly name: string; readonly total: number; readonly dimensions: Record<string, number> }[];
  readonly closed?: { readonly digest: string; readonly untouched: boolean; readonly differences: readonly string[] };
}

const scoreOf = (result: Result, name: string) => result.members.find((member) => member.name === name);

beforeAll(async () => {
  await desk.open();
  await desk.workbook("社情.xlsx", [
    OPINION.slice(0, 4),
    ["2025-1", "关于停车", "张三", "2025-11-03"],
    ["2025-2", "关于路灯", "刘芳", "2025-10-03"],
  ]);
  await desk.workbook("签到.xlsx", [
    ["姓名", "出席情况"],
    ["陈明", "出席"],
    ["刘芳", "缺席"],
  ]);
  await desk.ok("import", "opinions", "社情.xlsx");
  await desk.ok("import", "attendance", "签到.xlsx", "--kind", "standing", "--title", "十届二十次常委会会议", "--date", "2025-05-06");
});

describe("closing a year", () => {
  test("is refused before it is evaluated, and before it is over", async () => {
    expect(await desk.refusal("year", "close", "2025")).toMatchObject({ code: "refused.not_evaluated", exit: 4 });
    await desk.ok("score", "--year", "2026");
    expect(await desk.refusal("year", "close", "2026")).toMatchObject({ code: "refused.not_over", exit: 4 });
  });

  test("is refused where records changed after the evaluation", async () => {
    await desk.ok("score", "--year", "2025");
    await desk.ok("member", "edit", "张三", "--unit", "县二中");
    expect(await desk.refusal("year", "close", "2025")).toMatchObject({ code: "refused.stale", exit: 4 });
  });

  test("says the digest, and list shows it", async () => {
    await desk.ok("score", "--year", "2025");
    const { digest } = await desk.json<{ digest: string }>("year", "close", "2025");
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(
      (await desk.json<{ year: number; digest: string | null; check: string | null }[]>("year", "list")).find(({ year }) => year === 2025),
    ).toMatchObject({
      digest,
      state: "closed",
      check: "same",
    });
    expect(await desk.refusal("year", "close", "2025")).toMatchObject({ code: "refused.closed_year", exit: 4 });
  });
});

describe("a closed year refuses whatever would change it, exit 4, nothing written", () => {
  const refused = async (...args: string[]): Promise<void> => {
    const before = (await desk.json<unknown[]>("log")).length;
    const { status, stderr } = await desk.run(...args);
    expect({ status, says: stderr.includes("2025 年度已经关闭") }, args.join(" ")).toEqual({ status: 4, says: true });
    expect((await desk.json<unknown[]>("log")).length, args.join(" ")).toBe(before);
  };

  test("records: a new one, a changed one, one less", async () => {
    await desk.workbook("新的.xlsx", [
      ["日期", "类别", "名称", "姓名"],
      ["2025-03-02", "视察", "视察水库", "张三"],
    ]);
    await refused("import", "activities", "新的.xlsx");
    await refused("record", "inspection", "--title", "视察学校", "--date", "2025-04-01", "--present", "张三");
    await refused("activity", "remove", "1", "--yes");
    await refused("activity", "edit", "1", "--title", "别的");
  });

  test("an import names the row that would", async () => {
    await desk.workbook("两行.xlsx", [
      ["日期", "类别", "名称", "姓名"],
      ["2026-03-02", "视察", "视察电站", "张三"],
      ["2025-03-02", "视察", "视察水库", "张三"],
    ]);
    const { problems } = await desk.refusal("import", "activities", "两行.xlsx");
    expect(problems).toMatchObject([{ file: "两行.xlsx", sheet: "Sheet1", value: "视察水库" }]);
    expect(problems[0]?.cell).toMatch(/3$/);
    await desk.workbook("名册改.xlsx", [
      ["姓名", "性别", "界别", "政协职务"],
      ["张三", "男", "教育界", "常委"],
    ]);
    expect((await desk.refusal("import", "roster", "名册改.xlsx")).problems).toMatchObject([{ file: "名册改.xlsx", value: "张三" }]);
  });

  test("of several rows of one deed the one that changes it is named", async () => {
    await desk.workbook("签到再.xlsx", [
      ["姓名", "出席情况"],
      ["陈明", "出席"],
      ["刘芳", "缺席"],
      ["买买提·艾力", "出席"],
    ]);
    const given = ["--kind", "standing", "--title", "十届二十次常委会会议", "--date", "2025-05-06"];
    const { problems } = await desk.refusal("import", "attendance", "签到再.xlsx", ...given);
    expect(problems).toMatchObject([{ file: "签到再.xlsx", value: "买买提·艾力" }]);
    expect(problems[0]?.cell).toMatch(/4$/);
    await desk.workbook("新人.xlsx", [
      ["姓名", "性别", "界别", "任职时间"],
      ["新来的", "男", "教育界", "2025-06-01"],
    ]);
    expect((await desk.refusal("import", "roster", "新人.xlsx")).problems).toMatchObject([{ file: "新人.xlsx", value: "新来的" }]);
    await desk.workbook("信息员.xlsx", [
      ["姓名", "类别", "单位", "起始时间"],
      ["孙丽", "特邀信息员", "县司法局", "2025-02-01"],
    ]);
    expect((await desk.refusal("import", "people", "信息员.xlsx")).problems).toMatchObject([{ file: "信息员.xlsx", value: "孙丽" }]);
  });

  test("an outcome without a date of its own is of the deed's day", async () => {
    await desk.workbook("无日期.xlsx", [OPINION, ["2025-2", "关于路灯", "刘芳", "2025-10-03", "市", null, null, null, null]]);
    await refused("import", "opinions", "无日期.xlsx");
  });

  test("places: a seat that ended then, an office corrected, a suspension", async () => {
    await refused("member", "status", "张三", "remove", "--on", "2025-06-01", "--basis", "常委会");
    await refused("member", "status", "张三", "suspend", "--from", "2025-12-01", "--basis", "常委会");
    await refused("member", "edit", "张三", "--role", "常委");
  });

  test("its result by other rules, and its decisions", async () => {
    await refused("score", "decide", "张三", "--year", "2025", "--grade", "优秀", "--reason", "主席会议");
    await refused("score", "--year", "2025", "--rules", join(ROOT, "rules/examples/hefei-model.yaml"));
    await refused("year", "set", "2025", "--from", "2025-01-02", "--to", "2025-12-31");
  });

  test("undo of what belongs to it", async () => {
    const operation = (await desk.json<{ id: number; command: string }[]>("log")).find(({ command }) => command === "import attendance");
    await refused("undo", String(operation?.id));
  });
});

describe("after closing", () => {
  test("what happens in the open year is recorded as ever", async () => {
    await desk.ok("record", "inspection", "--title", "视察学校", "--date", "2026-03-01", "--present", "张三");
    await desk.ok("member", "status", "刘芳", "suspend", "--from", "2026-02-01", "--basis", "常委会");
  });

  test("a late outcome pays the difference in the open year: (8 − 3) + 2 = 7", async () => {
    await desk.workbook("补.xlsx", [
      OPINION,
      ["2025-1", "关于停车", "张三", "2025-11-03", "省", "2026-03-05", "省", "某领导", "2026-03-20"],
    ]);
    await desk.ok("import", "opinions", "补.xlsx");
    expect(scoreOf(await desk.json<Result>("score", "--year", "2026"), "张三")?.dimensions.opinions).toBe(7);
    const { lines } = await desk.json<{ lines: { item: string; points: number; ofYear: number | null; title: string }[] }>(
      "score",
      "explain",
      "张三",
      "--year",
      "2026",
    );
    expect(lines.filter(({ ofYear }) => ofYear === 2025).map(({ points, title }) => [points, title])).toEqual([
      [5, "关于停车"],
      [2, "关于停车"],
    ]);
  });

  test("the closed year still comes out as it was closed", async () => {
    const result = await desk.json<Result>("score", "--year", "2025");
    expect(scoreOf(result, "张三")?.dimensions.opinions).toBe(3);
    expect(result.closed).toMatchObject({ untouched: true, differences: [] });
  });

  test("what was paid is not paid again in the year after", async () => {
    expect(scoreOf(await desk.json<Result>("score", "--year", "2027", "--dry-run"), "张三")?.dimensions.opinions).toBe(0);
  });

  test("reopen needs a reason, and is in the log", async () => {
    expect((await desk.run("year", "reopen", "2025")).status).toBe(2);
    await desk.ok("year", "reopen", "2025", "--reason", "主席会议决定更正");
    expect((await desk.json<{ summary: string }[]>("log"))[0]?.summary).toBe("重开 2025 年度：主席会议决定更正");
    await desk.ok("activity", "edit", "1", "--title", "关于停车难");
    expect(
      await desk.refusal(
        "undo",
        String((await desk.json<{ id: number; command: string }[]>("log")).find(({ command }) => command === "year close")?.id),
      ),
    ).toMatchObject({
      code: "refused.not_undoable",
    });
  });
});
