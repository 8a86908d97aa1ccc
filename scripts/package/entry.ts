/** A file of a folder that is handed out. */
export interface Entry {
  /** Below the folder, with slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly isExecutable?: boolean;
}

/** By name, as sort does it in the C locale: the same everywhere. */
export const inOrder = (entries: readonly Entry[]): Entry[] =>
  [...entries].sort((one, other) => Buffer.compare(Buffer.from(one.path), Buffer.from(other.path)));
