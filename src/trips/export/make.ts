import { calendarYearOf } from "../../domain/calendar/dates.ts";
import { type ListOrder, orderWarnings } from "../../domain/people/name-order.ts";
import { type Text, text } from "../../domain/text/text.ts";
import type { Desk } from "../desk.ts";
import type { Document, Job } from "../documents/job.ts";
import { type CurrentEvaluation, currentEvaluation } from "../evaluate/current-evaluation.ts";
import { agreeToOverwrite, writeFilesSafely } from "../output.ts";
import type { Format } from "./formats.ts";
import { type Rendered, render } from "./render.ts";
import { type Target, targetsOf } from "./targets.ts";

/** Documents to be made. */
export interface DocumentRequest {
  readonly documents: readonly Document[];
  /** Whether it is all of them: only into a folder, and only as documents are. */
  readonly isAll?: boolean;
  /** This year unless it is said. */
  readonly year?: number | undefined;
  readonly from?: number | undefined;
  /** Today unless it is said. */
  readonly date?: string | undefined;
  /** Where -o leads. */
  readonly out?: string | undefined;
  readonly format?: Format | undefined;
  readonly order?: ListOrder | undefined;
  readonly isForPaper?: boolean;
  readonly unmask?: boolean;
}

/** Documents made. */
export interface Made {
  /** Their paths. */
  readonly files: readonly string[];
  /** What tables do not hold, and why. */
  readonly notes: readonly Text[];
  readonly warnings: readonly Text[];
}

/** Makes documents, in the format that the path or the request names, else in every format that each usually has. */
export async function makeDocuments(desk: Desk, request: DocumentRequest): Promise<Made> {
  const { documents, isAll = false, isForPaper = false, out, format } = request;
  const current = standingOnce(desk, request);
  const jobOf = (document: Document): Job => jobFor(desk, request, document, current);
  const targets = targetsOf(desk, { documents, isAll, out, format, isForPaper }, (document) => document.fileName(jobOf(document)));
  await agreeToOverwrite(desk, ...targets.map(({ path }) => path));
  const made: (Rendered & Target)[] = [];
  for (const target of targets) made.push({ ...target, ...(await render(target.document, target.format, jobOf(target.document))) });
  writeFilesSafely(made);
  const warnings: Text[] = [];
  for (const document of new Set(targets.map((target) => target.document))) {
    const job = jobOf(document);
    warnings.push(...((await document.warnings?.(job)) ?? []));
    warnings.push(...orderWarnings(job.order, (await document.people?.(job)) ?? []));
  }
  const once = new Map(warnings.map((each) => [each.zh, each])).values();
  return {
    files: made.map(({ path }) => path),
    notes: made.flatMap(({ notes }) => notes),
    warnings: [...(await current.warnings()), ...Array.from(once, ({ zh, en }) => text(`注意：${zh}`, `note: ${en}`))],
  };
}

const yearOf = ({ today }: Desk, { year }: DocumentRequest): number => year ?? calendarYearOf(today);

/** The year's evaluation, read when the first document asks for it; and what is to be said of it where one did. */
function standingOnce(desk: Desk, request: DocumentRequest) {
  let read: Promise<CurrentEvaluation> | undefined;
  return {
    evaluation: (): Promise<CurrentEvaluation> => (read ??= currentEvaluation(desk.store, yearOf(desk, request))),
    warnings: async (): Promise<readonly Text[]> => (await read)?.warnings ?? [],
  };
}

function jobFor(desk: Desk, request: DocumentRequest, { orders = [] }: Document, current: ReturnType<typeof standingOnce>): Job {
  const { from, date = desk.today, order, isForPaper = false, unmask = false } = request;
  return {
    desk,
    year: yearOf(desk, request),
    from,
    date,
    order: orders.find((each) => each === order) ?? orders[0] ?? order ?? "strokes",
    isForPaper,
    unmask,
    current: current.evaluation,
  };
}
