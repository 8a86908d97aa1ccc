import { type Lang, type Text, text } from "../domain/text/text.ts";

/** Between the Chinese and the English of a refused value, which commander carries as one text. */
export const LANGUAGES_APART = "\u0000";

/** commander's own messages, in words of ours. */
const MESSAGES: readonly { code: string; pattern: RegExp; say: (match: RegExpExecArray) => Text }[] = [
  {
    code: "commander.unknownOption",
    pattern: /unknown option '([^']+)'(?:[\s\S]*Did you mean (?:one of )?([^?]+)\?)?/,
    say: ([, option, like]) =>
      text(`没有选项 ${option}${like ? `，是不是 ${like}？` : ""}`, `unknown option ${option}${like ? ` (did you mean ${like}?)` : ""}`),
  },
  {
    code: "commander.unknownCommand",
    pattern: /unknown command '([^']+)'(?:[\s\S]*Did you mean (?:one of )?([^?]+)\?)?/,
    say: ([, command, like]) =>
      text(`没有命令 ${command}${like ? `，是不是 ${like}？` : ""}`, `unknown command ${command}${like ? ` (did you mean ${like}?)` : ""}`),
  },
  {
    code: "commander.missingArgument",
    pattern: /missing required argument '([^']+)'/,
    say: ([, name]) => text(`缺少参数 ${name}`, `missing argument ${name}`),
  },
  {
    code: "commander.optionMissingArgument",
    pattern: /option '([^']+)' argument missing/,
    say: ([, option]) => text(`选项 ${option} 后面要写内容`, `option ${option} needs a value`),
  },
  {
    code: "commander.missingMandatoryOptionValue",
    pattern: /required option '([^']+)' not specified/,
    say: ([, option]) => text(`缺少选项 ${option}`, `option ${option} is required`),
  },
  {
    code: "commander.excessArguments",
    pattern: /too many arguments[^.]*\. Expected (\d+) arguments? but got (\d+)/,
    say: ([, want, got]) => text(`参数太多：最多 ${want} 个，写了 ${got} 个`, `too many arguments: ${got} instead of ${want}`),
  },
  {
    code: "commander.invalidArgument",
    pattern:
      /(?:option|command-argument value) '([^']+)'(?: argument '([^']*)')? is invalid(?: for argument '([^']+)')?\.? ?([^\u0000]*)\u0000?([\s\S]*)/,
    say: ([, option, value, argument, zh, en]) =>
      text(
        `${argument ?? option} 的值“${value ?? option}”不对：${zh?.trim() ?? ""}`,
        `${argument ?? option}: ${value ?? option} is wrong: ${(en || zh)?.trim() ?? ""}`,
      ),
  },
];

export function usageMessage(code: string, message: string): Text {
  for (const entry of MESSAGES) {
    const match = entry.code === code ? entry.pattern.exec(message) : null;
    if (match) return entry.say(match);
  }
  const plain = message.replace(/^error: /, "");
  return text(plain, plain);
}

const TITLES: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Commands:": "命令：",
  "Global Options:": "通用选项：",
};

/** The headings of --help. */
export const helpTitle = (lang: Lang, title: string): string => (lang === "zh" ? (TITLES[title] ?? title) : title);

/** What usageLine looks at in a command. */
interface Described {
  readonly parent: Described | null;
  readonly options: readonly unknown[];
  readonly commands: readonly unknown[];
  readonly registeredArguments: readonly { readonly required: boolean; readonly variadic: boolean; name: () => string }[];
  name: () => string;
}

/** "cppcc member show [选项] <member>": how a command is typed. */
export function usageLine(command: Described, lang: Lang): string {
  const path: string[] = [];
  for (let each: Described | null = command; each !== null; each = each.parent) path.unshift(each.name());
  const words = lang === "zh" ? { options: "[选项]", command: "[命令]" } : { options: "[options]", command: "[command]" };
  const args = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [...path, words.options, ...(command.commands.length > 0 ? [words.command] : []), ...args].join(" ");
}

/** The columns that a text takes on screen: a Han character or a full-width sign takes two. */
export const displayWidth = (content: string): number =>
  [...content].reduce((width, char) => width + ((char.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1), 0);
