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
    ["what is missing", { 名称: "甲", 方面: [] }],
  ])("%s", (_, wrong) => {
    expect(validate(wrong)).toBe(false);
  });

  test("and accepts the same without the mistake", () => {
    validate(file({ 项目: [{ 名称: "丙", 类别: "提案", 分值: 1 }] }));
    expect(validate.errors).toBeNull();
  });
});
