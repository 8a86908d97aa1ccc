import { describe, expect, test } from "vitest";
import { atOneState, bestStates } from "../../src/domain/activities/attendance.ts";
import { STATES, type State } from "../../src/domain/vocabulary/states.ts";
import { fc } from "../support/seeded.ts";

const ORDER = STATES.map(({ id }) => id);
const row = fc.record({ state: fc.option(fc.constantFrom(...ORDER)), reason: fc.option(fc.constantFrom("公假", "病假")) });

describe("a member comes to a deed once", () => {
  test("all rows say the best state: present, late, left early, leave, absent, sat in", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), fc.array(row, { maxLength: 3 }), (parts, sittings) => {
        const all = [...parts, ...sittings].flatMap(({ state }) => state ?? []);
        const best = ORDER.find((state) => all.includes(state)) ?? null;
        expect(atOneState(parts, sittings).map(({ state }) => state)).toEqual(parts.map(() => best));
      }),
    );
  });

  test.each<[string, [State | null, string | null][], State | null, string | null]>([
    [
      "an author's empty row says nothing",
      [
        ["absent", null],
        [null, null],
      ],
      "absent",
      null,
    ],
    [
      "sitting in is none of the others",
      [
        ["observer", null],
        ["absent", null],
      ],
      "absent",
      null,
    ],
    [
      "of a leave the reason, whichever row says it",
      [
        ["leave", null],
        ["leave", "公假"],
      ],
      "leave",
      "公假",
    ],
    [
      "no reason of a leave that another row outdoes",
      [
        ["present", null],
        ["leave", "公假"],
      ],
      "present",
      null,
    ],
  ])("%s", (_, rows, state, reason) => {
    const parts = rows.map(([one, why]) => ({ state: one, reason: why }));
    expect(atOneState(parts, [])).toEqual(rows.map(() => ({ state, reason })));
  });

  test("on a sheet each person is counted once", () => {
    const sheet = (rows: readonly (readonly [number, State | null])[]) => [
      ...bestStates(rows.map(([person, state]) => ({ person, state }))),
    ];
    expect(
      sheet([
        [1, "present"],
        [1, "absent"],
        [2, "leave"],
        [3, null],
      ]),
    ).toEqual([
      [1, "present"],
      [2, "leave"],
      [3, null],
    ]);
  });
});
