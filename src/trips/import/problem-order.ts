import type { Problem, Where } from "../../domain/text/problem.ts";
import { cellAt, type Workbook } from "../../workbooks/grid.ts";

/**
 * Problems in the order in which a clerk goes through the sheets: file, sheet, row, column. What is wrong between rows (the
 * same person twice, a contradiction) comes last.
 */
export function problemsInOrder(problems: readonly Problem[], workbooks: readonly Workbook[]): Problem[] {
  const files = new Map(workbooks.map(({ file }, i) => [file, i]));
  const sheets = new Map(workbooks.flatMap(({ file, sheets }) => sheets.map(({ name }, i) => [`${file}|${name}`, i] as const)));
  const placeOf = (problem: Problem): number[] => {
    const { file = "", sheet, cell } = problem.where;
    const { row, column } = cellIn(cell);
    return [
      problem.also === undefined ? 0 : 1,
      files.get(file) ?? files.size,
      sheet === undefined ? -1 : (sheets.get(`${file}|${sheet}`) ?? sheets.size),
      row,
      column,
    ];
  };
  return problems
    .map((problem) => ({ problem, place: placeOf(problem) }))
    .sort((a, b) => compare(a.place, b.place))
    .map(({ problem }) => problem);
}

const compare = (a: readonly number[], b: readonly number[]): number =>
  a.map((each, i) => each - (b[i] ?? 0)).find((way) => way !== 0) ?? 0;

/** A sheet as a whole comes before its columns (C:C), and these before its rows (5:5) and cells. */
function cellIn(cell: Where["cell"]): { row: number; column: number } {
  const [first = ""] = (cell ?? "").split(":");
  const whole = cellAt(first) ?? cellAt(`${first}1`);
  if (cell === undefined || cell === "") return { row: -1, column: -1 };
  if (/^\d+$/.test(first)) return { row: Number(first) - 1, column: -1 };
  return cellAt(first) === undefined ? { row: -1, column: whole?.column ?? 0 } : (whole ?? { row: -1, column: -1 });
}
