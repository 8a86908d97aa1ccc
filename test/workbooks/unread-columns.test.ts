import { describe, expect, it } from "vitest";
import { unusedColumns } from "../../src/trips/import/unused-columns.ts";
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
import { type Cells, grid, workbook } from "./grids.ts";

/** What nothing was read from is named: in the columns that no import knows, and in those that it knows. */

type Read = { readonly usedColumns?: readonly number[] };

interface Reads {
  readonly name: string;
  readonly header: readonly string[];
  readonly row: readonly string[];
  /** What is said of unread columns. */
  readonly unread: (rows: Cells) => string;
  /** Fields that the import knows, and those that it looks at. */
  readonly looked: (rows: Cells) => { known: string[]; read: string[] };
}

function reads<Field extends string>(
  name: string,
  spec: TableSpec<Field>,
  read: (table: Table<Field>) => unknown,
  header: string,
  row: string,
): Reads {
  const tableOf = (rows: Cells): Table<Field> => {
    const [table] = readTables(workbook(grid(rows)), spec, undefined).tables;
    if (table === undefined) throw new Error(`${name}: no table`);
    return table;
  };
  return {
    name,
    header: header.split(" "),
    row: row.split(" "),
    unread: (rows) => {
      const table = tableOf(rows);
      return unusedColumns(table, (read(table) as Read).usedColumns)
        .map(({ zh }) => zh)
        .join("；");
    },
    looked: (rows) => {
      const table = tableOf(rows);
      const fields = new Set<string>();
      read({
        ...table,
        rows: table.rows.map((line) => ({
          ...line,
          cell: (field) => {
            fields.add(field);
            return line.cell(field);
          },
        })),
      });
      return { known: spec.columns.map(({ field }) => field), read: [...fields] };
    },
  };
}

const meeting = { id: null, kind: "plenary", title: "十届五次会议", date: "2026-02-10", term: 10, session: 5 };
const request = { head: meeting, kind: null, year: null, blank: undefined, map: NO_MAP, known: [] };

const IMPORTS = [
  reads(
    "roster",
    ROSTER,
    (table) => readRoster(table, { term: 10, termStarts: "2022-01-01", today: "2027-01-10" }),
    "姓名 性别 界别",
    "张三 男 教育界",
  ),
  reads("attendance", ATTENDANCE, (table) => readAttendance(table, request), "姓名 出席情况", "张三 出席"),
  reads("activities", ACTIVITIES, readActivities, "日期 类别 名称 姓名", "2026-03-05 视察 甲 张三"),
  reads(
    "proposals",
    PROPOSALS,
    (table) => readProposals(table, () => false),
    "案号 案由 第一提案人 提交日期",
    "10050001 修路 张三 2026-01-05",
  ),
  reads("opinions", OPINIONS, readOpinions, "编号 标题 作者 报送日期", "3 修路 张三 2026-01-05"),
  reads("people", PEOPLE, readPeople, "姓名 类别 单位", "张三 机关干部 办公室"),
  reads("contacts", CONTACTS, readContacts, "日期 姓名 人数", "2026-03-05 张三 3"),
  reads("liaison", LIAISON, readLiaison, "联系人 联系对象", "张三 李四"),
];

describe.each(IMPORTS)("$name", ({ header, row, unread, looked }) => {
  it.each(["经办科室", "编号", "单位", "档案盒号"].filter((name) => !header.includes(name)))(
    "names the column %s, or reads it",
    (extra) => {
      const said = unread([
        [...header, extra],
        [...row, "甲三"],
      ]);
      const { known } = looked([[...header], [...row]]);
      const isKnown = (label: string): boolean => label === "单位" && known.includes("unit");
      if (!isKnown(extra)) expect(said).toContain(extra);
    },
  );

  it("says nothing of 序号", () => {
    expect(
      unread([
        ["序号", ...header],
        ["1", ...row],
      ]),
    ).toBe("");
  });

  it("looks at every field that it knows", () => {
    const { known, read } = looked([[...header], [...row]]);
    expect(known.filter((field) => !read.includes(field))).toEqual([]);
  });
});
