import { labeller, reader, type Word, word } from "./words.ts";

export type Level = "county" | "city" | "province" | "nation";

/** Levels, the lowest first. */
export const LEVELS: readonly Word<Level>[] = [
  word("county", "县", "county", "县级", "区", "区级", "县市区", "县区", "county"),
  word("city", "市", "city", "市级", "州", "州级", "地市", "地市级", "city"),
  word("province", "省", "province", "省级", "自治区", "自治区级", "省部级", "province"),
  word("nation", "国家", "nation", "国家级", "全国", "中央", "国", "nation"),
];

export const levelLabel = labeller(LEVELS);
export const readLevel = reader(LEVELS);

/** Several levels in one cell: 市、县 or 县 市; undefined where one of them is no level. */
export function readLevels(value: string): Level[] | undefined {
  const levels = value
    .split(/[、，,;；\s/+]+/u)
    .filter((part) => part !== "")
    // 省政协采用, 县级采纳: whose it is and what they did is said elsewhere.
    .map((part) => readLevel(part) ?? readLevel(part.replace(/(政协)?(采用|采纳|刊用)?$/u, "")));
  return levels.includes(undefined) ? undefined : [...new Set(levels as Level[])];
}
