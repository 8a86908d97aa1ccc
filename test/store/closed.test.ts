import type { Database } from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { fullOffice } from "./full-office.ts";
import { contents, forgeOperation, openBare } from "./office.ts";

const CLOSED = /年度已关闭/;

/** A file whose year 2026 is closed, in another program's hands; the foreign keys are off, as they are in many. */
function closedOffice(): Database {
  const { file, store } = fullOffice(true);
  store.close();
  const db = openBare(file);
  db.pragma("foreign_keys = OFF");
  return db;
}

/** The closed year is 2026; its deeds are 1 and 2, with an outcome, a participation and a handling each. */
const ATTEMPTS: readonly string[] = [
  "UPDATE activity SET title = '别的' WHERE id = 1",
  "UPDATE activity SET livelihood = 1 WHERE id = 1",
  "DELETE FROM activity WHERE id = 1",
  "REPLACE INTO activity SELECT * FROM activity WHERE id = 1",
  "INSERT INTO activity (kind, title, starts) VALUES ('inspection', '视察', '2026-03-01')",
  "INSERT INTO activity (kind, title, starts) VALUES ('plenary', '全会', '2026')",
  "UPDATE participation SET person = 2",
  "UPDATE participation SET quantity = 9",
  "DELETE FROM participation",
  "INSERT INTO participation (activity, person, role) VALUES (1, 1, 'cosigner')",
  "REPLACE INTO participation (activity, person, role) SELECT activity, person, role FROM participation",
  "UPDATE recognition SET what = 'key'",
  "DELETE FROM recognition",
  "INSERT INTO recognition (activity, what) VALUES (1, 'key')",
  "REPLACE INTO recognition (id, activity, what) SELECT id, activity, 'key' FROM recognition",
  "REPLACE INTO recognition (activity, what) SELECT activity, what FROM recognition",
  "UPDATE link SET what = 'grew_into'",
  "DELETE FROM link",
  'INSERT INTO link (what, "from", "to") VALUES (\'merged_into\', 1, 2)',
  "UPDATE handling SET unit = '县水利局'",
  "UPDATE handling SET round = 2",
  "DELETE FROM handling",
  "REPLACE INTO handling SELECT * FROM handling",
  "REPLACE INTO handling (activity, round, unit, lead, feedback) SELECT activity, round, unit, lead, '不满意' FROM handling",
  "UPDATE tenure SET starts = '2026-06-01'",
  "UPDATE tenure SET ends = '2026-06-01'",
  "UPDATE tenure SET post = 'chair'",
  "DELETE FROM tenure",
  "INSERT INTO tenure (person, body, post, starts) VALUES (1, 1, 'chair', '2026-05-01')",
  "UPDATE suspension SET ends = '2026-12-01'",
  "DELETE FROM suspension",
  "INSERT INTO suspension (tenure, starts) VALUES (1, '2026-01-01')",
  "UPDATE evaluation SET rules = ''",
  "UPDATE evaluation SET subject = 'units'",
  "DELETE FROM evaluation",
  "REPLACE INTO evaluation SELECT * FROM evaluation",
  "INSERT INTO evaluation (operation, year, starts, ends, rules_name, rules_hash, rules, evaluated) VALUES (1, 2026, '', '', '', '', '', 0)",
  "UPDATE evaluation_member SET total = 9900",
  "DELETE FROM evaluation_member",
  "REPLACE INTO evaluation_member SELECT * FROM evaluation_member",
  "UPDATE evaluation_lines SET lines = '[]'",
  "DELETE FROM evaluation_lines",
  "UPDATE evaluation_activity SET title = ''",
  "DELETE FROM evaluation_activity",
  "UPDATE decision SET grade = 'incompetent'",
  "DELETE FROM decision",
  "INSERT INTO decision (year, person, grade, reason) VALUES (2026, 2, 'excellent', '')",
  "REPLACE INTO decision (year, person, grade, reason) VALUES (2026, 1, 'incompetent', '')",
  "UPDATE period SET closed = NULL",
  "UPDATE period SET closed = NULL, evaluation = NULL, digest = NULL",
  "UPDATE period SET closed = NULL, evaluation = NULL, digest = NULL, recipe = NULL",
  "UPDATE period SET closed = '2020-01-01'",
  "UPDATE period SET evaluation = NULL",
  "UPDATE period SET digest = 'x'",
  "UPDATE period SET recipe = 1",
  "UPDATE period SET filled = 'x'",
  "UPDATE period SET year = 2020",
  "UPDATE period SET starts = '2026-02-01'",
  "UPDATE period SET ends = '2026-11-30'",
  "UPDATE period SET id = 99",
  "UPDATE OR REPLACE period SET id = 99, closed = NULL, digest = NULL",
  "DELETE FROM period",
  "REPLACE INTO period (year, starts, ends) VALUES (2026, '2026-01-01', '2026-12-31')",
  "REPLACE INTO period (id, year, starts, ends) SELECT id, 2030, '2030-01-01', '2030-12-31' FROM period",
  "INSERT INTO period (year, starts, ends, closed, digest) VALUES (2025, '2025-01-01', '2025-12-31', 'x', 'x')",
  "UPDATE frozen SET day = '2027-01-01'",
  "UPDATE frozen SET row = row + 100",
  "UPDATE frozen SET period = 99",
  "DELETE FROM frozen",
  "INSERT INTO frozen (period, tbl, row) SELECT id, 'activity', 999 FROM period",
  "REPLACE INTO frozen (period, tbl, row, day) SELECT 99, tbl, row, day FROM frozen",
  "UPDATE frozen_value SET value = '{}'",
  "UPDATE frozen_value SET period = 99",
  "DELETE FROM frozen_value WHERE tbl = 'member'",
  "INSERT INTO frozen_value (period, tbl, row, value) SELECT id, 'member', 999, '{}' FROM period",
  "REPLACE INTO frozen_value (id, period, tbl, row, value) SELECT id, 99, tbl, row, '{}' FROM frozen_value",
  "UPDATE body SET kind = 'group' WHERE kind = 'committee'",
  "UPDATE term SET starts = '2021-01-01'",
];

