import { labeller, reader, type Word, word } from "./words.ts";

export type Outcome =
  | "filed"
  | "merged"
  | "not_filed"
  | "to_opinion"
  | "key"
  | "excellent"
  | "sent_up"
  | "adopted"
  | "instructed"
  | "published"
  | "resolved"
  | "replied"
  | "finding"
  | "awarded"
  | "commended"
  | "criticised"
  | "penalised"
  | "disciplined"
  | "crime"
  | "false_identity"
  | "reminded"
  | "admonished"
  | "bribery"
  | "abuse";

interface OutcomeWord extends Word<Outcome> {
  /** It happens at a level: 县, 市, 省, 国家. */
  readonly levelled?: true;
  /** Its level is what it is worth: whoever records it by answering questions is asked for it. */
  readonly asksLevel?: true;
  /** It has a leader's name: who instructed, who supervises a key proposal. */
  readonly led?: true;
  /** What a review of a proposal can say: one of these at a time. */
  readonly review?: true;
}

export const OUTCOMES: readonly OutcomeWord[] = [
  { ...word("filed", "立案", "filed", "已立案", "予以立案", "同意立案"), review: true },
  { ...word("merged", "并案", "merged", "并案处理", "合并", "已并案"), review: true },
  { ...word("not_filed", "不立案", "not filed", "不予立案", "未立案", "没有立案"), review: true },
  { ...word("to_opinion", "转社情民意", "turned into an opinion", "转社情民意信息", "转为社情民意"), review: true },
  { ...word("key", "重点", "key", "重点提案"), levelled: true, led: true },
  { ...word("excellent", "优秀", "excellent", "优秀提案"), levelled: true },
  { ...word("sent_up", "上报", "sent up", "报送上级", "上报上级", "报送上级政协"), levelled: true },
  { ...word("adopted", "采用", "adopted", "采纳", "转送", "录用"), levelled: true, asksLevel: true },
  { ...word("instructed", "批示", "instructed on", "领导批示"), levelled: true, asksLevel: true, led: true },
  { ...word("published", "出版", "published", "发表", "刊发"), levelled: true },
  word("resolved", "解决", "resolved", "已解决", "办结", "已办结"),
  word("replied", "答复", "replied", "已答复"),
  word("finding", "重要发现", "key finding"),
  { ...word("awarded", "获奖", "awarded", "荣誉", "表彰", "获得", "授予"), levelled: true, asksLevel: true },
  { ...word("commended", "通报表彰", "commended", "表扬", "通报表扬"), levelled: true },
  word("criticised", "通报批评", "criticised in a notice", "批评"),
  word("penalised", "行政处罚", "administrative penalty", "处罚"),
  word(
    "disciplined",
    "处分",
    "disciplinary sanction",
    "党纪处分",
    "政务处分",
    "党纪政务处分",
    "警告",
    "警告处分",
    "严重警告",
    "记过",
    "记大过",
    "撤职",
    "开除党籍",
  ),
  word("crime", "违法犯罪", "crime", "刑事处罚", "犯罪", "判刑"),
  word("false_identity", "身份弄虚作假", "false identity", "弄虚作假"),
  word("reminded", "提醒谈话", "reminder talk", "提醒"),
  word("admonished", "诫勉谈话", "admonition talk", "诫勉"),
  word("bribery", "贪污贿赂", "bribery", "贪污", "受贿", "行贿"),
  word("abuse", "利用委员身份谋利", "abuse of the seat", "谋利", "以权谋私"),
];

export const outcomeLabel = labeller(OUTCOMES);
export const readOutcome = reader(OUTCOMES);

const having = (property: "levelled" | "asksLevel" | "led" | "review"): Outcome[] =>
  OUTCOMES.flatMap((outcome) => (outcome[property] ? [outcome.id] : []));

/** Outcomes that happen at a level. */
export const LEVELLED: ReadonlySet<Outcome> = new Set(having("levelled"));

/** Of these the level is asked for, where somebody can be asked. */
export const LEVEL_ASKED: ReadonlySet<Outcome> = new Set(having("asksLevel"));

/** Outcomes with a leader's name. */
export const LED: ReadonlySet<Outcome> = new Set(having("led"));

/** What a review of a proposal can say. */
export const REVIEWS: readonly Outcome[] = having("review");
