import { type Text, text } from "../../domain/text/text.ts";
import { nearest } from "../../domain/vocabulary/likeness.ts";
import { idOf } from "../compile.ts";
import type { RuleFile } from "../language.ts";

/** What does not hold between the words of a file: each with the path of the word to look at. */
export interface Contradiction {
  readonly path: readonly (string | number)[];
  readonly message: Text;
}

export type Path = readonly (string | number)[];

export const at = (path: Path, zh: string, en: string): Contradiction => ({ path, message: text(zh, en) });

/** What a grade or a dimension may be called elsewhere in the file: by its id or its name. */
export const namesOf = (entries: readonly { id?: string | undefined; name: string }[]): string[] => [
  ...new Set(entries.flatMap((entry) => [idOf(entry), entry.name])),
];
export const gradeNames = ({ grades }: RuleFile): string[] => namesOf(grades);
export const dimensionNames = ({ dimensions }: RuleFile): string[] => namesOf(dimensions);

export function known(written: string, ids: readonly string[], path: Path, zh: string, en: string): Contradiction[] {
  if (ids.includes(written)) return [];
  const near = nearest(written, ids);
  return [
    at(
      path,
      `没有这个${zh}：${written}${near === undefined ? "；" : `；是不是 ${near}？`}可写：${ids.join("、")}`,
      `no such ${en}: ${written}${near === undefined ? "." : `; did you mean ${near}?`} One of: ${ids.join(", ")}`,
    ),
  ];
}
