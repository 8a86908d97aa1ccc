import { describe, expect, test } from "vitest";
import { readName } from "../../src/domain/people/names.ts";
import { type Candidate, describe as describePerson, findPerson } from "../../src/domain/people/whois.ts";
import { writeName } from "../../src/domain/people/written-name.ts";

const seat = { from: "2022-01-01", to: null };
const place = (kind: string, name: string) => ({ ...seat, kind, name });
const candidate = (id: number, more: Partial<Candidate> = {}): Candidate => ({
  id,
  name: "王伟",
  sex: null,
  ethnicity: null,
  party: null,
  unit: null,
  born: null,
  seats: [seat],
  suspensions: [],
  places: [],
  ...more,
});

const teacher = candidate(1, {
  sex: "男",
  ethnicity: "汉族",
  party: "民盟",
  unit: "县第二中学教师",
  born: "1980-02",
  places: [place("sector", "教育界"), place("group", "第二组"), place("special", "提案委"), place("standing", "standing")],
});
const doctor = candidate(2, {
  sex: "女",
  ethnicity: "回族",
  party: "无党派人士",
  unit: "县医院医师",
  born: "1985-07",
  places: [place("sector", "医药卫生界"), place("group", "第一组")],
});

const find = (written: string, people: readonly Candidate[] = [teacher, doctor], date: string | null = "2026-05-12") =>
  findPerson(readName(written), date, people);

describe("a qualifier in brackets", () => {
  test.each([
    ["王伟（女）", 2],
    ["王伟(男)", 1],
    ["王伟（回族）", 2],
    ["王伟（汉族）", 1],
    ["王伟（教育界）", 1],
    ["王伟（教育）", 1],
    ["王伟（医药卫生界）", 2],
    ["王伟（民盟）", 1],
    ["王伟（无党派）", 2],
    ["王伟（第一组）", 2],
    ["王伟（提案委）", 1],
    ["王伟（常委）", 1],
    ["王伟（县医院）", 2],
    ["王伟（1985年7月）", 2],
    ["王伟（1980.02）", 1],
    ["王伟（女，医药卫生界）", 2],
  ])("%s", (written, person) => {
    expect(find(written)).toEqual({ person });
  });

  test("one that is nobody's finds nobody, and those of the name are told", () => {
    expect(find("王伟（农业界）")).toEqual({ none: [teacher, doctor] });
    expect(find("王伟（女，教育界）")).toEqual({ none: [teacher, doctor] });
  });

  test("one that contradicts the only person of the name finds nobody", () => {
    expect(find("王伟（女）", [teacher])).toEqual({ none: [teacher] });
  });

  test("who has no ethnicity on record is 汉", () => {
    expect(find("王伟（汉族）", [candidate(3)])).toEqual({ person: 3 });
  });
});

describe("a name alone", () => {
  test("of one serving is that one", () => {
    expect(find("王伟", [teacher])).toEqual({ person: 1 });
  });

  test("of two serving is a question", () => {
    expect(find("王伟")).toEqual({ several: [teacher, doctor] });
  });

  test("of nobody is nobody", () => {
    expect(find("王伟", [])).toEqual({ none: [] });
  });

  test.each([
    ["the day before the seat", "2026-02-28", undefined],
    ["its first day", "2026-03-01", 3],
    ["its last day", "2026-06-30", 3],
    ["the day after", "2026-07-01", undefined],
    ["a month that it touches", "2026-03", 3],
    ["a year that it touches", "2026", 3],
    ["a month before it", "2026-02", undefined],
  ])("on %s", (_, date, person) => {
    const found = find("王伟", [candidate(3, { seats: [{ from: "2026-03-01", to: "2026-06-30" }] })], date);
    expect("person" in found ? found.person : undefined).toBe(person);
  });

  test("of two, the one who served that day", () => {
    const late = candidate(3, { seats: [{ from: "2026-06-01", to: null }] });
    expect(find("王伟", [teacher, late], "2026-05-12")).toEqual({ person: 1 });
  });

  test("of one suspended that day is that one, said so", () => {
    const suspended = candidate(3, { suspensions: [{ from: "2026-05-01", to: "2026-05-31" }] });
    expect(find("王伟", [suspended])).toEqual({ person: 3, suspended: true });
    expect(find("王伟", [suspended, doctor])).toEqual({ person: 2 });
  });

  test("of somebody from outside, when no member has it", () => {
    const outside = candidate(9, { seats: [] });
    expect(find("王伟", [outside])).toEqual({ person: 9 });
    expect(find("王伟", [outside, teacher])).toEqual({ person: 1 });
    expect(find("王伟", [outside, candidate(10, { seats: [] })])).toMatchObject({ several: [{ id: 9 }, { id: 10 }] });
  });
});

test("candidates are told apart on screen without phone or birth month", () => {
  expect(describePerson(teacher).zh).toBe("王伟（男，教育界，县第二中学教师，2022-01-01 起任职）");
  expect(describePerson(candidate(9, { seats: [] })).zh).toBe("王伟（非委员）");
  expect(JSON.stringify(describePerson(doctor))).not.toContain("1985");
});

describe("an id in brackets", () => {
  const gone = candidate(7, { seats: [{ from: "2022-01-01", to: "2023-12-31" }] });
  test.each([
    ["王伟（#7）", "2026-05-01", { person: 7 }],
    ["王伟（＃7）", "2026-05-01", { person: 7 }],
    ["王伟（#1）", null, { person: 1 }],
    ["王伟（#1，男）", "2026-05-01", { person: 1 }],
  ] as const)("%s on %s is that person, serving or not", (written, day, found) => {
    expect(findPerson(readName(written), day, [teacher, doctor, gone])).toEqual(found);
  });

  test.each(["王伟（#9）", "王伟（#1，女）"])("%s fits nobody", (written) => {
    expect(findPerson(readName(written), "2026-05-01", [teacher, doctor])).toEqual({ none: [teacher, doctor] });
  });
});

describe("how a name is written so that it is found again", () => {
  const outsider = candidate(8, { seats: [] });
  test.each([
    ["alone, where nobody else has it", teacher, [teacher], "王伟"],
    ["with the sex, where that tells", teacher, [teacher, doctor], "王伟（男）"],
    ["with the id, where nothing tells", outsider, [teacher, outsider], "王伟（#8）"],
    ["with the id, of somebody who was not serving", candidate(9, { seats: [{ from: "2020-01-01", to: "2020-12-31" }] }), [], "王伟（#9）"],
  ] as const)("%s", (_, person, others, written) => {
    const sameName = others.includes(person as never) ? others : [...others, person];
    expect(writeName(person, "2026-05-01", sameName)).toBe(written);
    expect(findPerson(readName(written), "2026-05-01", sameName)).toEqual({ person: person.id });
  });

  test.each(["Мария Иванова", "张三、李四", "孙艳 朱文"])("%s would be read as two: the id stands alone", (name) => {
    const person = candidate(5, { name });
    expect(writeName(person, null, [person])).toBe("#5");
  });

  test("李等 would lose its last character at the end of a cell", () => {
    const person = candidate(5, { name: "李等" });
    expect(writeName(person, null, [person])).toBe("李等（#5）");
  });
});
