import { describe, expect, test } from "vitest";
import type { Where } from "../../src/domain/text/problem.ts";
import { atRow, CLOSED as CLOSED_WORDS, ClosedRow } from "../../src/store/closed.ts";
import type { Database } from "../../src/store/database.ts";
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

/** The closed year is 2026; its activities are 1 and 2, with an outcome, a participation and a handling each. */
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
  "DELETE FROM recognition WHERE id = 3",
  "UPDATE recognition SET by = '主席会议' WHERE id = 3",
  "INSERT INTO recognition (activity, what) VALUES (1, 'key')",
  "REPLACE INTO recognition (id, activity, what) SELECT id, activity, 'key' FROM recognition",
  "REPLACE INTO recognition (activity, what) SELECT activity, what FROM recognition",
  "UPDATE link SET what = 'grew_into'",
  "DELETE FROM link",
  'INSERT INTO link (what, "from", "to") VALUES (\'merged_into\', 1, 2)',
  "UPDATE handling SET unit = '县水利局'",
  "UPDATE handling SET round = 2",
  ...[
    "activity = 99",
    "round = 2",
    "unit = '县水利局'",
    "lead = 0",
    "assigned = NULL",
    "replied = '2027-01-01'",
    "class = 'B'",
    "feedback = NULL",
  ].map((change) => `UPDATE handling SET ${change} WHERE id = 2`),
  "DELETE FROM handling",
  "DELETE FROM handling WHERE id = 2",
  "REPLACE INTO handling SELECT * FROM handling",
  "REPLACE INTO handling (activity, round, unit, lead, feedback) SELECT activity, round, unit, lead, '不满意' FROM handling",
  "UPDATE tenure SET starts = '2026-06-01'",
  "UPDATE tenure SET ends = '2026-06-01'",
  "UPDATE tenure SET post = 'chair'",
  "DELETE FROM tenure",
  "INSERT INTO tenure (person, body, post, starts) VALUES (1, 1, 'chair', '2026-05-01')",
  "INSERT INTO tenure (person, body, post, starts) VALUES (1, 1, 'chair', '2026-12-31')",
  "INSERT INTO tenure (person, body, post, starts, ends) VALUES (1, 1, 'chair', '2025-05-01', '2026-01-01')",
  "UPDATE tenure SET starts = '2026-01-02'",
  "UPDATE tenure SET ends = '2026-12-30'",
  "UPDATE tenure SET ends = '2025-12-31'",
  "UPDATE tenure SET person = 2 WHERE id = 1",
  "UPDATE tenure SET body = 2 WHERE id = 1",
  "UPDATE suspension SET ends = '2026-12-01'",
  "UPDATE suspension SET starts = '2026-05-02'",
  "UPDATE suspension SET starts = '2026-04-30'",
  "UPDATE suspension SET tenure = 2",
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
  "UPDATE term SET number = 11",
  "INSERT INTO activity (kind, title, starts) VALUES ('inspection', '视察', '2026-01-01')",
  "INSERT INTO activity (kind, title, starts) VALUES ('inspection', '视察', '2026-12-31')",
  "INSERT INTO activity (kind, title, starts, part_of) VALUES ('inspection', '视察', '2027-03-01', 1)",
];

/** What is of another year, or came later with a date of its own: some of it made first, and then changed or taken off. */
const LATER = "INSERT INTO activity (id, kind, title, starts) VALUES (50, 'inspection', '视察', '2027-03-01')";
const EVALUATION = (id: number, year: number, subject: string) =>
  `INSERT INTO evaluation (id, operation, year, starts, ends, rules_name, rules_hash, rules, evaluated, subject) VALUES (${id}, 1, ${year}, '', '', '', '', '', 0, '${subject}')`;
const PERIOD = "INSERT INTO period (id, year, starts, ends) VALUES (50, 2027, '2027-01-01', '2027-12-31')";
const PLACE = (starts: string, ends = "NULL") =>
  `INSERT INTO tenure (id, person, body, post, starts, ends) VALUES (50, 1, 1, 'chair', '${starts}', ${ends})`;

