import { dayBefore, firstDay } from "../domain/dates.ts";
import { writeOrdinal } from "../domain/han.ts";
import type { Member } from "../domain/member.ts";
import { readName } from "../domain/names.ts";
import { AppError, type Problem } from "../domain/problem.ts";
import {
  answerKey,
  type KnownPerson,
  planRoster,
  type RosterChange,
  type RosterPlan,
  type RosterQuestion,
  type RosterRow,
} from "../domain/roster.ts";
import { type Text, text } from "../domain/text.ts";
import { tallyRoster } from "../report/import.ts";
import type { Store } from "../store/store.ts";
import type { Origin } from "../store/tenures.ts";
import { cellName, problemAt } from "../workbooks/grid.ts";
import { ROSTER, type RosterField, readRoster } from "../workbooks/imports/roster.ts";
import type { Table } from "../workbooks/tables/spec.ts";
import type { Context } from "./context.ts";
import { unusedColumns } from "./import-flow.ts";
import type { ImportOptions } from "./import-options.ts";
import { type Asked, questionAbout, runImport, type SourceOf } from "./import-trip.ts";
import { currentTerm } from "./office.ts";
import { addMember, addMembers, changeMember } from "./seats.ts";

export interface RosterOptions extends ImportOptions {
  term?: number;
  starts?: string;
  asOf?: string;
  absent?: "leave";
}

/** The term that a roster is of: one on record, or the next one, which it begins. */
interface RosterTerm {
  /** null: it begins with this import. */
  readonly id: number | null;
  readonly number: number;
  readonly starts: string;
  readonly before: { readonly id: number; readonly number: number } | null;
  /** The last day of a term that another has followed. */
  readonly ends: string | null;
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
  await runImport(context, files, options, {
    command: "import roster",
    title: text("导入名册", "roster"),
    spec: ROSTER,
    prepare: () => void people(),
    plan(tables, { chosen }) {
      const read = tables.map((table) => readRoster(table, { term: term.number, termStarts: term.starts, today }));
      const rows = read.flatMap((table) => table.rows);
      const plan = planRoster(rows, people(), chosen);
      const leaving = options.absent === "leave" ? plan.missing : [];
      if (plan.add.length + plan.change.length + leaving.length > 0) refuseEndedTerm(term);
      return {
        problems: [
          ...read.flatMap((table) => table.problems),
          ...plan.problems,
          ...(options.absent === "leave" ? incomplete(tables, rows, plan.missing) : []),
        ],
        warnings: read.flatMap((table) => table.warnings),
        notes: [
          ...tables.flatMap((table) => unusedColumns(table)),
          ...loneNames(tables),
          ...newTermNote(term, plan, people()),
          ...missingNote(plan.missing, leaving.length > 0 ? lastDayOf(options, today) : null),
          ...strangeIds(rows, people()),
          ...newSectors(store, rows),
          ...spacedNames(rows),
        ],
        details: plan.change.map(changeLine),
        questions: plan.questions.map(askedOf),
        tally: (tallies) => tallyRoster(tallies, plan),
        changes: plan.add.length + plan.change.length + leaving.length,
        summary: `新增 ${plan.add.length}，变更 ${plan.change.length}${leaving.length > 0 ? `，离任 ${leaving.length}` : ""}`,
        write: (sourceOf) => apply(store, plan, leaving, term, options, today, sourceOf, chosen.size > 0),
      };
    },
  });
}

