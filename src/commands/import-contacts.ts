import { type Text, text } from "../domain/text/text.ts";
import { CONTACTS, readContacts } from "../workbooks/imports/contacts.ts";
import type { Context } from "./context.ts";
import { runImportDeeds } from "./import-deeds.ts";
import type { ImportOptions } from "./import-options.ts";

/** The ledger of contacts with residents into the record file; what it says of residents themselves is left where it is. */
export async function runImportContacts(context: Context, files: readonly string[], options: ImportOptions): Promise<void> {
  const leftOut: Text[] = [];
  await runImportDeeds(context, files, options, {
    command: "import contacts",
    title: text("导入联系群众", "contacts"),
    spec: CONTACTS,
    kinds: ["contact"],
    read(table) {
      const reading = readContacts(table);
      leftOut.push(...reading.notes);
      return reading;
    },
    notesOn: () => leftOut,
  });
}
