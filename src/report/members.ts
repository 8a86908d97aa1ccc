import type { Activity } from "../domain/activities/activity.ts";
import { outcomeText } from "../domain/activities/activity-compare.ts";
import type { Apart } from "../domain/people/called.ts";
import { type Member, officeLabel, type Particulars } from "../domain/people/member.ts";
import { inOrder, type NameOrder, ORDER_WORDS } from "../domain/people/name-order.ts";
import { originText, type Provenance } from "../domain/text/provenance.ts";
import { type Text, text } from "../domain/text/text.ts";
import { writeOrdinal } from "../domain/vocabulary/han.ts";
import { kindOf, roleWord } from "../domain/vocabulary/kinds.ts";
import type { Role } from "../domain/vocabulary/roles.ts";
import { stateLabel } from "../domain/vocabulary/states.ts";
import { nameColumn } from "./name-column.ts";
import type { Sheet } from "./sheet.ts";

const STATUSES: Readonly<Record<string, Text>> = {
  serving: text("在任", "serving"),
  suspended: text("暂停履职", "suspended"),
  left: text("已离任", "left"),
  outside: text("非委员", "no member"),
};

export const STATUS_WORDS = (status: string): Text => STATUSES[status] ?? text(status, status);

/** The members of a term in order; JSON holds more than the table shows. */
export function memberSheet(term: number, members: readonly Member[], order: NameOrder, apart: Apart): Sheet {
  return {
    title: text(`第${writeOrdinal(term)}届委员`, `members of term ${term}`),
    unit: text("人", "members"),
    columns: [
      { key: "id", title: text("编号", "id"), kind: "number" },
      nameColumn(apart, "id", ["sector", "sex"]),
      { key: "sex", title: text("性别", "sex"), yields: 1 },
      { key: "party", title: text("党派", "party"), yields: 2 },
      { key: "sector", title: text("界别", "sector") },
      { key: "role", title: text("政协职务", "office"), yields: 5 },
      { key: "group", title: text("活动组", "group"), yields: 4 },
      { key: "status", title: text("状态", "status"), words: STATUS_WORDS, yields: 3 },
    ],
    rows: inOrder(order, members, (member) => member).map(memberRow),
    notes: members.length > 1 ? [ORDER_WORDS[order]] : [],
  };
}

/** One member as JSON lists them; no telephone number. */
export function memberRow(member: Member) {
  const seat = member.seats.at(-1);
  return {
    id: member.id,
    name: member.name,
    sex: member.sex,
    ethnicity: member.ethnicity,
    born: member.born,
    party: member.party,
    education: member.education,
    unit: member.unit,
    sector: member.sector.join("、"),
    role: officeLabel(member.office).zh,
    group: member.group.join("、"),
    committee: member.special.join("、"),
    certificate: member.certificate,
    seatFrom: seat?.from ?? null,
    seatTo: seat?.to ?? null,
    status: member.status,
  };
}

/** Somebody who never had a seat, in the same keys; `role` says on which of the office's lists they are. */
export interface Outsider extends Particulars {
  readonly id: number;
  readonly lists: readonly string[];
}

const outsiderRow = ({ id, name, sex, ethnicity, born, party, education, unit, lists }: Outsider) => ({
  ...{ id, name, sex, ethnicity, born, party, education, unit },
  sector: "",
  role: lists.join("、"),
  group: "",
  committee: "",
  certificate: null,
  seatFrom: null,
  seatTo: null,
  status: "outside",
});

/** People who were found, as they come: the best fits first. The unit shows why, where it was looked for. */
export const foundSheet = (people: readonly (Member | Outsider)[], apart: Apart): Sheet => ({
  title: text("找到的人", "people found"),
  unit: text("人", "people"),
  columns: [
    { key: "id", title: text("编号", "id"), kind: "number" },
    nameColumn(apart, "id", ["unit", "sector", "sex"]),
    { key: "sex", title: text("性别", "sex") },
    { key: "unit", title: text("工作单位及职务", "unit and post") },
    { key: "sector", title: text("界别", "sector") },
    { key: "role", title: text("政协职务", "office") },
    { key: "status", title: text("状态", "status"), words: STATUS_WORDS },
  ],
  rows: people.map((each) => ("lists" in each ? outsiderRow(each) : memberRow(each))),
  notes: [],
});

/** A member's duties, a row for each activity and role. */
export function dutySheet(
  name: string,
  person: number,
  activities: readonly Activity[],
  titleOf: (id: number) => string | undefined,
  fromOf: (part: number) => Provenance | undefined,
): Sheet {
  return {
    title: text(`${name}的履职记录`, `duties of ${name}`),
    unit: text("条", "records"),
    columns: [
      { key: "activity", title: text("编号", "id"), kind: "number" },
      { key: "date", title: text("日期", "date") },
      { key: "kind", title: text("类别", "kind"), words: (kind) => kindOf(kind).label, yields: 2 },
      { key: "title", title: text("名称", "title"), isWhole: true },
      { key: "role", title: text("角色", "role"), words: (role, row) => roleWord(String(row.kind), role as Role), yields: 3 },
      { key: "state", title: text("出席", "state"), words: stateLabel, yields: 4 },
      { key: "outcome", title: text("结果", "outcome"), yields: 5 },
      { key: "from", title: text("来自", "from"), yields: 1 },
    ],
    rows: activities.flatMap((activity) =>
      activity.parts
        .filter((part) => part.person === person)
        .map((part) => ({
          activity: activity.id,
          date: activity.starts,
          kind: activity.kind,
          title: activity.partOf === null ? activity.title : `${titleOf(activity.partOf) ?? ""} ${activity.title}`,
          role: part.role,
          state: part.state,
          outcome: activity.outcomes
            .filter((outcome) => outcome.person === null || outcome.person === person)
            .map(outcomeText)
            .join("；"),
          from: originText(fromOf(part.id)),
        })),
    ),
    notes: [],
  };
}
