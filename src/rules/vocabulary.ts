import * as v from "valibot";
import { OFFICE_ORDER, officeLabel } from "../domain/people/member.ts";
import { type Text, text } from "../domain/text/text.ts";
import { KINDS } from "../domain/vocabulary/kinds.ts";
import { LEVELS } from "../domain/vocabulary/levels.ts";
import { nearest } from "../domain/vocabulary/likeness.ts";
import { OUTCOMES } from "../domain/vocabulary/outcomes.ts";
import { ROLES } from "../domain/vocabulary/roles.ts";
import { STATES } from "../domain/vocabulary/states.ts";
import { saidForm } from "./kinds-said.ts";
import { both, isWord, nearestWord } from "./rule-words.ts";

/** What a message of a check is written as, so that both languages travel in one string. */
export const said = (zh: string, en: string): string => JSON.stringify(text(zh, en));

/** A message of a check, or null for the library's own. */
export function readSaid(message: string): Text | null {
  if (!message.startsWith('{"zh":')) return null;
  return JSON.parse(message) as Text;
}

interface Entry<Id extends string> {
  readonly id: Id;
  readonly label: Text;
  readonly aliases?: readonly string[];
}

/** One word of a vocabulary, by its id or its Chinese label. */
function vocabulary<const Id extends string>(entries: readonly Entry<Id>[], more: readonly (readonly [string, string])[] = []) {
  const byWord = new Map<string, string>([
    ...more,
    ...entries.flatMap(({ id, label, aliases = [] }): [string, string][] => [
      ...aliases.filter((alias) => /[\u4e00-\u9fff]{2}/.test(alias)).map((alias): [string, string] => [alias, id]),
      [label.zh, id],
      [id, id],
    ]),
  ]);
  return v.pipe(
    v.picklist([...byWord.keys()], (issue) => notOneOf(issue.input, entries)),
    v.transform((word) => byWord.get(word) as Id),
  );
}

function notOneOf(input: unknown, entries: readonly Entry<string>[]): string {
  const written = String(input);
  const near = nearest(written, /\p{Script=Han}/u.test(written) ? entries.map(({ label }) => label.zh) : entries.map(({ id }) => id));
  const several = /[【】［］、，,\s]/u.test(written)
    ? `几个词写成 [${written
        .split(/[【】［］、，,\s]+/u)
        .filter((word) => word !== "")
        .join(", ")}]；`
    : /^[公事病]假$/.test(written)
      ? `请假的事由另写一行：请假事由: ${written}；`
      : "";
  const all = entries.map(({ id, label }) => ({ zh: `${label.zh}（${id}）`, en: id }));
  return said(
    `没有这个词：${written}${near === undefined || several !== "" ? "；" : `；是不是 ${near}？`}${several}可写：${all.map(({ zh }) => zh).join("、")}`,
    `no such word: ${written}${near === undefined ? "." : `; did you mean ${near}?`} One of: ${all.map(({ en }) => en).join(", ")}`,
  );
}

const choice = <const Id extends string>(...entries: readonly (readonly [Id, string])[]) =>
  vocabulary(entries.map(([id, zh]) => ({ id, label: text(zh, id) })));

export const kind = vocabulary(KINDS);
/** A kind, or a form of one (政协讲堂 of 学习培训), which is read with it. */
export const kindOrForm = vocabulary(
  KINDS,
  KINDS.flatMap(({ id, forms = [] }) => forms.map((form): [string, string] => [form, saidForm(id, form)])),
);
/** 第一提案人, 作者, 联名人: what a kind calls its roles. */
const roleWords = (id: string): string[] => KINDS.flatMap(({ roleWords: words = {} }) => words[id as keyof typeof words]?.zh ?? []);
export const role = vocabulary(
  ROLES.map((each) => ({ ...each, aliases: [...each.aliases.filter((word) => !["列席", "出席"].includes(word)), ...roleWords(each.id)] })),
);
/** Reasons of a leave are no states: 公假 would be read as any leave. */
export const state = vocabulary(
  STATES.map((each) => ({ ...each, aliases: (each.aliases ?? []).filter((word) => !/^[公事病]假$/.test(word)) })),
);
export const outcome = vocabulary(OUTCOMES);
/** 区, 州, 国 as well: what a ledger may write. */
export const level = vocabulary(
  LEVELS,
  LEVELS.flatMap(({ id, aliases }) => aliases.filter((alias) => /^\p{Script=Han}+$/u.test(alias)).map((alias) => [alias, id] as const)),
);
export const office = vocabulary(OFFICE_ORDER.map((id) => ({ id, label: officeLabel(id) })));
export const subject = choice(["members", "委员"], ["informants", "特邀信息员"], ["units", "单位"], ["groups", "活动组"]);
export const sittings = choice(["any", "任一场"], ["all", "每一场"], ["each", "逐场"]);
export const measure = choice(["quantity", "数量"], ["amount", "金额"], ["half_day", "半天"], ["record", "件"]);
export const place = choice(["all", "全体"], ["sector", "界别"], ["group", "活动组"]);
export const rounding = choice(["down", "舍去"], ["up", "进位"], ["half_up", "四舍五入"]);
export const span = choice(["year", "一年"], ["term", "任期"]);
export const turned = choice(["opinion", "只计社情民意"], ["proposal", "只计提案"], ["both", "都计"]);
export const whenNoneAtAll = choice(["full", "满分"], ["zero", "零分"]);
export const whenNone = choice(["full", "满分"], ["zero", "零分"], ["redistribute", "并入其他"]);

