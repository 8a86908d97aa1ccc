import { type HeldPeriod, periodChanges, planPeriod } from "../calendar/held-periods.ts";
import { cellBeside, type Problem, type Where } from "../text/problem.ts";
import { text } from "../text/text.ts";
import { type CategoryId, categoryOf } from "../vocabulary/categories.ts";
import { compareEvidence, type Evidence, type Identification, identify } from "./identity.ts";
import { maskPhone, type Particulars } from "./member.ts";
import type { WrittenName } from "./names.ts";
import { type FieldChange, type KnownPerson, PARTICULARS, rowKey } from "./roster-plan.ts";
import { type Candidate, fits } from "./whois.ts";

/** Cadres, special informants, lecturers: what a list of them would do to the record file (docs/records.md, 人员). */

/** One row as read: null is no statement. */
export interface PeopleRow {
  readonly where: Where;
  readonly row: number;
  readonly who: WrittenName;
  readonly sex: string | null;
  readonly category: CategoryId;
  /** 单位 and 职务 in one, as a roster has them. */
  readonly unit: string | null;
  /** 单位 alone, as the list says it. */
  readonly workplace: string | null;
  readonly phone: string | null;
  /** The remark: on what basis, where the office notes it. */
  readonly basis: string | null;
  readonly starts: string | null;
  readonly ends: string | null;
}

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

/** Rows that are about one person, and what they say together. */
interface Group {
  readonly rows: readonly [PeopleRow, ...PeopleRow[]];
  readonly unit: string | null;
  readonly phone: string | null;
}

/** Pure: it decides, the store applies. */
export function planPeople(rows: readonly PeopleRow[], world: PeopleWorld): PeoplePlan {
  const problems: Problem[] = [...sharedPhones(rows, world.people)];
  const questions: PeopleQuestion[] = [];
  const decided = decide(groupRows(rows, problems), world, problems, questions);
  const people = [...decided].map(([group, known]) => planPerson(group, known, world, problems));
  return { people, problems, questions, warnings: futureDates(rows, world.today) };
}

export const fateOf = ({ known, fields }: PlannedPerson, { held, changes }: PlannedPlace): "added" | "changed" | "same" =>
  known === null || held === null ? "added" : fields.length + changes.length > 0 ? "changed" : "same";

const evidenceOf = ({ unit, phone }: Pick<Group, "unit" | "phone">): Evidence => ({
  certificate: null,
  born: null,
  unit,
  phone,
  sector: [],
  group: [],
});

/** 县一中 and 县一中教师: the one says less than the other, and contradicts nothing. */
const saysLess = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b && b.startsWith(a);

/** The other side's evidence, its unit left out where it only says more or less than one's own. */
const beside = <Known extends Evidence>(unit: string | null, known: Known): Known =>
  saysLess(unit, known.unit) || saysLess(known.unit, unit) ? { ...known, unit: null } : known;

/**
 * Two rows of one name. On one list, a different unit or phone means two people; on two lists, a person may well stand
 * twice, so that only another phone beside another unit tells them apart, and where nothing contradicts they are one.
 */
function relationOf(a: PeopleRow, b: PeopleRow): "same" | "two" | "unclear" {
  const { verdict } = compareEvidence(evidenceOf(a), beside(a.unit, evidenceOf(b)));
  const otherPhone = a.phone !== null && b.phone !== null && a.phone !== b.phone;
  if (verdict === "same") return otherPhone ? "unclear" : "same";
  if (a.category === b.category) return verdict === "unlike" ? "two" : "unclear";
  if (verdict === "open") return "same";
  const otherUnit = a.unit !== null && b.unit !== null && beside(a.unit, evidenceOf(b)).unit !== null;
  return otherPhone && otherUnit ? "two" : "unclear";
}

function groupRows(rows: readonly PeopleRow[], problems: Problem[]): Group[] {
  const groups: [PeopleRow, ...PeopleRow[]][] = [];
  for (const row of rows) {
    const sameName = groups.filter(([first]) => first.who.name === row.who.name);
    const related = sameName.map((group) => ({ group, relations: group.map((other) => ({ other, relation: relationOf(other, row) })) }));
    const unclear = related.flatMap(({ relations }) => relations).find(({ relation }) => relation === "unclear");
    const mine = related.find(({ relations }) => relations.some(({ relation }) => relation === "same"));
    const twice = mine?.group.find(({ category }) => category === row.category);
    if (twice) problems.push(repeated(row, twice));
    else if (mine) mine.group.push(row);
    else if (unclear) problems.push(indistinct(row, unclear.other));
    else groups.push([row]);
  }
  return groups.map((group) => ({
    rows: group,
    unit: group.find(({ unit }) => unit !== null)?.unit ?? null,
    phone: group.find(({ phone }) => phone !== null)?.phone ?? null,
  }));
}

