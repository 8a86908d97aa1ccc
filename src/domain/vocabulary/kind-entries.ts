import { type Text, text } from "../text/text.ts";
import type { Kind } from "./kind.ts";
import type { Outcome } from "./outcomes.ts";
import type { Role } from "./roles.ts";

const PRESENT: readonly Role[] = ["attendee", "lead", "speaker", "lecturer"];

function meeting(id: string, label: Text, aliases: string[], expects: Kind["expects"], more: Partial<Kind> = {}): Kind {
  return { id, label, aliases, roles: PRESENT, attended: true, expects, outcomes: [], section: "meetings", ...more };
}

function gathering(id: string, label: Text, aliases: string[], forms: string[] = [], more: Partial<Kind> = {}): Kind {
  return {
    id,
    label,
    aliases,
    forms,
    roles: [...PRESENT, "author"],
    attended: true,
    expects: "nobody",
    outcomes: [],
    section: "activities",
    ...more,
  };
}

/** What is done or comes about, and is no gathering. */
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

const SANCTION = { personal: true, needsOutcome: true, roleWords: { holder: text("当事人", "person concerned") } } as const;

/** Criticised first and sanctioned for it later: one event, of either kind. */
const GROWS = { grew_into: ["law", "integrity"] } as const;

/**
 * The kinds of duties (docs/records.md, 记录什么), in the order in which lists and documents name them. A new duty is one entry
 * here: import, record, list, export, scoring and the annual report then know it, and `npm run kinds` puts it into
 * docs/rules.md.
 *
 * What stays outside: that a proposal may become an opinion and is counted once (domain/scoring/turned.ts, store/facts, views
 * v_turned and v_booked of schema.sql) is a rule about these two; v_session reads the plenary; and the ledgers of proposals,
 * opinions and contacts are documents of one kind each.
 */
export const ENTRIES: readonly Kind[] = [
  meeting("plenary", text("全体会议", "plenary session"), ["全会", "政协全会", "全委会"], "serving", { isSession: true, isOneADay: true }),
  meeting(
    "standing",
    text("常委会议", "standing committee meeting"),
    ["常委会", "常委会会议", "常务委员会会议", "常务委员会"],
    "standing",
    {
      meets: "standing",
      isSignedByOffice: true,
      isOneADay: true,
    },
  ),
  meeting("chair", text("主席会议", "chair's meeting"), ["主席会"], "sheet", { meets: "chairs", isSignedByOffice: true, isOneADay: true }),
  meeting("committee", text("专委会会议", "special committee meeting"), ["专委会", "专门委员会会议"], "sheet", { meets: "named" }),
  meeting("party_group", text("党组会议", "party group meeting"), ["党组会", "党组"], "sheet", {
    meets: "party_group",
    isSignedByOffice: true,
    isOneADay: true,
  }),
  gathering("group", text("活动组活动", "group activity"), ["委员活动组活动", "小组活动"], ["界别活动"], {
    meets: "named",
    namedAfter: "bimonthly",
  }),
  gathering("bimonthly", text("委员双月见面", "bimonthly meeting"), ["双月见面", "委员双月见面活动", "双月座谈"], [], {
    namedAfter: "study",
  }),
  gathering("inspection", text("视察", "inspection"), ["视察活动", "委员视察"], ["专项视察"], { outcomes: ["instructed", "finding"] }),
  gathering("research", text("调研", "research"), ["调研活动", "专题调研", "调查研究"], ["集中调研"], {
    outcomes: ["instructed"],
    makesReport: true,
  }),
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
    lectures: ["专题报告会", "政协讲堂"],
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
      section: "activities",
    },
  ),
  matter(
    "proposal",
    text("提案", "proposal"),
    ["委员提案"],
    ["lead", "cosigner"],
    ["filed", "merged", "not_filed", "to_opinion", "key", "excellent", "sent_up"],
    {
      roleWords: { lead: text("第一提案人", "lead author") },
      isOrdered: true,
      keyedBy: "number",
      hasCaseNumbers: true,
      hasOwnLedger: true,
      links: { turned_into: ["opinion"], merged_into: ["proposal"] },
      section: "proposals",
    },
  ),
  matter(
    "opinion",
    text("社情民意信息", "social-opinion report"),
    ["社情民意", "信息", "反映社情民意"],
    ["author"],
    ["adopted", "instructed"],
    {
      roleWords: { author: text("作者", "author") },
      isOrdered: true,
      keyedBy: "number",
      hasOwnLedger: true,
      section: "opinions",
    },
  ),
  gathering("contact", text("联系群众", "contact with residents"), ["接待群众"], ["联系委员"], {
    outcomes: ["resolved"],
    keyedBy: "person",
    meetsResidents: true,
    formsWithMembers: ["联系委员"],
    section: "contacts",
  }),
  matter("charity", text("公益慈善", "charity"), ["公益", "慈善", "公益活动"], ["attendee", "lead"], [], {
    forms: ["捐赠", "捐款", "志愿服务"],
    attended: true,
    countsYuan: true,
    section: "charity",
  }),
  matter("honour", text("荣誉", "honour"), ["获得荣誉", "表彰奖励", "获奖", "荣誉表彰"], ["holder"], ["awarded"], {
    personal: true,
    impliedOutcome: "awarded",
    needsLevel: true,
    section: "honours",
  }),
  matter("commendation", text("通报表彰", "the office's commendation"), ["通报表扬", "优秀委员表彰"], ["holder"], ["commended"], {
    personal: true,
    impliedOutcome: "commended",
    section: "commendations",
  }),
  gathering(
    "outreach",
    text("走访", "visits"),
    ["走访活动"],
    ["走村入户大走访", "走村入户", "大走访", "走访企业", "走访在外人才", "企业负责人座谈"],
    { outcomes: ["resolved"] },
  ),
  gathering("relay", text("传达学习", "relay of a superior meeting"), ["会议传达", "上级会议传达学习"]),
  matter("upward", text("请示报告", "report upward"), ["报告"], ["author", "lead"], ["replied"], {
    forms: ["主体责任报告"],
    section: "activities",
  }),
  gathering(
    "campaign",
    text("专项工作", "campaign"),
    [],
    ["重点工作", "中心工作", "倡议", "通知", "主题教育", "学习研讨", "对标学习", "包保", "专项"],
  ),
  matter(
    "law",
    text("遵纪守法", "law-abidance"),
    ["违纪违法", "守法"],
    ["holder"],
    ["criticised", "penalised", "disciplined", "crime", "false_identity"],
    { ...SANCTION, links: GROWS },
  ),
  matter(
    "integrity",
    text("廉洁自律", "integrity"),
    ["廉洁", "廉政"],
    ["holder"],
    ["reminded", "admonished", "disciplined", "bribery", "abuse"],
    { ...SANCTION, links: GROWS },
  ),
];
