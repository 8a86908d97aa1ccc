import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Said } from "./office.ts";
import { placeIn, ROOT } from "./office.ts";
import { codes, type Finding, tally } from "./report.ts";
import type { Scene } from "./scenes.ts";

/** Several desks on one record file: each records one deed after the other, and one of them imports a ledger meanwhile. */
export const desksScene: Scene = {
  name: "desks",
  otherwise: "",
  async play(office, bases, times) {
    const findings: Finding[] = [];
    for (const [desks, records] of [
      [1, times(10)],
      [2, times(10)],
      [8, times(10)],
    ] as const)
      findings.push(await together(desks, records));
    return findings;

    async function together(desks: number, records: number): Promise<Finding> {
      const folder = office.folder();
      const { file } = placeIn(folder);
      cpSync(bases.roster as string, file);
      const { see, faults } = tally();
      const answers: Said[] = [];
      let slowest = 0;
      const command = async (...args: string[]): Promise<void> => {
        const begun = performance.now();
        answers.push(await office.run(["--db", file, ...args]));
        slowest = Math.max(slowest, performance.now() - begun);
      };
      const titles = Array.from({ length: desks }, (_, desk) => Array.from({ length: records }, (_, i) => `视察${desk}-${i}`));
      const begun = performance.now();
      await Promise.all([
        ...titles.map(async (own) => {
          for (const title of own) await command("record", "视察", "--title", title, "--date", "2026-03-01", "--present", "all");
        }),
        ...(desks > 2 ? [command("import", "proposals", join(ROOT, "fixtures/year-2025/提案一览表.xlsx"))] : []),
      ]);
      const seconds = (performance.now() - begun) / 1000;
      const db = new Sqlite(file, { readonly: true });
      const recorded = db.prepare<[], string>("SELECT title FROM activity WHERE title LIKE '视察%-%'").pluck().all();
      const sound = db.pragma("integrity_check", { simple: true }) === "ok";
      const proposals = db.prepare<[], number>("SELECT count(*) FROM activity WHERE kind = 'proposal'").pluck().get() ?? 0;
      db.close();
      const through = answers.filter(({ status }) => status === 0).length;
      if (!sound) see("a damaged file");
      if (new Set(recorded).size < recorded.length) see("doubled");
      if (titles.flat().some((title) => !recorded.includes(title)) || (desks > 2 && proposals === 0)) see("lost or refused");
      if (answers.some(({ status, words }) => status !== 0 && !/错误/.test(words))) see("no answer");
      rmSync(folder, { recursive: true, force: true });
      return {
        fault: "desks at once",
        command: desks > 2 ? `${desks} × record, and an import` : `${desks} × record`,
        times: answers.length,
        felt: answers.length - through,
        faults,
        note: `${((100 * through) / answers.length).toFixed(0)} % through in ${seconds.toFixed(1)} s, the slowest ${(slowest / 1000).toFixed(1)} s; exit ${codes(answers.map(({ status }) => status))}`,
      };
    }
  },
};
