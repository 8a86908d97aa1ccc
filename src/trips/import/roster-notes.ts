import { type Apart, called, type Named } from "../../domain/people/called.ts";
import type { KnownPerson } from "../../domain/people/known-person.ts";
import type { Member } from "../../domain/people/member.ts";
import { readName } from "../../domain/people/names.ts";
import type { RosterPlan } from "../../domain/people/roster-plan.ts";
import type { RosterRow } from "../../domain/people/roster-rows.ts";
import { heldTwice } from "../../domain/people/sole-offices.ts";
import type { Problem } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { writeOrdinal } from "../../domain/vocabulary/han.ts";
import { nearest } from "../../domain/vocabulary/likeness.ts";
import type { Store } from "../../store/store.ts";
import { cellName, problemAt } from "../../workbooks/grid.ts";
import type { RosterField } from "../../workbooks/imports/roster.ts";
import type { Table } from "../../workbooks/tables/spec.ts";
import type { RosterTerm } from "./roster-term.ts";
import { unusedColumns } from "./unused-columns.ts";

/** What is said of a roster beside its plan, and what --absent leave refuses. */

/** A roster as far as it is planned. */
export interface PlannedRoster {
  readonly tables: readonly Table<RosterField>[];
  readonly rows: readonly RosterRow[];
  readonly plan: RosterPlan;
  readonly people: readonly KnownPerson[];
  readonly term: RosterTerm;
  /** Whose seats end because the roster does not have them, and on which day. */
  readonly leaving: readonly Member[];
  readonly lastDay: string;
  readonly apart: Apart;
}

/** What a clerk would want to know before the roster is written. */
export function rosterNotes({ tables, rows, plan, people, term, leaving, lastDay, apart }: PlannedRoster, store: Store): Text[] {
  return [
    ...tables.flatMap((table) => unusedColumns(table)),
    ...loneNames(tables),
    ...sheetNotes(tables),
    ...newTermNote(term, plan, people, apart),
    // Whose row was left out is in the roster all the same.
    ...(tables.every(({ isWhole }) => isWhole) ? missingNote(plan.missing, leaving.length > 0 ? lastDay : null, apart) : []),
    ...leftNote(plan),
    ...officeNotes(plan, people, leaving),
    ...strangeIds(rows, people),
    ...newSectors(store, rows),
    ...spacedNames(rows),
  ];
}

const NAMED = 15;

const namesOf = (members: readonly Named[], apart: Apart): string =>
  members
    .slice(0, NAMED)
    .map((member) => called(apart, member))
    .join("、") + (members.length > NAMED ? " 等" : "");

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
export function incomplete({ tables, rows, plan }: Pick<PlannedRoster, "tables" | "rows" | "plan">): Problem[] {
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
  const names = new Set(plan.missing.map(({ name }) => name));
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

/** Offices of one holder that two would hold once the roster is in. */
function officeNotes({ add, change }: RosterPlan, people: readonly KnownPerson[], leaving: readonly Member[]): Text[] {
  const stated = new Map(change.map(({ person, row }) => [person.id, row.office]));
  const gone = new Set([...leaving.map(({ id }) => id), ...add.flatMap(({ person }) => person?.id ?? [])]);
  return heldTwice([
    ...people.flatMap(({ id, name, member }) =>
      member === null || member.status === "left" || gone.has(id) ? [] : [{ name, office: stated.get(id) ?? member.office }],
    ),
    ...add.map(({ row }) => ({ name: row.name, office: row.office ?? "member" })),
  ]);
}

/** What sheets are called that nobody would take for groups. */
const NO_GROUP = /^(sheet|工作表|表)?\d*$|名册|名单|花名册|通讯录|委员|汇总|csv|xls/i;

/** Several sheets whose names are no groups: where they are, the office would miss its groups. */
function sheetNotes(tables: readonly Table<RosterField>[]): Text[] {
  const names = new Set(tables.filter(({ fields }) => !fields.has("group") && !fields.has("sector")).map(({ sheet }) => sheet));
  const unread = [...names].filter((name) => !NO_GROUP.test(name));
  if (new Set(tables.map(({ sheet }) => sheet)).size < 2 || unread.length === 0) return [];
  const list = unread.map((name) => `“${name}”`).join("");
  return [
    text(
      `工作表名${list}不是登记过的活动组、界别，也不像，没有当作活动组；确是活动组的，请加一列“委员活动组”`,
      `the sheets' names ${list} are no groups on record and do not read like one; if they are, add a column 委员活动组`,
    ),
  ];
}

function newTermNote(
  { id, number, starts, before }: RosterTerm,
  { add }: RosterPlan,
  people: readonly KnownPerson[],
  apart: Apart,
): Text[] {
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
      ? [
          text(
            `上届有 ${gone.length} 人不在新名册里：${namesOf(gone, apart)}`,
            `${gone.length} of the last term are not in it: ${namesOf(gone, apart)}`,
          ),
        ]
      : []),
  ];
}

function missingNote(missing: readonly Member[], lastDay: string | null, apart: Apart): Text[] {
  if (missing.length === 0) return [];
  const names = namesOf(missing, apart);
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

/** Members of whom a roster, or an older one, still speaks: their seats ended, and no list without days brings them back. */
function leftNote({ left }: RosterPlan): Text[] {
  if (left.length === 0) return [];
  const list = left.map(({ name, seats }) => `${name}（任职到 ${seats.at(-1)?.to ?? ""}）`).slice(0, NAMED);
  return [
    text(
      `名册里有 ${left.length} 位已离任的，仍是离任：${list.join("、")}；确已重新任职的，请用 cppcc member add`,
      `${left.length} in the roster have left, and stay so: ${list.join(", ")}; for a new seat use cppcc member add`,
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

/** Sectors that the office's list does not have: taken, and said with the nearest that it has, since a slip of the pen looks just like one. */
function newSectors(store: Store, rows: readonly RosterRow[]): Text[] {
  const listed = new Set(store.settings.list("sectors"));
  const fresh = [...new Set(rows.flatMap(({ sector }) => sector))].filter((name) => !listed.has(name));
  if (fresh.length === 0) return [];
  const asked = fresh.map((name) => ({ name, near: nearest(name, listed) }));
  const shown = (mark: (near: string) => string, join: string): string =>
    asked.map(({ name, near }) => `${name}${near === undefined ? "" : mark(near)}`).join(join);
  const isSlip = asked.some(({ near }) => near !== undefined);
  return [
    text(
      `界别不在本单位的设置里（照收）：${shown((near) => `（是不是“${near}”？）`, "、")}；${isSlip ? "写错了的，请改正再导入一次；" : ""}要更新设置：cppcc config sectors …`,
      `sectors that the office's settings do not list (taken as they are): ${shown((near) => ` (did you mean ${near}?)`, ", ")}`,
    ),
  ];
}
