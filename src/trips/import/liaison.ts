import { liaisonLabel } from "../../domain/liaison/liaison.ts";
import {
  type LiaisonPlan,
  type LiaisonWorld,
  liaisonBodies,
  type PlannedLiaison,
  planLiaisons,
} from "../../domain/liaison/liaison-plan.ts";
import type { Member } from "../../domain/people/member.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { tallyRows } from "../../report/import.ts";
import type { Store } from "../../store/store.ts";
import { LIAISON, type LiaisonField, readLiaison } from "../../workbooks/imports/liaison.ts";
import { LIAISON_TEMPLATE } from "../../workbooks/writing/template-fields.ts";
import type { Desk } from "../desk.ts";
import { namesOnRecord } from "../members/who.ts";
import { askedWho, peopleOf } from "../members/who-is-it.ts";
import { currentTerm } from "../office/term.ts";
import { type ImportRun, importOf, type SourceOf } from "./entry.ts";
import { refuseWithoutMembers } from "./no-members.ts";
import { unusedColumns } from "./unused-columns.ts";

/** 双联: who keeps contact with whom. */
export const liaisonImport = importOf({
  word: "liaison",
  alias: "双联",
  summary: text("双联安排：谁联系谁", "contacts kept: who with whom"),
  examples: ["liaison 双联安排.xlsx"],
  spec: LIAISON,
  brings: "ties",
  titled: /双联|联系(委员|界别|专委会)|包联|结对/,
  looks: text("双联安排", "a list of who keeps contact with whom"),
  template: { title: "双联安排", fields: LIAISON_TEMPLATE },
  begin,
});

function begin(desk: Desk): ImportRun<LiaisonField> {
  const { store } = desk;
  const term = currentTerm(store, undefined);
  const world = worldOf(desk);
  return {
    title: text("导入双联", "contacts kept"),
    plan(tables, { chosen }) {
      const read = tables.map(readLiaison);
      const rows = read.flatMap((table) => table.rows);
      if (rows.length > 0) refuseWithoutMembers(store, "表里的姓名对不上人");
      const plan = planLiaisons(rows, { ...world, chosen: peopleOf(chosen) });
      const touched = plan.liaisons.filter(({ action }) => action !== "same");
      const added = touched.filter(({ action }) => action === "add").length;
      return {
        problems: [...read.flatMap(({ problems }) => problems), ...plan.problems],
        warnings: [...read.flatMap(({ warnings }) => warnings), ...plan.warnings],
        notes: [...tables.flatMap((table) => unusedColumns(table)), ...countNote(plan)],
        details: touched.flatMap(changeLines),
        questions: plan.questions.map(askedWho),
        tally: (tallies) => tallyRows(tallies, fatesOf(plan)),
        changes: touched.length,
        summary: `新增 ${added} 对，变更 ${touched.length - added} 对`,
        write: (sourceOf) => apply(store, touched, term.id, sourceOf),
      };
    },
  };
}

/** The part of the record file that planning looks at; members are looked up once for each day that is asked about. */
function worldOf({ store, today }: Pick<Desk, "store" | "today">): Omit<LiaisonWorld, "chosen"> {
  const term = currentTerm(store, undefined);
  const byDay = new Map<string, Map<number, Member>>();
  const membersOn = (day: string): Map<number, Member> => {
    const made = byDay.get(day) ?? new Map(store.people.members(term.id, day).map((member) => [member.id, member]));
    byDay.set(day, made);
    return made;
  };
  return {
    ...namesOnRecord({ store, today }),
    today,
    bodies: liaisonBodies(store.tenures.bodies(term.id), store.settings.list("sectors")),
    memberOn: (person, day) => membersOn(day).get(person) ?? null,
    liaisons: store.liaisons.list(),
    hasPartyGroup: store.tenures.ofTerm(term.id).some(({ kind }) => kind === "party_group"),
    termStarts: term.starts,
  };
}

/** A row's fate is the strongest of its pairs'. */
function fatesOf({ liaisons }: LiaisonPlan) {
  return [...Map.groupBy(liaisons, ({ row }) => row)].map(([{ where }, pairs]) => {
    const has = (action: PlannedLiaison["action"]): boolean => pairs.some((pair) => pair.action === action);
    return { where, fate: has("add") ? ("added" as const) : has("change") ? ("changed" as const) : ("same" as const) };
  });
}

function countNote({ liaisons }: LiaisonPlan): Text[] {
  const unstated = liaisons.filter(({ usualStart }) => usualStart).length;
  return [
    text(`共 ${liaisons.length} 对联系`, `${liaisons.length} pairs`),
    ...(unstated > 0
      ? [
          text(
            `${unstated} 对没有写起始时间，从双方本届任职起算`,
            `${unstated} pairs state no first day: counted from the day on which both held their seats`,
          ),
        ]
      : []),
  ];
}

function changeLines({ keeper, partner, held, kind, changes }: PlannedLiaison): Text[] {
  if (held === null) return [];
  const label = liaisonLabel(kind);
  return changes.map((change) =>
    text(
      `${keeper.name} — ${partner.name}（${label.zh}）：${change.label.zh} ${change.from || "无"} → ${change.to}`,
      `${keeper.name} — ${partner.name} (${label.en}): ${change.label.en} ${change.from || "none"} → ${change.to}`,
    ),
  );
}

function apply(store: Store, liaisons: readonly PlannedLiaison[], term: number, sourceOf: SourceOf): null {
  for (const { row, keeper, partner, kind, held, to } of liaisons) {
    const origin = { source: sourceOf(row.where), sheet: row.where.sheet ?? null, row: row.row };
    if (held !== null) store.liaisons.change(held.id, to);
    else store.liaisons.add(keeper.person, "person" in partner ? partner : { body: bodyOf(partner.body) }, kind, to, origin);
  }
  return null;

  /** A sector of the office's list becomes a body when somebody keeps contact with it. */
  function bodyOf({ id, kind, name }: Extract<PlannedLiaison["partner"], { body: unknown }>["body"]): number {
    return id ?? store.tenures.ensureBody(term, kind, name);
  }
}
