import { constants } from "node:os";
import { describe, expect, it, test } from "vitest";
import { machineError } from "../../src/disk/errors.ts";
import { AppError } from "../../src/domain/text/problem.ts";

const failure = (code: string): Error => Object.assign(new Error(code), { code, syscall: "open" });

function said(code: string, path: string, doing: "read" | "write"): AppError {
  const error = machineError(failure(code), path, doing);
  if (!(error instanceof AppError)) throw new Error(`${code} is not put in words`);
  return error;
}

test.each([
  ["EACCES", "read", "machine.no_permission", /^没有读取权限/],
  ["EACCES", "write", "machine.no_permission", /^没有写入权限/],
  ["EPERM", "read", "machine.no_permission", /^没有读取权限/],
  ["EROFS", "write", "machine.no_permission", /只读/],
  ["EISDIR", "read", "machine.no_file", /文件夹/],
  ["ENAMETOOLONG", "write", "machine.bad_name", /太长/],
  ["EINVAL", "write", "machine.bad_name", /不接受/],
  ["ELOOP", "read", "machine.bad_name", /圈/],
  ["EMFILE", "read", "machine.too_many_files", /太多/],
  ["EIO", "read", "machine.io", /读写磁盘出错/],
  ["EBUSY", "read", "busy.workbook", /占用/],
  ["EBUSY", "write", "busy.document", /打开/],
  ["ETXTBSY", "write", "busy.document", /打开/],
  ["ENOSPC", "write", "machine.disk_full", /磁盘已满/],
  ["EDQUOT", "write", "machine.disk_full", /配额/],
  ["EFBIG", "write", "machine.too_large", /太大/],
  ["ENODEV", "read", "machine.no_device", /磁盘不见了/],
  ["ESTALE", "read", "machine.no_device", /磁盘不见了/],
  ["UNKNOWN", "write", "machine.io", /UNKNOWN/],
] as const)("%s of a %s is %s", (code, doing, known, words) => {
  const error = said(code, "/数据/表.xlsx", doing);
  expect(error.code).toBe(known);
  expect(error.text.zh).toMatch(words);
  expect(error.text.zh).toContain("/数据/表.xlsx");
  expect(error.text.en).toContain("/数据/表.xlsx");
});

describe("nothing there", () => {
  it("is the file, where its folder is there to be read from", () => {
    expect(said("ENOENT", import.meta.dirname.concat("/没有.xlsx"), "read").text.zh).toMatch(/^没有这个文件：.*没有\.xlsx$/);
  });

  it("else the folder", () => {
    expect(said("ENOENT", "/没有/表.xlsx", "read").text.zh).toBe("没有这个文件夹：/没有");
    expect(said("ENOENT", "/没有/表.xlsx", "write").text.zh).toBe("没有这个文件夹：/没有");
    expect(said("ENOTDIR", "/没有/表.xlsx", "write").text.zh).toBe("没有这个文件夹：/没有");
  });
});

it("every errno of this system is in words, with the path, for reads and writes", () => {
  for (const code of Object.keys(constants.errno))
    for (const doing of ["read", "write"] as const) {
      const path = /^(ENOENT|ENOTDIR)$/.test(code) ? "/数据/x/.." : "/数据";
      expect(said(code, path, doing).text.zh, code).toContain("/数据");
    }
});

test.each([
  ["a refusal in words", new AppError("refused.x", { zh: "", en: "" })],
  ["a bug", new TypeError("x is undefined")],
  ["a broken constraint", Object.assign(new Error("x"), { code: "SQLITE_CONSTRAINT_UNIQUE" })],
  ["what is no error at all", "text"],
])("%s comes back as it is", (_, error) => {
  expect(machineError(error, "a", "read")).toBe(error);
});
