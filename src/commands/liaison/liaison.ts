import type { TopCommand } from "../command.ts";
import { liaisonList } from "./list.ts";

export const liaison: TopCommand = {
  examples: ["liaison list", "liaison list --json"],
  commands: [liaisonList],
};
