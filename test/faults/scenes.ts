import type { Bases } from "./commands.ts";
import { damageScene } from "./damage.ts";
import { desksScene } from "./desks.ts";
import { heldScene } from "./held.ts";
import type { Office } from "./office.ts";
import { pulledScene } from "./pulled.ts";
import { readOnlyScene } from "./read-only.ts";
import { replacedScene } from "./replaced.ts";
import type { Finding } from "./report.ts";
import { clockScene, newerScene } from "./versions.ts";

/** Faults that are no matter of one command at one moment. */
export interface Scene {
  readonly name: string;
  /** Why it may not be played. */
  readonly otherwise: string;
  /** `times`: how often, of what is usual. Null: not here. */
  readonly play: (office: Office, bases: Bases, times: (usual: number) => number) => Promise<readonly (Finding | null)[]>;
}

export const SCENES: readonly Scene[] = [
  readOnlyScene,
  heldScene,
  replacedScene,
  desksScene,
  clockScene,
  newerScene,
  damageScene,
  pulledScene,
];
