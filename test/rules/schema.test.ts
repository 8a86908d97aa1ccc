import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ruleSchema } from "../../scripts/rule-schema.ts";

/** The JSON schema that editors complete and check rule files by. */
const RULES = resolve(import.meta.dirname, "../../rules");
const published = JSON.parse(readFileSync(join(RULES, "rules.schema.json"), "utf8"));
const validate = new Ajv({ strict: false, allowUnionTypes: true }).compile(published);

test("the published one is the language's: npm run schema", () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(ruleSchema())));
});

describe("accepts", () => {
  test.each(["default.yaml", ...readdirSync(join(RULES, "examples")).map((name) => `examples/${name}`)])("%s", (name) => {
    validate(parse(readFileSync(join(RULES, name), "utf8"), { merge: true }));
    expect(validate.errors).toBeNull();
  });
});

describe("refuses", () => {
  const file = (more: object) => ({
    名称: "甲",
    方面: [{ 名称: "乙", 项目: [], ...more }],
    等次: [{ 名称: "优", 分数线: 1 }, { 名称: "良" }],
  });
  test.each([
    ["an unknown word", file({ 封顶分: 3 })],
    ["an unknown kind", file({ 项目: [{ 名称: "丙", 类别: "提按", 分值: 1 }] })],
    ["points in words", file({ 项目: [{ 名称: "丙", 类别: "提案", 分值: "5分" }] })],
    ["a share over the whole", { ...file({}), 等次: [{ 名称: "优", 分数线: 1, 名额: "120%" }, { 名称: "良" }] }],
    ["what is missing", { 名称: "甲", 方面: [] }],
  ])("%s", (_, wrong) => {
    expect(validate(wrong)).toBe(false);
  });

  test.each([
    ["the same without the mistake", file({ 项目: [{ 名称: "丙", 类别: "提案", 分值: 1 }] })],
    ["what else an office may write for a word", file({ 上限: 5, 项目: [{ 名称: "丙", 类别: "提案", 分数: "1/3" }] })],
    ["a bare share", { ...file({}), 等次: [{ 名称: "优", 分数线: 1, 名额: 0.2 }, { 名称: "良" }] }],
  ])("and accepts %s", (_, right) => {
    validate(right);
    expect(validate.errors).toBeNull();
  });
});
