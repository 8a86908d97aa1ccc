import type { AppError } from "../domain/text/problem.ts";
import type { Text } from "../domain/text/text.ts";
import type { Actor } from "../store/operations.ts";
import type { Store } from "../store/store.ts";
import type { StartReading } from "../workbooks/reading/read.ts";

/**
 * Where a trip sets out from: the record file, the day, the files that a request may name, and whom it may ask. A trip is
 * (desk, request) → a result, a value. It knows no terminal, no flags and no exit codes, so that a command, a menu and a
 * test set out on the same one.
 */
export interface Desk {
  readonly store: Store;
  readonly clerk: Clerk;
  /** In whose name the log is written, and by which clock. */
  readonly actor: Actor;
  /** The record file's full path. */
  readonly file: string;
  /** 2026-12-31. */
  readonly today: string;
  /** Whether the day was set by $CPPCC_TODAY: what cannot be taken back says so in the log. */
  readonly isDaySet: boolean;
  /** The folder from which the paths of a request are read. */
  readonly cwd: string;
  /** The program's own folder: rules/, fixtures/. */
  readonly root: string;
  /** The full path of a file to read, which is kept in mind as one of `inputs`. */
  readonly input: (file: string) => string;
  /** How workbooks are read, if not as `readWorkbook` does it (tests). */
  readonly startReading: StartReading | undefined;
  /** The files that the request reads, by their full paths: nothing is written over them. */
  readonly inputs: ReadonlySet<string>;
  /** The files that the request has written, by their full paths: it may write them again. */
  readonly outputs: Set<string>;
}

/** An answer to choose, in both languages. */
export interface Choice<Value> {
  readonly name: Text;
  readonly value: Value;
  /** How well what was typed fits, where more than the name is looked at: the lower the better, undefined for not at all. */
  readonly fit?: (typed: string) => number | undefined;
}

/** Long work as it goes on: a step is said before it is taken. */
export interface Progress {
  readonly step: (what: string) => void;
  readonly end: () => void;
}

/** Whoever gave the command, as far as a trip may turn to them. Ctrl-C answers any question with `interrupted`. */
export interface Clerk {
  /** Whether anybody can be asked: what only a clerk can tell is a problem otherwise. */
  readonly isThere: boolean;
  readonly choose: <Value>(question: Text, choices: readonly Choice<Value>[]) => Promise<Value>;
  /** A choice among many, found by a part of its name or by its `fit`; `none` stands first. */
  readonly search: <Value>(question: Text, choices: readonly Choice<Value>[], none?: Choice<Value>) => Promise<Value>;
  /** `check` says what is wrong with an answer, or null. */
  readonly write: (question: Text, options?: { initial?: string; check?: (answer: string) => Text | null }) => Promise<string>;
  readonly agree: (question: Text, proposed: boolean) => Promise<boolean>;
  /** Goes on after a yes, or with --yes; where nobody can be asked, `otherwise` says what would be right. */
  readonly confirm: (question: Text, otherwise: AppError) => Promise<void>;
  readonly progress: (label: Text, total: number) => Progress;
  /** Begins to wait for somebody else: each call waits a moment, and answers false once it has been too long. */
  readonly patience: () => () => Promise<boolean>;
  /** Says what a trip took for granted, whoever is there or not. */
  readonly tell: (what: Text) => void;
}

const nobody = async (): Promise<never> => {
  throw new Error("a trip asked where nobody is");
};

/** No clerk at all: for what the program does by itself. What only a clerk can tell is refused. */
export const NOBODY: Clerk = {
  isThere: false,
  choose: nobody,
  search: nobody,
  write: nobody,
  agree: nobody,
  confirm: async (_, otherwise) => {
    throw otherwise;
  },
  progress: () => ({ step: () => {}, end: () => {} }),
  patience: () => async () => false,
  tell: () => {},
};
