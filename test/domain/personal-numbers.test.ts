import { describe, expect, test } from "vitest";
import { heldNumber, maskedTexts, maskNumbers, type NumberKind, quoted } from "../../src/domain/text/personal-numbers.ts";
import { holdsMask } from "../../src/domain/text/plain.ts";
import { fc } from "../support/seeded.ts";

const FOUND: readonly (readonly [string, NumberKind, string])[] = [
  ["13800000003", "mobile", "1****3"],
  ["电话13800000003，请打", "mobile", "电话1****3，请打"],
  ["138-0000-0003", "mobile", "1****3"],
  ["138 0000 0003", "mobile", "1****3"],
  ["138.0000.0003", "mobile", "1****3"],
  ["138—0000—0003", "mobile", "1****3"],
  ["1 3 8 0 0 0 0 0 0 0 3", "mobile", "1****3"],
  ["1\u200b3\u200b8\u200b00000003", "mobile", "1****3"],
  ["\u202d138\u00ad0000\ufeff0003\u202c", "mobile", "\u202d1****3\u202c"],
  ["１３８００００００03", "mobile", "1****3"],
  ["１３８－００００－０００３", "mobile", "1****3"],
  ["+86 138 0000 0003", "mobile", "1****3"],
  ["8613800000003", "mobile", "1****3"],
  ["008613800000003", "mobile", "1****3"],
  ["0086-138-0000-0003", "mobile", "1****3"],
  ["13800000003/13900000004", "mobile", "1****3/1****4"],
  ["2025-03-01 13800000003", "mobile", "2025-03-01 1****3"],
  ["微信wx13800000003", "mobile", "微信wx1****3"],
  ["13800000003x", "mobile", "1****3"],
  ["0431-88886666", "landline", "0****6"],
  ["（0431）8888 6666", "landline", "（0****6"],
  ["010-88886666", "landline", "0****6"],
  ["座机：8888666", "landline", "座机：8****6"],
  ["220101194001011234", "identity", "2****4"],
  ["证号22010119400101123X。", "identity", "证号2****X。"],
  ["220101 1940 0101 123x", "identity", "2****x"],
  ["ID220101194001011234", "identity", "ID2****4"],
  ["220101400101123", "identity", "2****3"],
  ["220101-400101-123", "identity", "2****3"],
  ["6222021234567890128", "card", "6****8"],
  ["6222 0212 3456 7890 128", "card", "6****8"],
  ["4111111111111111", "card", "4****1"],
];

const NONE = [
  "20250301-20250303",
  "2025-03-01—2025-03-03",
  "2025.3.1-3.3",
  "20250301",
  "202503011230",
  "20250301123059",
  "2019-2022",
  "2019 2020 2021 2022",
  "1970.05（55岁）",
  "10-2-015",
  "13-2-00000015",
  "1985-12-00015",
  "政协办〔2025〕13号",
  "12000000元",
  "3500000",
  "1,380,000,000",
  "138000000.12",
  "15 20 30 25 100",
  "12345678901",
  "第10120260305号文件",
  "4111111111111112",
  "220101194013011234",
  "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  "a13800000003bcdef0",
];

