import { LINKS } from "../domain/activities/links.ts";
import { liaisonLabel } from "../domain/liaison/liaison.ts";
import { maskPhone, officeLabel } from "../domain/people/member.ts";
import { type Text, text } from "../domain/text/text.ts";
import { CATEGORIES } from "../domain/vocabulary/categories.ts";
import { writeOrdinal } from "../domain/vocabulary/han.ts";
import { kindOf, roleWord } from "../domain/vocabulary/kinds.ts";
import { levelLabel } from "../domain/vocabulary/levels.ts";
import { outcomeLabel } from "../domain/vocabulary/outcomes.ts";
import type { Role } from "../domain/vocabulary/roles.ts";
import { stateLabel } from "../domain/vocabulary/states.ts";

/** How the office calls the tables of the record file and what stands in their rows (docs/dictionary.md). */

export type Value = string | number | null;
export type Values = Readonly<Record<string, Value>>;

/** Finds a row of another table, as it stands or as it was last. */
export type FindRow = (tbl: string, id: number) => Values | null;

/** A column: what it is called; of what table its number is a row; how its value is said. */
interface Field {
  readonly label: Text;
  readonly of?: string;
  readonly words?: (value: string, row: Values, find: FindRow) => Text;
  /** A number or a month of somebody's: what of it may be shown. */
  readonly mask?: (value: string) => string;
}

interface Table {
  readonly label: Text;
  readonly fields: Readonly<Record<string, Field>>;
  /** What tells a row from the others, and names it: the columns in their order. */
  readonly subject: readonly string[];
}

const plain = (zh: string, en: string): Field => ({ label: text(zh, en) });
const said = (zh: string, en: string, words: NonNullable<Field["words"]>): Field => ({ label: text(zh, en), words });
const row = (zh: string, en: string, of: string): Field => ({ label: text(zh, en), of });

const yesNo = (value: string): Text => (value === "1" ? text("是", "yes") : text("否", "no"));
const term = (value: string): Text => text(`第${writeOrdinal(Number(value))}届`, `term ${value}`);

/** A setting, which may be a list: 教育界、经济界. */
const listed = (value: string): Text => {
  const words = value.startsWith("[") ? (JSON.parse(value) as string[]).join("、") : value;
  return text(words, words);
};

const BODY_KINDS: Readonly<Record<string, Text>> = {
  committee: text("政协委员会", "committee"),
  standing: text("常委会", "standing committee"),
  sector: text("界别", "sector"),
  group: text("活动组", "group"),
  special: text("专委会", "special committee"),
  party_group: text("党组", "party group"),
  ...Object.fromEntries(CATEGORIES.map(({ id, label }) => [id, label])),
};

/** Where a row came from: in every table that is imported. */
const ORIGIN: Readonly<Record<string, Field>> = {
  source: row("来源文件", "source", "source"),
  sheet: plain("工作表", "sheet"),
  row: plain("行", "row"),
  rows: plain("行", "rows"),
};

const SPAN = { starts: plain("起始", "from"), ends: plain("终止", "to") };

