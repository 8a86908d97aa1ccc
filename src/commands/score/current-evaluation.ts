import type { Subject } from "../../domain/scoring/rules.ts";
import type { Text } from "../../domain/text/text.ts";
import type { Io } from "../../terminal/io.ts";
import type { Desk } from "../../trips/desk.ts";
import { type CurrentEvaluation, currentEvaluation } from "../../trips/evaluate/current-evaluation.ts";

/** Said before anything else: it holds also where the request is refused in the end. */
export function warnAtOnce(io: Io, { warnings }: { readonly warnings: readonly Text[] }): void {
  for (const warning of warnings) io.warn(warning);
}

/** The evaluation of a year that stands; that records changed since is said at once. */
export async function currentOf(io: Io, { store }: Desk, year: number, of?: Subject): Promise<CurrentEvaluation> {
  const current = await currentEvaluation(store, year, of);
  warnAtOnce(io, current);
  return current;
}
