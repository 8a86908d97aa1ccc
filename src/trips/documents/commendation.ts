import { called } from "../../domain/people/called.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { type CommendationInput, commendationDocument, commendationSheet } from "../../report/commendation.ts";
import { commended } from "../../report/evaluation.ts";
import { apartOn } from "../members/called.ts";
import { letterhead } from "../office/letterhead.ts";
import type { Document, Job } from "./job.ts";

/** 表彰通报: the notice, and the list of those commended. */
export const commendation: Document = {
  id: "commendation",
  alias: "表彰",
  summary: text("优秀委员名单和表彰通报（Word、Excel）", "the commendation notice and list (Word, Excel)"),
  of: "year",
  fileName: ({ year }) => `${year}年度优秀政协委员名单`,
  docx: async (job) => commendationDocument(await inputOf(job)),
  xlsx: async (job) => [commendationSheet(await inputOf(job))],
  orders: ["strokes", "office", "score"],
  people: async (job) => (await listed(job)).map(({ name }) => name),
  warnings: async (job) => [
    ...(await tiedWarning(job)),
    ...((await listed(job)).length > 0 ? [] : [text("名单上没有人，通报请不要印发", "nobody is on the list: do not send the notice")]),
  ],
};

async function inputOf({ desk: { store }, year, order, date, current }: Job): Promise<CommendationInput> {
  const { evaluation, rules, members, roster, apart } = await current();
  return {
    year,
    period: { from: evaluation.starts, to: evaluation.ends },
    order,
    apart,
    rules,
    members,
    roster,
    date,
    ...letterhead(store),
    word: store.settings.get("commend_word") ?? "表彰",
  };
}

/** Those on the list, by points. */
async function listed({ current }: Job) {
  const { rules, members } = await current();
  return commended(rules, members, "score");
}

async function tiedWarning({ desk: { store }, year, current }: Job): Promise<Text[]> {
  const { rules, members, evaluation } = await current();
  const decided = store.decisions.of(year);
  // Of a list of its own nobody is decided onto: who is tied there is for the leaders to say before the notice goes out.
  const isOwnList = rules.commend !== null;
  const apart = apartOn(store, evaluation.ends);
  const tied = members
    .filter(({ tied: isTied, person }) => isTied && (isOwnList || !decided.has(person)))
    .map(({ person: id, name }) => called(apart, { id, name }));
  return tied.length === 0
    ? []
    : [
        text(
          `名额边上并列、没有列入的：${tied.join("、")}${isOwnList ? "；请领导决定后改名额或写进通报" : "（cppcc score decide）"}`,
          `tied at the edge of a quota, undecided: ${tied.join(", ")}`,
        ),
      ];
}
