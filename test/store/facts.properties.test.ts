import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ActivityFact } from "../../src/domain/scoring/facts.ts";
import type { Needs } from "../../src/domain/scoring/needs.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { factStore } from "../../src/store/facts/facts.ts";
import { createStore } from "../../src/store/store.ts";
import { ROOT } from "../office/session.ts";
import { fc } from "../support/seeded.ts";
import { plainDeeds } from "./plain-facts.ts";

/** The reader for millions of rows says what a plain one says, on record files of anything. */

const YEAR = { from: "2026-01-01", to: "2026-12-31" };
const PEOPLE = 4;
const ACTIVITIES = 6;

let folder: string;
let db: Database;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cppcc-facts-"));
  const file = join(folder, "a.db");
  const store = createStore(file, ROOT, { who: "测试员", now: () => "2026-01-01T00:00:00.000Z" });
  store.operations.operate({ kind: "init", command: "init", summary: "" }, () => store.terms.add(10, "2022-01-01"));
  store.close();
  db = openDatabase(file);
  db.exec(`INSERT INTO operation (at, who, kind, command, summary) VALUES ('', '', 'write', '', '');
    INSERT INTO running SELECT max(id) FROM operation;
    INSERT INTO body (kind, name, term) VALUES ('committee', '', 1);`);
  const committee = db.prepare("SELECT max(id) FROM body").pluck().get();
  for (let person = 1; person <= PEOPLE; person += 1) {
    db.prepare("INSERT INTO person (id, name) VALUES (?, ?)").run(person, `委员${person}`);
    db.prepare("INSERT INTO tenure (person, body, post, starts) VALUES (?, ?, 'member', '2022-01-01')").run(person, committee);
  }
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const one = fc.constantFrom;
const rare = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 2, nil: null });
const number = (most: number) => fc.integer({ min: 1, max: most });
const files = fc.record({
  activities: fc.array(
    fc.record({
      kind: one("proposal", "proposal", "opinion", "plenary", "research", "plenary_speech"),
      title: one("甲", "乙", "丙"),
      starts: one("2026", "2026-03", "2026-03-05", "2025-12-31", "2026-09-09", null),
      form: rare(one("联名", "书面", "口头")),
      serial: rare(one("1", "2")),
      refers: rare(one("1", "2", "甲")),
      partOf: rare(number(ACTIVITIES)),
    }),
    { minLength: 1, maxLength: ACTIVITIES },
  ),
  parts: fc.array(
    fc.record({
      activity: number(ACTIVITIES),
      person: number(PEOPLE),
      role: one("attendee", "lead", "cosigner", "author", "speaker"),
      state: rare(one("present", "late", "leave", "absent", "observer")),
      form: rare(one("书面", "口头")),
      position: rare(number(5)),
      quantity: rare(number(3)),
    }),
    { maxLength: 20 },
  ),
  outcomes: fc.array(
    fc.record({
      activity: number(ACTIVITIES),
      person: rare(number(PEOPLE)),
      what: one("filed", "to_opinion", "to_opinion", "adopted"),
      level: rare(one("county", "city")),
    }),
    { maxLength: 6 },
  ),
  links: fc.array(fc.record({ what: one("grew_into", "turned_into"), from: number(ACTIVITIES), to: number(ACTIVITIES) }), { maxLength: 6 }),
  needs: fc.record({ details: fc.boolean(), named: fc.boolean(), positions: number(3), places: fc.constant(false) }),
});

type RecordFile = typeof files extends fc.Arbitrary<infer File> ? File : never;

