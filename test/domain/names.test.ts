import { describe, expect, test } from "vitest";
import { cleanName, readName, splitNames } from "../../src/domain/people/names.ts";
import { fc } from "../support/seeded.ts";

describe("the one form of a name", () => {
  test.each([
    ["张　三", "张三"],
    ["张 三", "张三"],
    [" 张  三 ", "张三"],
    ["张\u00a0三", "张三"],
    ["欧　阳　修", "欧阳修"],
    ["張　三", "張三"],
    ["𠮷　田", "𠮷田"],
    ["买买提·艾力", "买买提·艾力"],
    ["买买提•艾力", "买买提·艾力"],
    ["买买提・艾力", "买买提·艾力"],
    ["买买提．艾力", "买买提·艾力"],
    ["买买提‧艾力", "买买提·艾力"],
    ["买买提･艾力", "买买提·艾力"],
    ["买买提 · 艾力", "买买提·艾力"],
    ["John Smith", "John Smith"],
    ["欧阳 修", "欧阳 修"],
  ])("%j is kept as %j", (written, kept) => {
    expect(cleanName(written)).toBe(kept);
  });

  test("NFC is applied: a letter and its accent are one", () => {
    expect(cleanName("Zoe\u0308 Wang")).toBe("Zo\u00eb Wang");
  });

  test.each([
    ["a radical that looks like 高", "⾼明"],
    ["a full-width letter", "王Ａ"],
    ["a circled number", "王①"],
  ])("NFKC is not: %s stays", (_, name) => {
    expect(cleanName(name)).toBe(name);
  });

  test.each([
    ["陈", "陳"],
    ["峰", "峯"],
    ["吴", "吳"],
  ])("traditional and variant forms are not unified: %s, %s", (a, b) => {
    expect(cleanName(`${a}明`)).not.toBe(cleanName(`${b}明`));
  });

  test("cleaning twice is cleaning once", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("张", "三", "买", "·", "•", "・", "．", " ", "　", "\u00a0", "a", "𠮷") }), (name) => {
        expect(cleanName(cleanName(name))).toBe(cleanName(name));
      }),
    );
  });
});

describe("brackets behind a name", () => {
  test.each([
    ["王伟（女）", "王伟", ["女"]],
    ["王伟(女)", "王伟", ["女"]],
    ["王伟（女，满族）", "王伟", ["女", "满族"]],
    ["王伟（女、教育界）", "王伟", ["女", "教育界"]],
    ["王　伟（教育界）", "王伟", ["教育界"]],
    ["王伟 （女）", "王伟", ["女"]],
    ["王伟（女）（满族）", "王伟", ["女", "满族"]],
    ["王伟", "王伟", []],
  ])("%j", (written, name, qualifiers) => {
    expect(readName(written)).toEqual({ name, qualifiers });
  });
});

describe("the names in a cell", () => {
  const names = (cell: string): string[] => splitNames(cell).map(({ name }) => name);

  test.each([
    ["张三、李四", ["张三", "李四"]],
    ["张三，李四", ["张三", "李四"]],
    ["张三,李四", ["张三", "李四"]],
    ["张三;李四", ["张三", "李四"]],
    ["张三；李四", ["张三", "李四"]],
    ["张三\n李四", ["张三", "李四"]],
    ["张三 李四", ["张三", "李四"]],
    ["张三　李四　王小五", ["张三", "李四", "王小五"]],
    ["张　三、李　四", ["张三", "李四"]],
    ["张　三", ["张三"]],
    ["张　三　李　四", ["张三", "李四"]],
    ["买买提・艾力、张三", ["买买提·艾力", "张三"]],
    ["买买提·艾力 张三", ["买买提·艾力", "张三"]],
    ["张三、李四等3人", ["张三", "李四"]],
    ["张三、李四等 3 人", ["张三", "李四"]],
    ["张三、李四等三名", ["张三", "李四"]],
    ["张三等", ["张三"]],
    ["张三、、李四、", ["张三", "李四"]],
    ["张三、李四、张三", ["张三", "李四"]],
    ["张　三、张三", ["张三"]],
    ["John Smith", ["John Smith"]],
    ["", []],
    ["  ", []],
  ])("%j", (cell, expected) => {
    expect(names(cell)).toEqual(expected);
  });

  test("brackets protect what is inside them", () => {
    expect(splitNames("王伟（女，教育界）、李四")).toEqual([
      { name: "王伟", qualifiers: ["女", "教育界"] },
      { name: "李四", qualifiers: [] },
    ]);
    expect(splitNames("王伟（女） 李四")).toEqual([
      { name: "王伟", qualifiers: ["女"] },
      { name: "李四", qualifiers: [] },
    ]);
  });

  test("two of one name, told apart by brackets, are two", () => {
    expect(splitNames("王伟（女）、王伟（男）")).toHaveLength(2);
  });

  test("whatever separates them, the same names come back", () => {
    const name = fc.constantFrom("张三", "李四", "王小五", "赵六", "买买提·艾力", "孙艳春");
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1 }),
        fc.constantFrom("、", "，", ",", ";", "；", " ", "　", "\n", "、 "),
        (list, separator) => {
          expect(names(list.join(separator))).toEqual(list);
        },
      ),
    );
  });
});
