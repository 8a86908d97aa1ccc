import { seenText } from "../text/unseen.ts";

/**
 * Reading of headers and fixed vocabulary, which offices write with full-width signs, in traditional characters and
 * with stray spaces. Never applied to names of people (docs/records.md: 姓名只作 NFC 规范).
 * Pairs of a traditional or variant character and the simplified one, for every character of the vocabulary.
 */
const TRADITIONAL =
  "記记錄录麼么類类別别協协講讲獲获榮荣譽誉會会參参實实遲迟請请曠旷無无與与員员組组願愿贈赠牽牵頭头長长帶带隊队負负責责執执筆笔寫写編编輯辑課课發发獎奖當当聯联議议縣县級级區区國国並并處处轉转為为爲为點点優优採采納纳領领導导決决辦办結结復复現现報报揚扬評评罰罚黨党紀纪務务違违虛虚談谈話话誡诫貪贪汙污賄贿賂赂謀谋權权體体專专門门動动雙双見见視视項项調调題题對对監监學学習习訓训論论讀读書书誼谊訪访來来鄉乡畫画資资叢丛羣群眾众衆众幫帮義义診诊數数額额勵励戶户業业傳传達达討讨標标響响應应潔洁職职漢汉滿满祕秘產产預预備备進进農农臺台灣湾團团總总婦妇僑侨藝艺術术經经濟济聞闻醫医藥药衛卫衞卫環环張张買买偉伟孫孙豔艳許许冊册時时間间屬属歷历單单內内證证號号電电機机碼码屆届說说説说後后裡里裏里籤签況况齡龄補补認认識识賬账種种稱称擔担層层沒没勞劳範范覽览質质銜衔審审饋馈個个歸归這这還还於于歲岁幾几開开萬万過过隱隐著着計计刪删併并繫系係系颱台檯台髮发衹只祇只隻只曆历註注貫贯鎮镇興兴圖图攜携選选擧举舉举據据積积養养";

const SIMPLIFIED = new Map<string, string>();
const pairs = [...TRADITIONAL];
for (let i = 0; i + 1 < pairs.length; i += 2) SIMPLIFIED.set(pairs[i] as string, pairs[i + 1] as string);

/** NFKC, simplified, without white space and what cannot be seen: the form in which headers and vocabulary are compared. */
export function vocabularyForm(value: string): string {
  return [...seenText(value).normalize("NFKC").replace(/\s+/gu, "")].map((char) => SIMPLIFIED.get(char) ?? char).join("");
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
