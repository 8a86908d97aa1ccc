import { AppError } from "../domain/text/problem.ts";
import { type Text, text } from "../domain/text/text.ts";
import { wordsHint } from "../domain/vocabulary/likeness.ts";
import { printSheet } from "../terminal/sheet.ts";
import type { Context } from "./context.ts";
import { type Declare, examples } from "./declare.ts";

/** What an office can set, with what it means; a list is several values separated by 、. */
const SETTINGS: readonly { key: string; meaning: Text; list: boolean; usual?: string }[] = [
  { key: "office", meaning: text("单位名称", "the office's name"), list: false },
  { key: "sectors", meaning: text("本届界别", "the sectors of the term"), list: true },
  { key: "categories", meaning: text("提案类别", "categories of proposals"), list: true },
  { key: "reply_classes", meaning: text("提案答复类别", "classes of replies to proposals"), list: true },
  { key: "commend_word", meaning: text("表彰或表扬（文书用词）", "表彰 or 表扬, the word of documents"), list: false, usual: "表彰" },
  { key: "signature", meaning: text("文书落款（默认单位名称）", "the signature of documents (default: the office's name)"), list: false },
];

export const declare: Declare = (command, context) => {
  const { t } = context.io;
  command
    .argument("[key]", t(text("设置名", "the setting")))
    .argument("[value]", t(text("新的值；清单用、隔开", "the new value; a list is separated by 、")))
    .addHelpText("after", examples(context, "config", "config office 政协某某县委员会", "config sectors 中共、民盟、教育界、经济界"))
    .action((key: string | undefined, value: string | undefined) => runConfig(context, key, value));
};

async function runConfig(context: Context, key: string | undefined, value: string | undefined): Promise<void> {
  const { io } = context;
  const store = await context.store();
  const shown = (setting: (typeof SETTINGS)[number]): string => {
    const kept = store.settings.get(setting.key) ?? setting.usual ?? "";
    return setting.list && kept !== "" ? (JSON.parse(kept) as string[]).join("、") : kept;
  };
  const setting = SETTINGS.find((each) => each.key === key);
  if (key !== undefined && !setting)
    throw new AppError(
      "usage.setting",
      text(`没有这个设置：${key}`, `no such setting: ${key}`),
      wordsHint(
        key,
        SETTINGS.map((each) => ({ en: each.key, zh: each.meaning.zh })),
      ),
    );
  if (!setting || value === undefined) {
    await printSheet(io, {
      title: text("设置", "settings"),
      unit: text("项", "settings"),
      columns: [
        { key: "key", title: text("设置", "setting") },
        { key: "meaning", title: text("含义", "meaning") },
        { key: "value", title: text("值", "value") },
      ],
      rows: (setting ? [setting] : SETTINGS).map((each) => ({
        key: each.key,
        meaning: io.t(each.meaning),
        value: io.json || setting ? shown(each) : inShort(shown(each)),
      })),
      notes: [],
    });
    return;
  }
  const list = value
    .split(/[、，,;；]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (list.length === 0)
    throw new AppError("usage.empty", text(`${setting.meaning.zh}不能是空的`, `${setting.meaning.en} cannot be empty`));
  if (setting.key === "commend_word" && !["表彰", "表扬"].includes(value))
    throw new AppError("usage.value", text(`只能是 表彰 或 表扬：${value}`, `表彰 or 表扬: ${value}`));
  const kept = setting.list ? JSON.stringify([...new Set(list)]) : value.trim();
  const { operation } = store.ledger.operate({ kind: "write", command: "config", summary: `设置 ${setting.meaning.zh}` }, () =>
    store.settings.set(setting.key, kept),
  );
  if (io.json) io.printJson({ operation, key: setting.key, value: setting.list ? list : kept });
  else
    io.say(
      operation === null
        ? text(`没有变化：${setting.meaning.zh}`, `no change: ${setting.key}`)
        : text(
            `已设置${setting.meaning.zh}：${shown(setting)}（${context.file}）`,
            `set ${setting.key}: ${shown(setting)} (${context.file})`,
          ),
    );
}

/** A long list keeps the table on the screen; --json and the key alone show it whole. */
const inShort = (value: string): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value);
