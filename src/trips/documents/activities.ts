import { text } from "../../domain/text/text.ts";
import type { Document } from "./job.ts";
import { ledgerOf } from "./ledger-input.ts";

/** 履职活动台账, in the columns that its import reads. */
export const activities: Document = {
  id: "activities",
  alias: "台账",
  summary: text("履职活动台账（可再导入）", "the ledger of activities, to be imported again"),
  of: "year",
  fileName: ({ year }) => `${year}年度履职活动台账`,
  async table(job) {
    const { activitiesSheet } = await import("../../workbooks/writing/activities-sheet.ts");
    return activitiesSheet(ledgerOf(job));
  },
};
