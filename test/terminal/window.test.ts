import { beforeAll, describe, expect, it, test } from "vitest";
import { text } from "../../src/domain/text/text.ts";
import type { Sheet, SheetColumn } from "../../src/report/sheet.ts";
import { makeIo } from "../../src/terminal/io.ts";
import { printSheet } from "../../src/terminal/sheet.ts";
import { textWidth } from "../../src/terminal/width.ts";
import { openOffice } from "../goldens/office.ts";
import { inWindow, type Sitting } from "../office/in-window.ts";
import { NOWHERE } from "../office/session.ts";
import { fc } from "../support/seeded.ts";

/** Tables in a window: nothing is wider than it, nothing is lost without a word. */

const isOfTable = (line: string): boolean => /^[┌├│└+|]/.test(line);
const tableLines = (screen: string): string[] => screen.split("\n").filter(isOfTable);

/** What is printed of a sheet in a window of so many columns. */
async function printed(sheet: Sheet, columns: number, voice: object = {}): Promise<string> {
  let screen = "";
  const write = (content: string): void => {
    screen += content;
  };
  const stream = { isTTY: true, columns, rows: 10_000, write };
  const io = makeIo(
    { stdin: process.stdin, stdout: stream, stderr: stream },
    { lang: "zh", json: false, quiet: false, color: false, paint: (_, content) => content, asks: false, ...voice },
  );
  await printSheet(io, sheet);
  return screen;
}

const cell = fc.oneof(
  fc.constantFrom(
    "",
    "张三",
    "关于加强农村饮水安全保障、推进城乡供水一体化的提案",
    "e\u0301".repeat(20),
    "👩‍👧".repeat(9),
    "averylongwordwithoutanyspaceinit".repeat(3),
  ),
  fc.string({ unit: "grapheme", maxLength: 50 }),
  fc.string({ unit: "binary", maxLength: 50 }),
  fc.constantFrom("a\tb\nc", "\u001b[31m红\u001b[0m", "\u202e反", "〔〕。。。。。。。。。。。。。。。。"),
);

const column = fc.record({
  kind: fc.constantFrom("text" as const, "number" as const),
  yields: fc.option(fc.integer({ min: 1, max: 3 })),
  prose: fc.boolean(),
  isWhole: fc.boolean(),
});

const sheets = fc.integer({ min: 1, max: 9 }).chain((count) =>
  fc
    .record({
      columns: fc.array(column, { minLength: count, maxLength: count }),
      rows: fc.array(fc.array(fc.oneof(cell, fc.integer()), { minLength: count, maxLength: count }), { minLength: 1, maxLength: 6 }),
    })
    .map(
      ({ columns, rows }): Sheet => ({
        title: text("表", "sheet"),
        columns: [
          { key: "row", title: text("行", "row") },
          ...columns.map(
            ({ kind, yields, prose, isWhole }, i): SheetColumn => ({
              key: `c${i}`,
              title: text(`第${i}列`, `column ${i}`),
              kind,
              ...(yields !== null && { yields }),
              ...(prose && { prose }),
              ...(isWhole && { isWhole }),
            }),
          ),
        ],
        rows: rows.map((cells, at) => ({ row: `<${at}>`, ...Object.fromEntries(cells.map((value, i) => [`c${i}`, value])) })),
        notes: [],
      }),
    ),
);

describe("whatever stands in the cells", () => {
  it("no line is wider than the window, no row is lost, and what is left out is said", async () => {
    await fc.assert(
      fc.asyncProperty(sheets, fc.integer({ min: 20, max: 140 }), async (sheet, columns) => {
        const screen = await printed(sheet, columns);
        const lines = tableLines(screen);
        for (const line of lines) expect(textWidth(line)).toBeLessThan(columns);
        expect(lines.flatMap((line) => /^│ (<\d+>)/.exec(line)?.[1] ?? [])).toEqual(sheet.rows.map(({ row }) => row));
        const heads = lines[1] ?? "";
        const note = screen.split("\n").find((line) => line.startsWith("窗口不够宽")) ?? "";
        // A head that is cut still begins as it did; a column in which nothing stands is not missed.
        for (const { title, key } of sheet.columns)
          expect(heads.includes(title.zh.slice(0, 2)) || note.includes(title.zh) || sheet.rows.every((row) => row[key] === "")).toBe(true);
        if (lines.some((line) => line.includes("…")) && !JSON.stringify(sheet.rows).includes("…")) expect(note).toContain("没有写全");
      }),
      { numRuns: 300 },
    );
  });

  it("all of it is shown with --wide", async () => {
    await fc.assert(
      fc.asyncProperty(sheets, async (sheet) => {
        const lines = tableLines(await printed(sheet, 20, { isWide: true }));
        expect(lines.length).toBe(sheet.rows.length + 4);
        for (const { title } of sheet.columns) expect(lines[1]).toContain(title.zh);
      }),
      { numRuns: 50 },
    );
  });
});

