import type { Question } from "../../domain/activities/activity-resolve.ts";
import { numbered } from "../../domain/people/whois.ts";
import { AppError, type Where } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import type { Clerk } from "../desk.ts";

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
export const askedWho = ({ key, written, where, occasion, candidates }: Question): Asked<number> => ({
  key,
  where,
  message: questionAbout(where, written, occasion),
  choices: candidates.map((candidate) => ({ name: numbered(candidate), value: candidate.id })),
});

/** 台账.xlsx 第三组 C12 的“张三”是谁？（2026-03-12 视察《视察校园》）: where a question comes from, and what it is about. */
export const questionAbout = ({ file, sheet, cell }: Where, written: string, occasion?: Text): Text => {
  const place = [file, sheet, cell].filter((part) => part).join(" ");
  const [zh, en] = occasion === undefined ? ["", ""] : [`（${occasion.zh}）`, ` (${occasion.en})`];
  return text(`${place ? `${place} 的` : ""}“${written}”是谁？${zh}`, `who is ${written}${place ? ` (${place})` : ""}?${en}`);
};

/** Asks who it is. Whoever cannot tell stops there: nothing is written, and what was answered before is kept. */
export async function chooseWho<Value extends Answer>(clerk: Pick<Clerk, "choose">, { message, choices }: Asked<Value>): Promise<Value> {
  const answer = await clerk.choose<Value | "stop">(message, [
    ...choices,
    { name: text("都不是，或说不准：先停下，什么也不写", "none of them, or not sure: stop here and write nothing"), value: "stop" },
  ]);
  if (answer !== "stop") return answer;
  throw new AppError(
    "interrupted",
    text("已停下，没有写入任何内容", "stopped, nothing was written"),
    text(
      "问清是谁以后，在姓名后加括号注明（如 女、教育界，或 #编号）再导入；不在案的人先登记：cppcc member add 姓名 --outside",
      "when you know who it is, add a qualifier in brackets (or #ID) behind the name; somebody not on record is added first: cppcc member add NAME --outside",
    ),
  );
}

/** The answers that name somebody on record. */
export const peopleOf = (chosen: ReadonlyMap<string, Answer>): Map<string, number> =>
  new Map([...chosen].flatMap(([key, answer]): [string, number][] => (answer === "new" ? [] : [[key, answer]])));
