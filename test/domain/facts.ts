import { resolve } from "node:path";
import type { Span } from "../../src/domain/calendar/dates.ts";
import { periodOf } from "../../src/domain/calendar/office-years.ts";
import type { Office } from "../../src/domain/people/member.ts";
import { evaluate } from "../../src/domain/scoring/evaluation.ts";
import type { ActivityFact, ExpectedMeeting, MemberFacts } from "../../src/domain/scoring/facts.ts";
import type { EvaluationLine, EvaluationMember } from "../../src/domain/scoring/result.ts";
import type { Level } from "../../src/domain/vocabulary/levels.ts";
import type { Outcome } from "../../src/domain/vocabulary/outcomes.ts";
import type { Role } from "../../src/domain/vocabulary/roles.ts";
import type { State } from "../../src/domain/vocabulary/states.ts";
import { readRules } from "../support/rules.ts";

/** A small language in which scoring tests state a member's year. All of it is 2026, and all of it invented. */
export const { rules, source } = readRules(resolve(import.meta.dirname, "../../rules/default.yaml"));

let lastActivity = 1000;

type Outcomes = readonly (Outcome | readonly [Outcome, Level])[];

/** One activity with the member's own part in it. */
export function activity(
  kind: string,
  role: Role,
  more: Partial<ActivityFact> & { state?: State | null; position?: number; came?: Outcomes } = {},
) {
  lastActivity += 1;
  const { state = null, position = null, came = [], ...fields } = more;
  const fact: ActivityFact = {
    activity: lastActivity,
    event: lastActivity,
    kind,
    form: null,
    title: `${kind} ${lastActivity}`,
    date: "2026-05-12",
    serial: null,
    parts: [{ role, state, position }],
    outcomes: came.map((outcome) =>
      typeof outcome === "string" ? { what: outcome, level: null } : { what: outcome[0], level: outcome[1] },
    ),
    sittings: [],
    ...fields,
  };
  return fact;
}

/** A meeting signed once, or with several states, by its sittings. */
export function meeting(
  kind: string,
  state: State | readonly State[],
  date = "2026-02-10",
  more: Partial<ActivityFact> = {},
): ActivityFact {
  if (typeof state === "string") return activity(kind, "attendee", { state, date, ...more });
  return { ...activity(kind, "attendee", { date, ...more }), parts: [], sittings: state.map((one) => ({ date, state: one })) };
}

export const plenary = (state: State | readonly State[] = "present", date?: string): ActivityFact => meeting("plenary", state, date);
export const attended = (kind = "inspection", state: State = "present"): ActivityFact => activity(kind, "attendee", { state });
export const filed = (more: Partial<ActivityFact> = {}, ...more_came: Outcome[]): ActivityFact =>
  activity("proposal", "lead", { came: ["filed", ...more_came], ...more });
export const cosigned = (came: Outcomes = ["filed"], more: Partial<ActivityFact> = {}): ActivityFact =>
  activity("proposal", "cosigner", { came, ...more });
export const opinion = (came: Outcomes = [], position = 1): ActivityFact => activity("opinion", "author", { position, came });
export const charity = (): ActivityFact => activity("charity", "attendee", { state: "present" });
export const honour = (...levels: Level[]): ActivityFact =>
  activity("honour", "holder", { came: levels.map((level) => ["awarded", level] as const) });
export const sanction = (kind: "law" | "integrity", came: Outcomes, more: Partial<ActivityFact> = {}): ActivityFact =>
  activity(kind, "holder", { came, ...more });
export const times = <Made>(count: number, make: (index: number) => Made): Made[] =>
  Array.from({ length: count }, (_, index) => make(index));

let lastPerson = 0;

/** A member with a seat all through the term unless said otherwise. */
export function member(
  activities: readonly ActivityFact[],
  more: { name?: string; seats?: readonly Span[]; suspensions?: readonly Span[]; office?: Office } = {},
): MemberFacts {
  lastPerson += 1;
  const { office, name = `委员${lastPerson}`, seats = [{ from: "2022-01-01", to: null }], suspensions = [] } = more;
  const offices = office === undefined ? [] : [{ office, from: "2022-01-01", to: null }];
  return { person: lastPerson, name, seats, suspensions, offices, activities };
}

export interface Explained extends EvaluationMember {
  readonly lines: readonly EvaluationLine[];
}

/** The year's results, each with its lines; by the default rules, or by others. */
export function evaluateAll(
  members: readonly MemberFacts[],
  meetings: readonly ExpectedMeeting[] = [],
  by = { rules, source },
): Explained[] {
  const lines = new Map<number, readonly EvaluationLine[]>();
  const input = { ...by, year: 2026, period: periodOf(2026, []), meetings, facts: members };
  const result = evaluate(input, (person, own) => lines.set(person, own));
  return result.members.map((one) => ({ ...one, lines: lines.get(one.person) ?? [] }));
}

/** One member's result, among four others of whom there is nothing to say, so that the quota has one place. */
export function evaluateOne(one: MemberFacts, meetings: readonly ExpectedMeeting[] = []): Explained {
  const found = evaluateAll([one, ...times(4, () => member([]))], meetings).find(({ person }) => person === one.person);
  if (!found) throw new Error(`${one.name} is missing from the result`);
  return found;
}

/** Points of a result as documents show them: 26.76. */
export const shownPoints = ({ points }: EvaluationMember): Record<string, number> =>
  Object.fromEntries(Object.entries(points).map(([dimension, value]) => [dimension, value / 100]));

export const sumOfLines = ({ lines }: Explained): number => lines.reduce((total, { points }) => total + points, 0);
