// What nearly every command needs, named here so that the bundler keeps it in one piece: a command then loads a few
// files and not thirty, and each file costs as much as reading 20 kB.
import "../domain/deeds/deed-plan.ts";
import "../domain/people/roster-plan.ts";
import "../report/activities.ts";
import "../report/members.ts";
import "../store/store.ts";
import "../terminal/questions.ts";
import "../trips/members/who.ts";
import type { Command as Parser } from "commander";
import { type Text, text } from "../domain/text/text.ts";
import type { Command } from "./command.ts";
import type { Context } from "./context.ts";

/** A command of the tree, as --help lists it; its file is loaded only when it is the one that is called. */
export interface Entry {
  readonly name: string;
  readonly alias: string;
  readonly summary: Text;
  readonly load: () => Promise<{ declare: Declare } | Omit<Command, "name" | "alias" | "summary">>;
}

/** Gives a command of the tree its flags, examples, subcommands and action. */
export type Declare = (command: Parser, context: Context) => void;

/** The examples under a command's --help. */
export const examples = (context: Context, ...lines: string[]): string =>
  `\n${context.io.t(text("示例：", "Examples:"))}\n${lines.map((line) => `  $ cppcc ${line}`).join("\n")}`;
