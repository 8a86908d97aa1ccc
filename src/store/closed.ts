import type { Database } from "better-sqlite3";
import type { Problem, Where } from "../domain/problem.ts";
import { text } from "../domain/text.ts";

/** What the triggers of a closed year say; the ledger turns it into words. */
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

/** Whether a new or changed deed would be booked in a closed year. */
const isBookedInClosed = `EXISTS (SELECT 1 FROM v_closed JOIN v_booked_alone ON activity = coalesce(NEW.part_of, NEW.id)
  WHERE substr(day || '-01-01', 1, 10) BETWEEN v_closed.starts AND v_closed.ends)`;

/** A link ties a closed deed, save the one that names what a proposal turned into later. */
const tiesFrozen = (row: Row): string =>
  `(${isFrozen("activity", `${row}."to"`)} OR ${row}.what <> 'turned_into' AND ${isFrozen("activity", `${row}."from"`)})`;

const holdsClosedDay = (row: Row): string =>
  `EXISTS (SELECT 1 FROM v_closed AS shut WHERE ${row}.starts <= shut.ends AND (${row}.ends IS NULL OR ${row}.ends >= shut.starts))`;

/** Whether the days that an interval gained or lost touch a closed year. */
const movesClosedDays = `EXISTS (SELECT 1 FROM v_closed AS shut WHERE
  OLD.starts <> NEW.starts AND min(OLD.starts, NEW.starts) <= shut.ends AND max(OLD.starts, NEW.starts) > shut.starts
  OR ifnull(OLD.ends, '9999') <> ifnull(NEW.ends, '9999')
    AND min(ifnull(OLD.ends, '9999'), ifnull(NEW.ends, '9999')) < shut.ends
    AND max(ifnull(OLD.ends, '9999'), ifnull(NEW.ends, '9999')) >= shut.starts)`;

const isOfClosedYear = (row: Row): string => `EXISTS (SELECT 1 FROM v_closed WHERE v_closed.year = ${row}.year)`;

const isOfClosedResult = (row: Row): string =>
  `EXISTS (SELECT 1 FROM period WHERE closed IS NOT NULL AND period.evaluation = ${row}.evaluation)`;

const isOfClosedPeriod = (row: Row): string => `EXISTS (SELECT 1 FROM period WHERE id = ${row}.period AND closed IS NOT NULL)`;

interface Guard {
  readonly table: string;
  readonly insert?: string;
  readonly update?: string;
  readonly delete?: string;
}

