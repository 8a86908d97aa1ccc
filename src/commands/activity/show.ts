import type { Deed } from "../../domain/deeds/deed.ts";
import { heldNumber, numberWords } from "../../domain/text/personal-numbers.ts";
import { text } from "../../domain/text/text.ts";
import { kindOf } from "../../domain/vocabulary/kinds.ts";
import { participationSheet } from "../../report/activities.ts";
import { deedFacts, NUMBER } from "../../report/deed-words.ts";
import type { Io } from "../../terminal/io.ts";
import { printSheet } from "../../terminal/sheet.ts";
import { missingNote } from "../../trips/deeds/expected.ts";
import { type WholeDeed, wholeDeed } from "../../trips/deeds/show.ts";
import { command } from "../command.ts";
import { DEED_ID } from "./deed-id.ts";

export const activityShow = command({
  name: "show",
  alias: "查看",
  summary: text("一件活动的全部内容：谁参加、有什么结果、来自哪个文件", "all of a deed: who took part, what came of it, from which file"),
  args: [DEED_ID],
  examples: ["activity show 31"],
  async run(context, _, id) {
    const whole = wholeDeed(await context.desk(), id);
    return { json: () => deedJson(whole), say: (io) => sayDeed(io, whole) };
  },
});

function deedJson({ deed, sittings, links, source, parts, missing }: WholeDeed) {
  const withSources = (held: Deed) => ({ ...held, parts: held.parts.map((part) => ({ ...part, source: parts.get(part.id) ?? null })) });
  return {
    ...withSources(deed),
    source: source ?? null,
    sittings: sittings.map(withSources),
    links,
    missing: missing.map(({ id, name }) => ({ id, name })),
  };
}

async function sayDeed(io: Io, whole: WholeDeed): Promise<void> {
  const { deed, sittings, parts, missing, apart } = whole;
  io.print(`#${deed.id} ${deed.title}`);
  for (const { label, value } of deedFacts(deed, whole)) io.print(`  ${label} ${value}`, { unmask: label === NUMBER });
  const held = kindOf(deed.kind).meetsResidents ? heldNumber([deed.title, deed.place, deed.note].join("\n")) : null;
  if (held !== null)
    io.warn(
      text(
        `这条联系群众的记录里有${numberWords(held).zh}，请用 cppcc activity edit ${deed.id} 删去`,
        `${numberWords(held).en} stands in this contact with residents: take it out with cppcc activity edit ${deed.id}`,
      ),
    );
  await printSheet(
    io,
    participationSheet(deed, sittings, (part) => parts.get(part), apart),
  );
  for (const note of missingNote(kindOf(deed.kind), missing, apart)) io.print(`  ${io.t(note)}`);
}
