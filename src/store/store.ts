import type { Database } from "better-sqlite3";
import { deedStore } from "./deeds.ts";
import { evaluationStore } from "./evaluations.ts";
import { factStore } from "./facts.ts";
import { type Actor, ledger } from "./ledger.ts";
import { createFile, openFile } from "./open.ts";
import { personStore } from "./people.ts";
import { settingStore } from "./settings.ts";
import { sourceStore } from "./sources.ts";
import { tenureStore } from "./tenures.ts";
import { termStore } from "./terms.ts";

export type Store = ReturnType<typeof assemble>;

/** Opens a record file with everything that the commands ask of it. */
export const openStore = (file: string, actor: Actor) => assemble(openFile(file, { write: true }), actor, file);

/** Makes a record file with everything that the commands ask of it. */
export const createStore = (file: string, root: string, actor: Actor) => assemble(createFile(file, root), actor, file);

function assemble(db: Database, actor: Actor, file: string) {
  const tenures = tenureStore(db);
  return {
    file,
    ledger: ledger(db, actor),
    settings: settingStore(db),
    sources: sourceStore(db),
    terms: termStore(db),
    tenures,
    people: personStore(db, tenures),
    deeds: deedStore(db),
    facts: factStore(db),
    evaluations: evaluationStore(db),
    close: (): void => void db.close(),
  };
}
