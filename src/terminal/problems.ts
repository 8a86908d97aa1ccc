import { maskedTexts, quoted } from "../domain/text/personal-numbers.ts";
import type { AppError, Problem } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import { visibleJson } from "../domain/text/unseen.ts";
import { type Io, spoken } from "./io.ts";

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
  const value = found === "" ? "" : ` “${quoted(found)}”`;
  return quoted(`  ${place}${value}${place || value ? io.t(text("：", ": ")) : ""}${io.t(message)}${hint ? ` → ${io.t(hint)}` : ""}`);
}

/** Problems as JSON: file, sheet, cell, value, problem, hint. */
export const problemJson = (io: Pick<Io, "t">, problems: readonly Problem[]) =>
  problems.map(({ where, found, message, hint }) =>
    maskedTexts({
      file: where.file ?? null,
      sheet: where.sheet ?? null,
      cell: where.cell ?? null,
      value: found,
      problem: io.t(message),
      hint: hint ? io.t(hint) : null,
    }),
  );

/** A refused request on stderr, in words or as JSON. */
export function printError(io: Io, error: AppError, exit: number): void {
  const { stderr } = io.streams;
  io.sayWarnings();
  if (io.json) {
    const said = maskedTexts({ message: io.t(error.text), hint: error.hint ? io.t(error.hint) : null });
    stderr.write(`${visibleJson({ error: { code: error.code, exit, ...said, problems: problemJson(io, error.problems) } })}\n`);
    return;
  }
  // What the clerk called off is no error.
  const head = error.code === "interrupted" ? "" : io.paint("red", io.t(text("错误：", "error: ")));
  stderr.write(`${head}${spoken(io, error.text)}\n`);
  for (const line of problemLines(io, error.problems)) stderr.write(`${line}\n`);
  if (error.hint) stderr.write(`  → ${spoken(io, error.hint)}\n`);
}
