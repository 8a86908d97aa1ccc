import { describe, expect, test } from "vitest";
import { attended, evaluateOne, filed, honour, meeting, member, opinion, plenary, sumOfLines, times } from "./facts.ts";

const meetingsOf = (one: Parameters<typeof evaluateOne>[0]): number | undefined => evaluateOne(one).points.meetings;

describe("exact fractions", () => {
  const thirds = () =>
    member([plenary(), ...(["present", "absent", "absent"] as const).map((state, i) => meeting("standing", state, `2026-0${i + 3}-20`))], {
      office: "standing",
    });

  test("a mean of a third is four of twelve, not 3.99", () => {
    expect(meetingsOf(thirds())).toBe(2200);
  });

  test("what rounding leaves over stands in a line 四舍五入, and the lines sum to the total", () => {
    const states = ["present", "late", "leave", "present", "present", "present", "present"] as const;
    const result = evaluateOne(
      member([plenary(), ...states.map((state, i) => meeting("standing", state, `2026-0${i + 3}-20`))], { office: "standing" }),
    );
    // 12 × (5 + 0.8 + 0.6) / 7 = 10.9714…; the lines round to 5 × 1.71 + 1.37 + 1.03 = 10.95.
    expect(result.points.meetings).toBe(2897);
    expect(sumOfLines(result)).toBe(result.total);
    expect(result.lines.filter(({ item }) => item === "四舍五入").map(({ points }) => points)).toEqual([2]);
  });

  test("half a hundredth rounds up, once for the dimension", () => {
    const states = times(16, (i) => (i === 0 ? "late" : "present") as "late" | "present");
    // 30 × (15 + 0.8) / 16 = 29.625 → 29.63
    expect(meetingsOf(member([plenary(states)]))).toBe(2963);
  });
});

describe("bands compare the rounded total", () => {
  const quiet = () => times(4, () => attended());

  test("70.00 is competent", () => {
    expect(evaluateOne(member([plenary(), ...quiet()]))).toMatchObject({ total: 7000, grade: "competent" });
  });

  test("69.99 is basic", () => {
    // 30 × (599 + 0.8) / 600 = 29.99
    const result = evaluateOne(member([plenary(times(600, (i) => (i === 0 ? "late" : "present"))), ...quiet()]));
    expect(result).toMatchObject({ total: 6999, grade: "basic", gradeName: "基本称职" });
  });

  test("69.996 rounds to 70.00 and is competent", () => {
    // 30 × (1499 + 0.8) / 1500 = 29.996
    const result = evaluateOne(member([plenary(times(1500, (i) => (i === 0 ? "late" : "present"))), ...quiet()]));
    expect(result).toMatchObject({ total: 7000, grade: "competent" });
  });
});

describe("values and weights", () => {
  test.each([
    ["present", 3000],
    ["late", 2400],
    ["left_early", 2400],
    ["leave", 1800],
    ["absent", 0],
  ] as const)("the plenary alone counts 30: %s gives %i", (state, points) => {
    expect(meetingsOf(member([plenary(state)]))).toBe(points);
  });

  test("other meetings without a plenary count 30 too", () => {
    expect(meetingsOf(member([meeting("standing", "leave")], { office: "chair" }))).toBe(1800);
  });

  test("the mean of a part is over its occasions, of which a signed-by-sittings one is the mean of its sittings", () => {
    const one = member(
      [plenary(), meeting("standing", ["present", "absent"], "2026-03-20"), meeting("standing", "present", "2026-06-20")],
      {
        office: "standing",
      },
    );
    expect(meetingsOf(one)).toBe(1800 + 900);
  });

  test("nothing expected at all is the full 30, flagged", () => {
    const result = evaluateOne(member([]));
    expect(result.points.meetings).toBe(3000);
    expect(result.lines.filter(({ dimension }) => dimension === "meetings")).toMatchObject([
      { points: 3000, note: expect.stringContaining("没有应到") },
    ]);
  });
});

