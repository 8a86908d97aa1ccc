import { basename } from "node:path";
import { readName } from "../../domain/people/names.ts";
import type { Problem } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import type { AttendanceField } from "../../workbooks/imports/attendance-field.ts";
import type { Table } from "../../workbooks/tables/spec.ts";
import { rowOfProblem } from "../../workbooks/tables/table.ts";
import type { Desk } from "../desk.ts";
import type { PlacedRequest } from "./attendance.ts";
import { type Batch, type Batches, readBatches } from "./batches.ts";
import { type Answers, answersOf, keepAnswers, planAndAsk, rememberAnswers } from "./clerk-answers.ts";
import type { ImportRequest, PlannedImport, SourceOf } from "./entry.ts";
import type { SkippedFile } from "./folder-files.ts";
import { folderMeetings } from "./folder-meetings.ts";
import { planGoodRows } from "./good-rows.ts";
import type { Prepared } from "./prepare.ts";
import { type Preview, previewOf } from "./preview.ts";
import { problemsInOrder } from "./problem-order.ts";
import { refusalOf } from "./refusal.ts";
import { markedSheets } from "./reject-file.ts";
import { type RosterRequest, rosterImport } from "./roster.ts";

/**
 * Workbooks of any kinds, a year's folder: kind by kind, in one operation. What one kind brings (the roster) the next one
 * must see (the ledgers name its people), so that all of it is planned and written step by step inside one operation, which
 * is rehearsed first: taken back as soon as it is known what it comes to. Nobody is asked while the file is held: between
 * two rehearsals.
 */

/** What may be asked for beside the files. */
export interface TogetherRequest
  extends Pick<ImportRequest, "files" | "maxMb" | "partial" | "dryRun" | "rejectFile">,
    Pick<PlacedRequest, "year" | "blank">,
    Pick<RosterRequest, "asOf" | "term" | "starts" | "absent"> {
  readonly skipUnknown?: boolean;
}

export interface PreparedTogether extends Prepared {
  readonly skipped: readonly SkippedFile[];
}

/** Reads, sorts by kind, rehearses, and asks: the trip up to the question "write it?". */
export async function prepareTogether(desk: Desk, request: TogetherRequest): Promise<PreparedTogether> {
  const { store, clerk } = desk;
  rosterImport.check?.(request);
  const all = await readBatches(desk, request);
  const { workbooks, skipped } = all;
  const answers = answersOf(
    store,
    workbooks.map(({ file }) => file),
  );
  const digests = new Map(workbooks.map(({ file, sha256 }) => [file, sha256]));
  const meetings = folderMeetings(store, signInSheets(all), {
    namesOf: all.namesOf,
    digestOf: (file) => digests.get(file) ?? "",
    year: request.year ?? null,
  });
  const readProblems = [...all.problems, ...all.batches.flatMap(({ reading }) => reading.problems)];
  const own = { ...request, placed: meetings.placed };
  const command = "import";
  const endedBy = (error: unknown): unknown => (request.dryRun ? error : keepAnswers(store, command, answers, error));
  try {
    const rehearse = (): Rehearsal => {
      const isAsking = clerk.isThere && readProblems.length === 0;
      const stages = rehearsed(desk, all.batches, own, { answers, digests, isAsking });
      const isRefused = readProblems.length > 0 || (!request.partial && stages.some(({ wrong }) => wrong.some(({ open }) => !open)));
      return { stages, isRefused, questions: stages.flatMap(({ planned }) => planned?.questions ?? []) };
    };
    if (clerk.isThere && meetings.isOpen() && !rehearse().isRefused) await meetings.ask(clerk);
    const rehearsal = await planAndAsk(clerk, answers, rehearse);
    const preview = previewOfAll(all, rehearsal.stages, request.partial === true);
    const marked = await markedSheets(desk, request, workbooks, preview, all.pathOf);
    const refusal = refusalOf(preview, request, marked);
    const changes = rehearsal.stages.reduce((sum, { planned }) => sum + (planned?.changes ?? 0), 0);
    return { preview, changes, marked, refusal, write, endedBy, skipped };

    function write(): number | null {
      if (refusal !== undefined) throw refusal;
      if (changes === 0 || request.dryRun) return null;
      const intent = {
        kind: "write" as const,
        command,
        summary: (stages: readonly Stage[]) => summaryOf(workbooks.length, stages),
        backup: "import" as const,
      };
      return store.operations.operate(intent, () => {
        const stages = carryOut(desk, all.batches, own, { answers, digests, isAsking: false, goodOnly: request.partial === true });
        const wrong = stages.flatMap((stage) => (request.partial ? (stage.planned?.problems ?? []) : stage.wrong));
        // Rehearsed from the same record file it comes to the same.
        const late = wrong.length === 0 ? undefined : refusalOf({ ...preview, problems: wrong }, request, marked);
        if (late !== undefined) throw late;
        return stages;
      }).operation;
    }
  } catch (error) {
    throw endedBy(error);
  }
}

