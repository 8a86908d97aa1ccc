import { describe, expect, it, test } from "vitest";
import { type LiaisonPlace, lastDayOf } from "../../src/domain/liaison/liaison.ts";
import { readPhone } from "../../src/domain/people/member.ts";
import { blankRow, planRoster } from "../../src/domain/people/roster-plan.ts";
import { heldTwice } from "../../src/domain/people/sole-offices.ts";

describe("telephone numbers", () => {
  it.each([
    ["13800000001", "13800000001"],
    ["138 0000 0001", "13800000001"],
    ["+86 138-0000-0001", "13800000001"],
    ["008613800000001", "13800000001"],
    ["0373-5566778", "03735566778"],
    ["（0371）65566778", "037165566778"],
    ["010-65566778-802", "01065566778802"],
    ["5566778", "5566778"],
    ["66123", "66123"],
    ["400-800-1234", "4008001234"],
    ["+852 9123 4567", "0085291234567"],
    ["85391234567", "85391234567"],
    ["13800000001/13900000002", "13800000001"],
    ["13800000001 13900000002", "13800000001"],
  ])("%s", (written, phone) => {
    expect(readPhone(written)?.phone).toBe(phone);
  });

  it.each(["1380000000", "138000000011", "12345678901", "037355667", "138", "不详", "13800000001x", "0086138", "5566778转802"])(
    "%s is none",
    (written) => expect(readPhone(written)).toBeUndefined(),
  );

  it("says that others stood behind the first", () => {
    expect(readPhone("13800000001、5566778")).toEqual({ phone: "13800000001", several: true });
    expect(readPhone("13800000001")?.several).toBe(false);
  });
});

test("an office that one person holds is said where two do", () => {
  const names = (offices: ("chair" | "vice_chair" | "secretary_general")[]) =>
    heldTwice(offices.map((office, i) => ({ name: `委员${i}`, office }))).map(({ zh }) => zh.split("；")[0]);
  expect(names(["chair", "vice_chair", "vice_chair", "secretary_general"])).toEqual([]);
  expect(names(["chair", "chair", "secretary_general", "secretary_general"])).toEqual([
    "主席有 2 位：委员0、委员1",
    "秘书长有 2 位：委员2、委员3",
  ]);
});

describe("the last day of a contact", () => {
  const place = (kind: string, starts: string, ends: string | null): LiaisonPlace => ({ kind, starts, ends });
  const tie = { kind: "standing_member", starts: "2023-01-01", ends: null } as const;
  const partner = [place("committee", "2022-01-01", null)];

  it.each([
    ["while both serve it runs", [place("standing", "2022-01-01", null)], partner, null],
    [
      "it ends with the office",
      [place("committee", "2022-01-01", null), place("standing", "2022-01-01", "2025-09-16")],
      partner,
      "2025-09-16",
    ],
    [
      "it ends with the partner's seat",
      [place("standing", "2022-01-01", null)],
      [place("committee", "2022-01-01", "2024-05-31")],
      "2024-05-31",
    ],
    [
      "another term that follows goes on with it",
      [place("standing", "2022-01-01", "2026-12-31"), place("standing", "2027-01-01", null)],
      partner,
      null,
    ],
    [
      "an office taken again later does not",
      [place("standing", "2022-01-01", "2025-09-16"), place("standing", "2026-03-01", null)],
      partner,
      "2025-09-16",
    ],
    ["kept without the office it ends with the seat", [place("committee", "2022-01-01", "2025-10-15")], partner, "2025-10-15"],
    ["of somebody without any seat it has its own end", [], partner, null],
  ])("%s", (_, keeper, other, until) => {
    expect(lastDayOf(tie, keeper, other)).toBe(until);
    expect(lastDayOf({ ...tie, ends: "2023-06-30" }, keeper, other), "its own end comes first").toBe("2023-06-30");
  });
});

describe("one name in many rows", () => {
  const rows = (count: number, of: number) =>
    Array.from({ length: of }, (_, i) => ({
      ...blankRow(i < count ? "李伟" : `委员${i}`),
      born: `${1950 + (i % 50)}-0${1 + (Math.floor(i / 50) % 9)}`,
      unit: `单位${i}`,
      where: { file: "名册.xlsx", sheet: "名册", cell: `B${i + 2}` },
    }));
  const problems = (count: number, of: number) => planRoster(rows(count, of), [], new Map()).problems.map(({ message }) => message.zh);

  it("is a wrong column in an office's list, and none in a province's", () => {
    expect(problems(31, 240)).toEqual(["有 31 行都是这个姓名"]);
    expect(problems(31, 4000)).toEqual([]);
    expect(problems(60, 4000)).toEqual(["有 60 行都是这个姓名"]);
  });

  it("of three rows of one person each of the others is told once", () => {
    const same = [1, 2, 3].map((i) => ({
      ...blankRow("张三"),
      phone: "13800000003",
      where: { file: "名册.xlsx", sheet: "名册", cell: `B${i}` },
    }));
    expect(planRoster(same, [], new Map()).problems.map(({ where }) => where.cell)).toEqual(["B2", "B3"]);
  });
});
