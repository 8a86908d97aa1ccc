import type { Activity, Handling, OutcomeRecord } from "../../domain/activities/activity.ts";
import { activityIndex, findActivity } from "../../domain/activities/activity-keys.ts";
import { readCaseNumber } from "../../domain/calendar/sessions.ts";
import { splitList } from "../../domain/text/plain.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { levelLabel } from "../../domain/vocabulary/levels.ts";
import { type Outcome, outcomeLabel, REVIEWS } from "../../domain/vocabulary/outcomes.ts";
import type { Role } from "../../domain/vocabulary/roles.ts";
import type { Sheet, SheetRow } from "../../report/sheet.ts";
import { OPINIONS } from "../imports/opinions.ts";
import { FOR_EACH } from "../imports/outcome-cells.ts";
import { FEEDBACK, FORMS, PROPOSALS } from "../imports/proposals.ts";
import type { LedgerInput } from "./activities-sheet.ts";
import { canStand, columnsOf, common, idsOf, privateCell, textCell, withoutPrivateTitles } from "./cell-text.ts";

export interface CasesInput extends LedgerInput {
  /** Every activity of the kind on record: whether a row of this one would be taken for another. */
  readonly onRecord: readonly Activity[];
}

/** 提案一览表 as `import proposals` reads it: one row a proposal, by number. */
export function proposalsSheet({ year, activities: all, nameOn, unmask, onRecord }: CasesInput): Sheet {
  const { open: activities, notes } = withoutPrivateTitles(all, unmask);
  const index = activityIndex(onRecord);
  const proposals = activities.filter(({ kind }) => kind === "proposal").sort(byNumber);
  const isWritable = (activity: Activity): boolean =>
    canStand(activity.title) &&
    isItself(activity, index) &&
    (activity.body === null ? of(activity, "lead").length === 1 : canStand(activity.body));
  const written = proposals.filter(isWritable);
  return {
    title: text(`${year}年度提案一览表`, `proposals of ${year}`),
    again: true,
    columns: columnsOf(PROPOSALS, {
      serial: { width: 12 },
      title: { width: 34 },
      category: { width: 11 },
      livelihood: { width: 7 },
      form: { width: 7 },
      lead: { width: 12 },
      cosigners: { width: 20 },
      date: { width: 12, kind: "date" },
      review: { width: 10 },
      reviewDate: { width: 12, kind: "date" },
      mergedInto: { width: 12 },
      key: { width: 6 },
      excellent: { width: 6 },
      excellentDate: { width: 12, kind: "date" },
      sentUp: { width: 10 },
      sentUpDate: { width: 12, kind: "date" },
      unit: { width: 16 },
      joint: { width: 16 },
      assigned: { width: 12, kind: "date" },
      replied: { width: 12, kind: "date" },
      class: { width: 7 },
      feedback: { width: 10 },
      note: { width: 20 },
    }),
    rows: written.map((activity) => proposalRow(activity, nameOn, unmask)),
    notes: [
      ...missingNote(
        proposals.filter((activity) => !isWritable(activity)),
        "没有第一提案人（或不止一位），或与别的记录分不开",
        "without a lead author or with several, or not to be told from another one",
      ),
      ...unequalNote(written),
      ...notes,
    ],
  };
}

function proposalRow(activity: Activity, nameOn: LedgerInput["nameOn"], unmask: boolean): SheetRow {
  const names = (role: Role): string | null =>
    of(activity, role)
      .map(({ person, name }) => nameOn({ id: person, name }, activity.starts))
      .join("、") || null;
  const reviews = activity.outcomes.filter(({ what }) => REVIEWS.includes(what));
  const sentUp = eventCells(activity, "sent_up", unmask);
  const marked = (what: Outcome): true | null => activity.outcomes.some((outcome) => outcome.what === what) || null;
  return {
    serial: textCell(activity.serial),
    title: activity.title.trim(),
    category: textCell(activity.category),
    livelihood: activity.livelihood,
    // A form that an import would not know, or would take for something else, is left to be told by the signers.
    form: activity.body !== null ? "集体" : activity.form !== "集体" && FORMS.includes(activity.form ?? "") ? activity.form : null,
    lead: activity.body?.trim() ?? names("lead"),
    cosigners: names("cosigner"),
    date: activity.starts,
    review: [...new Set(reviews.map(({ what }) => outcomeLabel(what).zh))].join("、") || null,
    reviewDate: common(reviews.map(({ date }) => date)),
    mergedInto: textCell(activity.refersTo),
    key: marked("key"),
    excellent: marked("excellent"),
    excellentDate: common(activity.outcomes.filter(({ what }) => what === "excellent").map(({ date }) => date)),
    sentUp: sentUp.level,
    sentUpDate: sentUp.date,
    ...handlingCells(activity),
    note: privateCell(activity.note, unmask),
  };
}

