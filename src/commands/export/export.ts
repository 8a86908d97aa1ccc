import { DOCUMENTS } from "../../trips/documents/documents.ts";
import type { TopCommand } from "../command.ts";
import { allCommand, documentCommand } from "./document.ts";

export const exportGroup: TopCommand = {
  examples: ["export all --year 2026 -o 导出/", "export roster -o 委员名册.xlsx"],
  commands: [...DOCUMENTS.map(documentCommand), allCommand],
};
