import type { AppError } from "../domain/text/problem.ts";
import type { Text } from "../domain/text/text.ts";
import type { KnownWord } from "../domain/vocabulary/likeness.ts";
import type { Io, Unmask } from "../terminal/io.ts";
import type { Context } from "./context.ts";

/**
 * A command is a value: the tree of them (tree.ts) is what is parsed, what --help prints, and what completion, a menu and
 * the documents read. Only build.ts knows the library that parses.
 */
export interface Command {
  readonly name: string;
  readonly alias: string;
  readonly summary: Text;
  readonly args?: readonly AnyArgument[];
  /** By the name under which `run` gets the value: that of the long flag in camel case. */
  readonly flags?: Flags;
  /** What is typed after cppcc, a line each. */
  readonly examples: readonly string[];
  /** What --help says below the examples. */
  readonly notes?: (io: Io) => string;
  /** The commands of a group; a group may have a `run` of its own. */
  readonly commands?: readonly Command[];
  readonly run?: (context: Context, options: never, ...args: never[]) => Promise<Answer>;
}

/** A command without the words that the tree lists it by. */
export type TopCommand = Omit<Command, "name" | "alias" | "summary">;

/** A word of the tree and what it is about; the rest is loaded only when it is called. */
export interface Entry extends Pick<Command, "name" | "alias" | "summary"> {
  readonly load: () => Promise<TopCommand>;
}

/** What checks a value as it was typed and makes something of it; of what may be repeated it gets the values before. */
interface ReadBy<Value> {
  (written: string, before: Value | undefined): Value;
  /** The words that it knows, for completion. */
  readonly words?: () => readonly KnownWord[];
}

export interface Argument<Value> {
  /** <id>, [year], <files...>. */
  readonly spelled: string;
  readonly words?: Text;
  readonly read?: ReadBy<Value>;
}

export interface Flag<Value> {
  /** -o, --out <path>. */
  readonly spelled: string;
  readonly words: Text;
  readonly read?: ReadBy<Value>;
  readonly isRequired?: true;
}

// biome-ignore lint/suspicious/noExplicitAny: an argument of any value; what `run` gets is typed by Read
export type AnyArgument = Argument<any>;

// biome-ignore lint/suspicious/noExplicitAny: a flag of any value; what `run` gets is typed by Given
export type AnyFlag = Flag<any>;

export type Flags = Readonly<Record<string, AnyFlag>>;

type ValueOf<Of> = Of extends Flag<infer Value> ? Value : never;
type RequiredIn<Of extends Flags> = { [Name in keyof Of]: Of[Name] extends { readonly isRequired: true } ? Name : never }[keyof Of];

/** What `run` gets of a command's flags: those that must be given are there. */
export type Given<Of extends Flags> = { readonly [Name in RequiredIn<Of>]: ValueOf<Of[Name]> } & {
  readonly [Name in Exclude<keyof Of, RequiredIn<Of>>]?: ValueOf<Of[Name]>;
};

type Read<Args extends readonly AnyArgument[]> = {
  [Index in keyof Args]: Args[Index] extends Argument<infer Value> ? Value : never;
};

/** What a command answers. Its two faces show the same result: in words and tables, and as the JSON of --json. */
export interface Answer {
  readonly json: () => unknown;
  readonly say: (io: Io) => void | Promise<void>;
  /** Said below the result, whichever face is shown. */
  readonly notes?: readonly Text[];
  /** Worth a second look: to stderr, after the result, whichever face is shown. */
  readonly warnings?: readonly Text[];
  /** Whether numbers of people are shown as they are. */
  readonly unmask?: Unmask["unmask"];
  /** What is wrong all the same: thrown when the answer has been shown. */
  readonly failure?: AppError;
}

/** A flag with a value: `read` checks it and makes something of it, else it stays text. */
export function flag(spelled: string, words: Text): Flag<string>;
export function flag<Value>(spelled: string, words: Text, read: ReadBy<Value>): Flag<Value>;
export function flag<Value>(spelled: string, words: Text, read?: ReadBy<Value>): Flag<Value> {
  return { spelled, words, ...(read && { read }) };
}

/** A flag without a value: there, or not. */
export const booleanFlag = (spelled: string, words: Text): Flag<boolean> => ({ spelled, words });

/** A flag that must be given. */
export const required = <Value>(of: Flag<Value>): Flag<Value> & { readonly isRequired: true } => ({ ...of, isRequired: true });

export function argument(spelled: `<${string}...>`, words?: Text): Argument<readonly string[]>;
export function argument(spelled: `[${string}...]`, words?: Text): Argument<readonly string[] | undefined>;
export function argument(spelled: `[${string}]`, words?: Text): Argument<string | undefined>;
export function argument(spelled: string, words?: Text): Argument<string>;
export function argument<Value>(spelled: `[${string}]`, words: Text | undefined, read: ReadBy<Value>): Argument<Value | undefined>;
export function argument<Value>(spelled: string, words: Text | undefined, read: ReadBy<Value>): Argument<Value>;
export function argument<Value>(spelled: string, words?: Text, read?: ReadBy<Value>): Argument<Value> {
  return { spelled, ...(words && { words }), ...(read && { read }) };
}

/** What a command does, typed by its flags and arguments. */
interface Runs<Of extends Flags, Args extends readonly AnyArgument[]> {
  readonly flags?: Of;
  readonly args?: Args;
  readonly run: (context: Context, options: Given<Of>, ...args: Read<Args>) => Promise<Answer>;
}

/** A command whose `run` gets what its flags and arguments make of what was typed. */
export const command = <const Of extends Flags = Record<never, never>, const Args extends readonly AnyArgument[] = []>(
  of: Omit<Command, keyof Runs<Of, Args>> & Runs<Of, Args>,
): Command => of as unknown as Command;

/** The same of a command that stands in the tree by itself: its words are there (tree.ts). */
export const topCommand = <const Of extends Flags = Record<never, never>, const Args extends readonly AnyArgument[] = []>(
  of: Omit<TopCommand, keyof Runs<Of, Args>> & Runs<Of, Args>,
): TopCommand => of as unknown as TopCommand;