const signInSheets = ({ batches }: Batches): readonly Table<AttendanceField>[] =>
  batches
    .filter(({ entry }) => entry.brings === "meetings")
    .flatMap(({ reading }) => reading.tables as readonly Table<string>[] as never[]);

/** What one kind came to. */
interface Stage {
  readonly batch: Batch;
  readonly title: Text;
  /** Undefined where it was not looked at: without a roster no name is anybody's. */
  readonly planned: PlannedImport | undefined;
  readonly leftOut: readonly Problem[];
  /** All that is wrong with it. */
  readonly wrong: readonly Problem[];
  readonly notes: readonly Text[];
}

interface Rehearsal {
  readonly stages: readonly Stage[];
  readonly isRefused: boolean;
  readonly questions: PlannedImport["questions"];
}

interface Orders {
  readonly answers: Answers;
  readonly digests: ReadonlyMap<string, string>;
  /** Whether somebody will be asked what is open: it is no problem yet. */
  readonly isAsking: boolean;
  readonly goodOnly: boolean;
}

type OwnRequest = TogetherRequest & Pick<PlacedRequest, "placed">;

/** What it would come to: all is done, and taken back. */
function rehearsed(desk: Desk, batches: readonly Batch[], request: OwnRequest, orders: Omit<Orders, "goodOnly">): readonly Stage[] {
  let stages: readonly Stage[] = [];
  desk.store.operations.rehearse({ kind: "write", command: "import", summary: "" }, () => {
    stages = carryOut(desk, batches, request, { ...orders, goodOnly: true });
  });
  return stages;
}

/** Plans and writes kind by kind, inside an operation. */
function carryOut(desk: Desk, batches: readonly Batch[], request: OwnRequest, orders: Orders): Stage[] {
  const { store } = desk;
  const { answers, digests, isAsking, goodOnly } = orders;
  const sources = new Map<string, number>();
  const sourceOf: SourceOf = ({ file = "" }) => {
    const known = sources.get(file) ?? store.sources.ensure(basename(file), digests.get(file) ?? "");
    sources.set(file, known);
    return known;
  };
  const bar = desk.clerk.progress(text("核对", "checking"), batches.length);
  const refused = new Set<string>();
  let isPeopleMissing = false;
  try {
    return batches.map((batch): Stage => {
      const { entry, reading } = batch;
      const { tables, map } = reading;
      bar.step(entry.alias);
      // Where the roster or a list fails, names behind it say nothing.
      const isOfPeople = entry.brings === "people";
      if (isPeopleMissing && !isOfPeople)
        return { batch, title: entry.summary, planned: undefined, leftOut: [], wrong: [], notes: [waiting(entry.alias, entry.word)] };
      const run = entry.begin(desk, request as never);
      const { planned, leftOut } = planGoodRows(tables, goodOnly, (some) => {
        const found = run.plan(some, { map, chosen: answers.chosen, digests });
        return isAsking ? { ...found, problems: found.problems.filter(({ open }) => !open) } : found;
      });
      const isWhole = planned.problems.length === 0;
      if (isWhole && planned.changes > 0) rememberAnswers(store, answers, planned.write(sourceOf));
      if (isOfPeople) {
        for (const name of namesOn(tables, leftOut)) refused.add(name);
        isPeopleMissing ||= !isWhole || reading.problems.length > 0 || (leftOut.length > 0 && !store.people.any());
      }
      const behind = request.partial || isOfPeople ? leftOut : leftOut.filter(({ found }) => !refused.has(readName(found).name));
      const dropped = leftOut.length - behind.length;
      const notes = dropped > 0 ? [unjudged(entry.alias, entry.word, dropped)] : [];
      return { batch, title: run.title, planned, leftOut: behind, wrong: [...planned.problems, ...behind], notes };
    });
  } finally {
    bar.end();
  }
}

