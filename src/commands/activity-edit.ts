import { blankPart, type Deed, type DeedDraft, type Part, type PartDraft } from "../domain/deeds/deed.ts";
import { changeText, outcomeText } from "../domain/deeds/deed-compare.ts";
import { type Apart, called } from "../domain/people/called.ts";
import { splitNames } from "../domain/people/names.ts";
import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import { isCosigned, kindOf, kindsLinked, type Role, stateLabel } from "../domain/vocabulary/kinds.ts";
import { askYes } from "../terminal/questions.ts";
import { LINKS, requireDeed } from "./activity-show.ts";
import { apartOn } from "./called.ts";
import type { Context } from "./context.ts";
import { type DeedOptions, draftFromFlags } from "./deed-flags.ts";
import { partFinder } from "./deed-people.ts";
import { planOne, worldOf } from "./import-deeds.ts";
import { outcomeEdit } from "./outcome-edit.ts";

export interface EditOptions extends DeedOptions {
  remove?: string[];
  drop?: string[];
}

export async function runEdit(context: Context, id: number, options: EditOptions): Promise<void> {
  const { io } = context;
  const store = await context.store();
  const deed = requireDeed(store, id);
  const kind = kindOf(deed.kind);
  const [only, another] = deed.parts.filter(({ role }) => role === "holder");
  // Of one person alone it is plain whose outcome is meant.
  const holder = options.holder ?? (kind.personal && only && another === undefined ? [`#${only.person}`] : undefined);
  const partsOf = partFinder(store, deed);
  const { flags, drops, outcomes, decided } = outcomeEdit(kind, deed, { ...options, ...(holder && { holder }) }, partsOf);
  const stated = draftFromFlags(kind, { ...flags, title: options.title ?? deed.title }, () => {
    throw new AppError("usage.all", text("更正时不能用 all", "all is not for corrections"), text("请写姓名", "name the people"));
  });
  const draft = { ...stated, outcomes: outcomes ?? stated.outcomes, decided };
  const leaving = (options.remove ?? [])
    .flatMap((names) => splitNames(names))
    .flatMap((who) => {
      const found = partsOf(who);
      if (found.length === 0) throw new AppError("refused.no_part", text(`${who.name}没有参加这件活动`, `${who.name} took no part in it`));
      return found;
    });
  // Whoever is added is named after those who are there.
  const last = (role: string): number =>
    Math.max(0, ...deed.parts.filter((part) => part.role === role).map(({ position }) => position ?? 0));
  const parts = [...draft.parts, ...countedPart(deed, draft, options)].map((part) => {
    const known = "name" in part.who ? partsOf(part.who)[0] : undefined;
    // Somebody known may be given another state, in the role that the deed has; the order of naming stays.
    if (known && part.state !== null && part.role === kind.roles[0]) return { ...part, role: known.role, position: null };
    const isKnown = known?.role === part.role;
    return { ...part, position: part.position === null || isKnown ? null : part.position + last(part.role) };
  });
  // What is co-signed has one lead: a new one takes the place of the old.
  const complete: Role[] = isCosigned(kind) && options.lead ? ["lead"] : [];
  const planned = await planOne(
    context,
    { ...draft, id, starts: options.date ?? deed.starts, complete, parts },
    worldOf(store, context.today, [deed.kind]),
  );
  if (planned.action === "same" && leaving.length + drops.length === 0) {
    if (io.json) io.printJson({ operation: null, id, changed: [] });
    else io.say(text(`没有变化：#${id} ${deed.title}`, `no changes: #${id} ${deed.title}`));
    return;
  }
  const apart = apartOn(
    store,
    context.today,
    [...deed.parts, ...planned.parts].map(({ person }) => person),
  );
  const words = [
    ...planned.changes.map((change) => changeText(change).zh),
    ...leaving.map(({ person, name }) => `去掉 ${called(apart, { id: person, name })}`),
    ...drops.map((outcome) => `去掉 ${outcomeText(outcome)}`),
  ];
  const { operation } = store.ledger.operate(
    { kind: "write", command: "activity edit", summary: `更正 #${id} ${deed.title}：${words.join("；")}` },
    () => {
      store.deeds.apply(planned, () => null, deed.partOf);
      for (const part of leaving) store.deeds.removePart(part.id);
      for (const outcome of drops) store.deeds.removeOutcome(outcome.id);
    },
  );
  const stands = requireDeed(store, id);
  if (io.json) io.printJson({ operation, id, changed: words, stands });
  else {
    io.say(
      text(
        `已更正 #${id} ${deed.title}：${words.join("；")}（撤销：cppcc undo）`,
        `corrected #${id} ${deed.title} (take it back with cppcc undo)`,
      ),
    );
    const touched = [...planned.addParts, ...planned.changeParts.map(({ to }) => to)].map(({ person }) => person);
    const now = standing(stands, apart, new Set(touched));
    io.say(text(`现为：${now}`, `it stands: ${now}`));
  }
}

