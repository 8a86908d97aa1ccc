import { statesOn } from "../domain/attendance.ts";
import type { Deed } from "../domain/deeds.ts";
import { isThere, KINDS, kindOf, LEVELS, type Level, levelLabel, type State, tookPart } from "../domain/kinds.ts";
import { type Member, OFFICE_ORDER, officeLabel, USUAL_ETHNICITY } from "../domain/member.ts";
import type { EvaluationMember } from "../domain/scoring/evaluation.ts";
import type { RuleSet } from "../domain/scoring/rules.ts";
import { text } from "../domain/text.ts";
import { type Block, heading, type OfficialDocument, paragraph, tableBlock } from "./document.ts";
import { gradeCounts } from "./evaluation.ts";
import { proposalFigures } from "./proposals.ts";
import type { Sheet, SheetColumn } from "./sheet.ts";

/** What a year's records say, for the annual report: counted from records, nothing typed in. */
export interface YearRecords {
  readonly year: number;
  /** Sittings included. */
  readonly deeds: readonly Deed[];
  /** Proposals that the opinions ledger holds as opinions too. */
  readonly turned: readonly { readonly proposal: number; readonly opinion: number }[];
}

export interface AnnualInput {
  readonly office: string;
  readonly signature: string;
  readonly date: string;
  readonly term: string;
  readonly roster: readonly Member[];
  readonly now: YearRecords;
  readonly before: YearRecords;
  readonly evaluation: { readonly rules: RuleSet; readonly members: readonly EvaluationMember[] } | null;
}

/** 年度工作报告（统计）: members, meetings, proposals, activities, opinions, service, evaluation, each beside the year before. */
export function annualReport(input: AnnualInput): OfficialDocument {
  const { now, before, office } = input;
  const blocks: Block[] = [
    paragraph(
      `本报告的数字均由${now.year}年1月1日至12月31日的履职记录统计；提案按所属会议的年度归属。${hasRecords(before) ? `上年为${before.year}年同口径数字。` : `${before.year}年没有记录，不作比较。`}`,
    ),
    ...membersSection(input),
    ...meetingsSection(now),
    ...proposalsSection(now, before),
    ...activitiesSection(now, before),
    ...opinionsSection(now, before),
    ...serviceSection(now, before),
    ...evaluationSection(input),
  ];
  return { title: `${office}\n${now.year}年度工作报告（统计）`, blocks, signature: input.signature, date: input.date };
}

const top = ({ deeds }: YearRecords, kind: string): Deed[] => deeds.filter((deed) => deed.kind === kind && deed.partOf === null);

const hasRecords = ({ deeds }: YearRecords): boolean => deeds.length > 0;

/** The year's figures, and beside them those of the year before where there are records of it. */
function comparison(now: YearRecords, before: YearRecords): SheetColumn[] {
  return [
    { key: "name", title: text("项目", "figure"), width: 30 },
    { key: "now", title: text(`${now.year}年`, `${now.year}`), kind: "number", width: 10 },
    ...(hasRecords(before)
      ? [{ key: "before", title: text(`${before.year}年`, `${before.year}`), kind: "number" as const, width: 10 }]
      : []),
  ];
}

/** A table of figures beside those of the year before. */
function figureTable(
  title: string,
  now: YearRecords,
  before: YearRecords,
  figures: readonly { name: string; of: (records: YearRecords) => number }[],
): Block {
  return tableBlock({
    title: text(title, title),
    columns: comparison(now, before),
    rows: figures.map(({ name, of }) => ({ name, now: of(now), before: of(before) })),
    notes: [],
  });
}

function membersSection({ roster, term }: AnnualInput): Block[] {
  const serving = roster.filter(({ status }) => status !== "left");
  const sectors = Map.groupBy(serving, ({ sector }) => sector.join("、") || "未填界别");
  const offices = OFFICE_ORDER.map((office) => ({ office, count: serving.filter((member) => member.office === office).length })).filter(
    ({ count }) => count > 0,
  );
  const women = serving.filter(({ sex }) => sex === "女").length;
  const minorities = serving.filter(({ ethnicity }) => ethnicity !== null && ethnicity !== USUAL_ETHNICITY).length;
  const nonParty = serving.filter(({ party }) => party !== null && party !== "中共").length;
  const suspended = serving.filter(({ status }) => status === "suspended").length;
  return [
    heading("一、委员队伍"),
    paragraph(
      `年末第${term}届委员${serving.length}名，其中${offices.map(({ office, count }) => `${officeLabel(office).zh}${count}名`).join("、")}；女委员${women}名，少数民族委员${minorities}名，登记为非中共党员的委员${nonParty}名${suspended > 0 ? `；暂停履职${suspended}名` : ""}。`,
    ),
    tableBlock({
      title: text("委员按界别", "members by sector"),
      columns: [
        { key: "sector", title: text("界别", "sector"), width: 24 },
        { key: "count", title: text("人数", "members"), kind: "number", width: 8 },
      ],
      rows: [...sectors].sort((a, b) => b[1].length - a[1].length).map(([sector, members]) => ({ sector, count: members.length })),
      notes: [],
    }),
  ];
}

