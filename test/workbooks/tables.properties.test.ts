import { expect, it } from "vitest";
import type { CellValue, Grid } from "../../src/workbooks/grid.ts";
import { ACTIVITIES, readActivities } from "../../src/workbooks/imports/activities.ts";
import { ATTENDANCE, readAttendance } from "../../src/workbooks/imports/attendance.ts";
import { CONTACTS, readContacts } from "../../src/workbooks/imports/contacts.ts";
import { LIAISON, readLiaison } from "../../src/workbooks/imports/liaison.ts";
import { OPINIONS, readOpinions } from "../../src/workbooks/imports/opinions.ts";
import { PEOPLE, readPeople } from "../../src/workbooks/imports/people.ts";
import { PROPOSALS, readProposals } from "../../src/workbooks/imports/proposals.ts";
import { ROSTER, readRoster } from "../../src/workbooks/imports/roster.ts";
import { NO_MAP } from "../../src/workbooks/tables/column-map.ts";
import type { Table, TableSpec } from "../../src/workbooks/tables/spec.ts";
import { readTables } from "../../src/workbooks/tables/table.ts";
import { fc } from "../support/seeded.ts";
import { workbook } from "./grids.ts";

/** Whatever stands in a sheet, and whatever is merged over it: rows, problems or notes come of it, never a crash. */

interface Reads {
  readonly name: string;
  readonly words: readonly string[];
  readonly read: (grid: Grid) => unknown;
}

function reads<Field extends string>(name: string, spec: TableSpec<Field>, read: (table: Table<Field>) => unknown): Reads {
  return {
    name,
    words: spec.columns.flatMap(({ label, aliases }) => [label, ...aliases.slice(0, 2)]),
    read: (grid) => {
      const { tables, lacking, problems, notes } = readTables(workbook(grid), spec, undefined);
      const found = [tables.map(read), lacking, problems, notes];
      // Addresses are worked out late.
      return JSON.stringify(found).length + tables.flatMap(({ rows }) => rows.map(({ cell }) => cell(spec.key).where)).length;
    },
  };
}

const request = { head: null, kind: null, year: 2026, blank: undefined, map: NO_MAP, known: [] };
const meeting = { ...request, head: { id: null, kind: "plenary", title: "十届五次会议", date: "2026-02-10", term: 10, session: 5 } };

const IMPORTS: readonly Reads[] = [
  reads("roster", ROSTER, (table) => readRoster(table, { term: 10, termStarts: "2022-01-01", today: "2027-01-10" })),
  reads("attendance of one meeting", ATTENDANCE, (table) => readAttendance(table, meeting)),
  reads("a matrix of attendance", ATTENDANCE, (table) => readAttendance(table, request)),
  reads("activities", ACTIVITIES, readActivities),
  reads("proposals", PROPOSALS, (table) => readProposals(table, (name) => name === "民盟")),
  reads("opinions", OPINIONS, readOpinions),
  reads("people", PEOPLE, readPeople),
  reads("contacts", CONTACTS, readContacts),
  reads("liaison", LIAISON, readLiaison),
];

const written = fc.constantFrom<CellValue>(
  ...["张三", "李四、王五", "张三等5人", "买买提·艾力", "2026-03-05", "3月15日常委会", "上午", "视察", "√", "×", "请假（病假）", "教育界"],
  ...["一、教育界（8人）", "合计", "合计：3人", "注：按姓氏笔画排序", "备注", "示例", "〃", "同上", "#REF!", "#?", "13800000001", "共3人"],
  ...["第一组", "主席", "委员", "县", "满意", "1.2万", "=1", " ", "\n", "__proto__", "长".repeat(200)],
  ...[0, 1, 12, 1970.1, 46_000, -1, true, false, null, ""],
);

const COLUMNS = 7;
const ROWS = 9;

const merge = fc
  .tuple(fc.nat(ROWS), fc.nat(COLUMNS), fc.nat(4), fc.nat(COLUMNS))
  .map(([startRow, startCol, down, across]) => ({ startRow, startCol, endRow: startRow + down, endCol: startCol + across }));

/** A line as long as it is, with cells that nobody wrote: as null, and as a hole. */
const line = (cell: fc.Arbitrary<CellValue>) =>
  fc
    .array(fc.oneof({ weight: 3, arbitrary: cell }, { weight: 1, arbitrary: fc.constant(undefined) }), { maxLength: COLUMNS })
    .map((cells) => {
      const sparse: CellValue[] = [];
      for (const [column, value] of cells.entries()) if (value !== undefined) sparse[column] = value;
      return sparse;
    });

const gridOf = (words: readonly string[]): fc.Arbitrary<Grid> => {
  const heading = line(fc.oneof({ weight: 8, arbitrary: fc.constantFrom<CellValue>(...words) }, { weight: 1, arbitrary: written }));
  return fc.record({
    name: fc.constantFrom("Sheet1", "第一组", "名册", "3月15日常委会", "荣誉"),
    hidden: fc.constant(false),
    rows: fc
      .tuple(
        fc.array(line(written), { maxLength: 2 }),
        fc.array(heading, { minLength: 1, maxLength: 2 }),
        fc.array(line(written), { maxLength: ROWS }),
      )
      .map((parts) => parts.flat()),
    hiddenRows: fc.array(fc.nat(ROWS), { maxLength: 2 }),
    merges: fc.array(merge, { maxLength: 5 }),
  });
};

it.each(IMPORTS)("$name: any grid, any merges", ({ words, read }) => {
  fc.assert(
    fc.property(gridOf(words), (grid) => void read(grid)),
    { numRuns: 400 },
  );
});

/** The one line that is found by no chance: the header of names merged over columns that a line below does not reach. */
it.each(IMPORTS)("$name: each header merged over the columns to its right, above lines of any length", ({ words, read }) => {
  const heads = words.slice(0, 24);
  for (const [at] of heads.entries())
    for (const length of [1, at, at + 1, at + 3]) {
      const body = Array.from({ length }, (_, i) => (i === 0 ? "注：以上" : "张三"));
      const spread = heads.flatMap((head, i) => (i === at ? [head, null, null] : [head]));
      expect(() =>
        read({
          name: "Sheet1",
          hidden: false,
          hiddenRows: [],
          rows: [spread, body, ["甲"]],
          merges: [{ startRow: 0, startCol: at, endRow: 0, endCol: at + 2 }],
        }),
      ).not.toThrow();
    }
});
