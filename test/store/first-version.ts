import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { createStore, type Store } from "../../src/store/store.ts";
import { actor, addMember, applyDraft, draftOf, folder, openBare, write } from "./office.ts";

const FIRST = join(import.meta.dirname, "schema-1.sql");

/** A record file as version 1 made it: a term, a member with a deed, an undone change. */
export function firstVersion(name = "office.db", work: (store: Store) => void = someWork): string {
  const root = folder();
  copyFileSync(FIRST, join(root, "schema.sql"));
  const file = join(folder(), name);
  const store = createStore(file, root, actor());
  store.ledger.operate({ kind: "init", command: "init", summary: "建立档案" }, () => {
    store.settings.set("office", "政协某某县委员会");
    store.terms.add(10, "2022-01-01");
  });
  work(store);
  store.close();
  const db = openBare(file);
  db.pragma("user_version = 1");
  db.close();
  return file;
}

export function someWork(store: Store): void {
  write(store, "增补张三", () => addMember(store, "张三"));
  write(store, "视察", () => applyDraft(store, draftOf("inspection", "视察", [1])));
  write(store, "改单位", () => store.people.update(1, { unit: "县一中" }));
  store.ledger.undo();
}
