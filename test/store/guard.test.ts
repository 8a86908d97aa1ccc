import { renameSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { expect, it, test } from "vitest";
import { AppError } from "../../src/domain/text/problem.ts";
import { guard } from "../../src/store/guard.ts";
import { openStore } from "../../src/store/store.ts";
import { actor, openBare, tempOffice, write } from "./office.ts";

/** What stands around every write: what is said of it afterwards is true. */

function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

function failing(code: string): never {
  throw Object.assign(new Error(code), { code });
}

function operations(file: string): number {
  const db = openBare(file);
  const count = db.prepare("SELECT count(*) FROM operation").pluck().get() as number;
  db.close();
  return count;
}

test.each(["SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC"])("after %s the file is as it was, and that is said", (code) => {
  const { store, file } = tempOffice();
  const error = refusal(() =>
    write(store, "设置", () => {
      store.settings.set("office", "政协乙县委员会");
      failing(code);
    }),
  );
  expect(error.text.zh).toMatch(/磁盘.*；没有写入任何内容$/);
  expect(operations(file)).toBe(1);
});

it("what was written all the same is not denied", () => {
  const { store, file } = tempOffice();
  const db = openBare(file);
  const { guarded } = guard(db, file, null, { isSound: true, keep: () => {} });
  const error = refusal(
    guarded(() => {
      write(store, "设置", () => store.settings.set("office", "政协乙县委员会"));
      failing("SQLITE_IOERR_DELETE");
    }),
  );
  expect(error.code).toBe("machine.io");
  expect(error.text.zh).toMatch(/第 2 号操作已经完整写入/);
});

it("a file that cannot be put right is said to be so, with its journal", () => {
  const { store, file } = tempOffice();
  const error = refusal(() =>
    write(store, "设置", () => {
      renameSync(file, `${file}.away`);
      writeFileSync(file, "x".repeat(5_000));
      failing("SQLITE_IOERR_WRITE");
    }),
  );
  expect(error.code).toBe("machine.unsettled");
  expect(`${error.text.zh}${error.hint?.zh}`).toMatch(/还没有恢复原样.*不要复制、移动或删除它和旁边的 office\.db-journal/);
});

it("what was written to a file that is gone is not said to be written", () => {
  const { store, file } = tempOffice();
  const error = refusal(() =>
    write(store, "设置", () => {
      store.settings.set("office", "政协乙县委员会");
      rmSync(file);
    }),
  );
  expect([error.code, error.text.zh]).toEqual(["machine.file_moved", expect.stringMatching(/这次写的内容不在 .*office\.db 里/)]);
});

it("a file put in the place of an open one is not written to, and no question of permission", () => {
  const { store, file } = tempOffice();
  renameSync(file, `${file}.old`);
  writeFileSync(file, "");
  const error = refusal(() => write(store, "设置", () => store.settings.set("office", "政协乙县委员会")));
  expect([error.code, error.text.zh]).toEqual(["machine.file_moved", expect.stringMatching(/移走、替换或删除了，没有写入/)]);
  expect(operations(`${file}.old`)).toBe(1);
});

it("to a damaged file nothing is written, though it is read, and that is told", () => {
  const { store: before, file } = tempOffice();
  for (let i = 0; i < 40; i += 1) write(before, "设置", () => before.settings.set(`k${i}`, "值".repeat(400)));
  before.close();
  const { size } = statSync(file);
  // Its last page is one of many rows of the same table.
  truncateSync(file, size - 4096);
  truncateSync(file, size);
  const store = openStore(file, actor());
  expect(store.notice?.zh).toMatch(/已损坏.*不再往里写.*office\.db/);
  expect(store.settings.get("office")).toBe("政协某某县委员会");
  expect(refusal(() => write(store, "设置", () => store.settings.set("office", "政协乙县委员会"))).code).toBe("refused.not_a_record_file");
  expect(operations(file)).toBe(41);
  store.close();
});
