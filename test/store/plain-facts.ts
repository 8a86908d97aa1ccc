import { atOneState, better } from "../../src/domain/activities/attendance.ts";
import type { Period } from "../../src/domain/calendar/office-years.ts";
import type { ActivityFact, OutcomeFact, PartFact, SittingFact } from "../../src/domain/scoring/facts.ts";
import type { Needs } from "../../src/domain/scoring/needs.ts";
import { canonicalForm } from "../../src/domain/vocabulary/kinds.ts";
import type { Role } from "../../src/domain/vocabulary/roles.ts";
import type { Database } from "../../src/store/database.ts";

/** An activity as it stands in the record file. */
interface ActivityRow {
  readonly id: number;
  readonly kind: string;
  readonly form: string | null;
  readonly title: string;
  readonly starts: string | null;
  readonly serial: string | null;
  readonly part_of: number | null;
}

type PartRow = PartFact & { readonly activity: number };

interface Gathered {
  readonly activity: ActivityRow;
  readonly kind: string;
  readonly form: string | null;
  readonly named: Map<Role, number>;
  readonly outcomes: readonly OutcomeFact[];
  readonly parts: PartFact[];
  readonly sittings: Map<number, SittingFact>;
}

/**
 * What src/store/facts/ answers of a person's year that is not closed, said as simply as can be: a query for each
 * question, an object for each row, nothing shared and nothing remembered. Good for a few people; the reference of a
 * property for the reader that serves three million rows.
 */
export function plainDeeds(db: Database, person: number, { from, to }: Period, needs: Needs): ActivityFact[] {
  const list = <Row>(sql: string, ...values: unknown[]): Row[] => db.prepare(sql).all(...values) as Row[];
  const booked = new Set(
    list<{ activity: number }>("SELECT activity FROM v_booked WHERE day BETWEEN ? AND ?", from, to).map(({ activity }) => activity),
  );
  const activityOf = (id: number): ActivityRow => list<ActivityRow>("SELECT * FROM activity WHERE id = ?", id)[0] as ActivityRow;
  const rolesOf = (id: number) => list<{ person: number; role: Role }>("SELECT person, role FROM participation WHERE activity = ?", id);
  const cameOf = (id: number): OutcomeFact[] =>
    list<OutcomeFact & { person: number | null }>("SELECT person, what, level, form FROM recognition WHERE activity = ? ORDER BY id", id)
      .filter((outcome) => outcome.person === null || outcome.person === person)
      .map(({ what, level, form }) => ({ what, level, form }));
  const pairs = list<{ proposal: number; opinion: number }>(
    "SELECT proposal, min(opinion) AS opinion FROM v_turned GROUP BY proposal ORDER BY proposal",
  );
  const opinionOf = (proposal: number) => pairs.find((pair) => pair.proposal === proposal)?.opinion;
  const proposalOf = (opinion: number) => pairs.findLast((pair) => pair.opinion === opinion)?.proposal;

  /** Where the ledger names other authors alone, the lead of the proposal comes before them. */
  function comesAfterLead(opinion: number): boolean {
    const authors = rolesOf(opinion).filter(({ role }) => role === "author");
    const isMissing = (lead: number): boolean => authors.every((author) => author.person !== lead);
    const leads = pairs.filter((pair) => pair.opinion === opinion).flatMap(({ proposal }) => rolesOf(proposal));
    return authors.length > 0 && leads.some((one) => one.role === "lead" && isMissing(one.person));
  }

  function formOf(activity: ActivityRow): string | null {
    if (activity.kind !== "proposal" || activity.form !== null) return canonicalForm(activity.form);
    return rolesOf(activity.id).some(({ role }) => role === "cosigner") ? "联名" : "个人";
  }

  function namedOn(id: number): Map<Role, number> {
    const counts = new Map<Role, number>();
    for (const { role } of rolesOf(id)) counts.set(role, (counts.get(role) ?? 0) + 1);
    if (comesAfterLead(id)) counts.set("author", (counts.get("author") ?? 0) + 1);
    return counts;
  }

  /** The smallest number among the activities that grew out of one another. */
  function eventOf(id: number): number {
    const links = list<{ from: number; to: number }>(`SELECT "from", "to" FROM link WHERE what = 'grew_into'`);
    const event = new Set([id]);
    for (const one of event) for (const link of links) if (link.from === one || link.to === one) event.add(link.from).add(link.to);
    return Math.min(...event);
  }

  const facts = new Map<number, Gathered>();
  const factOf = (id: number, made: Omit<Gathered, "parts" | "sittings">): Gathered => {
    const there = facts.get(id) ?? { ...made, parts: [], sittings: new Map() };
    facts.set(id, there);
    return there;
  };
  const asAuthor: Gathered[] = [];
  const rows = list<PartRow>("SELECT * FROM participation WHERE person = ? ORDER BY activity, role, form", person);
  for (const row of rows) {
    const own = activityOf(row.activity);
    const activity = own.part_of === null ? own : activityOf(own.part_of);
    if (!booked.has(own.id) || !booked.has(activity.id)) continue;
    const origin = proposalOf(activity.id);
    const outcomes = [...cameOf(activity.id), ...(origin !== undefined && booked.has(origin) ? cameOf(origin) : [])];
    const fact = factOf(activity.id, { activity, kind: activity.kind, form: formOf(activity), named: namedOn(activity.id), outcomes });
    if (own === activity) fact.parts.push(partOf(row, comesAfterLead(activity.id) ? 1 : 0));
    else fact.sittings.set(own.id, bestOf(fact.sittings.get(own.id), sittingOf(row, own.starts ?? activity.starts ?? "")));
    if (activity.kind !== "proposal" || row.role !== "lead" || !outcomes.some(({ what }) => what === "to_opinion")) continue;
    // The proposal is an opinion of its lead too: the ledger's, or one beside the proposal.
    const opinion = opinionOf(activity.id);
    const isListed = opinion !== undefined && booked.has(opinion);
    const listed = isListed ? activityOf(opinion) : activity;
    asAuthor.push(
      factOf(opinion ?? -activity.id, {
        activity: listed,
        kind: "opinion",
        form: isListed ? formOf(listed) : null,
        named: isListed ? namedOn(opinion) : new Map([["author", 1]]),
        outcomes: [...(isListed ? cameOf(opinion) : []), ...outcomes],
      }),
    );
  }
  for (const { parts } of asAuthor)
    if (!parts.some(({ role }) => role === "author")) parts.push({ role: "author", state: null, position: 1 });

  return [...facts.values()].map(({ activity, kind, form, named, outcomes, parts, sittings }) => ({
    activity: activity.id,
    event: eventOf(activity.id),
    kind,
    form,
    title: activity.title,
    date: activity.starts,
    serial: activity.serial,
    parts: atOneState(parts, [...sittings.values()]),
    outcomes,
    sittings: [...sittings.values()],
    ...(needs.named && named.size > 0 && { named }),
  }));

  /** Behind the last place that counts, everybody is alike. */
  function partOf({ role, state, position, form, reason, quantity, amount }: PartRow, later: number): PartFact {
    const place = position === null ? null : Math.min(position, needs.positions + 1) + later;
    const details = needs.details ? { reason, quantity, amount } : {};
    return { role, state, position: place, ...details, ...(form !== null && { form }) };
  }

  function sittingOf({ state, reason }: PartRow, date: string): SittingFact {
    return { date, state, ...(needs.details && { reason }) };
  }

  function bestOf(there: SittingFact | undefined, one: SittingFact): SittingFact {
    return there === undefined ? one : { ...there, ...better(there, one) };
  }
}
