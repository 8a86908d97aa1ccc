/**
 * A story: an office in a folder of its own, and what is typed there, step by step. Both programs go through the same
 * stories; what is compared is told in run.ts.
 */
export interface Story {
  /** The name of its folder, and what --only looks for. */
  readonly name: string;
  /** The story whose folder it begins with, as that one left it. */
  readonly from?: string;
  /** The day that the program is told ($CPPCC_TODAY). */
  readonly today?: string;
  /** Files put into the folder before the first step, by their names. */
  readonly files?: Readonly<Record<string, Content>>;
  readonly steps: readonly Step[];
}

/** What a file holds; a workbook or a copy is made when the story begins. */
export type Content = string | Uint8Array | (() => Uint8Array | Promise<Uint8Array>);

/**
 * A command line as it is typed behind `cppcc`: words, quoted ones too; variables may stand in front (CPPCC_LANG=en), and
 * `--` stands for nothing but itself. Or something that happens to the folder between two commands.
 */
export type Step = string | ByHand;

export interface ByHand {
  readonly byHand: string;
  readonly run: (folder: string) => void | Promise<void>;
}

/** The command lines of a text, one a line; blank lines and those behind # are for the reader. */
export const lines = (written: string): string[] =>
  written
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));

export interface Typed {
  readonly variables: Readonly<Record<string, string>>;
  readonly words: readonly string[];
}

/** A line in words: 'one word', "one word", "" an empty one. */
export function typed(line: string): Typed {
  const words = [...line.matchAll(/(?:[^\s'"]+|'[^']*'|"[^"]*")+/g)].map(([word]) => word.replace(/'([^']*)'|"([^"]*)"/g, "$1$2"));
  const first = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const before = first === -1 ? words : words.slice(0, first);
  return {
    variables: Object.fromEntries(before.map((word) => [word.slice(0, word.indexOf("=")), word.slice(word.indexOf("=") + 1)])),
    words: words.slice(before.length),
  };
}

/** The lines, each once more with --json. */
export const alsoAsJson = (written: readonly string[]): string[] => written.flatMap((line) => [line, `${line} --json`]);
