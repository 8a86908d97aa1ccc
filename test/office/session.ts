import { resolve } from "node:path";

/** The program's own folder. */
export const ROOT = resolve(import.meta.dirname, "../..");

/** What a command is told besides its words: the folder it is typed in, the record file, the day and the language. */
export interface Session {
  readonly folder: string;
  readonly db: string;
  /** 2027-01-10 */
  readonly today: string;
  readonly lang: "zh" | "en";
  /** The moment, which goes on by a second whenever it is asked for: no test knows the clock. */
  readonly now: () => string;
}

/** What came back from a command. */
export interface Answer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment variables of a session. */
export const variablesOf = ({ db, today, lang }: Session): Readonly<Record<string, string>> => ({
  CPPCC_DB: db,
  CPPCC_TODAY: today,
  CPPCC_USER: "测试员",
  CPPCC_LANG: lang,
  NO_COLOR: "1",
});

/** A clock that begins at an hour of a day. */
export function clockFrom(day: string, hour: string): () => string {
  let moment = Date.parse(`${day}T${hour}:00:00Z`);
  return () => {
    moment += 1_000;
    return new Date(moment).toISOString();
  };
}

/** For commands that need no record file: help, wrong usage. */
export const NOWHERE: Session = {
  folder: ROOT,
  db: "/nowhere/office.db",
  today: "2027-01-10",
  lang: "zh",
  now: clockFrom("2027-01-10", "12"),
};
