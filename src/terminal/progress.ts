import type { Text } from "../domain/text/text.ts";
import { visibleText } from "../domain/text/unseen.ts";
import type { Io } from "./io.ts";

const WIDTH = 24;

/** A progress bar on stderr for long work, at a terminal only. */
export function progress(io: Io, label: Text, total: number): { step: (what: string) => void; end: () => void } {
  const { stderr } = io.streams;
  if (!stderr.isTTY || io.isDumb || io.quiet || io.json || total < 1) return { step: () => {}, end: () => {} };
  let done = 0;
  return {
    step(what) {
      const full = Math.round((done / total) * WIDTH);
      const bar = total < 2 ? "" : `${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${done}/${total} `;
      stderr.write(`\r\u001b[2K${io.t(label)} ${bar}${visibleText(what)}`);
      done += 1;
    },
    end: () => void stderr.write("\r\u001b[2K"),
  };
}