/** 应到 = 实到 + 请假 + 缺席, 列席 apart; late and early count as having come. Signed by sittings: person-sittings. */
function meetingsSection(now: YearRecords): Block[] {
  const kinds = KINDS.filter(({ expects }) => expects !== "nobody").map(({ id }) => id);
  const sittings = Map.groupBy(
    now.deeds.filter(({ partOf }) => partOf !== null),
    ({ partOf }) => partOf as number,
  );
  const rows = kinds.flatMap((kind) =>
    top(now, kind).map((meeting) => {
      const signed = sittings.get(meeting.id) ?? [meeting];
      const states = signed.flatMap(({ parts }) => statesOn(parts));
      const count = (...wanted: State[]): number => states.filter((state) => wanted.includes(state)).length;
      const came = states.filter(isThere).length;
      return {
        date: meeting.starts,
        kind: kindOf(kind).label.zh,
        title: meeting.title,
        sittings: signed.length,
        due: states.length - count("observer"),
        came,
        leave: count("leave"),
        absent: count("absent"),
        observers: count("observer"),
      };
    }),
  );
  const held = kinds.map((kind) => ({ label: kindOf(kind).label.zh, count: top(now, kind).length })).filter(({ count }) => count > 0);
  const columns: SheetColumn[] = [
    { key: "date", title: text("日期", "date"), width: 15 },
    { key: "title", title: text("会议", "meeting"), width: 24 },
    { key: "sittings", title: text("场次", "sittings"), kind: "number", width: 5 },
    { key: "due", title: text("应到", "due"), kind: "number", width: 6 },
    { key: "came", title: text("实到", "came"), kind: "number", width: 6 },
    { key: "leave", title: text("请假", "leave"), kind: "number", width: 6 },
    { key: "absent", title: text("缺席", "absent"), kind: "number", width: 6 },
    { key: "observers", title: text("列席", "sat in"), kind: "number", width: 6 },
  ];
  return [
    heading("二、会议"),
    paragraph(held.length === 0 ? "本年没有会议记录。" : `全年召开${held.map(({ label, count }) => `${label}${count}次`).join("、")}。`),
    ...(rows.length === 0
      ? []
      : [tableBlock({ title: text("各次会议出席情况（有多场的按人次）", "attendance"), columns, rows, notes: [] })]),
  ];
}

function proposalsSection(now: YearRecords, before: YearRecords): Block[] {
  const f = proposalFigures(top(now, "proposal"));
  const g = proposalFigures(top(before, "proposal"));
  const rate = (part: number, whole: number): string => (whole === 0 ? "—" : `${(Math.round((part / whole) * 1000) / 10).toFixed(1)}%`);
  const sentence =
    f.received === 0
      ? "本年没有提案记录。"
      : `共收到提案${f.received}件，审查立案${f.filed}件${f.merged > 0 ? `（其中并案${f.merged}件，不计并案为${f.filed - f.merged}件）` : ""}，立案率${rate(f.filed, f.received)}；不立案${f.notFiled}件，转社情民意${f.turned}件${f.pending > 0 ? `，尚未审查${f.pending}件` : ""}。民生提案${f.livelihood}件，重点提案${f.key}件，优秀提案${f.excellent}件。`;
  const table = (title: string, rows: readonly { name: string; now: number; before: number }[]): Block =>
    tableBlock({
      title: text(title, title),
      columns: comparison(now, before),
      rows,
      notes: [],
    });
  if (f.received === 0 && g.received === 0) return [heading("三、提案"), paragraph(sentence)];
  const names = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): string[] => [...new Set([...a.keys(), ...b.keys()])];
  return [
    heading("三、提案"),
    paragraph(sentence),
    table("提案审查与办理", [
      { name: "收到", now: f.received, before: g.received },
      { name: "立案（含并案）", now: f.filed, before: g.filed },
      { name: "其中并案", now: f.merged, before: g.merged },
      { name: "不立案", now: f.notFiled, before: g.notFiled },
      { name: "转社情民意", now: f.turned, before: g.turned },
      { name: "尚未审查", now: f.pending, before: g.pending },
      { name: "民生提案", now: f.livelihood, before: g.livelihood },
      { name: "重点提案", now: f.key, before: g.key },
      { name: "优秀提案", now: f.excellent, before: g.excellent },
      { name: "已答复", now: f.replied, before: g.replied },
      { name: "委员满意、基本满意", now: f.satisfied, before: g.satisfied },
      { name: "委员不满意", now: f.dissatisfied, before: g.dissatisfied },
    ]),
    table(
      "提案按类别",
      names(f.byCategory, g.byCategory).map((name) => ({ name, now: f.byCategory.get(name) ?? 0, before: g.byCategory.get(name) ?? 0 })),
    ),
    table(
      "提案按形式",
      names(f.byForm, g.byForm).map((name) => ({ name, now: f.byForm.get(name) ?? 0, before: g.byForm.get(name) ?? 0 })),
    ),
  ];
}

