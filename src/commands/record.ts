import { readDate } from "../domain/calendar/dates.ts";
import { changeText } from "../domain/deeds/deed-compare.ts";
import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import { KINDS, type Kind, kindOf, LEVEL_ASKED, LEVELS, levelLabel, outcomeLabel, readKind } from "../domain/vocabulary/kinds.ts";
import type { Store } from "../store/store.ts";
import { askChoice, askSearch, askText, askYes } from "../terminal/questions.ts";
import { kindHint } from "./args.ts";
import type { Context } from "./context.ts";
import { type Declare, examples } from "./declare.ts";
import { addDeedFlags, type DeedOptions, draftFromFlags } from "./deed-flags.ts";
import { expectedOn } from "./expected.ts";
import { planOne, worldOf } from "./import-deeds.ts";
import { currentTerm } from "./office.ts";

export const declare: Declare = (command, context) => {
  const { t } = context.io;
  command
    .argument(
      "[kind]",
      t(text("类别，如 plenary 全体会议、proposal 提案、charity 公益慈善；不写则列出来选", "the kind, such as plenary, proposal, charity")),
    )
    .option(
      "--of <body>",
      t(text("--present all 指这个界别、活动组或专委会的全部成员", "--present all means the members of this sector, group or committee")),
    );
  addDeedFlags(command, context)
    .addHelpText(
      "after",
      `${examples(context, "record plenary --title 十届五次会议 --date 2026-02-10 --present all --absent 张三 --leave 李四", "record proposal --title 关于…的提案 --lead 张三 --cosigner 李四、王五 --serial 10-5-015 --outcome 立案", "record charity --title 助学捐款 --date 2026-06-01 --attendee 张三 --amount 500", "record honour --title 劳动模范 --date 2026-05-01 --holder 张三 --level 省", "record law --title 通报 --date 2026-08-01 --holder 张三 --outcome 通报批评")}\n\n${t(text("类别：", "Kinds:"))}\n${KINDS.map(({ id, label }) => `  ${id} ${t(label)}`).join("\n")}`,
    )
    .action((word: string | undefined, options: DeedOptions & { of?: string }) => runRecord(context, word, options));
};

export async function runRecord(context: Context, word: string | undefined, options: DeedOptions & { of?: string }): Promise<void> {
  const { io } = context;
  const { kind, form } = await chooseKind(context, word);
  const store = await context.store();
  const complete = await completeOptions(context, store, kind, options);
  const day = complete.date;
  const draft = draftFromFlags(kind, { form, ...complete }, () => expectedOn(store, kind, day, options.of).map(({ id }) => id));
  const deed = await planOne(context, draft, worldOf(store, context.today, [kind.id]));
  if (deed.action === "same") {
    if (io.json) io.printJson({ operation: null, id: deed.existing?.id ?? null, action: "same" });
    else
      io.say(
        text(
          `已有同样的记录：#${deed.existing?.id ?? ""} ${draft.title}，没有变化`,
          `on record already: #${deed.existing?.id ?? ""} ${draft.title}`,
        ),
      );
    return;
  }
  const changes = deed.action === "change" ? `：${deed.changes.map((change) => changeText(change).zh).join("；")}` : "";
  const summary = `${deed.action === "add" ? "登记" : "补充"}${kind.label.zh}《${draft.title}》${changes}`;
  const { operation, result: id } = store.ledger.operate({ kind: "write", command: `record ${kind.id}`, summary }, () =>
    store.deeds.apply(deed, () => null),
  );
  if (io.json) io.printJson({ operation, id, action: deed.action, people: deed.parts.length });
  else
    io.say(
      text(
        `${summary}，编号 #${id}，${deed.parts.length} 人（${context.file}；撤销：cppcc undo）`,
        `recorded ${kind.label.en} #${id} ${draft.title}, ${deed.parts.length} people (${context.file}; take it back with cppcc undo)`,
      ),
    );
}

async function chooseKind({ io }: Context, word: string | undefined): Promise<{ kind: Kind; form: string | undefined }> {
  if (word === undefined && io.asks)
    return {
      kind: kindOf(
        await askSearch(
          io,
          text("登记什么", "what kind of duty"),
          KINDS.map(({ id, label }) => ({ name: `${label.zh}（${id}）`, value: id })),
        ),
      ),
      form: undefined,
    };
  const found = word === undefined ? undefined : readKind(word);
  if (found) return found;
  throw new AppError(
    "usage.kind",
    word === undefined ? text("缺少类别", "the kind is missing") : text(`没有这个类别：${word}`, `no such kind: ${word}`),
    kindHint(word ?? ""),
  );
}

