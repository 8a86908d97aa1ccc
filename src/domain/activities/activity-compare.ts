import { isSameNumber, saysSame } from "../text/plain.ts";
import { type Text, text } from "../text/text.ts";
import { canonicalForm } from "../vocabulary/kinds.ts";
import { levelLabel } from "../vocabulary/levels.ts";
import { type Outcome, outcomeLabel, REVIEWS } from "../vocabulary/outcomes.ts";
import { type Role, roleLabel } from "../vocabulary/roles.ts";
import { type State, stateLabel } from "../vocabulary/states.ts";
import type { Activity, ActivityDraft, ActivityFields, OutcomeRecord, Part } from "./activity.ts";
import { hasCaseNumber, isProvisional } from "./activity-keys.ts";
import type { PlannedOutcome, PlannedPart } from "./activity-planned.ts";

/** What a draft states otherwise than the record file. A blank states nothing. */

export interface Change {
  readonly label: Text;
  /** Whether it is one of several (a co-signer, an outcome), and not the value of a field. */
  readonly isItem?: boolean;
  readonly from: string;
  readonly to: string;
}

/** 地点 无 → 县城; 联名人 增加 李四; 结果 去掉 立案: a change in words. */
export function changeText({ label, from, to, isItem }: Change): Text {
  if (isItem && from === "") return text(`${label.zh} 增加 ${to}`, `${label.en}: added ${to}`);
  if (isItem && to === "") return text(`${label.zh} 去掉 ${from}`, `${label.en}: removed ${from}`);
  return text(`${label.zh} ${from || "无"} → ${to || "无"}`, `${label.en} ${from || "none"} → ${to || "none"}`);
}

