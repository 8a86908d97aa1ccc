import { text } from "../../domain/text/text.ts";
import { idArg } from "../args.ts";
import { argument } from "../command.ts";

/** The activity that a command is about. */
export const ACTIVITY_ID = argument("<id>", text("活动编号", "the deed's id"), idArg);
