import { maskedTexts, maskNumbers } from "../domain/text/personal-numbers.ts";
import type { Lang, Text } from "../domain/text/text.ts";
import { visibleJson, visibleText } from "../domain/text/unseen.ts";
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

/** Whether telephones and the like are shown as they are: --unmask. */
export interface Unmask {
  readonly unmask?: boolean;
}

export type Io = ReturnType<typeof makeIo>;

/** Talk in the language chosen: no number of anybody's in it, and nothing that a terminal would obey. */
export const spoken = ({ lang }: Pick<Voice, "lang">, message: Text): string => visibleText(maskNumbers(message[lang]));

/**
 * Data goes to stdout, talk to stderr when --json has stdout; --quiet keeps the talk to itself. Nothing that somebody wrote
 * moves the cursor or recolours what follows: a record file may hold what an older version took in.
 */
export function makeIo(streams: Streams, voice: Voice) {
  const talk = voice.json ? streams.stderr : streams.stdout;
  return {
    ...voice,
    streams,
    t: (message: Text): string => message[voice.lang],

    /** Talk: what was done, where it is. */
    say(message: Text): void {
      if (!voice.quiet) talk.write(`${spoken(voice, message)}\n`);
    },

    /** Worth a second look; not kept back by --quiet. */
    warn(message: Text): void {
      streams.stderr.write(`${voice.paint("yellow", spoken(voice, message))}\n`);
    },

    /** Data; numbers of somebody's in it are masked unless they were asked for. */
    print(content: string, { unmask = false }: Unmask = {}): void {
      const shown = unmask ? content : maskNumbers(content);
      streams.stdout.write(`${visibleText(shown.replace(/\n$/, ""))}\n`);
    },

    /** What a printer of ours laid out and coloured, of texts that it made visible itself. */
    printLaidOut(content: string): void {
      streams.stdout.write(`${content}\n`);
    },

    /** The one JSON document of a --json run; numbers as in print. */
    printJson(value: unknown, { unmask = false }: Unmask = {}): void {
      streams.stdout.write(`${visibleJson(unmask ? value : maskedTexts(value), 1)}\n`);
    },
  };
}
