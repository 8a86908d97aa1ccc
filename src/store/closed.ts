import type { Problem, Where } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import type { Database } from "./database.ts";

/** What the triggers of a closed year say; operations.ts turns it into words. */
export const CLOSED = "cppcc: 年度已关闭 (the year is closed)";

/** What a closed year refused, and which row of which workbook asked for it. */
export class ClosedRow extends Error {
  readonly problem: Problem;

  constructor(where: Where, found: string) {
    super(CLOSED);
    this.problem = {
      where,
      found,
      message: text("要改的是已经关闭的年度（后面的行没有再看）", "this would change a closed year (rows behind it were not looked at)"),
    };
  }
}

/** Does what a row of a workbook asks for; where a closed year refuses it, the row is named. */
export function atRow<Result>(where: Where, found: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error) || error.message !== CLOSED || error instanceof ClosedRow || where.file === undefined) throw error;
    throw new ClosedRow(where, found);
  }
}

type Row = "OLD" | "NEW";

const isFrozen = (table: "activity" | "recognition", row: string): string =>
  `EXISTS (SELECT 1 FROM frozen WHERE tbl ${table === "activity" ? "IN ('activity', 'paid')" : "= 'recognition'"} AND row = ${row})`;

/** Whether an activity would be booked in a closed year by what it says itself. */
const isBookedInClosed = `EXISTS (SELECT 1 FROM v_closed JOIN v_booked_alone ON activity = coalesce(NEW.part_of, NEW.id)
  WHERE substr(day || '-01-01', 1, 10) BETWEEN v_closed.starts AND v_closed.ends)`;

/** Whether what an activity is booked by was changed; what another record moves stays out of the closed year (v_booked). */
const movesBooking = `(${["kind", "starts", "term", "session", "part_of"].map((column) => `OLD.${column} IS NOT NEW.${column}`).join(" OR ")})`;

/** A link ties a closed activity, save the one that names what a proposal turned into later. */
const tiesFrozen = (row: Row): string =>
  `(${isFrozen("activity", `${row}."to"`)} OR ${row}.what <> 'turned_into' AND ${isFrozen("activity", `${row}."from"`)})`;

/** What is filled of a handling that a closed year holds may not change; what is empty may be filled, and emptied again. */
const changesHandled = `EXISTS (SELECT 1 FROM frozen_value, json_each(frozen_value.value) AS was
  WHERE frozen_value.tbl = 'handling' AND frozen_value.row = OLD.id AND was.value IS NOT NULL
    AND was.value IS NOT CASE was.key ${["activity", "round", "unit", "lead", "assigned", "replied", "class", "feedback"].map((column) => `WHEN '${column}' THEN NEW.${column}`).join(" ")} ELSE was.value END)`;

const holdsClosedDay = (row: Row): string =>
  `EXISTS (SELECT 1 FROM v_closed AS shut WHERE ${row}.starts <= shut.ends AND (${row}.ends IS NULL OR ${row}.ends >= shut.starts))`;

/** Whether the days that an interval gained or lost touch a closed year. */
const movesClosedDays = `EXISTS (SELECT 1 FROM v_closed AS shut WHERE
  OLD.starts <> NEW.starts AND min(OLD.starts, NEW.starts) <= shut.ends AND max(OLD.starts, NEW.starts) > shut.starts
  OR ifnull(OLD.ends, '9999') <> ifnull(NEW.ends, '9999')
    AND min(ifnull(OLD.ends, '9999'), ifnull(NEW.ends, '9999')) < shut.ends
    AND max(ifnull(OLD.ends, '9999'), ifnull(NEW.ends, '9999')) >= shut.starts)`;

const isOfClosedYear = (row: Row): string => `EXISTS (SELECT 1 FROM v_closed WHERE v_closed.year = ${row}.year)`;

const isOfClosedMembers = (row: Row): string => `${row}.subject = 'members' AND ${isOfClosedYear(row)}`;

const isOfClosedResult = (row: Row): string =>
  `EXISTS (SELECT 1 FROM period WHERE closed IS NOT NULL AND period.evaluation = ${row}.evaluation)`;

const isOfClosedPeriod = (row: Row): string => `EXISTS (SELECT 1 FROM period WHERE id = ${row}.period AND closed IS NOT NULL)`;

/** Whether the running operation is one that closes, or opens again. */
const runs = (command: "year close" | "year reopen"): string =>
  `EXISTS (SELECT 1 FROM running JOIN operation ON operation.id = running.operation
    WHERE operation.kind = 'evaluation' AND operation.command = '${command}')`;

interface Guard {
  readonly table: string;
  readonly insert?: string;
  readonly update?: string;
  readonly delete?: string;
  /** Asked before the row is changed, and whether or not a year is closed: of the rows that say so themselves. */
  readonly isEver?: true;
}

const both = (condition: (row: Row) => string): string => `${condition("OLD")} OR ${condition("NEW")}`;

