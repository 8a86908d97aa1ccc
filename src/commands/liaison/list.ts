import { text } from "../../domain/text/text.ts";
import { liaisonSheet } from "../../report/liaison.ts";
import { listLiaisons } from "../../trips/members/liaisons.ts";
import { listed } from "../answers.ts";
import { command } from "../command.ts";

export const liaisonList = command({
  name: "list",
  alias: "列出",
  summary: text("列出谁联系谁，从哪天到哪天", "list who keeps contact with whom, from when to when"),
  examples: ["liaison list", "liaison list --json"],
  async run(context) {
    const { liaisons, apart } = listLiaisons(await context.desk());
    return listed(liaisonSheet(liaisons, apart));
  },
});
