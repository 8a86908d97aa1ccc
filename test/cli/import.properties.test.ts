import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Imported } from "../office/answers.ts";
import { makeOffice } from "../office/office.ts";
import { fc } from "../support/seeded.ts";

/** Whatever stands in a sheet: it goes in once and for all, or it leaves the record file byte for byte as it was. */

const desk = makeOffice();
await desk.open();
copyFileSync(desk.db, desk.path("before.db"));

const word = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "",
      "男",
      "女",
      "汉族",
      "教育界",
      "常委",
      "第一组",
      "1970-05",
      "1970.1",
      "2026-03-12",
      "√",
      "×",
      "请假",
      "合计",
      "〃",
      "无",
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom("张三", "王伟", "王伟（女）", "刘芳", "赵　云", "买买提·艾力", "张三、刘芳", "查无此人", "#4") },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 6, unit: "grapheme" }) },
  { weight: 1, arbitrary: fc.constantFrom("=1+1", "__proto__", "\u0000", "姓名", "13800000001", "#REF!", "'=x", "12345678901234567890") },
);

const sheets = {
  roster: ["姓名", "性别", "民族", "出生年月", "界别", "政协职务", "委员活动组", "联系电话", "备注"],
  activities: ["日期", "类别", "名称", "姓名", "角色", "出席情况", "数量", "结果", "备注"],
  proposals: ["案号", "案由", "第一提案人", "联名人", "提交日期", "审查结果", "重点", "主办单位"],
  opinions: ["编号", "标题", "作者", "报送日期", "采用级别", "批示领导"],
  people: ["姓名", "类别", "单位", "起始时间"],
  contacts: ["日期", "姓名", "人数", "事项", "办理结果"],
  liaison: ["联系人", "联系对象", "类型", "起始时间"],
} as const;

const likely: Readonly<Record<string, fc.Arbitrary<string>>> = {
  日期: fc.constantFrom("2026-03-12", "2026-04", "2026年5月1日"),
  类别: fc.constantFrom("视察", "荣誉", "公益慈善", "机关干部", "联系群众", "调研"),
  姓名: fc.constantFrom("张三", "刘芳", "王伟（女）", "新人甲", "新人乙"),
  案由: fc.constantFrom("甲", "乙", "丙"),
  第一提案人: fc.constantFrom("张三", "刘芳", "陈明"),
  作者: fc.constantFrom("张三", "刘芳、张三"),
  联系人: fc.constantFrom("刘芳", "陈明"),
  联系对象: fc.constantFrom("张三", "教育界", "买买提·艾力"),
};

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

it.each(Object.entries(sheets))("import %s: all or nothing, and twice is once", async (kind, header) => {
  const row = fc.tuple(...header.map((title) => fc.oneof({ weight: 4, arbitrary: likely[title] ?? word }, { weight: 1, arbitrary: word })));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), fc.boolean(), async (rows, partial) => {
      copyFileSync(desk.path("before.db"), desk.db);
      writeFileSync(desk.path("表.csv"), `\ufeff${[header, ...rows].map((cells) => cells.map(quoted).join()).join("\r\n")}`);
      const before = readFileSync(desk.db);
      const run = () => desk.run("import", kind, "表.csv", "--json", ...(partial ? ["--partial"] : []));
      const first = await run();
      if (first.status !== 0) {
        expect(first.status, first.stderr).toBe(3);
        expect(readFileSync(desk.db).equals(before)).toBe(true);
        return;
      }
      const { files } = JSON.parse(first.stdout) as Imported & { files: { rejected: number }[] };
      for (const { rows: count, added, changed, same, rejected } of files) expect(added + changed + same + rejected).toBe(count);
      const second = await run();
      expect(second.status, second.stderr).toBe(0);
      expect(JSON.parse(second.stdout)).toMatchObject({ operation: null });
    }),
    { numRuns: 24 },
  );
});
