import { expect, it } from "vitest";
import { everyText } from "../../src/domain/text/every-text.ts";

const shout = (value: string, key: string): string => (key === "kept" ? value : value.toUpperCase());

it("makes every text of a value anew, by its key, and leaves the value given as it was", () => {
  const when = new Date(0);
  const title = (): string => "x";
  const given = { a: "x", kept: "x", list: ["y", 1, null, { b: "z" }], deep: { kept: ["x"], c: undefined }, title, when };
  const before = structuredClone({ ...given, title: null });
  expect(everyText(given, shout)).toEqual({ a: "X", kept: "x", list: ["Y", 1, null, { b: "Z" }], deep: { kept: ["x"] }, title, when });
  expect({ ...given, title: null }).toEqual(before);
  expect(everyText(["kept", ["x"]], shout)).toEqual(["KEPT", ["X"]]);
  expect(everyText("x", shout)).toBe("X");
});

it("gives back what holds nothing that changes: rows by the thousand are not copied", () => {
  const given = { rows: [{ a: "X" }, { a: "y" }] };
  const made = everyText(given, shout);
  expect(made.rows[0]).toBe(given.rows[0]);
  expect(made.rows[1]).toEqual({ a: "Y" });
  expect(everyText(made, shout)).toBe(made);
});
