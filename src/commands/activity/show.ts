import type { Activity } from "../../domain/activities/activity.ts";
import { residentsNumber } from "../../domain/activities/residents.ts";
import { numberWords } from "../../domain/text/personal-numbers.ts";
import { text } from "../../domain/text/text.ts";
import { kindOf } from "../../domain/vocabulary/kinds.ts";
import { participationSheet } from "../../report/activities.ts";
import { activityFacts, NUMBER } from "../../report/activity-words.ts";
import type { Io } from "../../terminal/io.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { missingNote } from "../../trips/activities/expected.ts";
import { type WholeActivity, wholeActivity } from "../../trips/activities/show.ts";
import { command } from "../command.ts";
import { ACTIVITY_ID } from "./activity-id.ts";

export const activityShow = command({
  name: "show",
  alias: "查看",
  summary: text("一件活动的全部内容：谁参加、有什么结果、来自哪个文件", "all of a deed: who took part, what came of it, from which file"),
  args: [ACTIVITY_ID],
  examples: ["activity show 31"],
  async run(context, _, id) {
    const whole = wholeActivity(await context.desk(), id);
    return { json: () => activityJson(whole), say: (io) => sayActivity(io, whole) };
  },
});

function activityJson({ activity, sittings, links, source, parts, missing }: WholeActivity) {
  const withSources = (held: Activity) => ({ ...held, parts: held.parts.map((part) => ({ ...part, source: parts.get(part.id) ?? null })) });
  return {
    ...withSources(activity),
    source: source ?? null,
    sittings: sittings.map(withSources),
    links,
    missing: missing.map(({ id, name }) => ({ id, name })),
  };
}

async function sayActivity(io: Io, whole: WholeActivity): Promise<void> {
  const { activity, sittings, parts, missing, apart } = whole;
  io.print(`#${activity.id} ${activity.title}`);
  for (const { label, value } of activityFacts(activity, whole)) io.print(`  ${label} ${value}`, { unmask: label === NUMBER });
  const held = residentsNumber(activity);
  if (held !== null)
    io.warn(
      text(
        `这条联系群众的记录里有${numberWords(held).zh}，请用 cppcc activity edit ${activity.id} 删去`,
        `${numberWords(held).en} stands in this contact with residents: take it out with cppcc activity edit ${activity.id}`,
      ),
    );
  await printSheet(
    io,
    participationSheet(activity, sittings, (part) => parts.get(part), apart),
  );
  for (const note of missingNote(kindOf(activity.kind), missing, apart)) io.print(`  ${io.t(note)}`);
}