/** `--term 11` with no such term on record begins it: its first day is needed, and the term before ends the day before. */
function rosterTerm(store: Store, { term, starts, asOf }: RosterOptions): RosterTerm {
  const newest = store.terms.current();
  const known = term === undefined ? newest : store.terms.find(term);
  if (known) {
    if (starts !== undefined && firstDay(starts) !== firstDay(known.starts))
      throw new AppError(
        "refused.term_exists",
        text(
          `第${writeOrdinal(known.number)}届已在案，从 ${known.starts} 起；--starts 只用于新的一届`,
          `term ${known.number} is on record, from ${known.starts}; --starts is for a new term`,
        ),
        text("请去掉 --starts", "leave --starts out"),
      );
    const next = store.terms.find(known.number + 1);
    return {
      id: known.id,
      number: known.number,
      starts: firstDay(known.starts),
      before: null,
      ends: next === undefined ? null : dayBefore(firstDay(next.starts)),
    };
  }
  if (newest === undefined || term === undefined) currentTerm(store, term);
  const before = newest as NonNullable<typeof newest>;
  const number = term as number;
  if (number !== before.number + 1)
    throw new AppError(
      "refused.no_term",
      text(`档案里没有第 ${number} 届`, `the record file has no term ${number}`),
      text(`下一届是 --term ${before.number + 1}`, `the next one is --term ${before.number + 1}`),
    );
  const from = starts ?? asOf;
  if (from === undefined)
    throw new AppError(
      "usage.missing",
      text(`第${writeOrdinal(number)}届还不在案，缺少选项 --starts`, `term ${number} is not on record yet: --starts is missing`),
      text(`写上新一届从哪天起，例如 --term ${number} --starts 2027-01`, `give its first day, such as --term ${number} --starts 2027-01`),
    );
  const first = firstDay(from);
  if (first <= firstDay(before.starts))
    throw new AppError(
      "usage.starts",
      text(`新一届要晚于第 ${before.number} 届（${before.starts}）`, `a new term begins after term ${before.number} (${before.starts})`),
    );
  return { id: null, number, starts: first, before, ends: null };
}

/** A term that another has followed is what it was: a roster of it may be compared, and changes nothing. */
function refuseEndedTerm({ number, ends }: RosterTerm): void {
  if (ends === null) return;
  throw new AppError(
    "refused.term_over",
    text(
      `第${writeOrdinal(number)}届到 ${ends} 为止，已经换届，不能再用名册改它`,
      `term ${number} ended on ${ends}: a roster cannot change it any more`,
    ),
    text(
      "个别更正请用 cppcc member edit；换届导错了，先用 cppcc undo 撤销换届",
      "for single corrections use cppcc member edit; if the new term was a mistake, undo it first",
    ),
  );
}

/** Lines that were passed over and hold nothing but a name: a heading, a signature, or a member of whom nothing else is written. */
const loneNamesOf = ({ lines, columns }: Table<RosterField>): { name: string; row: number }[] =>
  lines.flatMap(({ row, texts, isAbove }) => {
    const [name] = [...texts].flatMap(([column, written]) => (column === columns.get("name") ? [readName(written).name] : []));
    return !isAbove && name !== undefined && texts.size === 1 && /^\p{Script=Han}{2,4}$/u.test(name) ? [{ name, row }] : [];
  });

function loneNames(tables: readonly Table<RosterField>[]): Text[] {
  return tables.flatMap((table) => {
    const lone = loneNamesOf(table);
    if (lone.length === 0) return [];
    const list = lone
      .slice(0, NAMED)
      .map(({ name, row }) => `第 ${row} 行“${name}”`)
      .join("、");
    return [
      text(
        `有 ${lone.length} 行只写了一个名字，没有读入：${list}；如果是委员，请在同一行补上界别或单位`,
        `${lone.length} rows hold a name alone and were passed over: ${list}; if they are members, add a sector or unit to the row`,
      ),
    ];
  });
}

