import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const made = new Map<string, Promise<ReadonlyMap<string, Buffer>>>();

/** The files that a set-up leaves in an empty folder, copied into another; it is run once for each key (the sources are loaded once a worker). */
export async function prepared(key: string, folder: string, setUp: (empty: string) => Promise<unknown>): Promise<void> {
  const files = made.get(key) ?? filesOf(setUp);
  made.set(key, files);
  for (const [name, bytes] of await files) writeFileSync(join(folder, name), bytes, { mode: 0o600 });
}

async function filesOf(setUp: (empty: string) => Promise<unknown>): Promise<ReadonlyMap<string, Buffer>> {
  const folder = mkdtempSync(join(tmpdir(), "cppcc-prepared-"));
  try {
    await setUp(folder);
    const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    return new Map(files.map(({ name }) => [name, readFileSync(join(folder, name))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
