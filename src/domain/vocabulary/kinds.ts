import { type Text, text } from "../text/text.ts";
import { vocabularyForm } from "./han.ts";

/**
 * The vocabulary of duties (docs/records.md, 记录什么). A new duty category is one entry in KINDS: import, record, list,
 * scoring and reports then know it.
 */
export interface Kind {
  readonly id: string;
  /** How tables and documents call it, and its English name in `--help`. */
  readonly label: Text;
  /** Other names that a 类别 cell may hold. What is a form of the kind (政协讲堂 of training) is kept as the deed's 形式. */
  readonly aliases: readonly string[];
  readonly forms?: readonly string[];
  /** Other words for a form, each with the form's own: 讲堂 is 政协讲堂. A deed keeps the form's own word. */
  readonly formAliases?: Readonly<Record<string, string>>;
  readonly roles: readonly Role[];
  /** Whether states of attendance are meaningful. */
  readonly attended: boolean;
  /** Where a row without a state says that it was done, though not that anybody came: a speech may be handed in. */
  readonly unstated?: "done";
  /** Who is expected to come: every serving member, those whose office obliges them, those on the sheet, or nobody. */
  readonly expects: "serving" | "standing" | "sheet" | "nobody";
  /** What can come of it, the first being what a bare row says (获得荣誉). */
  readonly outcomes: readonly Outcome[];
  /** Whether an outcome is the person's own (a sanction, an honour) and not the deed's. */
  readonly personal?: boolean;
  /** What a role is called in this kind, where it has a name of its own. */
  readonly roleWords?: Partial<Record<Role, Text>>;
  /** What a 角色 cell of this kind may hold instead of a role: who did it in that form, or simply took part. */
  readonly saidAsRole?: Readonly<Record<string, Role>>;
  /** What the quantity column counts, where it stands for a number of something. */
  readonly counts?: Text;
}

export type State = "present" | "late" | "left_early" | "leave" | "absent" | "observer";
export type Role = "attendee" | "lead" | "author" | "lecturer" | "speaker" | "holder" | "cosigner";
export type Level = "county" | "city" | "province" | "nation";
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

interface Word<Id extends string> {
  readonly id: Id;
  readonly label: Text;
  readonly aliases: readonly string[];
}

const word = <Id extends string>(id: Id, zh: string, en: string, ...aliases: string[]): Word<Id> => ({ id, label: text(zh, en), aliases });

/** States of attendance, the best first: of several rows the best counts. */
export const STATES: readonly Word<State>[] = [
  word(
    "present",
    "出席",
    "present",
    "线上",
    "线上出席",
    "视频出席",
    "到会",
    "参加",
    "已到",
    "已到会",
    "已签到",
    "出勤",
    "参会",
    "已参会",
    "实到",
    "到",
    "是",
    "√",
    "✓",
    "✔",
    "☑",
    "✅",
    "V",
    "v",
    "出",
    "present",
  ),
  word("late", "迟到", "late", "迟", "△", "late"),
  word("left_early", "早退", "left early", "退", "早", "left_early"),
  word(
    "leave",
    "请假",
    "on leave",
    "出差",
    "公差",
    "因公出差",
    "外出学习",
    "同意请假",
    "已请假",
    "准假",
    "事假",
    "病假",
    "公假",
    "因公请假",
    "因病请假",
    "因事请假",
    "婚假",
    "产假",
    "陪产假",
    "护理假",
    "陪护假",
    "陪护",
    "丧假",
    "探亲假",
    "探亲",
    "年假",
    "年休假",
    "休假",
    "住院",
    "假",
    "病",
    "事",
    "公",
    "○",
    "〇",
    "◯",
    "O",
    "o",
    "leave",
  ),
  word(
    "absent",
    "缺席",
    "absent",
    "未到",
    "未到会",
    "未签到",
    "未参会",
    "未参加",
    "未出席",
    "没来",
    "没到",
    "没有来",
    "没签到",
    "缺勤",
    "缺会",
    "旷会",
    "无故缺席",
    "未请假",
    "不同意请假",
    "请假未批",
    "缺",
    "旷",
    "×",
    "X",
    "x",
    "✗",
    "✘",
    "╳",
    "❌",
    "✖",
    "absent",
  ),
  word("observer", "列席", "observer", "列", "observer"),
];

