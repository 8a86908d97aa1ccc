import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { text } from "../../domain/text/text.ts";
import { readKind } from "../../domain/vocabulary/kinds.ts";
import type { Store } from "../../store/store.ts";
import type { Clerk, Desk } from "../desk.ts";
import { DOCUMENTS } from "../documents/documents.ts";
import { type CurrentEvaluation, currentEvaluation } from "../evaluate/current-evaluation.ts";
import { score } from "../evaluate/score.ts";
import { makeDocuments } from "../export/make.ts";
import { activitiesImport } from "../import/activities.ts";
import { attendanceImport } from "../import/attendance.ts";
import type { Import, ImportRequest } from "../import/entry.ts";
import { opinionsImport } from "../import/opinions.ts";
import { prepareImport } from "../import/prepare.ts";
import { proposalsImport } from "../import/proposals.ts";
import { rosterImport } from "../import/roster.ts";
import { newOffice } from "../office/new-office.ts";
import { closeWorkshop, moveOut, openWorkshop } from "./demo-folder.ts";

/** The sample year, and the day on which its round is made. */
export const SAMPLE_YEAR = 2025;
const TODAY = "2026-01-10";

/** What a demo asks of whoever asks for it. */
interface Visitor {
  /** The program's own folder. */
  readonly root: string;
  /** Sees how it goes on, and is asked nothing. */
  readonly clerk: Pick<Clerk, "progress">;
  /** A desk of the demo's own. */
  readonly elsewhere: (
    file: string,
    today: string,
  ) => { readonly desk: () => Promise<Desk>; readonly create: (first: (store: Store) => void) => Promise<Store> };
}

/** One step of the round, as the log has it. */
export interface Step {
  readonly step: string;
  readonly what: string;
  /** The workbook that was read; "" for none. */
  readonly from: string;
}

/** A whole sample year: where it is, and what came of it. */
export interface Demo {
  readonly desk: Desk;
  readonly steps: readonly Step[];
  readonly current: CurrentEvaluation;
  readonly files: readonly string[];
}

/** The whole round on a sample year: record file, imports, evaluation, documents. All of it comes into the folder, or nothing. */
export async function makeDemo(visitor: Visitor, folder: string): Promise<Demo> {
  const workshop = openWorkshop(folder);
  try {
    const { steps, files } = await make(visitor, workshop);
    moveOut(folder);
    const desk = await visitor.elsewhere(join(folder, "cppcc.db"), TODAY).desk();
    const current = await currentEvaluation(desk.store, SAMPLE_YEAR);
    return { desk, steps, current, files: files.map((file) => join(folder, relative(workshop, file))) };
  } finally {
    closeWorkshop(folder);
  }
}

interface Meeting {
  readonly file: string;
  readonly kind: string;
  readonly title: string;
  readonly date: string;
}

/** A step that is taken once for each meeting. */
export const SIGN_IN_SHEET = "导入签到表";

async function make({ root, clerk, elsewhere }: Visitor, folder: string): Promise<Pick<Demo, "steps" | "files">> {
  const fixtures = join(root, "fixtures", `year-${SAMPLE_YEAR}`);
  const meetings = JSON.parse(readFileSync(join(fixtures, "meetings.json"), "utf8")) as Meeting[];
  const { desk, create } = elsewhere(join(folder, "cppcc.db"), TODAY);
  const steps: Step[] = [];
  const bar = clerk.progress(text("演示", "demo"), meetings.length + 7);
  const step = async (title: string, file: string, work: () => Promise<unknown>): Promise<void> => {
    bar.step(title);
    await work();
    const [last] = (await desk()).store.operations.list(1);
    steps.push({ step: title, what: last?.summary ?? "", from: file });
  };
  const takeIn = <Request extends ImportRequest>(title: string, entry: Import<string, Request>, request: Request): Promise<void> => {
    const [file = ""] = request.files;
    const paths = { ...request, files: [join(fixtures, file)] };
    return step(title, file, async () => (await prepareImport(await desk(), entry, paths)).write());
  };
  await step("建立档案", "", () => create(newOffice({ office: "政协某某县委员会", term: 10, starts: "2022-01-01" })));
  await takeIn("导入名册", rosterImport, { files: ["委员名册.xlsx"] });
  for (const { file, kind, title, date } of meetings)
    await takeIn(SIGN_IN_SHEET, attendanceImport, { files: [file], kind: kindNamed(kind), title, date });
  await takeIn("导入活动台账", activitiesImport, { files: ["履职活动台账.xlsx"] });
  await takeIn("导入提案", proposalsImport, { files: ["提案一览表.xlsx"] });
  await takeIn("导入社情民意", opinionsImport, { files: ["社情民意台账.xlsx"] });
  await step("计算考核", "", async () => score(await desk(), { year: SAMPLE_YEAR, rules: undefined, isDryRun: false }));
  bar.step("导出");
  const own = await desk();
  const { files } = await makeDocuments(own, { documents: DOCUMENTS, isAll: true, year: SAMPLE_YEAR, out: `${join(folder, "导出")}/` });
  bar.end();
  // On Windows an open file cannot be moved.
  own.store.close();
  return { steps, files };
}

/** The kind of a sample meeting. */
function kindNamed(word: string): { id: string; form: string | undefined } {
  const { kind, form } = readKind(word) as NonNullable<ReturnType<typeof readKind>>;
  return { id: kind.id, form };
}
