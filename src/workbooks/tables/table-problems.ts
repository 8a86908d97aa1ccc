import { maskPhones, type Problem } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { cellName, cellText, type Grid, problemAt, type Workbook } from "../grid.ts";
import type { ColumnMap } from "./column-map.ts";
import { type Block, HEADER_ROWS, type Header, headerForm, isNamed, nearestHeader } from "./header.ts";
import type { OtherColumn, Table } from "./spec.ts";
import { labelOf, type TableSpec } from "./spec.ts";

/* Why a sheet gives no table, in words that say what would. */

/** What a map names and no sheet has: taken in silence, it would hide the very column that was meant. */
export function unmatched<Field extends string>(
  { file }: Workbook,
  tables: readonly Table<Field>[],
  map: ColumnMap,
  spec: TableSpec<Field>,
): Problem[] {
  const columns = spec.columns.flatMap(({ field, label }) => {
    const name = map.columns.get(field);
    // A letter is there where its column has a header or a value.
    const isThere = tables.some(
      (table) => table.columns.has(field) && (table.headers.get(field) !== "" || table.rows.some((row) => row.cell(field).text !== "")),
    );
    return name === undefined || isThere ? [] : [{ what: label, name }];
  });
  const others = tables.flatMap(({ otherColumns }) => otherColumns);
  const meetings = [...map.meetings.keys()].flatMap((name) =>
    others.some((other) => isNamed(other, name)) ? [] : [{ what: "会议", name }],
  );
  return [...columns, ...meetings].map(({ what, name }) =>
    problemAt(
      { file },
      name,
      text(`对照表里${what}的列“${name}”，表上没有`, `the map's column ${name} is not on any sheet`),
      text("请核对列名，或写列的字母，如 C", "check the name, or give the column's letter, such as C"),
    ),
  );
}

export function noSuchSheet({ file, sheets }: Workbook, named: readonly string[]): Problem {
  const names = sheets.map(({ name }) => name);
  return problemAt(
    { file },
    named.join("、"),
    text("没有这个工作表", "no such sheet"),
    text(`有：${names.join("、")}`, `there are: ${names.join(", ")}`),
  );
}

export const nothingThere = ({ file }: Workbook): Problem =>
  problemAt(
    { file },
    "",
    text("没有可读的工作表", "there is no sheet to read"),
    text("只有隐藏或空白的工作表；隐藏的用 --sheet 指定", "all sheets are hidden or empty; name a hidden one with --sheet"),
  );

/** Names in a column without a header, right beside one of names: whether they belong to it cannot be told. */
export function namesBeside<Field extends string>(
  { columns }: Block<Field>,
  { people = [] }: TableSpec<Field>,
  unnamed: Table<Field>["unnamed"],
): Problem[] {
  const near = new Set(people.flatMap((field) => columns.get(field) ?? []));
  return unnamed.flatMap(({ column, first }) => {
    if (!near.has(column - 1) || !/^\p{Script=Han}[\p{Script=Han}·\s]{1,3}([（(].*[）)])?$/u.test(first.text)) return [];
    near.add(column);
    // Of the whole column: without one of its rows the others would still lose theirs.
    const letter = cellName(0, column).replace(/\d+$/, "");
    return [
      problemAt(
        { ...first.where, cell: `${letter}:${letter}` },
        first.text,
        text("这一列没有列名，里面像是姓名", "a column without a header that seems to hold names"),
        text(
          "请把左边的列名合并到这一列，或把姓名并到左边的格子里（用 、 隔开）",
          "merge the header on its left over this column, or put the names into the cells on its left",
        ),
      ),
    ];
  });
}

/** One sum merged over several rows: whose it is, and how much of it, cannot be told. */
export function sharedQuantities<Field extends string>(file: string, grid: Grid, header: Header<Field>, spec: TableSpec<Field>): Problem[] {
  const labels = new Map(
    header.blocks.flatMap(({ columns }) =>
      spec.columns.flatMap(({ field, label, isQuantity }): [number, string][] => {
        const column = columns.get(field);
        return isQuantity && column !== undefined ? [[column, label]] : [];
      }),
    ),
  );
  return grid.merges.flatMap(({ startRow, endRow, startCol }) => {
    const label = labels.get(startCol);
    const written = cellText(grid.rows[startRow]?.[startCol]);
    if (label === undefined || startRow <= header.row || endRow === startRow || written === "") return [];
    return [
      problemAt(
        { file, sheet: grid.name, cell: cellName(startRow, startCol) },
        written,
        text(
          `${label}合并在 ${endRow - startRow + 1} 行上，看不出每人是多少`,
          `one ${label} is merged over ${endRow - startRow + 1} rows: what each has cannot be told`,
        ),
        text("请取消合并，每行写各自的数", "undo the merge, and give each row its own"),
      ),
    ];
  });
}

