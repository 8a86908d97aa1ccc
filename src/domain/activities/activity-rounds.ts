import { text } from "../text/text.ts";
import type { Activity, ActivityDraft, Handling } from "./activity.ts";
import type { Change } from "./activity-compare.ts";

/**
 * Rounds of handling (办理): a member who is dissatisfied is answered anew, and both answers stay on record. A ledger has one
 * row a proposal and shows the newest round; one that names several separates them by ；.
 */

const DISSATISFIED = "不满意";

type Held = Handling & { readonly id: number };

export function compareHandlings(draft: ActivityDraft, existing: Activity | null, changes: Change[]) {
  const addHandlings: Handling[] = [];
  const changeHandlings: { id: number; to: Handling }[] = [];
  const namesRounds = draft.handlings.some(({ round }) => round > 1);
  for (const stated of draft.handlings) {
    const held = (existing?.handlings ?? []).filter(({ unit, lead }) => unit === stated.unit && lead === stated.lead);
    const { to, there } = namesRounds
      ? { to: stated, there: held.find(({ round }) => round === stated.round) }
      : placeRound(stated, held, existing?.handlings ?? []);
    const label = to.lead ? text("主办", "lead unit") : text("会办", "joint unit");
    if (!there) {
      addHandlings.push(to);
      if (existing) changes.push({ label, isItem: true, from: "", to: handlingText(to) });
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

/** Which round a row speaks of that names none: one that says just this, else the last, else a new one. */
function placeRound(stated: Handling, held: readonly Held[], all: readonly Held[]): { to: Handling; there: Held | undefined } {
  const last = held.at(-1);
  if (last === undefined) {
    // Another unit answers anew what its member was dissatisfied with.
    const before = stated.lead ? all.filter(({ lead }) => lead).at(-1) : undefined;
    const round = before?.feedback === DISSATISFIED && isAnew(stated, before) ? before.round + 1 : 1;
    return { to: { ...stated, round }, there: undefined };
  }
  const said = held.find((each) => FACTS.every((fact) => stated[fact] === null || stated[fact] === each[fact]));
  if (said) return { to: stated, there: said };
  // A day of reply, or of an assignment of its own, says which round is meant.
  const byDay =
    held.find(({ replied }) => stated.replied !== null && replied === stated.replied) ??
    (stated.replied === null
      ? undefined
      : held.find((each) => each !== last && each.assigned === stated.assigned && isWithin(stated, each, held)));
  const meant = byDay ?? last;
  // The day of the first assignment, which the row still shows, is not the second one's.
  const isEarlier = held.some(({ round, assigned }) => round < meant.round && assigned === stated.assigned);
  const to = isEarlier ? { ...stated, assigned: null } : stated;
  if (byDay) return { to, there: byDay };
  if (!isAnew(to, last)) return { to, there: last };
  return { to: { ...to, round: last.round + 1, assigned: to.assigned === last.assigned ? null : to.assigned }, there: undefined };
}

/** Whether a reply lies before the next round began: it corrects that of the round before it. */
function isWithin({ replied }: Handling, { round, assigned }: Held, held: readonly Held[]): boolean {
  const next = held.find((each) => each.round === round + 1);
  const begun = next?.assigned ?? next?.replied;
  return assigned !== null && replied !== null && begun != null && replied < begun;
}

const FACTS = ["assigned", "replied", "class", "feedback"] as const;

/**
 * Whether a row tells of a round after the last on record: assigned anew after the reply; or, where the member was
 * dissatisfied, replied to later or thought of otherwise. Another word beside an equal day of reply is a correction.
 */
function isAnew(to: Handling, last: Handling): boolean {
  if (to.assigned !== null && last.replied !== null && to.assigned > last.replied) return true;
  if (last.feedback !== DISSATISFIED) return false;
  if (to.replied !== null && last.replied !== null) return to.replied > last.replied;
  return to.feedback !== null && to.feedback !== DISSATISFIED;
}

const handlingText = ({ unit, round, assigned, replied, class: grade, feedback }: Handling): string =>
  [unit, round > 1 && `第 ${round} 轮`, assigned && `交办 ${assigned}`, replied && `答复 ${replied}`, grade && `${grade} 类`, feedback]
    .filter((part) => part)
    .join(" ");