interface Round {
  readonly leads: readonly Handling[];
  readonly joints: readonly Handling[];
}

/** The rounds of handling, as one row can name their units: all of one set of lead units, else the first alone. */
function roundsOf({ handlings }: Activity): Round[] {
  const named = handlings.filter(({ unit }) => canStand(unit) && splitList(unit).join() === unit);
  const rounds = [...Map.groupBy(named, ({ round }) => round)]
    .sort(([a], [b]) => a - b)
    .map(([, group]) => ({ leads: group.filter(({ lead }) => lead), joints: group.filter(({ lead }) => !lead) }));
  const units = ({ leads }: Round): string => leads.map(({ unit }) => unit).join("、");
  const [first, ...more] = rounds;
  if (first === undefined) return [];
  return more.every((round) => units(round) === units(first) && round.joints.length === 0) ? rounds : [first];
}

/** One date, class and opinion hold for all units of a round: where theirs differ, the cell is left blank. Rounds are separated by ；. */
function handlingCells(activity: Activity): SheetRow {
  const rounds = roundsOf(activity);
  const [first = { leads: [], joints: [] }] = rounds;
  const each = (pick: (round: Round) => string | null): string | null => {
    const values = rounds.map(pick);
    return values.every((value) => value === null) ? null : values.map((value) => value ?? "—").join("；");
  };
  const ofLeads = (field: "replied" | "class" | "feedback", known: (value: string) => boolean = () => true): string | null =>
    each(({ leads }) => {
      const value = common(leads.map((handling) => handling[field]));
      return value !== null && known(value) ? value : null;
    });
  return {
    unit: first.leads.map(({ unit }) => unit).join("、") || null,
    joint: first.joints.map(({ unit }) => unit).join("、") || null,
    assigned: each(({ leads, joints }) => common([...leads, ...joints].map(({ assigned }) => assigned))),
    replied: ofLeads("replied"),
    class: ofLeads("class", (value) => /^[A-D]$/.test(value)),
    feedback: ofLeads("feedback", (value) => FEEDBACK.includes(value)),
  };
}

function unequalNote(activities: readonly Activity[]): Text[] {
  const differ = (values: readonly (string | null)[]): boolean => new Set(values).size > 1;
  const unequal = activities.filter((activity) => {
    const rounds = roundsOf(activity);
    return (
      rounds.some(
        ({ leads, joints }) =>
          differ([...leads, ...joints].map(({ assigned }) => assigned)) ||
          (["replied", "class", "feedback"] as const).some((field) => differ(leads.map((handling) => handling[field]))),
      ) || activity.handlings.some(({ round }) => round > rounds.length)
    );
  });
  if (unequal.length === 0) return [];
  const ids = idsOf(unequal);
  return [
    text(
      `${unequal.length} 件提案的各办理单位日期、答复不一，或办理不止一轮，一行写不下的留空：${ids}`,
      `${unequal.length} proposals whose units differ, or that were handled more than once: what one row cannot say is left blank: ${ids}`,
    ),
  ];
}

