import type { Provenance } from "../domain/text/provenance.ts";
import type { Database } from "./database.ts";

/** Files that records came from, by name and SHA-256. */
export function sourceStore(db: Database) {
  const find = db.prepare<[string, string], { id: number }>("SELECT id FROM source WHERE sha256 = ? AND file = ?");
  const insert = db.prepare<[string, string]>("INSERT INTO source (file, sha256) VALUES (?, ?)");
  const FROM = "source.file, source.sha256";
  return {
    ensure: (file: string, sha256: string): number => find.get(sha256, file)?.id ?? Number(insert.run(file, sha256).lastInsertRowid),

    /** Where an activity itself came from; undefined for what a command recorded. */
    ofActivity: (id: number): Provenance | undefined =>
      db
        .prepare<[number], Provenance>(
          `SELECT ${FROM}, activity.sheet, CAST(activity.row AS TEXT) AS rows FROM activity JOIN source ON source.id = activity.source WHERE activity.id = ?`,
        )
        .get(id),

    /** Where each participation in some activities came from, by its id. */
    ofParts: (activities: readonly number[]): Map<number, Provenance> =>
      new Map(
        db
          .prepare<[string], Provenance & { id: number }>(
            `SELECT participation.id, ${FROM}, participation.sheet, participation.rows
             FROM participation JOIN source ON source.id = participation.source
             WHERE activity IN (SELECT value FROM json_each(?))`,
          )
          .all(JSON.stringify(activities))
          .map(({ id, ...from }) => [id, from]),
      ),

    /** Where somebody's seats and places came from, by the tenure's id. */
    ofTenures: (person: number): Map<number, Provenance> =>
      new Map(
        db
          .prepare<[number], Provenance & { id: number }>(
            `SELECT tenure.id, ${FROM}, tenure.sheet, CAST(tenure.row AS TEXT) AS rows FROM tenure JOIN source ON source.id = tenure.source WHERE person = ?`,
          )
          .all(person)
          .map(({ id, ...from }) => [id, from]),
      ),
  };
}
