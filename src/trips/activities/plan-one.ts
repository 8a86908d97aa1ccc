import type { ActivityDraft } from "../../domain/activities/activity.ts";
import { type ActivityPlan, type PlannedActivity, planActivities } from "../../domain/activities/activity-plan.ts";
import { residentsNumber } from "../../domain/activities/residents.ts";
import { numberWords } from "../../domain/text/personal-numbers.ts";
import { AppError, type Problem } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { REVIEWS } from "../../domain/vocabulary/outcomes.ts";
import type { Desk } from "../desk.ts";
import { askedWho, chooseWho } from "../members/who-is-it.ts";
import { worldOf } from "./world.ts";

/** One activity as far as nothing is written: what may surprise is said first. */
export interface PreparedActivity<Result> {
  readonly warnings: readonly Problem[];
  readonly write: () => Result;
}

/** What one activity that is stated by itself comes to; what cannot be is refused. */
export async function planOne(desk: Desk, draft: ActivityDraft): Promise<{ activity: PlannedActivity; warnings: readonly Problem[] }> {
  refuseResidentsNumbers(draft);
  // A review says one thing at a time: a new one takes the place of the old.
  const isReview = draft.outcomes.some(({ what }) => REVIEWS.includes(what));
  const plan = await planAndAsk(desk, isReview ? { ...draft, decided: [...draft.decided, ...REVIEWS] } : draft);
  const [first, ...others] = plan.problems;
  if (first) {
    const code = plan.questions.length > 0 ? "refused.ambiguous" : "refused.no_person";
    throw new AppError(code, text(`${first.found}：${first.message.zh}`, `${first.found}: ${first.message.en}`), first.hint, others);
  }
  const [activity] = plan.activities as [PlannedActivity];
  return { activity, warnings: plan.warnings };
}

/** Plans; where a clerk is there, asks who is meant where a name fits two, and plans again. */
async function planAndAsk(desk: Desk, draft: ActivityDraft): Promise<ActivityPlan> {
  const { clerk } = desk;
  const world = worldOf(desk, [draft.kind]);
  const chosen = new Map<string, number>();
  let plan = planActivities([draft], world);
  while (clerk.isThere && plan.questions.length > 0 && plan.problems.every(({ open }) => open)) {
    for (const question of plan.questions.map(askedWho))
      if (!chosen.has(question.key)) chosen.set(question.key, await chooseWho(clerk, question));
    plan = planActivities([draft], { ...world, chosen });
  }
  return plan;
}

/** A contact with residents counts them, and keeps nobody's number. */
function refuseResidentsNumbers(draft: ActivityDraft): void {
  const held = residentsNumber(draft);
  if (held === null) return;
  const { zh, en } = numberWords(held);
  throw new AppError(
    "refused.private",
    text(`联系群众的记录里有${zh}`, `${en} stands in a contact with residents`),
    text("只记人数和事项，请删去号码", "it counts people and sums up the matter: take the number out"),
  );
}
