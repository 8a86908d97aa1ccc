import { type Liaison, liaisonLabel } from "../domain/liaison/liaison.ts";
import { type Apart, called } from "../domain/people/called.ts";
import { ORDER_WORDS } from "../domain/people/name-order.ts";
import { byStrokes } from "../domain/people/strokes.ts";
import { type Text, text } from "../domain/text/text.ts";
import { nameColumn } from "./name-column.ts";
import type { Sheet } from "./sheet.ts";

const BODY_WORDS: Readonly<Record<string, Text>> = {
  special: text("专委会", "committee"),
  sector: text("界别", "sector"),
  group: text("活动组", "group"),
  member: text("委员", "member"),
};

/** Who keeps contact with whom, by kind and then by strokes of the name; JSON holds more than the table shows. */
export function liaisonSheet(liaisons: readonly Liaison[], apart: Apart): Sheet {
  return {
    title: text("双联", "contacts kept"),
    unit: text("条", "records"),
    columns: [
      { key: "id", title: text("编号", "id"), kind: "number" },
      { key: "kind", title: text("类型", "kind"), words: liaisonLabel, yields: 5 },
      nameColumn(apart, "person", [], { title: text("联系人", "who") }),
      nameColumn(apart, "withPerson", [], { key: "with", title: text("联系对象", "with") }),
      { key: "withKind", title: text("对象类别", "with a"), words: (kind) => BODY_WORDS[kind] ?? text(kind, kind), yields: 2 },
      { key: "from", title: text("起始", "from"), yields: 4 },
      { key: "to", title: text("终止", "to"), yields: 3 },
      { key: "basis", title: text("备注", "note"), yields: 1 },
    ],
    rows: [...liaisons]
      .sort((a, b) => a.kind.localeCompare(b.kind) || byStrokes(a.name, b.name) || a.person - b.person || a.id - b.id)
      .map(liaisonRow),
    notes: liaisons.length > 1 ? [ORDER_WORDS.strokes] : [],
  };
}

/** One as JSON lists it. */
export const liaisonRow = (liaison: Liaison) => ({
  id: liaison.id,
  kind: liaison.kind,
  person: liaison.person,
  name: liaison.name,
  withPerson: liaison.withPerson,
  withBody: liaison.withBody,
  withKind: liaison.withPerson === null ? liaison.bodyKind : "member",
  with: liaison.with,
  from: liaison.starts,
  to: liaison.until,
  basis: liaison.basis,
});

/** What one person keeps and receives on a day, in a line each: 常委联系委员：李四、王五. */
export function liaisonLines(person: number, liaisons: readonly Liaison[], day: string, apart: Apart): Text[] {
  const running = liaisons.filter(({ starts, until }) => starts <= day && (until === null || day <= until));
  const kinds = (of: readonly Liaison[], say: (label: Text, group: readonly Liaison[]) => Text): Text[] =>
    [...Map.groupBy(of, ({ kind }) => kind)].map(([kind, group]) => say(liaisonLabel(kind), group));
  return [
    ...kinds(
      running.filter((each) => each.person === person),
      (label, group) => {
        const names = group.map(({ withPerson: id, with: name }) => (id === null ? name : called(apart, { id, name }))).join("、");
        return text(`${label.zh}：${names}`, `${label.en}: ${names}`);
      },
    ),
    ...kinds(
      running.filter((each) => each.withPerson === person),
      (label, group) => {
        const names = group.map(({ person: id, name }) => called(apart, { id, name })).join("、");
        return text(`由${names}联系（${label.zh}）`, `contact is kept by ${names} (${label.en})`);
      },
    ),
  ];
}
