import { text } from "../domain/text/text.ts";
import { liaisonSheet } from "../report/liaison.ts";
import { printSheet } from "../terminal/sheet.ts";
import { apartOn } from "./called.ts";
import { type Declare, examples } from "./declare.ts";

export const declare: Declare = (command, context) => {
  const { io } = context;
  const group = command.addHelpText("after", examples(context, "liaison list", "liaison list --json"));
  group
    .command("list")
    .alias("列出")
    .description(io.t(text("列出谁联系谁，从哪天到哪天", "list who keeps contact with whom, from when to when")))
    .addHelpText("after", examples(context, "liaison list", "liaison list --json"))
    .action(async () => {
      const store = await context.store();
      const liaisons = store.liaisons.list();
      const shown = liaisons.flatMap(({ person, withPerson }) => [person, withPerson ?? person]);
      await printSheet(io, liaisonSheet(liaisons, apartOn(store, context.today, shown)));
    });
};
