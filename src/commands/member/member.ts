import type { TopCommand } from "../command.ts";
import { memberAdd } from "./add.ts";
import { memberEdit } from "./edit.ts";
import { memberFind } from "./find.ts";
import { memberList } from "./list.ts";
import { memberShow } from "./show.ts";
import { memberStatus } from "./status.ts";

export const member: TopCommand = {
  examples: ["member list", "member find zs", "member show 张三"],
  commands: [memberList, memberFind, memberShow, memberAdd, memberEdit, memberStatus],
};
