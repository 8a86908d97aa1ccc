import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { type ActivityDraft, blankDraft, blankPart } from "../../src/domain/activities/activity.ts";
import { planActivities } from "../../src/domain/activities/activity-plan.ts";
import type { World } from "../../src/domain/activities/activity-resolve.ts";
import type { EvaluationLine, EvaluationMember } from "../../src/domain/scoring/result.ts";
import { type Database, type Opening, openDatabase } from "../../src/store/database.ts";
import { createStore, openStore, type Store } from "../../src/store/store.ts";
import { NO_ORIGIN } from "../../src/store/tenures.ts";

export const ROOT = resolve(import.meta.dirname, "../..");

/** The term's id in a file that `newOffice` made. */
export const TERM = 1;

/** A clock that only counts. */
export function actor() {
  let ticks = 0;
  return { who: "测试员", now: () => new Date(Date.UTC(2026, 0, 1) + 1000 * ticks++).toISOString() };
}

export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "cppcc-store-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A record file with a term, as `init` makes it. */
export function newOffice(file: string): Store {
  const store = createStore(file, ROOT, actor());
  store.operations.operate({ kind: "init", command: "init", summary: "建立档案" }, () => {
    store.settings.set("office", "政协某某县委员会");
    store.terms.add(10, "2022-01-01");
  });
  return store;
}

export function tempOffice(): { file: string; store: Store } {
  const file = join(folder(), "office.db");
  const store = newOffice(file);
  onTestFinished(() => store.close());
  return { file, store };
}

/** A copy of a closed record file, opened. */
export function copyOffice(template: string, file: string): Store {
  copyFileSync(template, file);
  return openStore(file, actor());
}

export const write = <Result>(store: Store, summary: string, work: () => Result) =>
  store.operations.operate({ kind: "write", command: "test", summary }, work);

export const blankPerson = { sex: null, ethnicity: null, born: null, party: null, education: null, unit: null, phone: null, note: null };

/** A person with a seat and a sector. */
export function addMember(store: Store, name: string, sector = "教育界"): number {
  const person = store.people.add({ ...blankPerson, name });
  const seat = { person, term: TERM, from: "2022-01-01" };
  store.tenures.addSeat(seat, null, { origin: NO_ORIGIN });
  store.tenures.setPlaces(seat, "sector", [sector], { asOf: null, origin: NO_ORIGIN });
  return person;
}

/** An evaluation of 2026, with the lines of each member. */
export function saveEvaluation(store: Store, members: readonly EvaluationMember[], lines: readonly EvaluationLine[] = []): number {
  const head = {
    year: 2026,
    period: { from: "2026-01-01", to: "2026-12-31" },
    subject: "members",
    rules: { name: "规则", hash: "0", text: "" },
  } as const;
  const { result } = store.operations.operate({ kind: "evaluation", command: "score", summary: "考核" }, (operation) => {
    const saving = store.evaluations.begin(operation, head);
    for (const { person } of members) saving.keep(person, lines);
    saving.finish({ ...head, members });
    return saving.id;
  });
  return result;
}

/** Carries out a draft as a command would: planned, then applied. */
export function applyDraft(store: Store, draft: ActivityDraft): number {
  const candidates = [...store.people.candidates().values()].flat();
  const world: World = {
    activities: store.activities.list(null),
    people: (name) => candidates.filter((candidate) => candidate.name === name),
    nameOf: (id) => candidates.find((candidate) => candidate.id === id)?.name,
    near: () => [],
    today: "2026-12-31",
    chosen: new Map(),
  };
  const { activities, problems } = planActivities([draft], world);
  const [planned] = activities;
  if (!planned || problems.length > 0) throw new Error(JSON.stringify(problems));
  return store.activities.apply(planned, () => null);
}

export const draftOf = (kind: string, title: string, people: readonly number[], more: Partial<ActivityDraft> = {}): ActivityDraft => ({
  ...blankDraft(kind, title, {}, null),
  starts: "2026-05-12",
  parts: people.map((person) => ({
    ...blankPart({ person }, kind === "proposal" ? "lead" : "attendee", {}),
    state: kind === "proposal" ? null : "present",
  })),
  ...more,
});

// Lendings stand outside the log, which the desk's file and its copy have in common (decision 27).
const MECHANISM = ["operation", "change", "seal", "running", "lending", "sqlite_sequence"];

/** What a file holds, apart from the mechanism itself: every row of every table, in an order of its own. */
export function contents(db: Database): Record<string, unknown[]> {
  const tables = tableNames(db).filter((name) => !MECHANISM.includes(name));
  return Object.fromEntries(
    tables.map((name) => [
      name,
      db
        .prepare(`SELECT * FROM "${name}"`)
        .all()
        .map((row) => JSON.stringify(row))
        .sort(),
    ]),
  );
}

export const tableNames = (db: Database): string[] =>
  db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map(({ name }) => name);

/** The file in another program's hands. */
export function openBare(file: string, opening: Opening = {}): Database {
  const db = openDatabase(file, opening);
  onTestFinished(() => void db.close());
  return db;
}

/** Another program that knows how the file works: it makes an operation of its own, and has it run. */
export const forgeOperation = (db: Database, command = "test", kind = "write"): void =>
  void db.exec(`
    INSERT INTO operation (at, who, kind, command, summary) VALUES ('2030-01-01', '别人', '${kind}', '${command}', '改');
    INSERT INTO running SELECT max(id) FROM operation;`);

/** Takes the triggers off, as somebody does who means to change what they hold. */
export const dropTriggers = (db: Database): void => {
  const names = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  for (const name of names) db.exec(`DROP TRIGGER "${name}"`);
};
