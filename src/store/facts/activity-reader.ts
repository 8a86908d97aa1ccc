import { atOneState, better } from "../../domain/activities/attendance.ts";
import type { ActivityFact, OutcomeFact, PartFact, SittingFact } from "../../domain/scoring/facts.ts";
import type { Needs } from "../../domain/scoring/needs.ts";
import type { Role } from "../../domain/vocabulary/roles.ts";
import type { State } from "../../domain/vocabulary/states.ts";
import type { Database } from "../database.ts";
import type { Booked, BookedActivities } from "./booked-activities.ts";

/** One row: the activity, with this one part; the same object for everybody who took part in the same way. */
type OnePart = ActivityFact;

/** What the activities of a period make of each person's year: each activity once, the roles and sittings gathered. */
export function activityReader(db: Database, booked: BookedActivities, needs: Needs): (person: number) => ActivityFact[] {
  const { activities, madeOf, turned, led } = booked;
  const participationsOf = readParticipations(db, booked, needs);

  return (person) => {
    const own = participationsOf(person);
    const facts: ActivityFact[] = [];
    const others: OnePart[] = [];
    for (let i = 0; i < own.length; i += 1) {
      const one = own[i] as OnePart;
      // Those of one activity follow one another.
      const isAlone = own[i - 1]?.activity !== one.activity && own[i + 1]?.activity !== one.activity;
      if (isAlone && (activities.get(one.activity) as Booked).isSimple) facts.push(one);
      else others.push(one);
    }
    return others.length === 0 ? facts : [...facts, ...gathered(person, others)];
  };

  /** A proposal that became an opinion is that opinion too. */
  function gathered(person: number, own: readonly OnePart[]): ActivityFact[] {
    const came = (activity: number): Booked["outcomes"] =>
      activities.get(activity)?.outcomes.filter((outcome) => outcome.person === null || outcome.person === person) ?? [];
    const facts = new Map<number, ReturnType<typeof factOf>>();
    const leads: PartFact[][] = [];
    const fact = (id: number, row: Booked, kind: string, outcomes: readonly OutcomeFact[]) => {
      const there = facts.get(id) ?? factOf(row, kind, outcomes);
      facts.set(id, there);
      return there;
    };
    for (const { activity: id, parts } of own) {
      const self = activities.get(id) as Booked;
      const root = self.part_of === null ? self : activities.get(self.part_of);
      if (root === undefined) continue;
      const part = parts[0] as PartFact;
      const origin = madeOf.get(root.id);
      const outcomes = came(root.id);
      const activity = fact(root.id, root, root.kind, origin === undefined ? outcomes : [...outcomes, ...came(origin)]);
      if (self === root) activity.parts.push(led.has(root.id) ? { ...part, position: part.position && part.position + 1 } : part);
      else
        sign(activity.signed, self.id, {
          date: self.starts ?? root.starts ?? "",
          state: part.state,
          ...(needs.details && { reason: part.reason }),
        });
      if (root.kind === "proposal" && part.role === "lead" && outcomes.some(({ what }) => what === "to_opinion")) {
        const opinion = turned.get(root.id);
        // An opinion of its lead: under its own id where the ledger has it, else under the proposal's (negated, to stand beside it).
        const listed = opinion === undefined ? undefined : activities.get(opinion);
        const asOpinion = fact(
          opinion ?? -root.id,
          listed ?? { ...root, form: null, named: root.named && LEAD_ALONE },
          "opinion",
          opinion === undefined ? outcomes : [...came(opinion), ...outcomes],
        );
        leads.push(asOpinion.parts);
      }
    }
    // Whom the ledger names as an author of it stands there already, in his place.
    for (const parts of leads) if (!parts.some(({ role }) => role === "author")) parts.push({ role: "author", state: null, position: 1 });
    return [...facts.values()].map(({ signed, ...made }) => {
      const sittings = [...signed.values()];
      return { ...made, parts: atOneState(made.parts, sittings), sittings };
    });
  }
}

/** The opinion that a proposal became is its lead's, whoever signed the proposal beside. */
const LEAD_ALONE: ReadonlyMap<Role, number> = new Map<Role, number>([["author", 1]]);

/** One sitting is signed once, whatever the roles: the best row counts. */
function sign(signed: Map<number, SittingFact>, sitting: number, one: SittingFact): void {
  const there = signed.get(sitting);
  signed.set(sitting, there === undefined ? one : { ...there, ...better(there, one) });
}

