import { text } from "../../domain/text/text.ts";
import type { Document } from "./job.ts";
import { ledgerOf } from "./ledger-input.ts";

/** 社情民意台账, in the columns that its import reads. */
export const opinions: Document = {
  id: "opinions",
  alias: "社情民意",
  summary: text("社情民意台账（可再导入）", "the ledger of opinions, to be imported again"),
  of: "year",
  fileName: ({ year }) => `${year}年度社情民意台账`,
  async table(job) {
    const { opinionsSheet } = await import("../../workbooks/writing/cases-sheet.ts");
    return opinionsSheet({ ...ledgerOf(job), onRecord: job.desk.store.activities.list(["opinion"]) });
  },
};
