import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

/**
 * The order of characters by strokes (src/domain/people/stroke-table.ts), made from the strokes that cnchar-order names: npm
 * run strokes. GF 3003-1999: fewer strokes first, then the strokes in writing order, 横 竖 撇 点 折.
 */
interface StrokeData {
  /** A letter a stroke, in writing order. */
  readonly orders: Readonly<Record<string, string>>;
  readonly strokeTable: Readonly<Record<string, { readonly name: string }>>;
}

/** 提 is 横, 竖钩 is 竖, 捺 is 点; every other stroke turns. */
const CLASSES: Readonly<Record<string, number>> = { 横: 1, 提: 1, 竖: 2, 竖钩: 2, 撇: 3, 点: 4, 点2: 4, 捺: 4 };
const TURN = 5;

/** What the data has wrong; found by the order of the 通用规范汉字表, in which no other of its characters is out of place. */
const CORRECTED: Readonly<Record<string, string>> = { 皙: "1234331232511" };

/**
 * Characters of equal strokes are put by their form (how strokes meet, how long they are); these groups stand as the
 * 通用规范汉字表 (2013) lists them. All others of equal strokes go by code point.
 */
const EQUAL =
  "十丁 八人入 儿匕几九 刀力乃 干于 工土士 大丈 夕久么勺凡丸及 子卫 开井 云专 犬太 歹友尤 曰日 贝冈内水 午牛手 气毛 化仇 父从 勾凤 巴孔 石右 占凸 旦目且 叶甲申叮 电号 叫叩 叨另 矢失 尔乐 外处 议必 召加 考托 巩圾执 百有 早吁 吕同 旬旨旭 名各 衣次 麦玖 贡汞坝 杠杜 员呐 吧邑吼 肛肚 这冷 没沟 驳纵 者拍 泪沮 驶织 相查 钢钠 骆络 积秧 铝铜 晾景 氮毯 湘渣 骗编 芍芄芨 芑芎 汩汨 莒茼 胛胂 钽钼 骠缥";

/** The strokes of each character in writing order, as digits: 王 1121. */
export function strokesByCharacter(): Map<string, string> {
  const { dict } = createRequire(import.meta.url)("cnchar-order") as { dict: StrokeData };
  const digit = (letter: string): number => CLASSES[dict.strokeTable[letter]?.name ?? ""] ?? TURN;
  const read = Object.entries(dict.orders).map(([char, letters]): [string, string] => [char, [...letters].map(digit).join("")]);
  return new Map([...read, ...Object.entries(CORRECTED)]);
}

/** The characters in order, a line for each number of strokes. */
export function strokeOrder(): string[] {
  const strokes = strokesByCharacter();
  const rank = new Map([...EQUAL.replaceAll(" ", "")].map((char, i) => [char, i]));
  const rankOf = (char: string): number => rank.get(char) ?? rank.size;
  const key = (char: string): string => strokes.get(char) ?? "";
  const ordered = [...strokes.keys()].sort(
    (a, b) =>
      key(a).length - key(b).length ||
      (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) ||
      rankOf(a) - rankOf(b) ||
      (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0),
  );
  const most = key(ordered.at(-1) ?? "").length;
  return Array.from({ length: most }, (_, i) => ordered.filter((char) => key(char).length === i + 1).join(""));
}

/** The file, as it is committed. */
export const strokeTableSource = (): string =>
  [
    "/** Made by scripts/stroke-table.ts (npm run strokes); see decision 14. A line for each number of strokes, from 1 on. */",
    "export const STROKE_ORDER: readonly string[] = [",
    ...strokeOrder().map((line) => `  ${JSON.stringify(line)},`),
    "];",
    "",
  ].join("\n");

if (process.argv[1] === import.meta.filename)
  writeFileSync(resolve(import.meta.dirname, "../src/domain/people/stroke-table.ts"), strokeTableSource());
