import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, inject } from "vitest";

/** Runs in each test file before it: which mutant is awake, and, in the survey, which ones the file reaches. */

declare module "vitest" {
  interface ProvidedContext {
    /** The mutant that is awake; none in the survey. */
    mutant: number | null;
    /** Where the survey writes what each test file reaches. */
    survey: string | null;
    /** Milliseconds after which a mutant that goes round and round is stopped. */
    patience: number;
  }
}

const awake = inject("mutant");
const survey = inject("survey");
const deadline = Date.now() + inject("patience");
const atLoad = new Set<number>();
const later = new Set<number>();
let loaded = false;
let asked = 0;

const runtime = globalThis as { __mutant?: (id: number) => boolean };
runtime.__mutant = (id) => {
  if (survey !== null) (loaded ? later : atLoad).add(id);
  asked += 1;
  if (asked % 4096 === 0 && Date.now() > deadline) throw new Error("a mutant does not end");
  return id === awake;
};

beforeAll(() => {
  loaded = true;
});

afterAll(() => {
  if (survey !== null) writeFileSync(join(survey, "reached.json"), JSON.stringify({ atLoad: [...atLoad], later: [...later] }));
});
