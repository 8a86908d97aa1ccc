import { basename, extname, resolve } from "node:path";
import { chineseDate, chineseYears, firstDay, lastDay, type PartialDate } from "../domain/calendar/dates.ts";
import { type Apart, called } from "../domain/people/called.ts";
import { type ListOrder, orderWarnings } from "../domain/people/name-order.ts";
import { maskedTexts } from "../domain/text/personal-numbers.ts";
import { AppError } from "../domain/text/problem.ts";
import { type Text, text } from "../domain/text/text.ts";
import { writeOrdinal } from "../domain/vocabulary/han.ts";
import { kindsIn } from "../domain/vocabulary/kinds.ts";
import { annualReport } from "../report/annual.ts";
import { type CommendationInput, commendationDocument, commendationSheet } from "../report/commendation.ts";
import type { OfficialDocument } from "../report/document.ts";
import { commended, evaluationSheet, excludedSheet } from "../report/evaluation.ts";
import type { Sheet } from "../report/sheet.ts";
import type { YearRecords } from "../report/year-records.ts";
import type { Store } from "../store/store.ts";
import { apartOn } from "./called.ts";
import type { Context } from "./context.ts";
import { rosterOn, type Standing, standingEvaluation } from "./evaluation.ts";
import type { Job } from "./export-job.ts";
import { activitiesTable, nominationTable, opinionsTable, proposalsTable, rosterTable } from "./export-tables.ts";
import { agreeToOverwrite, isFolderPath, outputPath, writeFileSafely } from "./files.ts";
import { letterhead, officeName, termOn } from "./office.ts";

export const FORMATS = ["docx", "xlsx", "csv", "json", "md"] as const;
export type Format = (typeof FORMATS)[number];

/** The formats of documents, of which `all` makes every one. */
export const DOCUMENT_FORMATS: readonly Format[] = ["docx", "xlsx"];

/** The formats of a table that can be imported again. */
const TABLE_FORMATS: readonly Format[] = ["xlsx", "csv", "json", "md"];

export interface ExportOptions {
  year?: number;
  from?: number;
  date?: string;
  out?: string;
  format?: Format;
  order?: ListOrder;
  print?: boolean;
  unmask?: boolean;
}

/** A document that leaves the office. A new one is one row here and one builder in report/. */
interface Export {
  readonly id: string;
  readonly alias: string;
  readonly summary: Text;
  readonly fileName: (job: Job) => string;
  readonly docx?: (job: Job) => Promise<OfficialDocument>;
  readonly xlsx?: (job: Job) => Promise<readonly Sheet[]>;
  /** One table that can be imported again, in every format that holds a table. */
  readonly table?: (job: Job) => Promise<Sheet>;
  /** What a clerk should know of it before it leaves the office. */
  readonly warnings?: (job: Job) => Promise<readonly Text[]>;
  /** The orders that its names may have, the usual one first; none where it lists no people. */
  readonly orders?: readonly ListOrder[];
  /** Those whom it lists, to be put in order. */
  readonly people?: (job: Job) => Promise<readonly string[]>;
  /** Whether it shows birth months or telephones: masked, unless asked for. */
  readonly personal?: true;
  /** What it is of: a year, a day, or the years up to one. */
  readonly of: "year" | "day" | "years";
}

export const formatsOf = ({ docx, xlsx, table }: Export): readonly Format[] =>
  table ? TABLE_FORMATS : DOCUMENT_FORMATS.filter((format) => (format === "docx" ? docx : xlsx));

/** What is made where nobody names a format: of a document every one, of a table the workbook. */
const usualFormats = (entry: Export): readonly Format[] => (entry.table ? ["xlsx"] : formatsOf(entry));

