import * as v from "valibot";
import type { Limit } from "../domain/checks/limits.ts";
import { text } from "../domain/text/text.ts";
import { toCount } from "./compile.ts";
import { ofCount } from "./consistent/conditions.ts";
import type { Contradiction } from "./consistent/contradiction.ts";
import { readText } from "./file.ts";
import { COUNT } from "./language.ts";
import { parseFile } from "./read.ts";
import { both } from "./rule-words.ts";
import { counted, named, positive, some, span, words } from "./vocabulary.ts";

/** The limits of an office's 退出和暂停履职办法, as data beside its rule set (docs/rules.md, 退出和暂停履职). */
const LimitFile = words({
  name: named,
  limits: some(
    words({
      name: named,
      ...COUNT,
      at_least: v.optional(counted),
      at_most: v.optional(counted),
      grade: v.optional(named),
      within: v.optional(span),
      running: v.optional(positive),
      action: v.optional(named),
      source: v.optional(named),
    }),
  ),
});

type LimitEntry = v.InferOutput<typeof LimitFile>["limits"][number];

/** The limits of a file; every problem with its line and column. */
export function readLimits(file: string): { name: string; limits: Limit[] } {
  const { name, limits } = parseFile(readText(file), file, LimitFile, (parsed) => parsed.limits.flatMap(contradictions));
  return { name, limits: limits.map(toLimit) };
}

function toLimit({ name, grade, within, running, action, source, ...count }: LimitEntry): Limit {
  return {
    name,
    count: grade === undefined ? toCount(count) : null,
    grade: grade ?? null,
    years: count.at_least ?? 1,
    within: within ?? "term",
    running: running ?? 1,
    action: action ?? "",
    source: source ?? "",
  };
}

function contradictions({ grade, within, running, ...entry }: LimitEntry, i: number): Contradiction[] {
  const path = ["limits", i];
  const { name: _, action: __, source: ___, ...count } = entry;
  const counted = Object.keys(count).filter((word) => word !== "at_least" && count[word as keyof typeof count] !== undefined);
  const found: Contradiction[] =
    grade === undefined
      ? ofCount(count, path)
      : counted.map((word) => ({
          path: [...path, word],
          message: text(`${both("grade")} 数的是年度，不能再写 ${both(word)}`, `grade counts years: no ${word} beside it`),
        }));
  if (running !== undefined && running > 1 && within !== "year")
    found.push({
      path: [...path, "running"],
      message: text(`写 ${both("running")} 时 ${both("within")} 应是 一年（year）`, "running goes with within: year"),
    });
  return found;
}
