import { describe, expect, it, test } from "vitest";
import { lastPlaces, memberOn, type Tenure } from "../../src/domain/people/member-on.ts";
import { blankRow } from "../../src/domain/people/roster-plan.ts";

/** A member as of a day, out of the places that the record file holds. */

let id = 0;
const tenure = (kind: string, body: string, starts: string, ends: string | null, more: Partial<Tenure> = {}): Tenure => ({
  id: ++id,
  person: 1,
  kind,
  body,
  post: "member",
  starts,
  ends,
  basis: null,
  endBasis: null,
  certificate: null,
  ...more,
});
const PERSON = { ...blankRow("张三"), id: 1 };

describe("somebody with two seats and a year between them", () => {
  const seats = [
    tenure("committee", "十届", "2022-01-01", "2023-06-30", { certificate: "10-001" }),
    tenure("committee", "十届", "2025-01-01", "2026-06-30", { certificate: "10-201" }),
  ];
  const held = [
    ...seats,
    tenure("sector", "教育界", "2022-01-01", "2023-06-30"),
    tenure("sector", "经济界", "2025-01-01", "2026-06-30"),
    tenure("group", "第一组", "2025-01-01", "2025-06-30"),
    tenure("group", "第二组", "2025-07-01", "2026-06-30"),
    tenure("special", "提案委", "2025-01-01", "2026-06-30"),
    tenure("party_group", "党组", "2025-01-01", "2026-06-30"),
    tenure("standing", "常委会", "2025-01-01", "2025-12-31", { post: "standing" }),
  ];
  const suspensions = [{ from: "2025-03-01", to: "2025-03-31" }];
  const on = (day: string) => memberOn(PERSON, held, seats, suspensions, day);

  it.each([
    ["before the first, as on its first day", "2021-05-01", "教育界", undefined, "member", "10-201", "serving"],
    ["on the first day", "2022-01-01", "教育界", undefined, "member", "10-001", "serving"],
    ["on the last day of the first", "2023-06-30", "教育界", undefined, "member", "10-001", "serving"],
    ["between the two, as on the first day of the later", "2024-01-01", "经济界", "第一组", "standing", "10-201", "serving"],
    ["in the later", "2025-08-01", "经济界", "第二组", "standing", "10-201", "serving"],
    ["suspended, on the first day of it", "2025-03-01", "经济界", "第一组", "standing", "10-201", "suspended"],
    ["and on the last", "2025-03-31", "经济界", "第一组", "standing", "10-201", "suspended"],
    ["a day after", "2025-04-01", "经济界", "第一组", "standing", "10-201", "serving"],
    ["when the office is over", "2026-01-01", "经济界", "第二组", "member", "10-201", "serving"],
    ["on the last day", "2026-06-30", "经济界", "第二组", "member", "10-201", "serving"],
    ["afterwards, as on the last day", "2026-07-01", "经济界", "第二组", "member", "10-201", "left"],
  ])("%s", (_, day, sector, group, office, certificate, status) => {
    expect(on(day)).toMatchObject({ sector: [sector], group: group === undefined ? [] : [group], office, certificate, status });
  });

  test("all places and days come with it", () => {
    expect(on("2025-08-01")).toMatchObject({
      name: "张三",
      special: ["提案委"],
      party_group: ["党组"],
      seats: [
        { from: "2022-01-01", to: "2023-06-30" },
        { from: "2025-01-01", to: "2026-06-30" },
      ],
      suspensions,
    });
  });
});

describe("the last places of everybody", () => {
  const ofTerm = (term: number, ...held: Tenure[]) => held.map((one) => ({ ...one, term }));

  test("are those of the newest term with a seat that ran to its end, and of nobody without a seat", () => {
    const held = [
      ...ofTerm(9, tenure("committee", "九届", "2017-01-01", "2021-12-31"), tenure("sector", "农业界", "2017-01-01", "2021-12-31")),
      ...ofTerm(
        10,
        tenure("committee", "十届", "2022-01-01", "2026-12-31"),
        tenure("sector", "教育界", "2022-01-01", "2023-12-31"),
        tenure("sector", "经济界", "2024-01-01", "2026-12-31"),
        tenure("group", "第一组", "2022-01-01", "2022-12-31"),
        tenure("group", "第二组", "2023-01-01", null),
        tenure("special", "提案委", "2022-01-01", null),
      ),
      ...ofTerm(10, tenure("sector", "科技界", "2022-01-01", null, { person: 2 })),
    ];
    expect([...lastPlaces(held)]).toEqual([[1, { term: 10, sector: ["经济界"], group: ["第二组"] }]]);
    expect([...lastPlaces(held.toReversed())]).toEqual([[1, { term: 10, sector: ["经济界"], group: ["第二组"] }]]);
  });
});
