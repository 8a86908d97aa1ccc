import { describe, expect, test } from "vitest";
import { AppError, type Problem } from "../../src/domain/text/problem.ts";
import { text } from "../../src/domain/text/text.ts";
import type { Sheet } from "../../src/report/sheet.ts";
import { makeIo, type Voice } from "../../src/terminal/io.ts";
import { loadPaint } from "../../src/terminal/paint.ts";
import { printError, problemLines } from "../../src/terminal/problems.ts";
import { progress } from "../../src/terminal/progress.ts";
import { printSheet } from "../../src/terminal/sheet.ts";
import { displayWidth } from "../../src/terminal/usage.ts";

/** What goes where: data to stdout, talk beside it, nothing that a terminal would obey, nobody's number. */

function listen(voice: Partial<Voice> = {}, isTTY = false) {
  const said = { stdout: "", stderr: "" };
  const hear = (stream: keyof typeof said) => ({
    isTTY,
    write: (content: string): void => {
      said[stream] += content;
    },
  });
  const io = makeIo(
    { stdin: process.stdin, stdout: hear("stdout"), stderr: hear("stderr") },
    { lang: "zh", json: false, quiet: false, color: false, paint: (_, content) => content, asks: false, ...voice },
  );
  return { io, said };
}

describe("talk and data", () => {
  const number = text("电话13812345678\u001b[31m", "phone 13812345678\u001b[31m");

  test("talk is on stdout, without numbers of people and without what moves the cursor", () => {
    const { io, said } = listen();
    io.say(number);
    io.warn(number);
    io.sayWarnings();
    expect(said).toEqual({ stdout: "电话1****8〔U+001B〕[31m\n", stderr: "电话1****8〔U+001B〕[31m\n" });
  });

  test("in English, by the same rules", () => {
    const { io, said } = listen({ lang: "en" });
    io.say(number);
    expect(said.stdout).toBe("phone 1****8〔U+001B〕[31m\n");
  });

  test("with --json talk leaves stdout to the document; --quiet keeps it back, and not a warning", () => {
    const asJson = listen({ json: true });
    asJson.io.say(text("说", "say"));
    asJson.io.printJson({ phone: "13812345678" });
    expect(asJson.said).toEqual({ stdout: '{\n "phone": "1****8"\n}\n', stderr: "说\n" });
    const quiet = listen({ quiet: true });
    quiet.io.say(text("说", "say"));
    quiet.io.warn(text("注意", "note"));
    quiet.io.print("数据\n");
    quiet.io.sayWarnings();
    expect(quiet.said).toEqual({ stdout: "数据\n", stderr: "注意\n" });
  });

  test("numbers that are asked for are shown", () => {
    const { io, said } = listen();
    io.print("13812345678", { unmask: true });
    io.print("13812345678");
    io.printJson(["13812345678"], { unmask: true });
    expect(said.stdout).toBe('13812345678\n1****8\n[\n "13812345678"\n]\n');
  });
});

test("warnings are said once, after what they are about, and before an error", () => {
  const { io, said } = listen();
  io.warn(text("第一条", "first"));
  io.warn(text("第二条", "second"));
  expect(said.stderr).toBe("");
  printError(io, new AppError("refused.x", text("不行", "no")), 4);
  io.sayWarnings();
  expect(said.stderr).toBe("第一条\n第二条\n错误：不行\n");
});

test("colours are those of meaning, and none where none are wanted", async () => {
  const [plain, coloured] = [await loadPaint(false), await loadPaint(true)];
  expect([plain("red", "错"), coloured("red", "错"), coloured("yellow", "注意")]).toEqual([
    "错",
    "\u001b[31m错\u001b[39m",
    "\u001b[33m注意\u001b[39m",
  ]);
});

