import type { DeedDraft } from "../domain/deeds/deed.ts";
import { changeText } from "../domain/deeds/deed-compare.ts";
import { type DeedPlan, type PlannedDeed, planDeeds } from "../domain/deeds/deed-plan.ts";
import type { Question, World } from "../domain/deeds/deed-resolve.ts";
import { PARTY_NAMES } from "../domain/people/member.ts";
import { describe } from "../domain/people/whois.ts";
import { heldNumber, numberWords } from "../domain/text/personal-numbers.ts";
import { AppError, type Problem } from "../domain/text/problem.ts";
import { type Text, text } from "../domain/text/text.ts";
import { kindOf, REVIEWS } from "../domain/vocabulary/kinds.ts";
import { tallyDeeds } from "../report/import.ts";
import type { Store } from "../store/store.ts";
import { problemLines } from "../terminal/problems.ts";
import { askChoice } from "../terminal/questions.ts";
import type { ColumnMap } from "../workbooks/tables/column-map.ts";
import type { Table, TableSpec } from "../workbooks/tables/spec.ts";
import type { Context } from "./context.ts";
import { unusedColumns } from "./import-flow.ts";
import type { ImportOptions } from "./import-options.ts";
import { type Asked, peopleOf, questionAbout, runImport } from "./import-trip.ts";
import { currentTerm } from "./office.ts";
import { namesOnRecord } from "./who.ts";

/** One import of deeds: which columns it knows, how a table becomes drafts, which kinds it may meet again. */
export interface DeedImport<Field extends string, Reading extends TableReading = TableReading> {
  readonly command: string;
  readonly title: Text;
  readonly spec: TableSpec<Field>;
  readonly kinds: readonly string[] | null;
  readonly read: (table: Table<Field>, store: Store, map: ColumnMap) => Reading | Promise<Reading>;
  /** What is wrong with the tables taken together. */
  readonly check?: (readings: readonly Reading[]) => readonly Problem[];
  /** What the plan as a whole gives to say. */
  readonly notesOn?: (plan: DeedPlan, store: Store, readings: readonly Reading[]) => readonly Text[];
  readonly meetingOf?: (table: Table<Field>, column: number, map: ColumnMap) => string | undefined;
}

