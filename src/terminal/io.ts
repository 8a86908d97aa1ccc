import { maskedTexts, maskNumbers } from "../domain/text/personal-numbers.ts";
import type { Lang, Text } from "../domain/text/text.ts";
import { visibleJson, visibleText } from "../domain/text/unseen.ts";
import type { Paging } from "./pager.ts";
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
  /** Of a terminal: how large its window is, as far as it knows. */
  readonly columns?: number;
  readonly rows?: number;
}

/** What a terminal shows at once. */
export interface Window {
  readonly columns: number;
  readonly rows: number;
}

/** No table is drawn for a window that is narrower. */
const NARROWEST = 20;

export interface Voice {
  readonly lang: Lang;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly paint: Paint;
  /** Whether somebody can be asked: a terminal on both sides, and no --yes or --json. */
  readonly asks: boolean;
  /** Talk with the commands that it names as they have to be typed. */
  readonly asTyped?: (words: string) => string;
  /** A terminal that knows neither colours nor box lines, and on which the cursor cannot be moved: TERM=dumb. */
  readonly isDumb?: boolean;
  /** Tables are shown whole, however narrow the window: --wide. */
  readonly isWide?: boolean;
  /** Where what is higher than the window is read; none where nobody sits at a terminal. */
  readonly paging?: Paging;
}

/** Whether telephones and the like are shown as they are: --unmask. */
export interface Unmask {
  readonly unmask?: boolean;
}

export type Io = ReturnType<typeof makeIo>;

/** Talk in the language chosen: no number of anybody's in it, and nothing that a terminal would obey. */
export const spoken = ({ lang, asTyped = (words) => words }: Pick<Voice, "lang" | "asTyped">, message: Text): string =>
  visibleText(asTyped(maskNumbers(message[lang])));

/**
 * Data goes to stdout, talk to stderr when --json has stdout; --quiet keeps the talk to itself. Nothing that somebody wrote
 * moves the cursor or recolours what follows: a record file may hold what an older version took in.
 */
export function makeIo(streams: Streams, voice: Voice) {
  const t = (message: Text): string => message[voice.lang];
  const held: string[] = [];
  let gathered: string[] | undefined;
  /** To stdout, or to the others of an answer that is shown whole. */
  const out = (content: string): void => {
    if (gathered) gathered.push(content);
    else streams.stdout.write(content);
  };
  const talk = voice.json ? (content: string): void => void streams.stderr.write(content) : out;
  const windowOf = ({ isTTY, columns = 0, rows = 0 }: Output): Window | null =>
    // A column stays free: a line that ends at the edge makes an empty one below in some windows.
    isTTY && columns > 0 ? { columns: Math.max(NARROWEST, columns) - 1, rows } : null;
  return {
    ...voice,
    streams,
    t,

    /** What a table has to fit in; null in a pipe, or where it is to be shown whole. */
    window: (): Window | null => (voice.isWide ? null : windowOf(streams.stdout)),

    /** Talk: what was done, where it is. */
    say(message: Text): void {
      if (!voice.quiet) talk(`${spoken(voice, message)}\n`);
    },

    /** Worth a second look; not kept back by --quiet. It is said last, below what it is about: by `sayWarnings`. */
    warn(message: Text): void {
      held.push(`${voice.paint("yellow", spoken(voice, message))}\n`);
    },

    /** Before a question, before an error, and when all is shown. */
    sayWarnings(): void {
      for (const warning of held.splice(0)) streams.stderr.write(warning);
    },

    /** Shows an answer whole: page by page where the window does not hold it. */
    async shown(show: () => void | Promise<void>): Promise<void> {
      const window = windowOf(streams.stdout);
      const { paging } = voice;
      if (gathered || paging === undefined || window === null || window.rows === 0) return await show();
      gathered = [];
      let whole = "";
      try {
        await show();
      } finally {
        whole = gathered.join("");
        gathered = undefined;
        if (whole !== "") await (await import("./pager.ts")).page(whole, paging, { streams, window, isWide: voice.isWide === true, t });
      }
    },

    /** Data; numbers of somebody's in it are masked unless they were asked for. */
    print(content: string, { unmask = false }: Unmask = {}): void {
      const shown = unmask ? content : maskNumbers(content);
      out(`${visibleText(shown.replace(/\n$/, ""))}\n`);
    },

    /** What a printer of ours laid out and coloured, of texts that it made visible itself. */
    printLaidOut(content: string): void {
      out(`${content}\n`);
    },

    /** The one JSON document of a --json run; numbers as in print. */
    printJson(value: unknown, { unmask = false }: Unmask = {}): void {
      out(`${visibleJson(unmask ? value : maskedTexts(value), 1)}\n`);
    },
  };
}
