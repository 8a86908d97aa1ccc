import Fraction from "fraction.js";
import { describe, expect, test } from "vitest";
import { firstOpenAfter, latePoints, lateVetoItems, sameDimension, uncapped } from "../../src/domain/scoring/late.ts";
import type { ScoreLine } from "../../src/domain/scoring/lines.ts";
import { parseRules } from "../support/rules.ts";

/** What a record gives of an item: 5 points of opinions for record 7, unless said otherwise. */
const line = (points: number, more: Partial<ScoreLine> = {}): ScoreLine => ({
  dimension: "opinions",
  item: "采用",
  points,
  withheld: 0,
  activity: 7,
  title: "关于停车",
  date: "2025-11-03",
  note: "",
  ofYear: null,
  ...more,
});

const of = (points: number, more: object = {}) => ({
  year: 2025,
  dimension: "opinions",
  item: "采用",
  points,
  activity: 7,
  title: "关于停车",
  date: "2025-11-03",
  ...more,
});

describe("what a closed year's late outcomes are worth", () => {
  test("the difference of the record, with what it gave and gives", () => {
    expect(latePoints(2025, [line(500)], [line(300)], [])).toEqual([of(200, { is: 500, was: 300 })]);
  });

  test("the whole, where there was nothing before; and less, where there is less now", () => {
    expect(latePoints(2025, [line(500)], [], [])).toEqual([of(500, { is: 500, was: 0 })]);
    expect(latePoints(2025, [line(100)], [line(300)], [])).toEqual([of(-200, { is: 100, was: 300 })]);
    expect(latePoints(2025, [], [line(300)], [])).toEqual([of(-300, { is: 0, was: 300 })]);
  });

  test("nothing, where nothing changed", () => {
    expect(latePoints(2025, [line(300)], [line(300)], [])).toEqual([]);
  });

  test("less what closed years after it have paid, whichever they were, and what these withheld by a cap", () => {
    const paid = [line(100, { ofYear: 2025 }), line(50, { ofYear: 2025, withheld: 30 })];
    expect(latePoints(2025, [line(500)], [line(300)], paid)).toEqual([of(20)]);
    expect(latePoints(2025, [line(500)], [line(300)], [line(200, { ofYear: 2025 })])).toEqual([]);
  });

  test("not less what was paid of another year, or of another item", () => {
    const paid = [line(100, { ofYear: 2024 }), line(70, { ofYear: 2025, item: "批示" }), line(90)];
    expect(latePoints(2025, [line(500)], [line(300)], paid)).toEqual([of(200, { is: 500, was: 300 })]);
  });

  test("what was paid stands once, though two dimensions have an item of the name", () => {
    const other = { dimension: "proposals" };
    const owed = latePoints(2025, [line(500), line(400, other)], [line(300), line(100, other)], [line(200, { ofYear: 2025 })]);
    expect(owed).toEqual([of(300, { is: 400, was: 100, dimension: "proposals" })]);
  });

  test("of records alone: neither of the base, nor of what a year paid for an earlier one", () => {
    const base = line(1000, { activity: null });
    const carried = line(700, { ofYear: 2024 });
    expect(latePoints(2025, [line(500), base, carried], [line(300)], [])).toEqual([of(200, { is: 500, was: 300 })]);
    expect(latePoints(2025, [line(500)], [line(300), base, carried], [])).toEqual([of(200, { is: 500, was: 300 })]);
  });

  test("a tier is of its item: another tier pays the difference", () => {
    const now = [line(800, { item: "采用：省级" })];
    expect(latePoints(2025, now, [line(500, { item: "采用：县级" })], [line(100, { item: "采用：市级", ofYear: 2025 })])).toEqual([
      of(200, { item: "采用：省级" }),
    ]);
  });

  test("each item and each record by itself, in the order of what is now", () => {
    const second = { activity: 8, title: "关于路灯", date: "2025-12-01" };
    expect(latePoints(2025, [line(500), line(400, second), line(200, { item: "批示" })], [line(300), line(100, second)], [])).toEqual([
      of(200, { is: 500, was: 300 }),
      of(300, { is: 400, was: 100, ...second }),
      of(200, { is: 200, was: 0, item: "批示" }),
    ]);
  });

  test("one line for what goes two ways, for the record that changed most in the way of the whole", () => {
    const second = { activity: 8, title: "关于路灯" };
    const third = { activity: 9, title: "关于药品" };
    expect(
      latePoints(2025, [line(100), line(800, second), line(400, third)], [line(300), line(300, second), line(300, third)], []),
    ).toEqual([of(400, second)]);
    expect(
      latePoints(2025, [line(400), line(100, second), line(250, third)], [line(300), line(600, second), line(300, third)], []),
    ).toEqual([of(-450, second)]);
  });

  test("one line for a part of what changed, where the rest is paid", () => {
    const second = { activity: 8, title: "关于路灯" };
    expect(latePoints(2025, [line(500), line(600, second)], [line(300), line(300, second)], [line(100, { ofYear: 2025 })])).toEqual([
      of(400, second),
    ]);
  });

  test("the record that came is named where others give more because of it", () => {
    const fresh = { activity: 8, title: "关于路灯" };
    expect(latePoints(2025, [line(500), line(0, fresh)], [line(300)], [])).toEqual([of(200, fresh)]);
    // Where it gives something itself, each says its own.
    expect(latePoints(2025, [line(500), line(100, fresh)], [line(300)], [])).toEqual([
      of(200, { is: 500, was: 300 }),
      of(100, { is: 100, was: 0, ...fresh }),
    ]);
  });

  test("of two that came, the one that gives something is named", () => {
    const silent = { activity: 8, title: "关于路灯" };
    const giving = { activity: 9, title: "关于药品" };
    expect(latePoints(2025, [line(300), line(0, silent), line(100, giving)], [line(300)], [])).toEqual([
      of(100, { is: 100, was: 0, ...giving }),
    ]);
  });

  test("a hundredth of a point is owed too, alone and among others", () => {
    const second = { activity: 8, title: "关于路灯" };
    expect(latePoints(2025, [line(301)], [line(300)], [])).toEqual([of(1, { is: 301, was: 300 })]);
    expect(latePoints(2025, [line(301), line(400, second)], [line(300), line(300, second)], [])).toEqual([
      of(1, { is: 301, was: 300 }),
      of(100, { is: 400, was: 300, ...second }),
    ]);
  });

  test("what was paid and is owed no more names nothing, since no record changed", () => {
    const both = [line(300), line(300, { activity: 8 })];
    expect(latePoints(2025, both, both, [line(100, { ofYear: 2025 })])).toEqual([]);
  });

  test("several lines of a record are one change", () => {
    expect(latePoints(2025, [line(500), line(200)], [line(300)], [])).toEqual([of(400, { is: 700, was: 300 })]);
    expect(latePoints(2025, [line(500)], [line(300), line(100)], [])).toEqual([of(100, { is: 500, was: 400 })]);
  });
});

