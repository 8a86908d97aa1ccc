import { describe, expect, test } from "vitest";
import { clashOf, periodOf, yearOfDay } from "../../src/domain/calendar/office-years.ts";

const of = (year: number, from: string, to: string) => ({ year, from, to });

/** From plenary to plenary: 2026 begins before its January, and ends before its December does. */
const SET = [of(2026, "2025-12-28", "2026-12-20")];

describe("the period of a year", () => {
  test("is the calendar year where nobody set one", () => {
    expect(periodOf(2026, [])).toEqual({ from: "2026-01-01", to: "2026-12-31" });
    expect(periodOf(2030, SET)).toEqual({ from: "2030-01-01", to: "2030-12-31" });
  });

  test("is as it was set", () => {
    expect(periodOf(2026, SET)).toEqual({ from: "2025-12-28", to: "2026-12-20" });
  });

  test("of a neighbour begins the day after, and ends the day before", () => {
    expect(periodOf(2025, SET)).toEqual({ from: "2025-01-01", to: "2025-12-27" });
    expect(periodOf(2027, SET)).toEqual({ from: "2026-12-21", to: "2027-12-31" });
    expect(periodOf(2026, [of(2025, "2025-01-05", "2025-12-10"), of(2027, "2027-01-09", "2027-12-31")])).toEqual({
      from: "2025-12-11",
      to: "2027-01-08",
    });
  });
});

test.each([
  ["2025-12-27", 2025],
  ["2025-12-28", 2026],
  ["2026-01-01", 2026],
  ["2026-12-20", 2026],
  ["2026-12-21", 2027],
  ["2026-12-31", 2027],
  ["2027-12-31", 2027],
  ["2028-01-01", 2028],
])("%s is a day of %i", (day, year) => {
  expect(yearOfDay(day, SET)).toBe(year);
});

test("a year that runs into the next calendar year has those days", () => {
  const late = [of(2025, "2025-02-01", "2026-01-20")];
  expect(["2026-01-20", "2026-01-21", "2025-01-31", "2025-02-01"].map((day) => yearOfDay(day, late))).toEqual([2025, 2026, 2024, 2025]);
  // 2024 was not set: it ends where 2025 begins.
  expect(periodOf(2024, late)).toEqual({ from: "2024-01-01", to: "2025-01-31" });
});

describe("two new dates", () => {
  test.each([
    ["fit between two years without a day lost", of(2026, "2025-12-28", "2026-12-20"), undefined],
    ["leave a day after the year before", of(2026, "2025-12-29", "2026-12-20"), 2025],
    ["overlap the year before by a day", of(2026, "2025-12-27", "2026-12-20"), 2025],
    ["leave a day before the year after", of(2026, "2025-12-28", "2026-12-19"), 2027],
    ["overlap the year after by a day", of(2026, "2025-12-28", "2026-12-21"), 2027],
    ["may be anything that touches nothing, far from a set year", of(2030, "2030-02-01", "2030-12-31"), undefined],
    ["overlap a year that is no neighbour", of(2029, "2027-12-31", "2029-12-31"), 2027],
    ["overlap an earlier year that is no neighbour", of(2023, "2023-01-01", "2025-01-01"), 2025],
    ["may be changed, whatever they were", of(2027, "2026-12-21", "2027-11-30"), undefined],
  ] as const)("%s", (_, wanted, clash) => {
    const set = [of(2025, "2025-01-01", "2025-12-27"), of(2027, "2026-12-21", "2027-12-31")];
    expect(clashOf(wanted, set)?.year).toBe(clash);
  });

  test("of the year itself stand in nobody's way", () => {
    expect(clashOf(of(2026, "2026-01-01", "2026-12-31"), SET)).toBeUndefined();
  });
});
