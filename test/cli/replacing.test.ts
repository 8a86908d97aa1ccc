import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { initOffice, type Office, openOffice } from "../office/office.ts";
import { copyOf } from "../store/older-records.ts";
import { cutOffWhileWriting } from "../support/hot-journal.ts";

const PAGE = 4096;

async function backedUp(office: Office): Promise<string> {
  return JSON.parse((await office.ok("backup", "--json")).stdout).file;
}

const codeOf = async (office: Office, ...args: string[]): Promise<string> => {
  const { status, stderr } = await office.run(...args, "--json");
  return status === 0 ? "done" : `${status} ${JSON.parse(stderr).error.code}`;
};

const isWhole = (file: string): boolean => {
  const db = new Sqlite(file, { readonly: true });
  const answer = db.pragma("integrity_check", { simple: true });
  db.close();
  return answer === "ok";
};

/** A record file that was backed up, and whose next write was cut off; `members` as they were. */
async function cutOff() {
  const office = await openOffice();
  const backup = await backedUp(office);
  const members = (await office.ok("member", "list", "--json")).stdout;
  const away = office.path("原来.db");
  renameSync(office.db, away);
  cutOffWhileWriting(away, office.db);
  const journal = readFileSync(`${office.db}-journal`);
  return {
    office,
    backup,
    journal,
    /** Its own file is no SQLite file any more. */
    ruin(): Buffer {
      const ruined = Buffer.from(office.bytes()).fill(0, 0, 100);
      writeFileSync(office.db, ruined);
      return ruined;
    },
    /** That the backup was brought back, and nothing played back into it. */
    async expectRestored(): Promise<void> {
      expect(existsSync(`${office.db}-journal`)).toBe(false);
      expect((await office.ok("member", "list", "--json")).stdout).toBe(members);
      expect(isWhole(office.db)).toBe(true);
      expect((await office.ok("doctor", "--json")).status).toBe(0);
    },
  };
}

describe("a journal of a write that was cut off", () => {
  it("beside a file beyond reading goes with the kept name, and is not played back into the restored one", async () => {
    const { office, backup, journal, ruin, expectRestored } = await cutOff();
    const ruined = ruin();
    const { kept } = JSON.parse((await office.ok("restore", backup, "--yes", "--json")).stdout);
    expect(readFileSync(kept).equals(ruined)).toBe(true);
    expect(readFileSync(`${kept}-journal`).equals(journal)).toBe(true);
    await expectRestored();
  });

  it("whose file is gone is put aside too", async () => {
    const { office, backup, journal, expectRestored } = await cutOff();
    rmSync(office.db);
    const { kept } = JSON.parse((await office.ok("restore", backup, "--yes", "--json")).stdout);
    expect(kept).toBeNull();
    const aside = readdirSync(office.folder).filter((name) => name.endsWith("还原前原件.db-journal"));
    expect(aside.map((name) => readFileSync(office.path(name)).equals(journal))).toEqual([true]);
    await expectRestored();
  });

  it("of a file that is named by a link goes with the kept file, which is the file and no link", async () => {
    const { office, backup, journal, ruin, expectRestored } = await cutOff();
    const ruined = ruin();
    mkdirSync(office.path("桌面"));
    const link = office.path("桌面/档案.db");
    symlinkSync("../office.db", link);
    const { kept } = JSON.parse((await office.ok("--db", link, "restore", backup, "--yes", "--json")).stdout);
    expect([dirname(kept), lstatSync(kept).isFile(), lstatSync(link).isSymbolicLink()]).toEqual([office.folder, true, true]);
    expect(readFileSync(kept).equals(ruined)).toBe(true);
    expect(readFileSync(`${kept}-journal`).equals(journal)).toBe(true);
    await expectRestored();
    const second = JSON.parse((await office.ok("--db", link, "backup", "--json")).stdout).file;
    expect([dirname(second), readdirSync(office.path("桌面"))]).toEqual([dirname(backup), ["档案.db"]]);
  });

  it("beside the backup is put right before it is copied", async () => {
    const office = await openOffice();
    const members = (await office.ok("member", "list", "--json")).stdout;
    cutOffWhileWriting(await backedUp(office), office.path("U盘上的.db"));
    symlinkSync("U盘上的.db", office.path("链接.db"));
    await office.ok("restore", "链接.db", "--yes");
    expect((await office.ok("member", "list", "--json")).stdout).toBe(members);
    const db = new Sqlite(office.db, { readonly: true });
    expect(db.prepare("SELECT count(*) FROM lending").pluck().get()).toBe(0);
    db.close();
  });
});

describe("while another program has the record file", () => {
  it.each(["BEGIN EXCLUSIVE", "BEGIN IMMEDIATE", "BEGIN; SELECT count(*) FROM person"])(
    "by %s, restore and return are busy",
    async (sql) => {
      const office = await openOffice();
      const backup = await backedUp(office);
      const before = office.bytes();
      const beside = readdirSync(office.folder).sort();
      const db = new Sqlite(office.db);
      db.exec(sql);
      try {
        expect(await codeOf(office, "restore", backup, "--yes", "--no-backup")).toBe("5 busy.file");
      } finally {
        db.exec("ROLLBACK");
        db.close();
      }
      expect(office.bytes().equals(before)).toBe(true);
      expect(readdirSync(office.folder).sort()).toEqual(beside);
    },
  );
});

