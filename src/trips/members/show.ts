import type { Liaison } from "../../domain/liaison/liaison.ts";
import type { Apart } from "../../domain/people/called.ts";
import type { Member } from "../../domain/people/member.ts";
import type { Tenure } from "../../domain/people/member-on.ts";
import { shown } from "../../domain/scoring/exact.ts";
import type { Provenance } from "../../domain/text/provenance.ts";
import { dutySheet } from "../../report/members.ts";
import type { Sheet } from "../../report/sheet.ts";
import type { Desk } from "../desk.ts";
import { apartOn } from "./called.ts";
import { findEverMember } from "./who.ts";

/** All that is on record of one member. */
export interface MemberFile {
  readonly member: Member;
  /** In every term, each with the term's number and the row that it was imported from. */
  readonly tenures: readonly (Tenure & { readonly term: number; readonly source: Provenance | null })[];
  readonly suspensions: readonly { readonly starts: string; readonly ends: string | null; readonly basis: string | null }[];
  readonly liaisons: readonly Liaison[];
  /** Tells apart those with whom contact is kept. */
  readonly apart: Apart;
  readonly duties: Sheet;
  readonly evaluations: readonly {
    readonly year: number;
    readonly total: number | null;
    readonly rank: number | null;
    readonly grade: string | null;
    /** The leaders' decision, where there is one. */
    readonly decided?: string;
    /** Why a member is not evaluated. */
    readonly why: string | null;
  }[];
}

/** The member whom a clerk names so, in any term. */
export async function showMember(desk: Desk, written: string): Promise<MemberFile> {
  const { store, today } = desk;
  const member = await findEverMember(desk, written, today, "read");
  const terms = store.terms.all();
  const origins = store.sources.ofTenures(member.id);
  const liaisons = store.liaisons.ofPerson(member.id);
  const partners = liaisons.flatMap(({ person, withPerson }) => [person, withPerson ?? person]);
  return {
    member,
    tenures: terms.flatMap(({ id, number }) =>
      store.tenures.ofPerson(id, member.id).map((tenure) => ({ ...tenure, term: number, source: origins.get(tenure.id) ?? null })),
    ),
    suspensions: terms.flatMap(({ id }) => store.tenures.suspensionsOfTerm(id).filter(({ person }) => person === member.id)),
    liaisons,
    apart: apartOn(store, today, partners),
    duties: dutiesOf(desk, member),
    evaluations: evaluationsOf(desk, member.id),
  };
}

function dutiesOf({ store }: Desk, { id, name }: Member): Sheet {
  const activities = store.activities.ofPerson(id);
  const meetings = new Map(
    activities.flatMap(({ partOf }) => (partOf === null ? [] : [[partOf, store.activities.get(partOf)?.title] as const])),
  );
  const parts = store.sources.ofParts(activities.map((activity) => activity.id));
  return dutySheet(
    name,
    id,
    activities,
    (meeting) => meetings.get(meeting),
    (part) => parts.get(part),
  );
}

const evaluationsOf = ({ store }: Desk, id: number): MemberFile["evaluations"] =>
  store.evaluations.years().flatMap((year) => {
    const evaluation = store.evaluations.latest(year);
    const result = evaluation && store.evaluations.members(evaluation.id).find(({ person }) => person === id);
    if (!result) return [];
    const decision = store.decisions.of(year).get(id);
    return [
      {
        year,
        total: result.total === null ? null : shown(result.total),
        rank: result.rank,
        grade: result.gradeName,
        ...(decision && { decided: decision.gradeName ?? decision.grade }),
        why: result.why,
      },
    ];
  });
