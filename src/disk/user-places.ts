import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import envPaths from "env-paths";
import { makeFolder, putInPlace } from "./place.ts";

/** Folders of the user's where the program keeps something of its own. */
export interface UserPlaces {
  /** Which record file is theirs. */
  readonly config: string;
  /** What may be lost at any time. */
  readonly cache: string;
  /** The record file, where nobody says where it is to lie. */
  readonly data: string;
}

export function userPlaces(): UserPlaces {
  const { config, cache, data } = envPaths("cppcc", { suffix: "" });
  return { config, cache, data };
}

const noteIn = ({ config }: UserPlaces): string => join(config, "config.json");

/** What is kept of a user from one command to the next. */
export interface Note {
  /** The record file that `init` noted: the one that is meant where no other is named. */
  readonly file: string | null;
  /** The version of the program that was last used at a terminal. */
  readonly version: string | null;
}

/** A note that is missing or cannot be read says nothing. */
export function readNote(places: UserPlaces): Note {
  try {
    const { file, version } = JSON.parse(readFileSync(noteIn(places), "utf8")) as Record<string, unknown>;
    const said = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
    return { file: said(file), version: said(version) };
  } catch {
    return { file: null, version: null };
  }
}

export function writeNote(places: UserPlaces, note: Note): void {
  makeFolder(places.config, 0o700);
  putInPlace(noteIn(places), (part) => writeFileSync(part, `${JSON.stringify(note, null, 1)}\n`));
}

/** The user's folder of documents, by whatever name their system gives it; their home where there is none. */
export function documentsFolder(env: Readonly<Record<string, string | undefined>>): string {
  const home = env.USERPROFILE || env.HOME || homedir();
  const named = xdgDocuments(env, home);
  return (
    [named, join(home, "Documents"), join(home, "文档"), join(home, "My Documents")].find((path) => path !== null && existsSync(path)) ??
    home
  );
}

/** As a Linux desktop says it: XDG_DOCUMENTS_DIR="$HOME/文档". */
function xdgDocuments(env: Readonly<Record<string, string | undefined>>, home: string): string | null {
  try {
    const dirs = readFileSync(join(env.XDG_CONFIG_HOME || join(home, ".config"), "user-dirs.dirs"), "utf8");
    return /^XDG_DOCUMENTS_DIR="(.+)"/m.exec(dirs)?.[1]?.replace("$HOME", home) ?? null;
  } catch {
    return null;
  }
}

/** Files by which a shell begins, that call the program for completion (docs/guide.md, 自动补全). */
export function completingShells(env: Readonly<Record<string, string | undefined>>): string[] {
  const home = env.USERPROFILE || env.HOME || homedir();
  const config = env.XDG_CONFIG_HOME || join(home, ".config");
  const profile = "Microsoft.PowerShell_profile.ps1";
  return [
    join(home, ".bashrc"),
    join(env.ZDOTDIR || home, ".zshrc"),
    join(config, "fish/config.fish"),
    join(config, "powershell", profile),
    join(documentsFolder(env), "PowerShell", profile),
    join(documentsFolder(env), "WindowsPowerShell", profile),
  ].filter(callsCompletion);
}

function callsCompletion(file: string): boolean {
  try {
    return readFileSync(file, "utf8").includes("cppcc completion");
  } catch {
    return false;
  }
}
