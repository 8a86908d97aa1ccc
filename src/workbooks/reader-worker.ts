import { parentPort, workerData } from "node:worker_threads";
import { readXlsx } from "hucre";
import type { CellValue, Grid } from "./grid.ts";

/** Reads one .xlsx in a thread of its own, so that whatever a parser does, the command answers. */
async function read(bytes: Uint8Array): Promise<Grid[]> {
  const workbook = await readXlsx(bytes);
  return workbook.sheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    rows: sheet.rows.map((row) => Array.from(row, plain)),
    hiddenRows: [...(sheet.rowDefs ?? [])].filter(([, { hidden }]) => hidden === true).map(([row]) => row),
    merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({ startRow, startCol, endRow, endCol })),
  }));
}

function plain(value: string | number | boolean | Date | null | undefined): CellValue {
  if (value === undefined || value === null) return null;
  if (!(value instanceof Date)) return value;
  return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
}

read(workerData as Uint8Array).then(
  (sheets) => parentPort?.postMessage({ sheets }),
  (error: unknown) => parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) }),
);