describe("a closed year, by plain SQL while a forged operation runs", () => {
  test("every table that holds something of it refuses to be changed", () => {
    const db = closedOffice();
    const before = contents(db);
    for (const sql of ATTEMPTS) {
      db.exec("BEGIN");
      forgeOperation(db);
      expect(() => db.exec(sql), sql).toThrow(CLOSED);
      db.exec("ROLLBACK");
    }
    expect(contents(db)).toEqual(before);
  });

  test("and without one nothing is written at all", () => {
    const db = closedOffice();
    const before = contents(db);
    for (const sql of ATTEMPTS) expect(() => db.exec(sql), sql).toThrow(/年度已关闭|只能通过 cppcc 的操作写入/);
    expect(contents(db)).toEqual(before);
  });

  test("an open year is closed by closing alone, and what is of another year is not moved into the closed one", () => {
    const db = closedOffice();
    const refused = (...statements: string[]): void => {
      db.exec("BEGIN");
      forgeOperation(db);
      const last = statements.pop() as string;
      for (const sql of statements) db.exec(sql);
      expect(() => db.exec(last), last).toThrow(CLOSED);
      db.exec("ROLLBACK");
    };
    refused(
      "INSERT INTO period (year, starts, ends) VALUES (2027, '2027-01-01', '2027-12-31')",
      "UPDATE period SET closed = 'x', digest = 'x' WHERE year = 2027",
    );
    const evaluation = (year: number, subject: string) =>
      `INSERT INTO evaluation (operation, year, starts, ends, rules_name, rules_hash, rules, evaluated, subject) VALUES (1, ${year}, '', '', '', '', '', 0, '${subject}')`;
    refused(evaluation(2027, "members"), "UPDATE evaluation SET year = 2026 WHERE year = 2027");
    refused(evaluation(2026, "units"), "UPDATE evaluation SET subject = 'members' WHERE subject = 'units'");
    refused(
      evaluation(2027, "members"),
      "INSERT INTO evaluation_activity SELECT max(id), 9, '', NULL FROM evaluation",
      "UPDATE evaluation_activity SET evaluation = 1 WHERE activity = 9",
    );
    refused(
      "INSERT INTO activity (kind, title, starts) VALUES ('inspection', '视察', '2027-03-01')",
      "UPDATE activity SET starts = '2026-03-01' WHERE starts = '2027-03-01'",
    );
    refused(
      "INSERT INTO recognition (activity, what, date) VALUES (1, 'key', '2027-02-01')",
      "UPDATE OR REPLACE recognition SET what = 'filed', date = NULL WHERE date = '2027-02-01'",
    );
  });

  test("reopening is the one way, and only as itself", () => {
    const db = closedOffice();
    const open = "UPDATE period SET closed = NULL, evaluation = NULL, digest = NULL, recipe = NULL";
    for (const [command, kind] of [
      ["year reopen", "write"],
      ["year set", "evaluation"],
    ] as const) {
      db.exec("BEGIN");
      forgeOperation(db, command, kind);
      expect(() => db.exec(open)).toThrow(CLOSED);
      db.exec("ROLLBACK");
    }
    db.exec("BEGIN");
    forgeOperation(db, "year reopen", "evaluation");
    expect(() => db.exec(`${open}, year = 2030`)).toThrow(CLOSED);
    expect(() => db.exec(open)).not.toThrow();
    db.exec("ROLLBACK");
  });

  test("what is empty of a handling may be filled, and emptied again", () => {
    const db = closedOffice();
    db.exec("BEGIN");
    forgeOperation(db);
    db.exec("UPDATE handling SET replied = '2027-02-01', feedback = '满意'");
    db.exec("UPDATE handling SET replied = NULL, feedback = NULL");
    db.exec("INSERT INTO handling (activity, round, unit, lead, feedback) VALUES (1, 2, '县交通局', 1, '不满意')");
    db.exec("DELETE FROM handling WHERE round = 2");
    db.exec("ROLLBACK");
  });
});
