import type { Database } from "better-sqlite3";
import { text } from "../domain/text.ts";
import { aliasStore } from "./aliases.ts";
import { decisionStore } from "./decisions.ts";
import { deedStore } from "./deeds.ts";
import { evaluationStore } from "./evaluations.ts";
import { factStore } from "./facts.ts";
import { type Actor, ledger, versionSeen } from "./ledger.ts";
import { liaisonStore } from "./liaisons.ts";
import { createFile, openFile } from "./open.ts";
import { personStore } from "./people.ts";
import { periodStore } from "./periods.ts";
import { settingStore } from "./settings.ts";
import { sourceStore } from "./sources.ts";
import { tenureStore } from "./tenures.ts";
import { termStore } from "./terms.ts";
import type { Upgrade } from "./upgrade.ts";
import { yearStore } from "./years.ts";

export type Store = ReturnType<typeof assemble>;

/** Opens a record file with everything that the commands ask of it. */
export function openStore(file: string, actor: Actor) {
  const { db, upgraded } = openFile(file, actor);
  return assemble(db, actor, file, upgraded);
}

/** Makes a record file with everything that the commands ask of it. */
export const createStore = (file: string, root: string, actor: Actor) => assemble(createFile(file, root), actor, file, null);

function assemble(db: Database, actor: Actor, file: string, upgraded: Upgrade | null) {
  // What others have written by the time of a write was not seen by whoever planned it.
  const seen = versionSeen(db);
  const tenures = once(() => tenureStore(db));
  const people = once(() => personStore(db, tenures()));
  const deeds = once(() => deedStore(db));
  const periods = once(() => periodStore(db));
  const nouns = {
    ledger: once(() => ledger(db, actor, seen)),
    settings: once(() => settingStore(db)),
    sources: once(() => sourceStore(db)),
    terms: once(() => termStore(db)),
    facts: once(() => factStore(db)),
    evaluations: once(() => evaluationStore(db)),
    aliases: once(() => aliasStore(db)),
    liaisons: once(() => liaisonStore(db)),
    decisions: once(() => decisionStore(db)),
    years: once(() => yearStore(db, deeds(), people(), periods())),
  };
  // Each noun prepares its statements when it is first asked: a list needs two of them, not forty.
  return {
    file,
    /** What was done to the file when it was opened, for the clerk to know. */
    notice:
      upgraded &&
      text(
        `档案文件由旧版本建立，已从第 ${upgraded.from} 版升级到第 ${upgraded.to} 版；升级前的备份：${upgraded.backup}`,
        `the record file was made by an older version and has been upgraded from version ${upgraded.from} to ${upgraded.to}; a copy of it as it was: ${upgraded.backup}`,
      ),
    get ledger() {
      return nouns.ledger();
    },
    get settings() {
      return nouns.settings();
    },
    get sources() {
      return nouns.sources();
    },
    get terms() {
      return nouns.terms();
    },
    get tenures() {
      return tenures();
    },
    get people() {
      return people();
    },
    get deeds() {
      return deeds();
    },
    get facts() {
      return nouns.facts();
    },
    get evaluations() {
      return nouns.evaluations();
    },
    get aliases() {
      return nouns.aliases();
    },
    get liaisons() {
      return nouns.liaisons();
    },
    get periods() {
      return periods();
    },
    get decisions() {
      return nouns.decisions();
    },
    get years() {
      return nouns.years();
    },
    close: (): void => void db.close(),
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
