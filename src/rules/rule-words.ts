import { nearest } from "../domain/vocabulary/likeness.ts";

/** The words of a rule file: the English one of the language, and the Chinese one that may stand for it. */
export const WORDS: Readonly<Record<string, string>> = {
  name: "名称",
  evaluates: "考核对象",
  evaluated: "参加考核",
  share_of_days: "任职天数",
  on_last_day: "期末在任",
  decimals: "小数位",
  turned: "转社情民意",
  dimensions: "方面",
  id: "代号",
  short: "简称",
  base: "基础分",
  cap: "封顶",
  floor: "最低",
  when_none: "没有应到",
  pro_rata: "按任职折算",
  items: "项目",
  of: "类别",
  role: "角色",
  attended: "到场",
  state: "出席情况",
  reason: "请假事由",
  not_reason: "不计事由",
  outcome: "结果",
  level: "级别",
  outcome_form: "采用形式",
  needs: "须先",
  form: "形式",
  not_form: "不计形式",
  max_position: "署名前",
  for: "适用职务",
  sittings: "场次",
  every: "全部做到",
  points: "分值",
  first: "第一件",
  from: "从第几件起",
  max_count: "最多几件",
  best: "取最高几件",
  at_least: "至少",
  at_most: "至多",
  tiers: "分档",
  split: "分摊",
  per: "按",
  step: "每",
  cumulative: "累计",
  weight: "权重",
  values: "出席折算",
  veto: "一票否决",
  vetoes: "其他否决",
  grade: "定为等次",
  grades: "等次",
  min: "分数线",
  quota: "名额",
  share: "比例",
  number: "人数",
  round: "取整",
  requires: "条件",
  any: "其中之一",
  full: "满分",
  no_absence: "无缺席",
  no_gap: "无待核实",
  veto_grade: "否决等次",
  order: "名次依据",
  commend: "表彰名单",
  limits: "限度",
  within: "期间",
  running: "连续",
  action: "处理",
  source: "出处",
};

/** What else an office may write for a word. */
export const ALSO: Readonly<Record<string, string>> = {
  上限: "cap",
  分数: "points",
  得分: "points",
  下限: "floor",
  说明: "name",
  其中几条: "any",
};

const BY_CHINESE = new Map([
  ...Object.entries(ALSO),
  ...Object.entries(WORDS).map(([english, chinese]): [string, string] => [chinese, english]),
]);

/** A word of the language as a message names it: points（分值）. */
export const both = (word: string): string => (isWord(word) ? `${word}（${WORDS[word]}）` : word);

/** Whether it is a word of the language, wherever it belongs. */
export const isWord = (word: string): boolean => Object.hasOwn(WORDS, word);

/** The language's own word for one that a file writes in Chinese; others as they are. */
export const englishWord = (written: string): string => BY_CHINESE.get(written) ?? written;

/** Words that take a list, for which one value may be written alone. */
export const LISTS: ReadonlySet<string> = new Set([
  "of",
  "role",
  "state",
  "reason",
  "not_reason",
  "quota",
  "outcome",
  "level",
  "outcome_form",
  "needs",
  "form",
  "not_form",
  "for",
  "full",
  "no_absence",
  "no_gap",
  "order",
]);

/** The nearest word that may stand in this place, as the file writes: Chinese for Chinese. */
export function nearestWord(written: string, known: readonly string[]): string | undefined {
  const isChinese = /\p{Script=Han}/u.test(written);
  return nearest(written, isChinese ? known.map((word) => WORDS[word] ?? word) : known);
}
