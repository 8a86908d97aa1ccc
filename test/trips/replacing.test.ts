import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { AppError } from "../../src/domain/text/problem.ts";
import { text } from "../../src/domain/text/text.ts";
import { openDatabase } from "../../src/store/database.ts";
import { closedBy } from "../../src/store/replacement.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { type Desk, NOBODY } from "../../src/trips/desk.ts";
import { makeBackup } from "../../src/trips/safety/backup.ts";
import { cancelLending, lend } from "../../src/trips/safety/lend.ts";
import { planRestore, type Restoring, type Ruin, restore, ruinAt } from "../../src/trips/safety/restore.ts";
import { planReturn, takeBack } from "../../src/trips/safety/return.ts";
import { actor, addMember, TERM, write } from "../store/office.ts";
import { tripDesk } from "../support/trip-desk.ts";

/** What comes between the look and the deed: another desk, or another file of the name. */

function opened(file: string): Store {
  const store = openStore(file, actor());
  onTestFinished(() => store.close());
  return store;
}

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return "done";
  } catch (error) {
    return (error as AppError).code;
  }
};

const place = (desk: Desk): string => {
  const folder = join(desk.cwd, "U盘");
  mkdirSync(folder);
  return folder;
};

const names = (store: Store): string[] => store.people.members(TERM, "2026-01-01").map(({ name }) => name);

describe("a named file that is another one by the time that it is copied", () => {
  it("is not restored", () => {
    const desk = tripDesk();
    const { file } = makeBackup(desk, undefined);
    const ruin = { ...desk, why: undefined, identity: null };
    const plan = planRestore(ruin, file);
    const backup = opened(file);
    write(backup, "后来", () => addMember(backup, "后来的"));
    const before = readFileSync(desk.file);
    expect(codeOf(() => restore(ruin, plan))).toBe("busy.changed");
    expect(readFileSync(desk.file).equals(before)).toBe(true);
    expect(readdirSync(dirname(desk.file)).filter((name) => name.includes("还原前原件") || name.endsWith(".part"))).toEqual([]);
  });

  it("is not returned", () => {
    const desk = tripDesk();
    const { file } = lend(desk, place(desk));
    const plan = planReturn(desk, file);
    const copy = opened(file);
    write(copy, "后来", () => addMember(copy, "后来的"));
    expect(codeOf(() => takeBack(desk, plan))).toBe("busy.changed");
    const present = opened(desk.file);
    expect([names(present), present.lending.lent()?.place]).toEqual([[], dirname(file)]);
  });
});

