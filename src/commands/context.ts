import type { Io } from "../terminal/io.ts";
import type { Desk } from "../trips/desk.ts";

/** What a command is given: where to speak, and the desk from which its trip sets out, opened when first asked for. */
export interface Context extends Omit<Desk, "store"> {
  readonly io: Io;
  readonly desk: () => Promise<Desk>;
  /** Makes a new record file with what `first` writes into it: all of it, or no file. */
  readonly create: (first: (store: Desk["store"]) => void) => Promise<Desk["store"]>;
  readonly yes: boolean;
  /** What of the user's outside the program's own folder may be of the program's. */
  readonly places: () => readonly string[];
  /** The user's folder of documents. */
  readonly documents: () => string;
  /** Whether the record file was named (--db, $CPPCC_DB). */
  readonly isNamed: boolean;
  /** Notes a record file as the one that is meant where none is named; false where another is noted, and there. */
  readonly noteFile: (file: string) => boolean;
  /** A desk on another record file and day, at which nobody can be asked: the demo's. */
  readonly elsewhere: (file: string, today: string) => Pick<Context, "desk" | "create">;
}
