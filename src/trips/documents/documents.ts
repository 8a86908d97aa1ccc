import { activities } from "./activities.ts";
import { yearReport } from "./annual-report.ts";
import { commendation } from "./commendation.ts";
import { evaluationTable } from "./evaluation.ts";
import type { Document } from "./job.ts";
import { nomination } from "./nomination.ts";
import { opinions } from "./opinions.ts";
import { proposals } from "./proposals.ts";
import { roster } from "./roster.ts";

/** The documents that leave the office, in the order of `export --help`, in which `export all` makes them. */
export const DOCUMENTS: readonly Document[] = [
  commendation,
  evaluationTable,
  nomination,
  yearReport,
  roster,
  activities,
  proposals,
  opinions,
];
