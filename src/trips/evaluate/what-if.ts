import type { ActivityFact, MemberFacts } from "../../domain/scoring/facts.ts";
import type { EvaluationLine, EvaluationMember } from "../../domain/scoring/result.ts";
import type { RuleSet } from "../../domain/scoring/rules.ts";
import { supposedActivity } from "../../domain/scoring/supposed.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Desk } from "../desk.ts";
import { calledOn } from "../members/called.ts";
import { findCandidate } from "../members/who.ts";
import { ruleBookOf } from "./rules.ts";
import { evaluationInput, tryEvaluation } from "./run.ts";

/** What a member's result would be with some records more. */
export interface WhatIfRequest {
  /** The member, as somebody names them. */
  readonly member: string;
  readonly year: number;
  /** A rule file; without it the rule set that the year was last evaluated by, else the default one. */
  readonly rules: string | undefined;
  /** Each as KIND:ROLE:STATE:OUTCOME:LEVEL:NUMBER. */
  readonly added: readonly string[];
}

/** A supposition: nothing is saved. */
export interface Supposition {
  readonly id: number;
  readonly name: string;
  /** The name, told apart from others of it. */
  readonly called: string;
  readonly year: number;
  readonly rules: RuleSet;
  readonly added: readonly ActivityFact[];
  readonly before: EvaluationMember;
  readonly after: EvaluationMember;
  /** What the added records give. */
  readonly lines: readonly EvaluationLine[];
  /** Everybody, as it would be then. */
  readonly members: readonly EvaluationMember[];
}

export async function whatIf(desk: Desk, request: WhatIfRequest): Promise<Supposition> {
  const { store, today } = desk;
  const { year } = request;
  if (request.added.length === 0)
    throw new AppError(
      "usage.missing",
      text("缺少选项 --add", "option --add is required"),
      text("写要加的履职，如 --add 视察 或 --add 提案:立案", "say what to add, such as --add inspection or --add proposal:filed"),
    );
  const period = store.periods.of(year);
  const added = request.added.map((written, i) => supposedActivity(written, i, period, today));
  const { id, name } = await findCandidate(desk, request.member, "read");
  const by = await ruleBookOf(desk, year, request.rules);
  const whose = new Set([id]);
  const now = tryEvaluation(store, await evaluationInput(store, year, by), whose);
  const input = await evaluationInput(store, year, by);
  const then = tryEvaluation(store, { ...input, facts: withMore(input.facts, id, added) }, whose);
  const [before, after] = [now, then].map(({ result }) => result.members.find(({ person }) => person === id));
  if (!before || !after)
    throw new AppError(
      "refused.not_in_evaluation",
      text(`${name}不在 ${year} 年度的考核里`, `${name} is not in the evaluation of ${year}`),
    );
  if (before.excluded)
    throw new AppError(
      "refused.not_evaluated",
      text(`${name}不参加 ${year} 年度考核：${before.why}`, `${name} is not evaluated in ${year}: ${before.why}`),
    );
  return {
    id,
    name,
    called: calledOn(store, period.to, { id, name }),
    year,
    rules: by.rules,
    added,
    before,
    after,
    lines: (then.lines.get(id) ?? []).filter(({ activity }) => activity !== null && activity < 0),
    members: then.result.members,
  };
}

function* withMore(facts: Iterable<MemberFacts>, person: number, added: readonly ActivityFact[]): Generator<MemberFacts> {
  for (const member of facts) yield member.person === person ? { ...member, activities: [...member.activities, ...added] } : member;
}