/** Writes it, asks, and takes it back. */
function within<Value>(file: RecordFile, ask: () => Value): Value {
  db.exec("SAVEPOINT one");
  try {
    const known = new Set<number>();
    for (const [i, { kind, title, starts, form, serial, refers, partOf }] of file.activities.entries()) {
      // A sitting belongs to a meeting before it, that is no sitting itself; proposals and opinions are no meetings.
      const whole = partOf === null ? undefined : file.activities[partOf - 1];
      const meeting = known.has(partOf ?? 0) && whole?.kind !== "proposal" && whole?.kind !== "opinion" ? partOf : null;
      if (meeting === null) known.add(i + 1);
      db.prepare("INSERT INTO activity (id, kind, title, starts, form, serial, refers_to, part_of) VALUES (?, ?, ?, ?, ?, ?, ?, ?)").run(
        i + 1,
        kind,
        title,
        starts,
        form,
        serial,
        refers,
        meeting,
      );
    }
    const isActivity = (id: number): boolean => id <= file.activities.length;
    for (const { activity, person, role, state, form, position, quantity } of file.parts)
      if (isActivity(activity))
        db.prepare(
          "INSERT OR IGNORE INTO participation (activity, person, role, state, reason, form, position, quantity) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ).run(activity, person, role, state, state === "leave" ? "病假" : null, form, position, quantity);
    for (const { activity, person, what, level } of file.outcomes)
      if (isActivity(activity))
        db.prepare("INSERT OR IGNORE INTO recognition (activity, person, what, level) VALUES (?, ?, ?, ?)").run(
          activity,
          person,
          what,
          level,
        );
    // A proposal is turned into an opinion and into nothing else: activity link refuses the rest.
    const kindOf = (id: number): string | undefined => file.activities[id - 1]?.kind;
    const isMade = (what: string, from: number, to: number): boolean =>
      what === "grew_into" || (kindOf(from) === "proposal" && kindOf(to) === "opinion");
    for (const { what, from, to } of file.links)
      if (isActivity(from) && isActivity(to) && from !== to && isMade(what, from, to))
        db.prepare(`INSERT OR IGNORE INTO link (what, "from", "to") VALUES (?, ?, ?)`).run(what, from, to);
    return ask();
  } finally {
    db.exec("ROLLBACK TO one; RELEASE one");
  }
}

/** Without what is only there to be quick, in an order of its own. */
const plainly = (activities: readonly ActivityFact[]): unknown[] => {
  const key = (value: unknown): string => JSON.stringify(value);
  return activities
    .map(({ alike: _, same: __, parts, outcomes, sittings, ...activity }) => ({
      ...activity,
      ...(activity.named && { named: [...activity.named].map(key).sort() }),
      parts: [...parts].sort((a, b) => (key([a.role, a.form ?? null]) < key([b.role, b.form ?? null]) ? -1 : 1)),
      outcomes: outcomes.map(({ what, level, form }) => ({ what, level, form: form ?? null })),
      sittings,
    }))
    .sort((a, b) => (key([a.activity, a.kind]) < key([b.activity, b.kind]) ? -1 : 1));
};

const readAll = (needs: Needs) => [...factStore(db).of("members", YEAR, needs)];

describe("the facts of a year", () => {
  it("are what a plain reader finds", () => {
    fc.assert(
      fc.property(files, (file) => {
        within(file, () => {
          for (const { person, activities } of readAll(file.needs))
            expect(plainly(activities)).toEqual(plainly(plainDeeds(db, person, YEAR, file.needs)));
        });
      }),
      { numRuns: 150 },
    );
  });

  it("give one number to deeds that a rule set cannot tell apart, and to no others", () => {
    const judged = ({ kind, form, outcomes, parts, named }: ActivityFact): string =>
      JSON.stringify([kind, form, outcomes.map(({ what, level, form }) => [what, level, form]), parts, [...(named ?? [])]]);
    fc.assert(
      fc.property(files, (file) => {
        within(file, () => {
          const numbers = new Map<number, string>();
          for (const { activities } of readAll(file.needs))
            for (const activity of activities) {
              if (activity.alike === undefined) continue;
              expect(numbers.get(activity.alike) ?? judged(activity)).toBe(judged(activity));
              numbers.set(activity.alike, judged(activity));
            }
          expect(new Set(numbers.values()).size).toBe(numbers.size);
        });
      }),
      { numRuns: 100 },
    );
  });
});
