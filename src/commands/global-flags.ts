import { text } from "../domain/text/text.ts";
import type { AnyFlag } from "./command.ts";

/** What may stand before and behind every command. */
export const GLOBAL_FLAGS: readonly AnyFlag[] = [
  {
    spelled: "--db <file>",
    words: text("档案文件（默认 $CPPCC_DB，再默认 init 记下的那份）", "the record file (default $CPPCC_DB, then the one that init noted)"),
  },
  { spelled: "--json", words: text("结果输出为一个 JSON 文档", "one JSON document on stdout") },
  { spelled: "--lang <zh|en>", words: text("界面语言（文书总是中文）", "language of messages (documents are Chinese)") },
  { spelled: "--no-color", words: text("不用颜色", "no colour") },
  { spelled: "--quiet", words: text("只输出结果和警告", "results and warnings only") },
  { spelled: "--wide", words: text("表格全部列出，不按窗口的宽度收窄", "tables with all their columns, however narrow the window") },
  { spelled: "--yes", words: text("需要确认的都回答“是”", "answer yes to every question") },
  { spelled: "--no-backup", words: text("不先做自动备份", "no automatic backup first") },
  { spelled: "--debug", words: text("出错时显示内部信息", "show the internals of an error") },
];
