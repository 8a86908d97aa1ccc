import type { PartialDate } from "./dates.ts";
import { foldDrafts } from "./deed-fold.ts";
import { deedKeys, draftKeys } from "./deed-keys.ts";
import type { Deed, DeedDraft, DeedFields, Handling, OutcomeDraft, OutcomeRecord, Part, PartDraft } from "./deeds.ts";
import { betterState, kindOf, levelLabel, outcomeLabel, roleLabel, type State, stateLabel } from "./kinds.ts";
import type { WrittenName } from "./names.ts";
import type { Problem, Where } from "./problem.ts";
import { type Text, text } from "./text.ts";
import { type Candidate, describe, findPerson } from "./whois.ts";

/** What planning needs to know of the record file and of the day. */
export interface World {
  readonly deeds: readonly Deed[];
  readonly people: (name: string) => readonly Candidate[];
  readonly nameOf: (person: number) => string | undefined;
  readonly today: string;
  /** Answers that the clerk gave to "who is it?", by questionKey. */
  readonly chosen: ReadonlyMap<string, number>;
}

export interface PlannedPart extends Omit<PartDraft, "who"> {
  readonly person: number;
  readonly name: string;
}

export interface PlannedOutcome extends Omit<OutcomeDraft, "who"> {
  readonly person: number | null;
}

/** One deed of a plan: what is there already, and what would be done to it. */
export interface PlannedDeed {
  readonly draft: DeedDraft;
  readonly existing: Deed | null;
  readonly parts: readonly PlannedPart[];
  readonly action: "add" | "change" | "same";
  /** What changes, in words, one a line: field, from, to. */
  readonly changes: readonly Change[];
  readonly set: Partial<DeedFields>;
  readonly addParts: readonly PlannedPart[];
  readonly changeParts: readonly { readonly part: Part; readonly to: PlannedPart }[];
  readonly removeParts: readonly Part[];
  readonly addOutcomes: readonly PlannedOutcome[];
  readonly removeOutcomes: readonly OutcomeRecord[];
  readonly addHandlings: readonly Handling[];
  readonly changeHandlings: readonly { readonly id: number; readonly to: Handling }[];
  readonly sittings: readonly PlannedDeed[];
}

export interface Change {
  readonly label: Text;
  readonly from: string;
  readonly to: string;
}

/** A name that fits several people: a question at a terminal, a problem elsewhere. */
export interface Question {
  readonly key: string;
  readonly written: string;
  readonly where: Where;
  readonly candidates: readonly Candidate[];
}

