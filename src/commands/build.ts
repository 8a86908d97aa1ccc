import type { Command as Parser } from "commander";
import { text } from "../domain/text/text.ts";
import type { Io } from "../terminal/io.ts";
import type { Answer, Command } from "./command.ts";
import type { Context } from "./context.ts";
import { exitLines } from "./exits.ts";

/** Gives a parser all that a command says of itself: arguments, flags, examples, subcommands, and what it does. */
export function build(parser: Parser, of: Omit<Command, "name" | "alias" | "summary">, context: Context): void {
  const { io } = context;
  for (const { spelled, words, read } of of.args ?? []) parser.argument(spelled, words && io.t(words), read as never);
  for (const { spelled, words, read, isRequired } of Object.values(of.flags ?? {}))
    parser[isRequired ? "requiredOption" : "option"](spelled, io.t(words), read as never);
  parser.addHelpText("after", below(of, io));
  adviseOnTimes(parser);
  if (of.commands !== undefined && of.args !== undefined) refuseOthersFlags(parser);
  const { run } = of;
  if (run !== undefined)
    // commander hands over the arguments, its options and itself; a subcommand takes what its group read of its flags.
    parser.action(async (...given: unknown[]) => {
      const args = given.slice(0, -2);
      const { notes = [], warnings = [], failure, ...answer } = await run(context, parser.optsWithGlobals() as never, ...(args as never[]));
      await io.shown(async () => {
        await show(io, answer);
        for (const note of notes) io.say(note);
      });
      for (const warning of warnings) io.warn(warning);
      if (failure !== undefined) throw failure;
    });
  for (const child of of.commands ?? [])
    build(parser.command(child.name).alias(child.alias).description(io.t(child.summary)), child, context);
}

/** A group that acts by itself reads its flags behind a subcommand too: those that the subcommand does not have are refused as it would. */
function refuseOthersFlags(group: Parser): void {
  group.hook("preAction", (_, acting) => {
    if (acting === group) return;
    const own = new Set(acting.options.map((option) => option.attributeName()));
    const other = group.options.find(
      (option) => group.getOptionValueSource(option.attributeName()) === "cli" && !own.has(option.attributeName()),
    );
    if (other !== undefined) (acting as Parser & { unknownOption(flag: string): never }).unknownOption(other.long ?? other.flags);
  });
}

/** Options that say when: whoever writes one that a command does not take means the one that it does, and never --yes for --year. */
const TIMES = ["--year", "--date", "--from", "--to"];

function adviseOnTimes(parser: Parser): void {
  const own = parser as Parser & { unknownOption(option: string): void };
  const usual = own.unknownOption.bind(parser);
  own.unknownOption = (option) => {
    if (!TIMES.includes(option)) return usual(option);
    const instead = TIMES.find((time) => parser.options.some(({ long }) => long === time));
    const advice = instead === undefined ? "" : `\n(Did you mean ${instead}?)`;
    parser.error(`error: unknown option '${option}'${advice}`, { code: "commander.unknownOption" });
  };
}

async function show(io: Io, { json, say, unmask }: Answer): Promise<void> {
  if (io.json) io.printJson(json(), { unmask });
  else await say(io);
}

/** The examples under a command's --help, what it adds to them, and how it may end. */
function below({ examples, notes }: Pick<Command, "examples" | "notes">, io: Io): string {
  const lines = examples.map((line) => `  $ cppcc ${line}`).join("\n");
  return `\n${io.t(text("示例：", "Examples:"))}\n${lines}${notes ? `\n\n${notes(io)}` : ""}\n\n${exitLines(io.t)}`;
}
