import { text } from "../../domain/text/text.ts";
import type { Document } from "./job.ts";
import { ledgerOf } from "./ledger-input.ts";

/** 提案一览表, in the columns that its import reads. */
export const proposals: Document = {
  id: "proposals",
  alias: "提案",
  summary: text("提案一览表（可再导入）", "the ledger of proposals, to be imported again"),
  of: "year",
  fileName: ({ year }) => `${year}年度提案一览表`,
  async table(job) {
    const { proposalsSheet } = await import("../../workbooks/writing/cases-sheet.ts");
    return proposalsSheet({ ...ledgerOf(job), onRecord: job.desk.store.activities.list(["proposal"]) });
  },
};
