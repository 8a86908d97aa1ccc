import { describe, expect, test } from "vitest";
import { text } from "../../src/domain/text/text.ts";
import { closable, closeYear } from "../../src/trips/evaluate/close-year.ts";
import { score } from "../../src/trips/evaluate/score.ts";
import { setYear } from "../../src/trips/evaluate/set-year.ts";
import { addMember, write } from "../store/office.ts";
import { tripDesk } from "../support/trip-desk.ts";

/** The two days of a year that an office sets, and which other years they must meet (how long a year may be, is in test/cli/edges.test.ts). */

const year = (of: number, from: string, to: string) => ({ year: of, from, to });

test.each([
  ["of one day", "2026-01-01", "2026-01-01", "refused.period"],
  ["most of which is in another", "2026-12-01", "2027-11-30", "refused.period"],
  ["whose last day is before its first", "2026-12-31", "2026-12-30", "usage.to"],
])("a year %s is none", (_, from, to, code) => {
  const desk = tripDesk();
  expect(() => setYear(desk, year(2026, from, to))).toThrow(expect.objectContaining({ code }));
  expect(desk.store.periods.of(2026)).toMatchObject({ from: "2026-01-01", to: "2026-12-31" });
});

describe("years that follow one another meet, and how the other is made to is said", () => {
  const first = "相邻年度的起止要首尾相接，请先改：";

  test.each([
    ["days are left before it", 2027, "2027-01-01", "2027-12-31", "cppcc year set 2026 --from 2026-01-01 --to 2026-12-31"],
    ["it begins too early", 2027, "2026-12-27", "2027-12-31", "cppcc year set 2026 --from 2026-01-01 --to 2026-12-26"],
    ["it ends too late", 2025, "2025-01-01", "2026-01-03", "cppcc year set 2026 --from 2026-01-04 --to 2026-12-27"],
  ])("%s", (_, of, from, to, command) => {
    const desk = tripDesk();
    setYear(desk, year(2026, "2026-01-01", "2026-12-27"));
    expect(() => setYear(desk, year(of, from, to))).toThrow(
      expect.objectContaining({
        code: "refused.period",
        text: text(
          "与 2026 年度（2026-01-01 至 2026-12-27）重叠，或中间空出了日子",
          "overlaps 2026 (2026-01-01 to 2026-12-27), or leaves days between them",
        ),
        hint: text(`${first}${command}`, `years that follow one another must meet; first: ${command}`),
      }),
    );
  });

  test("a closed one is opened first, and is not set itself", async () => {
    const desk = tripDesk("2028-01-10");
    write(desk.store, "委员", () => addMember(desk.store, "张三"));
    setYear(desk, year(2026, "2026-01-01", "2026-12-27"));
    await score(desk, { year: 2026, rules: undefined, isDryRun: false });
    closeYear(desk, await closable(desk, 2026));
    const command = "cppcc year set 2026 --from 2026-01-01 --to 2026-12-31";
    expect(() => setYear(desk, year(2027, "2027-01-01", "2027-12-31"))).toThrow(
      expect.objectContaining({
        hint: text(`2026 年度已经关闭，请先重开，再改：${command}`, `2026 is closed: open it again first, then: ${command}`),
      }),
    );
    expect(() => setYear(desk, year(2026, "2026-01-01", "2026-12-31"))).toThrow(expect.objectContaining({ code: "refused.closed_year" }));
  });
});
