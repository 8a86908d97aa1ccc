import type { AppError, Problem } from "../domain/problem.ts";
import { text } from "../domain/text.ts";
import type { Io } from "./io.ts";

const SHOWN = 40;

/** Problems as a person reads them: file › sheet › cell, what stands there, what is wrong, what would be right. */
export function problemLines(io: Pick<Io, "t">, problems: readonly Problem[]): string[] {
  const lines = problems.slice(0, SHOWN).map(({ where, found, message, hint }) => {
    const place = [where.file, where.sheet, where.cell].filter((part) => part).join(" › ");
    const value = found === "" ? "" : ` “${found}”`;
    return `  ${place}${value}${place || value ? "：" : ""}${io.t(message)}${hint ? ` → ${io.t(hint)}` : ""}`;
  });
  if (problems.length > SHOWN)
    lines.push(
      `  ${io.t(text(`……另有 ${problems.length - SHOWN} 处，--json 列出全部`, `… and ${problems.length - SHOWN} more; --json lists all`))}`,
    );
  return lines;
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
      `${JSON.stringify({ error: { code: error.code, exit, message: io.t(error.text), hint: error.hint ? io.t(error.hint) : null, problems: problemJson(io, error.problems) } })}\n`,
    );
    return;
  }
  // What the clerk called off is no error.
  const head = error.code === "interrupted" ? "" : io.t(text("错误：", "error: "));
  stderr.write(`${head}${io.t(error.text)}\n`);
  for (const line of problemLines(io, error.problems)) stderr.write(`${line}\n`);
  if (error.hint) stderr.write(`  → ${io.t(error.hint)}\n`);
}
