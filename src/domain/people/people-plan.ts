import type { Problem } from "../text/problem.ts";
import { text } from "../text/text.ts";
import { categoryOf } from "../vocabulary/categories.ts";
import { type HeldPeriod, periodChanges, planPeriod } from "./held-periods.ts";
import { type Doubt, type Finding, identify, identifyAll } from "./identity.ts";
import type { FieldChange, KnownPerson } from "./known-person.ts";
import type { Particulars } from "./member.ts";
import { beside, evidenceOf, type Group, groupRows, type PeopleRow, SAYS_NEW, saysLess, sharedPhones } from "./people-rows.ts";
import { PARTICULARS, rowKey } from "./roster-plan.ts";
import { type Candidate, fits } from "./whois.ts";

/** Cadres, special informants, lecturers: what a list of them would do to the record file (docs/records.md, 人员). */

/** A place on one of the lists, as the record file holds it. */
export interface HeldPlace extends HeldPeriod {
  readonly id: number;
  readonly person: number;
  readonly kind: string;
  readonly basis: string | null;
}

export interface PeopleWorld {
  readonly people: readonly KnownPerson[];
  readonly candidates: (name: string) => readonly Candidate[];
  readonly places: readonly HeldPlace[];
  readonly termStarts: string;
  readonly today: string;
  /** Answers to "who is it?", by rowKey. */
  readonly chosen: ReadonlyMap<string, number | "new">;
}

export interface PlannedPlace {
  readonly row: PeopleRow;
  /** The place on record, if it is not a new one. */
  readonly held: HeldPlace | null;
  readonly to: HeldPeriod & { readonly basis: string | null };
  readonly changes: readonly FieldChange[];
}

/** A person of the sheet, with all rows that are about them. */
export interface PlannedPerson {
  readonly known: KnownPerson | null;
  /** Under which an answer about who it is is remembered. */
  readonly key: string;
  readonly name: string;
  readonly sex: string | null;
  readonly unit: string | null;
  readonly workplace: string | null;
  readonly phone: string | null;
  /** What the rows state otherwise than the record file. */
  readonly fields: readonly FieldChange[];
  readonly places: readonly PlannedPlace[];
}

export interface PeopleQuestion {
  readonly key: string;
  readonly row: PeopleRow;
  readonly candidates: readonly KnownPerson[];
}

