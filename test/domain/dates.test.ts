import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chineseDate, covers, dayBefore, daysIn, firstDay, lastDay, monthOf, readBirth, readDate } from "../../src/domain/dates.ts";

describe("reading a date", () => {
  test.each([
    ["1970.05", "1970-05"],
    ["1970.5", "1970-05"],
    ["197005", "1970-05"],
    ["1970年5月", "1970-05"],
    ["1970年05月", "1970-05"],
    ["1970-5", "1970-05"],
    ["1970/5", "1970-05"],
    ["1970-05-12", "1970-05-12"],
    ["1970.5.12", "1970-05-12"],
    ["1970/5/12", "1970-05-12"],
    ["1970年5月12日", "1970-05-12"],
    ["19700512", "1970-05-12"],
    ["1970 年 5 月", "1970-05"],
    ["１９７０．０５", "1970-05"],
    ["１９７０年５月", "1970-05"],
    ["25689", "1970-05-01"],
    ["25689.5", "1970-05-01"],
    ["46063", "2026-02-10"],
    ["1970", "1970"],
    ["2026年", "2026"],
    ["2028-02-29", "2028-02-29"],
    ["1970-05-12T00:00:00.000Z", "1970-05-12"],
  ])("%j is %j", (written, date) => {
    expect(readDate(written)).toBe(date);
  });

  test.each([
    "1970.13",
    "197013",
    "1970年13月",
    "1970-00",
    "1970.0",
    "2026-02-29",
    "2026-04-31",
    "20260230",
    "70.13",
    "1870.05",
    "2970.05",
    "不详",
    "",
    "五月",
    "99999",
    "12",
  ])("%j is no date", (written) => {
    expect(readDate(written)).toBeUndefined();
  });

  test("every day of a century is read back in each of its forms", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1927-06-01T00:00:00Z"), max: new Date("2063-12-31T00:00:00Z"), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          const [year, month, number] = day.split("-").map(Number) as [number, number, number];
          const serial = Math.round(Date.parse(day) / 86_400_000) + 25_569;
          for (const form of [
            day,
            `${year}.${month}.${number}`,
            `${year}年${month}月${number}日`,
            day.replaceAll("-", ""),
            chineseDate(day),
            String(serial),
          ])
            expect([form, readDate(form)]).toEqual([form, day]);
          for (const form of [`${year}.${month}`, day.slice(0, 7), day.slice(0, 7).replace("-", ""), `${year}年${month}月`])
            expect([form, readDate(form)]).toEqual([form, day.slice(0, 7)]);
        },
      ),
    );
  });
});

describe("partial dates", () => {
  test.each([
    ["2026", "2026-01-01", "2026-12-31", "2026"],
    ["2026-02", "2026-02-01", "2026-02-28", "2026-02"],
    ["2028-02", "2028-02-01", "2028-02-29", "2028-02"],
    ["2026-05-12", "2026-05-12", "2026-05-12", "2026-05"],
  ])("%s runs from %s to %s", (date, first, last, month) => {
    expect([firstDay(date), lastDay(date), monthOf(date)]).toEqual([first, last, month]);
  });

  test.each([
    ["2026-12-31", "2026年12月31日"],
    ["2026-05-02", "2026年5月2日"],
    ["2026-05", "2026年5月"],
    ["2026", "2026年"],
  ])("a document writes %s as %s", (date, written) => {
    expect(chineseDate(date)).toBe(written);
  });
});

describe("days", () => {
  test.each([
    ["2026-07-03", "2026-12-31", 182],
    ["2026-07-02", "2026-12-31", 183],
    ["2026-01-01", "2026-12-31", 365],
    ["2028-01-01", "2028-12-31", 366],
    ["2026-05-12", "2026-05-12", 1],
    ["2026-05-13", "2026-05-12", 0],
  ])("from %s to %s: %i, both counted", (from, to, days) => {
    expect(daysIn(from, to)).toBe(days);
  });

  test.each([
    ["2026-03-01", "2026-02-28"],
    ["2028-03-01", "2028-02-29"],
    ["2026-01-01", "2025-12-31"],
  ])("the day before %s is %s", (day, before) => {
    expect(dayBefore(day)).toBe(before);
  });

  test("an interval covers its first and its last day", () => {
    const span = { from: "2026-04-01", to: "2026-04-30" };
    expect(["2026-03-31", "2026-04-01", "2026-04-30", "2026-05-01"].map((day) => covers(span, day))).toEqual([false, true, true, false]);
    expect(covers({ from: "2026-04-01", to: null }, "2099-01-01")).toBe(true);
  });
});

describe("a month of birth", () => {
  test.each([
    ["70.5", "1970-05"],
    ["70.05", "1970-05"],
    ["1970.05", "1970-05"],
  ])("%j is %j", (written, month) => expect(readBirth(written)).toBe(month));
});

test("of anything else, two digits of a year would be a guess", () => expect(readDate("22.03")).toBeUndefined());
