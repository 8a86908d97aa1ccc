import { closeSync, openSync, readSync } from "node:fs";

/** How much of a file is read at once: in one buffer, since new memory takes ten times as long as what is done with it. */
const AT_ONCE = 65_536;

/** Reads a file from its beginning to its end, a piece at a time; a piece holds until the next. Errors are the machine's own. */
export function forEachPiece(path: string, use: (piece: Buffer) => void): void {
  const buffer = Buffer.alloc(AT_ONCE);
  const handle = openSync(path, "r");
  try {
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) use(buffer.subarray(0, read));
  } finally {
    closeSync(handle);
  }
}