const ACTIVITY_KINDS = [
  "inspection",
  "research",
  "consultation",
  "supervision",
  "training",
  "study",
  "bimonthly",
  "group",
  "exchange",
  "culture",
  "service",
  "speech",
  "outreach",
  "relay",
  "upward",
  "campaign",
];

/** Members who came to a deed, once each whatever their roles; of kinds that nobody attends, those who did it. */
const cameTo = (deed: Deed): number =>
  new Set(deed.parts.filter(({ state }) => tookPart(kindOf(deed.kind), state)).map(({ person }) => person)).size;

function activitiesSection(now: YearRecords, before: YearRecords): Block[] {
  const instructed = (records: YearRecords): number =>
    top(records, "research").filter(({ outcomes }) => outcomes.some(({ what }) => what === "instructed")).length;
  const lectures = (records: YearRecords): number =>
    top(records, "training").filter(({ form }) => form === "专题报告会" || form === "政协讲堂").length;
  const rows = ACTIVITY_KINDS.map((kind) => {
    const count = (records: YearRecords): number => top(records, kind).length;
    const people = (records: YearRecords): number => top(records, kind).reduce((sum, deed) => sum + cameTo(deed), 0);
    return {
      name: kindOf(kind).label.zh,
      times: count(now),
      people: people(now),
      timesBefore: count(before),
      peopleBefore: people(before),
    };
  }).filter(({ times, timesBefore }) => times + timesBefore > 0);
  if (rows.length === 0) return [heading("四、视察调研和学习等活动"), paragraph("本年没有活动记录。")];
  return [
    heading("四、视察调研和学习等活动"),
    paragraph(
      `全年开展各类活动${rows.reduce((sum, { times }) => sum + times, 0)}次，委员参加${rows.reduce((sum, { people }) => sum + people, 0)}人次。其中举办专题报告会、政协讲堂${lectures(now)}次，获领导批示的调研报告${instructed(now)}篇。`,
    ),
    tableBlock({
      title: text("各类活动", "activities"),
      columns: [
        { key: "name", title: text("类别", "kind"), width: 18 },
        { key: "times", title: text(`${now.year}年次数`, "times"), kind: "number", width: 11 },
        { key: "people", title: text("参加人次", "people"), kind: "number", width: 10 },
        ...(hasRecords(before)
          ? [
              { key: "timesBefore", title: text(`${before.year}年次数`, "times before"), kind: "number" as const, width: 11 },
              { key: "peopleBefore", title: text("参加人次", "people before"), kind: "number" as const, width: 10 },
            ]
          : []),
      ],
      rows,
      notes: [],
    }),
  ];
}