const repeated = (row: PeopleRow, first: PeopleRow): Problem => ({
  where: row.where,
  also: [first.where],
  found: row.who.name,
  message: text(
    `与 ${cellBeside(first.where, row.where)} 是同一个人、同一类别`,
    `the same person in the same category as in ${cellBeside(first.where, row.where)}`,
  ),
  hint: text("请删去重复的一行", "delete one of the two rows"),
});

const indistinct = (row: PeopleRow, other: PeopleRow): Problem => ({
  where: row.where,
  also: [other.where],
  found: row.who.name,
  message: text(
    `与 ${cellBeside(other.where, row.where)} 同名，看不出是一个人还是两个人`,
    `the same name as in ${cellBeside(other.where, row.where)}, and nothing tells whether it is one person or two`,
  ),
  hint: text(
    "是一个人，请把单位、电话写成一样；是两个人，请写上各自的单位和电话",
    "write unit and phone alike for one person, and those of each for two",
  ),
});

const keyOf = ({ where, who, unit, category }: PeopleRow): string => rowKey(where, who.name, unit, category);

function decide(
  groups: readonly Group[],
  world: PeopleWorld,
  problems: Problem[],
  questions: PeopleQuestion[],
): Map<Group, KnownPerson | null> {
  const byName = Map.groupBy(world.people, ({ name }) => name);
  const decided = new Map<Group, KnownPerson | null>();
  const taken = new Set<number>();
  // Those that something decides come first, so that their person is no longer open to one with less to say.
  let open = [...groups];
  for (const last of [false, true]) {
    const undecided: Group[] = [];
    for (const group of open) {
      const [row] = group.rows;
      const found = whoIs(group, byName.get(row.who.name) ?? [], world, taken);
      if ("none" in found) problems.push(noneFits(row, found.none));
      else if ("known" in found) {
        if (taken.has(found.known.id)) problems.push(meantTwice(row, found.known));
        taken.add(found.known.id);
        decided.set(group, found.known);
      } else if ("isNew" in found) decided.set(group, null);
      else if (last) {
        problems.push(ambiguous(row, found.candidates));
        questions.push({ key: keyOf(row), row, candidates: found.candidates });
      } else undecided.push(group);
    }
    open = undecided;
  }
  return new Map(groups.filter((group) => decided.has(group)).map((group) => [group, decided.get(group) ?? null]));
}

function whoIs(
  group: Group,
  sameName: readonly KnownPerson[],
  { candidates, chosen }: PeopleWorld,
  taken: ReadonlySet<number>,
): Identification<KnownPerson> | { readonly none: readonly KnownPerson[] } {
  const [row] = group.rows;
  const answer = chosen.get(keyOf(row));
  if (answer === "new") return { isNew: true };
  const chosenOne = sameName.find(({ id }) => id === answer);
  if (chosenOne) return { known: chosenOne };
  const qualifiers = group.rows.flatMap(({ who }) => who.qualifiers);
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

const listed = (people: readonly KnownPerson[]): string =>
  people
    .map(({ id, name, sector, unit, member }) => {
      const facts = [member ? "委员" : "非委员", sector.join("、"), unit].filter((part) => part);
      return `#${id} ${name}（${facts.join("，")}）`;
    })
    .join("；");

const ambiguous = (row: PeopleRow, candidates: readonly KnownPerson[]): Problem => ({
  where: row.where,
  found: row.who.name,
  open: true,
  message: text(
    `分不清是谁，已登记的同名者：${listed(candidates)}`,
    `cannot tell who this is; of that name on record: ${listed(candidates)}`,
  ),
  hint: text(
    "请填上与登记一致的电话或单位及职务，或在姓名后加括号注明（如 女、教育界）",
    "give the phone or the unit and post as on record, or a qualifier in brackets behind the name",
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

/** One phone for two names is a slip of the pen: in the sheet, or against the record file. */
function sharedPhones(rows: readonly PeopleRow[], people: readonly KnownPerson[]): Problem[] {
  const owners = new Map<string, { name: string; place: string | Where }>();
  for (const { phone, name, id } of people) if (phone !== null) owners.set(phone, { name, place: `#${id}` });
  return rows.flatMap((row) => {
    if (row.phone === null) return [];
    const owner = owners.get(row.phone);
    if (!owner) owners.set(row.phone, { name: row.who.name, place: row.where });
    if (!owner || owner.name === row.who.name) return [];
    const place = typeof owner.place === "string" ? owner.place : cellBeside(owner.place, row.where);
    return [
      {
        where: row.where,
        ...(typeof owner.place === "string" ? {} : { also: [owner.place] }),
        found: row.who.name,
        message: text(
          `联系电话 ${maskPhone(row.phone)} 与${owner.name}（${place}）相同`,
          `the telephone ${maskPhone(row.phone)} is also that of ${owner.name} (${place})`,
        ),
        hint: text("两个人不能同号，请改正其中一个", "two people cannot share it: correct one of them"),
      },
    ];
  });
}

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
