import type { Activity } from "../domain/activities/activity.ts";
import { bestStates } from "../domain/activities/attendance.ts";
import type { Kind, Section } from "../domain/vocabulary/kind.ts";
import { canonicalForm, kindOf, kindsIn, tookPart } from "../domain/vocabulary/kinds.ts";
import { LEVELS, type Level } from "../domain/vocabulary/levels.ts";
import type { Outcome } from "../domain/vocabulary/outcomes.ts";
import { isThere, type State } from "../domain/vocabulary/states.ts";
import { type ProposalFigures, proposalFigures } from "./proposals.ts";
import type { YearRecords } from "./year-records.ts";

/** The counts of the annual report, each from a year's records (docs/records.md, 年度报告的数字). null: no record to count. */
export type YearFigures = ReturnType<typeof yearFigures>;

export function yearFigures(records: YearRecords) {
  const { activities, isMember } = records;
  const sittings = Map.groupBy(
    activities.filter(({ partOf }) => partOf !== null),
    ({ partOf }) => partOf as number,
  );
  /** The activities of a kind, each with its sittings counted once. */
  const of = (kind: string): Activity[] => activities.filter((activity) => activity.kind === kind && activity.partOf === null);
  /** The activities of whatever kinds a section of the report counts. */
  const inSection = (section: Section, holds: (kind: Kind) => boolean = () => true): Activity[] => {
    const kinds = new Set(
      kindsIn(section)
        .filter(holds)
        .map(({ id }) => id),
    );
    return activities.filter(({ kind, partOf }) => kinds.has(kind) && partOf === null);
  };
  const sittingsOf = ({ id }: Activity): readonly Activity[] => sittings.get(id) ?? [];

  /** Who came to an activity, once each whatever their roles and sittings; of a kind that nobody attends, who did it. */
  function cameTo(activity: Activity): number[] {
    const parts = [activity, ...sittingsOf(activity)].flatMap((held) => held.parts);
    return [...bestStates(parts)].filter(([, state]) => tookPart(kindOf(activity.kind), state)).map(([person]) => person);
  }

  /** 人次: person × activity, members alone. */
  const membersAt = (activity: Activity): number => cameTo(activity).filter((person) => isMember(person, activity.starts)).length;

  const counted = <Value>(population: readonly Activity[], value: (population: readonly Activity[]) => Value): Value | null =>
    population.length === 0 ? null : value(population);
  const sum = (numbers: readonly number[]): number => Math.round(numbers.reduce((total, number) => total + number, 0) * 100) / 100;

  const proposals = inSection("proposals");
  const listed = new Set(records.turned.map(({ proposal }) => proposal));
  // A proposal that became an opinion is one of them, once.
  const opinions = [
    ...inSection("opinions"),
    ...proposals.filter(({ id, outcomes }) => !listed.has(id) && outcomes.some(({ what }) => what === "to_opinion")),
  ];
  const having = (population: readonly Activity[], what: Outcome, levels?: readonly Level[]): number =>
    population.filter(({ outcomes }) =>
      outcomes.some(
        (outcome) => outcome.what === what && (levels === undefined || (outcome.level !== null && levels.includes(outcome.level))),
      ),
    ).length;

  const isOfForms = (forms: readonly string[] | undefined, { form }: Activity): boolean =>
    forms?.includes(canonicalForm(form) ?? "") ?? false;
  const isWithMembers = (activity: Activity): boolean => isOfForms(kindOf(activity.kind).formsWithMembers, activity);
  const contacts = inSection("contacts").filter((activity) => !isWithMembers(activity) && cameTo(activity).length > 0);
  // A row that names several people is one visit, though each of them has an activity of it.
  const visits = [...Map.groupBy(contacts, ({ id }) => records.sameRow.get(id) ?? id).values()];
  const met = visits.flatMap((visit) => peopleMet(visit) ?? []);

  /** Each honour of each holder once, at its highest level; undefined where no level is written. */
  const honours = inSection("honours").flatMap(({ starts, outcomes }) =>
    [...Map.groupBy(outcomes, ({ person }) => person)]
      .filter(([person]) => person === null || isMember(person, starts))
      .map(([, own]) => LEVELS.findLast(({ id }) => own.some(({ level }) => level === id))?.id),
  );
  const commended = inSection("commendations").flatMap((activity) =>
    cameTo(activity).filter((person) => isMember(person, activity.starts)),
  );

  return {
    of,
    proposals: counted(proposals, (all): ProposalFigures => proposalFigures(all)),
    /** 应到 = 实到 + 请假 + 缺席, 列席 apart; late and early count as having come. Signed by sittings: person-sittings. */
    attendance(meeting: Activity) {
      const signed = sittingsOf(meeting).length > 0 ? sittingsOf(meeting) : [meeting];
      const states = signed.flatMap(({ parts }) => [...bestStates(parts).values()]).filter((state) => state !== null);
      const count = (...wanted: State[]): number => states.filter((state) => wanted.includes(state)).length;
      return {
        sittings: signed.length,
        due: states.length - count("observer"),
        came: count("present", "late", "left_early"),
        leave: count("leave"),
        absent: count("absent"),
        observers: count("observer"),
      };
    },
    /** How often activities of a kind took place, and how many members came to them in all. */
    held: (kind: string): { times: number; people: number } | null =>
      counted(of(kind), (all) => ({ times: all.length, people: sum(all.map(membersAt)) })),
    lectures: counted(
      inSection("activities", (kind) => kind.lectures !== undefined),
      (all) => all.filter((activity) => isOfForms(kindOf(activity.kind).lectures, activity)).length,
    ),
    /** A report counts once, however many leaders wrote on it. */
    instructedReports: counted(
      inSection("activities", (kind) => kind.makesReport === true),
      (all) => having(all, "instructed"),
    ),
    opinions: counted(opinions, (all) => ({
      sent: all.length,
      adopted: having(all, "adopted"),
      adoptedAbove: having(all, "adopted", ["city", "province", "nation"]),
      instructed: having(all, "instructed"),
      /** Events of adoption, of which an item may have several. */
      adoptions: (level: Level): number =>
        all.flatMap(({ outcomes }) => outcomes).filter((outcome) => outcome.what === "adopted" && outcome.level === level).length,
    })),
    visits: counted(contacts, () => visits.length),
    /** People met: a visit's number once; — where no visit has one. */
    met: met.length === 0 ? null : sum(met),
    withMembers: inSection("contacts").filter(isWithMembers).length,
    charity: counted(inSection("charity"), (all) => ({
      times: all.length,
      people: sum(all.map(membersAt)),
      yuan: sum(all.flatMap(({ parts }) => parts.map(({ amount }) => amount ?? 0))),
    })),
    honours: (level: Level | undefined): number | null =>
      counted(inSection("honours"), () => honours.filter((own) => own === level).length),
    commended: counted(inSection("commendations"), () => ({ times: commended.length, people: new Set(commended).size })),
  };
}

/**
 * How many people a visit met; undefined where nobody wrote a number. As yet a number stands with each of those who went:
 * the same number with all of them is the visit's, once; different ones are what each met, and add up.
 */
function peopleMet(visit: readonly Activity[]): number | undefined {
  const numbers = visit
    .flatMap(({ parts }) => parts)
    .filter(({ state }) => isThere(state))
    .flatMap(({ quantity }) => quantity ?? []);
  if (new Set(numbers).size <= 1) return numbers[0];
  return numbers.reduce((total, number) => total + number, 0);
}
