import type { PartialDate } from "../calendar/dates.ts";
import type { WrittenName } from "../people/names.ts";
import { type Candidate, describeAll, findPerson, idIn, tellApart } from "../people/whois.ts";
import { bareText } from "../text/plain.ts";
import { maskPhones, type Problem, type Where } from "../text/problem.ts";
import { type Text, text } from "../text/text.ts";
import { isCosigned, kindOf } from "../vocabulary/kinds.ts";
import { betterState, type State, stateLabel } from "../vocabulary/states.ts";
import type { Activity, ActivityDraft, PartDraft } from "./activity.ts";
import type { Former } from "./activity-former.ts";
import type { PlannedOutcome, PlannedPart, RowsOf } from "./activity-planned.ts";

/** From the names of a draft to the people on record. */

/** What planning needs to know of the record file and of the day. */
export interface World {
  readonly activities: readonly Activity[];
  readonly people: (name: string) => readonly Candidate[];
  /** How somebody is called: with what tells them apart, where somebody serving has the same name. */
  readonly nameOf: (person: number) => string | undefined;
  /** Names on record that look like one that nobody has: worth naming, never taken for it. */
  readonly near: (name: string) => readonly string[];
  readonly today: string;
  /** Answers that the clerk gave to "who is it?", by questionKey. */
  readonly chosen: ReadonlyMap<string, number>;
  /** What stood on record of activities before they were changed, by their ids; only an import asks for it. */
  readonly formers?: ReadonlyMap<number, Former>;
  /** Activities that a clerk has taken off. */
  readonly removed?: readonly Activity[];
  /** The activity that a row of the very same file was taken for before. */
  readonly takenFrom?: (where: Where, row: number | null) => number | undefined;
}

/** A name that fits several people: a question at a terminal, a problem elsewhere. */
export interface Question {
  readonly key: string;
  readonly written: string;
  readonly where: Where;
  /** The activity that it is about, and its day. */
  readonly occasion?: Text | undefined;
  readonly candidates: readonly Candidate[];
}

/** What planning collects on the way. */
export interface Findings {
  readonly problems: Problem[];
  readonly warnings: Problem[];
  readonly questions: Question[];
}

/**
 * Names the question about one name on one day, in one activity of one file: under it an answer holds, and is remembered. Two
 * proposals of one day may be of two people of the name, so that each is asked about.
 */
const questionKey = (written: WrittenName, { about }: Occasion, { file }: Where): string =>
  `${file ?? ""}|${written.name}(${written.qualifiers.join()})@${about}`;

/** The day on which somebody of the name must have served, and what one answer holds for. */
interface Occasion {
  readonly date: PartialDate | null;
  readonly about: string;
  /** The same for somebody who is asked. */
  readonly said?: Text;
}

/** What an activity is about, in the form in which it is the same activity in another import. */
const aboutOf = ({ starts, kind, title }: ActivityDraft): string => `${starts ?? ""} ${kind}:${bareText(title)}`;

/** 2026-03-12 视察《视察校园》. */
const saidOf = ({ starts, kind, title }: ActivityDraft): Text => {
  const { zh, en } = kindOf(kind).label;
  const day = starts === null ? "" : `${starts} `;
  return text(`${day}${zh}《${title}》`, `${day}${en}: ${title}`);
};

