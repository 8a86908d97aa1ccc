import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { type LimitYear, limitsReached } from "../../src/domain/checks/limits.ts";
import type { ActivityFact, MemberFacts } from "../../src/domain/scoring/facts.ts";
import { readLimits } from "../../src/rules/limits.ts";
import { attended, meeting, member } from "./facts.ts";

/** The limits that come with the program, over two years of one member. */
const { limits } = readLimits(resolve(import.meta.dirname, "../../rules/limits.yaml"));

const yearOf = (year: number, one: MemberFacts, grade = ""): LimitYear => ({
  year,
  period: { from: `${year}-01-01`, to: `${year}-12-31` },
  facts: new Map([[1, { ...one, person: 1 }]]),
  grades: new Map(grade === "" ? [] : [[1, [grade]]]),
  isKnown: true,
});

/** The names of what is reached with some activities in the first year and in the second. */
function reached(
  first: readonly ActivityFact[],
  second: readonly ActivityFact[],
  more: Parameters<typeof member>[1] = {},
  grades = ["", ""],
): string[] {
  const years = [yearOf(2025, member(first, more), grades[0]), yearOf(2026, member(second, more), grades[1])];
  return limitsReached(limits, years).map(({ limit, have }) => `${limit.name} ${have}`);
}

const plenary = (state: "absent" | "leave" | "present", year: number): ActivityFact => meeting("plenary", state, `${year}-02-10`);
const active = [{ ...attended(), date: "2026-05-12" }];

describe("the published limits", () => {
  test.each([
    [
      "two plenaries without leave in the term",
      [plenary("absent", 2025), ...active],
      [plenary("absent", 2026), ...active],
      ["任期内两次无故缺席全体会议 2"],
    ],
    ["one is not enough", [plenary("absent", 2025), ...active], [plenary("present", 2026)], []],
    [
      "a sitting missed is no plenary missed",
      [plenary("absent", 2025), ...active],
      [meeting("plenary", ["absent", "present"], "2026-02-10")],
      [],
    ],
    [
      "all sittings missed are one",
      [plenary("absent", 2025), ...active],
      [meeting("plenary", ["absent", "absent"], "2026-02-10"), ...active],
      ["任期内两次无故缺席全体会议 2"],
    ],
    ["a year without anything", active, [plenary("leave", 2026)], ["全年没有参加任何会议和活动 0"]],
  ])("%s", (_, first, second, expected) => {
    expect(reached(first as ActivityFact[], second as ActivityFact[])).toEqual(expected);
  });

  test("three standing meetings missed in a year, leave or not, by a standing member alone", () => {
    const missed = (["leave", "absent", "absent"] as const).map((state, i) => meeting("standing", state, `2026-0${i + 3}-10`));
    expect(reached(active, [...missed, ...active], { office: "standing" })).toEqual(["一年三次未出席常委会议 3"]);
    expect(reached(active, [...missed, ...active])).toEqual([]);
  });

  test("whoever was not there all the year is not blamed for having done nothing", () => {
    expect(reached([], [], { seats: [{ from: "2026-03-01", to: null }] })).toEqual([]);
  });

  test("nor is anybody blamed for it before the year is over", () => {
    const years = [yearOf(2025, member(active)), { ...yearOf(2026, member([])), isKnown: false }];
    expect(limitsReached(limits, years)).toEqual([]);
  });

  test("what was reached in an earlier year of the term stays reached", () => {
    expect(reached([], active)).toEqual(["全年没有参加任何会议和活动 0"]);
  });

  test("an absence on a day when suspended is none", () => {
    const suspensions = [{ from: "2026-02-01", to: "2026-02-28" }];
    expect(reached([plenary("absent", 2025), ...active], [plenary("absent", 2026), ...active], { suspensions })).toEqual([]);
  });

  test("not competent twice: in the term, and running", () => {
    expect(reached(active, active, {}, ["不称职", "不称职"])).toEqual(["任期内两年不称职 2", "连续两年不称职 2"]);
    expect(reached(active, active, {}, ["不称职", "称职"])).toEqual([]);
  });
});