const TABLES: Readonly<Record<string, Table>> = {
  setting: {
    label: text("设置", "setting"),
    subject: ["key"],
    fields: { key: plain("设置", "setting"), value: said("值", "value", listed) },
  },
  source: {
    label: text("来源文件", "source"),
    subject: ["file"],
    fields: { file: plain("文件", "file"), sha256: plain("SHA-256", "SHA-256") },
  },
  term: { label: text("届", "term"), subject: ["number"], fields: { number: said("届次", "number", term), starts: plain("起始", "from") } },
  person: {
    label: text("人员", "person"),
    subject: ["name"],
    fields: {
      name: plain("姓名", "name"),
      sex: plain("性别", "sex"),
      ethnicity: plain("民族", "ethnicity"),
      born: { label: text("出生年月", "born"), mask: (month) => `${month.slice(0, 4)}年` },
      party: plain("党派", "party"),
      education: plain("文化程度", "education"),
      unit: plain("工作单位及职务", "unit and post"),
      phone: { label: text("联系电话", "telephone"), mask: maskPhone },
      note: plain("备注", "note"),
      workplace: plain("单位", "unit"),
    },
  },
  body: {
    label: text("机构", "body"),
    subject: ["kind", "name"],
    fields: {
      kind: said("类别", "kind", (kind) => BODY_KINDS[kind] ?? text(kind, kind)),
      name: plain("名称", "name"),
      term: row("届", "term", "term"),
    },
  },
  tenure: {
    label: text("任职", "tenure"),
    subject: ["person", "body"],
    fields: {
      person: row("姓名", "who", "person"),
      body: row("机构", "body", "body"),
      post: said("职务", "post", officeLabel),
      ...SPAN,
      basis: plain("依据", "basis"),
      end_basis: plain("终止的依据", "basis of the end"),
      end_reason: plain("终止的原因", "reason of the end"),
      certificate: plain("委员证号", "certificate"),
      ...ORIGIN,
    },
  },
  suspension: {
    label: text("暂停履职", "suspension"),
    subject: ["tenure"],
    fields: { tenure: row("席位", "seat", "tenure"), ...SPAN, basis: plain("依据", "basis") },
  },
  alias: {
    label: text("认人的回答", "answer to who is it"),
    subject: ["person"],
    fields: { file: plain("文件", "file"), person: row("是谁", "who", "person") },
  },
  liaison: {
    label: text("双联", "liaison"),
    subject: ["person", "with_person", "with_body"],
    fields: {
      person: row("联系人", "who", "person"),
      with_person: row("联系对象", "with", "person"),
      with_body: row("联系对象", "with", "body"),
      kind: said("类型", "kind", liaisonLabel),
      ...SPAN,
      basis: plain("依据", "basis"),
      ...ORIGIN,
    },
  },
  activity: {
    label: text("活动", "activity"),
    subject: ["kind", "title"],
    fields: {
      kind: said("类别", "kind", (kind) => kindOf(kind).label),
      title: plain("名称", "title"),
      starts: plain("日期", "date"),
      ends: plain("最后一天", "last day"),
      place: plain("地点", "place"),
      theme: plain("主题", "theme"),
      form: plain("形式", "form"),
      serial: plain("案号/编号", "number"),
      term: said("届", "term", term),
      session: plain("次", "session"),
      category: plain("提案类别", "category"),
      livelihood: said("民生", "livelihood", yesNo),
      body: plain("机构", "body"),
      refers_to: plain("并入或来源提案", "refers to"),
      part_of: row("会议", "part of", "activity"),
      note: plain("备注", "note"),
      ...ORIGIN,
    },
  },
  participation: {
    label: text("参加", "participation"),
    subject: ["person", "activity"],
    fields: {
      activity: row("活动", "activity", "activity"),
      person: row("姓名", "who", "person"),
      role: said("角色", "role", (role, { activity }, find) =>
        roleWord(String(find("activity", Number(activity))?.kind ?? ""), role as Role),
      ),
      state: said("出席", "state", (state) => stateLabel(state as Parameters<typeof stateLabel>[0])),
      reason: plain("事由", "reason"),
      form: plain("形式", "form"),
      position: plain("署名次序", "position"),
      quantity: plain("数量", "quantity"),
      amount: plain("金额", "amount"),
      ...ORIGIN,
    },
  },
  recognition: {
    label: text("结果", "outcome"),
    subject: ["what", "person", "activity"],
    fields: {
      activity: row("活动", "activity", "activity"),
      person: row("姓名", "who", "person"),
      what: said("结果", "outcome", (what) => outcomeLabel(what as Parameters<typeof outcomeLabel>[0])),
      level: said("级别", "level", (level) => levelLabel(level as Parameters<typeof levelLabel>[0])),
      form: plain("形式", "form"),
      date: plain("日期", "date"),
      by: plain("由谁", "by"),
    },
  },
  link: {
    label: text("关联", "link"),
    subject: ["from", "to"],
    fields: {
      what: said("关联", "link", (what) => text(LINKS.get(what) ?? what, what)),
      from: row("从", "from", "activity"),
      to: row("到", "to", "activity"),
    },
  },
  handling: {
    label: text("办理", "handling"),
    subject: ["activity", "unit"],
    fields: {
      activity: row("提案", "proposal", "activity"),
      round: plain("第几轮", "round"),
      unit: plain("单位", "unit"),
      lead: said("主办", "lead", yesNo),
      assigned: plain("交办", "assigned"),
      replied: plain("答复", "replied"),
      class: plain("答复类别", "class"),
      feedback: plain("委员意见", "feedback"),
    },
  },
  evaluation: {
    label: text("年度考核", "evaluation"),
    subject: ["year"],
    fields: {
      year: plain("年度", "year"),
      ...SPAN,
      rules_name: plain("规则", "rules"),
      rules_hash: plain("规则指纹", "rule hash"),
      evaluated: plain("考核人数", "evaluated"),
    },
  },
  decision: {
    label: text("领导的决定", "decision"),
    subject: ["year", "person"],
    fields: {
      year: plain("年度", "year"),
      person: row("姓名", "who", "person"),
      grade: plain("等次", "grade"),
      grade_name: plain("等次名称", "name of the grade"),
      reason: plain("理由", "reason"),
    },
  },
  period: {
    label: text("考核期", "period"),
    subject: ["year"],
    fields: {
      year: plain("年度", "year"),
      ...SPAN,
      closed: plain("关闭时间", "closed"),
      evaluation: plain("考核", "evaluation"),
      digest: plain("指纹", "digest"),
    },
  },
  frozen: { label: text("关闭时定下的记录", "record of a closed year"), subject: [], fields: { day: plain("归属日期", "booked on") } },
  frozen_value: { label: text("关闭时留存的情况", "value of a closed year"), subject: [], fields: {} },
};

