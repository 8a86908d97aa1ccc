import { OFFICE_ORDER, officeLabel, PARTY_NAMES } from "../../domain/people/member.ts";
import { CATEGORIES } from "../../domain/vocabulary/categories.ts";
import { KINDS } from "../../domain/vocabulary/kinds.ts";
import { LEVELS } from "../../domain/vocabulary/levels.ts";
import { OUTCOMES } from "../../domain/vocabulary/outcomes.ts";
import { ROLES } from "../../domain/vocabulary/roles.ts";
import { STATES } from "../../domain/vocabulary/states.ts";
import type { TableSpec } from "../tables/spec.ts";

/** What the office itself gives to choose from. */
export interface OfficeLists {
  readonly sectors: readonly string[];
  readonly groups: readonly string[];
  readonly committees: readonly string[];
  readonly categories: readonly string[];
  readonly classes: readonly string[];
}

/** How a column of a template is filled in. */
export interface TemplateField {
  /** What a day, a text (months, telephone numbers, certificates) or a number looks like. */
  readonly format?: "day" | "text" | "number";
  readonly choices?: readonly string[] | ((office: OfficeLists) => readonly string[]);
  /** What may be written, for the sheet of notes. */
  readonly note: string;
  /** The example row's cell. Everybody in it is invented. */
  readonly example?: string;
  readonly width?: number;
}

/** What a template is made from: the columns of the import that reads it, and how each is filled in. */
export interface TemplateKind {
  readonly title: string;
  readonly spec: TableSpec<string>;
  readonly fields: TemplateFields;
}

/** By the import's fields; those without an entry have no column in the template. */
export type TemplateFields = Readonly<Record<string, TemplateField>>;

const yesNo = ["是", "否"];
const zh = <Word extends { readonly label: { readonly zh: string } }>(words: readonly Word[]): string[] =>
  words.map(({ label }) => label.zh);
const day = (note: string, example?: string): TemplateField => ({
  format: "day",
  note: `${note}，如 2026-05-12`,
  width: 12,
  ...(example ? { example } : {}),
});
const free = (note: string, example?: string, width?: number): TemplateField => ({
  note,
  ...(example ? { example } : {}),
  ...(width ? { width } : {}),
});
const LEVEL = { choices: zh(LEVELS), note: "县、市、省、国家；几个级别用 、 隔开" };
const NOTE = free("任意说明");
const STATE: TemplateField = { choices: zh(STATES), note: "出席、迟到、早退、请假、缺席、列席；请假可写 请假（病假）" };
const PHONE: TemplateField = { format: "text", note: "只写数字", example: "13800000000", width: 14 };

export const ROSTER_TEMPLATE: TemplateFields = {
  name: free("同名的人请填出生年月、单位等以便区分", "张三", 10),
  sex: { choices: ["男", "女"], note: "男 或 女", example: "女", width: 6 },
  ethnicity: free("空白的新委员按 汉族", "满族", 8),
  born: { format: "text", note: "到月为止，如 1970-05 或 1970年5月", example: "1970-05", width: 10 },
  party: { choices: PARTY_NAMES, note: "中共、民革、民盟……无党派人士、群众", example: "民盟", width: 12 },
  sector: { choices: ({ sectors }) => sectors, note: "本单位的界别；几个用 、 隔开", example: "教育界", width: 14 },
  education: free("如 大学、研究生", "大学", 10),
  unit: free("单位和职务写在一起", "县第一中学校长", 26),
  office: {
    choices: OFFICE_ORDER.map((office) => officeLabel(office).zh),
    note: "主席、副主席、秘书长、常委、委员；空白的新委员按 委员",
    example: "委员",
    width: 10,
  },
  group: { choices: ({ groups }) => groups, note: "几个用 、 隔开", width: 14 },
  special: { choices: ({ committees }) => committees, note: "几个用 、 隔开", width: 12 },
  certificate: { format: "text", note: "一届之内不重复", width: 12 },
  phone: PHONE,
  term: free("如 第十届；空白为本届", undefined, 8),
  since: day("任职的第一天；空白为本届开始之日"),
  note: NOTE,
  id: free("档案里的编号，导出的名册才有；新委员空着", undefined, 10),
};

export const ATTENDANCE_TEMPLATE: TemplateFields = {
  name: free("同名的人加括号注明，如 王伟（女）", "张三", 14),
  state: { ...STATE, example: "出席", width: 12 },
  reason: free("请假的事由", undefined, 16),
  unit: free("仅供核对", "县第一中学", 26),
  note: NOTE,
};

/** The kinds that stand in 履职活动台账. */
const IN_LEDGER = KINDS.filter(({ hasOwnLedger }) => !hasOwnLedger);