describe("who is expected", () => {
  test("a standing meeting obliges the standing committee alone", () => {
    expect(meetingsOf(member([plenary(), meeting("standing", "absent")]))).toBe(3000);
  });

  test("the office on that day decides", () => {
    const one = {
      ...member([plenary(), meeting("standing", "absent", "2026-03-20")]),
      offices: [{ office: "standing" as const, from: "2026-03-21", to: null }],
    };
    expect(meetingsOf(one)).toBe(3000);
    expect(meetingsOf({ ...one, offices: [{ office: "standing", from: "2026-03-20", to: "2026-03-20" }] })).toBe(1800);
  });

  test.each(["chair", "committee"])("a %s meeting obliges those on its sheet", (kind) => {
    expect(meetingsOf(member([plenary(), meeting(kind, "absent")]))).toBe(1800);
  });

  test.each(["party_group", "group"])("a %s meeting is not scored", (kind) => {
    expect(meetingsOf(member([plenary(), meeting(kind, "absent")]))).toBe(3000);
  });

  test("sitting in is no occasion", () => {
    expect(meetingsOf(member([plenary(), meeting("standing", "observer")], { office: "standing" }))).toBe(3000);
    expect(meetingsOf(member([plenary(["present", "observer"])]))).toBe(3000);
  });

  test.each([
    ["the day before the seat", "2026-02-09", 3000],
    ["the first day of the seat", "2026-02-10", 0],
  ])("a plenary on %s", (_, date, points) => {
    const one = member([plenary("absent", date)], { seats: [{ from: "2026-02-10", to: null }] });
    expect(meetingsOf(one)).toBe(points);
  });

  test.each([
    ["the last day before", "2026-03-31", 0],
    ["the first day of", "2026-04-01", 3000],
    ["the last day of", "2026-04-30", 3000],
    ["the first day after", "2026-05-01", 0],
  ])("a plenary missed on %s a suspension", (_, date, points) => {
    const one = member([plenary("absent", date)], { suspensions: [{ from: "2026-04-01", to: "2026-04-30" }] });
    expect(meetingsOf(one)).toBe(points);
  });

  test("of a plenary's sittings only those on served days are expected", () => {
    const sitting = {
      ...plenary(["present", "absent"]),
      sittings: [
        { date: "2026-02-10", state: "present" as const },
        { date: "2026-02-11", state: "absent" as const },
      ],
    };
    const result = evaluateOne(member([sitting], { suspensions: [{ from: "2026-02-11", to: "2026-02-11" }] }));
    expect(result.points.meetings).toBe(3000);
  });
});

describe("a gap in the records is not a merit", () => {
  const sheet = [{ activity: 7, kind: "plenary", title: "十届五次会议", date: "2026-02-10" }];
  const strong = () => [filed({}, "key"), filed(), ...times(4, () => attended()), opinion([["adopted", "province"]]), honour("nation")];

  test("missing from a plenary's sheet: not scored for it, open, and not excellent", () => {
    const result = evaluateOne(member(strong()), sheet);
    expect(result).toMatchObject({ total: 9600, grade: "competent", open: sheet });
    expect(result.points.meetings).toBe(3000);
    expect(result.why).toContain("待核实");
  });

  test("named on the sheet: no gap, and excellent", () => {
    const result = evaluateOne(member([...strong(), { ...plenary(), activity: 7 }]), sheet);
    expect(result).toMatchObject({ grade: "excellent", open: [] });
  });

  test("who was not serving that day has no gap", () => {
    expect(evaluateOne(member(strong(), { suspensions: [{ from: "2026-02-10", to: "2026-02-10" }] }), sheet).open).toEqual([]);
    expect(evaluateOne(member(strong(), { seats: [{ from: "2026-02-11", to: null }] }), sheet).open).toEqual([]);
  });

  test("sitting in is a row on the sheet", () => {
    expect(evaluateOne(member([{ ...plenary("observer"), activity: 7 }]), sheet).open).toEqual([]);
  });
});