/** Kinds of leave that an office writes for the state itself; kept as the reason. */
const LEAVE_REASONS: readonly string[] = [
  "出差",
  "公差",
  "因公出差",
  "外出学习",
  "事假",
  "病假",
  "公假",
  "因公请假",
  "因病请假",
  "因事请假",
  "婚假",
  "产假",
  "陪产假",
  "护理假",
  "陪护假",
  "陪护",
  "丧假",
  "探亲假",
  "探亲",
  "年假",
  "年休假",
  "休假",
  "住院",
  "病",
  "事",
  "公",
];

/** Answers to 是否到会: states only where a column is known to hold states. 1 elsewhere is a number, 否 another question's. */
const ANSWERS: ReadonlyMap<string, State> = new Map([
  ["是", "present"],
  ["1", "present"],
  ["否", "absent"],
  ["0", "absent"],
]);

export const ROLES: readonly Word<Role>[] = [
  word("attendee", "参加", "attendee", "参与", "参加者", "出席", "列席", "委员", "成员", "组员", "参会", "志愿者", "捐赠"),
  word("lead", "牵头", "lead", "组长", "带队", "第一提案人", "提案人", "负责人", "副组长"),
  word("author", "执笔", "author", "撰写", "作者", "撰稿", "编辑", "反映人", "主编", "编者"),
  word("lecturer", "主讲", "lecturer", "授课", "讲课", "主讲人"),
  word("speaker", "发言", "speaker", "发言人", "交流发言"),
  word("holder", "获得", "holder", "获奖", "获奖人", "当事人", "本人"),
  word("cosigner", "联名", "co-signer", "联名人", "附议"),
];

/** Levels, the lowest first. */
export const LEVELS: readonly Word<Level>[] = [
  word("county", "县", "county", "县级", "区", "区级", "县市区", "县区", "county"),
  word("city", "市", "city", "市级", "州", "州级", "地市", "地市级", "city"),
  word("province", "省", "province", "省级", "自治区", "自治区级", "省部级", "province"),
  word("nation", "国家", "nation", "国家级", "全国", "中央", "国", "nation"),
];

