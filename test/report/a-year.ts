import type { Activity } from "../../src/domain/activities/activity.ts";
import type { YearRecords } from "../../src/report/year-records.ts";

/** A year's records, written by hand. */

export const activity = (id: number, kind: string, more: Partial<Activity> = {}): Activity => ({
  id,
  kind,
  title: `${kind} ${id}`,
  starts: "2026-03-01",
  ends: null,
  place: null,
  theme: null,
  form: null,
  serial: null,
  term: null,
  session: null,
  category: null,
  livelihood: null,
  body: null,
  refersTo: null,
  note: null,
  partOf: null,
  parts: [],
  outcomes: [],
  handlings: [],
  ...more,
});

type Part = Activity["parts"][number];

export const part = (person: number, state: Part["state"], role: Part["role"] = "attendee", more: Partial<Part> = {}): Part => ({
  id: person,
  person,
  name: `${person}`,
  role,
  state,
  reason: null,
  form: null,
  position: null,
  quantity: null,
  amount: null,
  ...more,
});
type Result = Activity["outcomes"][number];

export const outcome = (what: Result["what"], more: Partial<Result> = {}): Result => ({
  id: 1,
  what,
  level: null,
  form: null,
  date: null,
  by: null,
  person: null,
  ...more,
});

type Handling = Activity["handlings"][number];

export const handling = (round: number, unit: string, more: Partial<Handling> = {}): Handling => ({
  id: round,
  round,
  unit,
  lead: true,
  assigned: null,
  replied: null,
  class: null,
  feedback: null,
  ...more,
});

export const year = (activities: readonly Activity[], more: Partial<YearRecords> = {}): YearRecords => ({
  year: 2026,
  from: "2026-01-01",
  to: "2026-12-31",
  activities,
  turned: [],
  sameRow: new Map(),
  isMember: () => true,
  ...more,
});