describe("restore", () => {
  it.each([1, 2, 3, 4, 5, 6])("carries up a backup of version %i", async (version) => {
    const office = await initOffice();
    copyOf(version, office.db);
    const backup = office.path("旧备份.db");
    copyOf(version, backup);
    const was = new Sqlite(backup, { readonly: true });
    const operations = was.prepare("SELECT count(*) FROM operation").pluck().get() as number;
    was.close();
    await office.ok("member", "list");
    const members = (await office.ok("member", "list", "--json")).stdout;
    const done = JSON.parse((await office.ok("restore", backup, "--yes", "--json")).stdout);
    // The upgrade of the present file is what goes.
    expect(done.lost).toBe(1);
    expect((await office.ok("member", "list", "--json")).stdout).toBe(members);
    const log = JSON.parse((await office.ok("log", "--json", "--limit", "999")).stdout) as { id: number; command: string }[];
    expect(log.slice(0, 2).map(({ command }) => command)).toEqual(["restore", "migrate"]);
    expect(log[0]?.id).toBe(operations + 2);
    expect((await office.ok("doctor", "--json")).status).toBe(0);
    // The backup itself stays as it is.
    copyOf(version, office.path("又.db"));
    expect(readFileSync(backup).equals(readFileSync(office.path("又.db")))).toBe(true);
  });

  it("brings back what was undone and redone as it was then", async () => {
    const office = await openOffice();
    await office.ok("member", "add", "甲某", "--from", "2026-02-01");
    const [withHim, members] = [await backedUp(office), (await office.ok("member", "list", "--json")).stdout];
    await office.ok("undo");
    const withoutHim = await backedUp(office);
    await office.ok("redo");
    await office.ok("restore", withoutHim, "--yes");
    expect((await office.ok("member", "list", "--json")).stdout).not.toContain("甲某");
    expect(await codeOf(office, "redo")).toBe("4 refused.before_restore");
    await office.ok("restore", withHim, "--yes");
    expect((await office.ok("member", "list", "--json")).stdout).toBe(members);
    expect((await office.ok("doctor", "--json")).status).toBe(0);
  });

  it("keeps each file that it takes the place of, also of one second", async () => {
    const office = await openOffice();
    const backup = await backedUp(office);
    const clock = { ...office, now: () => "2027-01-10T12:30:00.000Z" };
    const { typed } = await import("../office/in-process.ts");
    const kept: string[] = [];
    const before: Buffer[] = [];
    for (let i = 0; i < 3; i += 1) {
      before.push(office.bytes());
      const { status, stdout } = await typed(["restore", backup, "--yes", "--json"], clock);
      expect(status).toBe(0);
      kept.push(JSON.parse(stdout).kept);
    }
    expect(new Set(kept).size).toBe(3);
    expect(kept.map((file, i) => readFileSync(file).equals(before[i] as Buffer))).toEqual([true, true, true]);
  });

  it("--no-backup makes none, and keeps the file beside all the same", async () => {
    const office = await openOffice();
    const backup = await backedUp(office);
    const names = readdirSync(dirname(backup));
    const done = JSON.parse((await office.ok("restore", backup, "--yes", "--no-backup", "--json")).stdout);
    expect(done.backup).toBeNull();
    expect(existsSync(done.kept)).toBe(true);
    expect(readdirSync(dirname(backup))).toEqual(names);
  });

  it("finds the backups of a file of which any page is damaged, and brings one back", async () => {
    const office = await openOffice();
    const backup = await backedUp(office);
    const members = (await office.ok("member", "list", "--json")).stdout;
    const whole = office.bytes();
    const pages = whole.length / PAGE;
    for (let page = 0; page < pages; page += page < 8 ? 1 : 5) {
      const damaged = Buffer.from(whole).fill(0xa5, page * PAGE, (page + 1) * PAGE);
      writeFileSync(office.db, damaged);
      const listed = await office.run("restore", "--json");
      expect([page, listed.status, listed.stdout.includes(backup)]).toEqual([page, 0, true]);
      const done = await office.run("restore", backup, "--yes", "--json");
      expect([page, done.status, done.stderr]).toEqual([page, 0, expect.anything()]);
      const { kept } = JSON.parse(done.stdout);
      expect(readFileSync(kept).equals(damaged)).toBe(true);
      expect((await office.ok("member", "list", "--json")).stdout).toBe(members);
      rmSync(kept);
    }
  }, 120_000);
});

describe("the automatic backups", () => {
  it("of two record files in one folder do not drive each other out", async () => {
    const office = await openOffice();
    const other = await openOffice({ today: "2027-02-02" });
    const folder = office.path("备份");
    const first = await backedUp(office);
    for (let i = 0; i < 12; i += 1) copyFileSync(other.db, join(folder, `office_2027-01-10_2359${10 + i}_备份.db`));
    const second = await backedUp(office);
    expect([first, second].map((file) => existsSync(file))).toEqual([true, true]);
  });

  it("never take away the one that was just made, though the clock was set back", async () => {
    const office = await openOffice();
    const first = await backedUp(office);
    for (let i = 0; i < 12; i += 1) copyFileSync(first, office.path(`备份/office_2030-01-10_2359${10 + i}_备份.db`));
    for (let i = 1; i <= 12; i += 1) copyFileSync(first, office.path(`备份/office_2029-${String(i).padStart(2, "0")}-10_120000_备份.db`));
    expect(existsSync(await backedUp(office))).toBe(true);
    expect(existsSync(first)).toBe(false);
  });
});
