import { readDate } from "../../domain/calendar/dates.ts";
import { fitOf, searchWords } from "../../domain/people/find-people.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Kind } from "../../domain/vocabulary/kind.ts";
import { LEVELS, levelLabel } from "../../domain/vocabulary/levels.ts";
import { LEVEL_ASKED, outcomeLabel } from "../../domain/vocabulary/outcomes.ts";
import type { Role } from "../../domain/vocabulary/roles.ts";
import type { Choice, Clerk, Desk } from "../../trips/desk.ts";
import { membersOn } from "../../trips/members/list.ts";
import { type ActivityOptions, ROLE_FLAGS, STATE_FLAGS } from "../activity/activity-flags.ts";

/** What `record` asks of an activity that the flags do not state: the answers are the flags that were missing. */

type Named = { [Option in (typeof STATE_FLAGS)[number]["option"] | (typeof ROLE_FLAGS)[number]]?: string[] };

/** Asks for what is needed and was not given; where nobody can be asked, says which flags. */
export async function completed(desk: Desk, kind: Kind, options: ActivityOptions): Promise<ActivityOptions> {
  const { clerk, today } = desk;
  const isNamed = namesSomebody(kind, options) || options.body !== undefined;
  const needsDate = options.date === undefined && !(kind.hasCaseNumbers && options.serial !== undefined);
  const missing = [
    !options.title?.trim() && "--title",
    needsDate && "--date",
    !isNamed && kind.roles.map((role) => `--${role}`).join("/"),
  ].filter((flag) => flag !== false);
  if (!clerk.isThere) {
    if (missing.length > 0)
      throw new AppError(
        "usage.missing",
        text(`缺少选项 ${missing.join("、")}`, `missing options: ${missing.join(", ")}`),
        text("示例见 cppcc record --help", "examples: cppcc record --help"),
      );
    return options;
  }
  const title =
    options.title ??
    (await clerk.write(text(`${kind.label.zh}的名称`, "the title"), { check: (value) => (value ? null : text("请填写", "required")) }));
  const date = needsDate
    ? readDate(
        await clerk.write(text("日期", "the date"), {
          initial: today,
          check: (value) => (readDate(value) ? null : text("请填日期，如 2026-05-12", "such as 2026-05-12")),
        }),
      )
    : options.date;
  const people = isNamed ? {} : await askedPeople(desk, kind, date ?? today);
  if (!isNamed && kind.roles.every((role) => people[role] === undefined) && people.present === undefined)
    throw new AppError("usage.nobody", text("没有选任何人，没有写入", "nobody was chosen, nothing was written"));
  const asksOutcome = kind.outcomes.length > 0 && options.outcome === undefined && missing.length > 0;
  return { ...options, title, date, ...people, ...(asksOutcome ? await askedOutcome(clerk, kind) : {}) };
}

const namesSomebody = (kind: Kind, options: ActivityOptions): boolean =>
  STATE_FLAGS.some(({ option }) => options[option] !== undefined) ||
  ROLE_FLAGS.some((role) => kind.roles.includes(role) && options[role] !== undefined);

/** Where a choice ends. */
const NO_MORE: Choice<string> = { name: text("没有了", "no more"), value: "" };

/** Who took part: everybody but some, or one after the other by their roles. */
async function askedPeople(desk: Desk, kind: Kind, date: string): Promise<Named> {
  const { clerk } = desk;
  const numbers = desk.store.people.numbers();
  const members = membersOn(desk, date).map((member): Choice<string> => {
    const { id, name, sector, unit } = member;
    const shown = `${name}　${sector.join("、")}　${unit ?? ""}`;
    const who = { ...member, numbers: numbers.get(id) ?? [] };
    return { name: text(shown, shown), value: `#${id}`, fit: (typed) => fitOf(searchWords([typed]), who) };
  });
  const wasAll =
    kind.attended &&
    kind.expects !== "nobody" &&
    (await clerk.agree(text("应到的人是否全部出席？（随后可选出例外）", "was everybody present? (exceptions follow)"), true));
  if (wasAll) return askedExceptions(clerk, members);
  const named: Named = {};
  for (const role of kind.roles) {
    const question = text(
      `${role === kind.roles[0] ? "" : "还有"}${ROLE_QUESTIONS[role] ?? role}（输入姓名查找；选“没有了”结束）`,
      `${role} (type to search; choose “no more” to end)`,
    );
    const chosen = await askedUntilDone(() => clerk.search(question, members, NO_MORE));
    if (chosen.length > 0) named[role] = chosen;
  }
  return named;
}

async function askedExceptions(clerk: Clerk, members: readonly Choice<string>[]): Promise<Named> {
  const named: Named = { present: ["all"] };
  await askedUntilDone(async () => {
    const who = await clerk.search(text("例外的人（选“没有了”结束）", "an exception (choose “no more” to end)"), [NO_MORE, ...members]);
    if (who !== "") {
      const state = await clerk.choose<keyof Named>(text("情况", "state"), EXCEPTIONS);
      named[state] = [...(named[state] ?? []), who];
    }
    return who;
  });
  return named;
}

/** The answers before the one that ends it. */
async function askedUntilDone(ask: () => Promise<string>): Promise<string[]> {
  const answers: string[] = [];
  for (let answer = await ask(); answer !== ""; answer = await ask()) answers.push(answer);
  return answers;
}

const EXCEPTIONS: readonly Choice<keyof Named>[] = [
  { name: text("请假", "on leave"), value: "leave" },
  { name: text("缺席", "absent"), value: "absent" },
  { name: text("迟到", "late"), value: "late" },
  { name: text("早退", "left early"), value: "leftEarly" },
];

const ROLE_QUESTIONS: Readonly<Partial<Record<Role, string>>> = {
  attendee: "参加的人",
  lead: "牵头人",
  author: "作者",
  lecturer: "主讲人",
  speaker: "发言人",
  holder: "当事人",
  cosigner: "联名人",
};

/** What came of it, and at which level. */
async function askedOutcome(clerk: Clerk, kind: Kind): Promise<Pick<ActivityOptions, "outcome" | "level">> {
  const what =
    kind.impliedOutcome ??
    (await clerk.choose(text("结果", "what came of it"), [
      { name: text("还没有", "nothing yet"), value: undefined },
      ...kind.outcomes.map((each) => ({ name: outcomeLabel(each), value: each })),
    ]));
  if (what === undefined) return {};
  const outcome = [outcomeLabel(what).zh];
  if (!LEVEL_ASKED.has(what)) return { outcome };
  const levels = LEVELS.map(({ id }) => ({ name: levelLabel(id), value: levelLabel(id).zh }));
  return { outcome, level: await clerk.choose(text("级别", "the level"), levels) };
}
