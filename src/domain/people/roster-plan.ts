import { firstDay } from "../calendar/dates.ts";
import { bareText, saysSame } from "../text/plain.ts";
import type { Problem, Where } from "../text/problem.ts";
import { type Text, text } from "../text/text.ts";
import { type Doubt, type Finding, identify, identifyAll } from "./identity.ts";
import type { FieldChange, KnownPerson } from "./known-person.ts";
import { type Member, officeLabel, type Particulars, type PlaceKind } from "./member.ts";
import { undoneChanges } from "./roster-conflicts.ts";
import { type RosterRow, sheetProblems } from "./roster-rows.ts";

export interface RosterChange {
  readonly person: KnownPerson;
  readonly row: RosterRow;
  readonly fields: readonly FieldChange[];
}

export interface RosterAddition {
  readonly row: RosterRow;
  /** Somebody on record already: from an earlier term, from outside, or whose seat ended. */
  readonly person: KnownPerson | null;
}

export interface RosterPlan {
  readonly add: readonly RosterAddition[];
  readonly change: readonly RosterChange[];
  readonly same: readonly RosterRow[];
  /** Members with a running seat whom the roster does not name: listed, never removed by an import. */
  readonly missing: readonly Member[];
  /** Members whom it names although their seats ended: they stay as they are. */
  readonly left: readonly Member[];
  readonly problems: readonly Problem[];
  /** Rows of which only a clerk can tell who they are: asked at a terminal, problems elsewhere. */
  readonly questions: readonly RosterQuestion[];
}

export interface RosterQuestion {
  readonly key: string;
  readonly row: RosterRow;
  readonly candidates: readonly KnownPerson[];
}

export const PARTICULARS: readonly { field: keyof Particulars; label: Text }[] = [
  { field: "name", label: text("姓名", "name") },
  { field: "sex", label: text("性别", "sex") },
  { field: "ethnicity", label: text("民族", "ethnicity") },
  { field: "born", label: text("出生年月", "birth month") },
  { field: "party", label: text("党派", "party") },
  { field: "education", label: text("文化程度", "education") },
  { field: "unit", label: text("工作单位及职务", "unit and post") },
  { field: "phone", label: text("联系电话", "telephone") },
  { field: "note", label: text("备注", "note") },
];

export const PLACES: readonly { kind: PlaceKind; label: Text }[] = [
  { kind: "sector", label: text("界别", "sector") },
  { kind: "group", label: text("委员活动组", "group") },
  { kind: "special", label: text("所属专委会", "special committee") },
  { kind: "party_group", label: text("党组", "party group") },
];

/**
 * What a roster would do to the members of a term. Pure: it decides, the store applies. `asOf` is the day from which its
 * changes hold, and on which the people are known; null: they are corrections.
 */
export function planRoster(
  rows: readonly RosterRow[],
  people: readonly KnownPerson[],
  chosen: ReadonlyMap<string, number | "new">,
  asOf: string | null = null,
): RosterPlan {
  const problems = [...sheetProblems(rows)];
  const byName = groupBy(people, ({ name }) => name);
  const byPhone = groupBy(people, ({ phone }) => phone ?? "");
  const byCertificate = groupBy(people, ({ certificate }) => certificate ?? "");
  const { decided, doubts } = identifyAll(rows, (row, taken) => whoIs(row, byName.get(row.name) ?? [], chosen, taken));
  problems.push(...doubts.flatMap(doubtProblem));
  const questions = doubts.flatMap((doubt): RosterQuestion[] =>
    doubt.what === "unclear" ? [{ key: answerKey(doubt.row), row: doubt.row, candidates: doubt.candidates }] : [],
  );

  const add: RosterAddition[] = [];
  const change: RosterChange[] = [];
  const same: RosterRow[] = [];
  const left: Member[] = [];
  for (const [row, person] of decided) {
    const clash = contradiction(row, byPhone, byCertificate);
    if (clash) problems.push(clash);
    if (!person?.member || returns(row, person.member)) add.push({ row, person });
    else {
      if (person.member.status === "left") left.push(person.member);
      const fields = fieldChanges(row, person.member);
      problems.push(...undoneChanges(row, fields, person, asOf));
      if (fields.length > 0) change.push({ person, row, fields });
      else same.push(row);
    }
  }
  const named = new Set([...decided.values()].map((person) => person?.id));
  const missing = people.flatMap(({ id, member }) => (member && member.status !== "left" && !named.has(id) ? [member] : []));
  return { add, change, same, missing, left, problems, questions };
}

/** Somebody whose seat ended takes a new one: the row states a first day after the last. */
function returns({ seatFrom }: RosterRow, { seats }: Member): boolean {
  const last = seats.at(-1);
  return seatFrom !== null && last !== undefined && last.to !== null && firstDay(seatFrom) > last.to;
}

/** Who a row means: whom the clerk answered, else whom it identifies. */
function whoIs(
  row: RosterRow,
  sameName: readonly KnownPerson[],
  chosen: ReadonlyMap<string, number | "new">,
  taken: ReadonlySet<number>,
): Finding<KnownPerson> {
  const isKnown = row.id !== null && sameName.some(({ id }) => id === row.id);
  const answer = isKnown || chosen.size === 0 ? undefined : chosen.get(answerKey(row));
  if (answer === "new") return { isNew: true };
  const answered = sameName.find(({ id }) => id === answer);
  return answered === undefined ? identify(row, sameName, ({ id }) => taken.has(id)) : { known: answered };
}

