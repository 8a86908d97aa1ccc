import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Kind } from "../../domain/vocabulary/kind.ts";
import { kindHint } from "../../domain/vocabulary/kind-hint.ts";
import { fitOfKind } from "../../domain/vocabulary/kind-search.ts";
import { KINDS, kindOf, readKind } from "../../domain/vocabulary/kinds.ts";
import { expectedOn } from "../../trips/activities/expected.ts";
import { prepareRecord } from "../../trips/activities/record.ts";
import type { Choice, Clerk } from "../../trips/desk.ts";
import { inTurn, whenFree } from "../../trips/turn.ts";
import { draftFromFlags } from "../activity/activity-draft.ts";
import { ACTIVITY_FLAGS } from "../activity/activity-flags.ts";
import { notedOnce } from "../activity/activity-warnings.ts";
import { argument, flag, topCommand } from "../command.ts";
import { completed } from "./ask-missing.ts";

export const recordCommand = topCommand({
  args: [
    argument(
      "[kind]",
      text("类别，如 plenary 全体会议、proposal 提案、charity 公益慈善；不写则列出来选", "the kind, such as plenary, proposal, charity"),
    ),
  ],
  flags: {
    of: flag(
      "--of <body>",
      text("--present all 指这个界别、活动组或专委会的全部成员", "--present all means the members of this sector, group or committee"),
    ),
    ...ACTIVITY_FLAGS,
  },
  examples: [
    "record plenary --title 十届五次会议 --date 2026-02-10 --present all --absent 张三 --leave 李四",
    "record proposal --title 关于…的提案 --lead 张三 --cosigner 李四、王五 --serial 10-5-015 --outcome 立案",
    "record charity --title 助学捐款 --date 2026-06-01 --attendee 张三 --amount 500",
    "record honour --title 劳动模范 --date 2026-05-01 --holder 张三 --level 省",
    "record law --title 通报 --date 2026-08-01 --holder 张三 --outcome 通报批评",
  ],
  notes: ({ t }) => `${t(text("类别：", "Kinds:"))}\n${KINDS.map(({ id, label }) => `  ${id} ${t(label)}`).join("\n")}`,
  async run(context, options, word) {
    const { io, clerk, file } = context;
    const { kind, form } = await chosenKind(clerk, word);
    const opened = await whenFree(context, context.desk);
    const stated = await completed(opened, kind, options);
    const note = notedOnce(io);
    const { action, operation, id, people, summary, title } = await inTurn(opened, async (desk) => {
      const draft = draftFromFlags(kind, { form, ...stated }, () =>
        expectedOn(desk.store, kind, stated.date, options.of).map(({ id }) => id),
      );
      const prepared = await prepareRecord(desk, draft);
      note(prepared.warnings);
      return { ...prepared.write(), title: draft.title };
    });
    if (action === "same")
      return {
        json: () => ({ operation, id, action }),
        say: () => io.say(text(`已有同样的记录：#${id ?? ""} ${title}，没有变化`, `on record already: #${id ?? ""} ${title}`)),
      };
    return {
      json: () => ({ operation, id, action, people }),
      say: () =>
        io.say(
          text(
            `${summary}，编号 #${id}，${people} 人（${file}；撤销：cppcc undo）`,
            `recorded ${kind.label.en} #${id} ${title}, ${people} people (${file}; take it back with cppcc undo)`,
          ),
        ),
    };
  },
});

async function chosenKind(clerk: Clerk, word: string | undefined): Promise<{ kind: Kind; form: string | undefined }> {
  if (word === undefined && clerk.isThere) {
    const kinds = KINDS.map((kind): Choice<string> => {
      const shown = `${kind.label.zh}（${kind.id}）`;
      return { name: text(shown, shown), value: kind.id, fit: (typed) => fitOfKind(typed, kind) };
    });
    return { kind: kindOf(await clerk.search(text("登记什么", "what kind of duty"), kinds)), form: undefined };
  }
  const found = word === undefined ? undefined : readKind(word);
  if (found) return found;
  throw new AppError(
    "usage.kind",
    word === undefined ? text("缺少类别", "the kind is missing") : text(`没有这个类别：${word}`, `no such kind: ${word}`),
    kindHint(word ?? ""),
  );
}
