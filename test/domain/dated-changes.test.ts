import { describe, expect, it } from "vitest";
import { covers, dayBefore } from "../../src/domain/calendar/dates.ts";
import { lastChanges, type PlaceHeld } from "../../src/domain/people/dated-changes.ts";
import type { KnownPerson } from "../../src/domain/people/known-person.ts";
import type { Member } from "../../src/domain/people/member.ts";
import { leavingConflicts } from "../../src/domain/people/roster-conflicts.ts";
import { blankRow, planRoster, type RosterPlan } from "../../src/domain/people/roster-plan.ts";
import { fc } from "../support/seeded.ts";

const SEAT = { from: "2022-01-01", to: null };
const BASIS = "十届二十次常委会";

/** A place that ran from one day to another, the change that ended it decided by the basis. */
const held = (kind: string, body: string, starts: string, ends: string | null, post = "member"): PlaceHeld => ({
  kind,
  body,
  post,
  starts,
  ends,
  basis: starts === SEAT.from ? null : BASIS,
  endBasis: ends === null ? null : BASIS,
});

const on = (places: readonly PlaceHeld[], kind: string, day: string): string[] =>
  places.filter((place) => place.kind === kind && covers({ from: place.starts, to: place.ends }, day)).map(({ body }) => body);

/** 周明远 as the record file knows her on a day. */
function known(places: readonly PlaceHeld[], day: string, more: Partial<Member> = {}): KnownPerson {
  const standing = places.find((place) => place.kind === "standing" && covers({ from: place.starts, to: place.ends }, day));
  const { where: _, row: __, seatFrom: ___, ...blank } = blankRow("周明远");
  const member: Member = {
    ...blank,
    id: 1,
    born: "1970-05",
    phone: "13800000001",
    sector: on(places, "sector", day),
    group: on(places, "group", day),
    special: on(places, "special", day),
    office: (standing?.post as Member["office"] | undefined) ?? "member",
    seats: [SEAT],
    suspensions: [],
    status: "serving",
    ...more,
  };
  return { ...member, member, lastTerm: null, workplace: null, changes: lastChanges(places, member.seats[0] ?? SEAT) };
}

const row = (fields: object) => ({ ...blankRow("周明远"), born: "1970-05", phone: "13900000009", ...fields });
const plan = (fields: object, person: KnownPerson, asOf: string | null = null): RosterPlan =>
  planRoster([row(fields)], [person], new Map(), asOf);
const messages = ({ problems }: RosterPlan): string => problems.map(({ message }) => message.zh).join("\n");

const TODAY = "2027-01-10";
const MOVED = [held("sector", "教育界", SEAT.from, "2025-09-16"), held("sector", "农业界", "2025-09-17", null)];

describe.each([
  ["a sector", MOVED, { sector: ["教育界"] }, "农业界", "教育界"],
  [
    "a group",
    [held("group", "第一组", SEAT.from, "2025-09-16"), held("group", "第二组", "2025-09-17", null)],
    { group: ["第一组"] },
    "第二组",
    "第一组",
  ],
  ["a committee that came later", [held("special", "提案委", "2025-09-17", null)], { special: ["文史委"] }, "提案委", ""],
  ["an office that ended", [held("standing", "常务委员会", SEAT.from, "2025-09-16", "standing")], { office: "standing" }, "委员", "常委"],
  ["an office that began", [held("standing", "常务委员会", "2025-09-17", null, "vice_chair")], { office: "member" }, "副主席", "委员"],
] as const)("%s that changed on a day", (_, places, old, stands, before) => {
  it("stands against a roster without days: the day, the basis, what stands", () => {
    const found = plan(old, known(places, TODAY));
    expect(messages(found)).toContain(stands);
    expect(messages(found)).toContain(`2025-09-17 起的变动（依据 ${BASIS}）`);
    expect(messages(found).includes("变动以前的")).toBe(before !== "");
  });

  it("is no conflict with what an older roster says of its own day, and the telephone goes in", () => {
    const found = plan(before === "" ? {} : old, known(places, "2025-09-16"), "2025-09-16");
    expect(messages(found)).toBe("");
    expect(found.change.map(({ fields }) => fields.map(({ field }) => field))).toEqual([["phone"]]);
  });

  it("gives way to a later day, and to its own; nothing is put before it", () => {
    expect(messages(plan(old, known(places, "2026-03-01"), "2026-03-01"))).toBe("");
    expect(messages(plan(old, known(places, "2025-09-17"), "2025-09-17"))).toBe("");
    const third = {
      ...old,
      ...("office" in old ? { office: "chair" } : Object.fromEntries(Object.keys(old).map((key) => [key, ["别处"]]))),
    };
    expect(messages(plan(third, known(places, "2024-01-01"), "2024-01-01"))).toContain("不能在它之前");
  });
});

