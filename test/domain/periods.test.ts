import { describe, expect, test } from "vitest";
import { periodChanges, planPeriod } from "../../src/domain/people/held-periods.ts";

const held = (starts: string, ends: string | null = null) => ({ starts, ends });
const plan = (starts: string | null, ends: string | null, ...on: ReturnType<typeof held>[]) =>
  planPeriod({ starts, ends }, on, "2022-01-01");

describe("what a row states of something that lasts", () => {
  test.each([
    ["nothing on record", plan("2024-01-01", null), { action: "add", to: held("2024-01-01") }],
    ["nothing stated, nothing on record", plan(null, null), { action: "add", to: held("2022-01-01") }],
    ["nothing stated", plan(null, null, held("2023-01-01", "2023-12-31")), { action: "same", to: held("2023-01-01", "2023-12-31") }],
    ["the same first day", plan("2023-01-01", null, held("2023-01-01")), { action: "same" }],
    ["an end", plan(null, "2024-12-31", held("2023-01-01")), { action: "change", to: held("2023-01-01", "2024-12-31") }],
    [
      "an end of the last of several",
      plan(null, "2025-12-31", held("2024-01-01"), held("2023-01-01", "2023-06-30")),
      { action: "change", held: held("2024-01-01") },
    ],
    ["another first day", plan("2023-03-01", null, held("2023-01-01")), { action: "change", to: held("2023-03-01") }],
    ["a beginning after an end", plan("2024-01-01", null, held("2023-01-01", "2023-12-31")), { action: "add", to: held("2024-01-01") }],
    [
      "one before all others",
      plan("2022-01-01", "2022-12-31", held("2023-01-01")),
      { action: "add", to: held("2022-01-01", "2022-12-31") },
    ],
    [
      "the first day of one of several",
      plan("2023-01-01", null, held("2023-01-01", "2023-06-30"), held("2024-01-01")),
      { action: "same", to: held("2023-01-01", "2023-06-30") },
    ],
    ["a reach over several", plan("2022-06-01", null, held("2023-01-01", "2023-06-30"), held("2024-01-01")), { action: "unclear" }],
  ] as const)("%s", (_, found, expected) => {
    expect(found).toMatchObject(expected);
  });

  test.each([
    ["one that ends on the day before", plan("2024-01-01", "2024-12-31", held("2025-01-01")), { action: "add" }],
    ["one that ends on its first day", plan("2024-01-01", "2025-01-01", held("2025-01-01")), { action: "change" }],
    ["one that begins on its last day", plan("2023-12-31", null, held("2023-01-01", "2023-12-31")), { action: "change" }],
    ["one that begins the day after", plan("2024-01-01", null, held("2023-01-01", "2023-12-31")), { action: "add" }],
    ["one within it", plan("2023-03-01", "2023-04-01", held("2023-01-01", "2023-12-31")), { action: "change" }],
    [
      "the first day of the later of two, though it reaches into neither else",
      plan("2024-01-01", "2024-06-30", held("2023-01-01", "2023-06-30"), held("2024-01-01")),
      { action: "change", held: held("2024-01-01"), to: held("2024-01-01", "2024-06-30") },
    ],
    [
      "all of several that it reaches over, in their order",
      plan("2022-06-01", "2024-02-01", held("2024-01-01"), held("2023-01-01", "2023-06-30")),
      { action: "unclear", several: [held("2023-01-01", "2023-06-30"), held("2024-01-01")] },
    ],
    ["no end: what is on record stays", plan("2023-01-01", null, held("2023-01-01", "2023-12-31")), { action: "same" }],
    ["the same end", plan("2023-01-01", "2023-12-31", held("2023-01-01", "2023-12-31")), { action: "same" }],
    [
      "nothing stated, the last of several as it is",
      plan(null, null, held("2024-01-01"), held("2023-01-01")),
      { held: held("2024-01-01") },
    ],
  ] as const)("told by its days: %s", (_, found, expected) => {
    expect(found).toMatchObject(expected);
  });
});

test("what differs is told field by field, what is blank as blank", () => {
  const before = { starts: "2023-01-01", ends: null, basis: "某次会议" };
  expect(periodChanges(before, before)).toEqual([]);
  const told = periodChanges(before, { starts: "2023-02-01", ends: "2024-12-31", basis: null });
  expect(told.map(({ field, label, from, to }) => [field, label.zh, from, to])).toEqual([
    ["starts", "起始时间", "2023-01-01", "2023-02-01"],
    ["ends", "终止时间", "", "2024-12-31"],
    ["basis", "备注", "某次会议", ""],
  ]);
  expect(periodChanges({ ...before, ends: "2024-12-31" }, before)).toMatchObject([{ field: "ends", from: "2024-12-31", to: "" }]);
});
