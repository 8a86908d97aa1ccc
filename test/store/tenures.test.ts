import { describe, expect, test } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { type NewSeat, NO_ORIGIN } from "../../src/store/tenures.ts";
import { addMember, blankPerson, openBare, TERM, tempOffice, write } from "./office.ts";

const SEAT = { person: 1, term: TERM, from: "2022-01-01" };

const from = (asOf: string | null) => ({ asOf, origin: NO_ORIGIN, basis: null });

/** Every place of a member, with its days, but for the seat itself. */
const placesOf = (store: Store, person = 1) =>
  store.tenures
    .ofPerson(TERM, person)
    .filter(({ kind }) => kind !== "committee")
    .map(({ body, post, starts, ends }) => [body, post, starts, ends]);

function office(): { file: string; store: Store } {
  const made = tempOffice();
  write(made.store, "增补", () => addMember(made.store, "张三"));
  return made;
}

describe("seats that a roster brings", () => {
  test("come with the office and the places that it names, from the first day, each with where it stands", () => {
    const { file, store } = tempOffice();
    write(store, "名册", () => {
      const source = store.sources.ensure("名册.xlsx", "0".repeat(64));
      const seatOf = (name: string, row: number, more: Partial<NewSeat>): NewSeat => ({
        person: store.people.add({ ...blankPerson, name }),
        starts: "2022-01-01",
        certificate: null,
        office: null,
        places: [],
        origin: { source, sheet: "Sheet1", row },
        basis: "十届一次会议",
        ...more,
      });
      store.tenures.seatAll(TERM, [
        seatOf("张三", 2, { certificate: "10-001", office: "vice_chair", places: [{ kind: "sector", names: ["教育界"] }] }),
        seatOf("李四", 3, { office: "member", places: [{ kind: "special", names: ["提案委", "经济委"] }] }),
        seatOf("王五", 4, { starts: "2023-01-01", places: [{ kind: "sector", names: ["教育界"] }] }),
      ]);
    });
    const rows = openBare(file, { isReadOnly: true })
      .prepare(
        `SELECT person, kind, name, post, starts, ends, basis, certificate, source, sheet, row
         FROM tenure JOIN body ON body.id = tenure.body ORDER BY tenure.id`,
      )
      .raw()
      .all();
    const stands = (row: number, certificate: string | null = null) => ["十届一次会议", certificate, 1, "Sheet1", row];
    expect(rows).toEqual([
      [1, "committee", "委员会", "member", "2022-01-01", null, ...stands(2, "10-001")],
      [1, "standing", "常务委员会", "vice_chair", "2022-01-01", null, ...stands(2)],
      [1, "sector", "教育界", "member", "2022-01-01", null, ...stands(2)],
      [2, "committee", "委员会", "member", "2022-01-01", null, ...stands(3)],
      [2, "special", "提案委", "member", "2022-01-01", null, ...stands(3)],
      [2, "special", "经济委", "member", "2022-01-01", null, ...stands(3)],
      [3, "committee", "委员会", "member", "2023-01-01", null, ...stands(4)],
      [3, "sector", "教育界", "member", "2023-01-01", null, ...stands(4)],
    ]);
    expect(store.tenures.bodies(TERM).map(({ name }) => name)).toEqual(["委员会", "常务委员会", "教育界", "提案委", "经济委"]);
  });
});

describe("a change of place", () => {
  test("of office begins on its day and ends the day before the next; a plain member holds none", () => {
    const { store } = office();
    const sector = ["教育界", "member", "2022-01-01", null];
    write(store, "常委", () => store.tenures.setOffice(SEAT, "standing", from("2023-01-01")));
    expect(placesOf(store)).toEqual([sector, ["常务委员会", "standing", "2023-01-01", null]]);
    write(store, "免去", () => store.tenures.setOffice(SEAT, "member", from("2024-01-01")));
    expect(placesOf(store)).toEqual([sector, ["常务委员会", "standing", "2023-01-01", "2023-12-31"]]);
  });

  test("that comes on the day on which the place began takes that place off", () => {
    const { store } = office();
    for (const name of ["农业界", "工商界"]) write(store, name, () => store.tenures.setPlaces(SEAT, "sector", [name], from("2024-07-01")));
    expect(placesOf(store)).toEqual([
      ["教育界", "member", "2022-01-01", "2024-06-30"],
      ["工商界", "member", "2024-07-01", null],
    ]);
  });

  test.each([
    ["another place", ["农业界"], "（农业界）"],
    ["none any more", [], ""],
  ])("is not put before a later one, which is named: %s", (_, later, what) => {
    const { store } = office();
    write(store, "改界别", () => store.tenures.setPlaces(SEAT, "sector", later, from("2024-07-01")));
    const before = placesOf(store);
    expect(() => write(store, "倒插", () => store.tenures.setPlaces(SEAT, "sector", ["工商界"], from("2023-07-01")))).toThrow(
      expect.objectContaining({
        code: "refused.later_change",
        text: expect.objectContaining({ zh: `2024-07-01 起已有变动${what}，不能在它之前再插入 2023-07-01 的变动` }),
      }),
    );
    expect(placesOf(store)).toEqual(before);
  });
});

