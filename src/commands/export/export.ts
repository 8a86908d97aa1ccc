import { DOCUMENTS } from "../../trips/documents/documents.ts";
import type { Body } from "../command.ts";
import { allCommand, documentCommand } from "./document.ts";

export const exportGroup: Body = {
  examples: ["export all --year 2026 -o 导出/", "export roster -o 委员名册.xlsx"],
  commands: [...DOCUMENTS.map(documentCommand), allCommand],
};
