import { expect, test } from "vitest";
import type { Activity } from "../../src/domain/activities/activity.ts";
import { yearFigures } from "../../src/report/annual-figures.ts";
import { upTo, type YearRecords } from "../../src/report/year-records.ts";

/** Counts of the annual report that two records could be counted in. */

const activity = (id: number, kind: string, more: Partial<Activity> = {}): Activity => ({
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

const part = (person: number, state: Activity["parts"][number]["state"], role: Activity["parts"][number]["role"] = "attendee") => ({
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
});
const outcome = (what: Activity["outcomes"][number]["what"]) => ({
  id: 1,
  what,
  level: null,
  form: null,
  date: null,
  by: null,
  person: null,
});

const year = (activities: readonly Activity[], more: Partial<YearRecords> = {}): YearRecords => ({
  year: 2026,
  from: "2026-01-01",
  to: "2026-12-31",
  activities,
  turned: [],
  sameRow: new Map(),
  isMember: () => true,
  ...more,
});

test("a proposal that became an opinion is one report, whether or not the ledger of opinions has it", () => {
  const proposal = activity(1, "proposal", { outcomes: [outcome("to_opinion")] });
  expect(yearFigures(year([proposal])).opinions?.sent).toBe(1);
  expect(yearFigures(year([proposal, activity(2, "opinion")], { turned: [{ proposal: 1, opinion: 2 }] })).opinions?.sent).toBe(1);
  expect(yearFigures(year([proposal, activity(2, "opinion")])).opinions?.sent).toBe(2);
});

test("a written speech was made by its author, whom nobody asks whether he came; one on leave did not speak", () => {
  const speech = activity(1, "speech", { parts: [part(1, null, "author"), part(2, "present", "speaker"), part(3, "leave", "speaker")] });
  expect(yearFigures(year([speech])).held("speech")).toEqual({ times: 1, people: 2 });
});

test("a visit that nobody made is none", () => {
  const contacts = [activity(1, "contact", { parts: [part(1, "leave")] }), activity(2, "contact", { parts: [part(1, "present")] })];
  expect(yearFigures(year(contacts)).visits).toBe(1);
});

test.each([
  ["2026-06-15", 0],
  ["2026-06-29", 0],
  ["2026-06-30", 1],
])("a deed of which only June is known is of the year up to %s: %i", (day, count) => {
  expect(upTo(year([activity(1, "research", { starts: "2026-06" })]), day).activities).toHaveLength(count);
});
