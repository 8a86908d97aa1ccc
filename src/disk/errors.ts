import { existsSync } from "node:fs";
import { basename, dirname } from "node:path";
import { AppError } from "../domain/text/problem.ts";
import { type Text, text } from "../domain/text/text.ts";

/** What was being done with a file when the machine refused. */
export type Doing = "read" | "write";

/** What a kind of refusal is called, and what to do about it. `path` is added to the message. */
interface Words {
  readonly code: string;
  readonly message: Text;
  readonly hint?: Text;
}

const said = (code: string, zh: string, en: string, hintZh?: string, hintEn?: string): Words => ({
  code,
  message: text(zh, en),
  ...(hintZh === undefined ? {} : { hint: text(hintZh, hintEn ?? hintZh) }),
});

const GONE = said(
  "machine.no_device",
  "存放文件的磁盘不见了（U盘被拔出，或网络盘断开）",
  "the disk is gone (a stick pulled out, a network drive lost)",
  "请接好磁盘再试",
  "connect it and try again",
);

const BAD_NAME = said("machine.bad_name", "系统不接受这个文件名", "the system takes no such name", "请换一个名字", "choose another name");

const TOO_MANY = said(
  "machine.too_many_files",
  "系统打开的文件太多，打不开",
  "too many open files",
  "请关闭一些程序再试",
  "close some programs and try again",
);

const FULL = said("machine.disk_full", "磁盘已满", "the disk is full", "请腾出空间再试", "free some space and try again");

/** In use: on Windows an open file can be neither replaced nor moved. */
const BUSY: Readonly<Record<Doing, Words>> = {
  read: said(
    "busy.workbook",
    "文件正被别的程序占用",
    "the file is in use",
    "请先在 WPS 或 Excel 里关闭它",
    "close it in WPS or Excel first",
  ),
  write: said(
    "busy.document",
    "文件正被别的程序打开",
    "the file is open in another program",
    "请先在 WPS 或 Office 里关闭它",
    "close it in WPS or Office first",
  ),
};

const FORBIDDEN: Readonly<Record<Doing, Words>> = {
  read: said(
    "machine.no_permission",
    "没有读取权限",
    "no permission to read",
    "请让有权限的人打开权限，或把文件复制到自己的文件夹",
    "have the permission given, or copy the file to a folder of your own",
  ),
  write: said(
    "machine.no_permission",
    "没有写入权限",
    "no permission to write",
    "请检查文件和所在文件夹是否只读，或换一个文件夹",
    "see whether the file or its folder is read-only, or choose another folder",
  ),
};

const READ_ONLY_DISK = said(
  "machine.no_permission",
  "磁盘是只读的，不能写入",
  "the disk is read-only",
  "请换一个文件夹",
  "choose another folder",
);

const IO = said(
  "machine.io",
  "读写磁盘出错",
  "the disk failed",
  "磁盘或U盘可能有故障，请尽快把文件复制到别处",
  "the disk may be failing: copy the files elsewhere soon",
);

/** Whatever the machine says of a file, by its name in <errno.h>, on whichever system. */
const WORDS: Readonly<Record<string, Words | Readonly<Record<Doing, Words>>>> = {
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  EROFS: READ_ONLY_DISK,
  EISDIR: said("machine.no_file", "这是文件夹，不是文件", "a folder, not a file", "请写文件名", "name a file"),
  ENOTEMPTY: said("machine.no_file", "这是文件夹，不是文件", "a folder, not a file", "请写文件名", "name a file"),
  ENAMETOOLONG: said("machine.bad_name", "文件名太长", "the name is too long", "请换一个短些的名字", "choose a shorter name"),
  EINVAL: BAD_NAME,
  EILSEQ: BAD_NAME,
  ERR_INVALID_ARG_VALUE: BAD_NAME,
  ELOOP: said(
    "machine.bad_name",
    "快捷方式（链接）绕成了圈",
    "the links lead in a circle",
    "请直接写文件本身的位置",
    "name the file itself",
  ),
  EMFILE: TOO_MANY,
  ENFILE: TOO_MANY,
  ENOSPC: FULL,
  EDQUOT: said("machine.disk_full", "超出了磁盘配额", "the disk quota is used up", "请腾出空间再试", "free some space and try again"),
  EFBIG: said(
    "machine.too_large",
    "文件太大，这个磁盘放不下",
    "the file is too large for this disk",
    "请换一个磁盘",
    "choose another disk",
  ),
  ENOMEM: said("machine.memory", "内存不足", "out of memory", "请关闭一些程序再试", "close some programs and try again"),
  EBUSY: BUSY,
  ETXTBSY: BUSY,
  EAGAIN: BUSY,
  EIO: IO,
  ENODEV: GONE,
  ENXIO: GONE,
  ESTALE: GONE,
  ENOTCONN: GONE,
  EHOSTDOWN: GONE,
  EHOSTUNREACH: GONE,
  ENETDOWN: GONE,
  ENETUNREACH: GONE,
  ETIMEDOUT: GONE,
};

/** What the machine says about a file, in words, with the path; what it did not say (a refusal in words, a bug) comes back as it is. */
export function machineError(error: unknown, path: string, doing: Doing): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  if (code === "ENOENT" || code === "ENOTDIR") return missing(path, doing);
  const words = WORDS[isHeld(code, doing) ? "EBUSY" : code];
  if (words !== undefined) return put("code" in words ? words : words[doing], path);
  // Windows has more to say than there are words for (UNKNOWN), and every system more than the table.
  if (syscall !== undefined && /^(E[A-Z0-9]+|UNKNOWN)$/.test(code))
    return put({ ...IO, message: text(`${IO.message.zh}（${code}）`, `${IO.message.en} (${code})`) }, path);
  return error;
}

/** Windows says "not permitted" of a file that another program holds. */
const isHeld = (code: string, doing: Doing): boolean => code === "EPERM" && doing === "write" && process.platform === "win32";

const put = ({ code, message, hint }: Words, path: string): AppError =>
  new AppError(code, text(`${message.zh}：${path}`, `${message.en}: ${path}`), hint);

/** Of a folder, a pipe or a device where a file of ours is to be. */
export const notAFile = (path: string): AppError =>
  new AppError(
    "refused.not_a_file",
    text(`这里已有的不是普通文件，不能写：${path}`, `what is there is no ordinary file: ${path}`),
    text(`请换一个文件名；要放进文件夹，请写成 ${basename(path)}/`, `choose another name; end a folder in /`),
  );

/** Nothing there: is it the file, or the folder that it should be in? */
function missing(path: string, doing: Doing): AppError {
  const folder = dirname(path);
  return doing === "read" && existsSync(folder)
    ? put(said("machine.no_file", "没有这个文件", "no such file", "请核对文件名和所在文件夹", "check the name and the folder"), path)
    : put(
        said(
          "machine.no_folder",
          "没有这个文件夹",
          "no such folder",
          "请核对位置；U盘或网络盘要先接好",
          "check the place; connect the stick or the network drive first",
        ),
        folder,
      );
}
