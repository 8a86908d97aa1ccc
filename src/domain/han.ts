/**
 * Reading of headers and fixed vocabulary, which offices write with full-width signs, in traditional characters and
 * with stray spaces. Never applied to names of people (docs/rules.md: 姓名只作 NFC 规范).
 */
const TRADITIONAL =
  "號号姓姓員员種种類类別别黨党現现單单職职務务組组會会專专屬属證证聯联繫系繋系電电話话屆届備备註注時时間间齡龄籍籍貫贯學学歷历動动稱称題题標标採采書书報报議议審审結结並并優优辦办復复滿满層层級级領领導导來来門门紀纪遠远遲迟請请開开閉闭國国縣县區区農农業业醫医藥药衛卫環环資资經经濟济環环聞闻僑侨臺台盟盟無无積积參参與与視视調调習习訓训專专講讲談谈廣广獲获榮荣譽誉處处罰罚罪罪淨净傳传達达誡诫養养鄉乡鎮镇對对興兴團团體体術术圖图執执筆笔帶带隊队發发長长攜携預预備备戶户點点選选擧举舉举擔担據据額额數数量量";

const SIMPLIFIED = new Map<string, string>();
const pairs = [...TRADITIONAL];
for (let i = 0; i + 1 < pairs.length; i += 2) SIMPLIFIED.set(pairs[i] as string, pairs[i + 1] as string);

/** NFKC, simplified, without any white space: the form in which headers and vocabulary are compared. */
export function vocabularyForm(value: string): string {
  return [...value.normalize("NFKC").replace(/\s+/gu, "")].map((char) => SIMPLIFIED.get(char) ?? char).join("");
}

const DIGITS = "零一二三四五六七八九";

/** Reads "十", "十二", "二十一", "3" or "第十" as a number; undefined for anything else. */
export function readOrdinal(value: string): number | undefined {
  const plain = vocabularyForm(value)
    .replace(/^第/, "")
    .replace(/[届次]$/, "");
  if (/^\d{1,3}$/.test(plain)) return Number(plain);
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(plain);
  if (!match || plain === "") return undefined;
  const [, tens, ten, ones] = match;
  if (!ten) return tens && !ones ? DIGITS.indexOf(tens) : undefined;
  return (tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0);
}

/** 10 → 十, 21 → 二十一: terms and sessions as documents write them (1–99). */
export function writeOrdinal(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? "" : tens === 1 ? "十" : `${DIGITS[tens]}十`;
  return head + (ones === 0 ? "" : DIGITS[ones]);
}
