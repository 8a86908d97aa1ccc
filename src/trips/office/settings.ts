import { AppError } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { wordsHint } from "../../domain/vocabulary/likeness.ts";
import type { Desk } from "../desk.ts";

/** What an office can set, with what it means; a list is several values separated by 、. */
interface Setting {
  readonly key: string;
  readonly meaning: Text;
  readonly isList: boolean;
  readonly usual?: string;
}

const SETTINGS: readonly Setting[] = [
  { key: "office", meaning: text("单位名称", "the office's name"), isList: false },
  { key: "sectors", meaning: text("本届界别", "the sectors of the term"), isList: true },
  { key: "categories", meaning: text("提案类别", "categories of proposals"), isList: true },
  { key: "reply_classes", meaning: text("提案答复类别", "classes of replies to proposals"), isList: true },
  { key: "commend_word", meaning: text("表彰或表扬（文书用词）", "表彰 or 表扬, the word of documents"), isList: false, usual: "表彰" },
  { key: "signature", meaning: text("文书落款（默认单位名称）", "the signature of documents (default: the office's name)"), isList: false },
  {
    key: "backup.folder",
    meaning: text("备份文件夹（从档案文件所在的文件夹算起）", "the folder of backups, from the record file's own on"),
    isList: false,
    usual: "备份",
  },
];

/** A setting and its value, a list joined by 、. */
export interface KeptSetting extends Setting {
  readonly value: string;
}

/** All settings, or the one that is named. */
export const settings = ({ store }: Pick<Desk, "store">, key: string | undefined): KeptSetting[] =>
  (key === undefined ? SETTINGS : [settingOf(key)]).map((setting) => ({ ...setting, value: writtenOf(store, setting) }));

/** `operation`: null where that was the value before. */
export interface ChangedSetting extends KeptSetting {
  readonly operation: number | null;
  /** As the record file keeps it: of a list its parts. */
  readonly kept: string | readonly string[];
}

export function changeSetting({ store }: Pick<Desk, "store">, key: string, written: string): ChangedSetting {
  const setting = settingOf(key);
  const stated = written.split(/[、，,;；]/u).map((part) => part.trim());
  const parts = [...new Set(stated.filter((part) => part !== ""))];
  if (parts.length === 0)
    throw new AppError("usage.empty", text(`${setting.meaning.zh}不能是空的`, `${setting.meaning.en} cannot be empty`));
  if (setting.key === "commend_word" && !["表彰", "表扬"].includes(written))
    throw new AppError("usage.value", text(`只能是 表彰 或 表扬：${written}`, `表彰 or 表扬: ${written}`));
  const kept = setting.isList ? JSON.stringify(parts) : written.trim();
  const { operation } = store.operations.operate({ kind: "write", command: "config", summary: `设置 ${setting.meaning.zh}` }, () =>
    store.settings.set(setting.key, kept),
  );
  return { ...setting, operation, value: writtenOf(store, setting), kept: setting.isList ? parts : kept };
}

function settingOf(key: string): Setting {
  const setting = SETTINGS.find((each) => each.key === key);
  if (setting) return setting;
  throw new AppError(
    "usage.setting",
    text(`没有这个设置：${key}`, `no such setting: ${key}`),
    wordsHint(
      key,
      SETTINGS.map((each) => ({ en: each.key, zh: each.meaning.zh })),
    ),
  );
}

function writtenOf(store: Desk["store"], { key, isList, usual = "" }: Setting): string {
  const kept = store.settings.get(key) ?? usual;
  return isList && kept !== "" ? (JSON.parse(kept) as string[]).join("、") : kept;
}
