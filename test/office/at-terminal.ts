import { PassThrough } from "node:stream";
import { typed } from "./in-process.ts";
import type { Answer, Session } from "./session.ts";

/** What is typed when a question appears: a part of the question, and the keys. */
export type Reply = readonly [question: string, keys: string];

export const ENTER = "\r";

/**
 * A command in this process with somebody at the terminal who answers each question in turn, as it appears. A question
 * that nobody expects leaves the command waiting, and the test runs out of time.
 */
export async function atTerminal(argv: readonly string[], session: Session, replies: readonly Reply[]): Promise<Answer> {
  const stdin = new PassThrough();
  const stderr = new PassThrough();
  // A terminal is not ended with the question that wrote to it.
  stderr.end = () => stderr;
  const left = [...replies];
  let written = "";
  let since = "";
  stderr.on("data", (chunk: Buffer) => {
    written += chunk.toString();
    since += chunk.toString();
    const [next] = left;
    if (next === undefined || !since.includes(next[0])) return;
    left.shift();
    since = "";
    // After the question has been drawn whole.
    setImmediate(() => stdin.write(next[1]));
  });
  const { status, stdout } = await typed(argv, session, {
    stdin: stdin as unknown as NodeJS.ReadStream,
    stderr,
    isTerminal: () => true,
  });
  if (left.length > 0) throw new Error(`never asked: ${left.map(([question]) => question).join("、")}\n${stdout}${written}`);
  return { status, stdout, stderr: written };
}