/**
 * What is the program's own, and no word of an office: it is not shown. A rule file and a kept value are whole documents,
 * and they and the key of a row hold people's particulars.
 */
const OWN: Readonly<Record<string, readonly string[]>> = {
  alias: ["written"],
  evaluation: ["operation", "rules", "words", "subject"],
  period: ["recipe", "filled"],
  frozen: ["period", "tbl", "row"],
  frozen_value: ["period", "tbl", "row", "value"],
};

/** Kept for the program itself: how many they are is all that there is to say. */
export const isKeptOnly = (tbl: string): boolean => tbl === "frozen" || tbl === "frozen_value";

/** Whether a column is part of what a row is called, or says where it came from: it need not be told beside the name. */
export const isTold = (tbl: string, field: string): boolean => TABLES[tbl]?.subject.includes(field) === true || field in ORIGIN;

export const tableLabel = (tbl: string): Text => TABLES[tbl]?.label ?? text(tbl, tbl);

export const fieldLabel = (tbl: string, field: string): Text => TABLES[tbl]?.fields[field]?.label ?? text(field, field);

/** The columns of a row that an office has a word for, in their order, and those that a later or older version knows. */
export const fieldsOf = (tbl: string, values: Values): string[] =>
  Object.keys(values).filter((field) => field !== "id" && !OWN[tbl]?.includes(field));

/** What of a value may be shown, as it stands. */
export function maskedValue(tbl: string, field: string, value: Value, unmask: boolean): Value {
  const mask = unmask || value === null ? undefined : TABLES[tbl]?.fields[field]?.mask;
  return mask ? mask(String(value)) : value;
}

/** A value of a row in words: the label of what it says, the name of the row that it names. */
export function valueWords(tbl: string, field: string, value: Value, of: Values, find: FindRow): Text {
  if (value === null) return text("", "");
  const known = TABLES[tbl]?.fields[field];
  if (known?.of !== undefined) return rowWords(known.of, Number(value), find(known.of, Number(value)), find);
  return known?.words?.(String(value), of, find) ?? text(String(value), String(value));
}

/** Rows whose number says something to a clerk, who names them by it. */
const NUMBERED = new Set(["person", "activity"]);

/** Who or what a row is: 刘芳（#4）, 视察 视察校园周边（#28）; the person and the deed of what hangs on them. */
export function rowWords(tbl: string, id: number, values: Values | null, find: FindRow): Text {
  const parts = (TABLES[tbl]?.subject ?? [])
    .map((field) => valueWords(tbl, field, values?.[field] ?? null, values ?? {}, find))
    .filter(({ zh }) => zh !== "");
  if (parts.length === 0) return text(`#${id}`, `#${id}`);
  const number = NUMBERED.has(tbl) ? { zh: `（#${id}）`, en: ` (#${id})` } : { zh: "", en: "" };
  return text(`${parts.map(({ zh }) => zh).join(" ")}${number.zh}`, `${parts.map(({ en }) => en).join(" ")}${number.en}`);
}
