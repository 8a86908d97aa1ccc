import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Blobs, makeBlobs } from "./blobs.ts";
import { digestOf, programDigest } from "./digest.ts";
import { kept, type Outcome, perform, type Stage } from "./perform.ts";
import type { Story } from "./story.ts";

/** One of the two programs, and what each story came to with it. */
export interface Side {
  readonly checkout: string;
  readonly blobs: Blobs;
  readonly outcomes: Map<string, readonly Outcome[]>;
  readonly close: () => void;
}

export interface Job {
  readonly name: string;
  /** The story that must be over before. */
  readonly after: string | undefined;
  readonly run: () => Promise<void>;
}

const HERE = resolve(import.meta.dirname, "../..");
const KEPT = join(tmpdir(), "cppcc-same");
const DAYS = 3;

/**
 * A side and the jobs that it still needs. What the program as it was came to is kept in the system's temporary folder, by
 * the digest of the program and of the stories, so that it runs once (`keep`).
 */
export function sideOf(
  checkout: string,
  stories: readonly Story[],
  all: readonly Story[],
  { keep, fresh = false }: { keep: boolean; fresh?: boolean },
): { side: Side; jobs: Job[] } {
  const root = mkdtempSync(join(tmpdir(), "cppcc-same-"));
  const folder = keep ? keptFolder(checkout, fresh) : join(root, "kept");
  const blobs = makeBlobs(join(folder, "blobs"));
  const stage: Stage = { checkout, root, blobs };
  const outcomes = new Map<string, readonly Outcome[]>();
  const missing: Story[] = [];
  for (const story of stories) {
    const known = kept.read(fileOf(folder, story));
    if (known === undefined) missing.push(story);
    else outcomes.set(story.name, known);
  }
  const jobs = withFoundations(missing, all).map((story) => ({
    name: story.name,
    after: story.from,
    run: async () => {
      const came = await perform(story, stage);
      kept.write(fileOf(folder, story), came);
      outcomes.set(story.name, came);
    },
  }));
  return { side: { checkout, blobs, outcomes, close: () => rmSync(root, { recursive: true, force: true }) }, jobs };
}

function keptFolder(checkout: string, fresh: boolean): string {
  const folder = join(KEPT, `${programDigest(checkout)}-${storiesDigest()}`);
  if (fresh) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  utimesSync(folder, new Date(), new Date());
  return folder;
}

const fileOf = (folder: string, story: Story): string => join(folder, "stories", `${story.name}.json`);

/** The stories, and those that they begin with. */
function withFoundations(stories: readonly Story[], all: readonly Story[]): Story[] {
  const wanted = new Set(stories);
  for (const { from } of wanted) {
    if (from === undefined) continue;
    const foundation = all.find(({ name }) => name === from);
    if (foundation === undefined) throw new Error(`no story named ${from}`);
    wanted.add(foundation);
  }
  return all.filter((story) => wanted.has(story));
}

/** The stories, the harness, and every file of this checkout that a story can copy. */
const storiesDigest = (): string =>
  `${digestOf(["scripts/same", "fixtures/year-2025", "rules/examples", "test/fixtures"].map((path) => join(HERE, path)))}-${process.version}`;

/** Results that nobody asked for in days go. */
export function forgetOld(): void {
  mkdirSync(KEPT, { recursive: true });
  const oldest = Date.now() - DAYS * 86_400_000;
  for (const name of readdirSync(KEPT)) {
    const path = join(KEPT, name);
    if (statSync(path).mtimeMs < oldest) rmSync(path, { recursive: true, force: true });
  }
}
