import type { RuleFile } from "../language.ts";
import { both } from "../rule-words.ts";
import { at, type Contradiction, type Path } from "./contradiction.ts";

/** What speaks of proposals turned into opinions alone, where they count as opinions alone, concerns nothing. */
export const ofTurned = (file: RuleFile): Contradiction[] => ((file.turned ?? "opinion") === "opinion" ? speaksOfTurned(file, [], []) : []);

function speaksOfTurned(node: unknown, path: Path, kinds: readonly string[]): Contradiction[] {
  if (typeof node !== "object" || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((one, i) => speaksOfTurned(one, [...path, i], kinds));
  const { of = kinds, outcome } = node as { of?: readonly string[]; outcome?: readonly string[] };
  const inner = Array.isArray(of) ? of : kinds;
  const found = Object.entries(node).flatMap(([word, value]) => speaksOfTurned(value, [...path, word], inner));
  if (!Array.isArray(outcome) || inner.length === 0 || inner.some((kind) => kind !== "proposal")) return found;
  if (outcome.some((what) => what !== "to_opinion")) return found;
  return [
    ...found,
    at(
      [...path, "outcome"],
      `转为社情民意的提案在社情民意里计，这里永远没有；要在提案里计，最上层写 ${both("turned")}：只计提案（或 都计）`,
      "a proposal turned into an opinion counts as that opinion: nothing meets this; say turned: proposal (or both) at the left edge",
    ),
  ];
}
