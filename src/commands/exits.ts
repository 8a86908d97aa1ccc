import { type Text, text } from "../domain/text/text.ts";

/** How the program ends, for scripts. An error's code decides by its first part. */
interface Exit {
  readonly exit: number;
  readonly codes: readonly string[];
  readonly words: Text;
}

/** The one table of exit codes: main ends by it, --help prints it, and docs/guide.md explains it (a test holds them together). */
export const EXITS: readonly Exit[] = [
  { exit: 0, codes: [], words: text("完成", "done") },
  { exit: 1, codes: ["machine"], words: text("机器出错", "the machine failed") },
  { exit: 2, codes: ["usage"], words: text("命令写错", "wrong usage") },
  { exit: 3, codes: ["import", "data"], words: text("数据被拒绝", "data refused") },
  { exit: 4, codes: ["refused"], words: text("请求被拒绝", "request refused") },
  { exit: 5, codes: ["busy"], words: text("文件正被占用", "file busy") },
  { exit: 6, codes: ["check"], words: text("检查发现问题", "a check found something") },
  { exit: 130, codes: ["interrupted"], words: text("被中断", "interrupted") },
];

/** The exit code of an error, by its code; what is none of these is a fault of the program, and so of the machine. */
export const exitOf = (code: string): number => EXITS.find(({ codes }) => codes.includes(code.split(".")[0] as string))?.exit ?? 1;

/** How many of them stand in a line of --help. */
const IN_LINE = 4;

/** The exit codes as --help prints them. */
export function exitLines(t: (message: Text) => string): string {
  const each = EXITS.map(({ exit, words }) => `${exit} ${t(words)}`);
  const lines = [each.slice(0, IN_LINE), each.slice(IN_LINE)].map((some) => `  ${some.join(t(text("　", ", ")))}`);
  return `${t(text("退出码：", "Exit codes:"))}\n${lines.join("\n")}`;
}