/** A row that states nothing but a name; commands fill in what their flags say. */
export const blankRow = (name: string): RosterRow => ({
  where: {},
  row: 1,
  id: null,
  name,
  sex: null,
  ethnicity: null,
  born: null,
  party: null,
  education: null,
  unit: null,
  phone: null,
  note: null,
  certificate: null,
  office: null,
  sector: [],
  group: [],
  special: [],
  party_group: [],
  seatFrom: null,
});

/** Names a row for an answer that the clerk gave: the file, and what the row says of who it is. */
export const rowKey = ({ file }: Where, ...facts: readonly (string | null)[]): string =>
  `${file ?? ""}|${facts.map((fact) => fact ?? "").join(" ")}`.trimEnd();

/** Under which an answer about a row is remembered. */
export const answerKey = ({ where, name, certificate, born, unit, sector }: RosterRow): string =>
  rowKey(where, name, certificate, born, unit, sector.join("、"));

function contradiction(
  row: RosterRow,
  byPhone: ReadonlyMap<string, readonly KnownPerson[]>,
  byCertificate: ReadonlyMap<string, readonly KnownPerson[]>,
): Problem | undefined {
  for (const [value, known, label] of [
    [row.phone, byPhone, text("联系电话", "telephone")],
    [row.certificate, byCertificate, text("委员证号", "certificate number")],
  ] as const) {
    const other = value ? known.get(value)?.find(({ name }) => name !== row.name) : undefined;
    if (!other) continue;
    return {
      where: row.where,
      found: row.name,
      message: text(`${label.zh}与已登记的${other.name}相同`, `the ${label.en} is on record for ${other.name}`),
      hint: text("是改名请用 member edit；否则请改正号码", "if the name has changed, use member edit; else correct the number"),
    };
  }
  return undefined;
}

function doubtProblem(doubt: Doubt<RosterRow, KnownPerson>): Problem[] {
  if (doubt.what === "taken") return [twice(doubt.row, doubt.known)];
  return doubt.what === "unclear" ? [ambiguous(doubt.row, doubt.candidates)] : [];
}

function ambiguous(row: RosterRow, candidates: readonly KnownPerson[]): Problem {
  const list = candidates
    .map(({ id, name, sex, sector, unit }) => `#${id} ${name}（${[sex, sector.join("、"), unit].filter((part) => part).join("，")}）`)
    .join("；");
  return {
    where: row.where,
    found: row.name,
    open: true,
    message: text(`分不清是谁，已登记的同名者：${list}`, `cannot tell who this is; of that name on record: ${list}`),
    hint: text(
      "请填上委员证号、电话、出生年月或与登记一致的单位；都已变的，填上档案编号（#12）",
      "give the certificate's number, telephone, birth month or the unit on record; if all have changed, the person's id (#12)",
    ),
  };
}

function twice(row: RosterRow, person: KnownPerson): Problem {
  return {
    where: row.where,
    found: row.name,
    message: text(`表中已有一行是 #${person.id} ${person.name}`, `another row is #${person.id} ${person.name} already`),
    hint: text("请删去重复的一行", "delete one of the two rows"),
  };
}

/** Field by field what a row states otherwise than the record file. A blank states nothing. */
export function fieldChanges(row: RosterRow, member: Member): FieldChange[] {
  const changes: FieldChange[] = [];
  const compare = (field: string, label: Text, from: string, to: string): void => {
    if (to !== "" && !saysSame(from, to)) changes.push({ field, label, from, to });
  };
  const listed = (names: readonly string[]): string => names.map(bareText).sort().join("、");
  for (const { field, label } of PARTICULARS) {
    // A year alone says nothing against a month on record.
    const isVague = field === "born" && row.born !== null && (member.born ?? "").startsWith(row.born);
    if (!isVague) compare(field, label, member[field] ?? "", row[field] ?? "");
  }
  compare("certificate", text("委员证号", "certificate number"), member.certificate ?? "", row.certificate ?? "");
  // Of somebody who has left, a row says nothing of places that ended with the seat.
  if (member.status === "left") return changes;
  if (row.office) compare("office", text("政协职务", "office"), officeLabel(member.office).zh, officeLabel(row.office).zh);
  for (const { kind, label } of PLACES) compare(kind, label, listed(member[kind]), listed(row[kind]));
  const seatFrom = member.seats.at(-1)?.from ?? "";
  // The first day of any seat on record is stated rightly: the one that runs is not always the last.
  const isSeat = member.seats.some(({ from }) => from === row.seatFrom);
  if (row.seatFrom && !isSeat) compare("seatFrom", text("任职时间", "seat since"), seatFrom, firstDay(row.seatFrom));
  return changes;
}

/** Grouped by a key; what has none is left out. */
function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  return Map.groupBy(
    items.filter((item) => key(item) !== ""),
    key,
  );
}
