import { expect, test } from "vitest";
import type { Member } from "../../src/domain/people/member.ts";
import { rosterSheet } from "../../src/workbooks/writing/roster-sheet.ts";
import { seated } from "../report/seated.ts";

/** The roster that is imported again: who is on it on a day, and which words it leaves out because no import knows them. */

const sheet = (...members: Member[]) =>
  rosterSheet({ term: 10, date: "2026-12-31", today: "2027-01-10", members, unmask: false, order: "strokes" });

test("who has a seat on the day is on it, from the day on which that seat began", () => {
  const seats = [
    { from: "2022-01-01", to: "2024-06-30" },
    { from: "2026-03-01", to: null },
  ];
  const made = sheet(
    seated(1, { seats }),
    seated(2, { seats: [{ from: "2022-01-01", to: "2024-06-30" }], status: "left" }),
    seated(3, { seats: [{ from: "2027-01-01", to: null }] }),
  );
  expect(made.rows.map(({ id, since }) => [id, since])).toEqual([[1, "2026-03-01"]]);
  expect(made.notes.map(({ zh }) => zh)).toEqual(["2026-12-31 已离任的 1 人不在名册里", "2026-12-31 尚未就任的 1 人不在名册里"]);
});

test("two have an order", () => {
  expect(sheet(seated(1)).notes).toEqual([]);
  expect(sheet(seated(1), seated(2)).notes).toHaveLength(1);
});

test("words that no import knows are left out, lists with such a word whole; years and masks stand for the rest", () => {
  const odd = seated(1, { sex: "其他", sector: ["教育界", "同上"], born: "1970-05", phone: "13812345678", certificate: "无" });
  expect(sheet(odd).rows[0]).toMatchObject({ sex: null, sector: null, born: "1970年", phone: "138****5678", certificate: null });
  expect(sheet(seated(1)).rows[0]).toMatchObject({
    sex: "男",
    ethnicity: "汉族",
    party: "中共",
    sector: "教育界",
    born: null,
    phone: null,
  });
  expect(sheet(seated(1, { born: "2030-05" })).rows[0]).toMatchObject({ born: null });
});