export interface DeedPlan {
  readonly deeds: readonly PlannedDeed[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly questions: readonly Question[];
}

interface Findings {
  readonly problems: Problem[];
  readonly warnings: Problem[];
  readonly questions: Question[];
}

/** What a set of drafts would do to the record file. Pure: it decides, the store applies. */
export function planDeeds(drafts: readonly DeedDraft[], world: World): DeedPlan {
  const findings: Findings = { problems: [], warnings: [], questions: [] };
  const { folded, problems } = foldDrafts(drafts);
  findings.problems.push(...problems);
  const index = new Map<string, Deed>();
  for (const deed of world.deeds) if (deed.partOf === null) for (const key of deedKeys(deed)) if (!index.has(key)) index.set(key, deed);
  const byId = new Map(world.deeds.map((deed) => [deed.id, deed]));
  const unnumbered = new Map<string, DeedDraft>();
  const planned = folded.map((draft) => {
    const parts = resolveParts(draft, world, findings);
    refuseTwin(draft, parts, unnumbered, findings);
    const existing =
      draft.id !== null
        ? (byId.get(draft.id) ?? null)
        : (draftKeys(draft, parts)
            .map((key) => index.get(key))
            .find((deed) => deed !== undefined) ?? null);
    return planDeed(draft, parts, existing, world, findings);
  });
  warnOfFuture(folded, world.today, findings);
  return { deeds: planned, ...findings };
}

/** Two rows of a ledger that have no number, and the same title, first named and date, are one deed twice. */
function refuseTwin(draft: DeedDraft, parts: readonly PlannedPart[], unnumbered: Map<string, DeedDraft>, { problems }: Findings): void {
  const [key] = draft.serial === null && draft.id === null ? draftKeys(draft, parts) : [];
  if (key === undefined) return;
  const first = unnumbered.get(key);
  unnumbered.set(key, first ?? draft);
  if (!first) return;
  problems.push({
    where: draft.where,
    found: draft.title,
    message: text(
      `与 ${first.where.sheet ?? ""}!${first.where.cell ?? ""} 重复：题目、第一作者和日期都相同`,
      `the same title, first author and date as ${first.where.sheet ?? ""}!${first.where.cell ?? ""}`,
    ),
    hint: text("请删去重复的一行，或填上各自的编号", "delete one of the rows, or give each its number"),
  });
}

function planDeed(draft: DeedDraft, parts: readonly PlannedPart[], existing: Deed | null, world: World, findings: Findings): PlannedDeed {
  const outcomes = resolveOutcomes(draft, world, findings);
  const changes: Change[] = [];
  const set = existing ? changedFields(draft, existing, changes) : {};
  const { addParts, changeParts, removeParts } = compareParts(draft, parts, existing, changes);
  const { addOutcomes, removeOutcomes } = compareOutcomes(draft, outcomes, existing, changes);
  const { addHandlings, changeHandlings } = compareHandlings(draft, existing, changes);
  const sittings = draft.sittings.map((sitting) => {
    const there = existing ? (world.deeds.find(({ partOf, title }) => partOf === existing.id && title === sitting.title) ?? null) : null;
    return planDeed(sitting, resolveParts(sitting, world, findings), there, world, findings);
  });
  const touched = changes.length > 0 || sittings.some(({ action }) => action !== "same");
  const action = existing === null ? "add" : touched ? "change" : "same";
  return {
    draft,
    existing,
    parts,
    action,
    changes,
    set,
    addParts,
    changeParts,
    removeParts,
    addOutcomes,
    removeOutcomes,
    addHandlings,
    changeHandlings,
    sittings,
  };
}

/** Names the question about one name on one day, so that an answer holds for the same name and day elsewhere in the import. */
const questionKey = (written: WrittenName, date: PartialDate | null): string =>
  `${written.name}(${written.qualifiers.join()})@${date ?? ""}`;

function resolve(
  who: PartDraft["who"],
  date: PartialDate | null,
  where: Where,
  world: World,
  findings: Findings,
): { person: number; name: string } | undefined {
  if ("person" in who) {
    const name = world.nameOf(who.person);
    if (name !== undefined) return { person: who.person, name };
    findings.problems.push({ where, found: `#${who.person}`, message: text("没有这个编号的人", "nobody has this id") });
    return undefined;
  }
  const key = questionKey(who, date);
  const answer = world.chosen.get(key);
  const found = answer !== undefined ? { person: answer } : findPerson(who, date, world.people(who.name));
  const written = who.qualifiers.length > 0 ? `${who.name}（${who.qualifiers.join("、")}）` : who.name;
  if ("person" in found) {
    if (found.suspended) findings.warnings.push({ where, found: written, message: text("当日正在暂停履职", "suspended on that day") });
    return { person: found.person, name: who.name };
  }
  if ("several" in found) {
    findings.questions.push({ key, written, where, candidates: found.several });
    findings.problems.push({
      where,
      found: written,
      message: text(
        `有 ${found.several.length} 人同名：${found.several.map(describe).join("；")}`,
        `${found.several.length} people have this name: ${found.several.map(describe).join("; ")}`,
      ),
      hint: text(
        `请在姓名后加括号注明，如 ${who.name}（女）或 ${who.name}（教育界）`,
        `add a qualifier in brackets, such as ${who.name}（女）`,
      ),
    });
    return undefined;
  }
  const known = found.none;
  findings.problems.push({
    where,
    found: written,
    message:
      known.length === 0
        ? text("名册里没有这个人", "nobody of this name is on record")
        : text(
            `${date ?? "当日"}没有符合的在任委员；同名者：${known.map(describe).join("；")}`,
            `nobody fitting was serving on ${date ?? "that day"}; of this name: ${known.map(describe).join("; ")}`,
          ),
    hint:
      known.length === 0
        ? text(
            "请核对姓名；是委员请先导入名册，不是委员请先登记：cppcc member add 姓名 --outside",
            "check the name; import the roster first, or add a person from outside: cppcc member add NAME --outside",
          )
        : text("请核对日期、姓名和括号里的说明", "check the date, the name and what stands in brackets"),
  });
  return undefined;
}

function resolveParts(draft: DeedDraft, world: World, findings: Findings): PlannedPart[] {
  const byKey = new Map<string, PlannedPart>();
  const named = new Set<number>();
  for (const { who, ...part } of [...draft.parts].sort((a, b) => Number(a.byDefault) - Number(b.byDefault))) {
    const found = resolve(who, draft.starts, part.where, world, findings);
    if (!found || (part.byDefault && named.has(found.person))) continue;
    named.add(found.person);
    const key = `${found.person}|${part.role}`;
    const before = byKey.get(key);
    byKey.set(key, before ? mergeParts(before, part) : { ...part, ...found });
  }
  const parts = [...byKey.values()];
  // The lead's own name among the co-signers counts once.
  const leads = new Set(parts.filter(({ role }) => role === "lead").map(({ person }) => person));
  return draft.kind === "proposal" ? parts.filter(({ role, person }) => role !== "cosigner" || !leads.has(person)) : parts;
}

/** Rows of one activity, person and role are one participation: the best state counts, quantities add, each row is kept. */
function mergeParts(a: PlannedPart, b: Omit<PartDraft, "who">): PlannedPart {
  return {
    ...a,
    state: betterState(a.state, b.state),
    reason: a.reason ?? b.reason,
    position: a.position === null || b.position === null ? (a.position ?? b.position) : Math.min(a.position, b.position),
    quantity: add(a.quantity, b.quantity),
    amount: add(a.amount, b.amount),
    rows: [...a.rows, ...b.rows],
  };
}

const add = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : a + b);