describe("a table", () => {
  const sheet = (rows: Sheet["rows"]): Sheet => ({
    title: text("名单", "list"),
    unit: text("人", "people"),
    columns: [
      { key: "name", title: text("姓名全称", "full name"), short: text("姓名", "name") },
      { key: "points", title: text("得分", "points"), kind: "points" },
      { key: "count", title: text("件数", "count"), kind: "number" },
    ],
    rows,
    notes: [text("按得分为序", "by points")],
  });

  test("without rows says so, with its notes", async () => {
    const { io, said } = listen();
    await printSheet(io, sheet([]));
    expect(said.stdout).toBe("名单：没有记录\n按得分为序\n");
  });

  test("keeps each row in its line, wide signs two columns wide, long cells short, numbers to the right", async () => {
    const { io, said } = listen();
    await printSheet(
      io,
      sheet([
        { name: "张三\n\t李四　13812345678", points: 2.5, count: 12 },
        { name: "长".repeat(301), points: 0, count: 3 },
        { name: "长".repeat(300), points: null, count: null },
      ]),
    );
    await expect(said.stdout).toMatchFileSnapshot("golden/table.txt");
  });

  test("keeps its heading in one line too, and shows in it what a terminal would obey: names of a rule file stand there", async () => {
    const { io, said } = listen();
    const columns = [{ key: "name", title: text("会\n议\u001b[31m", "meetings") }];
    await printSheet(io, { ...sheet([{ name: "张三" }]), columns });
    expect(said.stdout.split("\n").slice(1, 4)).toEqual([`┌${"─".repeat(21)}┐`, "│ 会 议〔U+001B〕[31m │", `├${"─".repeat(21)}┤`]);
  });

  test("of many rows is one table, with one frame around all of them", async () => {
    const { io, said } = listen();
    await printSheet(io, sheet(Array.from({ length: 121 }, (_, i) => ({ name: `第${i + 1}名`, points: i, count: i }))));
    const lines = said.stdout.split("\n");
    // No frame stands between two rows, however many there are.
    for (const count of [60, 61, 120]) {
      const other = listen();
      await printSheet(other.io, sheet(Array.from({ length: count }, (_, i) => ({ name: `第${i + 1}名`, points: i, count: i }))));
      expect(other.said.stdout.split("\n"), `${count}`).toHaveLength(count + 7);
    }
    // The title, three lines of frame, the heading, 121 rows, the note.
    expect(lines).toHaveLength(1 + 3 + 1 + 121 + 1 + 1);
    expect(lines.filter((line) => /^[┌├└]/.test(line)).map((line) => line[0])).toEqual(["┌", "├", "└"]);
    expect(new Set(lines.slice(1, -2).map(displayWidth)).size).toBe(1);
  });

  test("in colour marks the head alone", async () => {
    const { io, said } = listen({ color: true });
    await printSheet(io, sheet([{ name: "张三", points: 1, count: 1 }]));
    await expect(said.stdout.replaceAll("\u001b", "␛")).toMatchFileSnapshot("golden/coloured.txt");
  });

  test("shows numbers of people only where they are asked for, in JSON too", async () => {
    const rows = [{ name: "13812345678", points: 1, count: 1 }];
    const [shown, kept] = [listen(), listen({ json: true })];
    await printSheet(shown.io, sheet(rows), { unmask: true });
    await printSheet(kept.io, sheet(rows));
    expect(shown.said.stdout).toContain("13812345678");
    expect(JSON.parse(kept.said.stdout)).toEqual([{ name: "1****8", points: 1, count: 1 }]);
    const asked = listen({ json: true });
    await printSheet(asked.io, sheet(rows), { unmask: true });
    expect(JSON.parse(asked.said.stdout)).toEqual(rows);
  });
});

