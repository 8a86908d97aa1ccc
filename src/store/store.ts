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
  const tenures = once(() => tenureStore(db));
  const people = once(() => personStore(db, tenures()));
  const nouns = {
    ledger: once(() => ledger(db, actor)),
    settings: once(() => settingStore(db)),
    sources: once(() => sourceStore(db)),
    terms: once(() => termStore(db)),
    deeds: once(() => deedStore(db)),
    facts: once(() => factStore(db)),
    evaluations: once(() => evaluationStore(db)),
  };
  // Each noun prepares its statements when it is first asked: a list needs two of them, not forty.
  return {
    file,
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
      return nouns.deeds();
    },
    get facts() {
      return nouns.facts();
    },
    get evaluations() {
      return nouns.evaluations();
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
