import { outcomeText } from "../domain/deed-plan.ts";
import type { Deed } from "../domain/deeds.ts";
import { kindOf, readOutcome, readRole } from "../domain/kinds.ts";
import { splitNames } from "../domain/names.ts";
import { AppError } from "../domain/problem.ts";
import { text } from "../domain/text.ts";
import { activitySheet, participationSheet } from "../report/activities.ts";
import type { Store } from "../store/store.ts";
import { problemLines } from "../terminal/problems.ts";
import { askYes } from "../terminal/questions.ts";
import { printSheet } from "../terminal/sheet.ts";
import { collect, dateArg, idArg, kindArg, yearArg } from "./args.ts";
import type { Context } from "./context.ts";
import { addDeedFlags, type DeedOptions, draftFromFlags } from "./deed-flags.ts";
import { planAndAsk, worldOf } from "./import-deeds.ts";
import { type Declare, examples } from "./table.ts";
import { findCandidate } from "./who.ts";

interface ListOptions {
  kind?: { id: string; form: string | undefined };
  year?: number;
  from?: string;
  to?: string;
  member?: string;
  search?: string;
}

export const declare: Declare = (program, context, { name, alias, summary }) => {
  const t = (zh: string, en: string): string => context.io.t(text(zh, en));
  const group = program.command(name).alias(alias).description(context.io.t(summary));
  group
    .command("list")
    .description(t("列出履职活动", "list the deeds"))
    .option("--kind <kind>", t("只列这一类", "of this kind only"), kindArg)
    .option("--year <year>", t("只列这一年", "of this year only"), yearArg)
    .option("--from <date>", t("从这天起", "from this day on"), dateArg)
    .option("--to <date>", t("到这天止", "up to this day"), dateArg)
    .option("--member <member>", t("只列这位委员参加的", "those of this member only"))
    .option("--search <text>", t("名称里有这几个字", "with this in the title"))
    .addHelpText("after", examples(context, "activity list --year 2026 --kind 调研", "activity list --member 张三 --json"))
    .action((options: ListOptions) => runList(context, options));
  group
    .command("show <id>")
    .description(
      t("一件活动的全部内容：谁参加、有什么结果、来自哪个文件", "all of a deed: who took part, what came of it, from which file"),
    )
    .addHelpText("after", examples(context, "activity show 31"))
    .action((id: string) => runShow(context, idArg(id)));
  addDeedFlags(group.command("edit <id>").description(t("更正一件活动；没有写的不改", "correct a deed; what is not named stays")), context)
    .option("--remove <names>", t("去掉这些人", "take these people off"), collect)
    .option("--drop <outcomes>", t("去掉这些结果，如 立案、批示", "take these outcomes off"), collect)
    .addHelpText(
      "after",
      examples(
        context,
        "activity edit 31 --date 2026-02-11",
        "activity edit 31 --absent 张三 --remove 李四",
        "activity edit 52 --outcome 批示 --level 市 --by 市长",
      ),
    )
    .action((id: string, options: EditOptions) => runEdit(context, idArg(id), options));
  group
    .command("remove <ids...>")
    .description(t("删除活动，连同参加和结果（可撤销）", "remove deeds with all that hangs on them (undo brings them back)"))
    .addHelpText("after", examples(context, "activity remove 31", "activity remove 31 32"))
    .action((ids: string[]) => runRemove(context, ids.map(idArg)));
  group
    .command("link <from> <to>")
    .description(t("关联两件活动", "link two deeds"))
    .requiredOption(
      "--as <what>",
      t(
        "grew_into 发展为（批评与其后的处分是一件事）、turned_into 转为（提案转社情民意）、merged_into 并入、reports_on 报告",
        "grew_into, turned_into, merged_into or reports_on",
      ),
    )
    .addHelpText("after", examples(context, "activity link 41 57 --as grew_into", "activity link 120 301 --as turned_into"))
    .action((from: string, to: string, { as }: { as: string }) => runLink(context, idArg(from), idArg(to), as));
};

function requireDeed(store: Store, id: number): Deed {
  const deed = store.deeds.get(id);
  if (deed) return deed;
  throw new AppError(
    "refused.no_activity",
    text(`没有第 ${id} 号活动`, `no activity ${id}`),
    text("cppcc activity list 列出活动", "cppcc activity list lists them"),
  );
}

async function runList(context: Context, { kind, year, from, to, member, search }: ListOptions): Promise<void> {
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
      (kind?.form === undefined || deed.form === kind.form) &&
      (year === undefined || deed.starts?.startsWith(String(year))) &&
      (from === undefined || (deed.starts ?? "") >= from) &&
      (to === undefined || (deed.starts ?? "9999") <= `${to}~`) &&
      (search === undefined || deed.title.includes(search)) &&
      (person === undefined || takesPart(deed)),
  );
  await printSheet(context.io, activitySheet(deeds, sittings));
}

