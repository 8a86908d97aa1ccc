import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { textWidth } from "../../src/terminal/width.ts";
import { fc } from "../support/seeded.ts";

/** Characters at and around the edges of what is counted at once, and some that string-width alone knows. */
const near = (...edges: number[]) => edges.flatMap((edge) => [edge - 1, edge, edge + 1].map((code) => String.fromCodePoint(code)));
const CHARACTERS = [
  ...near(0x20, 0x7e, 0xa0, 0x300, 0x2500, 0x257f, 0x3000, 0x3001, 0x303f, 0x4e00, 0x9fff, 0xff01, 0xff5e, 0x20bb7),
  ..."a张，、《〇㐂√△○★…—“”",
  "\u001b[1m",
  "👩‍👧",
  "e\u0301",
  "\ufe0f",
  "\u200b",
  "〾",
];

describe("textWidth", () => {
  it("is what string-width says, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fc.constantFrom(...CHARACTERS)).map((parts) => parts.join("")),
          fc.string({ unit: "binary" }),
        ),
        (text) => {
          expect(textWidth(text)).toBe(stringWidth(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("is what string-width says for each character that is counted at once", () => {
    for (const [from, to] of [
      [0x20, 0x7e],
      [0x2500, 0x257f],
      [0x3001, 0x303e],
      [0x4e00, 0x9fff],
      [0xff01, 0xff5e],
    ] as const)
      for (let code = from; code <= to; code += 1) {
        const one = String.fromCharCode(code);
        if (textWidth(one) !== stringWidth(one)) expect([code.toString(16), textWidth(one)]).toEqual([code.toString(16), stringWidth(one)]);
      }
  });
});