describe("problems", () => {
  const problem = (cell: string, more: Partial<Problem> = {}): Problem => ({
    where: { file: "名册.xlsx", sheet: "Sheet1", cell },
    found: "未知",
    message: text("不是性别", "no sex"),
    hint: text("男 或 女", "男 or 女"),
    ...more,
  });
  const lines = (problems: readonly Problem[], lang: "zh" | "en" = "zh"): string[] => problemLines(listen({ lang }).io, problems);

  test("the same mistake is one line, which names four cells", () => {
    expect(lines([problem("A1")])).toEqual(["  名册.xlsx › Sheet1 › A1 “未知”：不是性别 → 男 或 女"]);
    expect(lines(["A1", "A2", "A3", "A4"].map((cell) => problem(cell)))).toEqual([
      "  名册.xlsx › Sheet1 › A1、A2、A3、A4 “未知”：不是性别 → 男 或 女",
    ]);
    const five = ["A1", "A2", "A3", "A4", "A5"].map((cell) => problem(cell));
    expect(lines(five)).toEqual(["  名册.xlsx › Sheet1 › A1、A2、A3、A4 等 5 处 “未知”：不是性别 → 男 或 女"]);
    expect(lines(five, "en")).toEqual(["  名册.xlsx › Sheet1 › A1、A2、A3、A4 and 1 more “未知”: no sex → 男 or 女"]);
  });

  test("other files, sheets, values and mistakes are lines of their own", () => {
    const others: Partial<Problem>[] = [
      { where: { file: "签到.xlsx", sheet: "Sheet1", cell: "A2" } },
      { where: { file: "名册.xlsx", sheet: "Sheet2", cell: "A2" } },
      { found: "不详" },
      { message: text("不是民族", "no ethnicity") },
    ];
    expect(lines([problem("A1"), ...others.map((more) => problem("A2", more))])).toHaveLength(5);
  });

  test("of no cell none is counted", () => {
    const nowhere = Array.from({ length: 5 }, () =>
      problem("", { where: { file: "名册.xlsx" }, found: "", hint: undefined } as Partial<Problem>),
    );
    expect(lines(nowhere)).toEqual(["  名册.xlsx：不是性别"]);
  });

  test("without a place, a value or a hint only what is wrong is said", () => {
    expect(lines([problem("A1", { where: {}, found: "", hint: undefined } as Partial<Problem>)])).toEqual(["  不是性别"]);
    expect(lines([problem("A1", { where: {}, hint: undefined } as Partial<Problem>)])).toEqual(["   “未知”：不是性别"]);
    expect(lines([problem("A1", { where: { file: "名册.xlsx" }, found: "" })])).toEqual(["  名册.xlsx：不是性别 → 男 或 女"]);
  });

  test("forty lines are shown, and how many cells there are besides", () => {
    const many = (count: number): Problem[] => Array.from({ length: count }, (_, i) => problem(`A${i}`, { found: `${i}` }));
    expect(lines(many(40))).toHaveLength(40);
    expect(lines([...many(41), problem("B1", { found: "40" })]).slice(40)).toEqual(["  ……另有 2 处，--json 列出全部"]);
  });

  test("a refused request is told by its code, its problems and what to do", () => {
    const error = new AppError("import.problems", text("拒绝13812345678", "refused"), text("改正后再来", "mend it"), [problem("A1")]);
    const [words, json] = [listen(), listen({ json: true })];
    printError(words.io, error, 3);
    expect(words.said).toEqual({
      stdout: "",
      stderr: "错误：拒绝1****8\n  名册.xlsx › Sheet1 › A1 “未知”：不是性别 → 男 或 女\n  → 改正后再来\n",
    });
    printError(json.io, error, 3);
    expect(JSON.parse(json.said.stderr)).toEqual({
      error: {
        code: "import.problems",
        exit: 3,
        message: "拒绝1****8",
        hint: "改正后再来",
        problems: [{ file: "名册.xlsx", sheet: "Sheet1", cell: "A1", value: "未知", problem: "不是性别", hint: "男 或 女" }],
      },
    });
    const [called, bare] = [listen(), listen({ json: true })];
    printError(called.io, new AppError("interrupted", text("已取消", "cancelled")), 130);
    printError(
      bare.io,
      new AppError("interrupted", text("已取消", "cancelled"), undefined, [
        problem("A1", { where: {}, hint: undefined } as Partial<Problem>),
      ]),
      130,
    );
    expect(called.said.stderr).toBe("已取消\n");
    expect(JSON.parse(bare.said.stderr).error).toMatchObject({
      hint: null,
      problems: [{ file: null, sheet: null, cell: null, hint: null }],
    });
  });
});

describe("progress", () => {
  const run = (total: number, voice: Partial<Voice> = {}, isTTY = true): string => {
    const { io, said } = listen(voice, isTTY);
    const bar = progress(io, text("读取", "reading"), total);
    bar.step("甲\u001b.xlsx");
    bar.step("乙.xlsx");
    bar.end();
    return said.stderr;
  };

  test("is a bar that is wiped in the end", () => {
    expect(run(2)).toBe(
      `\r\u001b[2K读取 ${"░".repeat(24)} 0/2 甲〔U+001B〕.xlsx\r\u001b[2K读取 ${"█".repeat(12)}${"░".repeat(12)} 1/2 乙.xlsx\r\u001b[2K`,
    );
  });

  test("is filled to the nearest part", () => {
    const { io, said } = listen({}, true);
    const bar = progress(io, text("读取", "reading"), 7);
    for (let i = 0; i < 3; i += 1) bar.step("");
    expect(said.stderr).toContain(`${"█".repeat(7)}${"░".repeat(17)} 2/7`);
  });

  test("of one thing is its name alone", () => {
    expect(run(1)).toBe("\r\u001b[2K读取 甲〔U+001B〕.xlsx\r\u001b[2K读取 乙.xlsx\r\u001b[2K");
  });

  test.each<[what: string, total: number, voice: Partial<Voice>, isTTY: boolean]>([
    ["in a pipe", 2, {}, false],
    ["where talk is not wanted", 2, { quiet: true }, true],
    ["beside a document", 2, { json: true }, true],
    ["of nothing", 0, {}, true],
  ])("is silent %s", (_, total, voice, isTTY) => {
    expect(run(total, voice, isTTY)).toBe("");
  });
});
