import { answerKey, planRoster } from "../../domain/people/roster-plan.ts";
import type { RosterRow } from "../../domain/people/roster-rows.ts";
import { AppError } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { NO_ORIGIN } from "../../store/tenures.ts";
import type { Desk } from "../desk.ts";
import { currentTerm } from "../office/term.ts";
import { refuseUnfit, soleOfficesHeldTwice } from "./refusals.ts";
import { addMember } from "./seats.ts";

/** Somebody new: a member whose seat begins on `from`, or a person from outside (informant, cadre, lecturer). */
export interface NewPerson {
  readonly row: RosterRow;
  readonly from: string;
  /** By whom it was decided. */
  readonly basis: string | null;
  readonly isOutside: boolean;
  /** Whether it is another than whoever of that name is on record. */
  readonly isAnother: boolean;
}

export interface AddedPerson {
  readonly operation: number | null;
  readonly id: number;
  readonly name: string;
  readonly summary: string;
  readonly warnings: readonly Text[];
}

export function addPerson(desk: Desk, { row: stated, from, basis, isOutside, isAnother }: NewPerson): AddedPerson {
  const { store, today } = desk;
  const term = currentTerm(store, undefined);
  const row = { ...stated, seatFrom: isOutside ? null : from };
  refuseUnfit(row, today, row.seatFrom);
  const people = store.people.known(term.id, today);
  const sameName = people.filter((person) => person.name === row.name);
  const known = sameName.map(({ id, member, unit }) => `#${id}${member ? "" : "（非委员）"}${unit ? ` ${unit}` : ""}`).join("；");
  if (isOutside && sameName.length > 0 && !isAnother)
    throw new AppError("refused.exists", text(`已有同名的人：${known}`, `of that name on record: ${known}`), ANOTHER);
  const plan = planRoster([row], people, isAnother ? new Map([[answerKey(row), "new" as const]]) : new Map());
  if (plan.problems.length > 0)
    throw new AppError("refused.ambiguous", plan.problems[0]?.message ?? text("分不清是谁", "cannot tell who this is"), ANOTHER);
  const existing = plan.add[0]?.person ?? null;
  if (!isOutside && plan.add.length === 0)
    throw new AppError(
      "refused.exists",
      text(`已经是本届委员：${known}`, `a member of this term already: ${known}`),
      text(
        "要改资料请用 member edit；是另一个人，请加 --another",
        "use member edit to change particulars; give --another for another person",
      ),
    );
  if (from < term.starts)
    throw new AppError(
      "usage.from",
      text(`任职开始的日期早于本届开始（${term.starts}）：${from}`, `the seat would begin before the term (${term.starts}): ${from}`),
    );
  // The new one of a name that others have: by what is said of them here.
  const [fact] = [row.sector.join("、"), row.unit ?? ""].filter((each) => each !== "");
  const called = sameName.length > 0 && existing === null && fact !== undefined ? `${row.name}（${fact}）` : row.name;
  const summary = isOutside ? `登记非委员 ${called}` : `增补委员 ${called}，${from} 起${basis ? `，${basis}` : ""}`;
  const { operation, result: id } = store.operations.operate({ kind: "write", command: "member add", summary }, () => {
    if (!isOutside) return addMember(store, term.id, { row, known: existing?.id ?? null, from, origin: NO_ORIGIN, basis });
    const { name, sex, ethnicity, born, party, education, unit, phone, note } = row;
    return store.people.add({ name, sex, ethnicity, born, party, education, unit, phone, note });
  });
  return { operation, id, name: row.name, summary, warnings: isOutside ? [] : soleOfficesHeldTwice(desk, row, from) };
}

const ANOTHER = text("是另一个人，请加 --another", "if it is another person, give --another");