/** The one person that a name means on a day; else a problem, and a question where it fits several. */
export function resolveName(
  who: PartDraft["who"],
  occasion: Occasion,
  where: Where,
  world: Pick<World, "people" | "nameOf" | "near" | "chosen">,
  findings: Findings,
): { person: number; name: string } | undefined {
  if ("person" in who) return resolveId(who.person, where, world, findings);
  const id = idIn(who.name);
  if (id !== undefined) return resolveId(id, where, world, findings);
  const { date } = occasion;
  const answer = world.chosen.size === 0 ? undefined : world.chosen.get(questionKey(who, occasion, where));
  const found = answer !== undefined ? { person: answer } : findPerson(who, date, world.people(who.name));
  const written = maskPhones(who.qualifiers.length > 0 ? `${who.name}（${who.qualifiers.join("、")}）` : who.name);
  if ("person" in found) {
    if (found.suspended) findings.warnings.push({ where, found: written, message: text("当日正在暂停履职", "suspended on that day") });
    return { person: found.person, name: world.nameOf(found.person) ?? who.name };
  }
  if ("several" in found) {
    findings.questions.push({ key: questionKey(who, occasion, where), written, where, occasion: occasion.said, candidates: found.several });
    findings.problems.push({
      where,
      found: written,
      open: true,
      asks: questionKey(who, occasion, where),
      message: text(
        `有 ${found.several.length} 人同名：${describeAll(found.several).zh}`,
        `${found.several.length} people have this name: ${describeAll(found.several).en}`,
      ),
      hint: text(
        `请在姓名后加括号注明，如 ${who.name}（${tellApart(found.several)}）`,
        `add a qualifier in brackets, such as ${who.name}（${tellApart(found.several)}）`,
      ),
    });
    return undefined;
  }
  const known = found.none;
  const near = known.length === 0 ? world.near(who.name) : [];
  const alike = near.length === 0 ? text("", "") : text(`相近的：${near.join("、")}；`, `similar: ${near.join(", ")}; `);
  findings.problems.push({
    where,
    found: written,
    message:
      known.length === 0
        ? text("名册里没有这个人", "nobody of this name is on record")
        : text(
            `${date ?? "当日"}没有符合的在任委员；同名者：${describeAll(known).zh}`,
            `nobody fitting was serving on ${date ?? "that day"}; of this name: ${describeAll(known).en}`,
          ),
    hint:
      known.length === 0
        ? text(
            `${alike.zh}请核对姓名；是委员请先导入名册，不是委员请先登记：cppcc member add 姓名 --outside`,
            `${alike.en}check the name; import the roster first, or add a person from outside: cppcc member add NAME --outside`,
          )
        : text("请核对日期、姓名和括号里的说明", "check the date, the name and what stands in brackets"),
  });
  return undefined;
}

/** Somebody named by their id, whether or not they were serving. */
function resolveId(
  person: number,
  where: Where,
  { nameOf }: Pick<World, "nameOf">,
  { problems }: Findings,
): { person: number; name: string } | undefined {
  const name = nameOf(person);
  if (name !== undefined) return { person, name };
  problems.push({ where, found: `#${person}`, message: text("没有这个编号的人", "nobody has this id") });
  return undefined;
}

/** Those who took part; `meeting` is the activity that a sitting is one of. */
export function resolveParts(draft: ActivityDraft, world: World, findings: Findings, meeting: ActivityDraft = draft): PlannedPart[] {
  const occasion = { date: draft.starts, about: aboutOf(meeting), said: saidOf(meeting) };
  const byKey = new Map<string, PlannedPart>();
  const named = new Set<number>();
  const repeated = namesOnSeveralRows(draft, world);
  for (const { who, rows, ...stated } of [...draft.parts].sort((a, b) => Number(a.byDefault) - Number(b.byDefault))) {
    const part = { ...stated, origins: rows.length === 0 ? [] : [{ where: stated.where, rows }] };
    const several = repeated.get(bareKey(who, part.role));
    if (several !== undefined) {
      findings.problems.push(onSeveralRows(several, part.where));
      continue;
    }
    const found = resolveName(who, occasion, part.where, world, findings);
    if (!found || (part.byDefault && named.has(found.person))) continue;
    named.add(found.person);
    const key = `${found.person}|${part.role}|${part.form ?? ""}`;
    const before = byKey.get(key);
    if (before) warnOfTwoStates(before, part, findings);
    byKey.set(key, before ? mergeParts(before, part) : { ...part, ...found });
  }
  return isCosigned(kindOf(draft.kind)) ? signersOf([...byKey.values()]) : [...byKey.values()];
}

const bareKey = (who: PartDraft["who"], role: string): string =>
  "person" in who ? `#${who.person}` : `${who.name}(${who.qualifiers.join()})|${role}`;

/** Names that stand on several rows of one activity and fit several people: one answer could not be right for both rows. */
function namesOnSeveralRows(draft: ActivityDraft, world: World): Map<string, readonly Candidate[]> {
  const rows = Map.groupBy(
    draft.parts.filter(({ who, rows }) => !("person" in who) && rows.length > 0),
    ({ who, role }) => bareKey(who, role),
  );
  const several = new Map<string, readonly Candidate[]>();
  for (const [key, parts] of rows) {
    const [{ who }] = parts as [PartDraft];
    const places = new Set(parts.flatMap(({ where, rows }) => rows.map((row) => `${where.file}|${where.sheet}|${row}`)));
    if ("person" in who || places.size < 2 || idIn(who.name) !== undefined) continue;
    const found = findPerson(who, draft.starts, world.people(who.name));
    if ("several" in found) several.set(key, found.several);
  }
  return several;
}

