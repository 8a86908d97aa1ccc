import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import Sqlite from "better-sqlite3";
import { createStore } from "../../src/store/store.ts";
import { median, peakOf, timeOf } from "./measure.ts";

/**
 * Scoring and saving whole files against a bare SQL aggregate over the same join: each person's records counted by kind,
 * role and state, which is the least that points can be made of. Both are whole processes, in turn.
 */
const ROOT = resolve(import.meta.dirname, "../..");
const RECORDS = 50;
const PER_ACTIVITY = 100;
const KINDS = ["research", "standing", "inspection", "training", "bimonthly", "proposal", "opinion", "proposal", "consultation", "charity"];
const ROUNDS = 3;

const AGGREGATE = `
  const db = new (require("better-sqlite3"))(process.argv[1], { readonly: true });
  db.pragma("temp_store = MEMORY");
  db.prepare("SELECT count(*) FROM (SELECT participation.person, kind, role, state, count(*) FROM participation JOIN activity ON activity.id = participation.activity GROUP BY 1, 2, 3, 4)").get();`;

/** A record file of so many members, each with fifty records of a year: two plenaries, and activities of a hundred. */
function writeFile(file: string, members: number): void {
  const store = createStore(file, ROOT, { who: "bench", now: () => "2026-01-01T00:00:00.000Z" });
  store.operations.operate({ kind: "init", command: "init", summary: "" }, () => store.terms.add(10, "2022-01-01"));
  store.close();
  const db = new Sqlite(file);
  db.pragma("temp_store = MEMORY");
  db.transaction(() => {
    db.exec(`INSERT INTO operation (at, who, kind, command, summary) VALUES ('', '', 'write', '', '');
      INSERT INTO running SELECT max(id) FROM operation;
      INSERT INTO body (kind, name, term) VALUES ('committee', '', 1);
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${members}) INSERT INTO person (name) SELECT '委员' || i FROM n;
      INSERT INTO tenure (person, body, post, starts) SELECT id, 1, 'member', '2022-01-01' FROM person;`);
    const activity = db.prepare("INSERT INTO activity (id, kind, title, starts) VALUES (?, ?, ?, ?)");
    const outcome = db.prepare("INSERT INTO recognition (activity, what, level) VALUES (?, ?, ?)");
    const part = db.prepare("INSERT INTO participation (activity, person, role, state, position) VALUES (?, ?, ?, ?, ?)");
    let id = 0;
    for (let plenary = 1; plenary <= 2; plenary += 1) {
      activity.run(++id, "plenary", `全体会议${plenary}`, `2026-01-1${plenary}`);
      for (let person = 1; person <= members; person += 1)
        part.run(id, person, "attendee", person % 37 === 0 ? "absent" : person % 11 === 0 ? "leave" : "present", null);
    }
    for (let made = 0; made < (members * (RECORDS - 2)) / PER_ACTIVITY; made += 1) {
      const kind = KINDS[++id % KINDS.length] as string;
      activity.run(
        id,
        kind,
        `${kind}第${id}次`,
        `2026-${String((id % 12) + 1).padStart(2, "0")}-${String((id % 28) + 1).padStart(2, "0")}`,
      );
      if (kind === "proposal") outcome.run(id, "filed", null);
      if (kind === "opinion") outcome.run(id, "adopted", "city");
      for (let i = 0; i < PER_ACTIVITY; i += 1) {
        const person = (((made * PER_ACTIVITY + i) * 7) % members) + 1;
        if (kind === "proposal") part.run(id, person, i === 0 ? "lead" : "cosigner", null, i + 1);
        else if (kind === "opinion") part.run(id, person, "author", null, i + 1);
        else part.run(id, person, "attendee", i % 11 === 0 ? "leave" : "present", null);
      }
    }
    db.exec("DELETE FROM running");
  })();
  db.close();
}

export function benchScoring(bin: string, folder: string, env: NodeJS.ProcessEnv): void {
  const own = (file: string): string[] => [bin, "--db", file, "--quiet", "score", "--year", "2026"];
  const [small, large] = [6_200, 62_000].map((members) => {
    const file = join(folder, `score${members}.db`);
    writeFile(file, members);
    const ratios: number[] = [];
    const times: number[] = [];
    for (let round = -1; round < ROUNDS; round += 1) {
      const aggregate = timeOf(["-e", AGGREGATE, file], env);
      const time = timeOf(own(file), env);
      if (round < 0) continue;
      times.push(time);
      ratios.push(time / aggregate);
    }
    const megabytes = peakOf(own(file), env);
    rmSync(file);
    return { members, ratio: median(ratios), milliseconds: median(times), megabytes };
  }) as [Scored, Scored];
  for (const { members, ratio, milliseconds, megabytes } of [small, large])
    console.log(
      `${ratio <= 2.5 && megabytes < 200 ? "✓" : "✗"} score and save, ${members} × ${RECORDS}: ${ratio.toFixed(2)}× a bare aggregate (target ≤ 2.5×), ${(milliseconds / 1000).toFixed(1)} s, peak ${megabytes.toFixed(0)} MB (target < 200 MB)`,
    );
  const growth = large.milliseconds / small.milliseconds;
  console.log(`${growth <= 11 ? "✓" : "✗"} ten times the records: ${growth.toFixed(1)}× the time (target ≤ 11×)`);
}

interface Scored {
  readonly members: number;
  readonly ratio: number;
  readonly milliseconds: number;
  readonly megabytes: number;
}
