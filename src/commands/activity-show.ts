import type { Deed } from "../domain/deeds/deed.ts";
import { outcomeText } from "../domain/deeds/deed-compare.ts";
import { heldNumber, numberWords } from "../domain/text/personal-numbers.ts";
import { AppError } from "../domain/text/problem.ts";
import { provenanceText, shortDigest } from "../domain/text/provenance.ts";
import { text } from "../domain/text/text.ts";
import { canonicalForm, kindOf } from "../domain/vocabulary/kinds.ts";
import { activitySheet, participationSheet } from "../report/activities.ts";
import type { Store } from "../store/store.ts";
import { printSheet } from "../terminal/sheet.ts";
import { apartOn } from "./called.ts";
import type { Context } from "./context.ts";
import { missingAt, missingNote } from "./expected.ts";
import { findCandidate } from "./who.ts";

export interface ListOptions {
  kind?: { id: string; form: string | undefined };
  year?: number;
  from?: string;
  to?: string;
  member?: string;
  search?: string;
}

export function requireDeed(store: Store, id: number): Deed {
  const deed = store.deeds.get(id);
  if (deed) return deed;
  throw new AppError(
    "refused.no_activity",
    text(`没有第 ${id} 号活动`, `no activity ${id}`),
    text("cppcc activity list 列出活动", "cppcc activity list lists them"),
  );
}

export async function runList(context: Context, { kind, year, from, to, member, search }: ListOptions): Promise<void> {
  const store = await context.store();
  const person = member === undefined ? undefined : (await findCandidate(context, store, member)).id;
  const all = store.deeds.list(kind ? [kind.id] : null);
  const sittings = Map.groupBy(
    all.filter(({ partOf }) => partOf !== null),
    ({ partOf }) => partOf as number,
  );
  const takesPart = (deed: Deed): boolean =>
    [deed, ...(sittings.get(deed.id) ?? [])].some(({ parts }) => parts.some((part) => part.person === person));
  const deeds = all.filter(
    (deed) =>
      deed.partOf === null &&
      (kind?.form === undefined || [deed.form, ...deed.parts.map((part) => part.form)].some((form) => canonicalForm(form) === kind.form)) &&
      (year === undefined || deed.starts?.startsWith(String(year))) &&
      (from === undefined || (deed.starts ?? "") >= from) &&
      (to === undefined || (deed.starts ?? "9999") <= `${to}~`) &&
      (search === undefined || deed.title.includes(search)) &&
      (person === undefined || takesPart(deed)),
  );
  await printSheet(context.io, activitySheet(deeds, sittings));
}

export async function runShow(context: Context, id: number): Promise<void> {
  const { io } = context;
  const store = await context.store();
  const deed = requireDeed(store, id);
  const sittings = store.deeds.sittings(id);
  const links = store.deeds.links(id);
  const source = store.sources.ofDeed(id);
  const parts = store.sources.ofParts([deed, ...sittings].map((held) => held.id));
  const signed = [deed, ...sittings].flatMap((held) => held.parts.map(({ person }) => person));
  // A sitting is not all of its meeting, and one without a sheet is missing everybody.
  const missing = deed.partOf !== null || signed.length === 0 ? [] : missingAt(store, kindOf(deed.kind), deed.starts, new Set(signed));
  if (io.json) {
    const withSources = (held: Deed) => ({ ...held, parts: held.parts.map((part) => ({ ...part, source: parts.get(part.id) ?? null })) });
    io.printJson({
      ...withSources(deed),
      source: source ?? null,
      sittings: sittings.map(withSources),
      links,
      missing: missing.map(({ id: person, name }) => ({ id: person, name })),
    });
    return;
  }
  const kind = kindOf(deed.kind);
  const facts: [string, string | null][] = [
    ["类别", `${kind.label.zh}${deed.form ? `（${deed.form}）` : ""}`],
    ["日期", [deed.starts, deed.ends].filter((day) => day).join(" — ") || null],
    ["编号", deed.serial],
    ["地点", deed.place],
    ["主题", deed.theme],
    ["提案类别", deed.category],
    ["提案单位", deed.body],
    ["并入/来源", deed.refersTo],
    ["备注", deed.note],
    [
      "结果",
      deed.outcomes
        .filter(({ person }) => person === null)
        .map(outcomeText)
        .join("；") || null,
    ],
    [
      "办理",
      deed.handlings
        .map(({ unit, lead, assigned, replied, class: grade, feedback }) =>
          [
            `${unit}（${lead ? "主办" : "会办"}）`,
            assigned && `交办 ${assigned}`,
            replied && `答复 ${replied}`,
            grade && `${grade} 类`,
            feedback,
          ]
            .filter((part) => part)
            .join(" "),
        )
        .join("；") || null,
    ],
    ["关联", links.map(({ what, from, to }) => `#${from} ${LINKS.get(what) ?? what} #${to}`).join("；") || null],
    ["来自", source === undefined ? null : `${provenanceText(source).zh}（SHA-256 ${shortDigest(source)}…）`],
  ];
  io.print(`#${deed.id} ${deed.title}`);
  // The office's own number is nobody's telephone.
  for (const [label, value] of facts) if (value !== null) io.print(`  ${label} ${value}`, { unmask: label === "编号" });
  const held = kind.meetsResidents ? heldNumber([deed.title, deed.place, deed.note].join("\n")) : null;
  if (held !== null)
    io.warn(
      text(
        `这条联系群众的记录里有${numberWords(held).zh}，请用 cppcc activity edit ${id} 删去`,
        `${numberWords(held).en} stands in this contact with residents: take it out with cppcc activity edit ${id}`,
      ),
    );
  const day = deed.starts?.length === 10 ? deed.starts : context.today;
  const people = [deed, ...sittings].flatMap((one) => one.parts.map(({ person }) => person));
  const apart = apartOn(store, day, people);
  await printSheet(
    io,
    participationSheet(deed, sittings, (part) => parts.get(part), apart),
  );
  for (const note of missingNote(kind, missing, apart)) io.print(`  ${io.t(note)}`);
}

/** Links between deeds, by id and in words. */
export const LINKS = new Map([
  ["grew_into", "发展为"],
  ["turned_into", "转为"],
  ["merged_into", "并入"],
  ["reports_on", "报告"],
]);
