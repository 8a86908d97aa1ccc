import { describe, expect, it } from "vitest";
import { exact, hundredths, ZERO } from "../../src/domain/scoring/exact.ts";
import { draft, keepBest, refusing, roundLines, settle, valued } from "../../src/domain/scoring/lines.ts";

/** What caps take, and what they leave on record of it: late outcomes are paid by what was withheld. */

const earned = (points: number | string) => draft("meetings", "出席", exact(points), null, "");
const bounds = (cap: number, name = "出席会议") => ({ name, cap: exact(cap), floor: ZERO });
const said = (lines: ReturnType<typeof settle>) =>
  lines.map(({ points, withheld, note }) => [hundredths(points), hundredths(withheld), note]);

describe("a line that two caps cut", () => {
  it("keeps all that was withheld of it", () => {
    const once = settle([earned(5)], bounds(3, "一档"));
    expect(said(once)).toEqual([[300, 200, "一档已达上限 3 分，未计 2 分"]]);
    expect(said(settle(once, bounds(1)))).toEqual([[100, 400, "一档已达上限 3 分，未计 2 分；出席会议已达上限 1 分，未计 2 分"]]);
    expect(said(settle(once, bounds(0)))).toEqual([[0, 500, "一档已达上限 3 分，未计 2 分；出席会议已达上限 0 分，未计 3 分"]]);
  });

  it("is cut from the last that gave, as far as it goes", () => {
    expect(said(settle([earned(2), earned(3), earned("1/2")], bounds(3)))).toEqual([
      [200, 0, ""],
      [100, 200, "出席会议已达上限 3 分，未计 2 分"],
      [0, 50, "出席会议已达上限 3 分，未计 0.5 分"],
    ]);
  });
});

describe("the best few of an item", () => {
  const records = (...points: number[]) => points.map((each) => ({ ...earned(each), ofRecord: true }));
  const kept = (best: number | null, ...points: number[]) => said(keepBest(records(...points), best, "只计最高两件")).map(([own]) => own);

  it("are those that earn most, of equals the first; what earns nothing takes no place", () => {
    expect(kept(2, 3, 1, 2, 3)).toEqual([300, 0, 0, 300]);
    expect(kept(2, 2, 2, 2)).toEqual([200, 200, 0]);
    expect(kept(2, 1, 0, -3, 2)).toEqual([100, 0, -300, 200]);
    expect(kept(null, 1, 2, 3)).toEqual([100, 200, 300]);
    expect(said(keepBest(records(1, 2, 3), 2, "只计最高两件"))[0]).toEqual([0, 100, "只计最高两件"]);
  });

  it("are none of what no record earned", () => {
    expect(said(keepBest([earned(5), ...records(1, 2, 3)], 1, "只计最高一件")).map(([own]) => own)).toEqual([500, 0, 0, 300]);
  });
});

describe("a line that gives nothing", () => {
  it("says what it would have given, and nothing where it gave nothing", () => {
    expect(said([refusing(earned(2), "重复"), refusing(earned(0), "重复"), valued(earned(2), exact(1), "减半")])).toEqual([
      [0, 200, "重复"],
      [0, 0, "重复"],
      [100, 0, "减半"],
    ]);
  });

  it("takes what was withheld before with it", () => {
    const [cut] = settle([earned(5)], bounds(3));
    expect(said([refusing(cut ?? earned(0), "重复")])[0]?.slice(0, 2)).toEqual([0, 500]);
  });
});

describe("a floor", () => {
  const floor = (points: number) => ({ name: "遵守纪律", cap: null, floor: exact(points) });

  it("gives back to the last that took", () => {
    expect(said(settle([earned(2), earned(-3), earned(-4)], floor(-4)))).toEqual([
      [200, 0, ""],
      [-300, 0, ""],
      [-300, -100, "遵守纪律扣至 -4 分为止，少扣 1 分"],
    ]);
    expect(said(settle([earned(-3), earned(-4)], floor(-2)))).toEqual([
      [-200, -100, "遵守纪律扣至 -2 分为止，少扣 1 分"],
      [0, -400, "遵守纪律扣至 -2 分为止，少扣 4 分"],
    ]);
    expect(said(settle([earned(-3)], floor(-3)))).toEqual([[-300, 0, ""]]);
  });

  it("is made up by a line of its own where nothing was taken", () => {
    expect(settle([earned(1)], floor(3)).map(({ item, points }) => [item, hundredths(points)])).toEqual([
      ["出席", 100],
      ["补足最低分", 200],
    ]);
    expect(settle([], floor(3))).toEqual([]);
  });
});

describe("the lines of a dimension", () => {
  const rounded = (points: readonly (number | string)[], cap: number | string | null, decimals: number) => {
    const { lines, points: all } = roundLines({ id: "meetings", cap: cap === null ? null : exact(cap) }, points.map(earned), decimals);
    return [all, ...lines.map(({ item, points: own }) => (item === "出席" ? own : `${item} ${own}`))];
  };

  it.each([
    ["each to its hundredth, the sum once", ["1/3", "1/3", "1/3"], null, 2, [100, 33, 33, 33, "四舍五入 1"]],
    ["nothing where nothing is left over", [1, "0.25"], null, 2, [125, 100, 25]],
    ["the sum to tenths", ["0.25", "0.2"], null, 1, [50, 25, 20, "四舍五入 5"]],
    ["the sum to whole points", ["2.5"], null, 0, [300, 250, "四舍五入 50"]],
    ["never above a cap, which is rounded down", ["2.7"], "2.7", 0, [200, 270, "四舍五入 -70"]],
    ["none", [], 5, 2, [0]],
  ] as const)("%s", (_, points, cap, decimals, expected) => {
    expect(rounded(points, cap, decimals)).toEqual(expected);
  });
});
