import { resolve } from "node:path";
import { AppError, maskPhones, type Problem } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import type { Recognised, RecognisedColumn } from "../../report/recognised.ts";
import { cellName } from "../../workbooks/grid.ts";
import { headerForm } from "../../workbooks/tables/header.ts";
import { labelOf, type Table, type TableSpec } from "../../workbooks/tables/spec.ts";
import type { Desk } from "../desk.ts";
import { agreeToOverwrite, writeFileSafely } from "../output.ts";
import type { Import, ImportRequest } from "./import.ts";
import { type Reading, readFiles } from "./read-files.ts";

/** What was recognised in each sheet and why, and what was not. */
export interface Explained {
  readonly sheets: readonly Recognised[];
  readonly problems: readonly Problem[];
  readonly notes: readonly Text[];
  /** Where the map to start from was put. */
  readonly map: string | null;
  /** Where there is no table at all. */
  readonly failure: AppError | undefined;
}

/** Reads the files and says how; `out` keeps it as a column map to start from. */
export async function explainImport<Request extends ImportRequest>(
  desk: Desk,
  entry: Import<string, Request>,
  request: Request,
  out: string | undefined,
): Promise<Explained> {
  const run = entry.begin(desk, request);
  const spec = run.spec ?? entry.spec;
  const reading = await readFiles(desk, request, spec, run.prepare);
  const { tables, lacking, map, problems, notes } = reading;
  const sheets = [...tables, ...lacking].map((table) => recognise(table, reading, spec, (column) => run.meetingOf?.(table, column, map)));
  return {
    sheets,
    problems,
    notes,
    map: out === undefined ? null : await keepMap(desk, out, sheets, spec),
    failure: tables.length === 0 ? notRecognised(problems) : undefined,
  };
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
  meetingOf: (column: number) => string | undefined,
): Recognised {
  const known = [...table.columns].map(([field, column]): RecognisedColumn & { column: number } => {
    const header = maskPhones(table.headers.get(field) ?? "");
    const label = labelOf(spec, field);
    const why = map.columns.has(field) ? "map" : headerForm(header) === headerForm(label) ? "label" : "alias";
    return { column, letter: letterOf(column), header, field, label, why, near: null };
  });
  const others = table.otherColumns.map(({ column, header: own, near }): RecognisedColumn & { column: number } => {
    const header = maskPhones(own);
    const meeting = meetingOf(column);
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

/** Puts the first sheet's columns where they can be mended and given back as a map; answers where. */
async function keepMap(desk: Desk, out: string, sheets: readonly Recognised[], { columns }: TableSpec<string>): Promise<string | null> {
  const [first] = sheets;
  if (!first) return null;
  const path = resolve(desk.cwd, out);
  await agreeToOverwrite(desk, path);
  const { writeColumnMap } = await import("../../rules/column-map.ts");
  const content = writeColumnMap({
    header: first.headerRow,
    columns: first.columns.flatMap(({ label, header, why, letter }) =>
      label === null || why === "meeting" ? [] : [{ label, header, letter }],
    ),
    unknown: first.columns.flatMap(({ why, header, near, letter }) =>
      why === "none" ? [{ header, near: near ?? undefined, letter }] : [],
    ),
    labels: columns.map(({ label }) => label),
  });
  writeFileSafely(path, Buffer.from(content, "utf8"));
  return path;
}
