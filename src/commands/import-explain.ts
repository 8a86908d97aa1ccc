import { resolve } from "node:path";
import { AppError, maskPhones, type Problem } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import { type Recognised, type RecognisedColumn, recognisedSheet } from "../report/recognised.ts";
import { problemJson } from "../terminal/problems.ts";
import { printSheet } from "../terminal/sheet.ts";
import { agreeToOverwrite, writeFileSafely } from "../trips/output.ts";
import { cellName } from "../workbooks/grid.ts";
import { headerForm } from "../workbooks/tables/header.ts";
import type { Table, TableSpec } from "../workbooks/tables/spec.ts";
import { labelOf } from "../workbooks/tables/spec.ts";
import type { Context } from "./context.ts";
import type { Reading } from "./import-files.ts";
import type { ImportOptions } from "./import-options.ts";

/** `--explain`: what was recognised in each sheet and why, and what was not; `--write-map` keeps it as a map to start from. */
export async function explainImport<Field extends string>(
  context: Context,
  reading: Reading<Field>,
  spec: TableSpec<Field>,
  options: ImportOptions,
  meetingOf: (table: Table<Field>, column: number) => string | undefined = () => undefined,
): Promise<void> {
  const { io } = context;
  const sheets = [...reading.tables, ...reading.lacking].map((table) => recognise(table, reading, spec, meetingOf));
  if (options.writeMap !== undefined)
    await keepMap(
      context,
      options.writeMap,
      sheets,
      spec.columns.map(({ label }) => label),
    );
  if (io.json)
    io.printJson({
      files: sheets.map(({ columns, ...sheet }) => ({
        ...sheet,
        columns: columns.filter(({ why }) => why !== "none"),
        unknown: columns.filter(({ why }) => why === "none"),
      })),
      problems: problemJson(io, reading.problems),
      notes: reading.notes.map(io.t),
    });
  else {
    for (const sheet of sheets) await printSheet(io, recognisedSheet(sheet));
    for (const note of reading.notes) io.say(text(`· ${note.zh}`, `· ${note.en}`));
  }
  if (reading.tables.length === 0) throw notRecognised(reading.problems);
}

const notRecognised = (problems: readonly Problem[]): AppError =>
  new AppError(
    "import.rejected",
    text("没有认出任何一张表", "no table was recognised"),
    text(
      "用 --map 说明表头在第几行、哪一列是什么（见办事指南“列对照表”）",
      "say with --map which row is the header and which column is what",
    ),
    problems,
  );

function recognise<Field extends string>(
  table: Table<Field>,
  { workbooks, map }: Reading<Field>,
  spec: TableSpec<Field>,
  meetingOf: (table: Table<Field>, column: number) => string | undefined,
): Recognised {
  const known = [...table.columns].map(([field, column]): RecognisedColumn & { column: number } => {
    const header = maskPhones(table.headers.get(field) ?? "");
    const label = labelOf(spec, field);
    const why = map.columns.has(field) ? "map" : headerForm(header) === headerForm(label) ? "label" : "alias";
    return { column, letter: letterOf(column), header, field, label, why, near: null };
  });
  const others = table.otherColumns.map(({ column, header: own, near }): RecognisedColumn & { column: number } => {
    const header = maskPhones(own);
    const meeting = meetingOf(table, column);
    return meeting === undefined
      ? { column, letter: letterOf(column), header, field: null, label: null, why: "none", near: near ?? null }
      : { column, letter: letterOf(column), header, field: null, label: meeting, why: "meeting", near: null };
  });
  return {
    file: table.file,
    sheet: table.sheet,
    format: workbooks.find(({ file }) => file === table.file)?.format ?? "",
    headerRow: table.headerRow,
    rows: table.rows.length,
    columns: [...known, ...others].sort((a, b) => a.column - b.column).map(({ column: _, ...rest }) => rest),
  };
}

const letterOf = (column: number): string => cellName(0, column).replace(/\d+$/, "");

async function keepMap(context: Context, out: string, sheets: readonly Recognised[], labels: readonly string[]): Promise<void> {
  const [first] = sheets;
  if (!first) return;
  const path = resolve(context.cwd, out);
  await agreeToOverwrite(context, path);
  const { writeColumnMap } = await import("../rules/column-map.ts");
  const content = writeColumnMap({
    header: first.headerRow,
    columns: first.columns.flatMap(({ label, header, why, letter }) =>
      label === null || why === "meeting" ? [] : [{ label, header, letter }],
    ),
    unknown: first.columns.flatMap(({ why, header, near, letter }) =>
      why === "none" ? [{ header, near: near ?? undefined, letter }] : [],
    ),
    labels,
  });
  writeFileSafely(path, Buffer.from(content, "utf8"));
  context.io.say(text(`对照表写在 ${path}，改好后用 --map ${out}`, `the map is in ${path}: correct it, then give --map ${out}`));
}
