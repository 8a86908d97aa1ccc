import type { CellInput } from "../support/workbook.ts";
import type { Office } from "./office.ts";

/** A small year of the six members of test/support: one excellent, one refused for a crime, two of one name. */
export const ATTENDANCE: readonly (readonly CellInput[])[] = [
  ["十届五次会议签到表"],
  ["序号", "姓名", "第一次大会", "第二次大会"],
  [1, "陈明", "√", "√"],
  [2, "刘芳", "√", "√"],
  [3, "张三", "√", "×"],
  [4, "王伟（男）", "√", "假"],
  [5, "王伟（女）", "√", "√"],
  [6, "买买提·艾力", "迟到", "√"],
];

export const PROPOSALS: readonly (readonly CellInput[])[] = [
  ["案号", "案由", "类别", "民生", "第一提案人", "联名人", "提交日期", "审查结果", "重点", "优秀"],
  ["10-5-001", "关于改善校园周边交通的提案", "社会建设", "是", "刘芳", "张三", "2026-02-10", "立案", "是", "是"],
  ["10-5-002", "关于发展特色农业的提案", "经济建设", "否", "张三", null, "2026-02-10", "立案", null, null],
  [null, "关于增设公厕的提案", "社会建设", "是", "买买提·艾力", null, "2026-02-11", "不立案", null, null],
];

export const OPINIONS: readonly (readonly CellInput[])[] = [
  ["编号", "标题", "作者", "报送日期", "采用级别", "采用日期", "批示级别", "批示领导", "批示日期"],
  ["1", "关于农村饮水的建议", "刘芳", "2026-04-01", "县、市", "2026-05-01", "县", "县长", "2026-05-03"],
  ["2", "关于快递进村的建议", "张三", "2026-06-01", null, null, null, null, null],
];

export const ACTIVITIES: readonly (readonly CellInput[])[] = [
  ["日期", "类别", "名称", "姓名", "角色", "出席情况", "金额", "级别", "结果"],
  ["2026-03-12", "视察", "视察校园周边", "刘芳", null, null, null, null, null],
  ["2026-03-12", "视察", "视察校园周边", "张三", null, "请假", null, null, null],
  ["2026-04-15", "委员双月见面", "四月双月见面", "刘芳", null, null, null, null, null],
  ["2026-05-20", "调研", "集中调研", "刘芳", "执笔", null, null, "市", "批示"],
  ["2026-06-01", "公益慈善", "助学捐款", "刘芳", null, null, 500, null, null],
  ["2026-06-01", "公益慈善", "助学捐款", "张三", null, null, 300, null, null],
  ["2026-08-01", "遵纪守法", "法院判决", "买买提·艾力", null, null, null, null, "违法犯罪"],
  ["2026-09-01", "荣誉", "优秀教师", "刘芳", null, null, null, "县、市", null],
];

export const PLENARY = ["--kind", "plenary", "--title", "十届五次会议", "--date", "2026-02-10"] as const;

/** The workbooks of the year, in the desk's folder. */
export async function writeYear(office: Pick<Office, "workbook">): Promise<void> {
  await office.workbook("签到表.xlsx", ATTENDANCE);
  await office.workbook("提案.xlsx", PROPOSALS);
  await office.workbook("社情民意.xlsx", OPINIONS);
  await office.workbook("台账.xlsx", ACTIVITIES);
}

/** The year in the record file; what it comes to is in year.test.ts. */
export const importYear = (office: Office): Promise<void> =>
  office.begin("year", async ({ ok, ...made }) => {
    await made.open();
    await writeYear(made);
    await ok("import", "attendance", "签到表.xlsx", ...PLENARY);
    await ok("import", "proposals", "提案.xlsx");
    await ok("import", "opinions", "社情民意.xlsx");
    await ok("import", "activities", "台账.xlsx");
  });
