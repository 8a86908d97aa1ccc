import { called } from "../../domain/people/called.ts";
import type { EvaluationLine, EvaluationMember } from "../../domain/scoring/result.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { OfficialDocument } from "../../report/document.ts";
import { distanceWords, explainDocument } from "../../report/explain.ts";
import type { Desk } from "../desk.ts";
import type { Purpose } from "../members/described.ts";
import { findCandidate } from "../members/who.ts";
import { letterhead } from "../office/letterhead.ts";
import { writeOne } from "../output.ts";
import type { CurrentEvaluation } from "./current-evaluation.ts";

/** A result explained: each point by the record that it came from. */
export interface Explained {
  readonly current: CurrentEvaluation;
  readonly member: EvaluationMember;
  /** What the member is called, told apart from others of the name. */
  readonly called: string;
  readonly lines: readonly EvaluationLine[];
  /** How far from the grade above, in words; "" for who has the best. */
  readonly distance: string;
}

/** Explains the result of whoever is named: a member, or an informant, a unit or a group by the name that it was evaluated under. */
export async function explain(desk: Desk, current: CurrentEvaluation, written: string): Promise<Explained> {
  const { store } = desk;
  const { evaluation, rules, members, apart } = current;
  const member = rules.evaluates === "members" ? await memberIn(desk, current, written, "read") : namedIn(current, written);
  return {
    current,
    member,
    called: called(apart, { id: member.person, name: member.name }),
    lines: store.evaluations.lines(evaluation.id, member.person),
    distance: distanceWords(rules, member, members),
  };
}

/** The explanation in prose, for a member who asks. */
export function explanation({ store }: Desk, { current, member, lines }: Explained, date: string): OfficialDocument {
  const { evaluation, rules, members, apart } = current;
  return explainDocument({
    ...letterhead(store),
    year: evaluation.year,
    period: { from: evaluation.starts, to: evaluation.ends },
    date,
    rules,
    member,
    members,
    lines,
    apart,
  });
}

/** Writes the explanation as a Word document to where `out` leads. The answer is its path. */
export async function writeExplanation(desk: Desk, explained: Explained, { out, date }: { out: string; date: string }): Promise<string> {
  const document = explanation(desk, explained, date);
  return writeOne(desk, {
    out,
    usual: `${explained.called}${explained.current.evaluation.year}年度考核说明`,
    ending: "docx",
    content: async () => (await import("../../documents/official.ts")).officialDocx(document),
  });
}

/** The member that a request names, in an evaluation that stands. */
export async function memberIn(
  desk: Pick<Desk, "store" | "clerk">,
  { evaluation, members }: CurrentEvaluation,
  written: string,
  purpose: Purpose,
): Promise<EvaluationMember> {
  const { id } = await findCandidate(desk, written, purpose);
  const member = members.find(({ person }) => person === id);
  if (member) return member;
  throw new AppError(
    "refused.not_in_evaluation",
    text(`${written}不在 ${evaluation.year} 年度的考核里`, `${written} is not in the evaluation of ${evaluation.year}`),
    text(
      "考核之后才登记的，请重新运行 cppcc score；信息员、单位、活动组请加 --of",
      "run cppcc score again; for informants, units and groups add --of",
    ),
  );
}

/** How many similar names a message gives. */
const NEAR = 5;

/** A unit, a group or an informant by the name that it was evaluated under, or by its id. */
function namedIn({ evaluation, members }: CurrentEvaluation, written: string): EvaluationMember {
  const [found, another] = members.filter(({ name, person }) => name === written || [`#${person}`, `${person}`].includes(written));
  if (found && another === undefined) return found;
  if (another) {
    const ids = members.filter(({ name }) => name === written).map(({ person }) => `#${person}`);
    throw new AppError(
      "refused.not_in_evaluation",
      text(`${written}有两个：${ids.join("、")}`, `there are two of the name ${written}: ${ids.join(", ")}`),
      text("请写编号，如 31", "give the id, such as 31"),
    );
  }
  const near = members.map(({ name }) => name).filter((name) => name.includes(written));
  throw new AppError(
    "refused.not_in_evaluation",
    text(`${written}不在 ${evaluation.year} 年度的考核里`, `${written} is not in the evaluation of ${evaluation.year}`),
    near.length > 0
      ? text(`相近的：${near.slice(0, NEAR).join("、")}`, `similar: ${near.slice(0, NEAR).join(", ")}`)
      : text(`名单见 cppcc score list --of ${evaluation.subject}`, `see cppcc score list --of ${evaluation.subject}`),
  );
}