export const EXPORTS: readonly Export[] = [
  {
    id: "commendation",
    alias: "表彰",
    summary: text("优秀委员名单和表彰通报（Word、Excel）", "the commendation notice and list (Word, Excel)"),
    of: "year",
    fileName: ({ year }) => `${year}年度优秀政协委员名单`,
    orders: ["strokes", "office", "score"],
    people: async ({ standing }) => {
      const { rules, members } = await standing();
      return commended(rules, members, "score").map(({ name }) => name);
    },
    docx: async (job) => commendationDocument(await commendationInput(job)),
    xlsx: async (job) => [commendationSheet(await commendationInput(job))],
    warnings: async ({ store, year, standing }) => {
      const { rules, members, evaluation } = await standing();
      const decided = store.decisions.of(year);
      // Of a list of its own nobody is decided onto: who is tied there is for the leaders to say before the notice goes out.
      const own = rules.commend !== null;
      const apart = apartOn(store, evaluation.ends);
      const tied = members
        .filter(({ tied: isTied, person }) => isTied && (own || !decided.has(person)))
        .map(({ person: id, name }) => called(apart, { id, name }));
      return [
        ...(tied.length === 0
          ? []
          : [
              text(
                `名额边上并列、没有列入的：${tied.join("、")}${own ? "；请领导决定后改名额或写进通报" : "（cppcc score decide）"}`,
                `tied at the edge of a quota, undecided: ${tied.join(", ")}`,
              ),
            ]),
        ...(commended(rules, members, "score").length > 0
          ? []
          : [text("名单上没有人，通报请不要印发", "nobody is on the list: do not send the notice")]),
      ];
    },
  },
  {
    id: "evaluation",
    alias: "汇总表",
    summary: text("考核结果汇总表（Excel，可直接打印）", "the evaluation table (Excel, print-ready)"),
    of: "year",
    fileName: ({ year }) => `${year}年度委员履职考核结果汇总表`,
    orders: ["score", "strokes", "office"],
    people: async ({ standing }) => (await standing()).members.map(({ name }) => name),
    xlsx: async ({ store, standing, order }) => {
      const { evaluation, rules, members, roster } = await standing();
      const apart = apartOf(store, evaluation, members);
      const excluded = excludedSheet(evaluation.year, members, roster, { apart, order: order === "office" ? order : "strokes" });
      return [evaluationSheet(evaluation, rules, members, roster, { apart, order }), ...(excluded.rows.length > 0 ? [excluded] : [])];
    },
  },
  {
    id: "nomination",
    alias: "提名",
    summary: text("换届提名参考表（Excel；本届历年）", "the nomination reference over the term (Excel)"),
    of: "years",
    fileName: ({ from, year }) => `换届提名参考表（${from === undefined ? `至${year}年度` : chineseYears(from, year)}）`,
    xlsx: nominationTable,
    orders: ["strokes", "office", "score"],
    people: async ({ store, year }) => [...rosterOn(store, store.periods.of(year).to).values()].map(({ name }) => name),
    personal: true,
  },
  {
    id: "report",
    alias: "年度报告",
    summary: text("年度工作报告（统计，Word）", "the annual report in figures (Word)"),
    of: "year",
    fileName: ({ year }) => `${year}年度工作报告（统计）`,
    docx: (job) => reportDocument(job),
    warnings: async ({ context, store, year, date }) => {
      const { to } = store.periods.of(year);
      const day = knownBy(context, date);
      if (day >= to) return [];
      return [
        text(
          `${year}年度到${chineseDate(day)}还没有结束，报告里的数字截至这一天`,
          `${year} is not over on ${day}: the report counts up to that day`,
        ),
      ];
    },
  },
  {
    id: "roster",
    alias: "名册",
    summary: text("委员名册（可再导入；电话、出生年月隐去）", "the roster, to be imported again (telephones and birth months masked)"),
    of: "day",
    fileName: ({ date }) => `${chineseDate(date)}委员名册`,
    table: rosterTable,
    orders: ["strokes", "office"],
    people: async ({ store, date }) => store.people.members(termOn(store, date).id, date).map(({ name }) => name),
  },
  {
    id: "activities",
    alias: "台账",
    summary: text("履职活动台账（可再导入）", "the ledger of activities, to be imported again"),
    of: "year",
    fileName: ({ year }) => `${year}年度履职活动台账`,
    table: activitiesTable,
  },
  {
    id: "proposals",
    alias: "提案",
    summary: text("提案一览表（可再导入）", "the ledger of proposals, to be imported again"),
    of: "year",
    fileName: ({ year }) => `${year}年度提案一览表`,
    table: proposalsTable,
  },
  {
    id: "opinions",
    alias: "社情民意",
    summary: text("社情民意台账（可再导入）", "the ledger of opinions, to be imported again"),
    of: "year",
    fileName: ({ year }) => `${year}年度社情民意台账`,
    table: opinionsTable,
  },
];

