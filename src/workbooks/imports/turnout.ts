import type { Problem, Where } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { State } from "../../domain/vocabulary/states.ts";
import { problemAt } from "../grid.ts";
import type { SheetLine } from "../tables/spec.ts";

/** 应到 = 实到 + 请假 + 缺席, 列席 apart (docs/records.md, 签到表): what a sheet states of a meeting, against itself and its rows. */
export interface Turnout {
  readonly expected?: number;
  readonly came?: number;
  readonly leave?: number;
  readonly absent?: number;
}

const WORDS = [
  ["expected", "应到", "应出席|应参会|应到会"],
  ["came", "实到", "实际出席|实际到会|(?<!应|参)到会|(?<!应|未)出席"],
  ["leave", "请假", "请假"],
  ["absent", "缺席", "缺席|未到|旷会"],
] as const;

type Figure = (typeof WORDS)[number][0];

/** No line of figures, no legend and no title is longer: what goes on is not looked at. */
const LONGEST = 300;

/** 应到246人，实到241人，请假5人: what a line of text states. */
export function turnoutIn(whole: string): Turnout {
  const line = whole.slice(0, LONGEST);
  const stated: Partial<Record<Figure, number>> = {};
  for (const [figure, label, others] of WORDS) {
    const match = new RegExp(
      `(?<!因[公病事])(?:${label}|${others})(?:会)?(?:委员|人数|人员|人次)?\\s*[：:为]?\\s*(\\d{1,5})(?!\\d|[月日年])`,
    ).exec(line.normalize("NFKC"));
    if (match) stated[figure] = Number(match[1]);
  }
  // 出席 and 请假 are states as well: without 应到 or 实到 beside them a line states no turnout.
  return /应到|应出席|应参会|实到/.test(line) ? stated : {};
}

/** Which figure a line under the names of a matrix gives: 应到, 实到人数. */
export function figureOf(word: string): Figure | undefined {
  const plain = word.normalize("NFKC").replace(/[\s：:]/g, "");
  return WORDS.find(([, label, others]) => new RegExp(`^(?:${label}|${others})(?:会)?(?:委员|人数|人员|人次)?$`).test(plain))?.[0];
}

/** The states of everybody on a sheet, as its figures count them: late and early came. */
export function countStates(states: readonly State[]): Required<Turnout> {
  const count = (...wanted: State[]): number => states.filter((state) => wanted.includes(state)).length;
  const [came, leave, absent] = [count("present", "late", "left_early"), count("leave"), count("absent")];
  return { expected: came + leave + absent, came, leave, absent };
}

const LABELS: Readonly<Record<Figure, string>> = { expected: "应到", came: "实到", leave: "请假", absent: "缺席" };

/** What is wrong with stated figures: they do not add up, or differ from each of the counts. */
export function checkTurnout(stated: Turnout, counts: readonly Required<Turnout>[], where: Where, problems: Problem[]): void {
  const { expected, came, leave, absent } = stated;
  const said = WORDS.flatMap(([figure]) => (stated[figure] === undefined ? [] : [`${LABELS[figure]}${stated[figure]}`])).join(" ");
  if (expected !== undefined && came !== undefined && (leave !== undefined || absent !== undefined)) {
    const sum = came + (leave ?? 0) + (absent ?? 0);
    const isOpen = (leave === undefined || absent === undefined) && sum < expected;
    if (sum !== expected && !isOpen) {
      problems.push(
        problemAt(
          where,
          said,
          text(`应到 ${expected} ≠ 实到、请假、缺席之和 ${sum}`, `应到 ${expected} is not 实到 + 请假 + 缺席 = ${sum}`),
          text("请核对表上的人数", "check the figures on the sheet"),
        ),
      );
      return;
    }
  }
  const wrong = WORDS.filter(([figure]) => stated[figure] !== undefined && counts.every((count) => count[figure] !== stated[figure]));
  const first = counts.at(-1);
  if (wrong.length === 0 || !first) return;
  const counted = wrong.map(([figure]) => `${LABELS[figure]}${first[figure]}`).join(" ");
  problems.push(
    problemAt(
      where,
      said,
      text(`表上写的人数与各行不符：各行数得 ${counted}`, `the figures differ from the rows, which count ${counted}`),
      text("请核对人数和各行的出席情况；列席不计", "check the figures and the rows; observers are not counted"),
    ),
  );
}

/** The text of a line, its cells joined. */
export const lineText = ({ texts }: SheetLine): string => [...texts.values()].join("　").slice(0, LONGEST);