export const ACTIVITIES_TEMPLATE: TemplateFields = {
  date: day("活动的日期", "2026-05-12"),
  kind: {
    choices: zh(IN_LEDGER),
    note: "从下拉列表里选",
    example: "视察",
    width: 14,
  },
  title: free("同一天、同类别、同名称的各行是同一次活动", "视察农村饮水安全", 30),
  name: free("一行一人；几人用 、 隔开", "张三", 12),
  role: { choices: zh(ROLES), note: "空白按该类别的通常角色", example: "参加", width: 8 },
  state: { ...STATE, note: `${STATE.note}；空白按出席（执笔除外）`, width: 10 },
  form: free("如 口头、书面、政协讲堂", undefined, 10),
  quantity: { format: "number", note: "人数、次数等", width: 8 },
  amount: { format: "number", note: "元", width: 10 },
  level: { ...LEVEL, width: 10 },
  outcome: {
    choices: zh(OUTCOMES.filter(({ id }) => IN_LEDGER.some(({ outcomes }) => outcomes.includes(id)))),
    note: "如 批示、采用、获奖、通报批评",
    width: 12,
  },
  outcomeDate: day("结果的日期；空白按活动日期"),
  place: free("地点", undefined, 14),
  note: NOTE,
};

export const PROPOSALS_TEMPLATE: TemplateFields = {
  serial: { format: "text", note: "立案后的案号，如 10-5-001；立案前可写流水号", example: "10-5-001", width: 12 },
  title: free("提案的题目", "关于改善农村饮水的提案", 34),
  category: { choices: ({ categories }) => categories, note: "本单位的提案类别", width: 14 },
  livelihood: { choices: yesNo, note: "是 或 否", example: "是", width: 6 },
  form: { choices: ["个人", "联名", "集体"], note: "个人、联名、集体", example: "联名", width: 8 },
  lead: free("集体提案填提案单位", "张三", 12),
  cosigners: free("几人用 、 隔开，按署名先后", "李四、王五", 20),
  date: day("提交的日期", "2026-02-10"),
  review: { choices: ["立案", "不立案", "并案", "转社情民意"], note: "尚未审查的空着", example: "立案", width: 12 },
  reviewDate: day("审查的日期"),
  mergedInto: { format: "text", note: "并入哪一件：案号或案由", width: 12 },
  key: { choices: yesNo, note: "是 或 否", width: 6 },
  excellent: { choices: yesNo, note: "是 或 否", width: 6 },
  excellentDate: day("评为优秀的日期；上一年度已经关闭、今年才评的必须写"),
  sentUp: { ...LEVEL, note: "报送到哪一级政协", width: 10 },
  sentUpDate: day("上报的日期"),
  unit: free("几个用 、 隔开", "县水务局", 14),
  joint: free("几个用 、 隔开", undefined, 14),
  assigned: day("交办的日期"),
  replied: day("答复的日期"),
  class: { choices: ({ classes }) => classes, note: "本单位的答复类别", width: 8 },
  feedback: { choices: ["满意", "基本满意", "不满意"], note: "委员对办理的意见", width: 10 },
  note: NOTE,
};

export const OPINIONS_TEMPLATE: TemplateFields = {
  serial: { format: "text", note: "信息的编号", example: "1", width: 8 },
  title: free("信息的标题", "关于农村快递进村的建议", 34),
  authors: free("几人用 、 隔开，按署名先后", "张三、李四", 16),
  date: day("报送的日期", "2026-04-01"),
  adopted: { ...LEVEL, example: "县、市", width: 10 },
  adoptedDate: day("采用的日期"),
  adoptedForm: free("如 单篇、综合、转送", undefined, 10),
  instructed: { ...LEVEL, width: 10 },
  leader: free("批示的领导", undefined, 12),
  instructedDate: day("批示的日期"),
  origin: { format: "text", note: "由哪件提案转来：案号或案由", width: 12 },
  note: NOTE,
};

export const CONTACTS_TEMPLATE: TemplateFields = {
  date: day("联系的日期", "2026-03-05"),
  name: free("委员或机关干部", "张三", 12),
  kind: { choices: ["联系群众", "联系委员"], note: "空白为 联系群众", width: 12 },
  people: { format: "number", note: "联系了多少人；只记人数，不记群众的姓名、电话和住址", example: "12", width: 8 },
  place: free("到村、社区为止", "柳树村", 14),
  matter: free("反映的事项，概括写", "村口路灯不亮", 30),
  result: free("解决了的写 解决；其余照实写", "解决", 16),
  note: NOTE,
};

export const PEOPLE_TEMPLATE: TemplateFields = {
  name: free("姓名", "孙丽", 10),
  category: { choices: zh(CATEGORIES), note: CATEGORIES.map(({ label }) => label.zh).join("、"), example: "特邀信息员", width: 14 },
  unit: free("单位", "县司法局", 20),
  post: free("职务", "科员", 14),
  starts: day("从哪天起", "2026-01-01"),
  ends: day("到哪天止；还在的空着"),
  phone: PHONE,
  note: free("聘任文件等依据"),
};

export const LIAISON_TEMPLATE: TemplateFields = {
  keeper: free("由谁联系", "张三", 12),
  partners: free("联系谁：委员姓名，几人用 、 隔开；或专委会、界别、活动组的名称", "李四、王五", 30),
  kind: { choices: ["常委联系委员", "党员委员联系党外委员", "党组成员联系专委会和界别"], note: "看得出的可以空着", width: 24 },
  starts: day("从哪天起", "2026-01-01"),
  ends: day("到哪天止；还在的空着"),
  note: NOTE,
};
