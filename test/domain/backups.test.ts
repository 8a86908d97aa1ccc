import { describe, expect, it, test } from "vitest";
import {
  BACKUP_REASONS,
  type BackupName,
  type BackupReason,
  backupName,
  byAge,
  outdated,
  readBackupName,
} from "../../src/domain/safety/backups.ts";
import { fc } from "../support/seeded.ts";

const REASONS = Object.keys(BACKUP_REASONS) as BackupReason[];

const names = fc.record({
  day: fc.integer({ min: 0, max: 800 }).map((days) => new Date(Date.UTC(2025, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)),
  time: fc.integer({ min: 0, max: 86_399 }).map((second) => new Date(second * 1000).toISOString().slice(11, 19).replaceAll(":", "")),
  reason: fc.constantFrom(...REASONS),
  count: fc.integer({ min: 1, max: 30 }),
});

describe("the name of a backup", () => {
  it("tells the day, the time, the reason, and which of the same second", () => {
    expect(backupName("履职档案", { day: "2026-11-30", time: "231445", reason: "import", count: 1 })).toBe(
      "履职档案_2026-11-30_231445_导入前.db",
    );
    expect(backupName("a_b", { day: "2026-11-30", time: "000000", reason: "asked", count: 2 })).toBe("a_b_2026-11-30_000000_备份-2.db");
  });

  it("is read again, whatever the record file is called", () => {
    fc.assert(
      fc.property(names, fc.string({ minLength: 1 }), (name, stem) => {
        expect(readBackupName(backupName(stem, name))).toEqual(name);
      }),
    );
  });

  test.each([
    "履职档案.db",
    "履职档案_2026-11-30_231445_还原前原件.db",
    "履职档案_2026-11-30_231445_导入前.xlsx",
    "x_2026-11-30_导入前.db",
  ])("%s is none", (name) => {
    expect(readBackupName(name)).toBeUndefined();
  });
});

const on = (day: string, time = "120000", reason: BackupReason = "import", count = 1): BackupName => ({ day, time, reason, count });
const days = (n: number): BackupName[] =>
  Array.from({ length: n }, (_, i) => on(new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10)));

describe("which backups have had their day", () => {
  it("none of ten, and the eleventh of one day", () => {
    const ten = Array.from({ length: 10 }, (_, i) => on("2026-05-01", `12000${i}`));
    expect(outdated(ten)).toEqual([]);
    const oldest = on("2026-05-01", "110000");
    expect(outdated([oldest, ...ten])).toEqual([oldest]);
  });

  it("of the same second the one with the lower number is the older", () => {
    const twelve = Array.from({ length: 12 }, (_, i) => on("2026-05-01", "120000", "import", i + 1));
    expect(outdated(twelve).map(({ count }) => count)).toEqual([2, 1]);
  });

  it("beyond the ten, the last of each of seven days and of twelve months stay", () => {
    // Ten of today, then two a day on the eight days before, then two a month on the months before.
    const today = Array.from({ length: 10 }, (_, i) => on("2026-12-20", `12000${i}`));
    const before = Array.from({ length: 8 }, (_, i) => `2026-12-${String(19 - i).padStart(2, "0")}`).flatMap((day) => [
      on(day, "090000"),
      on(day, "170000"),
    ]);
    const months = Array.from({ length: 13 }, (_, i) => new Date(Date.UTC(2026, 10 - i, 5)).toISOString().slice(0, 7)).flatMap((month) => [
      on(`${month}-05`),
      on(`${month}-25`),
    ]);
    const gone = new Set(outdated([...months, ...before, ...today]));
    const kept = [...today, ...before, ...months].filter((each) => !gone.has(each)).map(({ day, time }) => `${day} ${time}`);
    expect(kept.slice(10)).toEqual([
      // Today and six days before it: seven days.
      "2026-12-19 170000",
      "2026-12-18 170000",
      "2026-12-17 170000",
      "2026-12-16 170000",
      "2026-12-15 170000",
      "2026-12-14 170000",
      // December and eleven months before it: twelve months.
      ...["2026-11", "2026-10", "2026-09", "2026-08", "2026-07", "2026-06", "2026-05", "2026-04", "2026-03", "2026-02", "2026-01"].map(
        (month) => `${month}-25 120000`,
      ),
    ]);
  });

  it("those before a close or an upgrade stay for good", () => {
    const old = [on("2020-01-01", "120000", "close"), on("2020-01-02", "120000", "migrate"), on("2020-01-03", "120000", "reopen")];
    expect(outdated([...old, ...days(400)]).filter(({ day }) => day < "2021")).toEqual([old[2]]);
  });

  it("keeps the newest ten, takes nothing for good away, and a second look takes nothing more", () => {
    fc.assert(
      fc.property(fc.uniqueArray(names, { maxLength: 60, selector: (name) => JSON.stringify(name) }), (all) => {
        const gone = outdated(all);
        const kept = all.filter((each) => !gone.includes(each));
        for (const each of [...all].sort(byAge).slice(0, 10)) expect(gone).not.toContain(each);
        expect(gone.some(({ reason }) => reason === "close" || reason === "migrate")).toBe(false);
        expect(outdated(kept)).toEqual([]);
        const ordinary = kept.filter(({ reason }) => reason !== "close" && reason !== "migrate");
        expect(ordinary.length).toBeLessThanOrEqual(10 + 7 + 12);
      }),
    );
  });
});
