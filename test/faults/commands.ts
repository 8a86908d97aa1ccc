import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Office, type Place, ROOT } from "./office.ts";

/** A command that faults are injected into: one line here, and it is in every part. */
export interface Command {
  readonly name: string;
  /** Which record file it begins with, by its name in `basesOf`; "none": it makes one. */
  readonly from: string;
  readonly args: (place: Place, bases: Bases) => readonly string[];
  /** Whether it merely adds, so that it waits for another desk. */
  readonly adds?: true;
  /** Whether it carries an older record file up. */
  readonly upgrades?: true;
  /** Whether it leaves the record file as it is. */
  readonly reads?: true;
}

const YEAR = join(ROOT, "fixtures/year-2025");
const INIT = ["init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01"];

export const COMMANDS: readonly Command[] = [
  { name: "init", from: "none", args: () => INIT },
  { name: "import roster", from: "empty", args: () => ["import", "roster", join(YEAR, "委员名册.xlsx")], adds: true },
  { name: "import activities", from: "roster", args: () => ["import", "activities", join(YEAR, "履职活动台账.xlsx")], adds: true },
  {
    name: "record",
    from: "roster",
    args: () => ["record", "视察", "--title", "视察饮水", "--date", "2026-03-01", "--present", "all"],
    adds: true,
  },
  { name: "config", from: "roster", args: () => ["config", "office", "政协乙县委员会"] },
  { name: "undo", from: "year", args: () => ["undo"] },
  { name: "redo", from: "undone", args: () => ["redo"] },
  { name: "score", from: "year", args: () => ["score", "--year", "2025"] },
  { name: "year close", from: "scored", args: () => ["year", "close", "2025", "--yes"] },
  { name: "export all", from: "scored", args: ({ out }) => ["export", "all", "--year", "2025", "--yes", "-o", `${out}/`], reads: true },
  { name: "backup", from: "year", args: () => ["backup"], reads: true },
  { name: "restore", from: "scored", args: (_, bases) => ["restore", bases.year as string, "--yes"] },
  { name: "return", from: "lent", args: (_, bases) => ["return", bases.borrowed as string, "--yes"] },
  { name: "lend", from: "year", args: ({ out }) => ["lend", out] },
  { name: "doctor --compact", from: "undone", args: () => ["doctor", "--compact"], reads: true },
  { name: "migrate", from: "older", args: () => ["log"], upgrades: true },
];

/** How each record file that commands begin with is made by the program itself, out of another. */
const BASES: readonly { readonly name: string; readonly from?: string; readonly steps: readonly (readonly string[])[] }[] = [
  { name: "empty", steps: [INIT] },
  { name: "roster", from: "empty", steps: [["import", "roster", join(YEAR, "委员名册.xlsx")]] },
  {
    name: "year",
    from: "roster",
    steps: [
      ["import", "proposals", join(YEAR, "提案一览表.xlsx")],
      ["import", "activities", join(YEAR, "履职活动台账.xlsx")],
    ],
  },
  { name: "undone", from: "year", steps: [["undo"]] },
  { name: "scored", from: "year", steps: [["score", "--year", "2025"]] },
];

/** Record files by their names; where not all are needed, those up to the one that is named last. */
export type Bases = Readonly<Record<string, string>>;

/** Makes them, up to `last`; `older`: the frozen file of a version. */
export async function basesOf(office: Office, last?: string): Promise<Bases> {
  const bases: Record<string, string> = { older: olderFile(1) };
  for (const { name, from, steps } of BASES) {
    const file = join(office.scratch, `${name}.db`);
    if (from !== undefined) cpSync(bases[from] as string, file);
    for (const step of steps) await office.must(["--db", file, ...step]);
    bases[name] = file;
    if (name === last) return bases;
  }
  return { ...bases, ...(await lentOut(office, bases.year as string)) };
}

/** A desk whose file is lent, and the copy, at which something was done. */
async function lentOut(office: Office, year: string): Promise<Bases> {
  const [lent, stick] = [join(office.scratch, "lent.db"), join(office.scratch, "stick")];
  mkdirSync(stick);
  cpSync(year, lent);
  await office.must(["--db", lent, "lend", stick]);
  const borrowed = join(stick, "lent.db");
  await office.must(["--db", borrowed, "record", "视察", "--title", "借出时的视察", "--date", "2026-03-02", "--present", "all"]);
  return { lent, borrowed };
}

/** The record file of a version, as its own program made it. */
export const olderFile = (version: number): string => join(ROOT, `fixtures/records/version-${version}.db`);

/** The commands that change one of these files. */
export const changing = (bases: Bases): readonly Command[] => COMMANDS.filter(({ reads, from }) => !reads && from in bases);