async function runShow(context: Context, id: number): Promise<void> {
  const { io } = context;
  const store = await context.store();
  const deed = requireDeed(store, id);
  const sittings = store.deeds.sittings(id);
  const links = store.deeds.links(id);
  if (io.json) {
    io.printJson({ ...deed, sittings, links });
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
    ["来自", deed.source === null ? null : `${deed.source}${deed.row === null ? "" : ` 第 ${deed.row} 行`}`],
  ];
  io.print(`#${deed.id} ${deed.title}`);
  for (const [label, value] of facts) if (value !== null) io.print(`  ${label} ${value}`);
  await printSheet(io, participationSheet(deed, sittings));
}

const LINKS = new Map([
  ["grew_into", "发展为"],
  ["turned_into", "转为"],
  ["merged_into", "并入"],
  ["reports_on", "报告"],
]);

interface EditOptions extends DeedOptions {
  remove?: string[];
  drop?: string[];
}

async function runEdit(context: Context, id: number, options: EditOptions): Promise<void> {
  const { io } = context;
  const store = await context.store();
  const deed = requireDeed(store, id);
  const kind = kindOf(deed.kind);
  const draft = draftFromFlags(kind, { ...options, title: options.title ?? deed.title }, () => {
    throw new AppError("usage.all", text("更正时不能用 all", "all is not for corrections"), text("请写姓名", "name the people"));
  });
  const drops = (options.drop ?? [])
    .flatMap((value) => value.split(/[、，,]/u))
    .map((name) => {
      const what = readOutcome(name);
      if (what === undefined || !deed.outcomes.some((outcome) => outcome.what === what))
        throw new AppError("refused.no_outcome", text(`这件活动没有结果“${name}”`, `the deed has no outcome ${name}`));
      return what;
    });
  const leaving = (options.remove ?? [])
    .flatMap((names) => splitNames(names))
    .flatMap(({ name, qualifiers }) => {
      const role = qualifiers.map(readRole).find((found) => found !== undefined);
      const found = deed.parts.filter((part) => part.name === name && (role === undefined || part.role === role));
      if (found.length === 0) throw new AppError("refused.no_part", text(`${name}没有参加这件活动`, `${name} took no part in it`));
      return found;
    });
  // An existing person and role may be given another state; the kept role is the one that the deed has.
  const roleOf = new Map(deed.parts.map((part) => [part.name, part.role]));
  const parts = draft.parts.map((part) =>
    "name" in part.who && part.state !== null && part.role === kind.roles[0]
      ? { ...part, role: roleOf.get(part.who.name) ?? part.role }
      : part,
  );
  const plan = await planAndAsk(
    context,
    [{ ...draft, id, starts: options.date ?? deed.starts, decided: drops, parts }],
    worldOf(store, context.today, [deed.kind]),
  );
  const [first] = plan.problems;
  if (first)
    throw new AppError(
      plan.questions.length > 0 ? "refused.ambiguous" : "refused.no_person",
      text(`${first.found}：${first.message.zh}`, `${first.found}: ${first.message.en}`),
      first.hint,
      plan.problems.slice(1),
    );
  const [planned] = plan.deeds;
  if (!planned || (planned.action === "same" && leaving.length === 0)) {
    if (io.json) io.printJson({ operation: null, id, changed: [] });
    else io.say(text(`没有变化：#${id} ${deed.title}`, `no changes: #${id} ${deed.title}`));
    return;
  }
  for (const line of problemLines(io, plan.warnings)) io.warn(text(line, line));
  const words = [
    ...planned.changes.map(({ label, from, to }) => `${label.zh} ${from || "∅"} → ${to || "∅"}`),
    ...leaving.map(({ name }) => `去掉 ${name}`),
  ];
  const { operation } = store.ledger.operate(
    { kind: "write", command: "activity edit", summary: `更正 #${id} ${deed.title}：${words.join("；")}` },
    () => {
      store.deeds.apply(planned, () => null, deed.partOf);
      for (const part of leaving) store.deeds.removePart(part.id);
    },
  );
  if (io.json) io.printJson({ operation, id, changed: words });
  else
    io.say(
      text(
        `已更正 #${id} ${deed.title}：${words.join("；")}（撤销：cppcc undo）`,
        `corrected #${id} ${deed.title} (take it back with cppcc undo)`,
      ),
    );
}

async function runRemove(context: Context, ids: readonly number[]): Promise<void> {
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

async function runLink(context: Context, from: number, to: number, as: string): Promise<void> {
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