const factOf = (row: Booked, kind: string, outcomes: readonly OutcomeFact[]) => ({
  activity: row.id,
  event: row.event,
  kind,
  form: row.form,
  title: row.title,
  date: row.starts,
  serial: row.serial,
  parts: [] as PartFact[],
  outcomes,
  signed: new Map<number, SittingFact>(),
  ...(row.named && { named: row.named }),
});

/**
 * Who took part in what. The rows are read activity by activity, as they lie on the disk, and kept as one number each, in the
 * places of their person: nothing of the file is read while results are written (docs/decisions/0012-one-number-a-record.md).
 */
function readParticipations(db: Database, { activities }: BookedActivities, needs: Needs): (person: number) => OnePart[] {
  const { starts, ends, rows } = placesByPerson(db);
  const kept = new Uint32Array(rows);
  const { all, numberIn } = waysOfTakingPart(needs);
  // An activity at a time: a row of its own for each would cost more than all the rest. Behind the last place that counts,
  // everybody is alike.
  const facts = `role, state, min(position, ${needs.positions + 1})${needs.details ? ", reason, quantity, amount" : ""}`;
  const read = db
    .prepare<[], [activity: number, rows: string]>(
      `SELECT activity, group_concat(person || iif(form IS NULL, json_array(${facts}), json_array(${facts}, form)), char(10))
       FROM participation WHERE activity IN (SELECT activity FROM temp.booked) GROUP BY activity`,
    )
    .raw();
  for (const [activity, written] of read.iterate()) {
    const wayOf = numberIn(activities.get(activity) as Booked);
    for (let from = 0; from < written.length; ) {
      const [bracket, end] = [written.indexOf("[", from), (written.indexOf("\n", from) + 1 || written.length + 1) - 1];
      const person = Number(written.slice(from, bracket));
      const at = ends[person] as number;
      kept[at] = wayOf(written.slice(bracket, end));
      ends[person] = at + 1;
      from = end + 1;
    }
  }
  return (person) => {
    const own: OnePart[] = [];
    for (let i = starts[person] ?? 0; i < (ends[person] ?? 0); i += 1) own.push(all[kept[i] as number] as OnePart);
    return own;
  };
}

/** Room for each person's rows, one person's behind another's: where each begins, and as yet ends. */
function placesByPerson(db: Database): { starts: Uint32Array; ends: Uint32Array; rows: number } {
  const people = db.prepare<[], number>("SELECT ifnull(max(id), 0) FROM person").pluck().get() as number;
  const starts = new Uint32Array(people + 1);
  let rows = 0;
  const counts = db.prepare<[], [number, number]>("SELECT person, count(*) FROM participation GROUP BY person ORDER BY person").raw();
  for (const [person, count] of counts.iterate()) {
    starts[person] = rows;
    rows += count;
  }
  return { starts, ends: starts.slice(), rows };
}

/** Every way in which anybody took part in an activity, numbered from 0. */
function waysOfTakingPart(needs: Needs): { all: readonly OnePart[]; numberIn: (activity: Booked) => (written: string) => number } {
  const all: OnePart[] = [];
  const parts = new Map<string, readonly PartFact[]>();
  const alike = new Map<string, number>();
  return {
    all,
    numberIn(activity) {
      const ways = new Map<string, number>();
      return (written) => {
        const known = ways.get(written);
        if (known !== undefined) return known;
        const own = parts.get(written) ?? [partOf(written)];
        parts.set(written, own);
        const profile = `${activity.profile}|${written}`;
        const number = alike.get(profile) ?? alike.size;
        alike.set(profile, number);
        const same = all.length;
        all.push({
          alike: number,
          same,
          activity: activity.id,
          event: activity.event,
          kind: activity.kind,
          form: activity.form,
          title: activity.title,
          date: activity.starts,
          serial: activity.serial,
          parts: own,
          outcomes: activity.outcomes,
          sittings: NONE,
          ...(activity.named && { named: activity.named }),
        });
        ways.set(written, same);
        return same;
      };
    },
  };

  function partOf(written: string): PartFact {
    // A form of its own stands last, for the few that have one.
    const [role, state, position, ...more] = JSON.parse(written) as WrittenPart;
    if (!needs.details) return more[0] === undefined ? { role, state, position } : { role, state, position, form: more[0] };
    const [reason, quantity, amount, form] = more as unknown as DetailsOfPart;
    return { role, state, position, reason, quantity, amount, ...(form !== undefined && { form }) };
  }
}

const NONE: readonly never[] = [];

type WrittenPart = [Role, State | null, number | null, ...(string | null | undefined)[]];

type DetailsOfPart = [reason: string | null, quantity: number | null, amount: number | null, form?: string];