/** 社情民意台账 as `import opinions` reads it: one row an opinion. */
export function opinionsSheet({ year, activities: all, nameOn, unmask, onRecord }: CasesInput): Sheet {
  const { open: activities, notes } = withoutPrivateTitles(all, unmask);
  const index = activityIndex(onRecord);
  const opinions = activities.filter(({ kind }) => kind === "opinion");
  const isWritable = (activity: Activity): boolean =>
    canStand(activity.title) && isItself(activity, index) && of(activity, "author").length > 0;
  return {
    title: text(`${year}年度社情民意台账`, `opinions of ${year}`),
    again: true,
    columns: columnsOf(OPINIONS, {
      serial: { width: 12 },
      title: { width: 36 },
      authors: { width: 20 },
      date: { width: 12, kind: "date" },
      adopted: { width: 12 },
      adoptedDate: { width: 14, kind: "date" },
      adoptedForm: { width: 12 },
      adopted_county: BY_LEVEL,
      adopted_city: BY_LEVEL,
      adopted_province: BY_LEVEL,
      adopted_nation: BY_LEVEL,
      instructed_county: BY_LEVEL,
      instructed_city: BY_LEVEL,
      instructed_province: BY_LEVEL,
      instructed_nation: BY_LEVEL,
      instructed: { width: 12 },
      leader: { width: 16 },
      instructedDate: { width: 14, kind: "date" },
      origin: { width: 20 },
      note: { width: 20 },
    }),
    rows: opinions.filter(isWritable).map((activity): SheetRow => {
      const adopted = eventCells(activity, "adopted", unmask);
      const instructed = eventCells(activity, "instructed", unmask);
      return {
        serial: textCell(activity.serial),
        title: activity.title.trim(),
        authors: of(activity, "author")
          .map(({ person, name }) => nameOn({ id: person, name }, activity.starts))
          .join("、"),
        date: activity.starts,
        adopted: adopted.level,
        adoptedDate: adopted.date,
        adoptedForm: adopted.form,
        instructed: instructed.level,
        leader: instructed.by,
        instructedDate: instructed.date,
        origin: textCell(activity.refersTo),
        note: privateCell(activity.note, unmask),
      };
    }),
    notes: [
      ...missingNote(
        opinions.filter((activity) => !isWritable(activity)),
        "没有作者，或与别的记录分不开",
        "without authors, or not to be told from another one",
      ),
      ...notes,
    ],
  };
}

/** Columns of a tick for each level, which the levels' own column makes needless: for those who fill in by hand. */
const BY_LEVEL = { width: 10 };

interface EventCells {
  readonly level: string | null;
  readonly date: string | null;
  readonly by: string | null;
  readonly form: string | null;
}

/** Levels, and for each its date, leader and form: one for all where they are the same, else one each (2026-03-01；—). */
function eventCells(activity: Activity, what: Outcome, unmask: boolean): EventCells {
  const outcomes = activity.outcomes.filter((outcome) => outcome.what === what);
  const byLevel = [...Map.groupBy(outcomes, ({ level }) => level)];
  // With and without a level at once is more than one cell can say: blank states nothing.
  if (byLevel.length === 0 || (byLevel.length > 1 && byLevel.some(([level]) => level === null)))
    return { level: null, date: null, by: null, form: null };
  const each = (pick: (outcome: OutcomeRecord) => string | null): string | null => {
    const values = byLevel.map(([, group]) => common(group.map(pick)));
    const same = common(values);
    const isOne = values.every((value) => value === same);
    const parts = (value: string): number => value.split(FOR_EACH).length;
    if (isOne) return same !== null && byLevel.length > 1 && parts(same) === byLevel.length ? null : same;
    return values.every((value) => value === null || parts(value) === 1) ? values.map((value) => value ?? "—").join("；") : null;
  };
  return {
    level: byLevel.map(([level]) => (level === null ? outcomeLabel(what).zh : levelLabel(level).zh)).join("、"),
    date: each(({ date }) => date),
    by: privateCell(
      each(({ by }) => textCell(by)),
      unmask,
    ),
    form: each(({ form }) => textCell(form)),
  };
}

const of = ({ parts }: Activity, wanted: Role): Activity["parts"] => parts.filter(({ role }) => role === wanted);

/** Whether an import would find this very activity by what its row says. */
const isItself = (activity: Activity, index: ReadonlyMap<string, Activity>): boolean =>
  findActivity(index, { ...activity, serial: textCell(activity.serial), own: false }, activity.parts)?.id === activity.id;

/** By session and number; those without a case number behind, as they stand. */
function byNumber(a: Activity, b: Activity): number {
  const [x, y] = [readCaseNumber(a.serial ?? ""), readCaseNumber(b.serial ?? "")];
  if (!x || !y) return Number(!x) - Number(!y);
  return x.term - y.term || x.session - y.session || x.number - y.number;
}

function missingNote(activities: readonly Activity[], zh: string, en: string): Text[] {
  if (activities.length === 0) return [];
  const ids = idsOf(activities);
  return [text(`${activities.length} 件没有列出（${zh}）：${ids}`, `${activities.length} are not in it (${en}): ${ids}`)];
}
