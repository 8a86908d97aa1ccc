import type { Problem } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import type { Io } from "../../terminal/io.ts";
import { problemLines } from "../../terminal/problems.ts";

/** What may surprise of an activity that is about to be written. */
export function noteWarnings(io: Io, warnings: readonly Problem[]): void {
  for (const line of problemLines(io, warnings)) io.warn(text(`注意：${line.trim()}`, `note: ${line.trim()}`));
}

/** The same of one that may be planned again: what has been said is not said twice. */
export function notedOnce(io: Io): (warnings: readonly Problem[]) => void {
  const said = new Set<string>();
  return (warnings) => {
    const fresh = warnings.filter((warning) => !said.has(JSON.stringify(warning)));
    for (const warning of fresh) said.add(JSON.stringify(warning));
    noteWarnings(io, fresh);
  };
}