/** Those evaluated told apart from each other, and from whoever served on the year's last day. */
const apartOf = (store: Store, { ends }: Standing["evaluation"], members: Standing["members"]): Apart =>
  apartOn(
    store,
    ends,
    members.map(({ person }) => person),
  );

async function commendationInput({ store, year, order, date, standing }: Job): Promise<CommendationInput> {
  const { evaluation, rules, members, roster } = await standing();
  return {
    year,
    period: { from: evaluation.starts, to: evaluation.ends },
    order,
    apart: apartOf(store, evaluation, members),
    rules,
    members,
    roster,
    date,
    ...letterhead(store),
    word: store.settings.get("commend_word") ?? "表彰",
  };
}

/** The last day of which a document dated so can know. */
const knownBy = ({ today }: Context, date: string): string => (date < today ? date : today);

async function reportDocument({ context, store, year, date, standing }: Job): Promise<OfficialDocument> {
  const { to } = store.periods.of(year);
  const through = knownBy(context, date);
  const last = through < to ? through : to;
  const term = termOn(store, last);
  const sameRow = store.deeds.sameRow(kindsIn("contacts").map(({ id }) => id));
  const seats = store.people.seats();
  const isMember = (person: number, day: PartialDate | null): boolean =>
    (seats.get(person) ?? []).some((seat) => day === null || (seat.from <= lastDay(day) && (seat.to ?? "9999") >= firstDay(day)));
  const records = (of: number): YearRecords => ({ year: of, ...store.periods.of(of), ...store.years.records(of), sameRow, isMember });
  const evaluated = store.evaluations.latest(year) === undefined ? null : await standing();
  return annualReport({
    ...letterhead(store),
    date,
    through,
    term: writeOrdinal(term.number),
    roster: store.years.roster(year, term, last),
    now: records(year),
    before: records(year - 1),
    evaluation: evaluated && { rules: evaluated.rules, members: evaluated.members },
  });
}

/** Writes one export, or all of them, in the format that the path or --format names, else in every format that it has. */
export async function runExport(context: Context, id: string, options: ExportOptions): Promise<string[]> {
  const { io } = context;
  const store = await context.store();
  const year = options.year ?? Number(context.today.slice(0, 4));
  let standing: Promise<Standing> | undefined;
  const job: Job = {
    context,
    store,
    year,
    from: options.from,
    date: options.date ?? context.today,
    order: options.order ?? "strokes",
    print: options.print === true,
    unmask: options.unmask === true,
    standing: () => (standing ??= standingEvaluation(context, store, year)),
  };
  const targets = chooseTargets(id, options, job);
  const files: string[] = [];
  await agreeToOverwrite(context, ...targets.map(({ path }) => path));
  const jobOf = ({ orders = [] }: Export): Job => ({
    ...job,
    order: orders.find((order) => order === options.order) ?? orders[0] ?? job.order,
  });
  const made: (Rendered & { path: string })[] = [];
  for (const { entry, format, path } of targets) made.push({ path, ...(await render(entry, format, jobOf(entry))) });
  for (const { path, content } of made) {
    writeFileSafely(path, content);
    files.push(path);
  }
  const notes = made.flatMap((each) => each.notes);
  const entries = [...new Set(targets.map(({ entry }) => entry))];
  const warnings: Text[] = [];
  for (const entry of entries) {
    warnings.push(...((await entry.warnings?.(job)) ?? []));
    warnings.push(...orderWarnings(jobOf(entry).order, (await entry.people?.(job)) ?? []));
  }
  for (const { zh, en } of new Map(warnings.map((each) => [each.zh, each])).values()) io.warn(text(`注意：${zh}`, `note: ${en}`));
  if (io.json) io.printJson({ files, ...(notes.length > 0 ? { notes: notes.map(io.t) } : {}) });
  else {
    for (const file of files) io.say(text(`已导出 ${file}`, `exported ${file}`));
    for (const note of notes) io.say(text(`· ${note.zh}`, `· ${note.en}`));
  }
  return files;
}

interface Target {
  readonly entry: Export;
  readonly format: Format;
  readonly path: string;
}

