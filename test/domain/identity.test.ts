import { describe, expect, test } from "vitest";
import { compareEvidence, compareRows, type Evidence, identify } from "../../src/domain/people/identity.ts";

const who = (evidence: Partial<Evidence> = {}): Evidence => ({
  certificate: null,
  phone: null,
  born: null,
  unit: null,
  sector: [],
  group: [],
  ...evidence,
});
const full = who({ certificate: "C1", phone: "13800000001", born: "1970-05", unit: "县一中", sector: ["教育界"], group: ["第一组"] });

describe("a row and a person in the file", () => {
  test.each([
    [
      "an equal certificate decides, whatever else differs",
      who({ certificate: "C1", phone: "13900000000", born: "1980-01", unit: "别处" }),
      "same",
    ],
    ["another certificate is another person, whatever else agrees", { ...full, certificate: "C2" }, "other"],
    ["an equal phone decides over the birth month", who({ phone: "13800000001", born: "1980-01" }), "same"],
    ["another phone does not decide: the birth month does", who({ phone: "13900000000", born: "1970-05" }), "same"],
    ["another birth month is another person", who({ born: "1980-01", unit: "县一中", sector: ["教育界"] }), "other"],
    ["an equal birth month, another unit and sector: a change", who({ born: "1970-05", unit: "别处", sector: ["经济界"] }), "same"],
    ["an equal unit", who({ unit: "县一中", sector: ["经济界"] }), "same"],
    ["an equal sector", who({ sector: ["教育界"] }), "same"],
    ["an equal group", who({ group: ["第一组", "第三组"] }), "same"],
    ["another phone alone contradicts without deciding", who({ phone: "13900000000" }), "unlike"],
    ["another unit contradicts without deciding", who({ unit: "别处" }), "unlike"],
    ["another sector contradicts without deciding", who({ sector: ["经济界"] }), "unlike"],
    ["a name alone says nothing", who(), "open"],
    ["a year of birth that agrees says nothing", who({ born: "1970" }), "open"],
    ["a year of birth that differs tells apart", who({ born: "1971" }), "other"],
  ] as const)("%s", (_, row, verdict) => {
    expect(compareEvidence(row, full).verdict).toBe(verdict);
  });

  test("what one side does not state decides nothing", () => {
    expect(compareEvidence(full, who()).verdict).toBe("open");
  });
});

describe("two rows of one sheet", () => {
  test.each([
    [
      "another phone, unit and sector mean two",
      who({ phone: "1380000001", unit: "甲", sector: ["教育界"] }),
      who({ phone: "1380000002", unit: "乙", sector: ["经济界"] }),
      "two",
    ],
    [
      "so they do beside an equal birth month",
      who({ born: "1970-05", phone: "1380000001", unit: "甲", sector: ["教育界"] }),
      who({ born: "1970-05", phone: "1380000002", unit: "乙", sector: ["经济界"] }),
      "two",
    ],
    ["another birth month means two", who({ born: "1970-05" }), who({ born: "1980-01" }), "two"],
    ["another certificate means two", who({ certificate: "C1", unit: "甲" }), who({ certificate: "C2", unit: "甲" }), "two"],
    ["another unit means two", who({ unit: "甲" }), who({ unit: "乙" }), "two"],
    ["another sector means two", who({ sector: ["教育界"] }), who({ sector: ["经济界"] }), "two"],
    ["an equal birth month is one", who({ born: "1970-05", unit: "甲" }), who({ born: "1970-05", unit: "甲" }), "same"],
    ["an equal phone is one", who({ phone: "1380000001", unit: "甲" }), who({ phone: "1380000001", unit: "乙" }), "same"],
    ["names alone are unclear", who(), who(), "unclear"],
    ["facts on one side alone are unclear", who({ born: "1970-05" }), who({ unit: "甲" }), "unclear"],
  ] as const)("%s", (_, a, b, relation) => {
    expect(compareRows(a, b)).toBe(relation);
    expect(compareRows(b, a)).toBe(relation);
  });
});

describe("who is it?", () => {
  const free = () => false;
  const [teacher, doctor] = [
    who({ born: "1970-05", unit: "县一中", sector: ["教育界"] }),
    who({ born: "1980-01", unit: "县医院", sector: ["医药卫生界"] }),
  ];

  test("nobody of that name: a new person", () => {
    expect(identify(who({ born: "1970-05" }), [], free)).toEqual({ isNew: true });
  });

  test("one of that name and nothing that contradicts: that one", () => {
    expect(identify(who(), [teacher], free)).toEqual({ known: teacher });
  });

  test("one of that name and a contradiction: the candidates", () => {
    expect(identify(who({ unit: "别处" }), [teacher], free)).toEqual({ candidates: [teacher] });
  });

  test("two of that name and nothing that tells: the candidates", () => {
    expect(identify(who(), [teacher, doctor], free)).toEqual({ candidates: [teacher, doctor] });
  });

  test("two of that name and a fact of one: that one", () => {
    expect(identify(who({ unit: "县医院" }), [teacher, doctor], free)).toEqual({ known: doctor });
    expect(identify(who({ born: "1970-05" }), [teacher, doctor], free)).toEqual({ known: teacher });
  });

  test("all of that name told apart: a new person", () => {
    expect(identify(who({ born: "1990-09" }), [teacher, doctor], free)).toEqual({ isNew: true });
  });

  test("of two that agree, the stronger evidence decides", () => {
    const [byUnit, byPhone] = [who({ unit: "县一中" }), who({ phone: "13800000001" })];
    expect(identify(who({ unit: "县一中", phone: "13800000001" }), [byUnit, byPhone], free)).toEqual({ known: byPhone });
  });

  test("of two that agree equally nobody guesses", () => {
    const [a, b] = [who({ sector: ["教育界"] }), who({ sector: ["教育界"], born: "1970-05" })];
    expect(identify(who({ sector: ["教育界"] }), [a, b], free)).toEqual({ candidates: [a, b] });
  });
});
