import { dirname, join, resolve } from "node:path";
import { machineError } from "../../disk/errors.ts";
import { isThere, makeFolder } from "../../disk/place.ts";
import { firstDay, readDate } from "../../domain/calendar/dates.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { readOrdinal } from "../../domain/vocabulary/han.ts";
import type { Store } from "../../store/store.ts";
import type { Clerk, Desk } from "../desk.ts";
import { type NewOffice, newOffice } from "./new-office.ts";

/** Where no record file is yet: `create` makes it with what it is given to write, all of it, or no file. */
export interface Site extends Pick<Desk, "clerk" | "file" | "today"> {
  readonly create: (first: (store: Store) => void) => Promise<Store>;
  /** Whether the file was named: a folder that the clerk names must be there, a proposed one is made on the way. */
  readonly isNamed: boolean;
}

/** Makes the record file, with the office, its term and the default settings as its first operation. */
export async function makeRecordFile(site: Site, given: Partial<NewOffice>): Promise<NewOffice> {
  const { refuseExisting } = await import("../../store/open.ts");
  // A folder of the program's own is made when all is known, and may not be there yet.
  if (site.isNamed || isThere(dirname(site.file))) refuseExisting(site.file);
  await agreeBesideBackups(site);
  const first = await complete(site, given);
  makeOwnFolder(site);
  await site.create(newOffice(first));
  return first;
}

function makeOwnFolder({ file, isNamed }: Site): void {
  if (isNamed) return;
  try {
    makeFolder(dirname(file), 0o700);
  } catch (error) {
    throw machineError(error, dirname(file), "write");
  }
}

/** Where a record file is lost, its backups lie beside the place: a new one there would only hide them. A script is told, and goes on. */
async function agreeBesideBackups({ clerk, file }: Site): Promise<void> {
  const { backupFolders, backupsIn, isNamedFor } = await import("../../store/backups.ts");
  const backups = backupsIn(backupFolders(file, null)).filter((backup) => isNamedFor(file, backup));
  const [newest] = backups;
  if (newest === undefined) return;
  const said = text(
    `旁边有这个档案文件的 ${backups.length} 份备份（最近的：${newest.file}）。档案丢了、坏了的，应当用 cppcc restore 还原`,
    `${backups.length} backup(s) of a record file of this name lie beside it (the newest: ${newest.file}). One that is lost or damaged is brought back by cppcc restore`,
  );
  if (!clerk.isThere) clerk.tell(said);
  else if (!(await clerk.agree(text(`${said.zh}。仍然新建一份空的？`, `${said.en}. Make an empty one all the same?`), false)))
    throw new AppError("interrupted", text("已取消，没有新建", "cancelled: none was made"));
}

/**
 * Where the clerk wants the record file: in a folder of theirs, which a window shows, and not in a hidden one. Where there is
 * one already, nothing is asked: it will be refused.
 */
export async function askWhere({ clerk, file, documents }: Pick<Site, "clerk" | "file"> & { documents: string }): Promise<string> {
  if (isThere(file)) return file;
  const proposed = join(documents, "履职档案");
  const written = await clerk.write(
    text("档案文件放在哪个文件夹（直接回车用括号里的）", "the folder of the record file (Enter for the one in brackets)"),
    { initial: proposed },
  );
  return join(resolve(documents, written), "履职档案.db");
}

async function complete({ clerk, today }: Site, { office, term, starts }: Partial<NewOffice>): Promise<NewOffice> {
  if (office && term && starts) return { office: office.trim(), term, starts };
  if (!clerk.isThere) {
    const missing = [!office && "--office", !term && "--term", !starts && "--starts"].filter(Boolean).join("、");
    throw new AppError(
      "usage.missing",
      text(`缺少选项 ${missing}`, `missing options: ${missing}`),
      text(
        "例如：cppcc init --office 政协某某县委员会 --term 10 --starts 2022-01",
        "for example: cppcc init --office 政协某某县委员会 --term 10 --starts 2022-01",
      ),
    );
  }
  return {
    office: office ?? (await askOffice(clerk)),
    term: term ?? (await askTerm(clerk)),
    starts: starts ?? (await askStarts(clerk, today)),
  };
}

const askOffice = (clerk: Clerk): Promise<string> =>
  clerk.write(text("单位名称", "the office's name"), {
    check: (value) => (value === "" ? text("请填写，如 政协某某县委员会", "such as 政协某某县委员会") : null),
  });

async function askTerm(clerk: Clerk): Promise<number> {
  const written = await clerk.write(text("第几届（如 10）", "which term (such as 10)"), {
    check: (value) => (readOrdinal(value) ? null : text("请填届次，如 10", "a number, such as 10")),
  });
  return readOrdinal(written) ?? 1;
}

async function askStarts(clerk: Clerk, today: string): Promise<string> {
  const written = await clerk.write(text("本届从哪年哪月开始", "the term's first month"), {
    initial: `${today.slice(0, 4)}-01`,
    check: (value) => (readDate(value) ? null : text("请填年月，如 2022-01", "such as 2022-01")),
  });
  return firstDay(readDate(written) ?? "");
}
