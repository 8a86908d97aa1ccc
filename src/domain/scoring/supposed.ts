import type { Period } from "../calendar/office-years.ts";
import { plainText } from "../text/plain.ts";
import { AppError } from "../text/problem.ts";
import { text } from "../text/text.ts";
import type { Kind } from "../vocabulary/kind.ts";
import { kindHint } from "../vocabulary/kind-hint.ts";
import { readKind, readRoleIn, roleWord } from "../vocabulary/kinds.ts";
import { LEVELS, levelLabel, readLevel } from "../vocabulary/levels.ts";
import { wordsHint } from "../vocabulary/likeness.ts";
import { outcomeLabel, readOutcome } from "../vocabulary/outcomes.ts";
import type { Role } from "../vocabulary/roles.ts";
import { readState, STATES, type State } from "../vocabulary/states.ts";
import type { ActivityFact, OutcomeFact } from "./facts.ts";

/** What is supposed of an activity and of the part that somebody took in it. */
interface Supposed {
  readonly role: Role;
  readonly state: State | null;
  readonly reason: string | null;
  readonly outcomes: readonly OutcomeFact[];
  readonly quantity?: number;
  readonly amount?: number;
}

/** The i-th supposed activity of a member, from KIND:ROLE:STATE:OUTCOME:LEVEL:NUMBER, in any order behind the kind. */
export function supposedActivity(written: string, i: number, period: Period, today: string): ActivityFact {
  const [first = "", ...words] = wordsOf(written);
  const found = readKind(first);
  if (!found) throw new AppError("usage.kind", text(`不认识的类别：${first}`, `unknown kind: ${first}`), kindHint(first));
  const { kind, form = null } = found;
  let supposed: Supposed = { role: kind.roles[0] as Role, state: kind.attended ? "present" : null, reason: null, outcomes: [] };
  for (const word of words) {
    if (word === "") continue;
    const more = withWord(kind, supposed, word);
    if (more === undefined) throw unknownWord(word, kind);
    supposed = more;
  }
  const { role, state, reason, outcomes, ...numbers } = supposed;
  const isOver = period.to < today;
  return {
    activity: -1 - i,
    event: -1 - i,
    kind: kind.id,
    form,
    title: `（假设）${kind.label.zh}`,
    date: isOver || today < period.from ? period.to : today,
    serial: null,
    parts: [{ role, state, position: 1, reason, ...numbers }],
    // A co-signer has at least a lead beside.
    named: new Map(role === "cosigner" ? [["lead", 1] as const, ["cosigner", 1] as const] : [[role, 1] as const]),
    outcomes: outcomes.length === 0 ? supposedOutcome(kind) : outcomes,
    sittings: [],
  };
}

const wordsOf = (written: string): string[] =>
  plainText(written.normalize("NFKC"))
    // 3,000元 is one number.
    .replace(/(?<=\d)[,，](?=\d{3}(?!\d))/g, "")
    .split(/[:：,，]/u)
    .map((word) => word.trim());

/** What is supposed with one word more; undefined where the kind has no such word. */
function withWord(kind: Kind, supposed: Supposed, word: string): Supposed | undefined {
  const { outcomes } = supposed;
  const number = kind.attended ? numberIn(word, supposed) : undefined;
  if (number !== undefined) return { ...supposed, ...number };
  const [, leave] = /^(?:请假[(（])?([公事病]假)[)）]?$/.exec(word) ?? [];
  if (leave !== undefined && kind.attended) return { ...supposed, state: "leave", reason: leave };
  const [asRole, asOutcome, asLevel, asState] = [readRoleIn(kind, word), readOutcome(word), readLevel(word), readState(word)];
  if (asOutcome && kind.outcomes.includes(asOutcome)) return { ...supposed, outcomes: [...outcomes, { what: asOutcome, level: null }] };
  if (asLevel && kind.outcomes.length > 0) {
    const last = outcomes.at(-1) ?? { what: kind.outcomes[0] as OutcomeFact["what"], level: null };
    return { ...supposed, outcomes: [...outcomes.slice(0, -1), { ...last, level: asLevel }] };
  }
  if (asState && kind.attended) return { ...supposed, state: asState };
  if (asRole && kind.roles.includes(asRole)) return { ...supposed, role: asRole };
  return undefined;
}

/** 20人, 3000元, 0.5万元. 1,0000元 is no number with thousands; of two numbers nobody knows which. */
function numberIn(word: string, { quantity, amount }: Supposed): Pick<Supposed, "quantity" | "amount"> | undefined {
  const [, digits, tenThousand, yuan] = /^(\d{1,9}(?:\.\d{1,4})?)(万)?(元|yuan)?(?:人|户|次|场|个半天|半天)?$/u.exec(word) ?? [];
  if (digits === undefined || quantity !== undefined) return undefined;
  const number = Number(digits) * (tenThousand ? 10_000 : 1);
  if (yuan === undefined) return { quantity: number };
  return amount === undefined ? { amount: number } : undefined;
}

function unknownWord(word: string, { id, label, roles, outcomes, attended }: Kind): AppError {
  const may = [
    ...roles.map((role) => roleWord(id, role).zh),
    ...(attended ? [...STATES.map(({ label }) => label.zh), "公假", "病假", "事假"] : []),
    ...outcomes.map((what) => outcomeLabel(what).zh),
    ...(outcomes.length > 0 ? ["county", "city", "province", "nation"].map((level) => levelLabel(level).zh) : []),
    ...(attended ? ["数量（20）", "金额（3000元）"] : []),
  ];
  return new AppError(
    "usage.word",
    text(`${label.zh}没有这个说法：${word}`, `not a word of ${id}: ${word}`),
    wordsHint(
      word,
      may.map((each) => ({ en: each })),
    ),
  );
}

/** What pays by its level alone is supposed of the lowest. */
const supposedOutcome = ({ impliedOutcome, needsLevel }: Kind): OutcomeFact[] =>
  impliedOutcome !== undefined && needsLevel ? [{ what: impliedOutcome, level: LEVELS[0]?.id ?? null }] : [];
