import { covers, lastDay } from "../../domain/calendar/dates.ts";
import type { Period } from "../../domain/calendar/office-years.ts";
import type { Office } from "../../domain/people/member.ts";
import { spanOf } from "../../domain/people/member-on.ts";
import { type OfUnit, unitsOf, type Workplace } from "../../domain/people/units.ts";
import type { ExpectedMeeting, MemberFacts } from "../../domain/scoring/facts.ts";
import type { Needs } from "../../domain/scoring/needs.ts";
import type { Subject } from "../../domain/scoring/rules.ts";
import { byGroup, byUnit, type PlacedFacts, type PlaceRow } from "../../domain/scoring/together.ts";
import { KINDS } from "../../domain/vocabulary/kinds.ts";
import type { Database } from "../database.ts";
import { activityReader } from "./activity-reader.ts";
import { bookedActivities, type ClosedYear } from "./booked-activities.ts";

/** People read at a time: enough to make it quick, few enough to hold. */
const AT_ONCE = 25;

/**
 * From so many records on, V8 is told to keep the space for what lives for one member only as small as it is when scoring
 * begins, before the first of them is read: 3.1 million records then take 180 MB and not 220, in the same time. A county has
 * 12,000, and gains nothing by it.
 */
const VERY_MANY = 200_000;

/**
 * The facts that scoring needs, one member at a time, ordered by member. This is the one door to what three million records
 * ask for: rows of an activity as one text (activity-reader.ts), a number for each way of taking part, one object for all who took part
 * alike, a setting of V8. Nobody outside needs to know of it; test/store/facts.properties.test.ts compares with a plain reader.
 */
export function factStore(db: Database) {
  const newest = db.prepare("SELECT ifnull(max(id), 0) FROM participation").pluck();

  function* people(
    period: Period,
    needs: Needs,
    list: "committee" | "informants",
    closed: ClosedYear | null = null,
  ): Generator<PlacedFacts> {
    if ((newest.get() as number) >= VERY_MANY) process.getBuiltinModule("node:v8").setFlagsFromString("--semi-space-growth-factor=1");
    const activitiesOf = activityReader(db, bookedActivities(db, period, closed, needs.named), needs);
    const suspensions = list === "committee" ? Map.groupBy(suspensionsOf(db), ({ person }) => person) : new Map<number, never[]>();
    const namesAfter = db.prepare<[string, number], { id: number; name: string }>(
      `SELECT id, name FROM person
       WHERE EXISTS (
         SELECT 1 FROM tenure JOIN body ON body.id = tenure.body WHERE tenure.person = person.id AND body.kind = ?)
         AND id > ? ORDER BY id LIMIT ${AT_ONCE}`,
    );
    const placesOf = placesIn(db, period);
    for (let chunk = namesAfter.all(list, 0); chunk.length > 0; chunk = namesAfter.all(list, chunk.at(-1)?.id ?? 0)) {
      const places = placesOf(chunk[0]?.id ?? 0, chunk.at(-1)?.id ?? 0);
      let place = 0;
      for (const { id, name } of chunk) {
        while (place < places.length && (places[place] as PlaceRow).person < id) place += 1;
        const held: PlaceRow[] = [];
        for (; places[place]?.person === id; place += 1) held.push(places[place] as PlaceRow);
        const seats = held.filter(({ kind }) => kind === list).map(spanOf);
        if (seats.length === 0) continue;
        yield {
          person: id,
          name,
          seats,
          suspensions: suspensions.get(id)?.map(spanOf) ?? NONE,
          offices: held.filter(({ kind }) => kind === "standing").map((one) => ({ ...spanOf(one), office: one.post as Office })),
          ...(needs.places && { sector: placeOn(held, "sector", period.to), group: placeOn(held, "group", period.to) }),
          activities: activitiesOf(id),
          places: held,
        };
      }
    }
  }

  return {
    /** Members whom only the beginning of 工作单位及职务 puts in a unit. */
    guessedUnits: (): OfUnit[] => unitsOf(workplacesOf(db)).filter(({ guessed }) => guessed),

    /** Meetings of the period at which every serving member is expected, and that have a sheet. */
    expectedMeetings(period: Period): ExpectedMeeting[] {
      const kinds = KINDS.filter(({ expects }) => expects === "serving").map(({ id }) => id);
      return db
        .prepare<[string, string, string], ExpectedMeeting>(`
          SELECT id AS activity, kind, title, starts AS date FROM activity
          WHERE kind IN (SELECT value FROM json_each(?)) AND part_of IS NULL AND starts IS NOT NULL
            AND substr(starts || '-01-01', 1, 10) BETWEEN ? AND ?
            AND EXISTS (SELECT 1 FROM participation JOIN activity AS held ON held.id = participation.activity
                        WHERE held.id = activity.id OR held.part_of = activity.id)
          ORDER BY starts, id`)
        .all(JSON.stringify(kinds), period.from, period.to);
    },

    /** The facts of whom a rule set evaluates; of a closed year as they were at closing, or as they are now. */
    *of(subject: Subject, period: Period, needs: Needs, closed: ClosedYear | null = null): Generator<MemberFacts> {
      if (subject === "members") yield* people(period, needs, "committee", closed);
      else if (subject === "informants") yield* people(period, needs, "informants", closed);
      else if (subject === "groups") yield* byGroup(people(period, needs, "committee", closed), period);
      else
        yield* byUnit([people(period, needs, "committee", closed), people(period, needs, "informants", closed)], workplacesOf(db), period);
    },
  };
}

const NONE: readonly never[] = [];

const placeOn = (held: readonly PlaceRow[], kind: string, day: string): string | null =>
  held.find((place) => place.kind === kind && covers(spanOf(place), day))?.name ?? null;

const suspensionsOf = (db: Database) =>
  db
    .prepare<[], { person: number; starts: string; ends: string | null }>(
      "SELECT v_seat.person, suspension.starts, suspension.ends FROM suspension JOIN v_seat ON v_seat.id = suspension.tenure",
    )
    .all();

/** Places held on any day of the period, by the people of a range. */
function placesIn(db: Database, { from, to }: Period): (first: number, last: number) => PlaceRow[] {
  const places = db.prepare<[number, number, string, string], PlaceRow>(`
    SELECT tenure.person, body.id AS body, body.kind, body.name, tenure.post, tenure.starts, tenure.ends
    FROM tenure JOIN body ON body.id = tenure.body
    WHERE tenure.person BETWEEN ? AND ? AND body.kind IN ('committee', 'standing', 'informants', 'sector', 'group')
      AND tenure.starts <= ? AND (tenure.ends IS NULL OR tenure.ends >= ?)
    ORDER BY tenure.person, tenure.starts, tenure.id`);
  return (first, last) => places.all(first, last, lastDay(to), from);
}

const workplacesOf = (db: Database): Workplace[] =>
  db
    .prepare<[], Workplace>(
      "SELECT id AS person, name, unit AS text, workplace AS unit FROM person WHERE unit IS NOT NULL AND unit <> '' ORDER BY id",
    )
    .all();
