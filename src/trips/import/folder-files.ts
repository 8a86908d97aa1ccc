import { type Dirent, readdirSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { machineError } from "../../disk/errors.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { isFolder, TABLES } from "./read-files.ts";

/** The workbooks of a year's folder, and all that lies beside them and is not read, each with the reason. */

export interface FolderFile {
  /** The file as it was named, or as its folder was and where it lies below. */
  readonly path: string;
  /** Whether somebody named it, and not a folder that it is in. */
  readonly isNamed: boolean;
  /** What tells something of it beside its content: its name without the end, its folders, the nearest first. */
  readonly names: readonly string[];
}

export interface SkippedFile {
  readonly file: string;
  readonly why: Text;
}

/** Files as they were typed; of a folder what is in it and below it, in order. One that is named and in a named folder too is a named one. */
export function folderFiles(cwd: string, named: readonly string[]): { files: FolderFile[]; skipped: SkippedFile[] } {
  const skipped: SkippedFile[] = [];
  const files = named.flatMap((name): FolderFile[] => {
    const path = resolve(cwd, name);
    if (isFolder(path)) return filesBelow(path, name, [basename(path)], skipped);
    return [{ path: name, isNamed: true, names: [stem(basename(path)), basename(resolve(path, ".."))] }];
  });
  const byPath = new Map<string, FolderFile>();
  for (const file of files) {
    const path = resolve(cwd, file.path);
    if (!byPath.get(path)?.isNamed) byPath.set(path, file);
  }
  return { files: [...byPath.values()], skipped };
}

/** The same of a path that is told, and need not lead anywhere. */
export const namesOn = (path: string): string[] => {
  const [name = "", ...folders] = path.split(/[\\/]/).reverse();
  return [stem(name), ...folders];
};

const stem = (name: string): string => name.slice(0, name.length - extname(name).length);

function filesBelow(folder: string, named: string, folders: readonly string[], skipped: SkippedFile[]): FolderFile[] {
  return entriesOf(folder).flatMap((entry): FolderFile[] => {
    const path = join(named, entry.name);
    const why = entry.isDirectory() ? whyNotFolder(entry.name) : whyNotFile(entry.name, join(folder, entry.name));
    if (why !== undefined) {
      skipped.push({ file: path, why });
      return [];
    }
    return entry.isDirectory()
      ? filesBelow(join(folder, entry.name), path, [entry.name, ...folders], skipped)
      : [{ path, isNamed: false, names: [stem(entry.name), ...folders] }];
  });
}

/** Files before folders, each by name: 第2次 before 第10次. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort(
      (a, b) =>
        Number(a.isDirectory()) - Number(b.isDirectory()) ||
        a.name.localeCompare(b.name, "zh", { numeric: true }) ||
        (a.name < b.name ? -1 : 1),
    );
  } catch (error) {
    throw machineError(error, folder, "read");
  }
}

/** Where the program keeps its own copies. */
const BACKUPS = new Set(["备份"]);

const whyNotFolder = (name: string): Text | undefined =>
  name.startsWith(".")
    ? text("隐藏的文件夹", "a hidden folder")
    : BACKUPS.has(name)
      ? text("备份的文件夹", "a folder of backups")
      : undefined;

function whyNotFile(name: string, path: string): Text | undefined {
  if (name.startsWith("~$") || name.startsWith(".~"))
    return text("WPS、Excel 的锁文件（有人正开着，或上次没有正常关）", "a lock file of WPS or Excel");
  if (name.startsWith(".")) return text("隐藏的文件", "a hidden file");
  if (name.startsWith("~")) return text("临时文件", "a temporary file");
  // A link to a folder may lead round in a circle.
  if (isFolder(path)) return text("指向文件夹的链接", "a link to a folder");
  return TABLES.has(extname(name).toLowerCase()) ? undefined : text("不是表格", "no table");
}
