import type { ActivityDraft, PartDraft } from "../../domain/activities/activity.ts";
import type { Problem, Where } from "../../domain/text/problem.ts";
import type { State } from "../../domain/vocabulary/states.ts";
import { cellName } from "../grid.ts";
import type { Table } from "../tables/spec.ts";
import type { AttendanceField } from "./attendance-field.ts";
import type { MatrixMeeting, MeetingHead } from "./meetings.ts";
import { checkTurnout, countStates, figureOf, lineText, type Turnout, turnoutIn } from "./turnout.ts";

/** The figures that a sign-in sheet states of its meetings, held against its rows. */
type Field = AttendanceField;

/** The figures that a sheet states of a meeting, with the states of its rows. */
export interface StatedTurnout {
  readonly meeting: string;
  readonly stated: Turnout;
  readonly states: readonly State[];
  readonly where: Where;
}

const statesOf = ({ parts, sittings }: ActivityDraft): State[] =>
  [...parts, ...sittings.flatMap((sitting) => sitting.parts)].flatMap(({ state }) => state ?? []);

/** 应到246人，实到241人，请假5人 in a line above or below the table. */
export function statedIn(table: Table<Field>, { title, date }: MeetingHead, parts: readonly PartDraft[]): StatedTurnout[] {
  const meeting = `${title}|${date ?? ""}`;
  const states = parts.flatMap(({ state }) => state ?? []);
  return table.lines.flatMap((line) => {
    const stated = turnoutIn(lineText(line));
    if (Object.keys(stated).length === 0) return [];
    const where = { file: table.file, sheet: table.sheet, cell: `A${line.row}` };
    return [{ meeting, stated, states, where }];
  });
}

/** 应到, 实到 … under the names, a figure for each meeting. */
export function figuresBelow(
  { file, sheet, lines }: Table<Field>,
  meetings: readonly MatrixMeeting[],
  drafts: readonly ActivityDraft[],
): StatedTurnout[] {
  return meetings.flatMap(({ head, columns }, i) => {
    const [only] = columns;
    if (columns.length !== 1 || !only) return [];
    const stated: Record<string, number> = {};
    let row = 0;
    for (const line of lines) {
      const figure = [...line.texts.values()].map(figureOf).find((found) => found !== undefined);
      const value = line.texts.get(only.column);
      if (figure === undefined || value === undefined || !/^\d+$/.test(value)) continue;
      stated[figure] = Number(value);
      row = line.row;
    }
    if (row === 0) return [];
    const where = { file, sheet, cell: cellName(row - 1, only.column) };
    return [{ meeting: `${head.title}|${head.date ?? ""}`, stated, states: statesOf(drafts[i] as ActivityDraft), where }];
  });
}

/** 应到, 实到 … beside the marks, a figure for each member; answers the columns. What a member was expected at the marks need not say. */
export function checkFiguresBeside(table: Table<Field>, drafts: readonly ActivityDraft[], problems: Problem[]): number[] {
  const columns = table.otherColumns.flatMap(({ column, own }) => {
    const figure = figureOf(own.replace(/(次数|场次|天数|次)$/, ""));
    return figure === undefined ? [] : [{ column, figure }];
  });
  if (columns.length === 0) return [];
  const statesByRow = new Map<number, State[]>();
  for (const { rows, state } of drafts.flatMap(({ parts, sittings }) => [...parts, ...sittings.flatMap((sitting) => sitting.parts)]))
    for (const row of rows) if (state) statesByRow.set(row, [...(statesByRow.get(row) ?? []), state]);
  for (const row of table.rows) {
    const stated = Object.fromEntries(
      columns.flatMap(({ column, figure }) => (/^\d+$/.test(row.other(column).text) ? [[figure, Number(row.other(column).text)]] : [])),
    ) as Turnout;
    const counted = countStates(statesByRow.get(row.row) ?? []);
    checkTurnout(
      stated,
      [{ ...counted, expected: stated.expected ?? counted.expected }],
      row.other(columns[0]?.column ?? 0).where,
      problems,
    );
  }
  return columns.map(({ column }) => column);
}

/** The states of all tables: of one that states several figures, once. */
const statesAmong = (turnouts: readonly StatedTurnout[]): State[] => [...new Set(turnouts.map(({ states }) => states))].flat();

/** Stated figures against the sheet's own rows, or those of all sheets of the meeting together. */
export function checkStatedTurnouts(turnouts: readonly StatedTurnout[]): Problem[] {
  const problems: Problem[] = [];
  for (const meeting of Map.groupBy(turnouts, (turnout) => turnout.meeting).values()) {
    const all = countStates(statesAmong(meeting));
    for (const sheet of Map.groupBy(meeting, ({ where }) => `${where.file}|${where.sheet}`).values()) {
      const own = statesAmong(sheet);
      // Tables side by side share their figures: they are one statement.
      for (const { stated, where } of new Map(sheet.map((each) => [each.where.cell, each])).values())
        checkTurnout(stated, own.length === 0 ? [] : [all, countStates(own)], where, problems);
    }
  }
  return problems;
}