describe("the year that pays for a closed one", () => {
  test.each([
    ["the next one", 2025, [2025], 2026],
    ["the one after two that follow one another", 2025, [2025, 2026], 2027],
    ["the one after three", 2025, [2024, 2025, 2026, 2027], 2028],
    ["the open one between two closed ones", 2025, [2025, 2027], 2026],
    ["the next one, whatever was closed before", 2025, [2023, 2024, 2025], 2026],
  ])("is %s", (_, year, closed, pays) => {
    expect(firstOpenAfter(year, new Set(closed))).toBe(pays);
  });
});

test("a veto is late where it was not there at closing, and no other line is one", () => {
  const veto = (item: string): ScoreLine => line(0, { item: `一票否决：${item}` });
  expect(lateVetoItems([line(300), veto("违法犯罪"), veto("通报批评")], [line(200, { item: "视察" }), veto("通报批评")])).toEqual([
    "一票否决：违法犯罪",
  ]);
  expect(lateVetoItems([line(300)], [veto("通报批评")])).toEqual([]);
});

describe("what a closed year's dimension is in the rules that pay", () => {
  const grades = "等次:\n  - { 名称: 好, 分数线: 5 }\n  - { 名称: 一般 }\n";
  const dimension = ([name, id]: readonly [name: string, id: string]): string =>
    `  - { 名称: ${name}, 代号: ${id}, 项目: [{ 名称: 报送, 类别: 社情民意, 分值: 1 }] }\n`;
  const rulesOf = (...dimensions: readonly (readonly [name: string, id: string])[]) =>
    parseRules(`名称: 试\n方面:\n${dimensions.map(dimension).join("")}${grades}`, "试.yaml").rules;
  const closed = rulesOf(["提案", "p"], ["社情民意", "o"], ["视察", "v"]);

  test.each([
    ["the one of its id, whatever stands before it and whatever it is called", "o", "o"],
    ["else the first of its name", "v", "visits"],
    ["else what it was called", "p", "提案"],
    ["else its id, where nothing was called so", "x", "x"],
  ])("%s", (_, id, found) => {
    const paying = rulesOf(["会议", "m"], ["意见", "o"], ["社情民意", "s"], ["视察", "visits"], ["视察", "others"]);
    expect(sameDimension(closed, paying)(id)).toBe(found);
  });
});

/** The same without caps and floors, wherever they stand. */
const bare = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(bare);
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, key === "cap" || key === "floor" ? null : bare(each)]));
};

describe("a rule set without its caps", () => {
  test("keeps all else, whatever part an item stands in", () => {
    const { rules } = parseRules(
      `
名称: 试
封顶: 90
方面:
  - 名称: 提案
    代号: p
    基础分: 3
    封顶: 20
    最低: 2
    项目:
      - { 名称: 立案, 类别: 提案, 结果: 立案, 分值: 3, 封顶: 9, 最多几件: 4 }
      - 名称: 采用
        类别: 社情民意
        分档:
          - { 名称: 省级, 结果: 采用, 级别: 省, 分值: 8, 封顶: 16 }
          - { 名称: 县级, 结果: 采用, 分值: 5 }
      - 名称: 视察调研
        封顶: 6
        最低: 1
        项目:
          - { 名称: 视察, 类别: 视察, 分值: 3, 封顶: 5 }
等次:
  - { 名称: 好, 分数线: 5 }
  - { 名称: 一般 }
`,
      "试.yaml",
    );
    const isSet = expect.any(Fraction);
    expect(rules.cap).toEqual(isSet);
    expect(rules.dimensions).toMatchObject([
      {
        cap: isSet,
        floor: isSet,
        items: [
          { type: "constant" },
          { cap: isSet },
          { tiers: [{ cap: isSet }, { cap: null }] },
          { cap: isSet, floor: isSet, items: [{ cap: isSet }] },
        ],
      },
    ]);
    // Nothing but caps and floors is another.
    expect(uncapped(rules)).toEqual(bare(rules));
  });
});
