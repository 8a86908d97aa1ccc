import { describe, expect, test } from "vitest";
import { readPhone } from "../../src/domain/people/member.ts";
import { cleanName, isName } from "../../src/domain/people/names.ts";
import { bareText, plainText, saysSame } from "../../src/domain/text/plain.ts";
import { holdsUnseen, seenText, seenTexts, unseenIn, visibleJson, visibleText } from "../../src/domain/text/unseen.ts";
import { vocabularyForm } from "../../src/domain/vocabulary/han.ts";
import { fc } from "../support/seeded.ts";

/** Each range of issue and standard by its ends, and some between. */
const UNSEEN = [
  "\u0000\u0007\u0008\u000e\u001b\u001f\u007f\u0080\u0085\u009b\u009f",
  "\u00ad\u034f\u061c\u115f\u1160\u180e",
  "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e",
  "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206f",
  "\u3164\ufe0f\ufeff\uffa0\ufff9\ufffb\ufffe\uffff\ufdd0\ud800\udfff",
]
  .flatMap((chars) => chars.split(""))
  .concat("\u{1ffff}", "\u{e0001}", "\u{e0041}");

describe("what nobody sees", () => {
  test.each(UNSEEN.map((char) => [unseenIn(char)[0] ?? "none", char]))("%s is taken off, and shown where it is quoted", (name, char) => {
    expect(name).toMatch(/^U\+[0-9A-F]{4,6}$/);
    expect(holdsUnseen(`张${char}三`)).toBe(true);
    expect(seenText(`${char}张${char}三${char}`)).toBe("张三");
    expect(visibleText(`张三${char}`)).toBe(`张三〔${name}〕`);
    expect(cleanName(`${char}张${char}三`)).toBe("张三");
    expect(readPhone(`${char}138${char}00000003`)?.phone).toBe("13800000003");
    expect([plainText(`路${char}灯`), bareText(`路${char}灯`), vocabularyForm(`记${char}录`)]).toEqual(["路灯", "路灯", "记录"]);
    expect(saysSame(`路${char}灯`, "路灯")).toBe(true);
    expect(isName(`张${char}三`)).toBe(false);
  });

  test("every other character stays: letters, marks, signs, white space, rare names", () => {
    for (const kept of [
      "张三",
      "买买提·艾力",
      "ئالىم",
      "བསོད་ནམས",
      "葛\u{e0100}",
      "\u{20bb7}野",
      "𠮷",
      "é",
      "a\tb\nc\r\nd",
      "　",
      "\u00a0",
      "√✔①",
      "\ue000",
    ])
      expect([kept, seenText(kept)]).toEqual([kept, kept]);
  });

  test("no character that anybody sees is taken for one that nobody does", () => {
    // Hangul fillers are letters by name, and blank.
    const BLANK = new Set(["\u115f", "\u1160", "\u3164", "\uffa0"]);
    for (let code = 0; code < 0x110000; code += 1) {
      const char = String.fromCodePoint(code);
      if (/[\p{L}\p{N}\p{P}\p{S}\p{Z}]/u.test(char) && !BLANK.has(char) && holdsUnseen(char)) throw new Error(code.toString(16));
    }
  });

  test("a line break of a word processor is a line break", () => expect(seenText("甲\u000b乙\u000c丙")).toBe("甲\n乙\n丙"));

  test("any text is fit for XML and for a terminal once it is seen, and seeing it twice changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (written) => {
        const seen = seenText(written);
        expect(seen).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
        expect(seenText(seen)).toBe(seen);
        expect(visibleText(written)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  test("JSON keeps every value, and writes what nobody sees as an escape", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (written) => {
        const json = visibleJson(written);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(written)));
        expect(holdsUnseen(json)).toBe(false);
      }),
    );
  });

  test("in a value every text is seen, and nothing else changes", () => {
    const shown = (value: string): string => value;
    expect(seenTexts({ a: "x\u200b", b: [1, null, "\u001by"], shown })).toEqual({ a: "x", b: [1, null, "y"], shown });
  });
});
