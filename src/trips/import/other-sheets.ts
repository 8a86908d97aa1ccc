import { text } from "../../domain/text/text.ts";
import { looksLike } from "../../workbooks/imports/looks-like.ts";
import type { AnyImport } from "./import.ts";
import { IMPORTS } from "./imports.ts";
import type { Reading } from "./read-files.ts";

/** So few known columns may stand in a sheet of another kind too. */
const FEW = 3;

/** A file that was given to the wrong import is told what it looks like, instead of every column that it lacks. */
export function refuseOtherSheets<Field extends string>({ workbooks, tables, problems }: Reading<Field>, entry: AnyImport): void {
  for (const workbook of workbooks) {
    const own = tables.filter(({ file }) => file === workbook.file);
    const lacking = problems.filter(({ where }) => where.file === workbook.file);
    // What reads well as what it was given for is not asked what else it might be.
    const columns = Math.max(0, ...own.map((table) => table.columns.size));
    if (columns > FEW && lacking.length === 0) continue;
    const other = looksLike(workbook, { named: entry, own: columns, kinds: IMPORTS });
    if (other === undefined) continue;
    for (const problem of lacking) problems.splice(problems.indexOf(problem), 1);
    problems.push({
      where: { file: workbook.file },
      found: "",
      message: text(`看起来是${other.looks.zh}`, `looks like ${other.looks.en}`),
      hint: text(`请用 cppcc import ${other.word}`, `use cppcc import ${other.word}`),
    });
  }
}
