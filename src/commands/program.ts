import { Command, CommanderError } from "commander";
import { AppError } from "../domain/text/problem.ts";
import { text } from "../domain/text/text.ts";
import type { Io } from "../terminal/io.ts";
import { displayWidth, helpTitle, usageLine, usageMessage } from "../terminal/usage.ts";
import { build } from "./build.ts";
import type { Context } from "./context.ts";
import { exitLines } from "./exits.ts";
import { GLOBAL_FLAGS } from "./global-flags.ts";
import { COMMANDS } from "./tree.ts";

/** The version of package.json, which `npm version` moves: put in by the build, so that no start reads it. */
declare const CPPCC_VERSION: string | undefined;
export const VERSION = typeof CPPCC_VERSION === "undefined" ? "0.0.0" : CPPCC_VERSION;

/** What GLOBAL_FLAGS come to. */
export interface GlobalOptions {
  db?: string;
  json?: boolean;
  lang?: string;
  color?: boolean;
  quiet?: boolean;
  wide?: boolean;
  yes?: boolean;
  backup?: boolean;
  debug?: boolean;
}

/** The options before the command is known, so that the language is right from the first word on. */
export function globalOptions(argv: readonly string[]): GlobalOptions {
  const scout = new Command().exitOverride().configureOutput({ writeErr: () => {}, outputError: () => {} });
  for (const { spelled } of GLOBAL_FLAGS) scout.option(spelled);
  try {
    scout.parseOptions([...argv]);
  } catch {
    // Said properly by the program itself.
  }
  return scout.opts<GlobalOptions>();
}

/** Does what was typed. What commander refuses is said in words of ours; that it has shown help or the version is no fault. */
export async function run(argv: readonly string[], io: Io, contextOf: () => Promise<Context>): Promise<void> {
  try {
    await parse(argv, io, contextOf);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw wrongUsage(error);
  }
}

function wrongUsage({ code, message }: CommanderError): AppError {
  const said = code === "commander.help" ? text("请写明子命令", "name a subcommand") : usageMessage(code, message);
  return new AppError(code.replace("commander", "usage"), said, text("用法见 --help", "see --help"));
}

/** Finds the command in the tree, loads it, gives it a context; or shows help. */
async function parse(argv: readonly string[], io: Io, contextOf: () => Promise<Context>): Promise<void> {
  const program = describeProgram(new Command("cppcc"), io);
  const { operands, unknown } = program.parseOptions([...argv]);
  const asksHelp = HELP_WORDS.has(operands[0] ?? "");
  const words = asksHelp ? operands.slice(1) : operands;
  const [called] = words;
  const entry = COMMANDS.find(({ name, alias }) => name === called || alias === called);
  for (const each of COMMANDS) {
    const command = program.command(each.name).alias(each.alias).description(io.t(each.summary));
    if (each !== entry) continue;
    const loaded = await each.load();
    build(command, loaded, await contextOf());
    command.helpCommand(false);
    nameSubcommands(command);
  }
  if (asksHelp) return helpOn(program, words);
  if (called === undefined && unknown.length === 0) {
    program.outputHelp();
    return;
  }
  await program.parseAsync([...argv], { from: "user" });
}

/** cppcc help, cppcc 帮助 member list: the same as --help behind the words. */
const HELP_WORDS: ReadonlySet<string> = new Set(["help", "帮助"]);

function helpOn(program: Command, words: readonly string[]): void {
  let command = program;
  for (const word of words) {
    // What stands behind a command without subcommands are its arguments.
    if (command.commands.length === 0) break;
    const found = command.commands.find((each) => each.name() === word || each.alias() === word);
    command = found ?? unknownIn(command, word);
  }
  command.outputHelp();
}

/** commander's own refusal of a word that is no command here, with the nearest that is. */
function unknownIn(command: Command, word: string): never {
  command.args = [word];
  return (command as Command & { unknownCommand(): never }).unknownCommand();
}

/** A group that acts by itself takes a misspelt subcommand for one argument too many: it is to name the nearest. */
function nameSubcommands(group: Command): void {
  if (group.commands.length === 0) return;
  for (const each of group.commands) nameSubcommands(each);
  if (group.registeredArguments.length > 0) return;
  group.allowExcessArguments().hook("preAction", (_, acting) => {
    if (acting === group && acting.args[0] !== undefined) unknownIn(acting, acting.args[0]);
  });
}

function describeProgram(program: Command, io: Io): Command {
  const t = io.t;
  program.description(t(text("县政协委员履职档案与年度考核", "The record-keeping tool of a county CPPCC secretariat")));
  for (const { spelled, words } of GLOBAL_FLAGS) program.option(spelled, t(words));
  return program
    .version(VERSION, "-V, --version", t(text("显示版本", "show the version")))
    .helpOption("-h, --help", t(text("显示帮助", "show help")))
    .helpCommand(false)
    .addHelpText(
      "after",
      `\n${t(text("第一次使用：cppcc demo 看样例，cppcc init 建档。每个命令都有 --help（也可以打 cppcc help）和示例。", "First time: cppcc demo, then cppcc init. Every command has --help (so has cppcc help) with examples."))}\n\n${exitLines(t)}`,
    )
    .configureHelp({
      showGlobalOptions: false,
      styleTitle: (title) => helpTitle(io.lang, title),
      subcommandTerm: (command: Command) => `${command.name()} ${command.alias() ?? ""}`.trim(),
      optionDescription: (option) => option.description,
      argumentDescription: (argument) => argument.description,
      displayWidth,
      commandUsage: (command) => usageLine(command, io.lang),
    })
    .configureOutput({ writeOut: (content) => void io.streams.stdout.write(content), writeErr: () => {}, outputError: () => {} })
    .exitOverride();
}
