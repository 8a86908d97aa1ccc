import { beforeAll, describe, expect, test } from "vitest";
import { openOffice } from "./office.ts";
import { xlsxAsText } from "./xlsx-text.ts";

/** The workbooks that come back: blank forms, and sheets whose mistakes are marked. */

let office: Awaited<ReturnType<typeof openOffice>>;
beforeAll(async () => {
  office = await openOffice();
});

describe("templates", () => {
  test.each<[golden: string, ...argv: string[]]>([
    ["名册", "roster"],
    ["签到", "attendance"],
    ["签到常委会", "attendance", "--kind", "standing", "--date", "2026-05-20", "--title", "第十五次常委会"],
    ["签到专委会", "attendance", "--kind", "committee", "--date", "2026-05-21", "--title", "提案委会议", "--of", "提案委"],
    ["签到全会", "attendance", "--kind", "plenary", "--date", "2025-12-29", "--order", "职务"],
    ["台账", "activities"],
    ["提案", "proposals"],
    ["社情民意", "opinions"],
    ["联系", "contacts"],
    ["人员", "people"],
    ["双联", "liaison"],
  ])("%s", async (golden, ...argv) => {
    const said = await office.said("template", ...argv, "-o", office.fresh(`${golden}.xlsx`));
    await expect(`${said}\n${await xlsxAsText(office.path(`${golden}.xlsx`))}`).toMatchFileSnapshot(`templates/${golden}.txt`);
  });
});

test("a sheet with its mistakes marked", async () => {
  await office.workbook("台账.xlsx", [
    ["履职活动台账"],
    ["日期", "类别", "名称", "姓名", "数量", "备注"],
    ["2026-13-12", "视察", "视察校园周边", "王伟", 3, "这一行的备注很长很长很长很长很长很长很长很长很长很长"],
    ["2026-10-12", "开会", "视察粮库", "赵无名、刘芳", 2.5, null],
    ["2026-10-13", "视察", "视察粮库", "刘芳", null, null],
  ]);
  await office.workbook(
    "社情.xlsx",
    [
      ["标题", "作者"],
      ["关于某事", "某某某"],
    ],
    "Sheet1",
  );
  const said = [
    await office.said("import", "activities", "台账.xlsx", "--reject-file", office.fresh("退回.xlsx")),
    await xlsxAsText(office.path("退回.xlsx")),
    await office.said("import", "opinions", "社情.xlsx", "--reject-file", office.fresh("退回2.xlsx")),
    await xlsxAsText(office.path("退回2.xlsx")),
  ];
  await expect(said.join("\n")).toMatchFileSnapshot("templates/退回.txt");
});