/** Only a whole roster says who is no longer in it. */
function incomplete(tables: readonly Table<RosterField>[], rows: readonly RosterRow[], missing: readonly Member[]): Problem[] {
  const hint = text("补全后再用 --absent leave", "complete it before you give --absent leave");
  const [first] = tables;
  if (rows.length === 0 && first)
    return [
      problemAt(
        { file: first.file, sheet: first.sheet },
        "",
        text("这份名册里一位委员也没有读到", "no member was read from this roster"),
        hint,
      ),
    ];
  const names = new Set(missing.map(({ name }) => name));
  return tables.flatMap((table) =>
    loneNamesOf(table)
      .filter(({ name }) => names.has(name))
      .map(({ name, row }) =>
        problemAt(
          { file: table.file, sheet: table.sheet, cell: cellName(row - 1, table.columns.get("name") ?? 0) },
          name,
          text("这一行只有名字，没有读入，不能因此当作离任", "this row holds a name alone and was passed over: no ground to end a seat"),
          hint,
        ),
      ),
  );
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

const changeLine = ({ row, fields }: RosterChange): Text => {
  const list = (pick: "zh" | "en"): string =>
    fields
      .map(({ label, from, to, field }) =>
        field === "phone" ? `${label[pick]} ****` : `${label[pick]} ${from || (pick === "zh" ? "无" : "none")} → ${to}`,
      )
      .join("；");
  return text(`${row.name}：${list("zh")}`, `${row.name}: ${list("en")}`);
};

const NAMED = 15;

const namesOf = (members: readonly { readonly name: string }[]): string =>
  members
    .slice(0, NAMED)
    .map(({ name }) => name)
    .join("、") + (members.length > NAMED ? " 等" : "");

function newTermNote({ id, number, starts, before }: RosterTerm, { add }: RosterPlan, people: readonly KnownPerson[]): Text[] {
  if (id !== null || before === null) return [];
  const kept = new Set(add.flatMap(({ person }) => person?.id ?? []));
  const gone = people.filter((person) => person.lastTerm === before.number && !kept.has(person.id));
  return [
    text(
      `第${writeOrdinal(number)}届从 ${starts} 开始，第${writeOrdinal(before.number)}届的席位到前一天为止`,
      `term ${number} begins on ${starts}; the seats of term ${before.number} end the day before`,
    ),
    text(`连任 ${kept.size} 人，新任 ${add.length - kept.size} 人`, `${kept.size} continue, ${add.length - kept.size} are new`),
    ...(gone.length > 0
      ? [text(`上届有 ${gone.length} 人不在新名册里：${namesOf(gone)}`, `${gone.length} of the last term are not in it: ${namesOf(gone)}`)]
      : []),
  ];
}

function missingNote(missing: readonly Member[], lastDay: string | null): Text[] {
  if (missing.length === 0) return [];
  const names = namesOf(missing);
  return [
    lastDay === null
      ? text(
          `名册里没有 ${missing.length} 位在任委员，没有改动他们（确已离任请加 --absent leave）：${names}`,
          `${missing.length} serving members are not in the roster and were left alone (--absent leave ends their seats): ${names}`,
        )
      : text(
          `名册里没有的 ${missing.length} 位在任委员，任职到 ${lastDay} 为止：${names}`,
          `${missing.length} serving members are not in the roster: their seats end on ${lastDay}: ${names}`,
        ),
  ];
}

/** 档案编号 of somebody else: of another record file, or a name written otherwise. The row is told by what else it says. */
function strangeIds(rows: readonly RosterRow[], people: readonly KnownPerson[]): Text[] {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const strange = rows.filter(({ id, name }) => id !== null && names.has(id) && names.get(id) !== name).length;
  if (strange === 0) return [];
  return [
    text(
      `${strange} 行的档案编号在本档案里是别的姓名，没有凭它认人`,
      `${strange} rows have an id that is another name's in this record file: it was not used to tell who they are`,
    ),
  ];
}

/** A name of more than two characters with a space in it may be padded, and may be a foreign one: only a clerk can tell. */
function spacedNames(rows: readonly RosterRow[]): Text[] {
  const spaced = rows.map(({ name }) => name).filter((name) => name.includes(" ") && /\p{Script=Han}.* |.* \p{Script=Han}/u.test(name));
  if (spaced.length === 0) return [];
  return [
    text(
      `姓名里有空格，请核对：${spaced
        .slice(0, 10)
        .map((name) => `“${name}”`)
        .join("、")}`,
      `names with a space in them, worth a look: ${spaced.slice(0, 10).join(", ")}`,
    ),
  ];
}

/** Sectors that the office's list does not have: taken, and said, since a slip of the pen looks just like one. */
function newSectors(store: Store, rows: readonly RosterRow[]): Text[] {
  const listed = new Set(JSON.parse(store.settings.get("sectors") ?? "[]") as string[]);
  const fresh = [...new Set(rows.flatMap(({ sector }) => sector))].filter((name) => !listed.has(name));
  if (fresh.length === 0) return [];
  return [
    text(
      `界别不在本单位的设置里（照收）：${fresh.join("、")}；要更新设置：cppcc config sectors …`,
      `sectors that the office's settings do not list (taken as they are): ${fresh.join(", ")}`,
    ),
  ];
}

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
  const people = addMembers(store, id, fresh);
  for (const seating of seatings.filter(({ returns }) => returns)) addMember(store, id, seating);
  for (const { row, person, fields } of plan.change)
    if (person.member) changeMember(store, row, person.member, fields, id, asOf, originOf(row));
  for (const member of leaving) store.tenures.endAll(member.id, id, lastDayOf(options, today), "离任", null);
  return isAsked ? new Map(fresh.map(({ row }, i) => [answerKey(row), people[i] as number])) : null;
}

function beginTerm(store: Store, { number, starts, before }: RosterTerm): number {
  if (before !== null) store.tenures.endTerm(before.id, dayBefore(starts));
  return store.terms.add(number, starts);
}
