import { basename } from "node:path";
import { changeText } from "../domain/deed-compare.ts";
import { type DeedPlan, type PlannedDeed, planDeeds } from "../domain/deed-plan.ts";
import type { World } from "../domain/deed-resolve.ts";
import type { DeedDraft } from "../domain/deeds.ts";
import { REVIEWS } from "../domain/kinds.ts";
import { PARTY_NAMES } from "../domain/member.ts";
import { AppError, type Problem } from "../domain/problem.ts";
import { type Text, text } from "../domain/text.ts";
import { describe } from "../domain/whois.ts";
import { tallyDeeds, tallyProblems } from "../report/import.ts";
import type { Store } from "../store/store.ts";
import { problemLines } from "../terminal/problems.ts";
import { askChoice } from "../terminal/questions.ts";
import type { Table, TableSpec } from "../workbooks/table.ts";
import type { Context } from "./context.ts";
import { agree, type ImportOptions, type Preview, readFiles, sayDone, unusedColumns } from "./import-flow.ts";
import { currentTerm } from "./office.ts";

/** One import of deeds: which columns it knows, how a table becomes drafts, which kinds it may meet again. */
export interface DeedImport<Field extends string> {
  readonly command: string;
  readonly title: Text;
  readonly spec: TableSpec<Field>;
  readonly kinds: readonly string[] | null;
  readonly read: (table: Table<Field>, store: Store) => TableReading;
  readonly notes?: readonly Text[];
  /** What the plan as a whole gives to say. */
  readonly notesOn?: (plan: DeedPlan, store: Store) => readonly Text[];
}

/** What a table says, and which columns beside the known ones it used. */
export interface TableReading {
  readonly drafts: readonly DeedDraft[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly usedColumns?: readonly number[];
}

/** A ledger or a sign-in sheet into the record file: read, planned, shown, written as one operation. */
export async function runImportDeeds<Field extends string>(
  context: Context,
  files: readonly string[],
  options: ImportOptions,
  what: DeedImport<Field>,
): Promise<void> {
  const store = await context.store();
  const reading = await readFiles(context, files, what.spec, options);
  const tables = reading.tables.map((table) => what.read(table, store));
  const drafts = tables.flatMap((table) => table.drafts);
  if (drafts.length > 0 && !store.people.any()) {
    throw new AppError(
      "import.no_members",
      text("档案里还没有委员，台账里的姓名对不上人", "the record file has no members yet, so no name in it can be anybody"),
      text("请先导入名册：cppcc import roster 委员名册.xlsx", "import the roster first: cppcc import roster ROSTER.xlsx"),
    );
  }
  const plan = await planAndAsk(context, drafts, worldOf(store, context.today, what.kinds));
  const problems = [...reading.problems, ...tables.flatMap((table) => table.problems), ...plan.problems];
  const warnings = [...tables.flatMap((table) => table.warnings), ...plan.warnings];
  tallyProblems(reading.tallies, problems);
  tallyDeeds(reading.tallies, plan.deeds);
  const changed = plan.deeds.filter(({ action }) => action !== "same");
  const preview: Preview = {
    title: what.title,
    tallies: reading.tallies,
    problems,
    warnings,
    notes: [
      ...reading.notes,
      ...reading.tables.flatMap((table, i) => unusedColumns(table, tables[i]?.usedColumns)),
      ...(what.notes ?? []),
      ...(what.notesOn?.(plan, store) ?? []),
    ],
    details: changed.filter(({ action }) => action === "change").flatMap(changeLines),
  };
  const write = await agree(context, preview, options, changed.length > 0);
  if (!write) return sayDone(context, preview, null, options);
  const added = changed.filter(({ action }) => action === "add").length;
  const names = reading.workbooks.map(({ file }) => file);
  const summary = `${what.title.zh} ${names.slice(0, 3).join("、")}${names.length > 3 ? ` 等 ${names.length} 个文件` : ""}：新增 ${added}，变更 ${changed.length - added}`;
  const { operation } = store.ledger.operate({ kind: "write", command: what.command, summary }, () => {
    const sources = new Map(reading.workbooks.map(({ file, sha256 }) => [file, store.sources.ensure(basename(file), sha256)]));
    for (const deed of changed) store.deeds.apply(deed, ({ file }) => sources.get(file ?? "") ?? null);
  });
  sayDone(context, preview, operation, options);
}

/** Plans; at a terminal, asks who is meant where a name fits two, and plans again with the answers. */
export async function planAndAsk({ io }: Context, drafts: readonly DeedDraft[], world: World): Promise<DeedPlan> {
  const chosen = new Map(world.chosen);
  let plan = planDeeds(drafts, world);
  while (io.asks && plan.questions.length > 0) {
    for (const { key, written, where, candidates } of plan.questions) {
      if (chosen.has(key)) continue;
      const place = [where.sheet, where.cell].filter((part) => part).join(" ");
      chosen.set(
        key,
        await askChoice(
          io,
          text(`${place ? `${place} 的` : ""}“${written}”是谁？`, `who is ${written}${place ? ` (${place})` : ""}?`),
          candidates.map((candidate) => ({ name: `#${candidate.id} ${io.t(describe(candidate))}`, value: candidate.id })),
        ),
      );
    }
    plan = planDeeds(drafts, { ...world, chosen });
  }
  return plan;
}

/** The same for one deed that a command states: what cannot be is refused, what may surprise is said. */
export async function planOne(context: Context, draft: DeedDraft, world: World): Promise<PlannedDeed> {
  // A review says one thing at a time: a new one takes the place of the old.
  const isReview = draft.outcomes.some(({ what }) => REVIEWS.includes(what));
  const plan = await planAndAsk(context, [isReview ? { ...draft, decided: [...draft.decided, ...REVIEWS] } : draft], world);
  const [first, ...others] = plan.problems;
  if (first) {
    const code = plan.questions.length > 0 ? "refused.ambiguous" : "refused.no_person";
    throw new AppError(code, text(`${first.found}：${first.message.zh}`, `${first.found}: ${first.message.en}`), first.hint, others);
  }
  for (const line of problemLines(context.io, plan.warnings)) context.io.warn(text(`注意：${line.trim()}`, `note: ${line.trim()}`));
  const [deed] = plan.deeds as [PlannedDeed];
  return deed;
}

/** The part of the record file that planning looks at. */
export function worldOf(store: Store, today: string, kinds: readonly string[] | null): World {
  const term = currentTerm(store, undefined);
  const candidates = store.people.candidates(term.id);
  const names = new Map([...candidates.values()].flat().map(({ id, name }) => [id, name]));
  return {
    deeds: store.deeds.list(kinds),
    people: (name) => candidates.get(name) ?? [],
    nameOf: (person) => names.get(person),
    today,
    chosen: new Map(),
  };
}

/** Whether a name is a body's: what stands in the lead's cell of a collective proposal. */
export function bodyTest(store: Store): (name: string) => boolean {
  const term = currentTerm(store, undefined);
  const bodies = new Set([
    ...PARTY_NAMES,
    ...(JSON.parse(store.settings.get("sectors") ?? "[]") as string[]),
    ...store.tenures.ofTerm(term.id).map(({ body }) => body),
  ]);
  return (name) => bodies.has(name.trim());
}

function changeLines({ draft, existing, changes, sittings }: PlannedDeed): Text[] {
  const title = existing?.title ?? draft.title;
  const own = changes.map(changeText).map(({ zh, en }) => text(`《${title}》${zh}`, `${title}: ${en}`));
  return [...own, ...sittings.filter(({ action }) => action !== "same").flatMap(changeLines)];
}
