import { blankOutcome, type OutcomeDraft } from "../../domain/activities/activity.ts";
import { holdsMask, plainText } from "../../domain/text/plain.ts";
import type { Problem } from "../../domain/text/problem.ts";
import type { Level } from "../../domain/vocabulary/levels.ts";
import { type Outcome, readOutcome } from "../../domain/vocabulary/outcomes.ts";
import { cellSaying, readDateCell, readLevelsCell, readText } from "../tables/fields.ts";
import type { TableCell } from "../tables/spec.ts";

/** What separates the dates or leaders of several levels, each for its own. */
export const FOR_EACH = /[;；]/u;

/**
 * Adoption, instruction or sending up: a level each, and 采用, 批示 or 上报 alone where none is stated. A date or leader holds for all
 * levels; several of them separated by ； hold for one level each, in their order (2026-03-01；—).
 */
export function readOutcomeCells(
  what: Outcome,
  cells: { level: TableCell; date: TableCell; by?: TableCell },
  problems: Problem[],
  warnings: Problem[],
): OutcomeDraft[] {
  const isBare = readOutcome(cells.level.text) === what;
  const levels: (Level | null)[] = isBare ? [] : readLevelsCell(cells.level, problems);
  if (levels.length === 0) levels.push(null);
  const dates = eachOf(cells.date, levels.length, (cell) => readDateCell(cell, problems, warnings));
  const leaders = cells.by === undefined ? [] : eachOf(cells.by, levels.length, readText);
  const drafts = levels.map((level, i) => ({
    ...blankOutcome(what, cells.level.where),
    level,
    date: dates[i] ?? null,
    by: leaders[i] ?? null,
  }));
  const isStated =
    isBare || drafts.some(({ level, date, by }) => level !== null || by !== null || (date !== null && what === "instructed"));
  return isStated ? drafts : [];
}

export function eachOf<Value>(cell: TableCell, count: number, read: (cell: TableCell) => Value): Value[] {
  const pieces = cell.text.split(FOR_EACH);
  if (count > 1 && pieces.length === count && !holdsMask(cell.text)) return pieces.map((piece) => read(cellSaying(cell, plainText(piece))));
  return Array<Value>(count).fill(read(cell));
}
