import { writeFileSync } from "node:fs";
import { sharedTable, text, xlsxOf } from "../support/parts.ts";
import { nameOf } from "./workbooks.ts";

/** How a program writes its texts: each in its cell, once for all cells, or once in runs of its own (LibreOffice, WPS). */
export type TextForm = "inline" | "shared" | "runs";

const HEADER = [
  "序号",
  "姓名",
  "性别",
  "民族",
  "出生年月",
  "党派",
  "文化程度",
  "工作单位及职务",
  "界别",
  "政协职务",
  "委员活动组",
  "所属专委会",
  "委员证号",
  "联系电话",
  "备注",
];

const letter = (column: number): string => String.fromCharCode(65 + column);

const rowOf = (i: number): (string | number)[] => [
  i + 1,
  nameOf(i),
  i % 3 === 0 ? "女" : "男",
  "汉族",
  `19${60 + (i % 30)}-0${1 + (i % 9)}`,
  "群众",
  "本科",
  `某某县第${i}单位科长`,
  ["教育界", "经济界", "农业界", "体育界"][i % 4] as string,
  i % 8 === 0 ? "常委" : "委员",
  `第${1 + (i % 12)}组`,
  ["提案委", "经济委", "文史委"][i % 3] as string,
  `ZX${String(i).padStart(6, "0")}`,
  String(13_800_000_000 + i),
  i % 2 === 0 ? "新任" : "连任",
];

/** A roster of so many rows and 15 columns, its texts in one of the forms. */
export async function writeLargeRoster(path: string, rows: number, form: TextForm): Promise<void> {
  const numbers = new Map<string, number>();
  const items: string[] = [];
  const shared = (value: string): number => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, items.length);
    const half = Math.ceil([...value].length / 2);
    const [head, tail] = [[...value].slice(0, half).join(""), [...value].slice(half).join("")];
    items.push(
      form === "runs" ? `<r><rPr><sz val="10"/><rFont val="宋体"/></rPr><t>${head}</t></r><r><t>${tail}</t></r>` : `<t>${value}</t>`,
    );
    return items.length - 1;
  };
  const cell = (ref: string, value: string | number): string =>
    typeof value === "number"
      ? `<c r="${ref}"><v>${value}</v></c>`
      : form === "inline"
        ? text(ref, value)
        : `<c r="${ref}" t="s"><v>${shared(value)}</v></c>`;
  const line = (row: number, values: readonly (string | number)[]): string =>
    `<row r="${row}">${values.map((value, column) => cell(`${letter(column)}${row}`, value)).join("")}</row>`;
  const lines = [line(1, HEADER), ...Array.from({ length: rows }, (_, i) => line(i + 2, rowOf(i)))];
  writeFileSync(path, await xlsxOf({ rows: lines.join(""), ...(form === "inline" ? {} : { shared: sharedTable(items) }) }));
}