/** Asks for what is needed and was not given; where nobody can be asked, says which flags. */
async function completeOptions(context: Context, store: Store, kind: Kind, options: DeedOptions): Promise<DeedOptions> {
  const { io, today } = context;
  const roles = kind.roles.filter((role) => (options as Record<string, unknown>)[role] !== undefined);
  const states = ["present", "late", "leftEarly", "leave", "absent", "observer"].filter(
    (state) => (options as Record<string, unknown>)[state] !== undefined,
  );
  const named = roles.length + states.length > 0 || options.body !== undefined;
  const needsDate = options.date === undefined && !(kind.hasCaseNumbers && options.serial !== undefined);
  const missing = [
    !options.title?.trim() && "--title",
    needsDate && "--date",
    !named && kind.roles.map((role) => `--${role}`).join("/"),
  ].filter((flag) => flag !== false && flag !== undefined);
  if (!io.asks) {
    if (missing.length > 0)
      throw new AppError(
        "usage.missing",
        text(`缺少选项 ${missing.join("、")}`, `missing options: ${missing.join(", ")}`),
        text("示例见 cppcc record --help", "examples: cppcc record --help"),
      );
    return options;
  }
  const filled = { ...options };
  filled.title ??= await askText(io, text(`${kind.label.zh}的名称`, "the title"), {
    check: (value) => (value ? null : text("请填写", "required")),
  });
  if (needsDate)
    filled.date = readDate(
      await askText(io, text("日期", "the date"), {
        initial: today,
        check: (value) => (readDate(value) ? null : text("请填日期，如 2026-05-12", "such as 2026-05-12")),
      }),
    );
  if (!named) await askPeople(context, store, kind, filled);
  if (!named && kind.roles.every((role) => (filled as Record<string, unknown>)[role] === undefined) && filled.present === undefined) {
    throw new AppError("usage.nobody", text("没有选任何人，没有写入", "nobody was chosen, nothing was written"));
  }
  if (kind.outcomes.length > 0 && options.outcome === undefined && missing.length > 0) await askOutcome(context, kind, filled);
  return filled;
}

async function askPeople({ io, today }: Context, store: Store, kind: Kind, filled: DeedOptions): Promise<void> {
  const members = store.people.members(currentTerm(store, undefined).id, filled.date ?? today);
  const choices = members.map(({ id, name, sector, unit }) => ({ name: `${name}　${sector.join("、")}　${unit ?? ""}`, value: `#${id}` }));
  const none = { name: io.t(text("没有了", "no more")), value: "" };
  const target = filled as Record<string, string[] | undefined>;
  if (
    kind.attended &&
    kind.expects !== "nobody" &&
    (await askYes(io, text("应到的人是否全部出席？（随后可选出例外）", "was everybody present? (exceptions follow)"), true))
  ) {
    target.present = ["all"];
    for (;;) {
      const who = await askSearch(io, text("例外的人（选“没有了”结束）", "an exception (choose “no more” to end)"), [
        { name: io.t(text("没有了", "no more")), value: "" },
        ...choices,
      ]);
      if (who === "") return;
      const state = await askChoice(io, text("情况", "state"), [
        { name: io.t(text("请假", "on leave")), value: "leave" },
        { name: io.t(text("缺席", "absent")), value: "absent" },
        { name: io.t(text("迟到", "late")), value: "late" },
        { name: io.t(text("早退", "left early")), value: "leftEarly" },
      ]);
      target[state] = [...(target[state] ?? []), who];
    }
  }
  for (const role of kind.roles) {
    const first = role === kind.roles[0];
    for (;;) {
      const who = await askSearch(
        io,
        text(
          `${first ? "" : "还有"}${ROLE_QUESTIONS[role] ?? role}（输入姓名查找；选“没有了”结束）`,
          `${role} (type to search; choose “no more” to end)`,
        ),
        choices,
        none,
      );
      if (who === "") break;
      target[role] = [...(target[role] ?? []), who];
    }
  }
}

const ROLE_QUESTIONS: Readonly<Record<string, string>> = {
  attendee: "参加的人",
  lead: "牵头人",
  author: "作者",
  lecturer: "主讲人",
  speaker: "发言人",
  holder: "当事人",
  cosigner: "联名人",
};

async function askOutcome({ io }: Context, kind: Kind, filled: DeedOptions): Promise<void> {
  const what =
    kind.impliedOutcome ??
    (await askChoice(io, text("结果", "what came of it"), [
      { name: io.t(text("还没有", "nothing yet")), value: undefined },
      ...kind.outcomes.map((each) => ({ name: io.t(outcomeLabel(each)), value: each })),
    ]));
  if (what === undefined) return;
  filled.outcome = [outcomeLabel(what).zh];
  if (LEVEL_ASKED.has(what))
    filled.level = await askChoice(
      io,
      text("级别", "the level"),
      LEVELS.map(({ id }) => ({ name: io.t(levelLabel(id)), value: levelLabel(id).zh })),
    );
}
