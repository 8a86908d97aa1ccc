import { basename } from "node:path";
import type { Member } from "../domain/member.ts";
import { planRoster, type RosterChange, type RosterPlan, type RosterRow } from "../domain/roster.ts";
import { type Text, text } from "../domain/text.ts";
import { tallyProblems, tallyRoster } from "../report/import.ts";
import type { Store } from "../store/store.ts";
import type { Origin } from "../store/tenures.ts";
import { askChoice } from "../terminal/questions.ts";
import type { Workbook } from "../workbooks/grid.ts";
import { ROSTER, readRoster } from "../workbooks/roster.ts";
import type { Context } from "./context.ts";
import { agree, type ImportOptions, type Preview, readFiles, sayDone, unusedColumns } from "./import-flow.ts";
import { currentTerm } from "./office.ts";
import { addMember, changeMember } from "./seats.ts";

export interface RosterOptions extends ImportOptions {
  term?: number;
  asOf?: string;
}

/** A roster into the record file: read, planned, shown, written as one operation. */
export async function runImportRoster(context: Context, files: readonly string[], options: RosterOptions): Promise<void> {
  const { io, today } = context;
  const store = await context.store();
  const term = currentTerm(store, options.term);
  const reading = await readFiles(context, files, ROSTER, options);
  const tables = reading.tables.map((table) => readRoster(table, { term: term.number, termStarts: term.starts, today }));
  const rows = tables.flatMap((table) => table.rows);
  const people = store.people.known(term.id, options.asOf ?? today);
  const chosen = new Map<string, number | "new">();
  let plan = planRoster(rows, people, chosen);
  while (io.asks && plan.questions.length > 0) {
    for (const { key, row, candidates } of plan.questions) {
      chosen.set(
        key,
        await askChoice<number | "new">(
          io,
          text(
            `${row.where.sheet ?? ""} 第 ${row.row} 行的“${row.name}”（${row.unit ?? "单位未填"}）是谁？`,
            `who is ${row.name} in row ${row.row}?`,
          ),
          [
            ...candidates.map(({ id, name, sector, unit }) => ({ name: `#${id} ${name}　${sector.join("、")}　${unit ?? ""}`, value: id })),
            { name: io.t(text("都不是，是新来的同名委员", "none of them: a new member of the same name")), value: "new" as const },
          ],
        ),
      );
    }
    plan = planRoster(rows, people, chosen);
  }
  const problems = [...reading.problems, ...tables.flatMap((table) => table.problems), ...plan.problems];
  tallyProblems(reading.tallies, problems);
  tallyRoster(reading.tallies, plan);
  const preview: Preview = {
    title: text("导入名册", "roster"),
    tallies: reading.tallies,
    problems,
    warnings: [],
    notes: [
      ...reading.notes,
      ...reading.tables.flatMap((table) => unusedColumns(table)),
      ...missingNote(plan.missing),
      ...newSectors(store, rows),
      ...spacedNames(rows),
    ],
    details: plan.change.map(changeLine),
  };
  const write = await agree(context, preview, options, plan.add.length + plan.change.length > 0);
  sayDone(context, preview, write ? apply(store, plan, reading.workbooks, term, options.asOf ?? null) : null, options);
}

const changeLine = ({ row, fields }: RosterChange): Text => {
  const list = (pick: "zh" | "en"): string =>
    fields
      .map(({ label, from, to, field }) =>
        field === "phone" ? `${label[pick]} ****` : `${label[pick]} ${from || (pick === "zh" ? "无" : "none")} → ${to}`,
      )
      .join("；");
  return text(`${row.name}：${list("zh")}`, `${row.name}: ${list("en")}`);
};

function missingNote(missing: readonly Member[]): Text[] {
  if (missing.length === 0) return [];
  const names =
    missing
      .slice(0, 15)
      .map(({ name }) => name)
      .join("、") + (missing.length > 15 ? " 等" : "");
  return [
    text(
      `名册里没有 ${missing.length} 位在任委员，没有改动他们：${names}`,
      `${missing.length} serving members are not in the roster and were left alone: ${names}`,
    ),
  ];
}

/** A name of more than two characters with a space in it may be padded, and may be a foreign one: only a clerk can tell. */
function spacedNames(rows: readonly RosterRow[]): Text[] {
  const spaced = rows.map(({ name }) => name).filter((name) => /\p{Script=Han}.* |.* \p{Script=Han}/u.test(name));
  if (spaced.length === 0) return [];
  return [
    text(
      `姓名里有空格，请核对：${spaced
        .slice(0, 10)
        .map((name) => `“${name}”`)
        .join("、")}`,
      `names with a space in them, worth a look: ${spaced.slice(0, 10).join(", ")}`,
    ),
  ];
}

/** Sectors that the office's list does not have: taken, and said, since a slip of the pen looks just like one. */
function newSectors(store: Store, rows: readonly RosterRow[]): Text[] {
  const listed = new Set(JSON.parse(store.settings.get("sectors") ?? "[]") as string[]);
  const fresh = [...new Set(rows.flatMap(({ sector }) => sector))].filter((name) => !listed.has(name));
  if (fresh.length === 0) return [];
  return [
    text(
      `界别不在本单位的设置里（照收）：${fresh.join("、")}；要更新设置：cppcc config sectors …`,
      `sectors that the office's settings do not list (taken as they are): ${fresh.join(", ")}`,
    ),
  ];
}

function apply(store: Store, plan: RosterPlan, workbooks: readonly Workbook[], term: { id: number }, asOf: string | null): number | null {
  const files = workbooks.map(({ file }) => file).join("、");
  const summary = `导入名册 ${files}：新增 ${plan.add.length}，变更 ${plan.change.length}`;
  const termStarts = currentTerm(store, undefined).starts;
  return store.ledger.operate({ kind: "write", command: "import roster", summary }, () => {
    const sources = new Map(workbooks.map(({ file, sha256 }) => [file, store.sources.ensure(basename(file), sha256)]));
    const originOf = (row: RosterRow): Origin => ({
      source: sources.get(row.where.file ?? "") ?? null,
      sheet: row.where.sheet ?? null,
      row: row.row,
    });
    for (const { row, person } of plan.add)
      addMember(store, row, person?.id ?? null, term.id, row.seatFrom ?? asOf ?? termStarts, originOf(row));
    for (const { row, person, fields } of plan.change) {
      if (person.member) changeMember(store, row, person.member, fields, term.id, asOf, originOf(row));
    }
  }).operation;
}
