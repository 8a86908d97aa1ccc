import type { Activity, Part } from "../domain/activities/activity.ts";
import { outcomeText } from "../domain/activities/activity-compare.ts";
import { LINKS } from "../domain/activities/links.ts";
import { type Apart, called } from "../domain/people/called.ts";
import { type Provenance, provenanceText, shortDigest } from "../domain/text/provenance.ts";
import { kindOf } from "../domain/vocabulary/kinds.ts";
import { stateLabel } from "../domain/vocabulary/states.ts";

/** One activity in words. */

/** What an activity hangs together with, and where it came from. */
export interface ActivityTies {
  readonly links: readonly { readonly what: string; readonly from: number; readonly to: number }[];
  readonly source: Provenance | undefined;
}

/** All that a record says of an activity but who took part: label and value, line by line. */
export function activityFacts(activity: Activity, { links, source }: ActivityTies): { label: string; value: string }[] {
  const facts: [string, string | null][] = [
    ["类别", `${kindOf(activity.kind).label.zh}${activity.form ? `（${activity.form}）` : ""}`],
    ["日期", days(activity) || null],
    [NUMBER, activity.serial],
    ["地点", activity.place],
    ["主题", activity.theme],
    ["提案类别", activity.category],
    ["提案单位", activity.body],
    ["并入/来源", activity.refersTo],
    ["备注", activity.note],
    [
      "结果",
      activity.outcomes
        .filter(({ person }) => person === null)
        .map(outcomeText)
        .join("；") || null,
    ],
    ["办理", activity.handlings.map(handlingText).join("；") || null],
    ["关联", links.map(({ what, from, to }) => `#${from} ${LINKS.get(what) ?? what} #${to}`).join("；") || null],
    ["来自", source === undefined ? null : `${provenanceText(source).zh}（SHA-256 ${shortDigest(source)}…）`],
  ];
  return facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

/** The office's own number of an activity: nobody's telephone, whatever it looks like. */
export const NUMBER = "编号";

const days = ({ starts, ends }: Pick<Activity, "starts" | "ends">): string => [starts, ends].filter((day) => day).join(" — ");

const handlingText = ({ unit, lead, assigned, replied, class: grade, feedback }: Activity["handlings"][number]): string =>
  [`${unit}（${lead ? "主办" : "会办"}）`, assigned && `交办 ${assigned}`, replied && `答复 ${replied}`, grade && `${grade} 类`, feedback]
    .filter((part) => part)
    .join(" ");

/** How many people a correction names. */
const NAMED = 3;

/** What stands after a correction: date, form, number, who (those that were touched first), and what came of it. */
export function standingText(activity: Activity, apart: Apart, touched: ReadonlySet<number>): string {
  const { kind, title, form, serial, parts, outcomes } = activity;
  const nameOf = ({ person, name }: Pick<Part, "person" | "name">): string => called(apart, { id: person, name });
  const ordered = [...parts].sort((a, b) => Number(touched.has(b.person)) - Number(touched.has(a.person)));
  const names = ordered.slice(0, NAMED).map((part) => [nameOf(part), ...partWords(part)].join(" "));
  const people = parts.length > NAMED ? `${names.join("、")}等 ${parts.length} 条参加记录` : names.join("、");
  const came = outcomes.map((outcome) => {
    const whose = parts.find(({ person }) => person === outcome.person);
    return `${whose === undefined ? "" : `${nameOf(whose)} `}${outcomeText(outcome)}`;
  });
  const facts = [
    days(activity),
    `${kindOf(kind).label.zh}《${title}》`,
    form,
    serial,
    people,
    came.length > 0 ? `结果 ${came.join("、")}` : "没有结果",
  ];
  return facts.filter((fact) => fact !== null && fact !== "").join("；");
}

const partWords = ({ form, state, reason, quantity, amount }: Part): string[] =>
  [form, state && stateLabel(state).zh, reason, quantity, amount && `${amount}元`].flatMap((fact) =>
    fact === null || fact === "" || fact === 0 ? [] : [String(fact)],
  );
