import { dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import { userPlaces } from "../../src/disk/user-places.ts";
import { type Environment, main } from "../../src/main.ts";
import { readHere } from "../../src/workbooks/reading/read.ts";
import { type Answer, NOWHERE, ROOT, type Session, variablesOf } from "./session.ts";

/**
 * What a command answers in this process and from the sources, into pipes. It costs a tenth of a start of the real
 * binary, and answers the same: binary.test.ts holds the two side by side. `otherwise` puts another terminal, another
 * stream or another end in place of the pipe's.
 */
export async function typed(argv: readonly string[], session: Session = NOWHERE, otherwise: Partial<Environment> = {}): Promise<Answer> {
  const said = { stdout: "", stderr: "" };
  const hear = (stream: keyof typeof said) => ({
    write: (text: string): void => {
      said[stream] += text;
    },
  });
  const status = await main(argv, {
    env: variablesOf(session),
    cwd: session.folder,
    root: ROOT,
    // An end that nobody types at.
    stdin: new PassThrough().end() as unknown as NodeJS.ReadStream,
    stdout: hear("stdout"),
    stderr: hear("stderr"),
    isTerminal: () => false,
    now: session.now,
    today: session.today,
    startReading: readHere,
    // What a test notes is its own.
    places: { ...userPlaces(), config: join(dirname(session.db), ".config") },
    ...otherwise,
  });
  return { status, ...said };
}
