import { type Activity, type ActivityDraft, blankPart, type Part, type PartDraft } from "../../domain/activities/activity.ts";
import { splitNames } from "../../domain/people/names.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { isCosigned, kindOf } from "../../domain/vocabulary/kinds.ts";
import { standingText } from "../../report/activity-words.ts";
import { prepareEdit } from "../../trips/activities/edit.ts";
import { requireActivity } from "../../trips/activities/on-record.ts";
import { type PartFinder, partFinder } from "../../trips/activities/part-finder.ts";
import { collect } from "../args.ts";
import { command, flag } from "../command.ts";
import { draftFromFlags } from "./activity-draft.ts";
import { ACTIVITY_FLAGS, type ActivityOptions } from "./activity-flags.ts";
import { ACTIVITY_ID } from "./activity-id.ts";
import { noteWarnings } from "./activity-warnings.ts";
import { type EditOptions, outcomeEdit } from "./outcome-edit.ts";

export const activityEdit = command({
  name: "edit",
  alias: "更正",
  summary: text("更正一件活动；没有写的不改", "correct a deed; what is not named stays"),
  args: [ACTIVITY_ID],
  flags: {
    ...ACTIVITY_FLAGS,
    remove: flag("--remove <names>", text("去掉这些人", "take these people off"), collect),
    drop: flag("--drop <outcomes>", text("去掉这些结果，如 立案、批示", "take these outcomes off"), collect),
  },
  examples: [
    "activity edit 31 --date 2026-02-11",
    "activity edit 31 --absent 张三 --remove 李四",
    "activity edit 52 --outcome 批示 --level 市 --by 市长",
  ],
  async run(context, options, id) {
    const desk = await context.desk();
    const activity = requireActivity(desk.store, id);
    const partsOf = partFinder(desk.store, activity);
    const { draft, drops } = correction(activity, options, partsOf);
    const leaving = leavingParts(options.remove ?? [], partsOf);
    const parts = [...draft.parts, ...countedPart(activity, draft, options)];
    const prepared = await prepareEdit(desk, activity, { draft: { ...draft, parts }, leaving, drops }, partsOf);
    noteWarnings(context.io, prepared.warnings);
    const edited = prepared.write();
    if (edited === null)
      return {
        json: () => ({ operation: null, id, changed: [] }),
        say: (io) => io.say(text(`没有变化：#${id} ${activity.title}`, `no changes: #${id} ${activity.title}`)),
      };
    const { operation, changed, stands, apart, touched } = edited;
    return {
      json: () => ({ operation, id, changed, stands }),
      say(io) {
        io.say(
          text(
            `已更正 #${id} ${activity.title}：${changed.join("；")}（撤销：cppcc undo）`,
            `corrected #${id} ${activity.title} (take it back with cppcc undo)`,
          ),
        );
        const now = standingText(stands, apart, touched);
        io.say(text(`现为：${now}`, `it stands: ${now}`));
      },
    };
  },
});

/** What the flags state of the activity, and which of its outcomes they take off. */
function correction(
  activity: Activity,
  options: EditOptions,
  partsOf: PartFinder,
): { draft: ActivityDraft } & Pick<ReturnType<typeof outcomeEdit>, "drops"> {
  const kind = kindOf(activity.kind);
  const [only, another] = activity.parts.filter(({ role }) => role === "holder");
  // Of one person alone it is plain whose outcome is meant.
  const holder = options.holder ?? (kind.personal && only && another === undefined ? [`#${only.person}`] : undefined);
  const { flags, drops, outcomes, decided } = outcomeEdit(kind, activity, { ...options, ...(holder && { holder }) }, partsOf);
  const stated = draftFromFlags(kind, { ...flags, title: options.title ?? activity.title }, () => {
    throw new AppError("usage.all", text("更正时不能用 all", "all is not for corrections"), text("请写姓名", "name the people"));
  });
  return {
    drops,
    draft: {
      ...stated,
      outcomes: outcomes ?? stated.outcomes,
      decided,
      // A proposal has one lead: a new one takes the place of the old.
      complete: isCosigned(kind) && options.lead ? ["lead"] : [],
    },
  };
}

/** The participations of those who are to be taken off. */
const leavingParts = (remove: readonly string[], partsOf: PartFinder): Part[] =>
  remove.flatMap(splitNames).flatMap((who) => {
    const found = partsOf(who);
    if (found.length === 0) throw new AppError("refused.no_part", text(`${who.name}没有参加这件活动`, `${who.name} took no part in it`));
    return found;
  });

/** Of one person alone it is plain whose number or sum is meant. */
function countedPart(activity: Activity, draft: ActivityDraft, { quantity, amount }: ActivityOptions): PartDraft[] {
  if ((quantity === undefined && amount === undefined) || draft.parts.length > 0) return [];
  const [only, another] = activity.parts;
  if (only === undefined || another !== undefined)
    throw new AppError(
      "usage.whose",
      text("写了数量或金额，没有写是谁的", "a quantity or amount: nobody is named"),
      text(`请加上姓名，如 --${kindOf(activity.kind).roles[0]} 张三`, `add a name, such as --${kindOf(activity.kind).roles[0]} NAME`),
    );
  return [{ ...blankPart({ person: only.person }, only.role, {}), quantity: quantity ?? null, amount: amount ?? null }];
}
