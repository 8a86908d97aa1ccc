import { describe, expect, it, test } from "vitest";
import { visibleText } from "../../src/domain/text/unseen.ts";
import { cut, wrapped } from "../../src/terminal/cells.ts";
import { textWidth } from "../../src/terminal/width.ts";
import { fc } from "../support/seeded.ts";

/** What a terminal is ever given: nothing that moves its cursor. */
const texts = fc
  .oneof(
    fc
      .array(
        fc.constantFrom(
          ..."aZ 12.，。（）、张三政协…—√★👩‍👧🇨🇳〔".split(""),
          "👩‍👧",
          "1️⃣",
          "e\u0301\u0301",
          "x\u20dd\u20dd",
          "ก็",
          "2026-05-12",
          "word",
        ),
        {
          maxLength: 40,
        },
      )
      .map((parts) => parts.join("")),
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.string({ unit: "binary", maxLength: 60 }),
  )
  .map(visibleText);
const widths = fc.integer({ min: 2, max: 30 });

const close = (content: string): string => content.replace(/\s/gu, "");

describe("a cell", () => {
  it("is cut to its beginning, and is no wider than it may be", () => {
    fc.assert(
      fc.property(texts, widths, (content, width) => {
        const shown = cut(content, width);
        expect(textWidth(shown)).toBeLessThanOrEqual(width);
        if (textWidth(content) <= width) expect(shown).toBe(content);
        else expect(shown.endsWith("…") && content.startsWith(shown.slice(0, -1))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("is broken into lines that are no wider, and loses nothing but spaces", () => {
    fc.assert(
      fc.property(texts, widths, (content, width) => {
        const lines = wrapped(content, width);
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
        expect(close(lines.join(""))).toBe(close(content));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["数字和词不拆开", "2025年度考核 239 人，cppcc score", 10, ["2025年度考", "核 239", "人，cppcc", "score"]],
    ["标点不在行首", "出席会议，提案。", 8, ["出席会", "议，提", "案。"]],
    ["左括号不在行尾", "平均值（出席）", 8, ["平均值", "（出席）"]],
    ["一行放得下的不动", "提案", 4, ["提案"]],
    ["比一行还长的词只好拆开", "abcdefghij", 4, ["abcd", "efgh", "ij"]],
  ])("%s", (_, content, width, lines) => {
    expect(wrapped(content, width)).toEqual(lines);
  });

  test("is cut where a cursor could stand", () => {
    expect(cut("👩‍👧👩‍👧👩‍👧", 5)).toBe("👩‍👧👩‍👧…");
    expect(cut("关于农村饮水的建议", 9)).toBe("关于农村…");
  });
});
