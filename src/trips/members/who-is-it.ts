import type { Question } from "../../domain/activities/activity-resolve.ts";
import { numbered } from "../../domain/people/whois.ts";
import type { Where } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";

/** Who is meant, where only a clerk can tell. */

/** Who somebody is: an id, or nobody who is on record. */
export type Answer = number | "new";

/** A question that only a clerk can answer: asked at a terminal, a problem elsewhere. */
export interface Asked<Value extends Answer = Answer> {
  /** The workbook's name and how the name is written in it: under this the answer is remembered. */
  readonly key: string;
  readonly where: Where;
  readonly message: Text;
  readonly choices: readonly { readonly name: Text; readonly value: Value }[];
}

/** "Who is it?", among the people whom a name fits. */
export const askedWho = ({ key, written, where, candidates }: Question): Asked<number> => ({
  key,
  where,
  message: questionAbout(where, written),
  choices: candidates.map((candidate) => ({ name: numbered(candidate), value: candidate.id })),
});

/** 台账.xlsx 第三组 C12 的“张三”是谁: where a question comes from, as questions begin. */
export const questionAbout = ({ file, sheet, cell }: Where, written: string): Text => {
  const place = [file, sheet, cell].filter((part) => part).join(" ");
  return text(`${place ? `${place} 的` : ""}“${written}”是谁？`, `who is ${written}${place ? ` (${place})` : ""}?`);
};

/** The answers that name somebody on record. */
export const peopleOf = (chosen: ReadonlyMap<string, Answer>): Map<string, number> =>
  new Map([...chosen].flatMap(([key, answer]): [string, number][] => (answer === "new" ? [] : [[key, answer]])));