/** What may not be written once a year is closed (docs/rules.md, 关闭年度). */
const GUARDS: readonly Guard[] = [
  {
    table: "activity",
    insert: isBookedInClosed,
    update: `${isFrozen("activity", "OLD.id")} OR ${isBookedInClosed}`,
    delete: isFrozen("activity", "OLD.id"),
  },
  {
    table: "participation",
    insert: isFrozen("activity", "NEW.activity"),
    update: `${isFrozen("activity", "OLD.activity")} OR ${isFrozen("activity", "NEW.activity")}`,
    delete: isFrozen("activity", "OLD.activity"),
  },
  {
    table: "recognition",
    insert: `NEW.date IS NULL AND ${isFrozen("activity", "NEW.activity")}`,
    update: `${isFrozen("recognition", "OLD.id")} OR NEW.date IS NULL AND ${isFrozen("activity", "NEW.activity")}`,
    delete: isFrozen("recognition", "OLD.id"),
  },
  { table: "link", insert: tiesFrozen("NEW"), update: `${tiesFrozen("OLD")} OR ${tiesFrozen("NEW")}`, delete: tiesFrozen("OLD") },
  {
    table: "tenure",
    insert: holdsClosedDay("NEW"),
    update: `${movesClosedDays} OR (OLD.person <> NEW.person OR OLD.body <> NEW.body OR OLD.post <> NEW.post)
      AND (${holdsClosedDay("OLD")} OR ${holdsClosedDay("NEW")})`,
    delete: holdsClosedDay("OLD"),
  },
  {
    table: "suspension",
    insert: holdsClosedDay("NEW"),
    update: `${movesClosedDays} OR OLD.tenure <> NEW.tenure AND (${holdsClosedDay("OLD")} OR ${holdsClosedDay("NEW")})`,
    delete: holdsClosedDay("OLD"),
  },
  {
    table: "evaluation",
    insert: `NEW.subject = 'members' AND ${isOfClosedYear("NEW")}`,
    update: `OLD.subject = 'members' AND ${isOfClosedYear("OLD")}`,
    delete: `OLD.subject = 'members' AND ${isOfClosedYear("OLD")}`,
  },
  ...["evaluation_member", "evaluation_lines", "evaluation_activity"].map(
    (table): Guard => ({ table, insert: isOfClosedResult("NEW"), update: isOfClosedResult("OLD"), delete: isOfClosedResult("OLD") }),
  ),
  {
    table: "decision",
    insert: isOfClosedYear("NEW"),
    update: `${isOfClosedYear("OLD")} OR ${isOfClosedYear("NEW")}`,
    delete: isOfClosedYear("OLD"),
  },
  {
    table: "period",
    insert: "NEW.closed IS NOT NULL",
    update: `OLD.closed IS NOT NULL AND NOT (NEW.closed IS NULL AND OLD.year = NEW.year AND EXISTS (
      SELECT 1 FROM running JOIN operation ON operation.id = running.operation AND operation.command = 'year reopen'))`,
    delete: "OLD.closed IS NOT NULL",
  },
  { table: "frozen", insert: isOfClosedPeriod("NEW"), update: isOfClosedPeriod("OLD"), delete: isOfClosedPeriod("OLD") },
  // What a place is, and when a term began, decides what was booked and who was expected.
  { table: "body", update: "OLD.kind <> NEW.kind" },
  { table: "term", update: "OLD.number <> NEW.number OR OLD.starts <> NEW.starts" },
];

/** Tables whose rows have no id of their own; their key is checked by the guard on what is inserted. */
const WITHOUT_ID = new Set(["evaluation_member", "evaluation_lines", "evaluation_activity"]);

/** Makes the triggers that hold a closed year, whoever writes. */
export function createClosedTriggers(db: Database): void {
  for (const { table, ...guards } of GUARDS) {
    for (const action of ["insert", "update", "delete"] as const) {
      const when = guards[action];
      if (when === undefined) continue;
      // Before a row is gone: after it, what hung on it is gone too.
      const moment = action === "delete" ? "BEFORE" : "AFTER";
      db.exec(`CREATE TRIGGER closed_${table}_${action} ${moment} ${action} ON ${table} WHEN EXISTS (SELECT 1 FROM v_closed)
        BEGIN SELECT RAISE(ABORT, '${CLOSED}') WHERE ${when}; END`);
    }
    if (guards.delete === undefined || WITHOUT_ID.has(table)) continue;
    // REPLACE takes away the row that stands under the same id (of a year: the same year), and no trigger of DELETE says so.
    const same = table === "period" ? "there.id = NEW.id OR there.year = NEW.year" : "there.id = NEW.id";
    const replaced = `EXISTS (SELECT 1 FROM ${table} AS there WHERE (${same}) AND (${guards.delete.replaceAll("OLD.", "there.")}))`;
    db.exec(`CREATE TRIGGER closed_${table}_replace BEFORE INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, '${CLOSED}') WHERE ${replaced}; END`);
    db.exec(`CREATE TRIGGER closed_${table}_move BEFORE UPDATE OF id ON ${table} WHEN NEW.id <> OLD.id AND EXISTS (SELECT 1 FROM v_closed)
      BEGIN SELECT RAISE(ABORT, '${CLOSED}') WHERE ${replaced}; END`);
  }
}
