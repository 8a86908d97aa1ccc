import { PassThrough } from "node:stream";
import type { Environment } from "../../src/main.ts";
import { typed } from "./in-process.ts";
import type { Session } from "./session.ts";
import { variablesOf } from "./session.ts";

/** A window of a terminal, who sits at it, and what is set there. */
export interface Sitting {
  readonly columns: number;
  /** A window that holds everything, unless told otherwise. */
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What is pressed. */
  readonly keys?: readonly string[];
  readonly runPager?: Environment["runPager"];
}

/** A command in this process at a window: what stands in it in the end, both streams in their order. */
export async function inWindow(
  argv: readonly string[],
  session: Session,
  { columns, rows = 10_000, env = {}, keys = [], runPager }: Sitting,
): Promise<{ status: number; screen: string }> {
  let screen = "";
  const stdin = new PassThrough();
  const left = [...keys];
  const show = (content: string): void => {
    screen += content;
    // What asks for a key is the one thing that ends without a new line.
    if (!content.endsWith("\n") && !content.startsWith("\r") && left.length > 0) {
      const key = left.shift() as string;
      setImmediate(() => stdin.write(key));
    }
  };
  const stream = { isTTY: true, columns, rows, write: show };
  const { status } = await typed(argv, session, {
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stream,
    stderr: stream,
    isTerminal: () => true,
    env: { ...variablesOf(session), ...env },
    runPager,
  });
  return { status, screen };
}
