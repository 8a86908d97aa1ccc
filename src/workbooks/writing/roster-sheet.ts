import { chineseDate, covers } from "../../domain/calendar/dates.ts";
import { birthMonthFault, type Member, maskPhone, officeLabel, readEthnicity, readParty, readSex } from "../../domain/people/member.ts";
import { inOrder, type NameOrder, ORDER_WORDS } from "../../domain/people/name-order.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { writeOrdinal } from "../../domain/vocabulary/han.ts";
import type { Sheet, SheetRow } from "../../report/sheet.ts";
import { ROSTER } from "../imports/roster.ts";
import { canStand, columnsOf, privateCell, textCell } from "./cell-text.ts";

export interface RosterInput {
  /** The number of the term. */
  readonly term: number;
  readonly date: string;
  readonly today: string;
  /** Everybody with a seat in the term, as of the date. */
  readonly members: readonly Member[];
  readonly unmask: boolean;
  readonly order: NameOrder;
}

/** 委员名册 as `import roster` reads it: one row a member who serves on the day or is suspended, in order. */
export function rosterSheet({ term, date, today, members, unmask, order }: RosterInput): Sheet {
  const seated = inOrder(
    order,
    members.filter(({ seats }) => seats.some((seat) => covers(seat, date))),
    (member) => member,
  );
  return {
    title: text(`第${writeOrdinal(term)}届委员名册（${chineseDate(date)}）`, `roster of term ${term} on ${date}`),
    again: true,
    columns: columnsOf(ROSTER, {
      name: { width: 11 },
      sex: { width: 6 },
      ethnicity: { width: 9 },
      born: { width: 10, kind: "date" },
      party: { width: 11 },
      sector: { width: 16 },
      education: { width: 10 },
      unit: { width: 30 },
      office: { width: 10 },
      group: { width: 12 },
      special: { width: 14 },
      certificate: { width: 12 },
      phone: { width: 14 },
      term: { width: 10 },
      since: { width: 12, kind: "date" },
      note: { width: 18 },
      id: { width: 9, kind: "number" },
    }),
    rows: seated.map((member) => rowOf(member, { term, date, today, unmask })),
    notes: [...(seated.length > 1 ? [ORDER_WORDS[order]] : []), ...leftOut(members, seated.length, date)],
  };
}

function rowOf(member: Member, { term, date, today, unmask }: Omit<RosterInput, "members" | "order">): SheetRow {
  const since = member.seats.find((seat) => covers(seat, date))?.from ?? "";
  const isBorn = member.born !== null && birthMonthFault(member.born, today, since) === undefined;
  const word = (value: string | null, read: (written: string) => string | undefined): string | null =>
    value !== null && read(value) === value ? value : null;
  return {
    name: member.name,
    sex: word(member.sex, readSex),
    ethnicity: word(member.ethnicity, readEthnicity),
    born: !isBorn || member.born === null ? null : unmask ? member.born : `${member.born.slice(0, 4)}年`,
    party: word(member.party, readParty),
    sector: listCell(member.sector),
    education: textCell(member.education),
    unit: privateCell(member.unit, unmask),
    office: [officeLabel(member.office).zh, ...(member.party_group.length > 0 ? ["党组成员"] : [])].join("、"),
    group: listCell(member.group),
    special: listCell(member.special),
    certificate: textCell(member.certificate),
    phone: member.phone === null ? null : unmask ? member.phone : maskPhone(member.phone),
    term: `第${writeOrdinal(term)}届`,
    since,
    note: privateCell(member.note, unmask),
    id: member.id,
  };
}

const listCell = (names: readonly string[]): string | null => (names.every(canStand) && names.length > 0 ? names.join("、") : null);

function leftOut(members: readonly Member[], seated: number, date: string): Text[] {
  const left = members.filter(({ status }) => status === "left").length;
  const toCome = members.length - seated - left;
  return [
    ...(left > 0 ? [text(`${date} 已离任的 ${left} 人不在名册里`, `${left} who have left by ${date} are not in it`)] : []),
    ...(toCome > 0 ? [text(`${date} 尚未就任的 ${toCome} 人不在名册里`, `${toCome} whose seats begin after ${date} are not in it`)] : []),
  ];
}
