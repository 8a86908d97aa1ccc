import { expect, test } from "vitest";
import { AppError } from "../../src/domain/text/problem.ts";
import { storeError } from "../../src/store/errors.ts";

const failure = (code: string): Error => Object.assign(new Error(code), { code });

test.each([
  ["SQLITE_BUSY", "busy.file"],
  ["SQLITE_BUSY_SNAPSHOT", "busy.file"],
  ["SQLITE_LOCKED", "busy.file"],
  ["SQLITE_FULL", "machine.disk_full"],
  ["ENOSPC", "machine.disk_full"],
  ["SQLITE_NOTADB", "refused.not_a_record_file"],
  ["SQLITE_CORRUPT", "refused.not_a_record_file"],
  ["SQLITE_READONLY", "machine.no_permission"],
  ["SQLITE_CANTOPEN", "machine.no_permission"],
  ["EACCES", "machine.no_permission"],
  ["EROFS", "machine.no_permission"],
  ["SQLITE_IOERR_WRITE", "machine.io"],
  ["SQLITE_IOERR_CORRUPTFS", "machine.io"],
  ["SQLITE_IOERR_DATA", "refused.not_a_record_file"],
])("%s is %s, with the file's name in both languages", (code, said) => {
  const error = storeError(failure(code), "/数据/office.db");
  if (!(error instanceof AppError)) throw new Error(`${code} is not put in words`);
  expect(error.code).toBe(said);
  expect(error.text.zh).toContain("/数据/office.db");
  expect(error.text.en).toContain("/数据/office.db");
});

test.each([
  ["a refusal in words", new AppError("refused.x", { zh: "", en: "" })],
  ["a bug", new TypeError("x is undefined")],
  ["a broken constraint", failure("SQLITE_CONSTRAINT_UNIQUE")],
  ["what is no error at all", "text"],
])("%s comes back as it is", (_, error) => {
  expect(storeError(error, "office.db")).toBe(error);
});

test("what cannot be read is no damaged file: the disk is asked before it is called one", () => {
  // Linux lets a process read its own memory nowhere near its beginning: a file that fails with EIO wherever it lies.
  const failing = "/proc/self/mem";
  for (const code of ["SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_CORRUPT_VTAB"])
    expect(storeError(failure(code), failing)).toMatchObject({ code: "machine.io" });
});
