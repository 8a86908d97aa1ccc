import { describe, expect, test } from "vitest";
import type { Activity } from "../../src/domain/activities/activity.ts";
import { yearFigures } from "../../src/report/annual-figures.ts";
import { share } from "../../src/report/annual-years.ts";
import { isRecorded, monthsRecorded, upTo } from "../../src/report/year-records.ts";
import { activity, handling, outcome, part, year } from "./a-year.ts";

/** Counts of the annual report that two records could be counted in. */

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
])("an activity of which only June is known is of the year up to %s: %i", (day, count) => {
  expect(upTo(year([activity(1, "research", { starts: "2026-06" })]), day).activities).toHaveLength(count);
});

describe("the year up to a day keeps a reply of June whole, or nothing of it", () => {
  test.each([
    ["2026-05-31", "满意", { replied: 0, satisfied: 0, dissatisfied: 0 }],
    ["2026-05-31", "不满意", { replied: 0, satisfied: 0, dissatisfied: 0 }],
    ["2026-06-01", "满意", { replied: 1, satisfied: 1, dissatisfied: 0 }],
    ["2026-06-01", "不满意", { replied: 1, satisfied: 0, dissatisfied: 1 }],
  ])("up to %s, %s", (day, feedback, figures) => {
    const answered = handling(1, "县交通局", { assigned: "2026-03-10", replied: "2026-06-01", class: "A", feedback });
    const known = upTo(year([activity(1, "proposal", { handlings: [answered] })]), day);
    expect(yearFigures(known).proposals).toMatchObject(figures);
    const kept = figures.replied === 1 ? answered : { ...answered, replied: null, class: null, feedback: null };
    expect(known.activities[0]?.handlings).toEqual([kept]);
  });
});

test("who came to a meeting by its sittings came once, whatever he missed", () => {
  const sitting = (id: number, ...parts: Activity["parts"]): Activity => activity(id, "plenary", { partOf: 1, parts });
  const meeting = activity(1, "plenary");
  const sittings = [sitting(2, part(1, "present"), part(2, "leave")), sitting(3, part(1, "present"), part(2, "late"))];
  expect(yearFigures(year([meeting, ...sittings])).held("plenary")).toEqual({ times: 1, people: 2 });
});

test("a meeting of one sitting is signed there", () => {
  const sitting = activity(2, "plenary", { partOf: 1, parts: [part(1, "present"), part(2, "absent")] });
  const meeting = activity(1, "plenary");
  expect(yearFigures(year([meeting, sitting])).attendance(meeting)).toMatchObject({ sittings: 1, due: 2, came: 1, absent: 1 });
});

test("of whom a meeting's sheet says nothing, nobody knows whether he was due", () => {
  const meeting = activity(1, "standing", { parts: [part(1, "present"), part(2, null)] });
  expect(yearFigures(year([meeting])).attendance(meeting)).toMatchObject({ due: 1, came: 1 });
});

test("what a leader wrote on counts as a report only where the kind makes one", () => {
  const inspection = activity(1, "inspection", { outcomes: [outcome("instructed")] });
  expect(yearFigures(year([inspection]))).toMatchObject({ instructedReports: null, lectures: null });
  expect(yearFigures(year([inspection, activity(2, "research")])).instructedReports).toBe(0);
});

test("visits of different rows are different visits; one of those who went wrote no number", () => {
  const went = (id: number, ...met: (number | null)[]): Activity =>
    activity(id, "contact", { parts: met.map((quantity, i) => part(i + 1, "present", "attendee", { quantity })) });
  expect(yearFigures(year([went(1, 5, null, 5), went(2, 3)]))).toMatchObject({ visits: 2, met: 8 });
  expect(yearFigures(year([went(1, null)]))).toMatchObject({ visits: 1, met: null });
});

test("sums of money are to the cent", () => {
  const gift = (id: number, amount: number | null) => activity(id, "charity", { parts: [part(1, "present", "attendee", { amount })] });
  expect(yearFigures(year([gift(1, 0.02), gift(2, 0.12), gift(3, null)])).charity?.yuan).toBe(0.14);
});

test("shares are rounded to one decimal, and of nothing there is none", () => {
  expect([share(2, 3), share(1, 1), share(0, 0)]).toEqual(["66.7%", "100.0%", "—"]);
});

describe("the months of which a year has records", () => {
  const of = (...days: (string | null)[]) => year(days.map((starts, i) => activity(i + 1, "inspection", { starts })));

  test.each<[what: string, months: number, days: (string | null)[]]>([
    ["one month by two days, and by itself", 1, ["2026-03-01", "2026-03-31", "2026-03"]],
    ["a year alone is no month, nor is none", 0, ["2026", null]],
    ["the last day of the period is in it", 1, ["2026-12-31"]],
    ["the day after it is not", 0, ["2027-01-01"]],
    ["nor the day before it began", 0, ["2025-12-31"]],
  ])("%s: %i", (_, months, days) => {
    expect(monthsRecorded(of(...days))).toBe(months);
  });

  test("the month in which the period begins is one of its months, though only the month be known", () => {
    const records = { ...of("2025-12", "2026-01-05", "2025-11-30"), from: "2025-12-28", to: "2026-12-27" };
    expect(monthsRecorded(records)).toBe(2);
  });

  test.each([
    [6, false],
    [7, true],
  ])("%i of twelve: recorded is %s", (count, expected) => {
    const days = Array.from({ length: count }, (_, i) => `2026-${String(i + 1).padStart(2, "0")}-10`);
    expect(isRecorded(of(...days))).toBe(expected);
  });
});
