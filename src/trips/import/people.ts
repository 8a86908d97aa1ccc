import { type Apart, called } from "../../domain/people/called.ts";
import type { FieldChange } from "../../domain/people/known-person.ts";
import { fateOf, type PeoplePlan, type PeopleQuestion, type PlannedPerson, planPeople } from "../../domain/people/people-plan.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { categoryOf } from "../../domain/vocabulary/categories.ts";
import { tallyRows } from "../../report/import.ts";
import { atRow } from "../../store/closed.ts";
import type { Store } from "../../store/store.ts";
import { PEOPLE, type PeopleField, readPeople } from "../../workbooks/imports/people.ts";
import { PEOPLE_TEMPLATE } from "../../workbooks/writing/template-fields.ts";
import type { Desk } from "../desk.ts";
import { apartOn } from "../members/called.ts";
import { type Asked, questionAbout } from "../members/who-is-it.ts";
import { currentTerm } from "../office/term.ts";
import { type ImportRun, importOf, type SourceOf } from "./entry.ts";
import { unusedColumns } from "./unused-columns.ts";

/** Cadres, special informants, lecturers. */
export const peopleImport = importOf({
  word: "people",
  alias: "人员",
  summary: text("机关干部、特邀信息员、讲师等名单", "lists of cadres, special informants, lecturers"),
  examples: ["people 机关干部和信息员.xlsx", "people 讲师名单.xlsx --dry-run"],
  spec: PEOPLE,
  brings: "people",
  looks: text("人员名单", "a list of people"),
  isOfNames: true,
  template: { title: "机关干部、特邀信息员、讲师名单", fields: PEOPLE_TEMPLATE },
  begin,
});

function begin({ store, today }: Desk): ImportRun<PeopleField> {
  const term = currentTerm(store, undefined);
  const candidates = store.people.candidates();
  const world = {
    people: store.people.known(term.id, today),
    candidates: (name: string) => candidates.get(name) ?? [],
    places: store.tenures.onLists(),
    termStarts: term.starts,
    today,
  };
  return {
    title: text("导入人员", "people"),
    plan(tables, { chosen }) {
      const read = tables.map(readPeople);
      const plan = planPeople(
        read.flatMap(({ rows }) => rows),
        { ...world, chosen },
      );
      const apart = apartOn(store, today);
      const touched = plan.people.filter((person) => person.places.some((place) => fateOf(person, place) !== "same"));
      const added = touched.filter(({ known }) => known === null).length;
      return {
        problems: [...read.flatMap(({ problems }) => problems), ...plan.problems],
        warnings: [...read.flatMap(({ warnings }) => warnings), ...plan.warnings],
        notes: [...tables.flatMap((table) => unusedColumns(table)), ...membersToo(plan, apart)],
        details: touched.flatMap((person) => changeLines(person, apart)),
        questions: plan.questions.map(askedOf),
        tally: (tallies) =>
          tallyRows(
            tallies,
            plan.people.flatMap((person) => person.places.map((place) => ({ where: place.row.where, fate: fateOf(person, place) }))),
          ),
        changes: touched.length,
        summary: `新增 ${added} 人，变更 ${touched.length - added} 人`,
        write: (sourceOf) => apply(store, touched, term.id, sourceOf),
      };
    },
  };
}

const askedOf = ({ key, row, candidates }: PeopleQuestion): Asked => ({
  key,
  where: row.where,
  message: questionAbout(row.where, `${row.who.name}（${row.unit ?? "单位未填"}）`),
  choices: [
    ...candidates.map(({ id, name, sector, unit }) => {
      const shown = `#${id} ${name}　${sector.join("、")}　${unit ?? ""}`;
      return { name: text(shown, shown), value: id };
    }),
    { name: text("都不是，是另一位同名的人", "none of them: another person of the same name"), value: "new" as const },
  ],
});

/** Members who are on one of the lists too: said, since a slip in a name would look just like it. */
function membersToo({ people }: PeoplePlan, apart: Apart): Text[] {
  const names = people.flatMap(({ known }) => (known?.member ? [called(apart, known)] : []));
  if (names.length === 0) return [];
  const shown = `${names.slice(0, 15).join("、")}${names.length > 15 ? " 等" : ""}`;
  return [text(`其中 ${names.length} 人是本届委员：${shown}`, `${names.length} of them are members of this term: ${shown}`)];
}

/** What changes for somebody on record; new people are counted in the table. */
function changeLines({ known, fields, places }: PlannedPerson, apart: Apart): Text[] {
  if (known === null) return [];
  const name = called(apart, known);
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

function apply(store: Store, people: readonly PlannedPerson[], term: number, sourceOf: SourceOf): Map<string, number> {
  const made = new Map<string, number>();
  for (const { known, name, sex, unit, workplace, phone, fields, places, key } of people) {
    const person = known?.id ?? store.people.add({ ...NOTHING_ELSE, name, sex, unit, phone });
    made.set(key, person);
    if (workplace !== null && workplace !== known?.workplace) store.people.setWorkplace(person, workplace);
    if (known !== null) store.people.update(known.id, Object.fromEntries(fields.map(({ field, to }) => [field, to])));
    for (const { row, held, to, changes } of places) {
      const origin = { source: sourceOf(row.where), sheet: row.where.sheet ?? null, row: row.row };
      atRow(row.where, name, () => {
        if (held === null) store.tenures.addToList(person, term, row.category, to, origin);
        else if (changes.length > 0) store.tenures.changeOnList(held.id, to);
      });
    }
  }
  return made;
}

/** What a list says nothing of. */
const NOTHING_ELSE = { ethnicity: null, born: null, party: null, education: null, note: null };
