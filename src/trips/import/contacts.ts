import { text } from "../../domain/text/text.ts";
import { CONTACTS, readContacts } from "../../workbooks/imports/contacts.ts";
import { CONTACTS_TEMPLATE } from "../../workbooks/writing/template-fields.ts";
import { activityRun } from "./activity-run.ts";
import { importOf } from "./entry.ts";

/** The ledger of contacts with residents; what it says of residents themselves is left where it is. */
export const contactsImport = importOf({
  word: "contacts",
  alias: "联系",
  summary: text("联系群众台账（只记人数，不记群众个人信息）", "the ledger of contacts with residents (counted, never named)"),
  examples: ["contacts 联系群众台账.xlsx"],
  spec: CONTACTS,
  brings: "deeds",
  titled: /联系群众|走访|联系(居民|住户|农户)/,
  looks: text("联系群众台账", "a ledger of contacts with residents"),
  template: { title: "联系群众台账", fields: CONTACTS_TEMPLATE },
  begin: (desk) =>
    activityRun(desk, {
      title: text("导入联系群众", "contacts"),
      kinds: ["contact"],
      read: readContacts,
      notesOn: (_, readings) => readings.flatMap(({ notes }) => notes),
    }),
});
