import { type CellInput, ROSTER_HEADER, writeWorkbook } from "../support/workbook.ts";

const SURNAMES = [..."赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"];
const GIVEN = [..."明芳强丽伟娟涛敏杰霞"];

/** Invented names, each different. */
export const nameOf = (i: number): string =>
  `${SURNAMES[i % 20]}${GIVEN[Math.floor(i / 20) % 10]}${GIVEN[Math.floor(i / 200) % 10]}${i < 2000 ? "" : GIVEN[Math.floor(i / 2000) % 10]}${i < 20_000 ? "" : GIVEN[Math.floor(i / 20_000) % 10]}`;

export const writeRoster = (path: string, members: number): Promise<string> =>
  writeWorkbook(path, [
    ["政协某某县第十届委员会委员名册"],
    ROSTER_HEADER,
    ...Array.from({ length: members }, (_, i): CellInput[] => [
      i + 1,
      nameOf(i),
      i % 3 === 0 ? "女" : "男",
      "汉族",
      `19${60 + (i % 30)}-0${1 + (i % 9)}`,
      "群众",
      `${["教育", "经济", "农业", "科技"][i % 4]}界`,
      `第${i}单位`,
      i % 8 === 0 ? "常委" : "委员",
      `第${1 + (i % 12)}组`,
      String(13800000000 + i),
      null,
    ]),
  ]);

/** A year of duties: every member in so many activities of the kinds that are scored. */
export const writeYear = (path: string, members: number, activities: number): Promise<string> =>
  writeWorkbook(path, [
    ["日期", "类别", "名称", "姓名", "角色", "出席情况", "级别"],
    ...Array.from({ length: activities }, (_, d) => d).flatMap((d) =>
      Array.from({ length: members }, (_, i): CellInput[] => {
        const kind = ["视察", "调研", "学习培训", "协商议政", "公益慈善"][d % 5] as string;
        return [`2026-0${1 + (d % 9)}-1${d % 9}`, kind, `${kind}第${d}次`, nameOf(i), "参加", (i + d) % 7 === 0 ? "请假" : "出席", null];
      }),
    ),
  ]);
