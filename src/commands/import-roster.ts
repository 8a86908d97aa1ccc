import { dayBefore } from "../domain/calendar/dates.ts";
import { type Apart, called } from "../domain/people/called.ts";
import type { Member } from "../domain/people/member.ts";
import { leavingConflicts } from "../domain/people/roster-conflicts.ts";
import {
  answerKey,
  type KnownPerson,
  planRoster,
  type RosterChange,
  type RosterPlan,
  type RosterQuestion,
  type RosterRow,
} from "../domain/people/roster-plan.ts";
import { AppError } from "../domain/text/problem.ts";
import { type Text, text } from "../domain/text/text.ts";
import { tallyRoster } from "../report/import.ts";
import { atRow } from "../store/closed.ts";
import type { Store } from "../store/store.ts";
import type { Origin } from "../store/tenures.ts";
import { apartOn } from "../trips/members/called.ts";
import { addMember, addMembers, changeMember } from "../trips/members/seats.ts";
import { readRoster, rosterSpec } from "../workbooks/imports/roster.ts";
import type { Context } from "./context.ts";
import { unusedColumns } from "./import-flow.ts";
import type { ImportOptions } from "./import-options.ts";
import { type Asked, questionAbout, runImport, type SourceOf } from "./import-trip.ts";
import {
  incomplete,
  leftNote,
  loneNames,
  missingNote,
  newSectors,
  newTermNote,
  officeNotes,
  sheetNotes,
  spacedNames,
  strangeIds,
} from "./roster-notes.ts";
import { beginTerm, type RosterTerm, refuseEndedTerm, rosterTerm, type TermOptions } from "./roster-term.ts";

export interface RosterOptions extends ImportOptions, TermOptions {
  absent?: "leave";
}

/** A roster into the record file: read, planned, shown, written as one operation. */
export async function runImportRoster(context: Context, files: readonly string[], options: RosterOptions): Promise<void> {
  if (options.absent === "leave" && options.partial)
    throw new AppError(
      "usage.conflict",
      text("--absent leave 要完整的名册，不能和 --partial 一起用", "--absent leave needs a whole roster, and cannot go with --partial"),
      text(
        "先用 --partial 导入没有问题的行，改好其余的行，再用 --absent leave",
        "import the good rows first, mend the others, then give --absent leave",
      ),
    );
  const store = await context.store();
  const term = rosterTerm(store, options);
  const { today } = context;
  const day = options.asOf ?? term.ends ?? (term.starts > today ? term.starts : today);
  let known: readonly KnownPerson[] | undefined;
  const people = (): readonly KnownPerson[] => (known ??= store.people.known(term.id, term.id === null ? dayBefore(term.starts) : day));
  const own = [term.id ?? term.before?.id].flatMap((id) => (id === undefined ? [] : store.tenures.bodies(id)));
  await runImport(context, files, options, {
    command: "import roster",
    title: text("导入名册", "roster"),
    spec: rosterSpec(own),
    prepare: () => void people(),
    plan(tables, { chosen }) {
      const read = tables.map((table) => readRoster(table, { term: term.number, termStarts: term.starts, today }));
      const rows = read.flatMap((table) => table.rows);
      const plan = planRoster(rows, people(), chosen, options.asOf ?? null);
      const apart = apartOn(store, day);
      const leaving = options.absent === "leave" ? plan.missing : [];
      if (plan.add.length + plan.change.length + leaving.length > 0) refuseEndedTerm(term);
      return {
        problems: [
          ...read.flatMap((table) => table.problems),
          ...plan.problems,
          ...(options.absent === "leave" ? incomplete(tables, rows, plan.missing) : []),
          ...leavingConflicts(
            people().filter(({ member }) => member !== null && leaving.includes(member)),
            lastDayOf(options, today),
            { file: tables[0]?.file, sheet: tables[0]?.sheet },
          ),
        ],
        warnings: read.flatMap((table) => table.warnings),
        notes: [
          ...tables.flatMap((table) => unusedColumns(table)),
          ...loneNames(tables),
          ...sheetNotes(tables),
          ...newTermNote(term, plan, people(), apart),
          // Whose row was left out is in the roster all the same.
          ...(tables.every(({ isWhole }) => isWhole)
            ? missingNote(plan.missing, leaving.length > 0 ? lastDayOf(options, today) : null, apart)
            : []),
          ...leftNote(plan),
          ...officeNotes(plan, people(), leaving),
          ...strangeIds(rows, people()),
          ...newSectors(store, rows),
          ...spacedNames(rows),
        ],
        details: plan.change.map((change) => changeLine(change, apart)),
        questions: plan.questions.map(askedOf),
        tally: (tallies) => tallyRoster(tallies, plan),
        changes: plan.add.length + plan.change.length + leaving.length,
        summary: `新增 ${plan.add.length}，变更 ${plan.change.length}${leaving.length > 0 ? `，离任 ${leaving.length}` : ""}`,
        write: (sourceOf) => apply(store, plan, leaving, term, options, today, sourceOf, chosen.size > 0),
      };
    },
  });
}

