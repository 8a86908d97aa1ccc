import { describe, expect, test } from "vitest";
import { makeMembers } from "../../fixtures/members.ts";
import { fitOfInitials } from "../../src/domain/people/initials.ts";
import { fc } from "../support/seeded.ts";

/** How the characters of the sample year's names are read, by their first letter: written down, not computed. */
const READ: Readonly<Record<string, string>> = {
  a: "艾",
  b: "斌白波",
  c: "春成蔡程曹陈昌常崔诚",
  d: "丁杜董德戴段邓",
  e: "尔",
  f: "凤芬范峰锋飞傅冯福方甫",
  g: "光高官国贵刚葛桂龚顾古",
  h: "韩慧红贺华侯海郝宏黄胡辉何合",
  j: "金姜贾军建俊娟家江蒋健静",
  k: "康孔",
  l: "廖刘龙立磊良岚吕陆丽林兰雷赖罗莲黎玲琳伦梁李",
  m: "美梅马民梦明敏毛买木",
  n: "妮宁尼娜",
  p: "平萍潘",
  q: "琴泉倩琼钱秦乔全",
  r: "任瑞蓉荣茹",
  s: "世胜宋邵松上山思生淑绍沈孙石少素苏史",
  t: "汤谭涛唐田婷提",
  w: "婉炜汪吴魏万文王卫薇武伟瓦吾",
  x: "晓秀薛小兴霞祥学熊雪夏谢香徐许",
  y: "尹永元怡余义颖玉易英姚阎杨亚阳云艳雅燕艺叶于",
  z: "泽曾忠正志郑朱钟诸张珍芝振周邹",
};
const letterOf = new Map(Object.entries(READ).flatMap(([letter, chars]) => [...chars].map((char) => [char, letter] as const)));
const lettersOf = (name: string): string => [...name.replaceAll("·", "")].map((char) => letterOf.get(char) ?? "?").join("");
const NAMES = makeMembers().map(({ name }) => name);

describe("initials", () => {
  test("of all 240 names of the sample year are right", () => {
    expect(NAMES).toHaveLength(240);
    expect(NAMES.filter((name) => fitOfInitials(lettersOf(name), name) !== "whole")).toEqual([]);
  });

  test.each([
    ["单", "sd"],
    ["曾", "zc"],
    ["解", "xj"],
    ["仇", "qc"],
    ["区", "oq"],
    ["朴", "p"],
    ["查", "zc"],
    ["盖", "g"],
    ["翟", "zd"],
    ["缪", "m"],
    ["尉", "yw"],
    ["乐", "yl"],
    ["覃", "qt"],
    ["召", "sz"],
    ["谌", "cs"],
    ["隗", "wk"],
    ["晟", "sc"],
    ["茜", "qx"],
    ["行", "xh"],
    ["朝", "zc"],
    ["阿", "ae"],
  ])("%s is found by each of its readings (%s), and by no other", (char, letters) => {
    const found = [..."abcdefghijklmnopqrstuvwxyz"].filter((letter) => fitOfInitials(letter, `${char}明`) === "begin");
    expect(found).toEqual([...letters].sort());
  });

  test("of surnames of two characters: 尉迟 Yuchi, 万俟 Moqi, 长孙 Zhangsun", () => {
    expect(fitOfInitials("ycm", "尉迟明")).toBe("whole");
    expect(fitOfInitials("mqm", "万俟明")).toBe("whole");
    expect(fitOfInitials("zsm", "长孙明")).toBe("whole");
  });

  test("stand for a whole name, its beginning, or the given name; one letter for a surname alone", () => {
    expect(fitOfInitials("zs", "张三")).toBe("whole");
    expect(fitOfInitials("ZS", "张三丰")).toBe("begin");
    expect(fitOfInitials("sf", "张三丰")).toBe("within");
    expect(fitOfInitials("s", "张三丰")).toBeUndefined();
    expect(fitOfInitials("zsfx", "张三丰")).toBeUndefined();
    expect(fitOfInitials("zs", "张四海")).toBe("begin");
    expect(fitOfInitials("z3", "张三")).toBeUndefined();
    expect(fitOfInitials("", "张三")).toBeUndefined();
  });

  test("pass over a dot, and take a foreign name's letters as they are", () => {
    expect(fitOfInitials("mmtal", "买买提·艾力")).toBe("whole");
    expect(fitOfInitials("johns", "John Smith")).toBe("begin");
  });

  test("of a character whose reading nobody has are any: nobody is lost for it", () => {
    expect(fitOfInitials("wa", "王𠀀")).toBe("whole");
    expect(fitOfInitials("wz", "王𠀀")).toBe("whole");
    expect(fitOfInitials("za", "王𠀀")).toBeUndefined();
  });

  test("typed letter by letter never lose whom they find in the end", () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.nat(), (name, cut) => {
        const letters = lettersOf(name);
        const typed = letters.slice(0, 1 + (cut % letters.length));
        expect(fitOfInitials(typed, name)).toBe(typed === letters ? "whole" : "begin");
        expect(fitOfInitials(typed.toUpperCase(), name)).toBe(fitOfInitials(typed, name));
      }),
    );
  });
});
