import type { Store } from "../store/store.ts";
import type { Io } from "../terminal/io.ts";
import type { StartReading } from "../workbooks/reading/read.ts";

/** What a command is given: where to speak, the record file (opened when first asked for), and the day. */
export interface Context {
  readonly io: Io;
  /** The record file's path, whether or not it exists. */
  readonly file: string;
  /** The files that the command reads, by their full paths: nothing is written over them (files.ts). */
  readonly inputs: ReadonlySet<string>;
  /** The full path of a file to read, which is kept in mind as one of `inputs`. */
  readonly input: (file: string) => string;
  readonly store: () => Promise<Store>;
  /** Makes a new record file with what `first` writes into it: all of it, or no file. */
  readonly create: (first: (store: Store) => void) => Promise<Store>;
  readonly yes: boolean;
  /** 2026-12-31: $CPPCC_TODAY, else the clock's. */
  readonly today: string;
  /** Whether the day was set by $CPPCC_TODAY: what cannot be taken back says so in the log. */
  readonly isDaySet: boolean;
  readonly cwd: string;
  /** Where workbooks are read, if not in a thread of their own. */
  readonly startReading: StartReading | undefined;
  /** The program's own folder: rules/, fixtures/. */
  readonly root: string;
  /** The same context on another record file, with another voice and day (demo). */
  readonly on: (file: string, io: Io, today: string) => Context;
}
