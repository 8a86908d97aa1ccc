import { describe, expect, test } from "vitest";
import { planPeriod } from "../../src/domain/calendar/held-periods.ts";

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
});
