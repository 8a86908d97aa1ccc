import type { Deed } from "../domain/deeds.ts";
import type { Outcome } from "../domain/kinds.ts";

/** A year's proposals in figures. received = filed + notFiled + turned + pending; filed includes the merged. */
export interface ProposalFigures {
  readonly received: number;
  readonly filed: number;
  readonly merged: number;
  readonly notFiled: number;
  readonly turned: number;
  readonly pending: number;
  readonly livelihood: number;
  readonly key: number;
  readonly excellent: number;
  readonly replied: number;
  readonly satisfied: number;
  readonly dissatisfied: number;
  readonly byCategory: ReadonlyMap<string, number>;
  readonly byForm: ReadonlyMap<string, number>;
}

export function proposalFigures(proposals: readonly Deed[]): ProposalFigures {
  const has = (...wanted: Outcome[]) => proposals.filter(({ outcomes }) => outcomes.some(({ what }) => wanted.includes(what))).length;
  const handled = (test: (handling: Deed["handlings"][number]) => boolean): number =>
    proposals.filter(({ handlings }) => handlings.some(test)).length;
  const by = (nameOf: (proposal: Deed) => string): Map<string, number> => {
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
    livelihood: proposals.filter(({ livelihood }) => livelihood === true).length,
    key: has("key"),
    excellent: has("excellent"),
    replied: handled(({ replied }) => replied !== null),
    satisfied: handled(({ feedback }) => feedback === "满意" || feedback === "基本满意"),
    dissatisfied: handled(({ feedback }) => feedback === "不满意"),
    byCategory: by(({ category }) => category ?? "未填"),
    byForm: by(formOf),
  };
}

/** 个人, 联名 or 集体: as stated, else as the signers tell. */
const formOf = ({ form, body, parts }: Deed): string =>
  form ?? (body !== null ? "集体" : parts.some(({ role }) => role === "cosigner") ? "联名" : "个人");
