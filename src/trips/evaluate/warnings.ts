import { pointsText, shown } from "../../domain/scoring/exact.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { SUBJECTS } from "../../report/rules.ts";
import type { Store } from "../../store/store.ts";
import type { Desk } from "../desk.ts";
import { calledOn } from "../members/called.ts";
import { defaultHash } from "./rules.ts";
import type { Scored } from "./score.ts";

/** What a clerk should know of an evaluation beside its figures, in the order of the trip: rules, decisions, closed years, records. */
export const scoreWarnings = (desk: Desk, scored: Scored): Text[] => [
  ...otherRules(desk, scored),
  ...unknownGrades(desk.store, scored),
  ...fromClosedYears(desk.store, scored),
  ...guessedUnits(desk.store, scored),
  ...ofTheYear(desk, scored),
];

function otherRules(desk: Desk, { before, result, request }: Scored): Text[] {
  if (!before) return [];
  const { rulesName, rulesHash } = before;
  const { year, rules: source } = result;
  return [
    ...(request.rules === undefined && rulesHash !== defaultHash(desk)
      ? [
          text(
            `沿用 ${year} 年度上次考核的规则“${rulesName}”；换规则请用 --rules`,
            `by the rule set of the last evaluation of ${year}, ${rulesName}; --rules takes another`,
          ),
        ]
      : []),
    ...(rulesHash !== source.hash && !request.isDryRun
      ? [
          text(
            `注意：${year} 年度上次考核用的是“${rulesName}”，现在以“${source.name}”的结果为准`,
            `note: ${year} was evaluated by ${rulesName} before; the result by ${source.name} stands now`,
          ),
        ]
      : []),
  ];
}

/** Decisions for a grade that the rule set does not have. */
const unknownGrades = (store: Store, { result: { members, period }, rules }: Scored): Text[] =>
  members.flatMap(({ person: id, name, decided }) =>
    !decided || rules.grades.some(({ id }) => id === decided.grade)
      ? []
      : [
          text(
            `注意：${calledOn(store, period.to, { id, name })}的决定“${decided.gradeName}”不是这套规则的等次，请重新决定：cppcc score decide`,
            `note: the grade decided (${decided.gradeName}) is none of this rule set; decide anew with cppcc score decide`,
          ),
        ],
  );

/** Late vetoes, and late outcomes that this rule set has no dimension for. */
const fromClosedYears = (store: Store, { late: { vetoed, unpaid = [] }, result: { period } }: Scored): Text[] => [
  ...vetoed.map(({ person: id, name, year, veto }) =>
    text(
      `注意：${calledOn(store, period.to, { id, name })} ${year} 年度的记录后来有“${veto}”；${year} 年度已关闭，等次不变，怎样处理请领导决定`,
      `note: ${name}: ${veto} came of a record of ${year} after it was closed; its grades stay, the leaders decide`,
    ),
  ),
  ...unpaid.map(({ year, title, dimension, points }) =>
    text(
      `注意：${year} 年度“${title}”后来的结果应补 ${pointsText(shown(points))} 分，但这套规则没有“${dimension}”这个方面，没有补计`,
      `note: the late outcome of ${title} (${year}) would pay ${pointsText(shown(points))}, but this rule set has no dimension ${dimension}`,
    ),
  ),
];

/** How many people who may not belong to a unit are named. */
const GUESSED = 20;

function guessedUnits(store: Store, { rules }: Scored): Text[] {
  if (rules.evaluates !== "units") return [];
  const guessed = store.facts.guessedUnits().map(({ name, text: place, of }) => `${name}（${place}）→ ${of}`);
  if (guessed.length === 0) return [];
  const named = guessed.slice(0, GUESSED).join("；");
  const more = guessed.length > GUESSED ? ` 等 ${guessed.length} 人` : "";
  return [
    text(
      `请核对，按“工作单位及职务”的开头归入单位的：${named}${more}`,
      `check these, whom only the beginning of unit and post puts in a unit: ${named}`,
    ),
  ];
}

/** A year without records, and one that is not over. */
function ofTheYear({ today }: Desk, { result: { year, period }, rules, records }: Scored): Text[] {
  const { from, to } = period;
  return [
    ...(records === 0
      ? [
          text(
            `注意：${year} 年度（${from} 至 ${to}）${SUBJECTS[rules.evaluates]}一条履职记录也没有，请核对年度`,
            `note: there is no record at all of ${rules.evaluates} in ${year} (${from} to ${to}); check the year`,
          ),
        ]
      : []),
    ...(to > today
      ? [
          text(
            `注意：${year} 年度还没有结束（今天 ${today}），结果只供参考`,
            `note: ${year} is not over (today is ${today}); the result is provisional`,
          ),
        ]
      : []),
  ];
}
