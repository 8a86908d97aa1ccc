import type { Activity } from "../domain/activities/activity.ts";
import type { Outcome } from "../domain/vocabulary/outcomes.ts";

/** A year's proposals in figures. received = filed + notFiled + turned + pending; filed includes the merged. */
export interface ProposalFigures {
  readonly received: number;
  readonly filed: number;
  readonly merged: number;
  readonly notFiled: number;
  readonly turned: number;
  readonly pending: number;
  /** Those that members submitted, filed or not; collective ones apart. */
  readonly livelihood: { readonly members: number; readonly collective: number };
  readonly key: number;
  readonly excellent: number;
  /** All lead units have answered the first round. */
  readonly replied: number;
  /** Handled in more than one round. */
  readonly handledAgain: number;
  /** By the last feedback: the worst of the lead units' last round that has any. */
  readonly satisfied: number;
  readonly dissatisfied: number;
  readonly byCategory: ReadonlyMap<string, number>;
  readonly byForm: ReadonlyMap<string, number>;
}

export function proposalFigures(proposals: readonly Activity[]): ProposalFigures {
  const has = (...wanted: Outcome[]) => proposals.filter(({ outcomes }) => outcomes.some(({ what }) => wanted.includes(what))).length;
  const livelihood = proposals.filter((proposal) => proposal.livelihood === true);
  const collective = livelihood.filter((proposal) => formOf(proposal) === "集体").length;
  const feedback = proposals.map(lastFeedback);
  const by = (nameOf: (proposal: Activity) => string): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const proposal of proposals) counts.set(nameOf(proposal), (counts.get(nameOf(proposal)) ?? 0) + 1);
    return new Map([...counts].sort((a, b) => b[1] - a[1]));
  };
  return {
    received: proposals.length,
    filed: has("filed", "merged"),
    merged: has("merged"),
    notFiled: has("not_filed"),
    turned: has("to_opinion"),
    pending: proposals.length - has("filed", "merged", "not_filed", "to_opinion"),
    livelihood: { members: livelihood.length - collective, collective },
    key: has("key"),
    excellent: has("excellent"),
    replied: proposals.filter(isReplied).length,
    handledAgain: proposals.filter(({ handlings }) => handlings.some(({ round }) => round > 1)).length,
    satisfied: feedback.filter((said) => said === "满意" || said === "基本满意").length,
    dissatisfied: feedback.filter((said) => said === "不满意").length,
    byCategory: by(({ category }) => category ?? "未填"),
    byForm: by(formOf),
  };
}

/** 个人, 联名 or 集体: as stated, else as the signers tell. */
const formOf = ({ form, body, parts }: Activity): string =>
  form ?? (body !== null ? "集体" : parts.some(({ role }) => role === "cosigner") ? "联名" : "个人");

/** The units that answer for a round: those that lead, or all where none does. */
function answering({ handlings }: Activity, round: number): Activity["handlings"] {
  const own = handlings.filter((handling) => handling.round === round);
  return own.some(({ lead }) => lead) ? own.filter(({ lead }) => lead) : own;
}

function isReplied(proposal: Activity): boolean {
  const first = answering(proposal, Math.min(...proposal.handlings.map(({ round }) => round)));
  return first.length > 0 && first.every(({ replied }) => replied !== null);
}

const WORST_FIRST = ["不满意", "基本满意", "满意"];

function lastFeedback(proposal: Activity): string | undefined {
  const last = Math.max(...proposal.handlings.flatMap(({ round, feedback }) => (feedback === null ? [] : [round])));
  const said = answering(proposal, last).map(({ feedback }) => feedback);
  return WORST_FIRST.find((word) => said.includes(word));
}
