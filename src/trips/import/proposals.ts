import { PARTY_NAMES } from "../../domain/people/member.ts";
import { text } from "../../domain/text/text.ts";
import type { Store } from "../../store/store.ts";
import { PROPOSALS, readProposals } from "../../workbooks/imports/proposals.ts";
import { PROPOSALS_TEMPLATE } from "../../workbooks/writing/template-fields.ts";
import { currentTerm } from "../office/term.ts";
import { activityRun } from "./activity-run.ts";
import { importOf } from "./entry.ts";

/** The ledger of proposals. */
export const proposalsImport = importOf({
  word: "proposals",
  alias: "提案",
  summary: text("提案一览表", "the ledger of proposals"),
  examples: ["proposals 提案一览表.xlsx"],
  spec: PROPOSALS,
  brings: "deeds",
  titled: /提案/,
  looks: text("提案一览表", "a ledger of proposals"),
  template: { title: "提案一览表", fields: PROPOSALS_TEMPLATE },
  begin: (desk) =>
    activityRun(desk, {
      title: text("导入提案", "proposals"),
      kinds: ["proposal"],
      read: (table) => readProposals(table, bodyTest(desk.store)),
    }),
});

/** Whether a name is a body's: what stands in the lead's cell of a collective proposal. */
function bodyTest(store: Store): (name: string) => boolean {
  const term = currentTerm(store, undefined);
  const bodies = new Set([...PARTY_NAMES, ...store.settings.list("sectors"), ...store.tenures.ofTerm(term.id).map(({ body }) => body)]);
  return (name) => bodies.has(name.trim());
}
