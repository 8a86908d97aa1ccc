import { readFileSync, rmSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { COMMANDS } from "./commands.ts";
import { placeIn, tried, untrue } from "./office.ts";
import { codes, tally } from "./report.ts";
import type { Scene } from "./scenes.ts";

/**
 * A record file that a newer version made: refused by every command, and not touched; but a restore, by which an older program's
 * clerk goes back to a backup of before the upgrade.
 */
export const newerScene: Scene = {
  name: "newer",
  otherwise: "",
  async play(office, bases) {
    const { see, faults } = tally();
    const statuses: number[] = [];
    for (const command of COMMANDS.filter(({ name, from, upgrades }) => from in bases && !upgrades && name !== "restore")) {
      const trial = await tried(office, command, bases);
      const folder = office.folder();
      const place = trial.lay(folder);
      const db = new Sqlite(place.file);
      db.pragma(`user_version = ${(db.pragma("user_version", { simple: true }) as number) + 1}`);
      db.close();
      const bytes = readFileSync(place.file);
      const said = await office.run(trial.args(place));
      statuses.push(said.status);
      see(...untrue(said, "before", false));
      if (said.status !== 4 || !/更新的版本/.test(said.words)) see(`${command.name} ends ${said.status}`);
      if (!readFileSync(place.file).equals(bytes)) see("other bytes");
      rmSync(folder, { recursive: true, force: true });
    }
    const felt = statuses.filter((status) => status !== 0).length;
    return [
      {
        fault: "a newer version's file",
        command: "all that open one",
        times: statuses.length,
        felt,
        faults,
        note: `exit ${codes(statuses)}`,
      },
    ];
  },
};

/** The clock is set back by six years between two commands: the log is in the order of what was done, and so is undo. */
export const clockScene: Scene = {
  name: "clock",
  otherwise: "",
  async play(office) {
    const folder = office.folder();
    const { file } = placeIn(folder);
    const { see, faults } = tally();
    const statuses: number[] = [];
    const record = (title: string): string[] => ["record", "视察", "--title", title, "--date", "2026-03-01", "--attendee", "张三"];
    const steps: readonly (readonly [now: string, ...args: string[]])[] = [
      ["2026-11-30T08:00:00Z", "init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01"],
      ["2026-11-30T08:00:00Z", "member", "add", "张三", "--from", "2022-01-01"],
      ["2026-11-30T08:00:00Z", ...record("视察一")],
      ["2020-01-01T00:00:00Z", ...record("视察二")],
      ["2020-01-01T00:00:00Z", "score", "--year", "2025"],
      ["2020-01-01T00:00:00Z", "undo"],
      ["2019-01-01T00:00:00Z", "redo"],
      ["2019-01-01T00:00:00Z", "undo"],
      ["2019-01-01T00:00:00Z", "log"],
      ["2038-02-01T00:00:00Z", ...record("视察三")],
    ];
    for (const [now, ...args] of steps) {
      const said = await office.run(["--db", file, ...args], { env: { FAULT_NOW: now } });
      statuses.push(said.status);
      if (said.status !== 0) see(`${args[0]} ends ${said.status} (${said.words.split("\n")[0]})`);
      if (/断|被改/.test(said.words)) see("the chain is said to be broken");
    }
    const db = new Sqlite(file, { readonly: true });
    const titles = db.prepare<[], string>("SELECT title FROM activity ORDER BY id").pluck().all();
    db.close();
    // The undo took the newest by number, whatever the clock said.
    if (titles.join() !== "视察一,视察三") see(`on record: ${titles.join()}`);
    rmSync(folder, { recursive: true, force: true });
    return [
      { fault: "the clock set back", command: "a row of ten", times: steps.length, felt: 0, faults, note: `exit ${codes(statuses)}` },
    ];
  },
};
