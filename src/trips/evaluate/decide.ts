import type { EvaluationMember } from "../../domain/scoring/result.ts";
import type { Grade } from "../../domain/scoring/rules.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { wordsHint } from "../../domain/vocabulary/likeness.ts";
import type { Desk } from "../desk.ts";
import { calledOn } from "../members/called.ts";
import type { CurrentEvaluation } from "./current-evaluation.ts";
import { memberIn } from "./explain.ts";

/** What the leaders decided on one member; without a grade and a reason it is refused, unless it is taken back. */
export interface DecideRequest {
  /** The member, as somebody names them. */
  readonly member: string;
  /** By its name or id. */
  readonly grade: string | undefined;
  readonly reason: string | undefined;
  /** Whether the decision is taken back: the computed grade holds. */
  readonly isWithdrawn: boolean;
}

export interface DecisionMade {
  /** Null: no change. */
  readonly operation: number | null;
  readonly member: EvaluationMember;
  /** What the member is called in the log. */
  readonly called: string;
  /** Null where the decision was taken back. */
  readonly grade: Grade | null;
  readonly reason: string;
  /** As in the log. */
  readonly summary: string;
}

/** Records the leaders' decision on a grade beside the computed one, or takes it back. */
export async function decide(desk: Desk, current: CurrentEvaluation, request: DecideRequest): Promise<DecisionMade> {
  const { store } = desk;
  const { year, ends } = current.evaluation;
  const member = await memberIn(desk, current, request.member, "write");
  if (member.excluded)
    throw new AppError(
      "refused.not_evaluated",
      text(`${member.name}不参加 ${year} 年度考核：${member.why}`, `${member.name} is not evaluated in ${year}: ${member.why}`),
    );
  const named = current.rules.grades.find(({ id, name }) => id === request.grade || name === request.grade);
  const grade = request.isWithdrawn ? null : decidedGrade(named, current, request);
  const reason = request.reason?.trim() ?? "";
  const called = calledOn(store, ends, { id: member.person, name: member.name });
  const summary = grade ? `${year} 年度 ${called}：决定为${grade.name}，${reason}` : `${year} 年度 ${called}：撤回决定`;
  const { operation } = store.operations.operate({ kind: "write", command: "score decide", summary }, () =>
    grade
      ? store.decisions.set(year, { person: member.person, grade: grade.id, gradeName: grade.name, reason })
      : store.decisions.remove(year, member.person),
  );
  return { operation, member, called, grade, reason, summary };
}

/** The grade that is meant, which the rule set must have; and a decision has a reason. */
function decidedGrade(named: Grade | undefined, { rules: { grades } }: CurrentEvaluation, { grade, reason }: DecideRequest): Grade {
  const missing = grade === undefined ? "--grade" : reason?.trim() ? undefined : "--reason";
  if (missing !== undefined)
    throw new AppError(
      "usage.missing",
      text(`缺少选项 ${missing}`, `option ${missing} is required`),
      text("决定要写等次和原因，如 --grade 优秀 --reason 主席会议研究决定", "a decision needs its grade and its reason"),
    );
  if (named) return named;
  throw new AppError(
    "usage.grade",
    text(`没有这个等次：${grade}`, `no such grade: ${grade}`),
    wordsHint(
      grade ?? "",
      grades.map(({ id, name }) => ({ en: id, zh: name })),
    ),
  );
}
