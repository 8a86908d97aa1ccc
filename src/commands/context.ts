import type { Store } from "../store/store.ts";
import type { Io } from "../terminal/io.ts";

/** What a command is given: where to speak, the record file (opened when first asked for), and the day. */
export interface Context {
  readonly io: Io;
  /** The record file's path, whether or not it exists. */
  readonly file: string;
  readonly store: () => Promise<Store>;
  /** Makes a new record file. */
  readonly create: () => Promise<Store>;
  readonly yes: boolean;
  /** 2026-12-31: $CPPCC_TODAY, else the clock's. */
  readonly today: string;
  /** Whether the day was set by $CPPCC_TODAY: what cannot be taken back says so in the log. */
  readonly isDaySet: boolean;
  readonly cwd: string;
  /** The program's own folder: rules/, fixtures/. */
  readonly root: string;
  /** The same context on another record file, with another voice and day (demo). */
  readonly on: (file: string, io: Io, today: string) => Context;
}