function chooseTargets(id: string, options: ExportOptions, job: Job): Target[] {
  const entries = EXPORTS.filter((entry) => id === "all" || entry.id === id);
  const choices = id === "all" ? DOCUMENT_FORMATS : FORMATS.filter((format) => entries.some((entry) => formatsOf(entry).includes(format)));
  const out = resolve(job.context.cwd, options.out ?? ".");
  const isFolder = isFolderPath(job.context.cwd, options.out);
  const named = isFolder ? undefined : (extname(out).slice(1).toLowerCase() as Format);
  if (named !== undefined && !FORMATS.includes(named))
    throw new AppError(
      "usage.format",
      text(`看不出格式：${basename(out)}`, `no known format: ${basename(out)}`),
      text(
        `文件名请以 ${choices.map((format) => `.${format}`).join(" 或 ")} 结尾；要放进文件夹请以 / 结尾`,
        `end the name in ${choices.map((format) => `.${format}`).join(" or ")}, or the folder in /`,
      ),
    );
  if (named !== undefined && id === "all")
    throw new AppError(
      "usage.folder",
      text("导出全部时 -o 应是文件夹", "with all, -o must be a folder"),
      text("文件夹请以 / 结尾", "end a folder in /"),
    );
  if (named !== undefined && options.format !== undefined && named !== options.format)
    throw new AppError(
      "usage.format",
      text(`--format ${options.format} 与文件名 ${basename(out)} 不一致`, `--format ${options.format} and ${basename(out)} differ`),
    );
  const wanted = named ?? options.format;
  if (job.print && wanted !== undefined && wanted !== "xlsx")
    throw new AppError(
      "usage.print",
      text(`--print 是打印用的 Excel 表，不能是 ${wanted} 格式`, `--print makes a workbook to print, and no ${wanted}`),
      text("去掉 --print，或用 --format xlsx", "leave --print out, or give --format xlsx"),
    );
  const targets = entries.flatMap((entry) =>
    (wanted === undefined ? usualFormats(entry) : formatsOf(entry).filter((format) => format === wanted && choices.includes(format))).map(
      (format) => ({
        entry,
        format,
        path: outputPath(job.context.cwd, options.out, `${entry.fileName(job)}${entry.table && job.print ? "（打印）" : ""}`, format),
      }),
    ),
  );
  if (targets.length > 0) return targets;
  throw new AppError(
    "usage.format",
    text(`没有 ${wanted ?? ""} 格式`, `no ${wanted ?? ""} format`),
    text(`可用：${choices.join("、")}`, `it has: ${choices.join(", ")}`),
  );
}

interface Rendered {
  readonly content: Buffer;
  /** What a table does not hold, and why. */
  readonly notes: readonly Text[];
}

async function render({ docx, xlsx, table }: Export, format: Format, job: Job): Promise<Rendered> {
  if (format === "docx" && docx) {
    const { officialDocx } = await import("../documents/official.ts");
    return { content: await officialDocx(await docx(job)), notes: [] };
  }
  const leaving = <Value>(value: Value): Value => (job.unmask ? value : maskedTexts(value));
  const sheet = leaving(await table?.(job));
  const notes = sheet?.notes.map(({ zh, en }) => text(`${sheet.title.zh}：${zh}`, `${sheet.title.en}: ${en}`)) ?? [];
  if (sheet !== undefined && format !== "xlsx") return { content: await printTable(sheet, format), notes };
  const { sheetsXlsx } = await import("../workbooks/writing/write.ts");
  const sheets = sheet === undefined ? leaving((await xlsx?.(job)) ?? []) : [job.print ? await toPrint(sheet, job) : sheet];
  return { content: await sheetsXlsx(sheets, { creator: officeName(job.store), date: job.date }), notes };
}

async function toPrint(sheet: Sheet, { year }: Job): Promise<Sheet> {
  const { printable } = await import("../workbooks/writing/printable.ts");
  return printable(sheet, year);
}

async function printTable(sheet: Sheet, format: Format): Promise<Buffer> {
  if (format === "csv") return (await import("../workbooks/writing/csv-write.ts")).sheetCsv(sheet);
  if (format === "md") return (await import("../documents/markdown.ts")).sheetMarkdown(sheet);
  return Buffer.from(`${JSON.stringify(sheet.rows, null, 1)}\n`);
}
