import type { Activity, OutcomeRecord, Part } from "../../domain/activities/activity.ts";
import { datedKey } from "../../domain/activities/activity-keys.ts";
import type { PartialDate } from "../../domain/calendar/dates.ts";
import { readDays } from "../../domain/calendar/dates.ts";
import { plainText, saysSame } from "../../domain/text/plain.ts";
import { type Text, text } from "../../domain/text/text.ts";
import type { Kind } from "../../domain/vocabulary/kind.ts";
import { kindOf, readKind, roleWord } from "../../domain/vocabulary/kinds.ts";
import { levelLabel } from "../../domain/vocabulary/levels.ts";
import { outcomeLabel } from "../../domain/vocabulary/outcomes.ts";
import { isWritten, type Role } from "../../domain/vocabulary/roles.ts";
import { readAttendanceWord, stateLabel } from "../../domain/vocabulary/states.ts";
import type { Sheet, SheetRow } from "../../report/sheet.ts";
import { ACTIVITIES, NOT_KNOWN } from "../imports/activities.ts";
import { canStand, columnsOf, idsOf, privateCell, textCell, withoutPrivateTitles } from "./cell-text.ts";

export interface LedgerInput {
  readonly year: number;
  /** The activities booked in the year, sittings included. */
  readonly activities: readonly Activity[];
  /** How somebody is written so that an import finds them again on that day. */
  readonly nameOn: (person: { readonly id: number; readonly name: string }, date: PartialDate | null) => string;
  readonly unmask: boolean;
}

/** 履职活动台账 as `import activities` reads it: a row for each activity, person and role. */
export function activitiesSheet({ year, activities: all, nameOn, unmask }: LedgerInput): Sheet {
  const { open: activities, notes } = withoutPrivateTitles(all, unmask);
  const sittings = new Set(activities.flatMap(({ partOf }) => (partOf === null ? [] : [partOf])));
  const own = activities.filter(({ partOf, kind }) => partOf === null && !kindOf(kind).hasOwnLedger);
  const byKey = Map.groupBy(own, datedKey);
  const out = { sittings: [] as Activity[], twins: [] as Activity[], unwritable: [] as Activity[], sanctions: [] as Activity[] };
  const rows = own.flatMap((activity) => {
    const leave = (why: Activity[]): SheetRow[] => {
      why.push(activity);
      return [];
    };
    if (sittings.has(activity.id)) return leave(out.sittings);
    if ((byKey.get(datedKey(activity))?.length ?? 0) > 1) return leave(out.twins);
    if (!isWritable(activity)) return leave(out.unwritable);
    const written = rowsOf(activity, nameOn, unmask);
    if (activity.parts.some((part) => !isStated(activity, part))) leave(out.sanctions);
    return written;
  });
  return {
    title: text(`${year}年度履职活动台账`, `activities of ${year}`),
    again: true,
    columns: columnsOf(ACTIVITIES, {
      date: { width: 12, kind: "date" },
      kind: { width: 13, words: (kind) => kindOf(kind).label },
      title: { width: 34 },
      name: { width: 14 },
      role: { width: 9, words: (role, row) => roleWord(String(row.kind), role as Role) },
      state: { width: 12, words: (_, row) => stateWords(row) },
      form: { width: 12 },
      quantity: { width: 8, kind: "number" },
      amount: { width: 10, kind: "number" },
      level: { width: 10 },
      outcome: { width: 12 },
      outcomeDate: { width: 12, kind: "date" },
      place: { width: 18 },
      note: { width: 24 },
    }),
    rows,
    notes: [...notesOn(out), ...notes],
  };
}

/** Whether a row can say which activity it is about. */
function isWritable({ kind, title, starts, parts }: Activity): boolean {
  const word = readKind(kindOf(kind).label.zh);
  return starts !== null && parts.length > 0 && canStand(title) && word?.kind.id === kind && word.form === undefined;
}

/** A row about a sanction needs to say which; of everybody else a row says that they took part. */
const isStated = (activity: Activity, part: Part): boolean =>
  !kindOf(activity.kind).needsOutcome || activity.outcomes.some(({ person }) => person === part.person);