describe("another desk that writes between the question and the deed", () => {
  it("is not written over by a restore", () => {
    const desk = tripDesk();
    const { file } = makeBackup(desk, undefined);
    const ruin = { ...desk, why: undefined, identity: null };
    const plan = planRestore(ruin, file);
    const other = opened(desk.file);
    write(other, "别的", () => addMember(other, "别的"));
    expect(codeOf(() => restore(ruin, plan))).toBe("busy.changed");
    expect(names(other)).toEqual(["别的"]);
  });

  it("and has given the lending up, is not written over by a return", () => {
    const desk = tripDesk();
    const plan = planReturn(desk, lend(desk, place(desk)).file);
    const other = opened(desk.file);
    cancelLending({ store: other });
    write(other, "别的", () => addMember(other, "别的"));
    expect(codeOf(() => takeBack(desk, plan))).toBe("busy.changed");
    expect(names(other)).toEqual(["别的"]);
  });

  it("and has put another file in its place, is not written over by a second return or restore", () => {
    const desk = tripDesk();
    const { file: backup } = makeBackup(desk, undefined);
    const lent = lend(desk, place(desk)).file;
    const another = { ...desk, store: opened(desk.file) };
    const plans = [planReturn(desk, lent), planReturn(another, lent)] as const;
    takeBack(another, plans[1]);
    const other = opened(desk.file);
    write(other, "归还后", () => addMember(other, "归还后的"));
    expect(codeOf(() => takeBack(desk, plans[0]))).toBe("busy.changed");
    expect(names(opened(desk.file))).toEqual(["归还后的"]);
    const [first, second] = [opened(desk.file), opened(desk.file)].map((store) => ({ ...desk, store, why: undefined, identity: null }));
    const [planned, late] = [first, second].map((ruin) => planRestore(ruin as Ruin, backup));
    restore(first as Ruin, planned as Restoring);
    const after = opened(desk.file);
    write(after, "还原后", () => addMember(after, "还原后的"));
    expect(codeOf(() => restore(second as Ruin, late as Restoring))).toBe("busy.changed");
    expect(names(opened(desk.file))).toEqual(["还原后的"]);
  });

  it("and has restored what could not be opened, is not written over", async () => {
    const desk = tripDesk();
    const { file: backup } = makeBackup(desk, undefined);
    desk.store.close();
    const gone = (): Promise<Store> => Promise.reject(new AppError("refused.no_file", text("没有", "none")));
    for (const ruined of ["x".repeat(5000), null]) {
      if (ruined === null) rmSync(desk.file);
      else writeFileSync(desk.file, ruined);
      const [first, second] = [await ruinAt(desk, gone), await ruinAt(desk, gone)];
      const [planned, late] = [planRestore(first, backup), planRestore(second, backup)];
      restore(first, planned);
      const after = opened(desk.file);
      write(after, "还原后", () => addMember(after, "还原后的"));
      expect(codeOf(() => restore(second, late))).toBe("busy.changed");
      expect(names(opened(desk.file))).toEqual(["还原后的"]);
    }
  });

  it("is kept out before it is looked whether somebody did", () => {
    const { store, file } = tripDesk();
    store.close();
    const other = openDatabase(file, { milliseconds: 0 });
    onTestFinished(() => void other.close());
    const seen: string[] = [];
    const reads = (): string => codeOf(() => other.prepare("SELECT count(*) FROM person").get());
    closedBy(
      openDatabase(file),
      file,
      () => seen.push(reads()),
      () => {
        if (process.platform !== "win32") seen.push(reads());
      },
    );
    expect([...seen, reads()]).toEqual(["SQLITE_BUSY", "SQLITE_BUSY", "done"]);
  });

  it("and that it may not be replaced leaves it open to the others", () => {
    const { store, file } = tripDesk();
    store.close();
    const refused = new Error("changed");
    const isReplaced: boolean[] = [];
    const closing = () =>
      closedBy(
        openDatabase(file),
        file,
        () => {
          throw refused;
        },
        () => void isReplaced.push(true),
      );
    expect(closing).toThrow(refused);
    expect(isReplaced).toEqual([]);
    const other = opened(file);
    write(other, "别的", () => addMember(other, "别的"));
  });
});

describe("a present file that cannot be opened", () => {
  const site = { cwd: "/tmp", file: "/tmp/office.db", actor: actor(), clerk: NOBODY };
  const opening = (code: string) => ruinAt(site, async () => Promise.reject(new AppError(code, text("打不开", "no"))));

  it.each(["refused.not_a_record_file", "refused.no_file", "refused.newer_file", "machine.io"])(
    "for %s may be restored over",
    async (code) => {
      expect(await opening(code)).toMatchObject({ store: undefined, why: { code } });
    },
  );

  it.each(["machine.no_permission", "busy.file", "busy.changed", "refused.older_version"])("for %s may not", async (code) => {
    await expect(opening(code)).rejects.toMatchObject({ code });
  });
});

describe("a lending", () => {
  it("is marked before the copy is made, and the copy is a lent one with the same token", () => {
    const desk = tripDesk();
    const other = opened(desk.file);
    const meanwhile: unknown[] = [];
    const store: Store = Object.create(desk.store, {
      copyTo: {
        value: (...args: Parameters<Store["copyTo"]>) => {
          meanwhile.push(codeOf(() => write(other, "别的", () => addMember(other, "别的"))));
          desk.store.copyTo(...args);
        },
      },
    });
    const { file, lending } = lend({ ...desk, store }, place(desk));
    expect(meanwhile).toEqual(["refused.lent"]);
    expect(opened(file).lending.all()).toEqual([{ ...lending, state: "borrowed" }]);
    expect(desk.store.lending.all()).toEqual([lending]);
  });

  it("of which no copy could be made has never been", () => {
    const desk = tripDesk();
    const folder = place(desk);
    const store: Store = Object.create(desk.store, {
      copyTo: {
        value: () => {
          throw new Error("full");
        },
      },
    });
    expect(() => lend({ ...desk, store }, folder)).toThrow("full");
    expect(desk.store.lending.all()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    write(desk.store, "这台", () => addMember(desk.store, "李四"));
  });

  it("is refused where another desk has written since the file was opened", () => {
    const desk = tripDesk();
    const folder = place(desk);
    const other = opened(desk.file);
    write(other, "别的", () => addMember(other, "别的"));
    expect(codeOf(() => lend(desk, folder))).toBe("busy.changed");
    expect([existsSync(join(folder, "a.db")), other.lending.all()]).toEqual([false, []]);
  });
});