describe("the tables of the guide", () => {
  let office: Awaited<ReturnType<typeof openOffice>>;
  beforeAll(async () => {
    office = await openOffice();
  });
  const session = () => ({ ...NOWHERE, folder: office.folder, db: office.path("office.db") });
  const seen = async (argv: readonly string[], sitting: Sitting): Promise<string> => {
    const { status, screen } = await inWindow(argv, session(), sitting);
    expect(status).toBe(0);
    return screen;
  };

  const TABLES: readonly [golden: string, ...argv: string[]][] = [
    ["委员", "member", "list"],
    ["委员刘芳", "member", "show", "刘芳"],
    ["活动", "activity", "list", "--year", "2026"],
    ["活动全会", "activity", "show", "1"],
    ["双联", "liaison", "list"],
    ["考核", "score", "list", "--year", "2026"],
    ["说明", "score", "explain", "张三", "--year", "2025"],
    ["对比", "score", "compare", "--year", "2025", "--year", "2026"],
    ["历年", "score", "history"],
    ["限度", "score", "limits", "--year", "2026"],
    ["规则", "score", "rules"],
    ["年度", "year", "list"],
    ["日志", "log", "--limit", "12"],
    ["设置", "config"],
  ];

  describe.each([80, 100, 120])("in %d columns", (columns) => {
    test.each(TABLES)("%s", async (golden, ...argv) => {
      const screen = await seen(argv, { columns });
      for (const line of tableLines(screen)) expect(textWidth(line)).toBeLessThan(columns);
      const steady = screen
        .replace(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?!\d)/g, "0000-00-00 00:00")
        .replace(/\b(?=[a-f]*\d)[0-9a-f]{12}\b/g, "<十二位指纹>")
        .replace(/SHA-256 [0-9a-f]+/g, "SHA-256 <指纹>");
      await expect(steady).toMatchFileSnapshot(`golden/${columns}/${golden}.txt`);
    });
  });

  test("in a pipe, and with --wide, nothing is left out", async () => {
    const piped = (await office.run("member", "list")).stdout;
    expect(piped).toContain("│ 性别 │ 党派");
    expect(await seen(["member", "list", "--wide"], { columns: 80 })).toBe(piped);
  });

  test("two of one name are told apart where the column that did it is left out", async () => {
    const argv = ["score", "list", "--year", "2026"];
    expect(await seen(argv, { columns: 80 })).toMatch(/王伟（.+）/);
    expect(await seen(argv, { columns: 300 })).not.toMatch(/│ 王伟（/);
  });

  test("on a dumb terminal lines are ASCII, and nothing is coloured or paged", async () => {
    const screen = await seen(["score", "list", "--year", "2026"], {
      columns: 80,
      rows: 10,
      env: { TERM: "dumb", NO_COLOR: undefined },
      runPager: () => Promise.reject(new Error("paged")),
    });
    expect(screen).not.toMatch(/[\u2500-\u257f\u001b\r]/u);
    expect(tableLines(screen)[0]).toMatch(/^\+-+\+/);
  });

  test("grades are coloured by where they stand in the rule set", async () => {
    const screen = await seen(["score", "list", "--year", "2026"], { columns: 200, env: { NO_COLOR: undefined } });
    const colourOf = (grade: string) => new RegExp(`\\u001b\\[(\\d+)m ${grade} +\\u001b\\[39m`).exec(screen)?.[1];
    expect([colourOf("优秀"), colourOf("称职"), colourOf("不称职")]).toEqual(["32", undefined, "31"]);
  });
});
