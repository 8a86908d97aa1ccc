import { describe, expect, test } from "vitest";
import { displayWidth, helpTitle, usageLine, usageMessage } from "../../src/terminal/usage.ts";

/** commander's own words in ours, in both languages. */

describe("a refusal of commander's", () => {
  test.each<[code: string, message: string, zh: string, en: string]>([
    ["commander.unknownOption", "error: unknown option '--sectr'", "没有选项 --sectr", "unknown option --sectr"],
    [
      "commander.unknownOption",
      "error: unknown option '--sectr'\n(Did you mean one of --sector, --sex?)",
      "没有选项 --sectr，是不是 --sector, --sex？",
      "unknown option --sectr (did you mean --sector, --sex?)",
    ],
    ["commander.unknownCommand", "error: unknown command 'lst'", "没有命令 lst", "unknown command lst"],
    [
      "commander.unknownCommand",
      "error: unknown command 'lst'\n(Did you mean list?)",
      "没有命令 lst，是不是 list？",
      "unknown command lst (did you mean list?)",
    ],
    ["commander.missingArgument", "error: missing required argument 'member'", "缺少参数 member", "missing argument member"],
    [
      "commander.optionMissingArgument",
      "error: option '--year <year>' argument missing",
      "选项 --year <year> 后面要写内容",
      "option --year <year> needs a value",
    ],
    [
      "commander.missingMandatoryOptionValue",
      "error: required option '--reason <r>' not specified",
      "缺少选项 --reason <r>",
      "option --reason <r> is required",
    ],
    [
      "commander.excessArguments",
      "error: too many arguments for 'undo'. Expected 1 argument but got 2.",
      "参数太多：最多 1 个，写了 2 个",
      "too many arguments: 2 instead of 1",
    ],
    [
      "commander.invalidArgument",
      "error: option '--year <year>' argument '二五' is invalid. 应为年份\u0000a year",
      "--year <year> 的值“二五”不对：应为年份",
      "--year <year>: 二五 is wrong: a year",
    ],
    [
      "commander.invalidArgument",
      "error: option '--year <year>' argument '二五' is invalid. 应为年份",
      "--year <year> 的值“二五”不对：应为年份",
      "--year <year>: 二五 is wrong: 应为年份",
    ],
    [
      "commander.invalidArgument",
      "error: command-argument value '二五' is invalid for argument 'year'. 应为年份\u0000a year",
      "year 的值“二五”不对：应为年份",
      "year: 二五 is wrong: a year",
    ],
    ["commander.other", "error: something else", "something else", "something else"],
    // Of a known code in unknown words, the words.
    ["commander.unknownCommand", "error: unknown option '--sectr'", "unknown option '--sectr'", "unknown option '--sectr'"],
    [
      "commander.invalidArgument",
      "error: option '--year <year>' argument '二五' is invalid. 应为年份 \u0000 a year ",
      "--year <year> 的值“二五”不对：应为年份",
      "--year <year>: 二五 is wrong: a year",
    ],
    ["commander.unknownOption", "error: no such thing", "no such thing", "no such thing"],
  ])("%s %s", (code, message, zh, en) => {
    expect(usageMessage(code, message)).toEqual({ zh, en });
  });
});

test("the headings of the help", () => {
  expect(["Usage:", "Commands:", "Others:"].map((title) => [helpTitle("zh", title), helpTitle("en", title)])).toEqual([
    ["用法：", "Usage:"],
    ["命令：", "Commands:"],
    ["Others:", "Others:"],
  ]);
});

test("how a command is typed", () => {
  const argument = (name: string, required: boolean, variadic: boolean) => ({ required, variadic, name: () => name });
  const command = (name: string, parent: Parameters<typeof usageLine>[0] | null, more: object = {}) => ({
    parent,
    options: [],
    commands: [],
    registeredArguments: [],
    name: () => name,
    ...more,
  });
  const program = command("cppcc", null, { commands: [1] });
  const shown = command("show", command("member", program), {
    registeredArguments: [argument("member", true, false), argument("others", false, true)],
  });
  expect([usageLine(program, "zh"), usageLine(shown, "zh"), usageLine(shown, "en"), usageLine(program, "en")]).toEqual([
    "cppcc [选项] [命令]",
    "cppcc member show [选项] <member> [others...]",
    "cppcc member show [options] <member> [others...]",
    "cppcc [options] [command]",
  ]);
});

test("a Han character and a full-width sign take two columns, others one", () => {
  expect(["", "ab·", "张三（a）", "⺀", "⹿", "𠮷"].map(displayWidth)).toEqual([0, 3, 9, 2, 1, 2]);
});
