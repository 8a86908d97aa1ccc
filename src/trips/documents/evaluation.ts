import { text } from "../../domain/text/text.ts";
import { evaluationSheet, excludedSheet } from "../../report/evaluation.ts";
import type { Document } from "./job.ts";

/** 考核结果汇总表: everybody who was evaluated, and a sheet of those who were not. */
export const evaluationTable: Document = {
  id: "evaluation",
  alias: "汇总表",
  summary: text("考核结果汇总表（Excel，可直接打印）", "the evaluation table (Excel, print-ready)"),
  of: "year",
  fileName: ({ year }) => `${year}年度委员履职考核结果汇总表`,
  async xlsx({ current, order }) {
    const { evaluation, rules, members, roster, apart } = await current();
    const excluded = excludedSheet(evaluation.year, members, roster, { apart, order: order === "office" ? order : "strokes" });
    return [evaluationSheet(evaluation, rules, members, roster, { apart, order }), ...(excluded.rows.length > 0 ? [excluded] : [])];
  },
  orders: ["score", "strokes", "office"],
  people: async ({ current }) => (await current()).members.map(({ name }) => name),
};
