import { cellBeside, type Problem } from "../text/problem.ts";
import { text } from "../text/text.ts";
import { kindOf } from "../vocabulary/kinds.ts";
import type { ActivityDraft, PartDraft } from "./activity.ts";
import { foldKey, serialOf } from "./activity-keys.ts";

/** Rows of the same date, kind and name are one activity, wherever they stand; two rows of one number are refused. */
export function foldDrafts(drafts: readonly ActivityDraft[]): { folded: ActivityDraft[]; problems: Problem[] } {
  const byKey = new Map<string, ActivityDraft[]>();
  const bySerial = new Map<string, ActivityDraft>();
  const problems: Problem[] = [];
  for (const draft of drafts) {
    const serial = serialOf(draft);
    const first = serial === null ? undefined : bySerial.get(serial);
    if (first) {
      problems.push({
        where: draft.where,
        also: [first.where],
        found: draft.serial ?? "",
        message: text(
          `编号与 ${cellBeside(first.where, draft.where)} 重复`,
          `the number stands in ${cellBeside(first.where, draft.where)} already`,
        ),
        hint: text("一个编号只能有一行", "one row for each number"),
      });
    } else if (serial !== null) bySerial.set(serial, draft);
    const key = foldKey(draft) ?? `row ${byKey.size}`;
    const group = byKey.get(key);
    const ended = draft.ends === null ? undefined : group?.find(({ ends }) => ends !== null && ends !== draft.ends);
    if (ended) problems.push(otherEnd(draft, ended));
    if (group) group.push(draft);
    else byKey.set(key, [draft]);
  }
  return { folded: [...byKey.values()].map(fold), problems };
}

/** Rows of one activity may leave its last day to one of them; they may not differ about it. */
const otherEnd = (draft: ActivityDraft, other: ActivityDraft): Problem => ({
  where: draft.where,
  also: [other.where],
  found: `${draft.starts ?? ""}至${draft.ends ?? ""}`,
  message: text(
    `同一件活动，${cellBeside(other.where, draft.where)} 写的最后一天是 ${other.ends ?? ""}`,
    `the same deed ends on ${other.ends ?? ""} in ${cellBeside(other.where, draft.where)}`,
  ),
  hint: text("请把两处改成一样", "make the two agree"),
});

/** Authors and signers named on several rows stand in the order of the rows. */
function inOrder(kind: string, parts: readonly PartDraft[]): readonly PartDraft[] {
  return kindOf(kind).isOrdered ? parts.map((part, i) => ({ ...part, position: i + 1 })) : parts;
}

/** The forms that rows of one activity name, where they differ: then each belongs to the people of its row. */
function formsOf(drafts: readonly ActivityDraft[]): ReadonlySet<string> | null {
  const forms = new Set(drafts.flatMap(({ form }) => form ?? []));
  return forms.size > 1 ? forms : null;
}

function fold(drafts: readonly ActivityDraft[]): ActivityDraft {
  const [first, ...rest] = drafts as [ActivityDraft, ...ActivityDraft[]];
  if (rest.length === 0) return first;
  const forms = formsOf(drafts);
  const stated = <Field extends keyof ActivityDraft>(field: Field): ActivityDraft[Field] =>
    drafts.find((draft) => draft[field] !== null)?.[field] ?? first[field];
  return {
    ...first,
    ends: stated("ends"),
    place: stated("place"),
    theme: stated("theme"),
    form: forms === null ? stated("form") : null,
    term: stated("term"),
    session: stated("session"),
    body: stated("body"),
    refersTo: stated("refersTo"),
    note: [...new Set(drafts.flatMap(({ note }) => note ?? []))].join("；") || null,
    parts: inOrder(
      first.kind,
      drafts.flatMap(({ parts, form }) => (forms === null ? parts : parts.map((part) => ({ ...part, form: part.form ?? form })))),
    ),
    complete: [...new Set(drafts.flatMap(({ complete }) => complete))],
    decided: [...new Set(drafts.flatMap(({ decided }) => decided))],
    outcomes: drafts.flatMap(({ outcomes }) => outcomes),
    sittings: [
      ...Map.groupBy(
        drafts.flatMap(({ sittings }) => sittings),
        ({ title }) => title,
      ).values(),
    ].map(fold),
  };
}
