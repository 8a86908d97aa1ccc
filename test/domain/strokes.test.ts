import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { strokesByCharacter, strokeTableSource } from "../../scripts/stroke-table.ts";
import { inOrder, orderWarnings } from "../../src/domain/people/name-order.ts";
import { byStrokes, strokesOf, withoutStrokes } from "../../src/domain/people/strokes.ts";
import { fc } from "../support/seeded.ts";

const turned = (list: readonly string[]): string[] => [...list].reverse();

describe("published lists", () => {
  test.each([
    [
      "a political bureau",
      "丁薛祥 习近平 马兴瑞 王毅 王沪宁 尹力 石泰峰 刘国中 李希 李强 李干杰 李书磊 李鸿忠 何卫东 何立峰 张又侠 张国清 陈文清 陈吉宁 陈敏尔 赵乐际 袁家军 黄坤明 蔡奇",
    ],
    ["surnames", "王 邓 石 龙 田 冯 朱 刘 许 孙 李 杨 吴 何 宋 张 陈 林 罗 金 周 郑 徐 郭"],
    // The beginnings of the 通用规范汉字表 (2013), level one: 1 to 4 strokes.
    [
      "the table of general characters",
      "一 乙 二 十 丁 厂 七 卜 八 人 入 儿 匕 几 九 刁 了 刀 力 乃 又 三 干 于 亏 工 土 士 才 下 寸 大 丈 与 万 上 小 口 山 巾 千 乞 川 亿 个 夕 久 么 勺 凡 丸 及 广 亡 门 丫 义 之 尸 己 已 巳 弓 子 卫 也 女 刃 飞 习 叉 马 乡 丰 王 开 井 天 夫 元 无 云 专 丐 扎 艺 木 五 支 厅 不 犬 太 区 历 歹 友 尤 匹 车 巨 牙 屯 戈 比 互 切 瓦 止 少 曰 日 中 贝 冈 内 水 见 午 牛 手 气 毛 壬 升 夭 长 仁 什 片 仆 化 仇 币 仍 仅 斤 爪 反 介 父 从 仑 今 凶 分 乏 公 仓 月 氏 勿 欠 风 丹 匀 乌 勾 凤 六 文 亢 方 火 为 斗 忆 计 订 户 认 冗 讥 心 尺 引 丑 巴 孔 队 办 以 允 予 邓 劝 双 书 幻",
    ],
    ["白 and 邓, 易 and 苏 and 邵", "邓 白 苏 邵 易"],
  ])("%s", (_, published) => {
    const names = published.split(" ");
    expect(turned(names).sort(byStrokes)).toEqual(names);
  });
});

test("names of fewer characters come first, a compound surname goes character by character, a dot is none", () => {
  const names = ["买买提·艾力", "欧明", "欧阳春", "欧阳修", "欧建国", "欧阳文忠"];
  expect(turned(names).sort(byStrokes)).toEqual(names);
});

test("strokes are counted as the mainland does", () => {
  const counted = "邓4苏7邵7陈7郑8郝9骨9鬼9卑8及3丁2习3马3王4石5刘6李7张7赵9黄11蔡14郭10徐10罗8龙5冯5许6";
  for (const [, char, count] of counted.matchAll(/(\D)(\d+)/gu)) expect([char, strokesOf(char as string)]).toEqual([char, Number(count)]);
});

test("the strokes themselves: 提 is 横, 竖钩 is 竖, 捺 is 点, every turn is 折", () => {
  const strokes = strokesByCharacter();
  for (const [char, digits] of Object.entries({
    王: "1121",
    江: "441121",
    丁: "12",
    人: "34",
    邓: "5452",
    陈: "5215234",
    皙: "1234331232511",
  }))
    expect([char, strokes.get(char)]).toEqual([char, digits]);
});

test("a character without data goes last in its place, and is named", () => {
  const names = ["王一", "王㛃", "王鹏程", "蔡奇", "㛃王"];
  expect(turned(names).sort(byStrokes)).toEqual(names);
  expect(withoutStrokes(names)).toEqual(["王㛃", "㛃王"]);
  expect(orderWarnings("strokes", names)[0]?.zh).toContain("王㛃、㛃王");
  expect(orderWarnings("strokes", ["买买提·艾力", "王一"])).toEqual([]);
  expect(orderWarnings("score", names)).toEqual([]);
});

test("by office: rank first, strokes within each, equal names by id", () => {
  const people = [
    { id: 5, name: "丁一", office: "member" as const },
    { id: 4, name: "王五", office: "standing" as const },
    { id: 3, name: "丁二", office: "standing" as const },
    { id: 2, name: "郑八", office: "chair" as const },
    { id: 1, name: "王五", office: "standing" as const },
    { id: 6, name: "周七", office: "vice_chair" as const },
    { id: 7, name: "吴六", office: "secretary_general" as const },
  ];
  const ids = (order: "strokes" | "office"): number[] => inOrder(order, people, (each) => each).map(({ id }) => id);
  expect(ids("office")).toEqual([2, 6, 7, 3, 1, 4, 5]);
  expect(ids("strokes")).toEqual([5, 3, 1, 4, 7, 6, 2]);
});

test("any names have one order, whatever order they came in", () => {
  const chars = fc.constantFrom(..."王邓石龙人入八于干㛃·a");
  const names = fc.array(
    fc.array(chars, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("")),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(names, (list) => {
      expect([...list].sort(byStrokes)).toEqual(turned(list).sort(byStrokes));
    }),
  );
});

test("the table is what the script makes of the data: npm run strokes", () => {
  expect(readFileSync(resolve(import.meta.dirname, "../../src/domain/people/stroke-table.ts"), "utf8")).toBe(strokeTableSource());
});
