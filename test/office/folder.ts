import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { contents } from "../store/office.ts";
import { type CellInput, ROSTER_ROWS } from "../support/workbook.ts";
import type { Office } from "./office.ts";
import { ACTIVITIES, ATTENDANCE, OPINIONS, PROPOSALS } from "./year.ts";

/** A year's folder of workbooks, and what a record file holds. */

export const PEOPLE: readonly (readonly CellInput[])[] = [
  ["姓名", "类别", "单位", "职务", "起始时间"],
  ["孙丽", "机关干部", "县政协办公室", "副主任", "2022-03"],
];

export const LIAISON: readonly (readonly CellInput[])[] = [
  ["联系人", "联系对象", "起始时间"],
  ["刘芳", "张三", "2022-03"],
];

export const CONTACTS: readonly (readonly CellInput[])[] = [
  ["日期", "姓名", "联系人数", "地点", "反映事项"],
  ["2026-03-04", "孙丽", 12, "双井村", "饮水"],
];

/** The workbooks of a year by their kinds, in the order in which they go in one by one. */
export const YEAR: readonly {
  readonly kind: string;
  readonly rows: readonly (readonly CellInput[])[];
  readonly flags?: readonly string[];
}[] = [
  { kind: "roster", rows: ROSTER_ROWS },
  { kind: "people", rows: PEOPLE },
  { kind: "liaison", rows: LIAISON },
  { kind: "attendance", rows: ATTENDANCE, flags: ["--kind", "plenary", "--title", "十届五次会议", "--date", "2026-02-10"] },
  { kind: "activities", rows: ACTIVITIES },
  { kind: "proposals", rows: PROPOSALS },
  { kind: "opinions", rows: OPINIONS },
  { kind: "contacts", rows: CONTACTS },
];

/** A workbook somewhere below the office's folder. */
export async function putWorkbook(
  office: Pick<Office, "workbook" | "path">,
  name: string,
  rows: readonly (readonly CellInput[])[],
  sheet?: string,
) {
  mkdirSync(dirname(office.path(name)), { recursive: true });
  return office.workbook(name, rows, sheet);
}

/** All rows of a record file but those of its mechanism. */
export function contentsOf(office: Pick<Office, "db">): Record<string, unknown[]> {
  const db = new Sqlite(office.db, { readonly: true });
  try {
    return contents(db);
  } finally {
    db.close();
  }
}
