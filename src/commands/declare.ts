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
