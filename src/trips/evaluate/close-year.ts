import { called } from "../../domain/people/called.ts";
import type { Evaluation, EvaluationMember } from "../../domain/scoring/result.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Store } from "../../store/store.ts";
import type { Desk } from "../desk.ts";
import { differencesNow } from "./closed.ts";
import { apartIn } from "./current-evaluation.ts";

/** A year that may be closed, by the evaluation that stands. */
export interface Closable {
  readonly evaluation: Evaluation;
  /** What the office has not yet settled, a line each: it stays as it is. */
  readonly pending: readonly string[];
}

/** Whether a year may be closed: it is over, and its evaluation is what comes out of its records now; else it is refused. */
export async function closable({ store, today }: Desk, year: number): Promise<Closable> {
  const { from, to } = store.periods.of(year);
  if (store.periods.closed(year))
    throw new AppError(
      "refused.closed_year",
      text(`${year} 年度已经关闭`, `${year} is closed already`),
      text("cppcc year list 可查各年度", "see cppcc year list"),
    );
  if (to >= today)
    throw new AppError(
      "refused.not_over",
      text(
        `${year} 年度到 ${to} 才结束（今天 ${today}），还不能关闭`,
        `${year} ends on ${to} (today is ${today}) and cannot be closed yet`,
      ),
      text("到期后再关闭；考核期的起止用 cppcc year set 设定", "close it then; cppcc year set sets the dates"),
    );
  const evaluation = store.evaluations.require(year);
  const evaluateAgain = text(`请重新运行 cppcc score --year ${year}，核对后再关闭`, `run cppcc score --year ${year} again, then close it`);
  if (store.evaluations.isStale(evaluation) || evaluation.ends !== to || evaluation.starts !== from)
    throw new AppError(
      "refused.stale",
      text(`${year} 年度考核之后记录或起止日期又有改动`, `records or dates changed after the evaluation of ${year}`),
      evaluateAgain,
    );
  const differences = await differencesNow(store, year, evaluation);
  if (differences.length > 0)
    throw new AppError(
      "refused.stale",
      text(
        `${year} 年度现在重算与保存的结果不同：${differences.slice(0, NAMED).join("；")}`,
        `computed now, ${year} differs from its saved result: ${differences.slice(0, NAMED).join("; ")}`,
      ),
      evaluateAgain,
    );
  return { evaluation, pending: pendingIn(store, evaluation) };
}

/** How many differences a refusal names. */
const NAMED = 5;

/** Whoever is tied at the edge of a quota without a decision, and whoever's attendance is open. */
function pendingIn(store: Store, { id, year, ends }: Evaluation): string[] {
  const members = store.evaluations.members(id);
  const decided = store.decisions.of(year);
  const apart = apartIn(store, ends, members);
  const nameOf = ({ person, name }: EvaluationMember): string => called(apart, { id: person, name });
  return [
    ...members.filter(({ tied, person }) => tied && !decided.has(person)).map((member) => `${nameOf(member)}：名额边上并列，未定`),
    ...members.flatMap((member) => member.open.map(({ title }) => `${nameOf(member)}：${title}签到待核实`)),
  ];
}

/** Closes a year: its records, rules and result stay as they are. The answer is the digest over them. */
export function closeYear({ store, today, isDaySet }: Desk, { evaluation }: Closable): string {
  const { id, year } = evaluation;
  const summary = `关闭 ${year} 年度${isDaySet ? `（按设定的日期 ${today}，CPPCC_TODAY）` : ""}`;
  return store.operations.operate({ kind: "evaluation", command: "year close", summary, backup: "close" }, () =>
    store.periods.close(year, new Date(`${today}T00:00:00Z`).toISOString(), id),
  ).result;
}

/** Opens a closed year again, for a reason that is logged. */
export function reopenYear({ store }: Desk, year: number, reason: string): void {
  const row = store.periods.closed(year);
  if (!row)
    throw new AppError(
      "refused.not_closed",
      text(`${year} 年度没有关闭`, `${year} is not closed`),
      text("cppcc year list 可查各年度", "see cppcc year list"),
    );
  if (reason === "") throw new AppError("usage.reason", text("原因不能是空的", "the reason cannot be empty"));
  const later = store.periods.all().find((other) => other.closed !== null && other.year > year);
  if (later)
    throw new AppError(
      "refused.later_closed",
      text(
        `${later.year} 年度也已关闭，它可能补计了 ${year} 年度的结果`,
        `${later.year} is closed too, and may have paid late outcomes of ${year}`,
      ),
      text(`请先重开 ${later.year} 年度`, `open ${later.year} again first`),
    );
  store.operations.operate({ kind: "evaluation", command: "year reopen", summary: `重开 ${year} 年度：${reason}`, backup: "reopen" }, () =>
    store.periods.reopen(row),
  );
}
