import { PassThrough } from "node:stream";
import { main } from "../../src/main.ts";
import { type Answer, ROOT } from "../support/office.ts";

/** What is typed when a question appears: a part of the question, and the keys. */
export type Reply = readonly [question: string, keys: string];

export const ENTER = "\r";

/**
 * A command in this process with somebody at the terminal who answers each question in turn, as it appears. A question
 * that nobody expects leaves the command waiting, and the test runs out of time.
 */
export async function atTerminal(
  argv: readonly string[],
  { cwd, db }: { cwd: string; db: string },
  replies: readonly Reply[] = [],
): Promise<Answer> {
  const said = { stdout: "", stderr: "" };
  const stdin = new PassThrough();
  const stderr = new PassThrough();
  // A terminal is not ended with the question that wrote to it.
  stderr.end = () => stderr;
  const left = [...replies];
  let since = "";
  stderr.on("data", (chunk: Buffer) => {
    said.stderr += chunk.toString();
    since += chunk.toString();
    const [next] = left;
    if (next === undefined || !since.includes(next[0])) return;
    left.shift();
    since = "";
    // After the question has been drawn whole.
    setImmediate(() => stdin.write(next[1]));
  });
  const status = await main(argv, {
    env: { CPPCC_DB: db, CPPCC_USER: "测试员", CPPCC_LANG: "zh", NO_COLOR: "1" },
    cwd,
    root: ROOT,
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: {
      write: (text: string): void => {
        said.stdout += text;
      },
    },
    stderr,
    isTerminal: () => true,
    now: () => new Date().toISOString(),
    today: "2027-01-10",
  });
  if (left.length > 0) throw new Error(`never asked: ${left.map(([question]) => question).join("、")}\n${said.stdout}${said.stderr}`);
  return { status, ...said };
}
