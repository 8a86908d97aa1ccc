const AROUND = 2;
const SHOWN = 3;
const WIDTH = 240;

/** The first place where two texts differ: a line or two before it, and a few of each. Null where they are equal. */
export function firstDifference(was: string, is: string): string | null {
  if (was === is) return null;
  const [a, b] = [was.split("\n"), is.split("\n")];
  const at = a.findIndex((line, i) => line !== b[i]);
  const from = at === -1 ? a.length : at;
  const column = firstColumn(a[from] ?? "", b[from] ?? "");
  const clip = (line: string): string => clipped(line, column);
  const { gone, come } = changed(a.slice(from), b.slice(from));
  return [
    `line ${from + 1}`,
    ...a.slice(Math.max(0, from - AROUND), from).map((line) => `    ${clip(line)}`),
    ...gone.slice(0, SHOWN).map((line) => `  - ${clip(line)}`),
    ...come.slice(0, SHOWN).map((line) => `  + ${clip(line)}`),
  ].join("\n");
}

/** Lines up to where both go on alike: one line put in is shown as one. */
function changed(a: readonly string[], b: readonly string[]): { gone: readonly string[]; come: readonly string[] } {
  for (let length = 0; length <= SHOWN * 2; length += 1)
    for (let gone = 0; gone <= length; gone += 1) {
      const come = length - gone;
      const [next, other] = [a[gone], b[come]];
      if (next === other && a[gone + 1] === b[come + 1]) return { gone: a.slice(0, gone), come: b.slice(0, come) };
    }
  return { gone: a, come: b };
}

function firstColumn(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

/** A long line is shown around the place where it differs. */
function clipped(line: string, column: number): string {
  if (line.length <= WIDTH) return line;
  const from = Math.max(0, Math.min(column - WIDTH / 3, line.length - WIDTH));
  return `${from > 0 ? "…" : ""}${line.slice(from, from + WIDTH)}${from + WIDTH < line.length ? "…" : ""}`;
}