const ALLOWED: readonly (readonly string[])[] = [
  // An outcome of its number is held; the activity is not.
  [
    "INSERT INTO activity (id, kind, title, starts) VALUES (3, 'inspection', '视察', '2027-03-01')",
    "UPDATE activity SET title = '别的' WHERE id = 3",
  ],
  ["INSERT INTO activity (kind, title, starts) VALUES ('inspection', '视察', '2027-01-01')"],
  ["INSERT INTO activity (kind, title, starts) VALUES ('inspection', '视察', '2025-12-31')"],
  [LATER, "UPDATE activity SET starts = '2025-12-31', kind = 'research' WHERE id = 50", "DELETE FROM activity WHERE id = 50"],
  [
    LATER,
    "INSERT INTO participation (id, activity, person, role) VALUES (50, 50, 1, 'attendee')",
    "UPDATE participation SET state = 'late' WHERE id = 50",
    "REPLACE INTO participation (activity, person, role) VALUES (50, 1, 'attendee')",
    "DELETE FROM participation WHERE activity = 50",
  ],
  [
    "INSERT INTO recognition (id, activity, what, date) VALUES (50, 1, 'key', '2027-02-01')",
    "UPDATE recognition SET by = '主席会议' WHERE id = 50",
    "REPLACE INTO recognition (activity, what, date) VALUES (1, 'key', '2027-02-01')",
    "DELETE FROM recognition WHERE date = '2027-02-01'",
  ],
  [LATER, "INSERT INTO recognition (activity, what) VALUES (50, 'key')", "UPDATE recognition SET what = 'excellent' WHERE activity = 50"],
  [
    LATER,
    `INSERT INTO link (what, "from", "to") VALUES ('turned_into', 1, 50)`,
    `UPDATE link SET "to" = 51 WHERE what = 'turned_into'`,
    "DELETE FROM link WHERE what = 'turned_into'",
  ],
  [LATER, `INSERT INTO link (what, "from", "to") VALUES ('grew_into', 50, 51)`, "DELETE FROM link WHERE what = 'grew_into'"],
  [
    LATER,
    "INSERT INTO handling (activity, round, unit, lead, feedback) VALUES (50, 1, '县交通局', 1, '满意')",
    "UPDATE handling SET feedback = NULL WHERE activity = 50",
    "DELETE FROM handling WHERE activity = 50",
  ],
  // A new round of a closed activity is not one that the year holds.
  [
    "INSERT INTO handling (activity, round, unit, lead) VALUES (2, 2, '县水利局', 1)",
    "UPDATE handling SET unit = '县林业局' WHERE round = 2",
  ],
  [PLACE("2027-01-01"), "UPDATE tenure SET post = 'vice_chair', starts = '2027-02-01' WHERE id = 50", "DELETE FROM tenure WHERE id = 50"],
  [PLACE("2027-03-01"), "UPDATE tenure SET starts = '2027-01-01' WHERE id = 50"],
  [
    PLACE("2025-01-01", "'2025-06-30'"),
    "UPDATE tenure SET ends = '2025-12-31', person = 2 WHERE id = 50",
    "DELETE FROM tenure WHERE id = 50",
  ],
  // The days of the closed year are held by the same people as before.
  [
    "UPDATE tenure SET ends = '2026-12-31' WHERE id = 1",
    "UPDATE tenure SET ends = '2027-01-01' WHERE id = 1",
    "UPDATE tenure SET ends = NULL WHERE id = 1",
  ],
  ["UPDATE tenure SET starts = '2026-01-01' WHERE id = 1", "UPDATE tenure SET starts = '2021-06-01' WHERE id = 1"],
  ["UPDATE tenure SET certificate = '10-001', basis = '某次会议' WHERE id = 1"],
  [
    "INSERT INTO suspension (id, tenure, starts) VALUES (50, 1, '2027-01-01')",
    "UPDATE suspension SET tenure = 2, ends = '2027-03-01' WHERE id = 50",
    "DELETE FROM suspension WHERE id = 50",
  ],
  ["UPDATE suspension SET basis = '另一次会议'"],
  [
    EVALUATION(50, 2026, "units"),
    "UPDATE evaluation SET rules = 'x' WHERE id = 50",
    "REPLACE INTO evaluation SELECT * FROM evaluation WHERE id = 50",
  ],
  [EVALUATION(50, 2026, "units"), "DELETE FROM evaluation WHERE id = 50"],
  [EVALUATION(50, 2027, "members"), "UPDATE evaluation SET evaluated = 3 WHERE id = 50", "DELETE FROM evaluation WHERE id = 50"],
  ...[
    "evaluation_lines (evaluation, person, lines) VALUES (50, 1, '[]')",
    "evaluation_activity (evaluation, activity, title) VALUES (50, 1, '')",
  ].map((row) => {
    const table = row.split(" ")[0];
    return [
      EVALUATION(50, 2026, "units"),
      `INSERT INTO ${row}`,
      `UPDATE ${table} SET evaluation = 51 WHERE evaluation = 50`,
      `DELETE FROM ${table} WHERE evaluation = 51`,
    ];
  }),
  [
    EVALUATION(50, 2026, "units"),
    "INSERT INTO evaluation_member SELECT 50, person, name, total, rank, grade, grade_name, why, tied, commended, points, open FROM evaluation_member",
    "UPDATE evaluation_member SET total = 1 WHERE evaluation = 50",
    "DELETE FROM evaluation_member WHERE evaluation = 50",
  ],
  [
    "INSERT INTO decision (year, person, grade, reason) VALUES (2027, 1, 'excellent', '')",
    "UPDATE decision SET reason = 'x' WHERE year = 2027",
    "REPLACE INTO decision (year, person, grade, reason) VALUES (2027, 1, 'competent', '')",
    "DELETE FROM decision WHERE year = 2027",
  ],
  [
    PERIOD,
    "UPDATE period SET starts = '2027-02-01' WHERE id = 50",
    "REPLACE INTO period (year, starts, ends) VALUES (2027, '2027-01-01', '2027-12-31')",
  ],
  [PERIOD, "DELETE FROM period WHERE id = 50"],
  ...[
    "frozen (period, tbl, row) VALUES (50, 'activity', 50)",
    "frozen_value (period, tbl, row, value) VALUES (50, 'member', 50, '{}')",
  ].map((row) => {
    const table = row.split(" ")[0];
    return [PERIOD, `INSERT INTO ${row}`, `UPDATE ${table} SET row = 51 WHERE period = 50`, `DELETE FROM ${table} WHERE period = 50`];
  }),
  ["UPDATE body SET name = '教育卫生界' WHERE kind = 'sector'", "INSERT INTO body (term, kind, name) VALUES (1, 'group', '第三组')"],
  [
    "UPDATE person SET party = '民革'",
    "UPDATE liaison SET ends = '2027-01-01'",
    "UPDATE setting SET value = 'x'",
    "UPDATE source SET file = 'x'",
  ],
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

  test("what a deed is booked by is not changed so that it would be of the closed year", () => {
    const db = closedOffice();
    // Of the sixth session: the term's sixth year, which is open, though it was handed in while the closed one ran.
    const proposal = `INSERT INTO activity (id, kind, title, starts, term, session, part_of) VALUES (60, 'proposal', '修渠', '2026-03-01', 10, 6, NULL)`;
    const meeting = "INSERT INTO activity (id, kind, title, starts) VALUES (61, 'inspection', '视察', '2027-03-01')";
    const attempt = (sql: string): void => {
      db.exec("BEGIN");
      forgeOperation(db);
      db.exec(`${proposal}; ${meeting}`);
      try {
        db.exec(sql);
      } finally {
        db.exec("ROLLBACK");
      }
    };
    for (const sql of [
      "UPDATE activity SET kind = 'opinion' WHERE id = 60",
      "UPDATE activity SET session = 5 WHERE id = 60",
      "UPDATE activity SET session = NULL WHERE id = 60",
      "UPDATE activity SET term = NULL WHERE id = 60",
      "UPDATE activity SET starts = '2026-06-01' WHERE id = 61",
      "UPDATE activity SET part_of = 1 WHERE id = 61",
    ])
      expect(() => attempt(sql), sql).toThrow(CLOSED);
    for (const sql of [
      "UPDATE activity SET starts = '2026-04-01', title = '修水渠' WHERE id = 60",
      "UPDATE activity SET session = 7 WHERE id = 60",
      "UPDATE activity SET part_of = 60 WHERE id = 61",
    ])
      expect(() => attempt(sql), sql).not.toThrow();
  });

  test("what another record moves into it is of the open year, and may be corrected", () => {
    const db = closedOffice();
    db.exec("BEGIN");
    forgeOperation(db);
    db.exec(`
      INSERT INTO activity (id, kind, title, starts, term, session) VALUES (70, 'plenary', '十届五次会议', '2027-01-05', 10, 5);
      INSERT INTO activity (id, kind, title, starts, term, session) VALUES (71, 'proposal', '修渠', '2027-01-03', 10, 5);
      DELETE FROM activity WHERE id = 70`);
    expect(db.prepare("SELECT day FROM v_booked_alone WHERE activity = 71").pluck().get()).toBe("2026-01-01");
    expect(db.prepare("SELECT day FROM v_booked WHERE activity = 71").pluck().get()).toBe("2027-01-01");
    db.exec("UPDATE activity SET title = '修水渠' WHERE id = 71");
    expect(() => db.exec("UPDATE activity SET starts = '2026-05-01' WHERE id = 71")).toThrow(CLOSED);
    db.exec("ROLLBACK");
  });

  test("what is of an open year, or comes later, is written as ever", () => {
    const db = closedOffice();
    for (const statements of ALLOWED) {
      db.exec("BEGIN");
      forgeOperation(db);
      for (const sql of statements) expect(() => db.exec(sql), sql).not.toThrow();
      db.exec("ROLLBACK");
    }
    db.exec("BEGIN");
    forgeOperation(db, "year close", "evaluation");
    expect(() => db.exec(`${PERIOD}; UPDATE period SET closed = 'x', digest = 'x' WHERE id = 50`)).not.toThrow();
    db.exec("ROLLBACK");
  });

  test("what hangs on a deed, a place or a person is not moved to a closed one", () => {
    const db = closedOffice();
    for (const statements of [
      [
        LATER,
        "INSERT INTO participation (activity, person, role) VALUES (50, 1, 'attendee')",
        "UPDATE participation SET activity = 1 WHERE activity = 50",
      ],
      [LATER, "INSERT INTO recognition (activity, what) VALUES (50, 'key')", "UPDATE recognition SET activity = 1 WHERE activity = 50"],
      [
        "INSERT INTO recognition (activity, what, date) VALUES (1, 'key', '2027-02-01')",
        "UPDATE recognition SET date = NULL WHERE date = '2027-02-01'",
      ],
      [LATER, `INSERT INTO link (what, "from", "to") VALUES ('turned_into', 50, 1)`],
      [LATER, `INSERT INTO link (what, "from", "to") VALUES ('reports_on', 1, 50)`],
      [
        LATER,
        `INSERT INTO link (what, "from", "to") VALUES ('turned_into', 1, 50)`,
        "UPDATE link SET what = 'grew_into' WHERE what = 'turned_into'",
      ],
      [LATER, `INSERT INTO link (what, "from", "to") VALUES ('grew_into', 50, 51)`, `UPDATE link SET "to" = 1 WHERE what = 'grew_into'`],
      [PLACE("2027-01-01"), "UPDATE tenure SET starts = '2026-12-31' WHERE id = 50"],
      [PLACE("2025-01-01", "'2025-06-30'"), "UPDATE tenure SET ends = '2026-01-01' WHERE id = 50"],
      [
        "INSERT INTO suspension (id, tenure, starts) VALUES (50, 1, '2027-02-01')",
        "UPDATE suspension SET starts = '2026-12-31' WHERE id = 50",
      ],
      [EVALUATION(50, 2026, "units"), "UPDATE evaluation SET subject = 'members' WHERE id = 50"],
      [
        "INSERT INTO decision (year, person, grade, reason) VALUES (2027, 2, 'excellent', '')",
        "UPDATE decision SET year = 2026 WHERE year = 2027",
      ],
      [PERIOD, "INSERT INTO frozen (period, tbl, row) VALUES (50, 'activity', 50)", "UPDATE frozen SET period = 1 WHERE period = 50"],
      // REPLACE says nothing of the row that it takes away.
      [LATER, "UPDATE OR REPLACE activity SET id = 1 WHERE id = 50"],
      [PLACE("2027-01-01"), "UPDATE OR REPLACE tenure SET id = 1 WHERE id = 50"],
      [PLACE("2027-01-01"), "REPLACE INTO tenure (id, person, body, post, starts) VALUES (1, 1, 1, 'chair', '2027-01-01')"],
      ["REPLACE INTO activity (id, kind, title, starts) VALUES (1, 'inspection', '视察', '2027-03-01')"],
      ['REPLACE INTO link (id, what, "from", "to") SELECT id, \'turned_into\', 1, 50 FROM link'],
    ]) {
      db.exec("BEGIN");
      forgeOperation(db);
      const last = statements.at(-1) as string;
      for (const sql of statements.slice(0, -1)) db.exec(sql);
      expect(() => db.exec(last), last).toThrow(CLOSED);
      db.exec("ROLLBACK");
    }
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
    for (const more of ["year = 2030", "id = 99", "starts = '2026-02-01'", "ends = '2026-11-30'"])
      expect(() => db.exec(`${open}, ${more}`), more).toThrow(CLOSED);
    expect(() => db.exec(open)).not.toThrow();
    db.exec("ROLLBACK");
  });

  test("what is empty of a handling may be filled, and emptied again", () => {
    const db = closedOffice();
    db.exec("BEGIN");
    forgeOperation(db);
    db.exec("UPDATE handling SET assigned = '2027-01-20', replied = '2027-02-01', class = 'A', feedback = '满意' WHERE id = 1");
    db.exec("UPDATE handling SET replied = NULL, feedback = NULL WHERE id = 1");
    db.exec("INSERT INTO handling (activity, round, unit, lead, feedback) VALUES (1, 2, '县交通局', 1, '不满意')");
    db.exec("DELETE FROM handling WHERE round = 2");
    db.exec("ROLLBACK");
  });
});

