import { dayBefore } from "../../domain/calendar/dates.ts";
import { type Apart, called } from "../../domain/people/called.ts";
import type { KnownPerson } from "../../domain/people/known-person.ts";
import { leavingConflicts } from "../../domain/people/roster-conflicts.ts";
import { answerKey, planRoster, type RosterChange, type RosterQuestion } from "../../domain/people/roster-plan.ts";
import type { RosterRow } from "../../domain/people/roster-rows.ts";
import { AppError } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { tallyRoster } from "../../report/import.ts";
import { atRow } from "../../store/closed.ts";
import type { Store } from "../../store/store.ts";
import type { Origin } from "../../store/tenures.ts";
import { ROSTER, type RosterField, readRoster, rosterSpec } from "../../workbooks/imports/roster.ts";
import { ROSTER_TEMPLATE } from "../../workbooks/writing/template-fields.ts";
import type { Desk } from "../desk.ts";
import { apartOn } from "../members/called.ts";
import { addMember, addMembers, changeMember } from "../members/seats.ts";
import { type Asked, questionAbout } from "../members/who-is-it.ts";
import { type ImportRequest, type ImportRun, importOf, type SourceOf } from "./entry.ts";
import { incomplete, type PlannedRoster, rosterNotes } from "./roster-notes.ts";
import { beginTerm, refuseEndedTerm, rosterTerm, type TermRequest } from "./roster-term.ts";

export interface RosterRequest extends ImportRequest, TermRequest {
  /** Seats of members who are not in the roster end the day before it holds. */
  readonly absent?: "leave";
}

/** The roster of members of a term, which may begin it. */
export const rosterImport = importOf({
  word: "roster",
  alias: "名册",
  summary: text("委员名册", "the roster of members"),
  examples: [
    "roster 委员名册.xlsx",
    "roster 委员名册.xlsx --dry-run",
    "roster 委员名册.xlsx --as-of 2026-03-01",
    "roster 名册.xls --reject-file 退回.xlsx",
    "roster 十一届名册.xlsx --term 11 --starts 2027-01",
  ],
  spec: ROSTER,
  brings: "people",
  looks: text("委员名册", "a roster"),
  isOfNames: true,
  template: { title: "委员名册", fields: ROSTER_TEMPLATE },
  check: refuseHalfRoster,
  begin,
});

function refuseHalfRoster({ absent, partial }: RosterRequest): void {
  if (absent === "leave" && partial)
    throw new AppError(
      "usage.conflict",
      text("--absent leave 要完整的名册，不能和 --partial 一起用", "--absent leave needs a whole roster, and cannot go with --partial"),
      text(
        "先用 --partial 导入没有问题的行，改好其余的行，再用 --absent leave",
        "import the good rows first, mend the others, then give --absent leave",
      ),
    );
}

function begin({ store, today }: Desk, request: RosterRequest): ImportRun<RosterField> {
  const term = rosterTerm(store, request);
  const asOf = request.asOf ?? null;
  const isWhole = request.absent === "leave";
  const day = asOf ?? term.ends ?? (term.starts > today ? term.starts : today);
  // Those who are not in a new roster leave the day before it holds.
  const lastDay = dayBefore(asOf ?? today);
  let known: readonly KnownPerson[] | undefined;
  const people = (): readonly KnownPerson[] => (known ??= store.people.known(term.id, term.id === null ? dayBefore(term.starts) : day));
  const own = [term.id ?? term.before?.id].flatMap((id) => (id === undefined ? [] : store.tenures.bodies(id)));
  return {
    title: text("导入名册", "roster"),
    spec: rosterSpec(own),
    prepare: () => void people(),
    plan(tables, { chosen }) {
      const read = tables.map((table) => readRoster(table, { term: term.number, termStarts: term.starts, today }));
      const rows = read.flatMap((table) => table.rows);
      const plan = planRoster(rows, people(), chosen, asOf);
      const leaving = isWhole ? plan.missing : [];
      const planned = { tables, rows, plan, people: people(), term, leaving, lastDay, apart: apartOn(store, day) };
      const changes = plan.add.length + plan.change.length + leaving.length;
      if (changes > 0) refuseEndedTerm(term);
      return {
        problems: [
          ...read.flatMap((table) => table.problems),
          ...plan.problems,
          ...(isWhole ? incomplete(planned) : []),
          ...leavingConflicts(
            people().filter(({ member }) => member !== null && leaving.includes(member)),
            lastDay,
            { file: tables[0]?.file, sheet: tables[0]?.sheet },
          ),
        ],
        warnings: read.flatMap((table) => table.warnings),
        notes: rosterNotes(planned, store),
        details: plan.change.map((change) => changeLine(change, planned.apart)),
        questions: plan.questions.map(askedOf),
        tally: (tallies) => tallyRoster(tallies, plan),
        changes,
        summary: `新增 ${plan.add.length}，变更 ${plan.change.length}${leaving.length > 0 ? `，离任 ${leaving.length}` : ""}`,
        write(sourceOf) {
          const made = apply(store, planned, { asOf, sourceOf });
          // Nobody is asked about where nobody was meant.
          return chosen.size > 0 ? new Map(made.map(({ row, person }) => [answerKey(row), person])) : null;
        },
      };
    },
  };
}

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

/** Seats the new ones, changes the others, ends the seats of those who leave; answers whom it made. */
function apply(
  store: Store,
  { plan, leaving, term, lastDay }: PlannedRoster,
  { asOf, sourceOf }: { readonly asOf: string | null; readonly sourceOf: SourceOf },
): { row: RosterRow; person: number }[] {
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
  for (const member of leaving) store.tenures.endAll(member.id, id, lastDay, "离任", null);
  return fresh.map(({ row }, i) => ({ row, person: people[i] as number }));
}
