// A library's bare read of one file, as a process of its own: node read.mjs hucre|exceljs FILE
import { readFileSync } from "node:fs";

const [, , library, file] = process.argv;
if (library === "hucre") {
  const { readXlsx } = await import("hucre/xlsx");
  await readXlsx(readFileSync(file));
} else {
  const { default: ExcelJS } = await import("exceljs");
  await new ExcelJS.Workbook().xlsx.readFile(file);
}
