/** 界别: the 34 of the national committee since 2023 (docs/records.md, 界别). An office keeps its own list in its settings. */
export const SECTORS: readonly string[] = [
  "中国共产党",
  "民革",
  "民盟",
  "民建",
  "民进",
  "农工党",
  "致公党",
  "九三学社",
  "台盟",
  "无党派人士",
  "共青团和青联",
  "总工会",
  "妇联",
  "工商联",
  "科协",
  "台联",
  "侨联",
  "文化艺术界",
  "科学技术界",
  "社会科学界",
  "经济界",
  "农业界",
  "教育界",
  "体育界",
  "新闻出版界",
  "医药卫生界",
  "环境资源界",
  "对外友好界",
  "社会福利和社会保障界",
  "少数民族界",
  "宗教界",
  "特邀香港人士",
  "特邀澳门人士",
  "特别邀请人士",
];

/** What the bodies are called in full, where rosters write it so. */
const FULL_NAMES = new Map([
  ["工商业联合会", "工商联"],
  ["妇女联合会", "妇联"],
  ["科学技术协会", "科协"],
  ["归国华侨联合会", "侨联"],
  ["台湾同胞联谊会", "台联"],
  ["共青团", "共青团和青联"],
  ["青联", "共青团和青联"],
  ["特邀人士", "特别邀请人士"],
]);

/** The short name of a sector that is written in full; others as they are. */
export const shortSector = (name: string): string => FULL_NAMES.get(name) ?? name;