export const OUTCOMES: readonly Word<Outcome>[] = [
  word("filed", "立案", "filed", "已立案", "予以立案", "同意立案"),
  word("merged", "并案", "merged", "并案处理", "合并", "已并案"),
  word("not_filed", "不立案", "not filed", "不予立案", "未立案", "没有立案"),
  word("to_opinion", "转社情民意", "turned into an opinion", "转社情民意信息", "转为社情民意"),
  word("key", "重点", "key", "重点提案"),
  word("excellent", "优秀", "excellent", "优秀提案"),
  word("sent_up", "上报", "sent up", "报送上级", "上报上级", "报送上级政协"),
  word("adopted", "采用", "adopted", "采纳", "转送", "录用"),
  word("instructed", "批示", "instructed on", "领导批示"),
  word("published", "出版", "published", "发表", "刊发"),
  word("resolved", "解决", "resolved", "已解决", "办结", "已办结"),
  word("replied", "答复", "replied", "已答复"),
  word("finding", "重要发现", "key finding"),
  word("awarded", "获奖", "awarded", "荣誉", "表彰", "获得", "授予"),
  word("commended", "通报表彰", "commended", "表扬", "通报表扬"),
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

/** Outcomes that happen at a level: 县, 市, 省, 国家. */
export const LEVELLED: ReadonlySet<Outcome> = new Set([
  "adopted",
  "instructed",
  "sent_up",
  "published",
  "awarded",
  "commended",
  "excellent",
  "key",
]);

/** Outcomes with a leader's name: who instructed, who supervises a key proposal. */
export const LED: ReadonlySet<Outcome> = new Set(["instructed", "key"]);

/** What a review of a proposal can say: one of these at a time. */
export const REVIEWS: readonly Outcome[] = ["filed", "merged", "not_filed", "to_opinion"];

const PRESENT: readonly Role[] = ["attendee", "lead", "speaker", "lecturer"];

function meeting(id: string, label: Text, aliases: string[], expects: Kind["expects"]): Kind {
  return { id, label, aliases, roles: PRESENT, attended: true, expects, outcomes: [] };
}

function gathering(id: string, label: Text, aliases: string[], forms: string[] = [], more: Partial<Kind> = {}): Kind {
  return { id, label, aliases, forms, roles: [...PRESENT, "author"], attended: true, expects: "nobody", outcomes: [], ...more };
}

function matter(
  id: string,
  label: Text,
  aliases: string[],
  roles: readonly Role[],
  outcomes: readonly Outcome[],
  more: Partial<Kind> = {},
): Kind {
  return { id, label, aliases, roles, attended: false, expects: "nobody", outcomes, ...more };
}

export const KINDS: readonly Kind[] = [
  meeting("plenary", text("全体会议", "plenary session"), ["全会", "政协全会", "全委会"], "serving"),
  meeting("standing", text("常委会议", "standing committee meeting"), ["常委会", "常委会会议", "常务委员会会议", "常务委员会"], "standing"),
  meeting("chair", text("主席会议", "chair's meeting"), ["主席会"], "sheet"),
  meeting("committee", text("专委会会议", "special committee meeting"), ["专委会", "专门委员会会议"], "sheet"),
  meeting("party_group", text("党组会议", "party group meeting"), ["党组会", "党组"], "sheet"),
  gathering("group", text("活动组活动", "group activity"), ["委员活动组活动", "小组活动"], ["界别活动"]),
  gathering("bimonthly", text("委员双月见面", "bimonthly meeting"), ["双月见面", "委员双月见面活动", "双月座谈"]),
  gathering("inspection", text("视察", "inspection"), ["视察活动", "委员视察"], ["专项视察"], { outcomes: ["instructed", "finding"] }),
  gathering("research", text("调研", "research"), ["调研活动", "专题调研", "调查研究"], ["集中调研"], { outcomes: ["instructed"] }),
  gathering(
    "consultation",
    text("协商议政", "consultation"),
    ["协商", "专题协商", "协商座谈", "协商会"],
    ["专题议政", "对口协商", "界别协商", "提案办理协商"],
    { outcomes: ["instructed", "adopted"] },
  ),
  gathering("supervision", text("民主监督", "democratic supervision"), ["监督"], ["视察监督", "会议监督", "专项监督"], {
    outcomes: ["instructed"],
  }),
  gathering("training", text("学习培训", "training"), ["培训", "学习"], ["专题报告会", "政协讲堂", "专题培训"], {
    formAliases: { 报告会: "专题报告会", 讲堂: "政协讲堂" },
  }),
  gathering("study", text("理论学习", "theory study"), ["政治学习"], ["中心组学习", "中心组", "集中学", "自学", "读书活动"]),
  gathering("exchange", text("联谊交流", "exchange"), ["联谊", "交流"], ["出访", "来访", "学习考察", "同乡联谊"]),
  gathering("culture", text("文化文史", "culture and history"), ["文化", "文史"], ["书画展", "文史资料", "丛书", "书画活动", "文化丛书"], {
    outcomes: ["published"],
  }),
  gathering(
    "service",
    text("服务群众", "service to the people"),
    ["服务", "送下乡"],
    ["送文化下乡", "送科技下乡", "送健康下乡", "帮扶", "包联帮扶", "义诊", "结对帮扶"],
  ),
  matter(
    "speech",
    text("大会发言", "plenary speech"),
    ["发言", "议政发言"],
    ["speaker", "author"],
    ["adopted", "instructed", "excellent"],
    {
      forms: ["口头", "书面"],
      saidAsRole: { 口头: "speaker", 口头发言: "speaker", 书面: "author", 书面发言: "author", 参加: "speaker" },
      attended: true,
      unstated: "done",
    },
  ),
  matter(
    "proposal",
    text("提案", "proposal"),
    ["委员提案"],
    ["lead", "cosigner"],
    ["filed", "merged", "not_filed", "to_opinion", "key", "excellent", "sent_up"],
    { roleWords: { lead: text("第一提案人", "lead author") } },
  ),
  matter(
    "opinion",
    text("社情民意信息", "social-opinion report"),
    ["社情民意", "信息", "反映社情民意"],
    ["author"],
    ["adopted", "instructed"],
    { roleWords: { author: text("作者", "author") } },
  ),
  gathering("contact", text("联系群众", "contact with residents"), ["接待群众"], ["联系委员"], {
    outcomes: ["resolved"],
    counts: text("联系人数", "people met"),
  }),
  matter("charity", text("公益慈善", "charity"), ["公益", "慈善", "公益活动"], ["attendee", "lead"], [], {
    forms: ["捐赠", "捐款", "志愿服务"],
    attended: true,
    counts: text("金额（元）", "amount (yuan)"),
  }),
  matter("honour", text("荣誉", "honour"), ["获得荣誉", "表彰奖励", "获奖", "荣誉表彰"], ["holder"], ["awarded"], { personal: true }),
  matter("commendation", text("通报表彰", "the office's commendation"), ["通报表扬", "优秀委员表彰"], ["holder"], ["commended"], {
    personal: true,
  }),
  gathering(
    "outreach",
    text("走访", "visits"),
    ["走访活动"],
    ["走村入户大走访", "走村入户", "大走访", "走访企业", "走访在外人才", "企业负责人座谈"],
    { outcomes: ["resolved"], counts: text("走访人数", "people met") },
  ),
  gathering("relay", text("传达学习", "relay of a superior meeting"), ["会议传达", "上级会议传达学习"]),
  matter("upward", text("请示报告", "report upward"), ["报告"], ["author", "lead"], ["replied"], { forms: ["主体责任报告"] }),
  gathering(
    "campaign",
    text("专项工作", "campaign"),
    [],
    ["重点工作", "中心工作", "倡议", "通知", "主题教育", "学习研讨", "对标学习", "包保", "专项"],
    { counts: text("响应数", "responses") },
  ),
  matter(
    "law",
    text("遵纪守法", "law-abidance"),
    ["违纪违法", "守法"],
    ["holder"],
    ["criticised", "penalised", "disciplined", "crime", "false_identity"],
    { personal: true, roleWords: { holder: text("当事人", "person concerned") } },
  ),
  matter(
    "integrity",
    text("廉洁自律", "integrity"),
    ["廉洁", "廉政"],
    ["holder"],
    ["reminded", "admonished", "disciplined", "bribery", "abuse"],
    { personal: true, roleWords: { holder: text("当事人", "person concerned") } },
  ),
];

const KIND_BY_ID = new Map(KINDS.map((kind) => [kind.id, kind]));

/** The kind of an id that the record file holds; an unknown one (written by a later version) is shown by its id. */
export function kindOf(id: string): Kind {
  return KIND_BY_ID.get(id) ?? matter(id, text(id, id), [], ["attendee"], []);
}

/** Whether a kind has sign-in sheets, of those who came; a speech has speakers alone. */
export const isSigned = ({ attended, roles }: Kind): boolean => attended && roles.includes("attendee");

/** Present, late or left early. */
export const isThere = (state: State | null): boolean => state === "present" || state === "late" || state === "left_early";

/** On leave or absent. */
export const isAway = (state: State | null): boolean => state === "leave" || state === "absent";

/** Roles that nobody fills from afar: whoever was on leave or absent did not speak and did not lecture. */
export const IN_PERSON: ReadonlySet<Role> = new Set<Role>(["speaker", "lecturer"]);

/** A part that is done in writing: without a state it says nothing of who came. */
export const isWritten = (role: Role, form: string | null): boolean => role === "author" || form === "书面";

/** Whether somebody who was written into a deed took part in it; of kinds that nobody attends everybody did. */
export const tookPart = ({ attended, unstated }: Kind, state: State | null): boolean =>
  !attended || isThere(state) || (state === null && unstated === "done");

/** A 类别 cell or a command's argument: the kind, and the form that the word itself names. */
export function readKind(value: string): { kind: Kind; form: string | undefined } | undefined {
  const plain = vocabularyForm(value);
  const written = canonicalForm(value);
  for (const kind of KINDS) {
    const form = kind.forms?.find((name) => name === written);
    if (form) return { kind, form };
    if (plain === kind.id || [kind.label.zh, ...kind.aliases].some((name) => vocabularyForm(name) === plain))
      return { kind, form: undefined };
  }
  return undefined;
}

let formTable: Map<string, string> | undefined;

/** A form as deeds keep and count it (讲堂 → 政协讲堂); a word that no kind knows stays as it is. A form belongs to one kind. */
export function canonicalForm<Form extends string | null>(written: Form): string | Form {
  if (written === null) return written;
  formTable ??= new Map(
    KINDS.flatMap(({ forms = [], formAliases = {} }) => [
      ...forms.map((form): [string, string] => [form, form]),
      ...Object.entries(formAliases),
    ]).map(([word, form]) => [vocabularyForm(word), form]),
  );
  return formTable.get(vocabularyForm(written)) ?? written;
}

/** The reader of a vocabulary; its table is made on first use, since most commands read no words. */
function reader<Id extends string>(words: readonly Word<Id>[]): (value: string) => Id | undefined {
  let table: Map<string, Id> | undefined;
  return (value) => {
    table ??= new Map(
      words
        .flatMap(({ id, label, aliases }) => [...aliases, label.zh, id].map((name): [string, Id] => [vocabularyForm(name), id]))
        .reverse(),
    );
    return table.get(vocabularyForm(value));
  };
}

const readBareState = reader(STATES);

export const readState = (value: string): State | undefined => readAttendanceWord(value)?.state;

/** 请假, 事假, 请假（病假）, 请假 病假, 请假：病假: the state, and of a leave the reason that the words give. */
export function readAttendanceWord(value: string): { state: State; reason: string | null } | undefined {
  // ✔️ is ✔ with a sign behind it that asks for colours.
  const written = value
    .replace(/\uFE0F/g, "")
    .trim()
    .replace(/^(请假)[\s：:、—-]+([^（(]+)$/u, "$1（$2）");
  const [, bare = "", bracketed = ""] = /^([^（(]*)(?:[（(](.*?)[）)])?$/.exec(written) ?? [];
  const [outer, inner] = [readBareState(bare), readBareState(bracketed)];
  // √（迟到） came late: the brackets say more.
  const state = outer === "present" && inner !== undefined ? inner : (outer ?? inner);
  if (state === undefined) return undefined;
  const plain = vocabularyForm(bare);
  const reason = bracketed.trim() || (LEAVE_REASONS.includes(plain) ? (plain.length === 1 ? `${plain}假` : bare.trim()) : "");
  return { state, reason: state === "leave" && reason !== "" ? reason : null };
}

/** The same in a column of states, where 是 and 否, 1 and 0 are answers too. */
export function readStateAnswer(value: string): { state: State; reason: string | null } | undefined {
  const answer = ANSWERS.get(vocabularyForm(value));
  return answer === undefined ? readAttendanceWord(value) : { state: answer, reason: null };
}

export const readRole = reader(ROLES);
export const readLevel = reader(LEVELS);
export const readOutcome = reader(OUTCOMES);

/** Several levels in one cell: 市、县 or 县 市; undefined where one of them is no level. */
export function readLevels(value: string): Level[] | undefined {
  const levels = value
    .split(/[、，,;；\s/+]+/u)
    .filter((part) => part !== "")
    // 省政协采用, 县级采纳: whose it is and what they did is said elsewhere.
    .map((part) => readLevel(part) ?? readLevel(part.replace(/(政协)?(采用|采纳|刊用)?$/u, "")));
  return levels.includes(undefined) ? undefined : [...new Set(levels as Level[])];
}

function labeller<Id extends string>(words: readonly Word<Id>[]): (id: string) => Text {
  const table = new Map<string, Text>(words.map(({ id, label }) => [id, label]));
  return (id) => table.get(id) ?? text(id, id);
}

export const stateLabel = labeller(STATES);
export const roleLabel = labeller(ROLES);
/** A role in the words of a kind: the lead of a proposal is 第一提案人. */
export const roleWord = (kind: string, role: Role): Text => kindOf(kind).roleWords?.[role] ?? roleLabel(role);
export const levelLabel = labeller(LEVELS);
export const outcomeLabel = labeller(OUTCOMES);

/** The best of two states of one member at one deed: present, late, left early, leave, absent, observer. */
export function betterState(a: State | null, b: State | null): State | null {
  if (a === null || b === null) return a ?? b;
  const rank = (state: State): number => STATES.findIndex(({ id }) => id === state);
  return rank(a) <= rank(b) ? a : b;
}
