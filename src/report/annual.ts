import { chineseDate, chineseSpan, covers, yearEarlier } from "../domain/calendar/dates.ts";
import { type Member, OFFICE_ORDER, officeLabel, USUAL_ETHNICITY } from "../domain/people/member.ts";
import type { EvaluationMember } from "../domain/scoring/evaluation.ts";
import type { Period } from "../domain/scoring/facts.ts";
import type { RuleSet } from "../domain/scoring/rules.ts";
import { text } from "../domain/text/text.ts";
import { KINDS, kindOf, LEVELS, levelLabel } from "../domain/vocabulary/kinds.ts";
import { type YearFigures, yearFigures } from "./annual-figures.ts";
import { type Block, heading, type OfficialDocument, paragraph, tableBlock } from "./document.ts";
import { gradeCounts } from "./evaluation.ts";
import type { ProposalFigures } from "./proposals.ts";
import type { SheetColumn, SheetRow } from "./sheet.ts";
import { isRecorded, monthsRecorded, upTo, type YearRecords } from "./year-records.ts";

export interface AnnualInput {
  readonly office: string;
  readonly signature: string;
  /** The day of the document. */
  readonly date: string;
  /** The last day of which it knows: a year that is not over by then is counted up to it. */
  readonly through: string;
  readonly term: string;
  /** Everybody with a seat in the term, as of the last day that is counted. */
  readonly roster: readonly Member[];
  readonly now: YearRecords;
  readonly before: YearRecords;
  readonly evaluation: { readonly rules: RuleSet; readonly members: readonly EvaluationMember[] } | null;
}

/** The year, and beside it the year before where that one is recorded. */
interface Years {
  readonly now: YearFigures;
  readonly before: YearFigures | null;
  readonly year: number;
  /** 全年, or of a year still running 截至6月15日. */
  readonly whole: string;
}

/** 年度工作报告（统计）: members, meetings, proposals, activities, opinions, service, evaluation, each beside the year before. */
export function annualReport(input: AnnualInput): OfficialDocument {
  const { office, now: whole, before: wholeBefore, through } = input;
  const isRunning = through < whole.to && through >= whole.from;
  const now = isRunning ? upTo(whole, through) : whole;
  // The same days of the year before.
  const before = isRunning ? upTo(wholeBefore, yearEarlier(through)) : wholeBefore;
  const years: Years = {
    now: yearFigures(now),
    before: isRecorded(before) ? yearFigures(before) : null,
    year: now.year,
    whole: isRunning ? `截至${chineseDate(through)}，` : "全年",
  };
  const blocks: Block[] = [
    paragraph(`${spanWords(now, isRunning ? whole : null)}有案号的提案按所属会议的年度归属。${comparisonWords(before)}`),
    ...membersSection(input, now.to),
    ...meetingsSection(years),
    ...proposalsSection(years),
    ...activitiesSection(years),
    ...opinionsSection(years),
    ...serviceSection(years),
    ...evaluationSection(input),
  ];
  return { title: `${office}\n${now.year}年度工作报告（统计）`, blocks, signature: input.signature, date: input.date };
}

/** Which days are counted; of a year still running beside its whole period. */
const spanWords = ({ year, from, to }: YearRecords, running: Period | null): string =>
  running === null
    ? `本报告的数字均由考核期${chineseSpan(from, to)}的履职记录统计，`
    : `${year}年度（考核期${chineseSpan(running.from, running.to)}）还没有结束，本报告的数字均由${chineseSpan(from, to)}的履职记录统计，`;

function comparisonWords(before: YearRecords): string {
  if (isRecorded(before)) return `上年为${chineseSpan(before.from, before.to)}同口径数字；没有记录的写“—”。`;
  const months = monthsRecorded(before);
  return months === 0 ? `${before.year}年度没有记录，不作比较。` : `${before.year}年度只有${months}个月有记录，不作比较。`;
}

/** What a table says of a figure that no record speaks of. */
const NONE = "—";

interface Figure {
  readonly name: string;
  readonly of: (year: YearFigures) => number | null | undefined;
}

/** A table of figures beside those of the year before, where that is compared. */
function figureTable(title: string, { now, before, year }: Years, figures: readonly Figure[]): Block {
  const columns: SheetColumn[] = [
    { key: "name", title: text("项目", "figure"), width: 30 },
    { key: "now", title: text(`${year}年`, `${year}`), kind: "number", width: 10 },
    ...(before ? [{ key: "before", title: text(`${year - 1}年`, `${year - 1}`), kind: "number" as const, width: 10 }] : []),
  ];
  const rows = figures.map(({ name, of }): SheetRow => ({ name, now: of(now) ?? NONE, ...(before && { before: of(before) ?? NONE }) }));
  return tableBlock({ title: text(title, title), columns, rows, notes: [] });
}

