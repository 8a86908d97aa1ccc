import type { Lang, Text } from "../domain/text.ts";
import type { Paint } from "./paint.ts";

/** The streams of a process, or their stand-ins in a test. */
export interface Streams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: Output;
  readonly stderr: Output;
}

export interface Output {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean;
}

export interface Voice {
  readonly lang: Lang;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly paint: Paint;
  /** Whether somebody can be asked: a terminal on both sides, and no --yes or --json. */
  readonly asks: boolean;
}

export type Io = ReturnType<typeof makeIo>;

/** Data goes to stdout, talk to stderr when --json has stdout; --quiet keeps the talk to itself. */
export function makeIo(streams: Streams, voice: Voice) {
  const talk = voice.json ? streams.stderr : streams.stdout;
  return {
    ...voice,
    streams,
    t: (message: Text): string => message[voice.lang],

    /** Talk: what was done, where it is. */
    say(message: Text): void {
      if (!voice.quiet) talk.write(`${message[voice.lang]}\n`);
    },

    /** Worth a second look; not kept back by --quiet. */
    warn(message: Text): void {
      streams.stderr.write(`${voice.paint("yellow", message[voice.lang])}\n`);
    },

    /** Data, as it is. */
    print(content: string): void {
      streams.stdout.write(content.endsWith("\n") ? content : `${content}\n`);
    },

    /** The one JSON document of a --json run. */
    printJson(value: unknown): void {
      streams.stdout.write(`${JSON.stringify(value, null, 1)}\n`);
    },
  };
}
