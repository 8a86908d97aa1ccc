import { type AppError, maskPhones, type Problem } from "../domain/problem.ts";
import { text } from "../domain/text.ts";
import type { Io } from "./io.ts";

/** How many lines are shown, and how many cells a line names. */
const SHOWN = 40;
const CELLS = 4;

/**
 * Problems as a person reads them: file › sheet › cells, what stands there, what is wrong, what would be right. The same
 * mistake in many cells is one line.
 */
export function problemLines(io: Pick<Io, "t">, problems: readonly Problem[]): string[] {
  const groups = [...Map.groupBy(problems, ({ where, found, message }) => [where.file, where.sheet, found, message.zh].join("|")).values()];
  const lines = groups.slice(0, SHOWN).map((group) => problemLine(io, group as [Problem, ...Problem[]]));
  if (groups.length > SHOWN) {
    const left = groups.slice(SHOWN).reduce((count, group) => count + group.length, 0);
    lines.push(`  ${io.t(text(`……另有 ${left} 处，--json 列出全部`, `… and ${left} more; --json lists all`))}`);
  }
  return lines;
}

function problemLine(io: Pick<Io, "t">, group: readonly [Problem, ...Problem[]]): string {
  const [{ where, found, message, hint }] = group;
  const cells = group.flatMap((problem) => problem.where.cell ?? []);
  const named =
    cells.slice(0, CELLS).join("、") +
    (cells.length > CELLS ? io.t(text(` 等 ${cells.length} 处`, ` and ${cells.length - CELLS} more`)) : "");
  const place = [where.file, where.sheet, named].filter((part) => part).join(" › ");
  const value = found === "" ? "" : ` “${found}”`;
  return `  ${place}${value}${place || value ? io.t(text("：", ": ")) : ""}${io.t(message)}${hint ? ` → ${io.t(hint)}` : ""}`;
}

/** Problems as JSON: file, sheet, cell, value, problem, hint. */
export const problemJson = (io: Pick<Io, "t">, problems: readonly Problem[]) =>
  problems.map(({ where, found, message, hint }) => ({
    file: where.file ?? null,
    sheet: where.sheet ?? null,
    cell: where.cell ?? null,
    value: found,
    problem: io.t(message),
    hint: hint ? io.t(hint) : null,
  }));

/** A refused request on stderr, in words or as JSON. */
export function printError(io: Io, error: AppError, exit: number): void {
  const { stderr } = io.streams;
  if (io.json) {
    stderr.write(
      `${JSON.stringify({ error: { code: error.code, exit, message: maskPhones(io.t(error.text)), hint: error.hint ? io.t(error.hint) : null, problems: problemJson(io, error.problems) } })}\n`,
    );
    return;
  }
  // What the clerk called off is no error.
  const head = error.code === "interrupted" ? "" : io.paint("red", io.t(text("错误：", "error: ")));
  stderr.write(`${head}${maskPhones(io.t(error.text))}\n`);
  for (const line of problemLines(io, error.problems)) stderr.write(`${line}\n`);
  if (error.hint) stderr.write(`  → ${io.t(error.hint)}\n`);
}
