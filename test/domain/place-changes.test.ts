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
});
