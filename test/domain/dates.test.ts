import { describe, expect, test } from "vitest";
import {
  chineseDate,
  covers,
  dayBefore,
  daysIn,
  firstDay,
  lacksYear,
  lastDay,
  monthOf,
  readBirth,
  readDate,
  readDays,
  yearEarlier,
} from "../../src/domain/calendar/dates.ts";
import { fc } from "../support/seeded.ts";

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

describe("a day with its weekday or its time, and with any dash", () => {
  test.each([
    "2025年3月1日 星期六",
    "2025年3月1日（星期六）",
    "2025年3月1日（周六）",
    "2025年3月1日(六)",
    "2025年3月1号",
    "2025年3月1日上午",
    "2025年3月1日下午3点半",
    "2025年3月1日晚7点",
    "2025年3月1日 星期六 上午9时30分",
    "2025年3月1日上午9:00-11:30",
    "2025年3月1日上午、下午",
    "2025年3月1日 9：30",
    "2025-03-01 9:30",
    "2025/3/1 09:30:00",
    "2025-03-01 09:00 三楼会议室",
    "2025–03–01",
    "2025—3—1",
    "2025−03−01",
    "2025－03－01",
    "2025‑03‑01",
    "2025 03 01",
    "2025.3。1",
    "\u202d2025年3月1日\u202c",
    "二〇二五年三月一日 星期六",
  ])("%j is one day", (written) => expect(readDays(written)).toEqual({ starts: "2025-03-01", ends: null }));

  test.each([
    ["2025年3月1日 星期五", "五", "六"],
    ["2025年3月1日（周日）", "日", "六"],
    ["2025年3月2日 星期天", undefined, undefined],
  ])("%j", (written, said, right) => {
    const { wrongWeekday } = readDays(written) ?? {};
    expect([wrongWeekday?.written, wrongWeekday?.right]).toEqual([said, right]);
  });
});

describe("a span of days", () => {
  test.each([
    ["2025年3月1日至3日", "2025-03-01", "2025-03-03"],
    ["2025年3月1日—3日", "2025-03-01", "2025-03-03"],
    ["2025年3月1-3日", "2025-03-01", "2025-03-03"],
    ["2025年3月1日至3月3日", "2025-03-01", "2025-03-03"],
    ["2025年3月1日（星期六）至3日（星期一）", "2025-03-01", "2025-03-03"],
    ["2025年3月1日至3日（3天）", "2025-03-01", "2025-03-03"],
    ["2025年3月1日、2日", "2025-03-01", "2025-03-02"],
    ["2025.3.1-3.3", "2025-03-01", "2025-03-03"],
    ["2025.3.1-3", "2025-03-01", "2025-03-03"],
    ["2025/3/1—3/3", "2025-03-01", "2025-03-03"],
    ["2025-03-01至2025-03-03", "2025-03-01", "2025-03-03"],
    ["2025-03-01 9:00 至 2025-03-03 17:00", "2025-03-01", "2025-03-03"],
    ["20250301-20250303", "2025-03-01", "2025-03-03"],
    ["2025年3月30日至4月2日", "2025-03-30", "2025-04-02"],
    ["2025年12月30日至1月2日", "2025-12-30", "2026-01-02"],
    ["2025年3月至5月", "2025-03", "2025-05"],
    ["2025年3-5月", "2025-03", "2025-05"],
    ["2022.01—2026.12", "2022-01", "2026-12"],
  ])("%j is from %s to %s", (written, starts, ends) => {
    expect(readDays(written)).toEqual({ starts, ends });
    expect(readDate(written)).toBeUndefined();
  });

  test.each([
    "2025年3月5日至3日",
    "2025年5月1日至3月3日",
    "2025年3月1日至32日",
    "2025年3月1日至3月",
    "2025年3月1日、5日",
    "2025年3月1日至3日（共5天）",
    "2025.3-5",
    "2025.3/5",
    "2022-2026",
  ])("%j is none: it says nothing, or two things", (written) => expect(readDays(written)).toBeUndefined());

  test.each(["3月1日", "3月1日至3日", "３月1号"])("%j has no year, and none is guessed", (written) =>
    expect([readDays(written), lacksYear(written)]).toEqual([undefined, true]),
  );

  test("every span is read back in each of its forms", () => {
    const days = fc.date({ min: new Date("1930-01-01T00:00:00Z"), max: new Date("2060-12-31T00:00:00Z"), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 400 }), (date, length) => {
        const starts = date.toISOString().slice(0, 10);
        const ends = new Date(Date.parse(starts) + length * 86_400_000).toISOString().slice(0, 10);
        const isSameYear = starts.slice(0, 4) === ends.slice(0, 4);
        const [, month, day] = ends.split("-").map(Number);
        const forms = [`${starts}至${ends}`, `${chineseDate(starts)}—${chineseDate(ends)}`, `${starts} ~ ${ends}`];
        if (isSameYear) forms.push(`${chineseDate(starts)}至${month}月${day}日`, `${starts.replaceAll("-", ".")}-${month}.${day}`);
        if (starts.slice(0, 7) === ends.slice(0, 7)) forms.push(`${chineseDate(starts)}-${day}日`);
        for (const form of forms) expect([form, readDays(form)]).toEqual([form, { starts, ends }]);
      }),
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
    ["1970.05（55岁）", "1970-05"],
    ["1970.05(55)", "1970-05"],
    ["1970.05 55岁", "1970-05"],
    ["1970年5月（现年55周岁）", "1970-05"],
    ["1970 年 5 月生（55岁）", "1970-05"],
    ["70.5（55岁）", "1970-05"],
    ["1970年5月\n（55岁）", "1970-05"],
  ])("%j is %j", (written, month) => expect(readBirth(written)).toBe(month));

  test.each(["55岁", "（55岁）", "1970.13（55岁）"])("%j is none", (written) => expect(readBirth(written)).toBeUndefined());
});

test("of anything else, two digits of a year would be a guess", () => expect(readDate("22.03")).toBeUndefined());

test.each([
  ["2028-02-29", "2027-02-28"],
  ["2027-02-28", "2026-02-28"],
  ["2027-03-01", "2026-03-01"],
])("a year before %s is %s", (day, before) => {
  expect(yearEarlier(day)).toBe(before);
});
