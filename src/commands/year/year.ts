import type { TopCommand } from "../command.ts";
import { yearClose } from "./close.ts";
import { yearList } from "./list.ts";
import { yearReopen } from "./reopen.ts";
import { yearSet } from "./set.ts";

export const yearGroup: TopCommand = {
  examples: ["year list", "year close 2025", "year reopen 2025 --reason 主席会议决定更正"],
  commands: [yearClose, yearReopen, yearSet, yearList],
};
