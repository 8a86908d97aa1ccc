import type { Store } from "../store/store.ts";
import type { Io } from "../terminal/io.ts";
import type { Desk } from "../trips/desk.ts";

/** What a command is given: where to speak, and the desk from which its trip sets out, opened when first asked for. */
export interface Context extends Omit<Desk, "store"> {
  readonly io: Io;
  readonly desk: () => Promise<Desk>;
  readonly store: () => Promise<Store>;
  /** Makes a new record file with what `first` writes into it: all of it, or no file. */
  readonly create: (first: (store: Store) => void) => Promise<Store>;
  readonly yes: boolean;
  /** The same context on another record file, with another voice and day (demo). */
  readonly on: (file: string, io: Io, today: string) => Context;
}
