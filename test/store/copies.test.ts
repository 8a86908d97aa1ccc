import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { makeCopy } from "../../src/store/copies.ts";
import { openDatabase } from "../../src/store/database.ts";
import { lendingStore } from "../../src/store/lending.ts";
import { tempOffice } from "./office.ts";

describe("a copy", () => {
  it("that is not whole gets no name, and leaves nothing beside", () => {
    const { file } = tempOffice();
    const db = openDatabase(file);
    onTestFinished(() => void db.close());
    const before = readdirSync(dirname(file)).sort();
    const spoil = (copy: typeof db): void => {
      copy.pragma("ignore_check_constraints = ON");
      copy.exec("INSERT INTO lending (token, place, at, operation, state) VALUES ('a', '', '', 1, 'nowhere')");
      copy.pragma("ignore_check_constraints = OFF");
    };
    expect(() => makeCopy(db, join(dirname(file), "副本.db"), spoil)).toThrow(
      expect.objectContaining({ code: "refused.not_a_record_file" }),
    );
    expect(readdirSync(dirname(file)).sort()).toEqual(before);
    makeCopy(db, join(dirname(file), "副本.db"));
    expect(readdirSync(dirname(file))).toContain("副本.db");
  });
});

it("lendings are told in the order in which they were made", () => {
  const { file } = tempOffice();
  const db = openDatabase(file);
  onTestFinished(() => void db.close());
  const { add, all } = lendingStore(db);
  for (const [token, at] of [
    ["b", "2026-01-02"],
    ["a", "2026-01-03"],
    ["c", "2026-01-01"],
  ] as const)
    add({ token, at, place: "/U盘", operation: 1, state: "returned" });
  expect(all().map(({ token }) => token)).toEqual(["c", "b", "a"]);
});
