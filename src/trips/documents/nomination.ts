import { chineseYears } from "../../domain/calendar/dates.ts";
import { vetoName } from "../../domain/scoring/lines.ts";
import { text } from "../../domain/text/text.ts";
import { nominationSheet } from "../../report/history.ts";
import type { Sheet } from "../../report/sheet.ts";
import { reachedBy } from "../checks/limits.ts";
import { apartIn, rosterOn } from "../evaluate/current-evaluation.ts";
import { historiesOf } from "../evaluate/history.ts";
import { lateVetoes } from "../evaluate/late.ts";
import { limitBook } from "../evaluate/rules.ts";
import { yearsTo } from "../evaluate/term-years.ts";
import type { Document, Job } from "./job.ts";

/** 换届提名参考表: the term's years up to the one asked for, with the limits of 退出和暂停履职 that were reached. */
export const nomination: Document = {
  id: "nomination",
  alias: "提名",
  summary: text("换届提名参考表（Excel；本届历年）", "the nomination reference over the term (Excel)"),
  of: "years",
  fileName: ({ from, year }) => `换届提名参考表（${from === undefined ? `至${year}年度` : chineseYears(from, year)}）`,
  xlsx: async (job) => [await sheetOf(job)],
  orders: ["strokes", "office", "score"],
  people: async ({ desk: { store }, year }) => [...rosterOn(store, store.periods.of(year).to).values()].map(({ name }) => name),
  personal: true,
};

async function sheetOf({ desk, from, year, order, unmask }: Job): Promise<Sheet> {
  const { store, today } = desk;
  const { years, running, histories } = await historiesOf(store, yearsTo(store, year, from), today);
  if (years.length === 0) store.evaluations.require(year);
  const late = Map.groupBy(await lateVetoes(store, years), ({ person }) => person);
  const { limits } = await limitBook(desk, undefined);
  const reached = Map.groupBy((await reachedBy(desk, limits, year)).found, ({ person }) => person);
  const day = store.periods.of(year).to;
  return nominationSheet({
    apart: apartIn(store, day, histories),
    histories,
    order,
    years,
    periods: years.map((of) => ({ year: of, ...store.periods.of(of) })),
    running,
    reached: new Map([...reached].map(([person, found]) => [person, found.map(({ limit }) => limit.name)])),
    late: new Map([...late].map(([person, found]) => [person, found.map(({ year: of, veto }) => `${of}（关闭后）：${vetoName(veto)}`)])),
    roster: rosterOn(store, day),
    born: ({ born }) => (born === null ? "" : unmask ? born : `${born.slice(0, 4)}年`),
  });
}