/** What may not be written once a year is closed (docs/records.md, 关闭年度). */
const GUARDS: readonly Guard[] = [
  {
    table: "activity",
    insert: isBookedInClosed,
    update: `${isFrozen("activity", "OLD.id")} OR ${movesBooking} AND ${isBookedInClosed}`,
    delete: isFrozen("activity", "OLD.id"),
  },
  {
    table: "participation",
    insert: isFrozen("activity", "NEW.activity"),
    update: both((row) => isFrozen("activity", `${row}.activity`)),
    delete: isFrozen("activity", "OLD.activity"),
  },
  {
    table: "recognition",
    insert: `NEW.date IS NULL AND ${isFrozen("activity", "NEW.activity")}`,
    update: `${isFrozen("recognition", "OLD.id")} OR NEW.date IS NULL AND ${isFrozen("activity", "NEW.activity")}`,
    delete: isFrozen("recognition", "OLD.id"),
  },
  { table: "link", insert: tiesFrozen("NEW"), update: both(tiesFrozen), delete: tiesFrozen("OLD") },
  {
    table: "handling",
    update: changesHandled,
    delete: "EXISTS (SELECT 1 FROM frozen_value WHERE tbl = 'handling' AND row = OLD.id)",
  },
  {
    table: "tenure",
    insert: holdsClosedDay("NEW"),
    update: `${movesClosedDays} OR (OLD.person <> NEW.person OR OLD.body <> NEW.body OR OLD.post <> NEW.post)
      AND (${both(holdsClosedDay)})`,
    delete: holdsClosedDay("OLD"),
  },
  {
    table: "suspension",
    insert: holdsClosedDay("NEW"),
    update: `${movesClosedDays} OR OLD.tenure <> NEW.tenure AND (${both(holdsClosedDay)})`,
    delete: holdsClosedDay("OLD"),
  },
  { table: "evaluation", insert: isOfClosedMembers("NEW"), update: both(isOfClosedMembers), delete: isOfClosedMembers("OLD") },
  ...["evaluation_member", "evaluation_lines", "evaluation_activity"].map(
    (table): Guard => ({ table, insert: isOfClosedResult("NEW"), update: both(isOfClosedResult), delete: isOfClosedResult("OLD") }),
  ),
  { table: "decision", insert: isOfClosedYear("NEW"), update: both(isOfClosedYear), delete: isOfClosedYear("OLD") },
  {
    table: "period",
    isEver: true,
    insert: "NEW.closed IS NOT NULL",
    update: `OLD.closed IS NOT NULL AND NOT (NEW.closed IS NULL AND ${runs("year reopen")}
        AND OLD.id = NEW.id AND OLD.year = NEW.year AND OLD.starts = NEW.starts AND OLD.ends = NEW.ends)
      OR OLD.closed IS NULL AND NEW.closed IS NOT NULL AND NOT ${runs("year close")}`,
    delete: "OLD.closed IS NOT NULL",
  },
  ...["frozen", "frozen_value"].map(
    (table): Guard => ({ table, insert: isOfClosedPeriod("NEW"), update: both(isOfClosedPeriod), delete: isOfClosedPeriod("OLD") }),
  ),
  // What a place is, and when a term began, decides what was booked and who was expected.
  { table: "body", update: "OLD.kind <> NEW.kind" },
  { table: "term", update: "OLD.number <> NEW.number OR OLD.starts <> NEW.starts" },
];

/** Tables whose rows have no id of their own; their key is checked by the guard on what is inserted. */
const WITHOUT_ID = new Set(["evaluation_member", "evaluation_lines", "evaluation_activity"]);

/**
 * REPLACE takes away the row that stands under the same id or another unique key, and no trigger of DELETE says so: the
 * keys by which a row may stand in the way of another. An index on expressions names no columns: the whole row but its id.
 */
function keysOf(db: Database, table: string): string[][] {
  const columns = (sql: string, name: string) => db.prepare<[string], string | null>(sql).pluck().all(name);
  const all = columns("SELECT name FROM pragma_table_info(?)", table).filter((name): name is string => name !== null && name !== "id");
  const indexes = columns(`SELECT name FROM pragma_index_list(?) WHERE "unique" = 1`, table) as string[];
  const keys = indexes.map((index) => columns("SELECT name FROM pragma_index_info(?)", index));
  return [["id"], ...keys.map((key) => (key.includes(null) ? all : (key as string[])))];
}

/** Makes the triggers that hold a closed year, whoever writes. */
export function createClosedTriggers(db: Database): void {
  for (const { table, isEver, ...guards } of GUARDS) {
    const whenClosed = isEver ? "" : "WHEN EXISTS (SELECT 1 FROM v_closed)";
    const refuse = (name: string, moment: string, when: string): void =>
      void db.exec(`CREATE TRIGGER closed_${table}_${name} ${moment} ON ${table} ${whenClosed}
        BEGIN SELECT RAISE(ABORT, '${CLOSED}') WHERE ${when}; END`);
    for (const action of ["insert", "update", "delete"] as const) {
      const when = guards[action];
      if (when === undefined) continue;
      // Before a row is gone: after it, what hung on it is gone too. What is booked is seen behind the change.
      refuse(action, `${action === "delete" || isEver ? "BEFORE" : "AFTER"} ${action}`, when);
    }
    if (guards.delete === undefined || WITHOUT_ID.has(table)) continue;
    const { delete: isHeld } = guards;
    const replaced = (but: string): string =>
      keysOf(db, table)
        .map((key) => {
          const same = key.map((column) => `there."${column}" IS NEW."${column}"`).join(" AND ");
          return `EXISTS (SELECT 1 FROM ${table} AS there WHERE ${same}${but} AND (${isHeld.replaceAll("OLD.", "there.")}))`;
        })
        .join(" OR ");
    refuse("replace", "BEFORE INSERT", replaced(""));
    refuse("move", "BEFORE UPDATE", replaced(" AND there.id <> OLD.id"));
  }
}