const onSeveralRows = (candidates: readonly Candidate[], where: Where): Problem => ({
  where,
  found: candidates[0]?.name ?? "",
  message: text(
    `同一次活动里有几行写着这个名字，有 ${candidates.length} 人同名：${describeAll(candidates).zh}`,
    `several rows of one activity have this name, which ${candidates.length} people have: ${describeAll(candidates).en}`,
  ),
  hint: text(
    `请在每一行的姓名后加括号注明是哪一位，如（${tellApart(candidates)}）`,
    `say in brackets on each row who it is, such as （${tellApart(candidates)}）`,
  ),
});

/**
 * What is co-signed (a proposal) has one lead: of several the first leads, and the others co-sign before those who co-sign. The lead's own
 * name among the co-signers counts once.
 */
function signersOf(parts: readonly PlannedPart[]): PlannedPart[] {
  const [lead, ...others] = parts.filter(({ role }) => role === "lead").sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  if (lead === undefined) return [...parts];
  const signing = new Map<number, PlannedPart>();
  for (const part of [...others, ...parts.filter(({ role }) => role !== "lead")]) {
    const before = signing.get(part.person);
    if (part.person !== lead.person) signing.set(part.person, before ? mergeParts(before, part) : { ...part, role: "cosigner" });
  }
  const cosigners = [...signing.values()];
  return [lead, ...(others.length === 0 ? cosigners : cosigners.map((part, i) => ({ ...part, position: i + 2 })))];
}

/** Rows of one activity, person, role and form are one participation: the best state counts, quantities add, each row is kept. */
function mergeParts(a: PlannedPart, b: Omit<PlannedPart, "person" | "name">): PlannedPart {
  return {
    ...a,
    state: betterState(a.state, b.state),
    reason: a.reason ?? b.reason,
    stateImplied: a.stateImplied && b.stateImplied,
    position: a.position === null || b.position === null ? (a.position ?? b.position) : Math.min(a.position, b.position),
    quantity: add(a.quantity, b.quantity),
    amount: add(a.amount, b.amount),
    origins: mergeOrigins([...a.origins, ...b.origins]),
  };
}

/** Two rows that say different things of one person may be a slip of the pen, so the one that counts is said aloud. */
function warnOfTwoStates(a: PlannedPart, b: Pick<PlannedPart, "state" | "stateImplied" | "where">, { warnings }: Findings): void {
  if (a.state === null || b.state === null || a.state === b.state || a.stateImplied || b.stateImplied) return;
  const best = betterState(a.state, b.state) as State;
  const [one, other, counted] = [a.state, b.state, best].map(stateLabel) as [Text, Text, Text];
  warnings.push({
    where: b.where,
    found: a.name,
    message: text(
      `有几行写着这个人，出席情况不一（${one.zh}、${other.zh}），按${counted.zh}计`,
      `several rows name this person with different states (${one.en}, ${other.en}): counted as ${counted.en}`,
    ),
  });
}

/** Rows of the same sheet stand together. */
function mergeOrigins(origins: readonly RowsOf[]): RowsOf[] {
  const bySheet = Map.groupBy(origins, ({ where }) => `${where.file}|${where.sheet}`);
  return [...bySheet.values()].map((group) => ({
    where: (group[0] as RowsOf).where,
    rows: [...new Set(group.flatMap(({ rows }) => rows))],
  }));
}

const add = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Number((a + b).toPrecision(15)));

export function resolveOutcomes(draft: ActivityDraft, existing: Activity | null, world: World, findings: Findings): PlannedOutcome[] {
  const seen = new Set<string>();
  const outcomes: PlannedOutcome[] = [];
  for (const { who, ...outcome } of draft.outcomes) {
    // The row's person has been resolved among the parts already; a failure there is reported once.
    const quiet: Findings = { problems: [], warnings: [], questions: [] };
    const person =
      who === null ? null : resolveName(who, { date: draft.starts, about: aboutOf(draft) }, outcome.where, world, quiet)?.person;
    if (person === undefined) continue;
    const planned = { ...outcome, person };
    const key = outcomeKey(planned);
    if (!seen.has(key)) outcomes.push(planned);
    seen.add(key);
    const isLevelKnown = existing?.outcomes.some((record) => record.person === person && record.level !== null) === true;
    if (kindOf(draft.kind).needsLevel && outcome.level === null && !isLevelKnown) {
      findings.warnings.push({
        where: outcome.where,
        found: draft.title,
        message: text("没有填级别，考核时不计分", "no level: it earns no points"),
        hint: text("级别可填 县、市、省、国家", "level is 县, 市, 省 or 国家"),
      });
    }
  }
  return outcomes;
}

const outcomeKey = ({ what, level, form, date, by, person }: Omit<PlannedOutcome, "where">): string =>
  [what, level, form, date, by, person].map((value) => value ?? "").join("|");