function rowsOf(activity: Activity, nameOn: LedgerInput["nameOn"], unmask: boolean): SheetRow[] {
  const kind = kindOf(activity.kind);
  const parts = activity.parts.filter((part) => isStated(activity, part));
  const shared = kind.personal ? [] : eventsOf(kind, activity.outcomes);
  const rows = parts.flatMap((part, i) => {
    const isLast = i === parts.length - 1;
    const own = kind.personal
      ? eventsOf(
          kind,
          activity.outcomes.filter(({ person }) => person === part.person),
        )
      : shared.slice(i, isLast ? undefined : i + 1);
    const row = partRow(activity, kind, part, nameOn({ id: part.person, name: part.name }, activity.starts), unmask);
    const [first, ...more] = own;
    // What is counted stands in one row of a person and role: the counts of several would add up.
    return [{ ...row, ...first }, ...more.map((event) => ({ ...row, quantity: null, amount: null, ...event }))];
  });
  // Once, and not in every row: notes of several rows are joined.
  return rows.map((row, i) => ({ ...row, note: i === 0 ? privateCell(activity.note, unmask) : null }));
}

function partRow(activity: Activity, kind: Kind, part: Part, name: string, unmask: boolean): SheetRow {
  return {
    date: daysWords(activity),
    kind: activity.kind,
    title: activity.title.trim(),
    name,
    role: part.role,
    // A blank would be attendance, for every role but the author's.
    state: part.state ?? (kind.attended && !isWritten(part.role, null) ? "unknown" : null),
    reason: privateCell(part.reason === null ? null : plainText(part.reason), unmask),
    form: textCell(part.form ?? activity.form),
    quantity: part.quantity,
    amount: part.amount,
    level: null,
    outcome: null,
    outcomeDate: null,
    place: privateCell(activity.place, unmask),
  };
}

/** 2025-03-01至2025-03-03: the day, or the first and the last as an import reads them. */
function daysWords({ starts, ends }: Activity): string | null {
  const span = `${starts}至${ends}`;
  return readDays(span)?.ends === ends ? span : starts;
}

/** 请假（病假）: the state, with the reason of a leave. */
function stateWords({ state, reason }: SheetRow): Text {
  if (state === "unknown") return text(NOT_KNOWN, "unknown");
  const word = stateLabel(String(state));
  if (state !== "leave" || typeof reason !== "string") return word;
  const full = `${word.zh}（${reason}）`;
  return saysSame(readAttendanceWord(full)?.reason ?? "", reason) ? text(full, `${word.en} (${reason})`) : word;
}

/** What came of an activity, as rows state it: an outcome on a day, at one level or several. */
function eventsOf(
  { impliedOutcome, outcomes: known }: Kind,
  outcomes: readonly OutcomeRecord[],
): Record<"outcome" | "level" | "outcomeDate", string | null>[] {
  const groups = Map.groupBy(
    outcomes.filter(({ what }) => known.includes(what)),
    ({ what, date, level }) => [what, date ?? "", level === null].join("|"),
  );
  return [...groups.values()].map((group) => {
    const [{ what, date }] = group as [OutcomeRecord];
    const levels = [...new Set(group.flatMap(({ level }) => (level === null ? [] : [levelLabel(level).zh])))];
    // Of an honour the outcome goes without saying; what would be written there is kept as a note.
    return { outcome: impliedOutcome !== undefined ? null : outcomeLabel(what).zh, level: levels.join("、") || null, outcomeDate: date };
  });
}

function notesOn({
  sittings,
  twins,
  unwritable,
  sanctions,
}: Record<"sittings" | "twins" | "unwritable" | "sanctions", Activity[]>): Text[] {
  const note = (activities: readonly Activity[], zh: string, en: string): Text[] =>
    activities.length === 0
      ? []
      : [text(`${activities.length} 件${zh}：${idsOf(activities)}`, `${activities.length} ${en}: ${idsOf(activities)}`)];
  return [
    ...note(sittings, "按场次签到的会议不在本表", "meetings signed by sittings are not in it"),
    ...note(
      twins,
      "日期、类别、名称相同的记录（如同一天的联系群众）在这张表里分不开，没有列出",
      "of the same date, kind and title (such as contacts of one day) cannot be told apart here and are not in it",
    ),
    ...note(unwritable, "没有参加人或名称写不成一格的没有列出", "without people, or with a title that no cell can hold, are not in it"),
    ...note(sanctions, "有当事人没有填结果，没有列出这些人", "have people without an outcome, who are not in it"),
  ];
}
