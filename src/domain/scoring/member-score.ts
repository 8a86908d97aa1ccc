import type { Office } from "../people/member.ts";
import type { Exact } from "./exact.ts";
import type { ExpectedMeeting } from "./facts.ts";
import type { ScoreLine } from "./lines.ts";

/** What scoring finds of one member; the lines that say where it comes from stand apart (Scored). */
export interface MemberScore {
  readonly person: number;
  readonly name: string;
  /** Each dimension rounded half up once, in hundredths. */
  readonly points: Readonly<Record<string, number>>;
  /** Before cap and rounding, of the dimensions that break ties: in hundredths where they say it exactly. */
  readonly raw: Readonly<Record<string, number | Exact>>;
  readonly total: number;
  readonly vetoes: readonly ScoreLine[];
  /** The grade that the vetoes leave, null without any. */
  readonly vetoed: string | null;
  /** What bars from a grade (by its id) or from commendation (""), in words; no entry for nothing. */
  readonly bars: Readonly<Record<string, string>>;
  readonly open: readonly ExpectedMeeting[];
  readonly sector: string | null;
  readonly group: string | null;
  /** On the period's last day. */
  readonly office: Office;
}

/** A score with the lines that say where it comes from; they are apart, since nobody can hold those of everybody. */
export interface Scored {
  readonly score: MemberScore;
  readonly lines: readonly ScoreLine[];
}

/** The bar of commendation among those of the grades. */
export const COMMEND = "";
