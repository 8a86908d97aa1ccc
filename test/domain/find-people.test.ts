import { describe, expect, test } from "vitest";
import { makeMembers } from "../../fixtures/members.ts";
import { type Findable, findPeople, fitOf, searchWords } from "../../src/domain/people/find-people.ts";
import { fc } from "../support/seeded.ts";

const somebody = (id: number, name: string, more: Partial<Findable> = {}): Findable => ({
  ...{ id, name, sex: "男", unit: null, sector: [], numbers: [] },
  ...more,
});
const PEOPLE = [
  somebody(1, "张三", { unit: "县一中校长", sector: ["教育界"], numbers: ["13800000001", "10-001"] }),
  somebody(2, "张三丰", { unit: "县医院", sector: ["医药卫生界"], numbers: ["13800010002"] }),
  somebody(3, "王张三", { numbers: ["0373-5566778"] }),
  somebody(4, "赵四", { unit: "张三村党支部书记", sex: "女" }),
  somebody(5, "买买提·艾力", { sector: ["少数民族界"] }),
  somebody(6, "周生"),
  somebody(7, "John Smith"),
];
const found = (...words: string[]): string[] => findPeople(searchWords(words), PEOPLE, (each) => each).map(({ name }) => name);

describe("somebody is found", () => {
  test.each<[string, string[]]>([
    ["张三", ["张三", "张三丰", "王张三", "赵四"]],
    ["张　三", ["张三", "张三丰", "王张三", "赵四"]],
    ["zs", ["张三", "周生", "赵四", "张三丰", "王张三"]],
    ["一中", ["张三"]],
    ["教育", ["张三"]],
    ["买买提艾力", ["买买提·艾力"]],
    ["艾力", ["买买提·艾力"]],
    ["smith", ["John Smith"]],
    ["0001", ["张三"]],
    ["00010002", ["张三丰"]],
    ["10-001", ["张三"]],
    ["5566778", ["王张三"]],
    ["778", []],
    ["138", []],
    ["1380000", []],
    ["#4", ["赵四"]],
    ["4", ["赵四"]],
    ["李", []],
    ["", []],
    ["·", []],
    ["-", []],
  ])("by %s: %j", (word, names) => {
    expect(found(word)).toEqual(names);
  });

  test("by several words only if each fits, in whatever order", () => {
    expect(found("张", "医院")).toEqual(["张三丰"]);
    expect(found("医院", "张")).toEqual(["张三丰"]);
    expect(found("zs 女")).toEqual(["赵四"]);
    expect(found("赵四（女）")).toEqual(["赵四"]);
    expect(found("张三", "无此单位")).toEqual([]);
  });
});

describe("whatever is typed", () => {
  const members = makeMembers().map(({ name, unit, sector, sex }, i) => somebody(i + 1, name, { unit, sector: [sector], sex }));

  test("a whole name finds its people before all others", () => {
    fc.assert(
      fc.property(fc.constantFrom(...members), ({ name }) => {
        const [first] = findPeople([name], members, (each) => each);
        expect(first?.name).toBe(name);
      }),
    );
  });

  test("a part of the name or unit finds somebody, and more words never find more people", () => {
    const part = fc.constantFrom(...members).chain((member) => {
      const text = fc.constantFrom(member.name, member.unit ?? member.name);
      return fc.tuple(fc.constant(member), text, fc.nat(), fc.nat()).map(([who, whole, from, length]) => {
        const chars = [...whole.replaceAll(/[·、\s]/g, "")];
        const start = from % chars.length;
        return { who, word: chars.slice(start, start + 1 + (length % (chars.length - start))).join("") };
      });
    });
    fc.assert(
      fc.property(part, part, (one, other) => {
        const all = findPeople([one.word], members, (each) => each);
        fc.pre(one.who.unit === null || !/[·、]/.test(`${one.who.unit}`));
        expect(all).toContain(one.who);
        const fewer = findPeople([one.word, other.word], members, (each) => each);
        expect(all).toEqual(expect.arrayContaining(fewer));
        expect(new Set(findPeople([other.word, one.word], members, (each) => each))).toEqual(new Set(fewer));
      }),
    );
  });

  test("nobody's number is found by fewer than four digits, nor by another place than its end", () => {
    const number = fc.stringMatching(/^1[3-9]\d{9}$/);
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 11 }), (phone, length) => {
        const who = somebody(999_999, "张三", { numbers: [phone] });
        expect(fitOf([phone.slice(-length)], who) !== undefined).toBe(length >= 4);
        fc.pre(!phone.endsWith(phone.slice(0, 6)));
        expect(fitOf([phone.slice(0, 6)], who)).toBeUndefined();
      }),
    );
  });
});
