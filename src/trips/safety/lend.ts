import { statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { machineError } from "../../disk/errors.ts";
import { isThere } from "../../disk/place.ts";
import { sameFile } from "../../disk/same-file.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { type Lending, lendingStore, refuseWhenLentAs } from "../../store/lending.ts";
import type { Store } from "../../store/store.ts";
import type { Desk } from "../desk.ts";

/** A record file on its way: the copy that was lent. */
export interface Lent {
  readonly file: string;
  readonly lending: Lending;
}

/** Marks the record file lent, and copies it into a folder: until its return it can only be read. */
export function lend({ store, file, cwd, actor }: Pick<Desk, "store" | "file" | "cwd" | "actor">, written: string): Lent {
  refuseWhenLentAs(store.lending.lent());
  if (store.lending.borrowed())
    throw new AppError(
      "refused.borrowed",
      text("这份档案本身是外借的副本，不能再外借", "this record file is itself a lent copy, and is not lent on"),
      text("请先带回原来的电脑归还", "return it first, at the desk that it was lent by"),
    );
  const place = resolve(cwd, written);
  const copy = join(place, basename(file));
  refuseUnlessFree(place, copy, file);
  store.backups.before("lend");
  const lending: Lending = {
    token: process.getBuiltinModule("node:crypto").randomBytes(16).toString("hex"),
    place,
    at: actor.now(),
    operation: store.operations.list(1)[0]?.id ?? 0,
    state: "lent",
  };
  // The mark comes first: whatever stops the rest, no copy is out that this desk knows nothing of, and nobody writes between.
  store.lending.add(lending);
  try {
    store.copyTo(copy, (lent) => lendingStore(lent).mark(lending.token, "borrowed"));
  } catch (error) {
    forgetQuietly(store, lending);
    throw error;
  }
  return { file: copy, lending };
}

/** A mark that cannot be taken away stays: the next write says so, and how to give the lending up. */
function forgetQuietly(store: Store, { token }: Lending): void {
  try {
    store.lending.forget(token);
  } catch {
    // Why there is no copy is being said.
  }
}

function refuseUnlessFree(place: string, copy: string, file: string): void {
  if (!isFolder(place))
    throw new AppError(
      "machine.no_folder",
      text(`没有这个文件夹：${place}`, `no such folder: ${place}`),
      text("U盘请先接好；文件夹请先建好", "connect the stick, or make the folder first"),
    );
  if (sameFile(place, dirname(file)))
    throw new AppError(
      "refused.own_file",
      text(`这就是档案文件所在的文件夹：${place}`, `the record file itself lies in this folder: ${place}`),
      text("请写U盘或别的文件夹", "name the stick or another folder"),
    );
  if (isThere(copy))
    throw new AppError(
      "refused.file_exists",
      text(`已有这个文件：${copy}`, `the file exists: ${copy}`),
      text("如果是上次外借留下、已经归还的，请先删掉或移走它", "if it is what an earlier lending has left, delete or move it first"),
    );
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch (error) {
    throw machineError(error, path, "read");
  }
}

/** Makes the record file writable again although its copy is still out: that copy's return will be refused. */
export function cancelLending({ store }: Pick<Desk, "store">): Lending {
  const lent = store.lending.lent();
  if (lent === null)
    throw new AppError(
      "refused.not_lent",
      text("档案文件没有外借", "the record file is not lent"),
      text("cppcc lend 文件夹 外借", "cppcc lend FOLDER lends it"),
    );
  store.lending.mark(lent.token, "cancelled");
  return lent;
}
