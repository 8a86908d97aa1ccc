import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

/** Texts kept once each, by their digests: tables and parts stay the same over many steps. */
export type Blobs = ReturnType<typeof makeBlobs>;

export function makeBlobs(folder: string) {
  mkdirSync(folder, { recursive: true });
  return {
    keep(text: string): string {
      const digest = createHash("sha256").update(text).digest("hex").slice(0, 32);
      const file = join(folder, digest);
      if (existsSync(file)) return digest;
      // Another run may keep the same text at the same moment: made beside, then renamed.
      writeFileSync(`${file}.${process.pid}`, gzipSync(text, { level: 1 }));
      renameSync(`${file}.${process.pid}`, file);
      return digest;
    },
    read: (digest: string): string => gunzipSync(readFileSync(join(folder, digest))).toString("utf8"),
  };
}
