import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { IMPORTS } from "../../src/trips/import/imports.ts";
import type { Imported } from "../office/answers.ts";
import { makeOffice } from "../office/office.ts";

/** What a template makes, the import takes as it is. */

const desk = makeOffice();
await desk.open();

/** A filled row for each kind, in the columns that the import reads. */
const FILLED: Readonly<Record<string, Readonly<Record<string, string | number | Date>>>> = {
  roster: {
    姓名: "钱明",
    性别: "男",
    民族: "汉族",
    出生年月: "1979-03",
    党派: "民建",
    界别: "教育界",
    政协职务: "常委",
    联系电话: "13800000021",
    任职时间: new Date("2022-05-01T00:00:00Z"),
  },
  activities: {
    日期: new Date("2026-05-12T00:00:00Z"),
    类别: "视察",
    名称: "视察饮水",
    姓名: "刘芳",
    角色: "参加",
    出席情况: "出席",
    数量: 3,
  },
  proposals: {
    案号: "10-5-009",
    案由: "关于饮水的提案",
    类别: "社会建设",
    民生: "是",
    形式: "联名",
    第一提案人: "刘芳",
    联名人: "张三",
    提交日期: "2026-02-10",
    审查结果: "立案",
    答复类别: "A",
    委员意见: "满意",
    主办单位: "县水务局",
  },
  opinions: { 编号: "7", 标题: "关于快递的建议", 作者: "刘芳、张三", 报送日期: "2026-04-01", 采用级别: "县" },
  contacts: { 日期: "2026-03-05", 姓名: "张三", 类别: "联系群众", 人数: 12, 地点: "柳树村", 事项: "路灯不亮", 办理结果: "解决" },
  people: { 姓名: "孙丽", 类别: "机关干部", 单位: "县政协", 职务: "科员", 起始时间: "2022-03-01", 联系电话: "13900000001" },
  liaison: { 联系人: "刘芳", 联系对象: "张三", 类型: "常委联系委员", 起始时间: "2022-03-01" },
};

async function opened(name: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(desk.path(name));
  return book;
}

/** The header row of a template: where 序号 stands. */
function headerOf(book: ExcelJS.Workbook) {
  const [page] = book.worksheets;
  if (!page) throw new Error("no sheet");
  const row = [1, 2, 3, 4].find((each) => page.getCell(each, 1).value === "序号") ?? 0;
  const titles = Array.from({ length: page.columnCount }, (_, i) => String(page.getCell(row, i + 1).value ?? ""));
  return { page, row, titles };
}

describe("a template", () => {
  it.each(IMPORTS.filter(({ word }) => word !== "attendance").map(({ word, template }) => ({ id: word, title: template.title })))(
    "$id, filled in, is imported without a map",
    async ({ id, title }) => {
      expect(await desk.json<{ files: string[] }>("template", id)).toEqual({ files: [desk.path(`${title}模板.xlsx`)] });
      const blank = await desk.run("import", id, `${title}模板.xlsx`);
      expect(blank.stdout + blank.stderr).toMatch(/示例/);
      expect(blank.stdout).toMatch(/没有变化/);
      const book = await opened(`${title}模板.xlsx`);
      const { page, row, titles } = headerOf(book);
      expect(page.getCell(row + 1, 1).value).toBe("示例");
      for (const [label, value] of Object.entries(FILLED[id] ?? {})) {
        const column = titles.findIndex((each) => each.replace("*", "") === label);
        expect(column, label).toBeGreaterThan(0);
        page.getCell(row + 2, column + 1).value = value;
      }
      page.getCell(row + 2, 1).value = 1;
      await book.xlsx.writeFile(desk.path(`填好的${id}.xlsx`));
      const { files, notes } = await desk.json<Imported & { notes: string[] }>("import", id, `填好的${id}.xlsx`);
      expect(files).toMatchObject([{ rows: 1, added: 1, rejected: 0 }]);
      expect(notes.join()).not.toMatch(/没有用到的列/);
    },
  );

  it("offers the office's own lists, and does not forbid others", async () => {
    const book = await opened("委员名册模板.xlsx");
    const { page, row, titles } = headerOf(book);
    const of = (label: string) => page.getCell(row + 2, titles.findIndex((title) => title.replace("*", "") === label) + 1);
    expect(of("界别").dataValidation).toMatchObject({
      type: "list",
      formulae: [expect.stringMatching(/^选项!\$[A-Z]\$1:\$[A-Z]\$\d+$/)],
    });
    expect(of("界别").dataValidation?.showErrorMessage ?? false).toBe(false);
    expect(of("联系电话").numFmt).toBe("@");
    expect(of("任职时间").numFmt).toBe("yyyy-mm-dd");
    expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ["委员名册", "visible"],
      ["选项", "hidden"],
      ["填写说明", "visible"],
    ]);
    const choices = book.getWorksheet("选项")?.getSheetValues().flat().map(String) ?? [];
    expect(choices).toEqual(expect.arrayContaining(["教育界", "第一组", "第二组", "常委", "民盟"]));
  });

  it("for a meeting lists those expected that day, and needs no flags to be imported", async () => {
    await desk.ok("template", "attendance", "--kind", "standing", "--date", "2026-03-15", "--title", "十届十二次常委会会议");
    const book = await opened("十届十二次常委会会议签到表.xlsx");
    const { page, row } = headerOf(book);
    expect(page.getCell(2, 1).value).toBe(
      "会议名称：十届十二次常委会会议　会议类别：常委会议　日期：2026-03-15　次序：按职务、姓氏笔画为序",
    );
    const names = [row + 1, row + 2, row + 3].map((each) => page.getCell(each, 2).value);
    expect(names).toEqual(["陈明", "刘芳", "钱明"]);
    for (const each of [1, 2, 3]) page.getCell(row + each, 3).value = each === 1 ? "请假（病假）" : "出席";
    await book.xlsx.writeFile(desk.path("签到.xlsx"));
    expect((await desk.json<Imported>("import", "attendance", "签到.xlsx")).files).toMatchObject([{ rows: 3, added: 3 }]);
    expect(await desk.json("activity", "list", "--kind", "standing")).toMatchObject([
      { title: "十届十二次常委会会议", date: "2026-03-15", people: 3 },
    ]);
  });

  it("tells two of one name apart", async () => {
    await desk.ok("template", "attendance", "--kind", "plenary", "--date", "2026-02-10", "-o", "全会.xlsx");
    const { page } = headerOf(await opened("全会.xlsx"));
    const names = (page.getColumn(2).values ?? []).map(String);
    expect(names).toEqual(expect.arrayContaining(["王伟（男）", "王伟（女）"]));
  });

  it("is refused where a file stands, where the meeting is not told, and with another extension", async () => {
    expect((await desk.run("template", "roster")).status).toBe(4);
    expect((await desk.run("template", "roster", "--yes")).status).toBe(0);
    expect((await desk.run("template", "attendance", "--kind", "standing")).status).toBe(2);
    expect((await desk.run("template", "attendance", "--kind", "committee", "--date", "2026-02-10")).status).toBe(2);
    expect((await desk.run("template", "roster", "-o", "名册.doc")).status).toBe(2);
  });

  it("is made without a record file", async () => {
    expect((await desk.run("--db", desk.path("没有.db"), "template", "roster", "-o", "空白/")).status).toBe(0);
  });
});