it("nothing dated: a correction, as ever", () => {
  const person = known([held("sector", "教育界", SEAT.from, null)], TODAY);
  const found = plan({ sector: ["农业界"] }, person);
  expect(messages(found)).toBe("");
  expect(found.change[0]?.fields.map(({ field }) => field)).toEqual(["phone", "sector"]);
});

it("what begins or ends with the seat is no change of its own", () => {
  const seat = { from: "2023-03-01", to: "2025-12-31" };
  expect(lastChanges([held("sector", "教育界", "2023-03-01", "2025-12-31")], seat)).toEqual([]);
});

it("a first day of the seat after a change on record contradicts it", () => {
  expect(messages(plan({ sector: ["农业界"], seatFrom: "2025-12-01" }, known(MOVED, TODAY)))).toContain("晚于已登记的变动");
});

it("a member who left is named, and not brought back", () => {
  const left = known([held("sector", "教育界", SEAT.from, "2025-10-15")], TODAY, {
    seats: [{ from: SEAT.from, to: "2025-10-15" }],
    status: "left",
  });
  const found = plan({ sector: ["农业界"], office: "chair" }, left);
  expect([found.add.length, found.left.map(({ name }) => name), found.change[0]?.fields.map(({ field }) => field)]).toEqual([
    0,
    ["周明远"],
    ["phone"],
  ]);
});

it("--absent leave lets nobody go before what is on record of them", () => {
  expect(
    leavingConflicts([known(MOVED, "2025-06-01")], "2025-05-31", {})
      .map(({ message }) => message.zh)
      .join(),
  ).toContain("2025-09-17");
  expect(leavingConflicts([known(MOVED, TODAY)], "2026-12-31", {})).toEqual([]);
  // A seat whose end is on record, let go on its very first day.
  const seat = { from: "2026-05-01", to: "2026-12-31" };
  expect(leavingConflicts([known([], TODAY, { seats: [seat] })], "2026-05-01", {})).toHaveLength(1);
  const ends = known([], "2025-06-01", { seats: [{ from: SEAT.from, to: "2025-10-15" }] });
  expect(
    leavingConflicts([ends], "2025-05-31", {})
      .map(({ message }) => message.zh)
      .join(),
  ).toContain("2025-10-15");
});

it("a roster of any day, said to be of that day, changes no place; without its day it conflicts where it differs from now", () => {
  const sectors = ["教育界", "经济界", "农业界"];
  const day = fc.integer({ min: 0, max: 1700 }).map((days) => new Date(Date.UTC(2022, 0, 2 + days)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.uniqueArray(day, { maxLength: 4 }), fc.infiniteStream(fc.nat(2)), day, (days, stream, of) => {
      const starts = [SEAT.from, ...days.sort()];
      const places = starts.map((from, i) => {
        const next = starts[i + 1];
        return held("sector", sectors[stream.next().value as number] as string, from, next === undefined ? null : dayBefore(next));
      });
      const stated = { sector: on(places, "sector", of) };
      expect(messages(plan(stated, known(places, of), of))).toBe("");
      expect(plan(stated, known(places, of), of).change[0]?.fields.map(({ field }) => field)).toEqual(["phone"]);
      const differs = stated.sector.join() !== on(places, "sector", TODAY).join();
      expect(plan(stated, known(places, TODAY)).problems.length).toBe(differs ? 1 : 0);
    }),
  );
});