/** Items sent, items adopted (each once) and adoption events apart; a proposal that became an opinion is one of them, once. */
function opinionsSection(now: YearRecords, before: YearRecords): Block[] {
  const items = (records: YearRecords): Deed[] => {
    const listed = new Set(records.turned.map(({ proposal }) => proposal));
    const turned = top(records, "proposal").filter(
      ({ id, outcomes }) => !listed.has(id) && outcomes.some(({ what }) => what === "to_opinion"),
    );
    return [...top(records, "opinion"), ...turned];
  };
  const adoptions = (records: YearRecords, level: Level): number =>
    items(records)
      .flatMap(({ outcomes }) => outcomes)
      .filter((outcome) => outcome.what === "adopted" && outcome.level === level).length;
  const having =
    (what: string, levels?: readonly Level[]) =>
    (records: YearRecords): number =>
      items(records).filter(({ outcomes }) =>
        outcomes.some(
          (outcome) => outcome.what === what && (levels === undefined || (outcome.level !== null && levels.includes(outcome.level))),
        ),
      ).length;
  if (items(now).length + items(before).length === 0) return [heading("五、社情民意"), paragraph("本年没有社情民意记录。")];
  return [
    heading("五、社情民意"),
    paragraph(
      `全年报送社情民意信息${items(now).length}条，被采用${having("adopted")(now)}条，其中被市级以上采用${having("adopted", ["city", "province", "nation"])(now)}条；获领导批示${having("instructed")(now)}条。`,
    ),
    figureTable("社情民意信息", now, before, [
      { name: "报送（条）", of: (records) => items(records).length },
      { name: "被采用（条，同一条只计一次）", of: having("adopted") },
      ...LEVELS.map(({ id }) => ({
        name: `${levelLabel(id).zh}级采用（条次）`,
        of: (records: YearRecords) => adoptions(records, id),
      })),
      { name: "获领导批示（条）", of: having("instructed") },
    ]),
  ];
}

function serviceSection(now: YearRecords, before: YearRecords): Block[] {
  const parts = (kind: string) => (records: YearRecords) => top(records, kind).flatMap((deed) => deed.parts);
  const sumOf =
    (kind: string, field: "quantity" | "amount") =>
    (records: YearRecords): number =>
      Math.round(parts(kind)(records).reduce((sum, part) => sum + (part[field] ?? 0), 0) * 100) / 100;
  // Each honour of each holder once, at its highest level.
  const highest = (outcomes: readonly { level: Level | null }[]): Level | undefined =>
    LEVELS.findLast(({ id }) => outcomes.some(({ level }) => level === id))?.id;
  const ofEach = (deed: Deed) => [...Map.groupBy(deed.outcomes, ({ person }) => person).values()];
  const honours =
    (level: Level) =>
    (records: YearRecords): number =>
      top(records, "honour")
        .flatMap(ofEach)
        .filter((own) => highest(own) === level).length;
  return [
    heading("六、联系群众、公益慈善与荣誉"),
    figureTable("联系群众、公益慈善与荣誉", now, before, [
      { name: "联系群众活动（次）", of: (records) => top(records, "contact").length },
      { name: "联系群众（人次）", of: sumOf("contact", "quantity") },
      { name: "公益慈善活动（次）", of: (records) => top(records, "charity").length },
      { name: "公益慈善（委员人次）", of: (records) => parts("charity")(records).length },
      { name: "公益慈善金额（元）", of: sumOf("charity", "amount") },
      ...LEVELS.map(({ id }) => ({ name: `${levelLabel(id).zh}级荣誉（项）`, of: honours(id) })),
      { name: "通报表彰（人次）", of: (records) => parts("commendation")(records).length },
      { name: "通报表彰（人）", of: (records) => new Set(parts("commendation")(records).map(({ person }) => person)).size },
    ]),
  ];
}

function evaluationSection({ evaluation, now }: AnnualInput): Block[] {
  if (evaluation === null) return [heading("七、年度考核"), paragraph(`${now.year}年度还没有考核结果。`)];
  const { rules, members } = evaluation;
  const evaluated = members.filter(({ excluded }) => !excluded).length;
  const decided = members.filter((member) => member.decided).length;
  const counts = gradeCounts(rules, members);
  const sheet: Sheet = {
    title: text("考核等次", "grades"),
    columns: [
      { key: "name", title: text("等次", "grade"), width: 16 },
      { key: "count", title: text("人数", "members"), kind: "number", width: 10 },
      { key: "share", title: text("占比", "share"), width: 10 },
    ],
    rows: counts.map(({ name, count, share }) => ({ name, count, share: `${share}%` })),
    notes: [],
  };
  return [
    heading("七、年度考核"),
    paragraph(
      `按照《${rules.name}》，参加考核${evaluated}名，不参加考核${members.length - evaluated}名。${counts.map(({ name, count, share }) => `${name}${count}名（${share}%）`).join("，")}${decided === 0 ? "" : `，其中${decided}名的等次由领导决定`}。`,
    ),
    tableBlock(sheet),
    paragraph("各项占比保留一位小数，因四舍五入，合计可能不等于100%。"),
  ];
}
