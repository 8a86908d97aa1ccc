import { describe, expect, it } from "vitest";
import { exact, hundredths, ZERO } from "../../src/domain/scoring/exact.ts";
import { draft, refusing, settle, valued } from "../../src/domain/scoring/lines.ts";

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
