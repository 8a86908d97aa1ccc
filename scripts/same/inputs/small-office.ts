import { type Rows, workbook } from "./workbook.ts";

/** A small office, invented: a chair, a standing member, ordinary members, two of one name; and what its year was. */
export const ROSTER: Rows = [
  ["政协某某县第十届委员会委员名册"],
  ["序号", "姓名", "性别", "民族", "出生年月", "党派", "界别", "工作单位及职务", "政协职务", "委员活动组", "联系电话", "任职时间"],
  [1, "陈　明", "男", "汉", "1968.03", "中共党员", "中国共产党", "县政协主席", "主席", "第一组", "13800000001", null],
  [2, "刘芳（女，满族）", null, null, "1972-11", "民盟", "教育界", "县一中校长", "常委", "第一组", "13800000002", "2022.01"],
  [3, "张三", "男", null, "197505", "群众", "经济界", "某公司经理", null, "第二组", 13800000003, null],
  [4, "王伟", "男", "汉族", "1980年2月", "群众", "教育界", "县二中教师", "委员", "第二组", "13800000004", null],
  [5, "王伟", "女", "回族", "1985-07", "无党派", "医药卫生界", "县医院医师", "委员", "第一组", "13800000005", null],
  [6, "买买提・艾力", "男", "维吾尔族", "1970.5", "群众", "少数民族界", "县民宗局干部", null, "第二组", "13800000006", null],
  ["合计", "6人"],
];

/** The roster with one cell written otherwise. */
export const rosterWith = (name: string, column: string, value: string | number | null): Rows =>
  ROSTER.map((row) => (row[1] === name ? row.map((cell, i) => (ROSTER[1]?.[i] === column ? value : cell)) : row));

export const ATTENDANCE: Rows = [
  ["十届五次会议签到表"],
  ["序号", "姓名", "第一次大会", "第二次大会"],
  [1, "陈明", "√", "√"],
  [2, "刘芳", "√", "√"],
  [3, "张三", "√", "×"],
  [4, "王伟（男）", "√", "假"],
  [5, "王伟（女）", "√", "√"],
  [6, "买买提·艾力", "迟到", "√"],
];

export const PROPOSALS: Rows = [
  ["案号", "案由", "类别", "民生", "第一提案人", "联名人", "提交日期", "审查结果", "重点", "优秀"],
  ["10-5-001", "关于改善校园周边交通的提案", "社会建设", "是", "刘芳", "张三", "2026-02-10", "立案", "是", "是"],
  ["10-5-002", "关于发展特色农业的提案", "经济建设", "否", "张三", null, "2026-02-10", "立案", null, null],
  [null, "关于增设公厕的提案", "社会建设", "是", "买买提·艾力", null, "2026-02-11", "不立案", null, null],
];

export const OPINIONS: Rows = [
  ["编号", "标题", "作者", "报送日期", "采用级别", "采用日期", "批示级别", "批示领导", "批示日期"],
  ["1", "关于农村饮水的建议", "刘芳", "2026-04-01", "县、市", "2026-05-01", "县", "县长", "2026-05-03"],
  ["2", "关于快递进村的建议", "张三", "2026-06-01", null, null, null, null, null],
];

export const ACTIVITIES: Rows = [
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

export const PEOPLE: Rows = [
  ["姓名", "类别", "单位", "职务", "起始时间", "联系电话"],
  ["孙丽", "机关干部", "县政协办公室", "副主任", "2022.03", "13900000001"],
  ["李教授", "授课人", "省委党校", "教授", null, null],
  ["张三", "信息员", null, null, "2023-05", null],
];

export const contactsOn = (matter: string): Rows => [
  ["日期", "姓名", "联系人数", "地点", "反映事项", "群众姓名", "办理结果"],
  ["2026-03-05", "张三", 12, "柳树村", matter, "赵大爷", "已解决"],
  ["2026-03-06", "孙丽", 0, "柳树村", "公交班次少", null, "正在协调"],
];

export const LIAISON: Rows = [
  ["常委", "联系委员", "起始时间"],
  ["刘芳", "张三、王伟（男）", "2022-03"],
  ["陈明", "教育界", null],
];

/** The workbooks of the office and of its year, under the names that the stories call them by. */
export const SMALL_OFFICE = {
  "名册.xlsx": workbook(ROSTER),
  "签到表.xlsx": workbook(ATTENDANCE),
  "提案.xlsx": workbook(PROPOSALS),
  "社情民意.xlsx": workbook(OPINIONS),
  "台账.xlsx": workbook(ACTIVITIES),
  "人员.xlsx": workbook(PEOPLE),
  "联系.xlsx": workbook(contactsOn("路灯不亮")),
  "双联.xlsx": workbook(LIAISON),
};
