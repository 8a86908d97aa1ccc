import { basename } from "node:path";
import type { AppError } from "../../domain/text/problem.ts";
import type { Workbook } from "../../workbooks/grid.ts";
import type { Desk } from "../desk.ts";
import { answersOf, keepAnswers, planAndAsk, rememberAnswers } from "./clerk-answers.ts";
import type { Import, ImportRequest } from "./entry.ts";
import { planGoodRows } from "./good-rows.ts";
import { refuseOtherSheets } from "./other-sheets.ts";
import { type Preview, previewOf } from "./preview.ts";
import { readFiles } from "./read-files.ts";
import { refusalOf } from "./refusal.ts";
import { markedSheets } from "./reject-file.ts";

/** An import as far as nothing is written: what it would do, and how it is ended. */
export interface Prepared {
  readonly preview: Preview;
  /** How much there is to write; 0: nothing. */
  readonly changes: number;
  /** Where the clerk's own sheets were put with the problems marked on them. */
  readonly marked: string | undefined;
  /** Why nothing of it may be written. */
  readonly refusal: AppError | undefined;
  /** Writes it as one operation, and answers which; null where there is nothing to write, or where it was only tried. */
  readonly write: () => number | null;
  /** What is thrown where it ends unwritten: answers that a clerk gave are kept all the same, and the error says so. */
  readonly endedBy: (error: unknown) => unknown;
}

/** Reads the files, plans what they come to, and asks who is meant: the trip of every import up to the question "write it?". */
export async function prepareImport<Request extends ImportRequest>(
  desk: Desk,
  entry: Import<string, Request>,
  request: Request,
): Promise<Prepared> {
  const { store, clerk } = desk;
  const command = `import ${entry.word}`;
  const run = entry.begin(desk, request);
  const reading = await readFiles(desk, request, run.spec ?? entry.spec, run.prepare);
  refuseOtherSheets(reading, entry);
  const { workbooks, map, problems } = reading;
  const answers = answersOf(
    store,
    workbooks.map(({ file }) => file),
  );
  const digests = new Map(workbooks.map(({ file, sha256 }) => [file, sha256]));
  // A trial says what the good rows would do, though without `partial` the others refuse them.
  const goodOnly = request.partial === true || request.dryRun === true;
  const endedBy = (error: unknown): unknown => (request.dryRun ? error : keepAnswers(store, command, answers, error));
  try {
    await run.settle?.(reading.tables, map);
    const isAsking = clerk.isThere && problems.length === 0;
    const { planned, leftOut } = await planAndAsk(clerk, answers, (chosen) => {
      // Of good rows alone the others are left out first, and the rest is asked about.
      const found = planGoodRows(reading.tables, goodOnly, (tables) => {
        const all = run.plan(tables, { map, chosen, digests });
        return goodOnly && isAsking ? { ...all, problems: all.problems.filter(({ open }) => !open) } : all;
      });
      const isRefused = problems.length > 0 || found.planned.problems.some(({ open }) => !open);
      return { ...found, questions: found.planned.questions, isRefused };
    });
    const preview = previewOf(run.title, reading, planned, leftOut);
    const marked = await markedSheets(desk, request, workbooks, preview);
    const refusal = refusalOf(preview, request, marked);
    return { preview, changes: planned.changes, marked, refusal, write, endedBy };

    function write(): number | null {
      if (refusal !== undefined) throw refusal;
      if (planned.changes === 0) return null;
      if (request.dryRun) {
        // A trial tells too what a closed year would refuse.
        if (store.periods.all().some(({ closed }) => closed !== null))
          store.operations.rehearse({ kind: "write", command, summary: "" }, () => void planned.write(() => null));
        return null;
      }
      const summary = `${run.title.zh} ${namesOf(workbooks)}：${planned.summary}`;
      return store.operations.operate({ kind: "write", command, summary, backup: "import" }, () => {
        const sources = new Map(workbooks.map(({ file, sha256 }) => [file, store.sources.ensure(basename(file), sha256)]));
        rememberAnswers(
          store,
          answers,
          planned.write(({ file }) => sources.get(file ?? "") ?? null),
        );
      }).operation;
    }
  } catch (error) {
    throw endedBy(error);
  }
}

/** How many files a line of the log names. */
const NAMED = 3;

function namesOf(workbooks: readonly Workbook[]): string {
  const names = workbooks.map(({ file }) => file);
  const more = names.length > NAMED ? ` 等 ${names.length} 个文件` : "";
  return `${names.slice(0, NAMED).join("、")}${more}`;
}