/** Those who are not in a new roster leave the day before it holds. */
const lastDayOf = ({ asOf }: RosterOptions, today: string): string => dayBefore(asOf ?? today);

const askedOf = ({ key, row, candidates }: RosterQuestion): Asked => ({
  key,
  where: row.where,
  message: questionAbout(row.where, [row.name, row.unit ? `（${row.unit}）` : "（单位未填）"].join("")),
  choices: [
    ...candidates.map(({ id, name, sex, sector, unit }) => {
      const shown = `#${id} ${name}　${[sex, sector.join("、"), unit].filter((part) => part).join("　")}`;
      return { name: text(shown, shown), value: id };
    }),
    { name: text("都不是，是新来的同名委员", "none of them: a new member of the same name"), value: "new" as const },
  ],
});

const changeLine = ({ row, person, fields }: RosterChange, apart: Apart): Text => {
  const name = called(apart, { id: person.id, name: row.name });
  const list = (pick: "zh" | "en"): string =>
    fields
      .map(({ label, from, to, field }) =>
        field === "phone" ? `${label[pick]} ****` : `${label[pick]} ${from || (pick === "zh" ? "无" : "none")} → ${to}`,
      )
      .join("；");
  return text(`${name}：${list("zh")}`, `${name}: ${list("en")}`);
};

function apply(
  store: Store,
  plan: RosterPlan,
  leaving: readonly Member[],
  term: RosterTerm,
  options: RosterOptions,
  today: string,
  sourceOf: SourceOf,
  isAsked: boolean,
): Map<string, number> | null {
  const asOf = options.asOf ?? null;
  const id = term.id ?? beginTerm(store, term);
  const originOf = ({ where, row }: RosterRow): Origin => ({ source: sourceOf(where), sheet: where.sheet ?? null, row });
  const seatings = plan.add.map(({ row, person }) => ({
    row,
    known: person?.id ?? null,
    from: row.seatFrom ?? (term.id === null ? term.starts : (asOf ?? term.starts)),
    origin: originOf(row),
    returns: person !== null && person.member !== null,
  }));
  const fresh = seatings.filter(({ returns }) => !returns);
  // They are written at once: a seat of a closed day is looked for behind it.
  const closed = store.periods.all().filter((period) => period.closed !== null);
  const shut = fresh.find(({ from }) => closed.some(({ to }) => from <= to));
  const people = atRow(shut?.row.where ?? {}, shut?.row.name ?? "", () => addMembers(store, id, fresh));
  for (const seating of seatings.filter(({ returns }) => returns))
    atRow(seating.row.where, seating.row.name, () => addMember(store, id, seating));
  for (const { row, person, fields } of plan.change) {
    const { member } = person;
    if (member) atRow(row.where, row.name, () => changeMember(store, id, { row, member, fields, asOf, origin: originOf(row) }));
  }
  for (const member of leaving) store.tenures.endAll(member.id, id, lastDayOf(options, today), "离任", null);
  return isAsked ? new Map(fresh.map(({ row }, i) => [answerKey(row), people[i] as number])) : null;
}
