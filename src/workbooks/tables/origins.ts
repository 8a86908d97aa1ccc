import { cellText, type Grid, type Workbook } from "../grid.ts";

/**
 * In a workbook that went back to the clerk (`--reject-file`) a hidden sheet keeps what each sheet was called and how many
 * stood beside it: a sheet's name may state a group, and must not state another one after the round trip. By it such a
 * workbook is known.
 */
export const ORIGINS = "cppcc-来源";

export interface Origin {
  /** The sheet's name in this workbook. */
  readonly name: string;
  readonly file: string;
  /** Its name in its own file, and how many visible sheets that has. */
  readonly sheet: string;
  readonly sheets: number;
}

const HEADER = ["工作表", "原文件", "原工作表", "原文件的工作表数"];

export const originRows = (origins: readonly Origin[]): (string | number)[][] => [
  HEADER,
  ...origins.map(({ name, file, sheet, sheets }) => [name, file, sheet, sheets]),
];

/** Whether a workbook is one that went back to the clerk. */
export const isRejectFile = ({ sheets }: Pick<Workbook, "sheets">): boolean =>
  sheets.some(({ name, hidden }) => hidden && name === ORIGINS);

/** The sheets of a workbook without the hidden one, and where each comes from. */
export function withOrigins({ sheets }: Pick<Workbook, "sheets">): {
  sheets: readonly Grid[];
  originOf: (name: string) => Origin | undefined;
} {
  const kept = sheets.find(({ name, hidden }) => hidden && name === ORIGINS);
  if (kept === undefined) return { sheets, originOf: () => undefined };
  const origins = kept.rows.slice(1).map(
    ([name, file, sheet, count]): Origin => ({
      name: cellText(name),
      file: cellText(file),
      sheet: cellText(sheet),
      sheets: Number(count) || 1,
    }),
  );
  return { sheets: sheets.filter((grid) => grid !== kept), originOf: (wanted) => origins.find(({ name }) => name === wanted) };
}