/** Of one person alone it is plain whose number or sum is meant. */
function countedPart(deed: Deed, draft: DeedDraft, { quantity, amount }: EditOptions): PartDraft[] {
  if ((quantity === undefined && amount === undefined) || draft.parts.length > 0) return [];
  const [only, another] = deed.parts;
  if (only === undefined || another !== undefined)
    throw new AppError(
      "usage.whose",
      text("写了数量或金额，没有写是谁的", "a quantity or amount: nobody is named"),
      text(`请加上姓名，如 --${kindOf(deed.kind).roles[0]} 张三`, `add a name, such as --${kindOf(deed.kind).roles[0]} NAME`),
    );
  return [{ ...blankPart({ person: only.person }, only.role, {}), quantity: quantity ?? null, amount: amount ?? null }];
}

/** What stands on record after a correction: date, form, number, who (those that were touched first), and what came of it. */
function standing({ kind, title, starts, ends, form, serial, parts, outcomes }: Deed, apart: Apart, touched: ReadonlySet<number>): string {
  const nameOf = ({ person, name }: Pick<Part, "person" | "name">): string => called(apart, { id: person, name });
  const ordered = [...parts].sort((a, b) => Number(touched.has(b.person)) - Number(touched.has(a.person)));
  const names = ordered.slice(0, SHOWN).map((part) => [nameOf(part), ...partWords(part)].join(" "));
  const people = parts.length > SHOWN ? `${names.join("、")}等 ${parts.length} 条参加记录` : names.join("、");
  const came = outcomes.map((outcome) => {
    const whose = parts.find(({ person }) => person === outcome.person);
    return `${whose === undefined ? "" : `${nameOf(whose)} `}${outcomeText(outcome)}`;
  });
  const facts = [
    [starts, ends].filter((day) => day).join(" — "),
    `${kindOf(kind).label.zh}《${title}》`,
    form,
    serial,
    people,
    came.length > 0 ? `结果 ${came.join("、")}` : "没有结果",
  ];
  return facts.filter((fact) => fact !== null && fact !== "").join("；");
}

/** How many people a correction names. */
const SHOWN = 3;

const partWords = ({ form, state, reason, quantity, amount }: Part): string[] =>
  [form, state && stateLabel(state).zh, reason, quantity, amount && `${amount}元`].flatMap((fact) =>
    fact === null || fact === "" || fact === 0 ? [] : [String(fact)],
  );

export async function runRemove(context: Context, ids: readonly number[]): Promise<void> {
  const { io } = context;
  const store = await context.store();
  const deeds = ids.map((id) => requireDeed(store, id));
  for (const { id, title, parts } of deeds)
    io.say(text(`  #${id} ${title}（${parts.length} 条参加记录）`, `  #${id} ${title} (${parts.length} participations)`));
  if (io.asks && !(await askYes(io, text(`删除这 ${deeds.length} 件？`, `remove these ${deeds.length}?`), false)))
    throw new AppError("interrupted", text("已取消，没有写入任何内容", "cancelled, nothing was written"));
  const names = deeds
    .map(({ title }) => title)
    .slice(0, 3)
    .join("、");
  const { operation } = store.ledger.operate(
    { kind: "write", command: "activity remove", summary: `删除 ${deeds.length} 件活动：${names}` },
    () => {
      for (const { id } of deeds) store.deeds.remove(id);
    },
  );
  if (io.json) io.printJson({ operation, removed: ids });
  else io.say(text(`已删除 ${deeds.length} 件（撤销：cppcc undo）`, `removed ${deeds.length} (take it back with cppcc undo)`));
}

export async function runLink(context: Context, from: number, to: number, as: string): Promise<void> {
  const { io } = context;
  const what = [...LINKS].find(([id, label]) => id === as || label === as)?.[0];
  if (what === undefined)
    throw new AppError(
      "usage.link",
      text(`没有这种关联：${as}`, `no such link: ${as}`),
      text(`可用：${[...LINKS].map(([id, label]) => `${id} ${label}`).join("、")}`, `one of: ${[...LINKS.keys()].join(", ")}`),
    );
  const store = await context.store();
  const [a, b] = [requireDeed(store, from), requireDeed(store, to)];
  const fits = kindsLinked(what);
  if (fits && !(fits.from.includes(a.kind) && fits.to.includes(b.kind))) {
    const kinds = (ids: readonly string[]): string => ids.map((kind) => kindOf(kind).label.zh).join("或");
    throw new AppError(
      "usage.link",
      text(
        `${LINKS.get(what)}：只能从${kinds(fits.from)}到${kinds(fits.to)}`,
        `${what} goes from ${fits.from.join(" or ")} to ${fits.to.join(" or ")}`,
      ),
      text("请核对两个编号的先后", "check the two ids and their order"),
    );
  }
  if (from === to) throw new AppError("usage.link", text("不能与自己关联", "a deed is not linked to itself"));
  if (store.deeds.links(from).some((link) => link.what === what && link.from === from && link.to === to))
    throw new AppError("refused.linked", text(`#${from} 与 #${to} 已经这样关联`, `#${from} and #${to} are so linked already`));
  const summary = `#${from} ${a.title} ${LINKS.get(what)} #${to} ${b.title}`;
  const { operation } = store.ledger.operate({ kind: "write", command: "activity link", summary }, () =>
    store.deeds.addLink(what, from, to),
  );
  if (io.json) io.printJson({ operation, link: what, from, to });
  else io.say(text(`已关联：${summary}（撤销：cppcc undo）`, `linked: #${from} ${what} #${to} (take it back with cppcc undo)`));
}
