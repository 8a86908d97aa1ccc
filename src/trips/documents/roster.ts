import { chineseDate } from "../../domain/calendar/dates.ts";
import { text } from "../../domain/text/text.ts";
import { termOn } from "../office/term.ts";
import type { Document } from "./job.ts";

/** 委员名册: the members of a day, in the columns that the import of a roster reads. */
export const roster: Document = {
  id: "roster",
  alias: "名册",
  summary: text("委员名册（可再导入；电话、出生年月隐去）", "the roster, to be imported again (telephones and birth months masked)"),
  of: "day",
  fileName: ({ date }) => `${chineseDate(date)}委员名册`,
  async table({ desk: { store, today }, date, unmask, order }) {
    const { rosterSheet } = await import("../../workbooks/writing/roster-sheet.ts");
    const term = termOn(store, date);
    const members = store.people.members(term.id, date);
    return rosterSheet({ term: term.number, date, today, members, unmask, order: order === "office" ? order : "strokes" });
  },
  orders: ["strokes", "office"],
  people: async ({ desk: { store }, date }) => store.people.members(termOn(store, date).id, date).map(({ name }) => name),
};
