import { type Text, text } from "../../domain/text/text.ts";
import { cellText, EXPORTED, type Workbook } from "../grid.ts";
import { isRejectFile } from "../tables/origins.ts";

/** What the program itself wrote, and what is not to be taken in again: known by its content, whatever the file is called. */

/** The titles of tables that are results, not records. */
const RESULTS = [
  /^\d{4}年度.*(考核结果汇总表|考核汇总表|排名表)$/,
  /^\d{4}年度.*(优秀|表彰|表扬|先进|称职).*名单$/,
  /^换届提名参考表|^历年考核|^对比：/,
];

/** In how many rows from the top their header stands. */
const HEADER_ROWS = 5;

/** The columns that results have, by their headers. */
const RESULT_COLUMNS = [/^总分$/, /^(名次|排名|等次|考核等次)$/];

/** What of the program's own a workbook is; undefined for records of any kind, exported ones too. */
export function ownExport(workbook: Pick<Workbook, "sheets">): Text | undefined {
  if (isRejectFile(workbook))
    return text("程序退回的表（改好以后单独导入它）", "a workbook that --reject-file gave back (import it by itself when it is corrected)");
  const isResult = workbook.sheets.some(({ rows }) => {
    const [title = [], ...headers] = rows.slice(0, HEADER_ROWS).map((row) => row.map(cellText).filter((cell) => cell !== ""));
    const [first = ""] = title;
    const isTitled = title.length === 1 && RESULTS.some((pattern) => pattern.test(first.split("\n")[0] ?? ""));
    return isTitled || [title, ...headers].some((header) => RESULT_COLUMNS.every((pattern) => header.some((cell) => pattern.test(cell))));
  });
  return isResult ? text("考核结果或名单，不是记录", "results, or a list of them, and no records") : undefined;
}

/** Whether the program exported it: a roster or a ledger that it wrote is a copy of what was imported, and data where it is changed. */
export const isExported = ({ keywords }: Pick<Workbook, "keywords">): boolean => keywords === EXPORTED;