export const FIELDS: readonly { field: keyof ActivityFields; label: Text }[] = [
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

export function changedFields(draft: ActivityDraft, existing: Activity, changes: Change[]): Partial<ActivityFields> {
  const set: Record<string, unknown> = {};
  for (const { field, label } of FIELDS) {
    const to = draft[field];
    const from = existing[field];
    if (to === null || to === from || (typeof to === "string" && typeof from === "string" && saysSame(to, from))) continue;
    // A case number stays when a ledger still writes the serial of the submission.
    if (field === "serial" && hasCaseNumber(existing) && isProvisional(draft)) continue;
    // An older file keeps another word for the same form.
    if (field === "form" && canonicalForm(draft.form) === canonicalForm(existing.form)) continue;
    // What the body of a collective proposal, or the number that is on record, says already.
    if (field === "form" && draft.body !== null && existing.body !== null && saysSame(draft.body, existing.body)) continue;
    if ((field === "term" || field === "session") && draft.oneRow && draft.serial === existing.serial && from !== null) continue;
    set[field] = to;
    changes.push({ label, from: shown(from), to: shown(to) });
  }
  return set as Partial<ActivityFields>;
}

export const shown = (value: string | number | boolean | null): string =>
  value === null ? "" : value === true ? "是" : value === false ? "否" : String(value);

/** `held`: ids of parts that stay though a whole list does not name them. */
export function compareParts(
  draft: ActivityDraft,
  named: readonly PlannedPart[],
  existing: Activity | null,
  changes: Change[],
  held: ReadonlySet<number>,
) {
  // The lead's own name among the co-signers counts once, whether the draft names the lead or the record has it.
  const leads = new Set(named.filter(({ role }) => role === "lead").map(({ person }) => person));
  const led = new Set((existing?.parts ?? []).filter(({ role }) => role === "lead").map(({ person }) => person));
  const signsTwice = ({ person, role }: { person: number; role: Role }): boolean =>
    role === "cosigner" && led.has(person) && (leads.size === 0 || leads.has(person));
  const parts = withoutSameOrder(
    named.filter((part) => !signsTwice(part)),
    (existing?.parts ?? []).filter((part) => !signsTwice(part)),
  );
  const there = partFinder(existing?.parts ?? []);
  const addParts: PlannedPart[] = [];
  const changeParts: { part: Part; to: PlannedPart }[] = [];
  for (const to of parts) {
    const part = there(to);
    if (!part) {
      addParts.push(to);
      if (existing) changes.push({ label: roleLabel(to.role), isItem: true, from: "", to: `${to.name} ${partText(to)}`.trim() });
    } else if (partStates(to, part)) {
      changeParts.push({ part, to });
      changes.push({ label: text(to.name, to.name), from: partText(part), to: partText({ ...part, ...stated(to) }) });
    }
  }
  const stays = new Set(parts.map(({ person, role }) => `${person}|${role}`));
  // The lead's cell of a collective proposal names the body: it says nothing of who signed first.
  const isBodyAlone = draft.body !== null && existing !== null && existing.body !== null && saysSame(draft.body, existing.body);
  // Who leads now no longer co-signs.
  const isGone = (part: Part): boolean =>
    !signsTwice(part) &&
    !held.has(part.id) &&
    ((draft.complete.includes(part.role) && !(isBodyAlone && part.role === "lead")) ||
      (part.role === "cosigner" && leads.has(part.person)));
  const removeParts = (existing?.parts ?? []).filter((part) => isGone(part) && !stays.has(`${part.person}|${part.role}`));
  for (const part of removeParts) changes.push({ label: roleLabel(part.role), isItem: true, from: part.name, to: "" });
  return { addParts, changeParts, removeParts };
}

/** The part on record that a named one is: of the same person and role, and of the same form where both state one. */
function partFinder(parts: readonly Part[]): (named: PlannedPart) => Part | undefined {
  const byKey = Map.groupBy(parts, ({ person, role }) => `${person}|${role}`);
  return ({ person, role, form }) => {
    const own = byKey.get(`${person}|${role}`) ?? [];
    const same = own.find((part) => part.form === form || (form !== null && part.form !== null && saysSame(part.form, form)));
    return same ?? (form === null ? own[0] : own.find((part) => part.form === null && own.length === 1));
  };
}

/** People who are named in the order in which they stand on record: their numbers then say nothing. */
function withoutSameOrder(parts: readonly PlannedPart[], there: readonly Part[]): readonly PlannedPart[] {
  if (there.length === 0 || parts.every(({ position }) => position === null)) return parts;
  const order = (of: readonly { readonly person: number; readonly role: string }[], wanted: string): string =>
    of
      .filter(({ role }) => role === wanted)
      .map(({ person }) => person)
      .join();
  const inOrder = [...parts].sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const same = new Set(parts.map(({ role }) => role).filter((role) => order(inOrder, role) === order(there, role)));
  return parts.map((part) => (same.has(part.role) ? { ...part, position: null } : part));
}

type PartFacts = Pick<Part, "state" | "reason" | "form" | "position" | "quantity" | "amount">;
export const PART_FACTS = ["state", "reason", "form", "position", "quantity", "amount"] as const;

/** What a part states, blanks left out. */
export function stated(part: PartFacts): Partial<PartFacts> {
  return Object.fromEntries(PART_FACTS.filter((fact) => part[fact] !== null).map((fact) => [fact, part[fact]]));
}

const partStates = (to: PartFacts, part: PartFacts): boolean =>
  PART_FACTS.some((fact) => to[fact] !== null && !isSameFact(to[fact], part[fact]));

export function isSameFact(a: string | number | null, b: string | number | null): boolean {
  if (typeof a === "number" && typeof b === "number") return isSameNumber(a, b);
  return a === b || (typeof a === "string" && typeof b === "string" && saysSame(a, b));
}

function partText({ state, reason, form, position, quantity, amount }: PartFacts): string {
  const facts = [form, state && stateLabel(state as State).zh, reason, position && `第${position}`, quantity, amount && `${amount}元`];
  return facts.filter((fact) => fact !== null && fact !== "").join(" ");
}

/** `held`: ids of outcomes that stay though the draft, which decides them, does not name them. */
export function compareOutcomes(
  draft: ActivityDraft,
  outcomes: readonly PlannedOutcome[],
  existing: Activity | null,
  changes: Change[],
  held: ReadonlySet<number>,
) {
  const there = existing?.outcomes ?? [];
  // Of personal outcomes a draft decides only those of the people it names.
  const people = new Set(outcomes.map(({ person }) => person));
  const isSpokenOf = ({ person }: OutcomeRecord): boolean => person === null || people.has(person);
  const addOutcomes: PlannedOutcome[] = [];
  const replaced: OutcomeRecord[] = [];
  const matched = matchOutcomes(outcomes, there);
  for (const outcome of outcomes) {
    const same = matched.get(outcome);
    if (same && !saysMore(outcome, same)) continue;
    if (same) replaced.push(same);
    addOutcomes.push(
      same
        ? {
            ...outcome,
            level: outcome.level ?? same.level,
            form: outcome.form ?? same.form,
            date: outcome.date ?? same.date,
            by: outcome.by ?? same.by,
          }
        : outcome,
    );
  }
  const kept = new Set(matched.values());
  // Two on record that differ in what the draft leaves blank are both what it says.
  const isSaid = (record: OutcomeRecord): boolean => outcomes.some((outcome) => sameOutcome(outcome, record) && !saysMore(outcome, record));
  const removeOutcomes = [
    ...replaced,
    ...there.filter(
      (record) => !kept.has(record) && !held.has(record.id) && draft.decided.includes(record.what) && isSpokenOf(record) && !isSaid(record),
    ),
  ];
  if (existing) changes.push(...outcomeChanges(addOutcomes, removeOutcomes));
  return { addOutcomes, removeOutcomes };
}

/** A review that takes another's place is one change; what else came or went is one each. */
function outcomeChanges(added: readonly PlannedOutcome[], removed: readonly OutcomeRecord[]): Change[] {
  const isReview = ({ what }: { what: Outcome }): boolean => REVIEWS.includes(what);
  const label = text("结果", "outcome");
  const [before, after] = [removed.find(isReview), added.find(isReview)];
  const review = before && after ? [{ label: text("审查结果", "review"), from: outcomeText(before), to: outcomeText(after) }] : [];
  const rest = <Item extends { what: Outcome }>(items: readonly Item[]): Item[] =>
    items.filter((item) => review.length === 0 || !isReview(item));
  return [
    ...review,
    ...rest(removed).map((outcome) => ({ label, isItem: true, from: outcomeText(outcome), to: "" })),
    ...rest(added).map((outcome) => ({ label, isItem: true, from: "", to: outcomeText(outcome) })),
  ];
}

/** Which outcome on record each one of a draft is: the one that is just so, else one that says as much, else one that agrees. */
function matchOutcomes(outcomes: readonly PlannedOutcome[], there: readonly OutcomeRecord[]): Map<PlannedOutcome, OutcomeRecord> {
  const matched = new Map<PlannedOutcome, OutcomeRecord>();
  const taken = new Set<OutcomeRecord>();
  const fits: readonly ((a: PlannedOutcome, b: OutcomeRecord) => boolean)[] = [
    (a, b) => OUTCOME_FACTS.every((fact) => a[fact] === b[fact]),
    (a, b) => a.level === b.level && a.date === b.date && !saysMore(a, b),
    (a, b) => !saysMore(a, b),
    () => true,
  ];
  for (const isFit of fits) {
    for (const outcome of outcomes) {
      if (matched.has(outcome)) continue;
      const found = there.find((record) => !taken.has(record) && sameOutcome(outcome, record) && isFit(outcome, record));
      if (found === undefined) continue;
      matched.set(outcome, found);
      taken.add(found);
    }
  }
  return matched;
}

const OUTCOME_FACTS = ["level", "form", "date", "by"] as const;

/** The same outcome, as far as both sides state it: a blank level, date or leader contradicts nothing. */
export function sameOutcome(a: PlannedOutcome, b: OutcomeRecord): boolean {
  const agree = (x: string | null, y: string | null): boolean => x === null || y === null || saysSame(x, y);
  return a.what === b.what && a.person === b.person && OUTCOME_FACTS.every((fact) => agree(a[fact], b[fact]));
}

const saysMore = (a: PlannedOutcome, b: OutcomeRecord): boolean => OUTCOME_FACTS.some((fact) => a[fact] !== null && b[fact] === null);

/** "省级采用 2026-03-02": an outcome in a few words, as tables and explanations print it. */
export function outcomeText({ what, level, date, by }: Pick<OutcomeRecord, "what" | "level" | "date" | "by">): string {
  return [`${level ? `${levelLabel(level).zh}级` : ""}${outcomeLabel(what).zh}`, by, date].filter((part) => part).join(" ");
}