export function lackingIn<Field extends string>(
  file: string,
  grid: Grid,
  header: Header<Field>,
  { columns, others }: Block<Field>,
  spec: TableSpec<Field>,
  stated: ReadonlyMap<Field, string>,
): Problem[] {
  const missing = spec.required.filter((field) => !columns.has(field) && !stated.has(field));
  const taken = new Set<string>(columns.keys());
  return missing.length === 0 ? [] : [lacking(file, grid, header, spec, missing, others, (name) => nearestHeader(name, spec, taken))];
}

export const twoHeaders = <Field extends string>(file: string, grid: Grid, { row, earlier = 0 }: Header<Field>): Problem =>
  problemAt(
    { file, sheet: grid.name, cell: `${earlier + 1}:${earlier + 1}` },
    "",
    text(
      `第 ${earlier + 1} 行和第 ${row + 1} 行都像表头，看不出哪些行是数据`,
      `rows ${earlier + 1} and ${row + 1} both look like headers, and which rows are data cannot be told`,
    ),
    text(
      "一张工作表只放一张表：请分成两张工作表，或用 --map 写明表头在第几行",
      "one table a sheet: move one to a sheet of its own, or say with --map which row is the header",
    ),
  );

export const tooManyMerges = (file: string, grid: Grid): Problem =>
  problemAt(
    { file, sheet: grid.name },
    "",
    text("合并的单元格太多，盖住的格子多得不像一张表", "merged cells cover more than any table has"),
    text("请取消整列的合并再导入", "undo the merges of whole columns"),
  );

export function noHeader<Field extends string>(file: string, grid: Grid, spec: TableSpec<Field>): { problem: Problem; isNear: boolean } {
  const labels = spec.required.map((field) => labelOf(spec, field));
  const guess = grid.rows
    .slice(0, HEADER_ROWS)
    .flatMap((row, index) => row.map((cell) => ({ index, written: cellText(cell) })))
    .filter(({ written }) => written !== "" && written.length <= 12)
    .map(({ index, written }) => ({ index, written, label: nearestHeader(written, spec, new Set()) }))
    .find(({ written, label }) => label !== undefined && labels.includes(label) && headerForm(written) !== headerForm(label));
  const meant = guess ? `；第 ${guess.index + 1} 行的“${maskPhones(guess.written)}”是不是“${guess.label}”？` : "";
  const problem = problemAt(
    { file, sheet: grid.name },
    "",
    text("找不到表头", "no header row was found"),
    text(
      `前 ${HEADER_ROWS} 行里要有一行写着：${labels.join("、")}${meant}；列名不同的，用 --map 说明`,
      `one of the first ${HEADER_ROWS} rows must name: ${labels.join(", ")}; for other names see --map`,
    ),
  );
  return { problem, isNear: guess !== undefined };
}

/** A map that gives letters alone, and does not say which row is the header: it would be read as somebody. */
export const noHeaderRow = (file: string, grid: Grid): Problem =>
  problemAt(
    { file, sheet: grid.name },
    "",
    text("对照表只写了列标，看不出表头在第几行", "the map gives letters alone, and which row is the header cannot be told"),
    text("请在对照表里加一行 表头行: 1（表头所在的行；没有表头写 0）", "add 表头行: 1 to the map, the row of the header, or 0 for none"),
  );

function lacking<Field extends string>(
  file: string,
  grid: Grid,
  header: Header<Field>,
  spec: TableSpec<Field>,
  missing: readonly Field[],
  others: readonly OtherColumn[],
  near: (name: string) => string | undefined,
): Problem {
  const labels = missing.map((field) => labelOf(spec, field));
  const guesses = others.flatMap(({ own }) => {
    const label = near(own);
    return label !== undefined && labels.includes(label) ? [`“${maskPhones(own)}”是不是“${label}”？`] : [];
  });
  // What names the people cannot be the same in every row.
  const usual = missing.find((field) => field !== spec.key && !spec.people?.includes(field));
  return problemAt(
    { file, sheet: grid.name, cell: `${header.row + 1}:${header.row + 1}` },
    others.map((other) => maskPhones(other.header)).join("、"),
    text(`表头缺少列：${labels.join("、")}`, `the header lacks: ${labels.join(", ")}`),
    text(
      `请补上这一列，或把列名改成上面的写法${guesses.length > 0 ? `（${guesses.join("")}）` : ""}；也可用 --map 说明${usual === undefined ? "" : `，整张表都一样的写 默认: {${labelOf(spec, usual)}: …}`}`,
      "add the column, or name it so; or say which it is with --map, or what holds for the whole sheet",
    ),
  );
}
