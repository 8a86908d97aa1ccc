import { firstDifference } from "./difference.ts";
import type { Outcome } from "./perform.ts";
import type { Side } from "./sides.ts";
import type { Story } from "./story.ts";

export interface Compared {
  commands: number;
  exports: number;
  tables: number;
  readonly codes: Set<string>;
  /** One text a step that differs. */
  readonly differences: string[];
}

/** Compares a story's steps one by one; every part of a step is compared, its first difference is told. */
export function compareStory(story: Story, was: Side, is: Side, into: Compared): void {
  const before = was.outcomes.get(story.name) ?? [];
  const now = is.outcomes.get(story.name) ?? [];
  for (const [i, outcome] of now.entries()) {
    count(outcome, into);
    const other = before[i];
    const found =
      other?.line === outcome.line ? compareStep(other, outcome, was, is) : "another command line: an earlier exit code differs";
    if (found !== null) into.differences.push(`${story.name}, ${i + 1}: cppcc ${outcome.line}\n${found.replace(/^/gm, "  ")}`);
  }
  if (before.length > now.length) into.differences.push(`${story.name}: ${before.length} command lines became ${now.length}`);
}

function count({ files, code }: Outcome, into: Compared): void {
  into.commands += 1;
  if (code !== null) into.codes.add(code);
  for (const parts of Object.values(files)) {
    if (parts === null) continue;
    const tables = Object.keys(parts).filter((part) => part.startsWith("table ")).length;
    if (tables > 0) into.tables += tables;
    else into.exports += 1;
  }
}

function compareStep(was: Outcome, is: Outcome, wasSide: Side, isSide: Side): string | null {
  if (was.exit !== is.exit) return `exit ${was.exit} became ${is.exit}\n${tell("stderr", was.stderr, is.stderr, wasSide, isSide) ?? ""}`;
  for (const stream of ["stdout", "stderr"] as const) {
    const found = tell(stream, was[stream], is[stream], wasSide, isSide);
    if (found !== null) return found;
  }
  for (const file of new Set([...Object.keys(was.files), ...Object.keys(is.files)])) {
    const [a, b] = [was.files[file], is.files[file]];
    if (kind(a) !== kind(b)) return `file ${file}: ${kind(a)} became ${kind(b)}`;
    const parts = [...new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])].filter((part) => a?.[part] !== b?.[part]);
    const [part] = parts;
    if (part === undefined) continue;
    const more = parts.length > 1 ? ` (and ${parts.length - 1} parts more: ${parts.slice(1, 6).join(", ")})` : "";
    return `file ${file}${part === "" ? "" : ` › ${part}`}${more}, ${tell("", a?.[part], b?.[part], wasSide, isSide)}`;
  }
  return null;
}

const kind = (parts: Readonly<Record<string, string>> | null | undefined): string =>
  parts === undefined ? "not touched" : parts === null ? "taken away" : "written";

function tell(what: string, was: string | undefined, is: string | undefined, wasSide: Side, isSide: Side): string | null {
  if (was === is) return null;
  if (was === undefined) return "a part that was not there";
  if (is === undefined) return "a part that is no longer there";
  return `${what === "" ? "" : `${what}, `}${firstDifference(wasSide.blobs.read(was), isSide.blobs.read(is))}`;
}
