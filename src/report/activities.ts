import type { Activity } from "../domain/activities/activity.ts";
import { outcomeText } from "../domain/activities/activity-compare.ts";
import type { Apart } from "../domain/people/called.ts";
import { originText, type Provenance } from "../domain/text/provenance.ts";
import { type Text, text } from "../domain/text/text.ts";
import { kindOf, roleWord } from "../domain/vocabulary/kinds.ts";
import type { Role } from "../domain/vocabulary/roles.ts";
import { stateLabel } from "../domain/vocabulary/states.ts";
import { nameColumn } from "./name-column.ts";
import type { Sheet } from "./sheet.ts";

/** Activities, one a row; sittings are counted with their meeting. */
export function activitySheet(activities: readonly Activity[], sittings: ReadonlyMap<number, readonly Activity[]>): Sheet {
  return {
    title: text("履职活动", "deeds"),
    unit: text("件", "deeds"),
    columns: [
      { key: "id", title: text("编号", "id"), kind: "number" },
      { key: "date", title: text("日期", "date") },
      { key: "kind", title: text("类别", "kind"), words: (kind) => kindOf(kind).label, yields: 4 },
      { key: "serial", title: text("案号/编号", "number"), yields: 1 },
      { key: "title", title: text("名称", "title"), isWhole: true },
      { key: "people", title: text("人数", "people"), kind: "number", yields: 2 },
      { key: "outcome", title: text("结果", "outcome"), yields: 3 },
    ],
    rows: activities.map((activity) => ({
      id: activity.id,
      date: activity.starts,
      kind: activity.kind,
      form: activity.form,
      serial: activity.serial,
      title: activity.title,
      people: new Set([activity, ...(sittings.get(activity.id) ?? [])].flatMap(({ parts }) => parts.map(({ person }) => person))).size,
      outcome: [...new Set(activity.outcomes.map(outcomeText))].join("；"),
    })),
    notes: [],
  };
}

/** Who took part in an activity, in the order of naming. */
export function participationSheet(
  activity: Activity,
  sittings: readonly Activity[],
  fromOf: (part: number) => Provenance | undefined,
  apart: Apart,
): Sheet {
  const row = (held: Activity, part: Activity["parts"][number]) => ({
    sitting: held.id === activity.id ? "" : `#${held.id} ${held.title}`,
    person: part.person,
    name: part.name,
    role: part.role,
    form: part.form,
    state: part.state,
    reason: part.reason,
    position: part.position,
    quantity: part.quantity,
    amount: part.amount,
    outcome: held.outcomes
      .filter(({ person }) => person === part.person)
      .map(outcomeText)
      .join("；"),
    from: originText(fromOf(part.id)),
  });
  return {
    title: text(`#${activity.id} ${activity.title}`, `#${activity.id} ${activity.title}`),
    unit: text("条", "records"),
    columns: [
      ...(sittings.length > 0 ? [{ key: "sitting", title: text("场次", "sitting") }] : []),
      nameColumn(apart, "person"),
      { key: "role", title: text("角色", "role"), words: (role, { form }) => withForm(roleWord(activity.kind, role as Role), form) },
      { key: "state", title: text("出席", "state"), words: stateLabel },
      { key: "reason", title: text("事由", "reason"), yields: 5 },
      { key: "quantity", title: text("数量", "quantity"), kind: "number", yields: 3 },
      { key: "amount", title: text("金额", "amount"), kind: "number", yields: 2 },
      { key: "outcome", title: text("本人结果", "own outcome"), yields: 4 },
      { key: "from", title: text("来自", "from"), yields: 1 },
    ],
    rows: [activity, ...sittings].flatMap((held) => held.parts.map((part) => row(held, part))),
    notes: [],
  };
}

/** 发言（口头）: a role, with the form where it is the part's own. */
const withForm = (role: Text, form: unknown): Text =>
  typeof form === "string" ? text(`${role.zh}（${form}）`, `${role.en} (${form})`) : role;