test("while no year is closed, what a closed one would refuse is written", () => {
  const { file, store } = fullOffice();
  store.close();
  const db = openBare(file);
  forgeOperation(db);
  for (const sql of [
    "UPDATE term SET starts = '2021-12-01', number = 11",
    "UPDATE body SET kind = 'group' WHERE kind = 'sector'",
    "UPDATE activity SET title = '别的' WHERE id = 1",
    "UPDATE tenure SET ends = '2026-06-01'",
  ])
    expect(() => db.exec(sql), sql).not.toThrow();
});

describe("a row of a workbook that a closed year refuses", () => {
  const where = { file: "台账.xlsx", sheet: "Sheet1", cell: "A3" };
  const refused = (error: unknown, at: Where = where): unknown => {
    try {
      return atRow(at, "视察", () => {
        throw error;
      });
    } catch (thrown) {
      return thrown;
    }
  };

  test("is named", () => {
    expect(atRow(where, "视察", () => 7)).toBe(7);
    const named = refused(new Error(CLOSED_WORDS));
    expect(named).toBeInstanceOf(ClosedRow);
    expect(named).toMatchObject({ message: CLOSED_WORDS, problem: { where, found: "视察" } });
  });

  test("is named once, and what else goes wrong is said as it is", () => {
    const inner = new ClosedRow(where, "调研");
    expect(refused(inner)).toBe(inner);
    const other = new Error("disk full");
    expect(refused(other)).toBe(other);
    expect(refused("no error")).toBe("no error");
    const byHand = new Error(CLOSED_WORDS);
    expect(refused(byHand, {})).toBe(byHand);
  });
});
