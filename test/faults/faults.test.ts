import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { calls, FAILINGS, failingLibrary } from "./calls.ts";
import { type Bases, basesOf, COMMANDS, type Command } from "./commands.ts";
import { disks } from "./disks.ts";
import { kills } from "./kills.ts";
import { makeOffice, placeIn, spoiled, tried } from "./office.ts";
import { pulledScene, pythonWithFuse } from "./pulled.ts";
import { readOnlyScene } from "./read-only.ts";
import { replacedScene } from "./replaced.ts";
import type { Finding } from "./report.ts";
import type { Scene } from "./scenes.ts";
import { clockScene, newerScene } from "./versions.ts";

/** One small case of each fault that `npm run faults` injects by the hundred, into the program as it is shipped. */

const office = makeOffice();
let bases: Bases;
beforeAll(async () => {
  bases = await basesOf(office, "roster");
});
afterAll(() => office.end());

const isRoot = process.platform === "linux" && process.getuid?.() === 0;
const commandOf = (name: string): Command => COMMANDS.find((command) => command.name === name) as Command;
const trialOf = (name: string) => tried(office, commandOf(name), bases);
/** The same on a smaller record file. */
const smallTrialOf = (name: string, args = commandOf(name).args) => tried(office, { ...commandOf(name), from: "roster", args }, bases);

const wrongIn = (findings: readonly (Finding | null)[]): string[] =>
  findings.flatMap((finding) =>
    finding === null ? ["not tried"] : [...finding.faults.keys()].map((fault) => `${finding.fault}: ${fault}`),
  );

it("killed at any moment", async () => {
  const findings = [
    await kills(office, await trialOf("record"), 2),
    await kills(office, await trialOf("migrate"), 1),
    await kills(office, await smallTrialOf("restore", (_, { empty = "" }) => ["restore", empty, "--yes"]), 1),
    await kills(office, await smallTrialOf("lend"), 1),
    await kills(office, await smallTrialOf("backup"), 1),
  ];
  expect(wrongIn(findings)).toEqual([]);
});

it.skipIf(!isRoot)("on a disk that is too small (it takes root on Linux to make one)", async () => {
  const finding = await disks(office, await trialOf("record"), 2);
  expect(wrongIn([finding])).toEqual([]);
  expect(finding?.felt).toBeGreaterThan(0);
});

describe.skipIf(failingLibrary(office) === null)("a call that fails (it takes cc and Linux to make it)", () => {
  it.each(FAILINGS)("$fault", async (failing) => {
    const finding = await calls(office, await trialOf("record"), failing, 1);
    expect(wrongIn([finding])).toEqual([]);
    expect(finding?.felt).toBe(1);
  });
});

const SCENES: readonly (readonly [Scene, boolean])[] = [
  [readOnlyScene, isRoot],
  [replacedScene, true],
  [clockScene, true],
  [newerScene, true],
  [pulledScene, pythonWithFuse() !== null],
];
it.each(SCENES.filter(([, isAble]) => isAble).map(([scene]) => scene))("$name", async (scene) => {
  // The commands that begin with a roster are enough.
  expect(wrongIn(await scene.play(office, { roster: bases.roster as string }, () => 1))).toEqual([]);
});

it("a backup that is cut short is seen, and one that is whole is not", () => {
  const place = placeIn(office.folder());
  cpSync(bases.roster as string, place.file);
  const backup = join(dirname(place.file), "备份/office_2026-11-30_120000_备份.db");
  mkdirSync(dirname(backup));
  cpSync(place.file, backup);
  expect(spoiled(office, place)).toEqual([]);
  writeFileSync(backup, readFileSync(backup).subarray(0, 20_000));
  expect(spoiled(office, place)).toEqual(["half a copy"]);
});
