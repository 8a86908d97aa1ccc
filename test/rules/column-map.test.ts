import { describe, expect, test } from "vitest";
import type { AppError } from "../../src/domain/text/problem.ts";
import { parseColumnMap, writeColumnMap } from "../../src/rules/column-map.ts";
import { fc } from "../support/seeded.ts";

/** A map that the program wrote loads whatever lines a clerk takes the # from, as the map itself says. */
const FIELDS = ["姓名", "性别", "界别", "备注", "联系电话"].map((label, i) => ({ field: `f${i}`, label, aliases: [] }));
const LABELS = FIELDS.map(({ label }) => label);

const written = (columns: readonly string[], unknown: readonly { header: string; near: string | undefined }[]): string =>
  writeColumnMap({
    header: 3,
    columns: columns.map((label, i) => ({ label, header: `表上的${label}`, letter: "ABCDE"[i] as string })),
    unknown: unknown.map((one, i) => ({ ...one, letter: "VWXYZ"[i] as string })),
    labels: LABELS,
  });

/** As told: only lines whose # has no space behind it. */
const isOffer = (line: string): boolean => /^\s*#\S/.test(line);
const uncommented = (map: string, chosen: (i: number) => boolean): string =>
  map
    .split("\n")
    .map((line, i) => (isOffer(line) && chosen(i) ? line.replace("#", "") : line))
    .join("\n");
const loads = (map: string) => parseColumnMap(map, "底稿.yaml", FIELDS);

const header = fc.oneof(
  fc.constantFrom("民族", "a: b", "#号", "[x]", "'", '"引', "- 一", "？", "", "2025", "是", "*甲"),
  fc.string({ maxLength: 6 }),
);
const unknowns = fc.array(fc.record({ header, near: fc.constantFrom(undefined, ...LABELS, "没有这一列") }), { maxLength: 5 });

describe("a written map", () => {
  test("loads as it is, with every offer taken, and with any", () => {
    fc.assert(
      fc.property(fc.subarray(LABELS), unknowns, fc.infiniteStream(fc.boolean()), (columns, unknown, coins) => {
        const map = written(columns, unknown);
        const known = loads(map);
        expect(known.header).toBe(3);
        expect([...known.columns.values()]).toEqual(columns.map((label) => `表上的${label}`));
        expect(() => loads(uncommented(map, () => true))).not.toThrow();
        expect(() => loads(uncommented(map, () => coins.next().value as boolean))).not.toThrow();
        for (const i of map.split("\n").keys()) expect(() => loads(uncommented(map, (line) => line === i))).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });

  test("offers a likely column once, and means it when it is taken", () => {
    const map = written(
      ["姓名"],
      [
        { header: "界", near: "界别" },
        { header: "界二", near: "界别" },
        { header: "名", near: "姓名" },
      ],
    );
    const taken = loads(uncommented(map, () => true));
    expect([...taken.columns]).toEqual([
      ["f0", "表上的姓名"],
      ["f2", "界"],
    ]);
    expect([taken.skip.size, taken.marks.get("●"), taken.defaults.get("f2"), taken.values.get("f2")?.size]).toEqual([
      5,
      "出席",
      "教育界",
      1,
    ]);
    // What was left open is filled in by its column's name.
    expect(loads(uncommented(map, () => true).replace("？W", "备注")).columns.get("f3")).toBe("界二");
  });

  test("a line moved by one space is one problem, with the line as it should be", () => {
    const map = written(["姓名", "性别"], []).replace("  性别", "   性别");
    try {
      loads(map);
      expect.unreachable();
    } catch (error) {
      const { problems, code } = error as AppError;
      expect(code).toBe("data.bad_map");
      expect(problems.map(({ message, hint }) => [message.zh, hint?.zh])).toEqual([
        ["缩进不对：前面有 3 个空格，应是 2 个", "这一行应写成：  性别: 表上的性别"],
      ]);
    }
  });
});
