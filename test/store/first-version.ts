import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createAuditTriggers, dropTriggers } from "../../src/store/audit.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { actor, addMember, applyDraft, draftOf, folder, openBare, write } from "./office.ts";

const FIRST = join(import.meta.dirname, "schema-1.sql");
const LATER = ["first_change", "last_change"];
/** Tables and a view of later versions, which today's program wants to be there when it makes a file. */
const LATER_TABLES = ["period", "frozen", "decision", "evaluation_lines", "evaluation_activity"];
const laterTables = LATER_TABLES.map(
  (name) => `CREATE TABLE ${name} (id INTEGER PRIMARY KEY, year, starts, ends, closed, evaluation, tbl, "row");`,
);

/** A record file as version 1 made it: a term, a member with a deed, an undone change. */
export function firstVersion(name = "office.db", work: (store: Store) => void = someWork): string {
  const root = folder();
  const formOfPart = "ALTER TABLE participation ADD COLUMN form TEXT;";
  // The program of today writes two columns of an operation that version 1 had not: they come for the work and go again.
  writeFileSync(
    join(root, "schema.sql"),
    `${readFileSync(FIRST, "utf8")}${LATER.map((name) => `ALTER TABLE operation ADD COLUMN ${name} INTEGER;\n`).join("")}
${laterTables.join("\n")}
${formOfPart}
CREATE VIEW v_closed AS SELECT year, starts, ends FROM period WHERE closed IS NOT NULL;`,
  );
  const file = join(folder(), name);
  const store = createStore(file, root, actor());
  store.ledger.operate({ kind: "init", command: "init", summary: "建立档案" }, () => {
    store.settings.set("office", "政协某某县委员会");
    store.terms.add(10, "2022-01-01");
  });
  work(store);
  store.close();
  const db = openBare(file);
  db.exec("DROP VIEW v_closed");
  dropTriggers(db);
  for (const name of LATER_TABLES) db.exec(`DROP TABLE ${name}`);
  for (const name of LATER) db.exec(`ALTER TABLE operation DROP COLUMN ${name}`);
  db.exec("ALTER TABLE participation DROP COLUMN form");
  createAuditTriggers(db);
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
