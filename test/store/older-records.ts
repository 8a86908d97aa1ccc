import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { folder, ROOT } from "./office.ts";

const RECORDS = join(ROOT, "fixtures/records");

/** The versions of which a record file is kept (fixtures/records/README.md). */
export const VERSIONS = [1, 2, 3, 4, 5, 6] as const;

/** Copies a record file that a version's own program made. */
export const copyOf = (version: number, file: string): void => copyFileSync(join(RECORDS, `version-${version}.db`), file);

/** The same for the length of a test. */
export function olderFile(version: number, name = "office.db"): string {
  const file = join(folder(), name);
  copyOf(version, file);
  return file;
}

type Row = Record<string, unknown>;

/** What the version's own program printed of its file. */
export interface Printed {
  readonly score: Readonly<Record<string, Row>>;
  readonly computed: Readonly<Record<string, Row>>;
  readonly explain: Readonly<Record<string, Readonly<Record<string, Row>>>>;
  readonly members: readonly Row[];
  readonly years?: readonly Row[];
}

export const printedBy = (version: number): Printed =>
  JSON.parse(readFileSync(join(RECORDS, `version-${version}.score.json`), "utf8")) as Printed;
