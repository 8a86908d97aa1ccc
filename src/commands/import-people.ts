import { basename } from "node:path";
import { categoryOf } from "../domain/categories.ts";
import { fateOf, type PeoplePlan, type PeopleWorld, type PlannedPerson, planPeople } from "../domain/people.ts";
import type { FieldChange } from "../domain/roster.ts";
import { type Text, text } from "../domain/text.ts";
import { tallyProblems, tallyRows } from "../report/import.ts";
import type { Store } from "../store/store.ts";
import { askChoice } from "../terminal/questions.ts";
import type { Workbook } from "../workbooks/grid.ts";
import { PEOPLE, readPeople } from "../workbooks/people.ts";
import type { Context } from "./context.ts";
import { agree, type ImportOptions, type Preview, readFiles, sayDone, unusedColumns } from "./import-flow.ts";
import { currentTerm } from "./office.ts";

/** Cadres, special informants, lecturers into the record file: read, planned, shown, written as one operation. */
export async function runImportPeople(context: Context, files: readonly string[], options: ImportOptions): Promise<void> {
  const { today } = context;
  const store = await context.store();
  const term = currentTerm(store, undefined);
  const reading = await readFiles(context, files, PEOPLE, options);
  const tables = reading.tables.map(readPeople);
  const rows = tables.flatMap((table) => table.rows);
  const candidates = store.people.candidates(term.id);
  const plan = await planAndAsk(context, (chosen) =>
    planPeople(rows, {
      people: store.people.known(term.id, today),
      candidates: (name) => candidates.get(name) ?? [],
      places: store.tenures.onLists(term.id),
      termStarts: term.starts,
      today,
      chosen,
    }),
  );
  const problems = [...reading.problems, ...tables.flatMap((table) => table.problems), ...plan.problems];
  tallyProblems(reading.tallies, problems);
  tallyRows(
    reading.tallies,
    plan.people.flatMap((person) => person.places.map((place) => ({ where: place.row.where, fate: fateOf(person, place) }))),
  );
  const touched = plan.people.filter((person) => person.places.some((place) => fateOf(person, place) !== "same"));
  const preview: Preview = {
    title: text("导入人员", "people"),
    tallies: reading.tallies,
    problems,
    warnings: plan.warnings,
    notes: [...reading.notes, ...reading.tables.flatMap((table) => unusedColumns(table)), ...membersToo(plan)],
    details: touched.flatMap(changeLines),
  };
  const write = await agree(context, preview, options, touched.length > 0);
  sayDone(context, preview, write ? apply(store, touched, reading.workbooks, term.id) : null, options);
}

/** Plans; at a terminal, asks who is meant, and plans again with the answers. */
async function planAndAsk({ io }: Context, planWith: (chosen: PeopleWorld["chosen"]) => PeoplePlan): Promise<PeoplePlan> {
  const chosen = new Map<string, number | "new">();
  let plan = planWith(chosen);
  while (io.asks && plan.questions.length > 0) {
    for (const { key, row, candidates } of plan.questions) {
      const place = `${row.where.sheet ?? ""} ${row.where.cell ?? ""}`.trim();
      chosen.set(
        key,
        await askChoice<number | "new">(
          io,
          text(`${place} 的“${row.who.name}”（${row.unit ?? "单位未填"}）是谁？`, `who is ${row.who.name} (${place})?`),
          [
            ...candidates.map(({ id, name, sector, unit }) => ({ name: `#${id} ${name}　${sector.join("、")}　${unit ?? ""}`, value: id })),
            { name: io.t(text("都不是，是另一位同名的人", "none of them: another person of the same name")), value: "new" as const },
          ],
        ),
      );
    }
    plan = planWith(chosen);
  }
  return plan;
}

/** Members who are on one of the lists too: said, since a slip in a name would look just like it. */
function membersToo({ people }: PeoplePlan): Text[] {
  const names = people.filter(({ known }) => known?.member).map(({ name }) => name);
  if (names.length === 0) return [];
  const shown = `${names.slice(0, 15).join("、")}${names.length > 15 ? " 等" : ""}`;
  return [text(`其中 ${names.length} 人是本届委员：${shown}`, `${names.length} of them are members of this term: ${shown}`)];
}

/** What changes for somebody on record; new people are counted in the table. */
function changeLines({ known, name, fields, places }: PlannedPerson): Text[] {
  if (known === null) return [];
  const listOf = (place: PlannedPerson["places"][number]): Text => categoryOf(place.row.category).label;
  return [
    ...fields.map((change) => changeLine(name, change)),
    ...places
      .filter(({ held }) => held === null)
      .map((place) =>
        text(`#${known.id} ${name}：列入${listOf(place).zh}`, `#${known.id} ${name}: put on the list of ${listOf(place).en}`),
      ),
    ...places.flatMap((place) => place.changes.map((change) => changeLine(`${name} ${listOf(place).zh}`, change))),
  ];
}

const changeLine = (name: string, { field, label, from, to }: FieldChange): Text =>
  field === "phone"
    ? text(`${name}：${label.zh} ****`, `${name}: ${label.en} ****`)
    : text(`${name}：${label.zh} ${from || "无"} → ${to}`, `${name}: ${label.en} ${from || "none"} → ${to}`);

function apply(store: Store, people: readonly PlannedPerson[], workbooks: readonly Workbook[], term: number): number | null {
  const added = people.filter(({ known }) => known === null).length;
  const summary = `导入人员 ${workbooks.map(({ file }) => file).join("、")}：新增 ${added} 人，变更 ${people.length - added} 人`;
  return store.ledger.operate({ kind: "write", command: "import people", summary }, () => {
    const sources = new Map(workbooks.map(({ file, sha256 }) => [file, store.sources.ensure(basename(file), sha256)]));
    for (const { known, name, sex, unit, phone, fields, places } of people) {
      const person = known?.id ?? store.people.add({ ...NOTHING_ELSE, name, sex, unit, phone });
      if (known !== null) store.people.update(known.id, Object.fromEntries(fields.map(({ field, to }) => [field, to])));
      for (const { row, held, to, changes } of places) {
        const origin = { source: sources.get(row.where.file ?? "") ?? null, sheet: row.where.sheet ?? null, row: row.row };
        if (held === null) store.tenures.addToList(person, term, row.category, to, origin);
        else if (changes.length > 0) store.tenures.changeOnList(held.id, to);
      }
    }
  }).operation;
}

/** What a list says nothing of. */
const NOTHING_ELSE = { ethnicity: null, born: null, party: null, education: null, note: null };