/** What stands under one word of a file; an unknown word is an error that names the nearest. */
export const words = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, (issue) => {
    if (issue.expected !== "never") return said("应是“词: 值”的一组", "should be a group of WORD: VALUE");
    const written = String(issue.path?.at(-1)?.key ?? "");
    if (written.includes("："))
      return said(
        `冒号要用半角，后面空一格：${written.replace("：", ": ")}`,
        `write a plain colon and a space: ${written.replace("：", ": ")}`,
      );
    const near = nearestWord(written, Object.keys(entries));
    if (/^[^:]+:\S/.test(written))
      return said(`冒号后面空一格：${written.replace(":", ": ")}`, `a space after the colon: ${written.replace(":", ": ")}`);
    if (isWord(written)) return said(`${both(written)} 不能写在这里`, `${written} does not belong here`);
    return said(
      `不认识的词：${written}${near === undefined ? "" : `；是不是 ${near}？`}`,
      `unknown word: ${written}${near === undefined ? "" : `; did you mean ${near}?`}`,
    );
  });

export const some = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(v.array(schema, said("应是一个清单", "should be a list")), v.minLength(1, said("清单不能是空的", "the list is empty")));

export const flag = v.boolean(said("应写 true 或 false", "should be true or false"));

export const counted = v.pipe(
  v.number(said("应是整数", "should be a whole number")),
  v.integer(said("应是整数", "should be a whole number")),
  v.minValue(0, said("不能是负数", "cannot be negative")),
);

export const positive = v.pipe(counted, v.minValue(1, said("至少是 1", "should be 1 or more")));

const POINTS = said("应是分数，如 5、7.5、1/3（半角数字，不带“分”字）", "should be points, such as 5, 7.5 or 1/3");
const POINTS_TEXT = /^-?\d{1,6}(\.\d{1,4}|\/[1-9]\d{0,3})?$/;

/** Points as a number with a decimal point, or a fraction: 7.5, "1/3". */
export const points = v.pipe(
  v.union(
    [v.pipe(v.number(), v.minValue(-999_999, POINTS), v.maxValue(999_999, POINTS)), v.pipe(v.string(), v.regex(POINTS_TEXT, POINTS))],
    POINTS,
  ),
  v.check((value) => POINTS_TEXT.test(String(value)), POINTS),
);

const SHARE = said(
  "应是比例，如 20%、0.2、1/5，不超过 100%（半角数字）",
  "should be a share, such as 20%, 0.2 or 1/5, and no more than 100 %",
);
const SHARE_TEXT = /^(100(\.0+)?%|\d{1,2}(\.\d+)?%|0(\.\d+)?|1(\.0+)?|\d+\/[1-9]\d*)$/;

/** A share of a whole: 20%, 0.2, 1/5. */
export const share = v.pipe(
  v.union([v.pipe(v.number(), v.minValue(0, SHARE), v.maxValue(1, SHARE)), v.pipe(v.string(), v.regex(SHARE_TEXT, SHARE))], SHARE),
  v.check((value) => SHARE_TEXT.test(String(value)), SHARE),
  v.check((value) => {
    const [over, under] = String(value).split("/");
    return under === undefined || Number(over) <= Number(under);
  }, SHARE),
);

const TIMES = said(
  "应是整数（次数），或百分数（占应到的比例，如 80%）",
  "should be a whole number, or a share of what was expected such as 80%",
);

/** How many: a number of records, or a share of the occasions expected. */
export const times = v.union(
  [v.pipe(v.number(), v.integer(TIMES), v.minValue(0, TIMES)), v.pipe(v.string(), v.regex(/^(100|\d{1,2}(\.\d+)?)%$/, TIMES))],
  TIMES,
);

export const named = v.pipe(v.string(said("应是文字", "should be text")), v.trim(), v.nonEmpty(said("不能是空的", "cannot be empty")));

/** Names of other columns of the table, and of what every object has. */
const RESERVED = new Set([
  "no",
  "name",
  "sector",
  "office",
  "total",
  "rank",
  "grade",
  "note",
  ...Object.getOwnPropertyNames(Object.prototype),
]);

/** The id of a dimension: a key of its own in tables and JSON. */
export const dimensionId = v.pipe(
  named,
  v.check((id) => !RESERVED.has(id), said("这个代号另有用处，请换一个", "this id is taken; choose another")),
);
