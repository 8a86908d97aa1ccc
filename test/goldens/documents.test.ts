import { writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { officialDocx } from "../../src/documents/official.ts";
import { text } from "../../src/domain/text/text.ts";
import { heading, type OfficialDocument, paragraph, tableBlock } from "../../src/report/document.ts";
import type { Sheet } from "../../src/report/sheet.ts";
import { docxAsText } from "./docx-text.ts";
import { openOffice } from "./office.ts";

/** Every Word document that leaves the office: what it says and how it is set. */

let office: Awaited<ReturnType<typeof openOffice>>;
beforeAll(async () => {
  office = await openOffice();
});

async function expectDocument(golden: string, ...argv: string[]): Promise<void> {
  const said = await office.said(...argv, "-o", office.fresh(`${golden}.docx`));
  const document = await docxAsText(office.path(`${golden}.docx`));
  await expect(`${said}\n${document}`).toMatchFileSnapshot(`documents/${golden}.txt`);
}

describe("the notice of commendation", () => {
  test.each([
    ["表彰2024", "2024", []],
    ["表彰2025", "2025", ["--date", "2026-03-01"]],
    ["表彰2025按职务", "2025", ["--order", "office"]],
    ["表彰2026并列", "2026", ["--order", "score"]],
  ])("%s", (golden, year, more) => expectDocument(golden, "export", "commendation", "--year", year, ...more));
});

describe("the annual report", () => {
  test.each([
    ["报告2023没有记录", "2023", []],
    ["报告2024", "2024", []],
    ["报告2025", "2025", []],
    ["报告2026", "2026", []],
    ["报告2025过半", "2025", ["--date", "2025-06-15"]],
    ["报告2026过半", "2026", ["--date", "2026-05-02"]],
  ])("%s", (golden, year, more) => expectDocument(golden, "export", "report", "--year", year, ...more));
});

describe("a member's result in prose", () => {
  test.each([
    ["说明2025刘芳", "刘芳", "2025"],
    ["说明2025张三", "张三", "2025"],
    ["说明2025孙丽", "孙丽", "2025"],
    ["说明2025周堃", "周堃", "2025"],
    ["说明2024钱芃", "钱芃", "2024"],
    ["说明2026赵喆", "赵喆", "2026"],
    ["说明2026王伟", "王伟（女）", "2026"],
    ["说明2026买买提", "买买提·艾力", "2026"],
    ["说明2026徐宁", "徐宁", "2026"],
    ["说明2026罗强", "罗强", "2026"],
  ])("%s", (golden, member, year) => expectDocument(golden, "score", "explain", member, "--year", year));
});

describe("every way of setting", () => {
  const sheet: Sheet = {
    title: text("得分表", "points"),
    columns: [
      { key: "name", title: text("姓名", "name"), width: 21 },
      { key: "whole", title: text("整数", "whole"), kind: "points" },
      { key: "parts", title: text("小数", "parts"), kind: "points" },
      { key: "one", title: text("一位", "one"), kind: "points", decimals: 1, width: 9 },
      { key: "day", title: text("日期", "day"), kind: "date" },
      { key: "yes", title: text("是否", "yes") },
    ],
    rows: [
      { name: "张三\u202e，电话13812345678", whole: 3, parts: 2.5, one: 1.5, day: "2025-03-01；—", yes: true },
      { name: null, whole: 4, parts: 3, one: 2, day: "2025-03", yes: false },
    ],
    notes: [],
  };
  const document = (names: readonly string[], more: Partial<OfficialDocument> = {}): OfficialDocument => ({
    title: "某县\n关于某事的通报",
    blocks: [
      { type: "addressee", text: "各位委员：" },
      heading("一、某事"),
      paragraph("电话13812345678，案号10-5-001。"),
      { type: "names", names },
      tableBlock(sheet),
      tableBlock({ ...sheet, year: 2025, title: text("本年的表", "of the year") }),
    ],
    signature: "某县政协",
    date: "2026-12-31",
    ...more,
  });

  test.each([
    ["没有名字", []],
    ["一个名字", ["张　三"]],
    ["三个名字", ["张　三", "李　四", "买买提·艾力"]],
  ])("%s", async (golden, names) => {
    writeFileSync(office.path("版式.docx"), await officialDocx(document(names)));
    await expect(await docxAsText(office.path("版式.docx"))).toMatchFileSnapshot(`documents/版式${golden}.txt`);
  });
});