describe("a list", () => {
  test("has whom it was given, with the days that were said, and others where they are corrected", () => {
    const { store } = office();
    const add = (starts: string, ends: string | null) => () =>
      store.tenures.addToList(1, TERM, "informants", { starts, ends, basis: "聘书" }, NO_ORIGIN);
    write(store, "信息员", add("2022-01-01", "2022-12-31"));
    write(store, "又聘", add("2024-01-01", null));
    const held = () => store.tenures.onLists().map(({ kind, starts, ends, basis }) => [kind, starts, ends, basis]);
    expect(held()).toEqual([
      ["informants", "2022-01-01", "2022-12-31", "聘书"],
      ["informants", "2024-01-01", null, "聘书"],
    ]);
    const [first] = store.tenures.onLists();
    write(store, "更正", () => store.tenures.changeOnList(first?.id ?? 0, { starts: "2022-02-01", ends: null, basis: null }));
    expect(held()[0]).toEqual(["informants", "2022-02-01", null, null]);
    store.operations.undo();
    expect(held()[0]).toEqual(["informants", "2022-01-01", "2022-12-31", "聘书"]);
  });
});

describe("days at the edge", () => {
  test("a seat that begins later leaves the places that had ended by then, and takes along one that ends on its first day", () => {
    const { store } = office();
    write(store, "分组", () => {
      const days: Readonly<Record<string, string>> = { 第一组: "2022-02-28", 第二组: "2022-03-01" };
      store.tenures.setPlaces(SEAT, "group", Object.keys(days), from("2022-01-01"));
      for (const { id, body } of store.tenures.ofPerson(TERM, 1)) {
        const ends = days[body];
        if (ends !== undefined) store.tenures.changeOnList(id, { starts: "2022-01-01", ends, basis: null });
      }
      store.tenures.moveSeatStart(1, TERM, "2022-01-01", "2022-03-01");
    });
    expect(placesOf(store)).toEqual([
      ["第一组", "member", "2022-01-01", "2022-02-28"],
      ["教育界", "member", "2022-03-01", null],
      ["第二组", "member", "2022-03-01", "2022-03-01"],
    ]);
  });

  test("a place that was to end later ends with the seat", () => {
    const { store } = office();
    write(store, "分组", () => store.tenures.setPlaces(SEAT, "group", ["第一组"], from("2022-01-01")));
    write(store, "退组", () => store.tenures.setPlaces(SEAT, "group", [], from("2025-01-01")));
    write(store, "辞去", () => store.tenures.endAll(1, TERM, "2024-06-30", "辞去委员", null));
    expect(placesOf(store).map(([, , , ends]) => ends)).toEqual(["2024-06-30", "2024-06-30"]);
  });

  test("a term ends for whom it began that very day, and says nothing else of who left that day", () => {
    const { file, store } = office();
    write(store, "末日", () => {
      store.tenures.endAll(1, TERM, "2026-12-31", "辞去委员", null);
      const person = store.people.add({ ...blankPerson, name: "李四" });
      store.tenures.addSeat({ person, term: TERM, from: "2026-12-31" }, null, { origin: NO_ORIGIN });
    });
    write(store, "换届", () => store.tenures.endTerm(TERM, "2026-12-31"));
    const rows = openBare(file, { isReadOnly: true }).prepare("SELECT person, ends, end_reason FROM tenure ORDER BY id").raw().all();
    expect(rows).toEqual([
      [1, "2026-12-31", "辞去委员"],
      [1, "2026-12-31", "辞去委员"],
      [2, "2026-12-31", "换届"],
    ]);
  });
});
