import { type Liaison, type LiaisonKind, lastDayOf } from "../domain/liaison/liaison.ts";
import type { Database } from "./database.ts";
import type { Origin, tenureStore } from "./tenures.ts";

/** 双联: who keeps contact with whom. */
export function liaisonStore(db: Database, tenures: ReturnType<typeof tenureStore>) {
  const all = db.prepare<[], Omit<Liaison, "until">>(`
    SELECT liaison.id, liaison.person, keeper.name, liaison.with_person AS withPerson, liaison.with_body AS withBody,
      coalesce(partner.name, body.name) AS "with", body.kind AS bodyKind, liaison.kind, liaison.starts, liaison.ends, liaison.basis
    FROM liaison
    JOIN person AS keeper ON keeper.id = liaison.person
    LEFT JOIN person AS partner ON partner.id = liaison.with_person
    LEFT JOIN body ON body.id = liaison.with_body
    ORDER BY liaison.person, liaison.starts, liaison.id`);
  const insert = db.prepare<
    [number, number | null, number | null, string, string, string | null, string | null, number | null, string | null, number | null]
  >(`
    INSERT INTO liaison (person, with_person, with_body, kind, starts, ends, basis, source, sheet, row)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const update = db.prepare<[string, string | null, string | null, number]>(
    "UPDATE liaison SET starts = ?, ends = ?, basis = ? WHERE id = ?",
  );

  /** Each with the last day on which it counts, by the places that the two held. */
  function withEnds(liaisons: readonly Omit<Liaison, "until">[]): Liaison[] {
    const held = liaisons.length === 0 ? new Map<number, never[]>() : Map.groupBy(tenures.all(), ({ person }) => person);
    const placesOf = (person: number | null) => (person === null ? [] : (held.get(person) ?? []));
    return liaisons.map((each) => ({ ...each, until: lastDayOf(each, placesOf(each.person), placesOf(each.withPerson)) }));
  }

  return {
    /** Every one on record, by who keeps it, the running and the ended. */
    list: (): Liaison[] => withEnds(all.all()),

    /** Those of one person, kept or received. */
    ofPerson: (person: number): Liaison[] => withEnds(all.all().filter((each) => each.person === person || each.withPerson === person)),

    add: (
      person: number,
      partner: { readonly person: number } | { readonly body: number },
      kind: LiaisonKind,
      { starts, ends, basis }: Pick<Liaison, "starts" | "ends" | "basis">,
      { source, sheet, row }: Origin,
    ): number =>
      Number(
        insert.run(
          person,
          "person" in partner ? partner.person : null,
          "body" in partner ? partner.body : null,
          kind,
          starts,
          ends,
          basis,
          source,
          sheet,
          row,
        ).lastInsertRowid,
      ),

    /** Other days, or another basis. */
    change: (id: number, { starts, ends, basis }: Pick<Liaison, "starts" | "ends" | "basis">): void =>
      void update.run(starts, ends, basis, id),
  };
}
