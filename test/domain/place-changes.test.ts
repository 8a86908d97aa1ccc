import { describe, expect, it } from "vitest";
import { changePlaces, type HeldTenure, type WantedPlaces } from "../../src/domain/people/place-changes.ts";

const held = (id: number, body: string, more: Partial<HeldTenure> = {}): HeldTenure => ({
  id,
  kind: "sector",
  body,
  post: "member",
  starts: "2022-01-01",
  ends: null,
  basis: null,
  endBasis: null,
  ...more,
});
const SEAT = held(1, "委员会", { kind: "committee" });
const place = (name: string) => ({ name, post: "member" });
const wanted = (names: readonly string[], more: Partial<WantedPlaces> = {}): WantedPlaces => ({
  kind: "sector",
  places: names.map(place),
  asOf: null,
  seatFrom: "2022-01-01",
  basis: null,
  ...more,
});

describe("what follows for the places that somebody holds", () => {
  it("a correction changes the place and keeps its days; what is one too many goes, what is new began with the others", () => {
    expect(changePlaces([SEAT, held(2, "教育界")], wanted(["农业界", "科技界"]))).toEqual({
      steps: [
        { what: "correct", id: 2, to: place("农业界") },
        { what: "add", place: place("科技界"), starts: "2022-01-01", basis: null },
      ],
    });
    expect(changePlaces([SEAT, held(2, "教育界"), held(3, "农业界")], wanted(["农业界"]))).toEqual({
      steps: [{ what: "remove", id: 2 }],
    });
  });

  it("a correction after something ended begins the day after it", () => {
    expect(changePlaces([SEAT, held(2, "教育界", { ends: "2024-06-30" })], wanted(["农业界"]))).toEqual({
      steps: [{ what: "add", place: place("农业界"), starts: "2024-07-01", basis: null }],
    });
  });

  it("from a day on the old place ends the day before, and the new one begins, as it was decided", () => {
    expect(changePlaces([SEAT, held(2, "教育界")], wanted(["农业界"], { asOf: "2025-03-01", basis: "第12次常委会" }))).toEqual({
      steps: [
        { what: "end", id: 2, last: "2025-02-28", basis: "第12次常委会" },
        { what: "add", place: place("农业界"), starts: "2025-03-01", basis: "第12次常委会" },
      ],
    });
  });

  it("a change stated again for its own day takes the first one's place, and its basis where it names none", () => {
    const before = [SEAT, held(2, "教育界", { ends: "2025-02-28" }), held(3, "农业界", { starts: "2025-03-01", basis: "第12次常委会" })];
    expect(changePlaces(before, wanted(["科技界"], { asOf: "2025-03-01" }))).toEqual({
      steps: [
        { what: "remove", id: 3 },
        { what: "add", place: place("科技界"), starts: "2025-03-01", basis: "第12次常委会" },
      ],
    });
  });

  it("nothing is put in before a change that is on record", () => {
    const before = [SEAT, held(2, "教育界", { ends: "2025-02-28" }), held(3, "农业界", { starts: "2025-03-01" })];
    expect(changePlaces(before, wanted(["科技界"], { asOf: "2024-01-01" }))).toEqual({ later: { from: "2025-03-01", what: "农业界" } });
  });

  it("of places that stay, and of other kinds, nothing follows", () => {
    expect(
      changePlaces([SEAT, held(2, "教育界"), held(3, "第一组", { kind: "group" })], wanted(["教育界"], { asOf: "2025-03-01" })),
    ).toEqual({
      steps: [],
    });
  });

  it("a correction begins with the first of those that it stands beside, whenever they were put down", () => {
    const beside = [SEAT, held(2, "教育界", { starts: "2024-01-01" }), held(3, "农业界", { starts: "2023-01-01" })];
    expect(changePlaces(beside, wanted(["教育界", "农业界", "科技界"]))).toEqual({
      steps: [{ what: "add", place: place("科技界"), starts: "2023-01-01", basis: null }],
    });
  });

  it("a correction begins after the last that ended in the seat, else with the seat", () => {
    const startsAfter = (...ends: string[]) => {
      const changes = changePlaces(
        [SEAT, ...ends.map((day, i) => held(i + 2, `第${i}界`, { starts: "2020-01-01", ends: day }))],
        wanted(["农业界"]),
      );
      return "steps" in changes && changes.steps.map((step) => step.what === "add" && step.starts);
    };
    expect(startsAfter("2024-06-30", "2023-06-30")).toEqual(["2024-07-01"]);
    expect(startsAfter()).toEqual(["2022-01-01"]);
    expect(startsAfter("2021-12-30")).toEqual(["2022-01-01"]);
  });

  it("a place that runs out with the seat is held until then, its last day with it", () => {
    const leaving = { ends: "2025-12-31" };
    const before = [held(1, "委员会", { kind: "committee", ...leaving }), held(2, "教育界", leaving)];
    for (const [asOf, last] of [
      ["2025-03-01", "2025-02-28"],
      ["2025-12-31", "2025-12-30"],
    ] as const)
      expect(changePlaces(before, wanted(["农业界"], { asOf }))).toStrictEqual({
        steps: [
          { what: "end", id: 2, last, basis: null },
          { what: "add", place: place("农业界"), starts: asOf, basis: null },
        ],
      });
  });

  it("of several places one may come, and the others stay", () => {
    expect(changePlaces([SEAT, held(2, "教育界")], wanted(["教育界", "农业界"], { asOf: "2025-03-01" }))).toEqual({
      steps: [{ what: "add", place: place("农业界"), starts: "2025-03-01", basis: null }],
    });
  });

  it("of two that began on the day, the first says what it was decided by", () => {
    const began = { starts: "2025-03-01" };
    const before = [SEAT, held(2, "教育界", { ...began, basis: "第12次常委会" }), held(3, "农业界", { ...began, basis: "第13次常委会" })];
    expect(changePlaces(before, wanted(["科技界"], { asOf: "2025-03-01" }))).toMatchObject({
      steps: [{ what: "remove" }, { what: "remove" }, { what: "add", basis: "第12次常委会" }],
    });
  });

  it("a later change is named by the first place that began, else by what ended the old one", () => {
    const ended = held(2, "教育界", { ends: "2025-02-28", endBasis: "第9次常委会" });
    const began = { starts: "2025-03-01" };
    expect(changePlaces([SEAT, ended], wanted(["科技界"], { asOf: "2024-01-01" }))).toEqual({
      later: { from: "2025-03-01", what: "第9次常委会" },
    });
    expect(
      changePlaces([SEAT, ended, held(3, "农业界", began), held(4, "工业界", began)], wanted(["科技界"], { asOf: "2024-01-01" })),
    ).toEqual({ later: { from: "2025-03-01", what: "农业界" } });
  });

  it("a later change is looked for within the seat that is meant, and not within one before", () => {
    const again = { starts: "2024-06-01" };
    const before = [
      held(1, "委员会", { kind: "committee", ends: "2023-12-31" }),
      held(2, "教育界", { ...again, ends: "2025-02-28" }),
      held(3, "委员会", { kind: "committee", ...again }),
      held(4, "农业界", { starts: "2025-03-01" }),
    ];
    expect(changePlaces(before, wanted(["科技界"], { asOf: "2024-09-01", seatFrom: "2024-06-01" }))).toEqual({
      later: { from: "2025-03-01", what: "农业界" },
    });
  });
});
