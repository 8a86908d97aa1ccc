import { type Text, text } from "../domain/text/text.ts";
import type { Sheet } from "./sheet.ts";

/** A year as it stands in the record file. */
export interface YearRow {
  readonly year: number;
  readonly from: string;
  readonly to: string;
  readonly state: "closed" | "open";
  /** How many were evaluated; null: nobody yet. */
  readonly evaluated: number | null;
  /** Of what was closed. */
  readonly digest: string | null;
  /** When an upgrade filled in what an older version did not freeze at closing; null where nothing was. */
  readonly filled: string | null;
  /** Of a closed year: whether it still comes out as it was closed. */
  readonly check: "same" | "differs" | null;
}

/** The log's digest: from which operation on it is kept, what it is now, and from which operation on it no longer agrees. */
export interface LogDigest {
  readonly from: number | null;
  readonly head: string | null;
  readonly broken: number | null;
}

/** The years: their dates, whether they are closed, and whether what was closed, and the log, are as they were written. */
export function yearsSheet(years: readonly YearRow[], { from, head, broken }: LogDigest): Sheet {
  const log = broken === null ? "same" : "differs";
  return {
    title: text("年度", "years"),
    columns: [
      { key: "year", title: text("年度", "year"), kind: "number" },
      { key: "from", title: text("第一天", "from") },
      { key: "to", title: text("最后一天", "to") },
      {
        key: "state",
        title: text("状态", "state"),
        words: (state) => (state === "closed" ? text("已关闭", "closed") : text("未关闭", "open")),
      },
      { key: "evaluated", title: text("考核人数", "evaluated"), kind: "number", yields: 1 },
      { key: "digest", title: text("指纹", "digest"), words: (digest) => text(shortened(digest), shortened(digest)), yields: 2 },
      {
        key: "check",
        title: text("核对", "check"),
        words: (check) => (check === "same" ? text("一致", "same") : text("有出入", "differs")),
      },
    ],
    rows: years.map((year) => ({ ...year, log, logHead: head })),
    notes: [
      ...years.flatMap(filledNote),
      // What to write down elsewhere, to tell later whether the log up to it is still the same.
      ...(broken !== null || from === null || head === null
        ? []
        : [
            text(
              `操作日志与写入时一致；到现在为止的指纹 ${shortened(head)}`,
              `the log is as it was written; its digest up to now ${shortened(head)}`,
            ),
          ]),
    ],
  };
}

/** A digest as it is shown: enough to compare by eye. */
const shortened = (digest: string): string => digest.slice(0, 12);

/** What an older version did not freeze when it closed a year is as it stood at the upgrade. */
const filledNote = ({ year, filled }: YearRow): Text[] =>
  filled === null
    ? []
    : [
        text(
          `${year} 年度由旧版本关闭：委员的性别、民族、党派、界别等和提案办理情况当时没有冻结，是 ${filled.slice(0, 10)} 升级档案时的样子；它们不在指纹里`,
          `${year} was closed by an older version: particulars of members and the handling of proposals are as they stood at the upgrade of ${filled.slice(0, 10)}, and not in the digest`,
        ),
      ];