/** Who stands in the rows that were refused. */
function namesOn(tables: Batch["reading"]["tables"], problems: readonly Problem[]): string[] {
  return problems.flatMap((problem) => {
    const own = tables.filter(({ file, sheet }) => file === problem.where.file && sheet === problem.where.sheet);
    const written = own.flatMap(({ rows }) => rows.filter(({ row }) => row === rowOfProblem(problem)).map(({ cell }) => cell("name").text));
    return written.map((name) => readName(name).name).filter((name) => name !== "");
  });
}

const waiting = (alias: string, word: string): Text =>
  text(`${alias}等名册、人员名单改好以后再核对`, `${word}: looked at when the roster and the lists of people are right`);

const unjudged = (alias: string, word: string, count: number): Text =>
  text(
    `${alias}里另有 ${count} 处写着名册里被拒绝的人，改好名册再核对`,
    `${word}: ${count} more name(s) of those refused in the roster, looked at when it is right`,
  );

/** One preview over all kinds. */
function previewOfAll({ workbooks, problems, skipped, notes }: Batches, stages: readonly Stage[], isPartial: boolean): Preview {
  const own = stages.map(({ batch, title, planned, leftOut }) => {
    const preview = previewOf(title, batch.reading, planned ?? NOTHING_PLANNED, leftOut);
    return { ...preview, tallies: preview.tallies.map((tally) => ({ ...tally, kind: batch.entry.word })) };
  });
  const every = <Item>(of: (preview: Preview) => readonly Item[]): Item[] => own.flatMap(of);
  const left = every(({ leftOut }) => leftOut);
  const wrong = [...problems, ...every((preview) => preview.problems)];
  return {
    title: text("一起导入", "import of several kinds"),
    tallies: every(({ tallies }) => tallies),
    problems: problemsInOrder(isPartial ? wrong : [...wrong, ...left], workbooks),
    leftOut: isPartial ? problemsInOrder(left, workbooks) : [],
    warnings: every(({ warnings }) => warnings),
    notes: [...skippedNotes(skipped), ...notes, ...stages.flatMap((stage) => stage.notes), ...joined(every((preview) => preview.notes))],
    details: every(({ details }) => details),
  };
}

const NOTHING_PLANNED: PlannedImport = {
  problems: [],
  warnings: [],
  notes: [],
  details: [],
  questions: [],
  tally: () => {},
  changes: 0,
  summary: "",
  write: () => null,
};

/** What was not read, by the reason. */
function skippedNotes(skipped: readonly SkippedFile[]): Text[] {
  return [...Map.groupBy(skipped, ({ why }) => why.zh).values()].map((group) => {
    const { why } = group[0] as SkippedFile;
    const files = group.map(({ file }) => file).join("、");
    return text(`没有读 ${group.length} 个，${why.zh}：${files}`, `not read (${group.length}), ${why.en}: ${files}`);
  });
}

/** What is said of one sheet after the other is said of them all: fifteen sign-in sheets have a column 单位. */
function joined(notes: readonly Text[]): Text[] {
  const groups = Map.groupBy(notes, ({ zh }) => UNUSED.exec(zh)?.[2] ?? zh);
  return [...groups].flatMap(([said, group]) => {
    const [first] = group as [Text, ...Text[]];
    if (group.length === 1 || said === first.zh) return group;
    const called = UNUSED.exec(first.zh)?.[1] ?? "";
    return [text(`“${called}”等 ${group.length} 张表${said}`, `${first.en} (and ${group.length - 1} more sheets)`)];
  });
}

const UNUSED = /^“([^”]+)”(没有用到的列：.*)$/;

/** For the log: 一起导入 18 个文件：名册（新增 240，变更 0）；签到（新增 15，变更 0）. */
const summaryOf = (files: number, stages: readonly Stage[]): string =>
  `一起导入 ${files} 个文件：${stages
    .filter(({ planned }) => (planned?.changes ?? 0) > 0)
    .map(({ batch, planned }) => `${batch.entry.alias}（${planned?.summary}）`)
    .join("；")}`;