export interface PeoplePlan {
  readonly people: readonly PlannedPerson[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly questions: readonly PeopleQuestion[];
}

/** Pure: it decides, the store applies. */
export function planPeople(rows: readonly PeopleRow[], world: PeopleWorld): PeoplePlan {
  const problems: Problem[] = [...sharedPhones(rows, world.people)];
  const byName = Map.groupBy(world.people, ({ name }) => name);
  const { decided, doubts } = identifyAll(groupRows(rows, problems), (group, taken) =>
    whoIs(group, byName.get(group.rows[0].who.name) ?? [], world, taken),
  );
  problems.push(...doubts.map(doubtProblem));
  const questions = doubts.flatMap((doubt): PeopleQuestion[] => {
    const [row] = doubt.row.rows;
    return doubt.what === "unclear" ? [{ key: keyOf(row), row, candidates: doubt.candidates }] : [];
  });
  const people = [...decided].map(([group, known]) => planPerson(group, known, world, problems));
  return { people, problems, questions, warnings: futureDates(rows, world.today) };
}

export const fateOf = ({ known, fields }: PlannedPerson, { held, changes }: PlannedPlace): "added" | "changed" | "same" =>
  known === null || held === null ? "added" : fields.length + changes.length > 0 ? "changed" : "same";

const keyOf = ({ where, who, unit, category }: PeopleRow): string => rowKey(where, who.name, unit, category);

function whoIs(
  group: Group,
  sameName: readonly KnownPerson[],
  { candidates, chosen }: PeopleWorld,
  taken: ReadonlySet<number>,
): Finding<KnownPerson> {
  const [row] = group.rows;
  const answer = chosen.get(keyOf(row));
  if (answer === "new") return { isNew: true };
  const chosenOne = sameName.find(({ id }) => id === answer);
  if (chosenOne) return { known: chosenOne };
  const written = group.rows.flatMap(({ who }) => who.qualifiers);
  const qualifiers = written.filter((word) => !SAYS_NEW.has(word));
  if (qualifiers.length < written.length) return newcomer(group, sameName);
  let fitting = sameName;
  if (qualifiers.length > 0 && sameName.length > 0) {
    // What stands in brackets is said to tell people on record apart.
    const ids = new Set(candidates(row.who.name).flatMap((each) => (fits(qualifiers, each) ? [each.id] : [])));
    fitting = sameName.filter(({ id }) => ids.has(id));
    const [only] = fitting;
    if (only === undefined) return { none: sameName };
    if (fitting.length === 1) return { known: only };
  }
  const compared = new Map(fitting.map((known) => [beside(group.unit, known), known]));
  const found = identify(evidenceOf(group), [...compared.keys()], ({ id }) => taken.has(id));
  const original = (known: KnownPerson): KnownPerson => compared.get(known) ?? known;
  if ("known" in found) return { known: original(found.known) };
  return "candidates" in found ? { candidates: found.candidates.map(original) } : found;
}

/** 王伟（新）: another person of the name; whom the same list brought before is the same newcomer. */
function newcomer({ unit, phone }: Group, sameName: readonly KnownPerson[]): Finding<KnownPerson> {
  const isSame = (known: KnownPerson): boolean => (known.unit ?? null) === unit && (known.phone ?? null) === phone;
  const [before] = sameName.filter(isSame);
  if (before !== undefined) return unit === null && phone === null ? { candidates: sameName } : { known: before };
  return { isNew: true };
}

const listed = (people: readonly KnownPerson[]): string =>
  people
    .map(({ id, name, sector, unit, member }) => {
      const facts = [member ? "委员" : "非委员", sector.join("、"), unit].filter((part) => part);
      return `#${id} ${name}（${facts.join("，")}）`;
    })
    .join("；");

function doubtProblem(doubt: Doubt<Group, KnownPerson>): Problem {
  const [row] = doubt.row.rows;
  if (doubt.what === "none") return noneFits(row, doubt.sameName);
  return doubt.what === "taken" ? meantTwice(row, doubt.known) : ambiguous(row, doubt.candidates);
}

const ambiguous = (row: PeopleRow, candidates: readonly KnownPerson[]): Problem => ({
  where: row.where,
  found: row.who.name,
  open: true,
  message: text(
    `分不清是谁，已登记的同名者：${listed(candidates)}`,
    `cannot tell who this is; of that name on record: ${listed(candidates)}`,
  ),
  hint: text(
    `请填上与登记一致的电话或单位及职务，或在姓名后加括号注明（如 女、教育界）；是另一位同名的人，写 ${row.who.name}（新），并填上单位或电话`,
    `give the phone or the unit and post as on record, or a qualifier in brackets behind the name; another person of the name: ${row.who.name}（新）, with a unit or a phone`,
  ),
});

const noneFits = (row: PeopleRow, sameName: readonly KnownPerson[]): Problem => ({
  where: row.where,
  found: `${row.who.name}（${row.who.qualifiers.join("、")}）`,
  message: text(
    `没有符合括号里说明的人；同名者：${listed(sameName)}`,
    `nobody fits what stands in brackets; of that name: ${listed(sameName)}`,
  ),
  hint: text("请核对姓名和括号里的说明", "check the name and what stands in brackets"),
});

const meantTwice = (row: PeopleRow, { id, name }: KnownPerson): Problem => ({
  where: row.where,
  found: row.who.name,
  message: text(`表中已有一行是 #${id} ${name}`, `another row is #${id} ${name} already`),
  hint: text("是一个人，请把单位、电话写成一样", "for one person, write unit and phone alike"),
});

function planPerson(group: Group, known: KnownPerson | null, world: PeopleWorld, problems: Problem[]): PlannedPerson {
  const { unit, phone, rows } = group;
  const [{ who }] = rows;
  return {
    known,
    key: keyOf(group.rows[0]),
    name: who.name,
    sex: rows.find(({ sex }) => sex !== null)?.sex ?? null,
    unit,
    workplace: workplaceOf(rows),
    phone,
    fields: known === null ? [] : [...particularChanges(group, known), ...workplaceChange(workplaceOf(rows), known)],
    places: rows.flatMap((row) => planPlace(row, known, world, problems) ?? []),
  };
}

const workplaceOf = (rows: readonly PeopleRow[]): string | null => rows.find(({ workplace }) => workplace !== null)?.workplace ?? null;

const workplaceChange = (to: string | null, { workplace }: KnownPerson): FieldChange[] =>
  to === null || to === workplace ? [] : [{ field: "workplace", label: text("单位", "unit"), from: workplace ?? "", to }];

function particularChanges({ unit, phone }: Group, known: KnownPerson): FieldChange[] {
  const stated: Partial<Particulars> = { unit: saysLess(unit, known.unit) ? null : unit, phone };
  return PARTICULARS.flatMap(({ field, label }) => {
    const to = stated[field] ?? null;
    return to === null || to === known[field] ? [] : [{ field, label, from: known[field] ?? "", to }];
  });
}

function planPlace(row: PeopleRow, known: KnownPerson | null, world: PeopleWorld, problems: Problem[]): PlannedPlace | undefined {
  const held = known === null ? [] : world.places.filter(({ person, kind }) => person === known.id && kind === row.category);
  const plan = planPeriod(row, held, world.termStarts);
  if (plan.action === "unclear") {
    const periods = plan.several.map(({ starts, ends }) => `${starts} 至 ${ends ?? "今"}`).join("；");
    problems.push({
      where: row.where,
      found: row.who.name,
      message: text(
        `这段时间与已登记的几段${categoryOf(row.category).label.zh}重叠：${periods}`,
        `these days reach over several periods on record: ${periods}`,
      ),
      hint: text("请写上与登记一致的起始时间", "give the first day as it is on record"),
    });
    return undefined;
  }
  const { to } = plan;
  if (to.ends !== null && to.ends < to.starts) {
    problems.push({
      where: row.where,
      found: row.who.name,
      message: text(`终止时间 ${to.ends} 早于起始时间 ${to.starts}`, `the last day ${to.ends} is before the first, ${to.starts}`),
      hint: text("请核对两个日期", "check the two dates"),
    });
    return undefined;
  }
  const before = plan.action === "add" ? null : plan.held;
  const basis = row.basis ?? before?.basis ?? null;
  const changes = before === null ? [] : periodChanges(before, { ...to, basis });
  return { row, held: before, to: { ...to, basis }, changes };
}

function futureDates(rows: readonly PeopleRow[], today: string): Problem[] {
  return rows
    .filter(({ starts }) => starts !== null && starts > today)
    .map(({ where, starts }) => ({
      where,
      found: starts ?? "",
      message: text(`起始时间在今天（${today}）之后`, `the first day is after today (${today})`),
      hint: text("请核对", "check it"),
    }));
}