/** What a table says, and which columns beside the known ones it used. */
export interface TableReading {
  readonly drafts: readonly DeedDraft[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly usedColumns?: readonly number[];
}

/** A ledger or a sign-in sheet into the record file: read, planned, shown, written as one operation. */
export async function runImportDeeds<Field extends string, Reading extends TableReading>(
  context: Context,
  files: readonly string[],
  options: ImportOptions,
  what: DeedImport<Field, Reading>,
): Promise<void> {
  const store = await context.store();
  let known: World | undefined;
  const world = (): World => (known ??= worldOf(store, context.today, what.kinds));
  await runImport(context, files, options, {
    ...what,
    prepare: () => void world(),
    async plan(tables, { map, chosen, digests }) {
      const readings: Reading[] = [];
      for (const table of tables) readings.push(await what.read(table, store, map));
      const drafts = readings.flatMap((reading) => reading.drafts);
      if (drafts.length > 0 && !store.people.any()) {
        throw new AppError(
          "import.no_members",
          text("档案里还没有委员，台账里的姓名对不上人", "the record file has no members yet, so no name in it can be anybody"),
          text("请先导入名册：cppcc import roster 委员名册.xlsx", "import the roster first: cppcc import roster ROSTER.xlsx"),
        );
      }
      const plan = planDeeds(drafts, { ...world(), ...pastOf(store, digests), chosen: peopleOf(chosen) });
      const changed = plan.deeds.filter(({ action }) => action !== "same");
      const added = changed.filter(({ action }) => action === "add").length;
      return {
        problems: [...readings.flatMap((reading) => reading.problems), ...(what.check?.(readings) ?? []), ...plan.problems],
        warnings: [...readings.flatMap((reading) => reading.warnings), ...plan.warnings],
        notes: [
          ...tables.flatMap((table, i) => unusedColumns(table, readings[i]?.usedColumns)),
          ...(what.notesOn?.(plan, store, readings) ?? []),
          ...plan.deeds.flatMap(keptNotes),
        ],
        details: changed.filter(({ action }) => action === "change").flatMap(changeLines),
        questions: plan.questions.map(askedWho),
        tally: (tallies) => tallyDeeds(tallies, plan.deeds),
        changes: changed.length,
        summary: `新增 ${added}，变更 ${changed.length - added}`,
        write(sourceOf) {
          for (const deed of changed) store.deeds.apply(deed, sourceOf);
          return null;
        },
      };
    },
  });
}

/** "Who is it?", among the people whom a name fits. */
export const askedWho = ({ key, written, where, candidates }: Question): Asked => ({
  key,
  where,
  message: questionAbout(where, written),
  choices: candidates.map((candidate) => {
    const { zh, en } = describe(candidate);
    return { name: text(`#${candidate.id} ${zh}`, `#${candidate.id} ${en}`), value: candidate.id };
  }),
});

/** Plans what a command states; at a terminal, asks who is meant where a name fits two. */
async function planAndAsk({ io }: Context, drafts: readonly DeedDraft[], world: World): Promise<DeedPlan> {
  const chosen = new Map(world.chosen);
  let plan = planDeeds(drafts, world);
  while (io.asks && plan.questions.length > 0 && plan.problems.every(({ open }) => open)) {
    for (const question of plan.questions.map(askedWho)) {
      if (chosen.has(question.key)) continue;
      const choices = question.choices.map(({ name, value }) => ({ name: io.t(name), value: value as number }));
      chosen.set(question.key, await askChoice(io, question.message, choices));
    }
    plan = planDeeds(drafts, { ...world, chosen });
  }
  return plan;
}

/** The same for one deed that a command states: what cannot be is refused, what may surprise is said. */
export async function planOne(context: Context, draft: DeedDraft, world: World): Promise<PlannedDeed> {
  refuseResidentsNumbers(draft);
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

/** A contact with residents counts them, and keeps nobody's number. */
function refuseResidentsNumbers({ kind, title, place, theme, note }: DeedDraft): void {
  const held = kindOf(kind).meetsResidents
    ? [title, place, theme, note].flatMap((written) => heldNumber(written ?? "") ?? [])[0]
    : undefined;
  if (held === undefined) return;
  const { zh, en } = numberWords(held);
  throw new AppError(
    "refused.private",
    text(`联系群众的记录里有${zh}`, `${en} stands in a contact with residents`),
    text("只记人数和事项，请删去号码", "it counts people and sums up the matter: take the number out"),
  );
}

/** The part of the record file that planning looks at. */
export function worldOf(store: Store, today: string, kinds: readonly string[] | null): World {
  return {
    deeds: store.deeds.list(kinds),
    ...namesOnRecord(store, today),
    today,
    chosen: new Map(),
  };
}

/** What was on record before: by it a row is known again as a deed that has been corrected since. */
function pastOf(store: Store, digests: ReadonlyMap<string, string>): Pick<World, "formers" | "removed" | "takenFrom"> {
  const taken = new Map<string, ReadonlyMap<string, number>>();
  const takenFrom = (file: string): ReadonlyMap<string, number> => {
    const there = taken.get(file) ?? store.deeds.takenFrom(digests.get(file) ?? "");
    taken.set(file, there);
    return there;
  };
  return {
    formers: store.deeds.formers(),
    removed: store.deeds.removed(),
    takenFrom: ({ file = "", sheet }, row) => (row === null ? undefined : takenFrom(file).get(`${sheet}!${row}`)),
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

/** 《扶贫走访》日期 2025-07-20 已在程序里更正为 2025-07-26，未改回. */
function keptNotes({ draft, existing, kept, sittings }: PlannedDeed): Text[] {
  const title = existing?.title ?? draft.title;
  return [...kept.map(({ zh, en }) => text(`《${title}》${zh}`, `${title}: ${en}`)), ...sittings.flatMap(keptNotes)];
}

function changeLines({ draft, existing, changes, sittings }: PlannedDeed): Text[] {
  const title = existing?.title ?? draft.title;
  const own = changes.map(changeText).map(({ zh, en }) => text(`《${title}》${zh}`, `${title}: ${en}`));
  return [...own, ...sittings.filter(({ action }) => action !== "same").flatMap(changeLines)];
}
