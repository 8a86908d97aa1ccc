import { text } from "../../domain/text/text.ts";
import { recognisedSheet } from "../../report/recognised.ts";
import type { Io } from "../../terminal/io.ts";
import { problemJson } from "../../terminal/problems.ts";
import { printSheet } from "../../terminal/sheet.ts";
import type { Explained } from "../../trips/import/explain.ts";
import type { Answer } from "../command.ts";

/** `--explain`: what was recognised in each sheet and why; `writeMap`: the map to start from, as it was named. */
export function explained(io: Io, { sheets, problems, notes, map, failure }: Explained, writeMap: string | undefined): Answer {
  if (map !== null)
    io.say(text(`对照表写在 ${map}，改好后用 --map ${writeMap}`, `the map is in ${map}: correct it, then give --map ${writeMap}`));
  return {
    json: () => ({
      files: sheets.map(({ columns, ...sheet }) => ({
        ...sheet,
        columns: columns.filter(({ why }) => why !== "none"),
        unknown: columns.filter(({ why }) => why === "none"),
      })),
      problems: problemJson(io, problems),
      notes: notes.map(io.t),
    }),
    async say() {
      for (const sheet of sheets) await printSheet(io, recognisedSheet(sheet));
      for (const note of notes) io.say(text(`· ${note.zh}`, `· ${note.en}`));
    },
    failure,
  };
}
