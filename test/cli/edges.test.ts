import { describe, expect, test } from "vitest";
import type { ListedMember } from "../office/answers.ts";
import { makeOffice, openOffice } from "../office/office.ts";
import { importYear } from "../office/year.ts";

/** The first and the last day of what has days, and the last of what is counted. */

describe("the days of a seat", () => {
  test("a suspension of one day more is refused where another begins or ends that day; it may be ended on its first day", async () => {
    const desk = await openOffice();
    const suspend = (...days: string[]) => desk.run("member", "status", "张三", "suspend", ...days, "--basis", "常委会");
    expect((await suspend("--from", "2026-05-01", "--to", "2026-05-10")).status).toBe(0);
    expect((await suspend("--from", "2026-05-10", "--to", "2026-05-20")).status, "from its last day").toBe(4);
    expect((await suspend("--from", "2026-04-20", "--to", "2026-05-01")).status, "to its first day").toBe(4);
    expect((await suspend("--from", "2026-05-11", "--to", "2026-05-20")).status, "the day after").toBe(0);
    await desk.ok("member", "status", "张三", "resume", "--from", "2026-05-11", "--basis", "常委会");
    const { suspensions } = await desk.json<{ suspensions: unknown[] }>("member", "show", "张三");
    expect(suspensions).toHaveLength(1);
  });

  test("somebody may be added on the term's first day, listed on the seat's first, and moved on its last", async () => {
    const desk = await openOffice();
    await desk.ok("member", "add", "赵新", "--sector", "教育界", "--from", "2022-01-01");
    expect(await desk.refusal("member", "add", "钱旧", "--from", "2021-12-31")).toMatchObject({ code: "usage.from", status: 2 });
    await desk.ok("member", "add", "孙来", "--from", "2026-07-02");
    const listed = async (date: string) => (await desk.json<ListedMember[]>("member", "list", "--date", date)).map(({ name }) => name);
    expect([(await listed("2026-07-01")).includes("孙来"), (await listed("2026-07-02")).includes("孙来")]).toEqual([false, true]);
    await desk.ok("member", "status", "赵新", "resign", "--on", "2027-06-30", "--basis", "常委会");
    await desk.ok("member", "edit", "赵新", "--sector", "经济界", "--from", "2027-06-30");
    expect(await desk.refusal("member", "edit", "赵新", "--sector", "科协", "--from", "2027-07-01")).toMatchObject({
      code: "refused.not_serving",
    });
  });
});

describe("the days of a year", () => {
  test("it is not over on its last day: no closing, and the result is provisional", async () => {
    const desk = makeOffice({ today: "2026-12-31" });
    await importYear(desk);
    expect((await desk.ok("score", "--year", "2026")).stderr).not.toContain("还没有结束");
    expect(await desk.refusal("year", "close", "2026")).toMatchObject({ code: "refused.not_over", status: 4 });
  });

  test("it has 182 to 550 days, and the year beside it is told which days would meet it", async () => {
    const desk = await openOffice();
    const set = (from: string, to: string) => desk.run("year", "set", "2026", "--from", from, "--to", to);
    expect((await set("2026-01-01", "2026-06-30")).status, "181 days").toBe(4);
    expect((await set("2025-07-01", "2027-01-02")).status, "551 days").toBe(4);
    expect((await set("2025-07-01", "2027-01-01")).status, "550 days").toBe(0);
    await desk.ok("undo");
    expect((await set("2026-01-01", "2026-07-01")).status, "182 days").toBe(0);
    const beside = await desk.run("year", "set", "2027", "--from", "2026-09-01", "--to", "2027-12-31");
    expect(beside.stderr).toContain("cppcc year set 2026 --from 2026-01-01 --to 2026-08-31");
  });
});

describe("activities", () => {
  test("--to a month takes all of its days", async () => {
    const desk = makeOffice();
    await importYear(desk);
    const titles = async (...args: string[]) =>
      (await desk.json<{ title: string }[]>("activity", "list", "--kind", "视察", ...args)).map(({ title }) => title);
    expect([await titles("--to", "2026-03"), await titles("--to", "2026-02")]).toEqual([["视察校园周边"], []]);
  });

  test("co-signers are counted behind all the leads, and one added later behind the others", async () => {
    const desk = await openOffice();
    const positions = async (id: number) =>
      (await desk.json<{ parts: { role: string; name: string; position: number | null }[] }>("activity", "show", String(id))).parts
        .filter(({ role }) => role === "cosigner")
        .map(({ name, position }) => [name, position]);
    const { id } = await desk.json<{ id: number }>(
      ...["record", "proposal", "--title", "修路", "--date", "2026-02-10", "--body", "经济委", "--cosigner", "刘芳、陈明"],
    );
    expect(await positions(id), "no lead").toEqual([
      ["刘芳", 1],
      ["陈明", 2],
    ]);
    await desk.ok("activity", "edit", String(id), "--cosigner", "张三");
    expect(await positions(id)).toEqual([
      ["刘芳", 1],
      ["陈明", 2],
      ["张三", 3],
    ]);
  });

  test("the sheet of a chair's meeting names people by their offices", async () => {
    const desk = await openOffice();
    for (const [kind, order] of [
      ["chair", "按职务"],
      ["plenary", "按姓氏笔画"],
    ] as const) {
      const file = desk.path(`${kind}.xlsx`);
      await desk.ok("template", "attendance", "--kind", kind, "--date", "2026-03-15", "--title", "会", "-o", file);
      const { default: ExcelJS } = await import("exceljs");
      const book = new ExcelJS.Workbook();
      await book.xlsx.readFile(file);
      expect(JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues())), kind).toContain(order);
    }
  });
});
