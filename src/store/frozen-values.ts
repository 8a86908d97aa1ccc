import type { Database } from "./database.ts";

/** What a closed year keeps beside its list of rows, and what its digest is over (docs/decisions/0011-closed-by-triggers.md). */

interface Held {
  readonly name: string;
  readonly select: string;
}

/** The list of what a digest is over that a year is closed by now. */
export const RECIPE = 2;

const participation = (facts: string, order: string): Held => ({
  name: "participation",
  select: `SELECT json_array(activity, person, role, ${facts}, position, quantity, amount) AS row
      FROM participation WHERE activity IN (SELECT row FROM frozen WHERE period = :id AND tbl IN ('activity', 'paid'))
      ORDER BY activity, person, ${order}`,
});

const RECORDS: readonly Held[] = [
  {
    name: "recognition",
    select: `SELECT json_array(activity, person, what, level, form, date, by) AS row
      FROM recognition WHERE id IN (SELECT row FROM frozen WHERE period = :id AND tbl = 'recognition') ORDER BY id`,
  },
  {
    name: "tenure",
    select: `SELECT json_array(person, body, post, max(starts, :from), min(ifnull(ends, :to), :to)) AS row FROM tenure
      WHERE starts <= :to AND (ends IS NULL OR ends >= :from) ORDER BY person, body, post, starts`,
  },
  {
    name: "suspension",
    select: `SELECT json_array(tenure, max(starts, :from), min(ifnull(ends, :to), :to)) AS row FROM suspension
      WHERE starts <= :to AND (ends IS NULL OR ends >= :from) ORDER BY tenure, starts`,
  },
  { name: "rules", select: "SELECT rules AS row FROM evaluation WHERE id = :evaluation" },
  {
    name: "result",
    select: `SELECT json_array(member.person, member.name, total, rank, grade, why, tied, commended, points, lines) AS row
      FROM evaluation_member AS member LEFT JOIN evaluation_lines AS held ON held.evaluation = member.evaluation AND held.person = member.person
      WHERE member.evaluation = :evaluation ORDER BY member.person`,
  },
  { name: "decision", select: "SELECT json_array(person, grade, reason) AS row FROM decision WHERE year = :year ORDER BY person" },
];

/**
 * What a closed year holds, row by row as JSON, in an order of its own: by the version of the recipe, since a digest stays
 * true for ever. One that a year was closed by is never edited: what is new in the schema is a new recipe.
 */
export const RECIPES: Readonly<Record<number, readonly Held[]>> = {
  1: [
    {
      name: "activity",
      select: `SELECT json_array(id, kind, title, starts, ends, form, serial, term, session, part_of, refers_to) AS row
        FROM activity WHERE id IN (SELECT row FROM frozen WHERE period = :id AND tbl IN ('activity', 'paid')) ORDER BY id`,
    },
    participation("state, reason", "role"),
    ...RECORDS,
  ],
  2: [
    {
      name: "activity",
      select: `SELECT json_array(activity.id, frozen.tbl, frozen.day, kind, title, starts, ends, place, theme, form, serial, term, session,
          category, livelihood, body, part_of, refers_to) AS row
        FROM frozen JOIN activity ON activity.id = frozen.row
        WHERE frozen.period = :id AND frozen.tbl IN ('activity', 'paid') ORDER BY activity.id`,
    },
    participation("state, reason, form", "role, form"),
    ...RECORDS,
    { name: "value", select: "SELECT json_array(tbl, row, value) AS row FROM frozen_value WHERE period = :id ORDER BY tbl, row" },
  ],
};

/**
 * What documents of the year print and later records may change: of whom a seat was held in it, the particulars and the
 * places held by its last day (no telephone: none is printed); how its proposals were handled; ties; what bodies are called.
 */
const VALUES: readonly Held[] = [
  {
    name: "member",
    select: `SELECT person.id, json_object('name', person.name, 'sex', sex, 'ethnicity', ethnicity, 'born', born, 'party', party,
        'education', education, 'unit', unit,
        'places', json((SELECT json_group_array(json_object('term', term.number, 'kind', body.kind, 'body', body.name, 'post', tenure.post,
            'starts', tenure.starts, 'ends', tenure.ends, 'certificate', tenure.certificate) ORDER BY tenure.starts, tenure.id)
          FROM tenure JOIN body ON body.id = tenure.body JOIN term ON term.id = body.term
          WHERE tenure.person = person.id AND tenure.starts <= period.ends)),
        'suspensions', json((SELECT json_group_array(json_object('starts', suspension.starts, 'ends', suspension.ends) ORDER BY suspension.starts)
          FROM v_seat JOIN suspension ON suspension.tenure = v_seat.id
          WHERE v_seat.person = person.id AND suspension.starts <= period.ends))) AS value
      FROM period JOIN person
      WHERE period.id = :id AND EXISTS (SELECT 1 FROM v_seat WHERE v_seat.person = person.id
        AND v_seat.starts <= period.ends AND (v_seat.ends IS NULL OR v_seat.ends >= period.starts))`,
  },
  {
    name: "handling",
    select: `SELECT handling.id, json_object('activity', activity, 'round', round, 'unit', unit, 'lead', lead, 'assigned', assigned,
        'replied', replied, 'class', class, 'feedback', feedback) AS value
      FROM frozen JOIN handling ON handling.activity = frozen.row WHERE frozen.period = :id AND frozen.tbl = 'activity'`,
  },
  {
    name: "liaison",
    select: `SELECT liaison.id, json_object('person', person, 'with_person', with_person, 'with_body', with_body, 'kind', kind,
        'starts', liaison.starts, 'ends', liaison.ends, 'basis', basis) AS value
      FROM period JOIN liaison ON liaison.starts <= period.ends AND (liaison.ends IS NULL OR liaison.ends >= period.starts)
      WHERE period.id = :id`,
  },
  {
    name: "body",
    select: `SELECT body.id, json_object('kind', kind, 'name', name, 'term', term.number) AS value
      FROM body JOIN term ON term.id = body.term
      WHERE body.id IN (SELECT tenure.body FROM period
        JOIN tenure ON tenure.starts <= period.ends AND (tenure.ends IS NULL OR tenure.ends >= period.starts) WHERE period.id = :id)`,
  },
];

/** Keeps the values of a year that is about to be closed. */
export function freezeValues(db: Database, id: number): void {
  for (const { name, select } of VALUES)
    db.prepare(`INSERT INTO frozen_value (period, tbl, row, value) SELECT :id, '${name}', id, value FROM (${select}) ORDER BY id`).run({
      id,
    });
}
