import { chineseDate, firstDay, lastDay, type PartialDate } from "../../domain/calendar/dates.ts";
import { text } from "../../domain/text/text.ts";
import { writeOrdinal } from "../../domain/vocabulary/han.ts";
import { kindsIn } from "../../domain/vocabulary/kinds.ts";
import { annualReport } from "../../report/annual.ts";
import type { OfficialDocument } from "../../report/document.ts";
import type { YearRecords } from "../../report/year-records.ts";
import type { Desk } from "../desk.ts";
import { letterhead } from "../office/letterhead.ts";
import { termOn } from "../office/term.ts";
import type { Document, Job } from "./job.ts";

/** 年度工作报告: a year in figures. */
export const yearReport: Document = {
  id: "report",
  alias: "年度报告",
  summary: text("年度工作报告（统计，Word）", "the annual report in figures (Word)"),
  of: "year",
  fileName: ({ year }) => `${year}年度工作报告（统计）`,
  docx: (job) => reportOf(job),
  async warnings({ desk, year, date }) {
    const day = knownBy(desk, date);
    if (day >= desk.store.periods.of(year).to) return [];
    return [
      text(
        `${year}年度到${chineseDate(day)}还没有结束，报告里的数字截至这一天`,
        `${year} is not over on ${day}: the report counts up to that day`,
      ),
    ];
  },
};

/** The last day of which a document dated so can know. */
const knownBy = ({ today }: Desk, date: string): string => (date < today ? date : today);

async function reportOf({ desk, year, date, current }: Job): Promise<OfficialDocument> {
  const { store } = desk;
  const { to } = store.periods.of(year);
  const through = knownBy(desk, date);
  const last = through < to ? through : to;
  const term = termOn(store, last);
  const records = recordsIn(desk);
  const evaluated = store.evaluations.latest(year) === undefined ? null : await current();
  return annualReport({
    ...letterhead(store),
    date,
    through,
    term: writeOrdinal(term.number),
    roster: store.years.roster(year, term, last),
    now: records(year),
    before: records(year - 1),
    evaluation: evaluated && { rules: evaluated.rules, members: evaluated.members },
  });
}

/** The records of a year, as the figures ask for them. */
function recordsIn({ store }: Desk): (year: number) => YearRecords {
  const sameRow = store.activities.sameRow(kindsIn("contacts").map(({ id }) => id));
  const seats = store.people.seats();
  const isMember = (person: number, day: PartialDate | null): boolean =>
    (seats.get(person) ?? []).some((seat) => day === null || (seat.from <= lastDay(day) && (seat.to ?? "9999") >= firstDay(day)));
  return (year) => ({ year, ...store.periods.of(year), ...store.years.records(year), sameRow, isMember });
}
