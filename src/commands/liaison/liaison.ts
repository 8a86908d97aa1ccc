import type { Body } from "../command.ts";
import { liaisonList } from "./list.ts";

export const liaison: Body = {
  examples: ["liaison list", "liaison list --json"],
  commands: [liaisonList],
};
