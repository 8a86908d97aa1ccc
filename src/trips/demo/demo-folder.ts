import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { machineError } from "../../disk/errors.ts";
import { isThere, makeFolder, putInPlace } from "../../disk/place.ts";
import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";

/**
 * The folder of a demo. What it made is written down with each file's SHA-256, so that a later demo takes away that and
 * nothing else. It is made in a folder within, and moved out file by file when it is whole: a demo that was stopped
 * leaves what the next one may take away.
 */

/** What a demo made, by path within its folder. */
const LIST = ".cppcc-demo";

/** Where it is made. */
const WORKSHOP = ".cppcc-demo.part";

type Made = Readonly<Record<string, string>>;

/** The folder to make a demo in, within one that is empty or holds an earlier demo's files, unchanged; anything else is refused by name. */
export function openWorkshop(folder: string): string {
  try {
    refuseOthers(folder);
    makeFolder(folder);
    const workshop = join(folder, WORKSHOP);
    rmSync(workshop, { recursive: true, force: true });
    mkdirSync(workshop, 0o700);
    return workshop;
  } catch (error) {
    throw machineError(error, folder, "write");
  }
}

/** Puts what was made in the place of what an earlier demo left there. */
export function moveOut(folder: string): void {
  try {
    const workshop = join(folder, WORKSHOP);
    refuseOthers(folder);
    for (const file of filesIn(folder)) rmSync(join(folder, file));
    const made = Object.fromEntries(filesIn(workshop).map((file) => [file, hashOf(join(workshop, file))]));
    putInPlace(join(folder, LIST), (part) => writeFileSync(part, JSON.stringify(made, null, 1)));
    for (const file of Object.keys(made)) {
      makeFolder(dirname(join(folder, file)));
      renameSync(join(workshop, file), join(folder, file));
    }
    rmSync(workshop, { recursive: true });
  } catch (error) {
    throw machineError(error, folder, "write");
  }
}

/** What of a demo did not come about is taken away. */
export function closeWorkshop(folder: string): void {
  try {
    rmSync(join(folder, WORKSHOP), { recursive: true, force: true });
  } catch {
    // The next demo takes it away.
  }
}

/** How many of somebody's files a refusal names. */
const NAMED = 5;

function refuseOthers(folder: string): void {
  if (!isThere(folder)) return;
  const made = madeIn(folder);
  const others = filesIn(folder).filter((file) => !Object.hasOwn(made, file) || made[file] !== hashOf(join(folder, file)));
  if (others.length === 0) return;
  const named = others.slice(0, NAMED).join("、") + (others.length > NAMED ? ` 等 ${others.length} 个文件` : "");
  throw new AppError(
    "refused.not_empty",
    text(
      `文件夹里有不是演示做的、或演示之后改过的文件：${named}（${folder}）`,
      `the folder holds files that no demo made, or that were changed since: ${named} (${folder})`,
    ),
    text(
      "请换一个文件夹；演示不删改自己没有做过的文件，旧的演示不要了请自己删除",
      "choose another folder: a demo takes away nothing but what it made; delete an old one yourself",
    ),
  );
}

/** Empty where there is no list, or none that can be read: then nothing is known to be a demo's. */
function madeIn(folder: string): Made {
  try {
    return JSON.parse(readFileSync(join(folder, LIST), "utf8")) as Made;
  } catch {
    return {};
  }
}

/** All that is in a folder and below it, a link as one of its own, without the demo's own list and workshop. */
function filesIn(folder: string, below = ""): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const file = below === "" ? entry.name : `${below}/${entry.name}`;
      return entry.isDirectory() ? filesIn(folder, file) : [file];
    })
    .filter((file) => file !== LIST && !file.startsWith(`${WORKSHOP}/`) && !(file.startsWith(`.${LIST}.`) && file.endsWith(".part")))
    .sort();
}

const hashOf = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");