describe("somebody's numbers", () => {
  test.each(FOUND)("%j holds a number (%s)", (written, kind, masked) => {
    expect(heldNumber(written)).toBe(kind);
    expect(maskNumbers(written)).toBe(masked);
    expect(holdsMask(masked)).toBe(true);
  });

  test.each(NONE)("%j holds none", (written) => {
    expect(heldNumber(written)).toBeNull();
    expect(maskNumbers(written)).toBe(written);
  });

  const digits = (least: number, most: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((each) => each.join(""));
  const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), digits(9, 9)).map(([second, rest]) => `1${second}${rest}`);
  const day = fc
    .date({ min: new Date("1930-01-01T00:00:00Z"), max: new Date("2020-12-31T00:00:00Z"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const region = fc.constantFrom("110105", "330881", "440103", "650102", "820000");
  const identity = fc
    .tuple(region, day, digits(3, 3), fc.constantFrom("X", "x", "0", "7"))
    .map(([at, born, order, check]) => `${at}${born.replaceAll("-", "")}${order}${check}`);
  const old = fc.tuple(region, day, digits(3, 3)).map(([at, born, order]) => `${at}${born.slice(2).replaceAll("-", "")}${order}`);
  const around = fc.constantFrom(["", ""], ["电话", "，谢谢"], ["（", "）"], ["联系人张三 ", " 已回复"], ["2025年3月1日，", "。"]);
  const unseen = fc.constantFrom("", "", "\u200b", "\u00ad", "\u2060");
  const wide = (written: string): string => written.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

  test("however it is written, no number is left", () => {
    fc.assert(
      fc.property(
        fc.oneof(mobile, identity, old),
        around,
        fc.constantFrom("", "", " ", "-", "—", "－"),
        unseen,
        fc.boolean(),
        (number, [before, after], gap, hidden, isWide) => {
          // In groups as people write them: 138 0000 0003, 330881 19700101 1234.
          const parts = number.length === 11 ? [3, 4, 4] : number.length === 15 ? [6, 6, 3] : [6, 8, 4];
          const groups = parts.map((length, i) => {
            const from = parts.slice(0, i).reduce((sum, each) => sum + each, 0);
            return [...number.slice(from, from + length)].join(hidden);
          });
          const plain = groups.join(gap);
          const masked = maskNumbers(`${before}${isWide ? wide(plain) : plain}${after}`);
          expect(masked.normalize("NFKC")).not.toMatch(/(?:[\d][^\d*]{0,2}){8}/);
          expect(masked).toMatch(/\d\*{4}[\dXx]/);
          expect(masked.startsWith(before) && masked.endsWith(after)).toBe(true);
        },
      ),
    );
  });

  test("days, spans of days, sums, numbers of cases and digests are left as they are", () => {
    const sum = fc
      .tuple(fc.integer({ min: 1, max: 99_999_999 }), fc.constantFrom("元", "万元", "亩", "人", ""))
      .map(([n, of]) => `捐款${n}${of}`);
    const fraction = fc.tuple(fc.integer({ min: 1, max: 999_999_999 }), digits(2, 2)).map(([n, cents]) => `${n}.${cents}元`);
    const span = fc.tuple(day, day, fc.constantFrom("-", "—", "至", " - ", "～")).map(([a, b, to]) => `${a}${to}${b}`);
    const compact = fc.tuple(day, day).map(([a, b]) => `${a.replaceAll("-", "")}-${b.replaceAll("-", "")}`);
    const years = fc.tuple(fc.integer({ min: 1990, max: 2030 }), fc.integer({ min: 1990, max: 2030 })).map(([a, b]) => `${a}-${b}`);
    const serial = fc
      .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 99_999 }))
      .map(([term, session, number]) => `${term}-${session}-${String(number).padStart(3, "0")}`);
    const digest = fc.array(fc.constantFrom(..."0123456789abcdef"), { minLength: 64, maxLength: 64 }).map((each) => each.join(""));
    fc.assert(
      fc.property(fc.oneof(day, sum, fraction, span, compact, years, serial, digest), around, (written, [before, after]) => {
        const whole = `${before.replace("电话", "")}${written}${after}`;
        expect(maskNumbers(whole)).toBe(whole);
      }),
      { numRuns: 2000 },
    );
  });

  test("the office's own numbers keep their digits in a value whose texts are masked", () => {
    expect(
      maskedTexts({ certificate: "13010200015", serial: "13-2-13800000003", unit: "县一中13800000003", phones: ["13800000003"], n: 1 }),
    ).toEqual({
      certificate: "13010200015",
      serial: "13-2-13800000003",
      unit: "县一中1****3",
      phones: ["1****3"],
      n: 1,
    });
  });

  test("an error quotes neither a number nor what nobody sees", () =>
    expect(quoted("张三\u200b138\u200b00000003")).toBe("张三〔U+200B〕1****3"));
});

test.each([
  ["电话22345678、22345679", "电话2****8、2****9"],
  ["电话：22345678/22345679", "电话：2****8/2****9"],
  ["0594-2234567、2234568", "0****7、2****8"],
  ["05942234567", "0****7"],
  ["（0594）2234567", "（0****7"],
  ["400-123-4567", "4****7"],
])("%s is masked whole: %s", (written, masked) => {
  expect(maskNumbers(written)).toBe(masked);
});

test.each([
  "总投资15000000000元",
  "18600000000.00 元",
  "0.13812345678",
  "编号 0591-20250012",
  "第0591-2025001号",
  "13800000000万元",
  "三次.xlsx（SHA-256 13812345678c…）",
  "（SHA-256 a13812345678…）",
])("%s is nobody's number", (written) => expect(maskNumbers(written)).toBe(written));