/** Clauses of prose: what is nothing is not said. */
const nonZero = (...clauses: readonly (readonly [count: number | null | undefined, words: string])[]): string[] =>
  clauses.flatMap(([count, words]) => (count ? [words] : []));

function membersSection({ roster, term }: AnnualInput, day: string): Block[] {
  const seated = roster.filter(({ seats }) => seats.some((seat) => covers(seat, day)));
  const count = (test: (member: Member) => boolean): number => seated.filter(test).length;
  const sectors = Map.groupBy(seated, ({ sector }) => sector.join("、") || "未填界别");
  const offices = OFFICE_ORDER.map((office) => ({ office, count: count((member) => member.office === office) })).filter(
    ({ count: held }) => held > 0,
  );
  const women = count(({ sex }) => sex === "女");
  const minorities = count(({ ethnicity }) => ethnicity !== null && ethnicity !== USUAL_ETHNICITY);
  const nonParty = count(({ party }) => party !== null && party !== "中共");
  const [noSex, noParty] = [count(({ sex }) => sex === null), count(({ party }) => party === null)];
  const suspended = count(({ status }) => status === "suspended");
  const sentence = [
    `截至${chineseDate(day)}，第${term}届委员${seated.length}名`,
    ...nonZero([
      offices.length > 1 ? 1 : 0,
      `其中${offices.map(({ office, count: held }) => `${officeLabel(office).zh}${held}名`).join("、")}`,
    ]),
  ].join("，");
  const groups = nonZero(
    [women, `女委员${women}名`],
    [minorities, `少数民族委员${minorities}名`],
    [nonParty, `登记为非中共党员的委员${nonParty}名`],
    [noSex, `未填性别${noSex}名`],
    [noParty, `未填党派${noParty}名`],
    [suspended, `暂停履职${suspended}名`],
  );
  if (seated.length === 0) return [heading("一、委员队伍"), paragraph("没有在任委员的记录。")];
  return [
    heading("一、委员队伍"),
    paragraph(`${[sentence, ...nonZero([groups.length, groups.join("，")])].join("；")}。`),
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

function meetingsSection({ now, year, whole }: Years): Block[] {
  const kinds = KINDS.filter(({ expects }) => expects !== "nobody");
  const rows = kinds.flatMap(({ id, label }) =>
    now.of(id).map((meeting) => ({ date: meeting.starts, kind: label.zh, title: meeting.title, ...now.attendance(meeting) })),
  );
  const columns: SheetColumn[] = [
    { key: "date", title: text("日期", "date"), kind: "date", width: 15 },
    { key: "title", title: text("会议", "meeting"), width: 22 },
    { key: "sittings", title: text("场次", "sittings"), kind: "number", width: 7 },
    { key: "due", title: text("应到", "due"), kind: "number", width: 6 },
    { key: "came", title: text("实到", "came"), kind: "number", width: 6 },
    { key: "leave", title: text("请假", "leave"), kind: "number", width: 6 },
    { key: "absent", title: text("缺席", "absent"), kind: "number", width: 6 },
    { key: "observers", title: text("列席", "sat in"), kind: "number", width: 6 },
  ];
  if (rows.length === 0) return [heading("二、会议"), paragraph("本年没有会议记录。")];
  const held = kinds.map(({ id, label }) => [now.of(id).length, `${label.zh}${now.of(id).length}次`] as const);
  return [
    heading("二、会议"),
    paragraph(`${whole}召开${nonZero(...held).join("、")}。`),
    tableBlock({ title: text("各次会议出席情况（有多场的按人次）", "attendance"), year, columns, rows, notes: [] }),
  ];
}

const share = (part: number, whole: number): string => (whole === 0 ? NONE : `${(Math.round((part / whole) * 1000) / 10).toFixed(1)}%`);

function proposalsSection(years: Years): Block[] {
  const { now, before } = years;
  if (!now.proposals && !before?.proposals) return [heading("三、提案"), paragraph("本年没有提案记录。")];
  const figure = (name: string, of: (proposals: ProposalFigures) => number): Figure => ({
    name,
    of: ({ proposals }) => proposals && of(proposals),
  });
  const isAny = (of: (proposals: ProposalFigures) => number): boolean =>
    [now, before].some((year) => year?.proposals && of(year.proposals) > 0);
  const by = (pick: (proposals: ProposalFigures) => ReadonlyMap<string, number>): Figure[] =>
    [...new Set([now, before].flatMap((year) => (year?.proposals ? [...pick(year.proposals).keys()] : [])))].map((name) =>
      figure(name, (proposals) => pick(proposals).get(name) ?? 0),
    );
  return [
    heading("三、提案"),
    paragraph(now.proposals ? proposalSentence(now.proposals) : "本年没有提案记录。"),
    figureTable("提案审查与办理", years, [
      figure("收到", ({ received }) => received),
      figure("立案（含并案）", ({ filed }) => filed),
      figure("其中并案", ({ merged }) => merged),
      figure("不立案", ({ notFiled }) => notFiled),
      figure("转社情民意", ({ turned }) => turned),
      figure("尚未审查", ({ pending }) => pending),
      figure("委员提交的民生提案", ({ livelihood }) => livelihood.members),
      figure("集体提案中的民生提案", ({ livelihood }) => livelihood.collective),
      figure("重点提案", ({ key }) => key),
      figure("优秀提案", ({ excellent }) => excellent),
      figure("已答复", ({ replied }) => replied),
      ...(isAny(({ handledAgain }) => handledAgain) ? [figure("重新办理", ({ handledAgain }) => handledAgain)] : []),
      figure("委员满意、基本满意", ({ satisfied }) => satisfied),
      figure("委员不满意", ({ dissatisfied }) => dissatisfied),
    ]),
    figureTable(
      "提案按类别",
      years,
      by(({ byCategory }) => byCategory),
    ),
    figureTable(
      "提案按形式",
      years,
      by(({ byForm }) => byForm),
    ),
  ];
}

function proposalSentence(f: ProposalFigures): string {
  const own = f.livelihood.members;
  const collective = f.livelihood.collective;
  const merged = f.merged > 0 ? `（其中并案${f.merged}件，不计并案为${f.filed - f.merged}件）` : "";
  const reviewed = nonZero(
    [f.filed, `审查立案${f.filed}件${merged}，立案率${share(f.filed, f.received)}`],
    [f.notFiled, `不立案${f.notFiled}件`],
    [f.turned, `转社情民意${f.turned}件`],
    [f.pending, `尚未审查${f.pending}件`],
  );
  const livelihood =
    own > 0 ? `委员提交民生提案${own}件${collective > 0 ? `，集体提案另有${collective}件` : ""}` : `集体提案中的民生提案${collective}件`;
  const marked = nonZero([own + collective, livelihood], [f.key, `重点提案${f.key}件`], [f.excellent, `优秀提案${f.excellent}件`]);
  return [[`共收到提案${f.received}件`, ...reviewed].join("，"), ...nonZero([marked.length, marked.join("，")])]
    .map((said) => `${said}。`)
    .join("");
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

function activitiesSection({ now, before, year, whole }: Years): Block[] {
  const rows = ACTIVITY_KINDS.flatMap((kind): SheetRow[] => {
    const [own, earlier] = [now.held(kind), before?.held(kind) ?? null];
    if (own === null && earlier === null) return [];
    return [
      {
        name: kindOf(kind).label.zh,
        times: own?.times ?? NONE,
        people: own?.people ?? NONE,
        timesBefore: earlier?.times ?? NONE,
        peopleBefore: earlier?.people ?? NONE,
      },
    ];
  });
  if (rows.length === 0) return [heading("四、视察调研和学习等活动"), paragraph("本年没有活动记录。")];
  const total = (key: "times" | "people"): number => ACTIVITY_KINDS.reduce((sum, kind) => sum + (now.held(kind)?.[key] ?? 0), 0);
  const [lectures, reports] = [now.lectures, now.instructedReports];
  const within = nonZero([lectures, `举办专题报告会、政协讲堂${lectures}次`], [reports, `获领导批示的调研报告${reports}篇`]);
  const sentences = [
    nonZero([total("times"), `${whole}开展各类活动${total("times")}次`], [total("people"), `委员参加${total("people")}人次`]).join("，"),
    within.length === 0 ? "" : `其中${within.join("，")}`,
  ].filter((sentence) => sentence !== "");
  const column = (key: string, zh: string): SheetColumn => ({ key, title: text(zh, key), kind: "number", width: 11 });
  return [
    heading("四、视察调研和学习等活动"),
    paragraph(sentences.length === 0 ? "本年没有活动记录。" : `${sentences.join("。")}。`),
    tableBlock({
      title: text("各类活动", "activities"),
      columns: [
        { key: "name", title: text("类别", "kind"), width: 18 },
        column("times", `${year}年次数`),
        column("people", `${year}年参加人次`),
        ...(before ? [column("timesBefore", `${year - 1}年次数`), column("peopleBefore", `${year - 1}年参加人次`)] : []),
      ],
      rows,
      notes: [],
    }),
  ];
}

/** Items sent, items adopted (each once) and adoption events apart. */
function opinionsSection(years: Years): Block[] {
  const { now, before, whole } = years;
  if (!now.opinions && !before?.opinions) return [heading("五、社情民意"), paragraph("本年没有社情民意记录。")];
  const clauses = now.opinions
    ? nonZero(
        [1, `${whole}报送社情民意信息${now.opinions.sent}条`],
        [now.opinions.adopted, `被采用${now.opinions.adopted}条`],
        [now.opinions.adoptedAbove, `其中被市级以上采用${now.opinions.adoptedAbove}条`],
        [now.opinions.instructed, `获领导批示${now.opinions.instructed}条`],
      )
    : ["本年没有社情民意记录"];
  return [
    heading("五、社情民意"),
    paragraph(`${clauses.join("，")}。`),
    figureTable("社情民意信息", years, [
      { name: "报送（条）", of: ({ opinions }) => opinions?.sent },
      { name: "被采用（条，同一条只计一次）", of: ({ opinions }) => opinions?.adopted },
      ...LEVELS.map(({ id }): Figure => ({ name: `${levelLabel(id).zh}级采用（条次）`, of: ({ opinions }) => opinions?.adoptions(id) })),
      { name: "获领导批示（条）", of: ({ opinions }) => opinions?.instructed },
    ]),
  ];
}

function serviceSection(years: Years): Block[] {
  const { now, before } = years;
  const isAny = (of: Figure["of"]): boolean => [now, before].some((year) => year !== null && (of(year) ?? 0) > 0);
  const sometimes = (figure: Figure): Figure[] => (isAny(figure.of) ? [figure] : []);
  const figures: Figure[] = [
    { name: "联系群众活动（次）", of: ({ visits }) => visits },
    { name: "联系群众（人次）", of: ({ met }) => met },
    ...sometimes({ name: "联系委员（次）", of: ({ withMembers }) => withMembers }),
    { name: "公益慈善活动（次）", of: ({ charity }) => charity?.times },
    { name: "公益慈善（委员人次）", of: ({ charity }) => charity?.people },
    { name: "公益慈善金额（元）", of: ({ charity }) => charity?.yuan },
    ...LEVELS.map(({ id }): Figure => ({ name: `委员获${levelLabel(id).zh}级荣誉（项）`, of: ({ honours }) => honours(id) })),
    ...sometimes({ name: "委员获荣誉，未写级别（项）", of: ({ honours }) => honours(undefined) }),
    { name: "通报表彰委员（人次）", of: ({ commended }) => commended?.times },
    { name: "通报表彰委员（人）", of: ({ commended }) => commended?.people },
  ];
  const title = "六、联系群众、公益慈善与荣誉";
  const isNothing = figures.every(({ of }) => [now, before].every((year) => year === null || (of(year) ?? null) === null));
  if (isNothing) return [heading(title), paragraph("本年没有联系群众、公益慈善、荣誉和通报表彰的记录。")];
  return [heading(title), figureTable("联系群众、公益慈善与荣誉", years, figures)];
}

/** How many have each grade: who was decided upon by the leaders is told in the evaluation table, not in a paper that goes out. */
function evaluationSection({ evaluation, now }: AnnualInput): Block[] {
  if (evaluation === null) return [heading("七、年度考核"), paragraph(`${now.year}年度还没有考核结果。`)];
  const { rules, members } = evaluation;
  const evaluated = members.filter(({ excluded }) => !excluded).length;
  const left = members.length - evaluated;
  const counts = gradeCounts(rules, members);
  const graded = nonZero(...counts.map(({ name, count, share }) => [count, `${name}${count}名（${share}%）`] as const));
  const tenths = counts.reduce((sum, { share }) => sum + Math.round(Number(share) * 10), 0);
  const sentences = [
    [`按照《${rules.name}》`, ...nonZero([evaluated, `参加考核${evaluated}名`], [left, `不参加考核${left}名`])].join("，"),
    ...nonZero([graded.length, graded.join("，")]),
  ];
  return [
    heading("七、年度考核"),
    paragraph(sentences.map((sentence) => `${sentence}。`).join("")),
    tableBlock({
      title: text("考核等次", "grades"),
      columns: [
        { key: "name", title: text("等次", "grade"), width: 16 },
        { key: "count", title: text("人数", "members"), kind: "number", width: 10 },
        { key: "share", title: text("占比", "share"), kind: "number", width: 10 },
      ],
      rows: counts.map(({ name, count, share }) => ({ name, count, share: `${share}%` })),
      notes: [],
    }),
    ...(tenths === 1000 || evaluated === 0 ? [] : [paragraph("各项占比保留一位小数，因四舍五入，合计不等于100%。")]),
  ];
}
