import { folderOf, meetings } from "../inputs/files.ts";
import { SMALL_OFFICE } from "../inputs/small-office.ts";
import { lines, type Story } from "../story.ts";

/** The offices that most stories begin with: they are stories themselves. */
export const FOUNDATIONS: readonly Story[] = [
  {
    name: "small-office",
    files: { ...SMALL_OFFICE, ...folderOf("rules/examples", "规则") },
    steps: lines(`
      init --office 政协某某县委员会 --term 10 --starts 2022-01
      import roster 名册.xlsx
      member list
      member list --json
    `),
  },
  {
    name: "small-year",
    from: "small-office",
    steps: lines(`
      import attendance 签到表.xlsx --kind plenary --title 十届五次会议 --date 2026-02-10
      import proposals 提案.xlsx
      import opinions 社情民意.xlsx
      import activities 台账.xlsx
      import people 人员.xlsx
      import contacts 联系.xlsx
      import liaison 双联.xlsx
      score --year 2026
    `),
  },
  {
    name: "sample-year",
    today: "2026-01-10",
    files: { ...folderOf("fixtures/year-2025", "样例"), ...folderOf("rules/examples", "规则") },
    steps: [
      "init --office 政协某某县委员会 --term 10 --starts 2022-01",
      "import roster 样例/委员名册.xlsx --dry-run",
      "import roster 样例/委员名册.xlsx",
      ...meetings().map(({ file, kind, title, date }) => `import attendance 样例/${file} --kind ${kind} --title ${title} --date ${date}`),
      ...lines(`
        import activities 样例/履职活动台账.xlsx --json
        import proposals 样例/提案一览表.xlsx
        import opinions 样例/社情民意台账.xlsx
        import people 样例/机关干部和信息员.xlsx
        import contacts 样例/联系群众台账.xlsx
        import liaison 样例/双联安排.xlsx
        score --year 2025
        log --limit 100
      `),
    ],
  },
];
