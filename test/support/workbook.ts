import ExcelJS from "exceljs";

export type CellInput = string | number | boolean | Date | null;

export async function writeWorkbook(path: string, rows: readonly (readonly CellInput[])[], sheet = "Sheet1"): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet(sheet).addRows(rows.map((row) => [...row]));
  await workbook.xlsx.writeFile(path);
  return path;
}

export const ROSTER_HEADER = [
  "序号",
  "姓名",
  "性别",
  "民族",
  "出生年月",
  "党派",
  "界别",
  "工作单位及职务",
  "政协职务",
  "委员活动组",
  "联系电话",
  "任职时间",
];

/** A small roster: a chair, a standing member, ordinary members, and two of one name. */
export const ROSTER_ROWS: readonly (readonly CellInput[])[] = [
  ["政协某某县第十届委员会委员名册"],
  ROSTER_HEADER,
  [1, "陈　明", "男", "汉", "1968.03", "中共党员", "中国共产党", "县政协主席", "主席", "第一组", "13800000001", null],
  [2, "刘芳（女，满族）", null, null, "1972-11", "民盟", "教育界", "县一中校长", "常委", "第一组", "13800000002", "2022.01"],
  [3, "张三", "男", null, "197505", "群众", "经济界", "某公司经理", null, "第二组", 13800000003, null],
  [4, "王伟", "男", "汉族", "1980年2月", "群众", "教育界", "县二中教师", "委员", "第二组", "13800000004", null],
  [5, "王伟", "女", "回族", "1985-07", "无党派", "医药卫生界", "县医院医师", "委员", "第一组", "13800000005", null],
  [6, "买买提・艾力", "男", "维吾尔族", "1970.5", "群众", "少数民族界", "县民宗局干部", null, "第二组", "13800000006", null],
  ["合计", "6人"],
];

/** The small roster with one member's cell written otherwise. */
export function rosterWith(name: string, column: string, value: CellInput): (readonly CellInput[])[] {
  const index = ROSTER_HEADER.indexOf(column);
  return ROSTER_ROWS.map((row) => (row[1] === name ? row.map((cell, i) => (i === index ? value : cell)) : row));
}