function resolveOutcomes(draft: DeedDraft, world: World, findings: Findings): PlannedOutcome[] {
  const seen = new Set<string>();
  const outcomes: PlannedOutcome[] = [];
  for (const { who, ...outcome } of draft.outcomes) {
    // The row's person has been resolved among the parts already; a failure there is reported once.
    const quiet: Findings = { problems: [], warnings: [], questions: [] };
    const person = who === null ? null : resolve(who, draft.starts, outcome.where, world, quiet)?.person;
    if (person === undefined) continue;
    const planned = { ...outcome, person };
    const key = outcomeKey(planned);
    if (!seen.has(key)) outcomes.push(planned);
    seen.add(key);
    if (draft.kind === "honour" && outcome.level === null) {
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

const FIELDS: readonly { field: keyof DeedFields; label: Text }[] = [
  { field: "title", label: text("名称", "title") },
  { field: "starts", label: text("日期", "date") },
  { field: "ends", label: text("结束日期", "end date") },
  { field: "place", label: text("地点", "place") },
  { field: "theme", label: text("主题", "theme") },
  { field: "form", label: text("形式", "form") },
  { field: "serial", label: text("编号", "number") },
  { field: "term", label: text("届", "term") },
  { field: "session", label: text("次", "session") },
  { field: "category", label: text("类别", "category") },
  { field: "livelihood", label: text("民生", "livelihood") },
  { field: "body", label: text("提案单位", "body") },
  { field: "refersTo", label: text("并入/来源", "refers to") },
  { field: "note", label: text("备注", "note") },
];

function changedFields(draft: DeedDraft, existing: Deed, changes: Change[]): Partial<DeedFields> {
  const set: Record<string, unknown> = {};
  for (const { field, label } of FIELDS) {
    const to = draft[field];
    if (to === null || to === existing[field]) continue;
    set[field] = to;
    changes.push({ label, from: shown(existing[field]), to: shown(to) });
  }
  return set as Partial<DeedFields>;
}

const shown = (value: string | number | boolean | null): string =>
  value === null ? "" : value === true ? "是" : value === false ? "否" : String(value);

function compareParts(draft: DeedDraft, parts: readonly PlannedPart[], existing: Deed | null, changes: Change[]) {
  const there = new Map((existing?.parts ?? []).map((part) => [`${part.person}|${part.role}`, part]));
  const addParts: PlannedPart[] = [];
  const changeParts: { part: Part; to: PlannedPart }[] = [];
  for (const to of parts) {
    const part = there.get(`${to.person}|${to.role}`);
    if (!part) {
      addParts.push(to);
      if (existing) changes.push({ label: roleLabel(to.role), from: "", to: `${to.name} ${partText(to)}`.trim() });
    } else if (partStates(to, part)) {
      changeParts.push({ part, to });
      changes.push({ label: text(to.name, to.name), from: partText(part), to: partText({ ...part, ...stated(to) }) });
    }
  }
  const named = new Set(parts.map(({ person, role }) => `${person}|${role}`));
  const removeParts = (existing?.parts ?? []).filter(
    (part) => draft.complete.includes(part.role) && !named.has(`${part.person}|${part.role}`),
  );
  for (const part of removeParts) changes.push({ label: roleLabel(part.role), from: part.name, to: "" });
  return { addParts, changeParts, removeParts };
}

type PartFacts = Pick<Part, "state" | "reason" | "position" | "quantity" | "amount">;
const PART_FACTS = ["state", "reason", "position", "quantity", "amount"] as const;

/** What a part states, blanks left out. */
export function stated(part: PartFacts): Partial<PartFacts> {
  return Object.fromEntries(PART_FACTS.filter((fact) => part[fact] !== null).map((fact) => [fact, part[fact]]));
}

const partStates = (to: PartFacts, part: PartFacts): boolean => PART_FACTS.some((fact) => to[fact] !== null && to[fact] !== part[fact]);

function partText({ state, reason, position, quantity, amount }: PartFacts): string {
  const facts = [state && stateLabel(state as State).zh, reason, position && `第${position}`, quantity, amount && `${amount}元`];
  return facts.filter((fact) => fact !== null && fact !== "").join(" ");
}

function compareOutcomes(draft: DeedDraft, outcomes: readonly PlannedOutcome[], existing: Deed | null, changes: Change[]) {
  const there = existing?.outcomes ?? [];
  const kept = new Set<OutcomeRecord>();
  const addOutcomes: PlannedOutcome[] = [];
  const replaced: OutcomeRecord[] = [];
  for (const outcome of outcomes) {
    const same = there.find((record) => !kept.has(record) && sameOutcome(outcome, record));
    if (same) kept.add(same);
    if (same && !saysMore(outcome, same)) continue;
    if (same) replaced.push(same);
    addOutcomes.push(
      same ? { ...outcome, form: outcome.form ?? same.form, date: outcome.date ?? same.date, by: outcome.by ?? same.by } : outcome,
    );
  }
  const removeOutcomes = [...replaced, ...there.filter((record) => !kept.has(record) && draft.decided.includes(record.what))];
  if (existing) {
    for (const outcome of removeOutcomes) changes.push({ label: text("结果", "outcome"), from: outcomeText(outcome), to: "" });
    for (const outcome of addOutcomes) changes.push({ label: text("结果", "outcome"), from: "", to: outcomeText(outcome) });
  }
  return { addOutcomes, removeOutcomes };
}

/** The same outcome, as far as both sides state it: a blank date or leader contradicts nothing. */
function sameOutcome(a: PlannedOutcome, b: OutcomeRecord): boolean {
  const agree = (x: string | null, y: string | null): boolean => x === null || y === null || x === y;
  return (
    a.what === b.what && a.level === b.level && a.person === b.person && agree(a.date, b.date) && agree(a.by, b.by) && agree(a.form, b.form)
  );
}

const saysMore = (a: PlannedOutcome, b: OutcomeRecord): boolean =>
  (a.date !== null && b.date === null) || (a.by !== null && b.by === null) || (a.form !== null && b.form === null);

/** "省级采用 2026-03-02": an outcome in a few words, as tables and explanations print it. */
export function outcomeText({ what, level, date, by }: Pick<OutcomeRecord, "what" | "level" | "date" | "by">): string {
  return [`${level ? `${levelLabel(level).zh}${level === "nation" ? "" : "级"}` : ""}${outcomeLabel(what).zh}`, by, date]
    .filter((part) => part)
    .join(" ");
}

function compareHandlings(draft: DeedDraft, existing: Deed | null, changes: Change[]) {
  const addHandlings: Handling[] = [];
  const changeHandlings: { id: number; to: Handling }[] = [];
  for (const to of draft.handlings) {
    const there = existing?.handlings.find(({ unit, round, lead }) => unit === to.unit && round === to.round && lead === to.lead);
    const label = to.lead ? text("主办", "lead unit") : text("会办", "joint unit");
    if (!there) {
      addHandlings.push(to);
      if (existing) changes.push({ label, from: "", to: handlingText(to) });
      continue;
    }
    const merged: Handling = {
      ...there,
      assigned: to.assigned ?? there.assigned,
      replied: to.replied ?? there.replied,
      class: to.class ?? there.class,
      feedback: to.feedback ?? there.feedback,
    };
    if (handlingText(merged) !== handlingText(there)) {
      changeHandlings.push({ id: there.id, to: merged });
      changes.push({ label, from: handlingText(there), to: handlingText(merged) });
    }
  }
  return { addHandlings, changeHandlings };
}

const handlingText = ({ unit, assigned, replied, class: grade, feedback }: Handling): string =>
  [unit, assigned && `交办 ${assigned}`, replied && `答复 ${replied}`, grade && `${grade} 类`, feedback].filter((part) => part).join(" ");

function warnOfFuture(drafts: readonly DeedDraft[], today: string, { warnings }: Findings): void {
  for (const { starts, where, kind } of drafts) {
    if (starts === null || starts <= today.slice(0, starts.length)) continue;
    warnings.push({
      where,
      found: starts,
      message: text(
        `${kindOf(kind).label.zh}的日期在今天（${today}）之后`,
        `the ${kindOf(kind).label.en}'s date is after today (${today})`,
      ),
      hint: text("请核对", "check it"),
    });
  }
}
