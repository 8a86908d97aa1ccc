import { folderOf } from "../inputs/files.ts";
import { LEDGERS, ROSTERS } from "../inputs/sheets-gone-wrong.ts";
import { SMALL_OFFICE } from "../inputs/small-office.ts";
import { lines, type Story } from "../story.ts";

/** Every import with good and bad cells, and with every flag that imports have. */
export const IMPORTS: readonly Story[] = [
  {
    name: "import-roster",
    from: "small-office",
    files: { ...ROSTERS, ...folderOf("test/fixtures", "别的程序") },
    steps: lines(`
      import
      import roster
      import rosters 名册.xlsx
      import roster 没有.xlsx
      import roster 空表.xlsx
      import roster 空.csv
      import roster 空白.csv
      import roster 无表头.xlsx
      import roster 网页.xls
      import roster 文档.xlsx
      import roster 复合.xls
      import roster 坏的.xlsx
      import roster 图片.xlsx
      import roster ~$名册.xlsx
      import roster 引号.csv
      import roster 规则
      import roster 样例.xlsx 名册.xlsx
      import roster 名册.xlsx --max-mb 0
      import roster 名册.xlsx --max-mb 0.0001
      import roster 名册.xlsx --max-mb 很大
      import roster 名册.xlsx --sheet 没有
      import roster 名册.xlsx --explain
      import roster 名册.xlsx --explain --json
      import roster 名册.xlsx --write-map 底稿.yaml
      import roster 名册.xlsx --write-map 底稿.yaml
      import roster 名册.xlsx --map 底稿.yaml --dry-run
      import roster 错误名册.xlsx
      import roster 错误名册.xlsx --json
      import roster 错误名册.xlsx --reject-file 退回.xlsx
      import roster 错误名册.xlsx --reject-file 退回.csv
      import roster 错误名册.xlsx --reject-file 退回.xlsx --yes
      import roster 错误名册.xlsx --partial --dry-run
      import roster 错误名册.xlsx --partial --reject-file 剩下.xlsx
      import roster 错误名册.xlsx --partial --absent leave
      import roster 重名名册.xlsx
      import roster 调整.xlsx --dry-run --json
      import roster 调整.xlsx --as-of 2026-03-01 --dry-run
      import roster 调整.xlsx --as-of 2026-03-01
      import roster 名册.xlsx
      import roster 名册.xlsx --as-of 2026-01-01
      import roster 名册.xlsx --as-of 2026-04-01 --json
      import roster 名册.xlsx --as-of 2020-01-01
      import roster 少人名册.xlsx
      import roster 少人名册.xlsx --absent stay
      import roster 少人名册.xlsx --absent leave --as-of 2026-06-01 --dry-run
      import roster 少人名册.xlsx --absent leave --as-of 2026-06-01
      import roster 名册.xlsx
      undo
      import roster 列名不同.xlsx
      import roster 列名不同.xlsx --explain
      import roster 列名不同.xlsx --map 没有.yaml
      import roster 列名不同.xlsx --map 坏对照.yaml
      import roster 列名不同.xlsx --map 坏对照.yaml --json
      import roster 列名不同.xlsx --map 对照.yaml
      import roster 列名不同.xlsx --map 对照.yaml --json
      import roster 分组.xlsx --dry-run
      import roster 分组.xlsx --sheet 第二组
      import roster 合并.xlsx
      import roster 两处.csv
      import roster 两处.csv --partial
      import roster 公式.csv
      import roster 签到表.xlsx
      import roster 人员.xlsx
      import roster 别的程序/bom.csv 别的程序/gbk.csv --dry-run
      import roster 别的程序/gbk.csv --explain
      import roster 别的程序/utf16.csv --dry-run
      import roster 别的程序/openpyxl.xlsx --dry-run
      import roster 别的程序/openpyxl.xlsx --explain --json
      import roster 别的程序/openpyxl-1904.xlsx --dry-run --json
      import roster 别的程序/libreoffice.ods --dry-run --json
      import roster 别的程序/libreoffice.et --dry-run
      import roster 别的程序/libreoffice.xls --dry-run --json
      import roster 别的程序/xlwt.xls --dry-run
      --lang en import roster 错误名册.xlsx
      --lang en import roster 调整.xlsx --as-of 2026-05-01
      --quiet import roster 名册.xlsx --as-of 2026-05-02
      member list --json
      log --json
    `),
  },
  {
    name: "import-ledgers",
    from: "small-office",
    files: { ...SMALL_OFFICE, ...ROSTERS, ...LEDGERS },
    steps: lines(`
      import attendance 同名.xlsx
      import attendance 同名.xlsx --kind standing --title 常委会第二十次会议 --date 2026-03-20
      import attendance 同名.xlsx --kind standing --title 常委会第二十次会议 --date 2026-03-20 --json
      import attendance 同名.xlsx --kind standing --title 常委会第二十次会议 --date 2026-03-20 --blank absent
      import attendance 同名.xlsx --kind standing --title 常委会第二十次会议 --date 2026-03-20 --partial --blank leave
      import attendance 同名.xlsx --kind standing --title 常委会第二十次会议 --date 2026-03-20 --partial --blank unknown --reject-file 签到退回.xlsx
      import attendance 空白签到.xlsx --date 2026-04-20
      import attendance 空白签到.xlsx --date 2026-04-20 --blank present
      import attendance 符号.xlsx --kind chair --title 第五十次主席会议 --date 2026-04-21
      import attendance 符号.xlsx --kind chair --title 第五十次主席会议 --date 2026-04-21 --map 标记.yaml --partial
      import attendance 矩阵.xlsx
      import attendance 矩阵.xlsx --year 2026 --dry-run
      import attendance 矩阵.xlsx --year 2026 --explain
      import attendance 矩阵.xlsx --kind standing
      import attendance 数不对.xlsx
      import attendance 签到表.xlsx --kind charity --title 十届五次会议 --date 2026-02-10
      import attendance 签到表.xlsx --kind picnic --title 十届五次会议 --date 2026-02-10
      import attendance 签到表.xlsx --kind plenary --title 十届五次会议 --date 2026-02-10 --explain --json
      import attendance 签到表.xlsx --kind plenary --title 十届五次会议 --date 2026-02-10 --dry-run --json
      import attendance 签到表.xlsx --kind plenary --title 十届五次会议 --date 2026-02-10
      import attendance 签到表.xlsx --kind plenary --title 十届五次会议 --date 2026-02-10
      import attendance 签到表.xlsx --activity 1
      import attendance 签到表.xlsx --activity 5
      import attendance 签到表.xlsx --activity 6
      import attendance 签到表.xlsx --activity 99
      import attendance 名册.xlsx --kind plenary --title 十届六次会议 --date 2026-12-10
      import activities 台账.xlsx --dry-run
      import activities 台账.xlsx
      import activities 台账.xlsx
      import activities 错误台账.xlsx
      import activities 错误台账.xlsx --json
      import activities 错误台账.xlsx --partial --reject-file 台账退回.xlsx
      import activities 改动台账.xlsx --dry-run --json
      import activities 改动台账.xlsx
      activity edit 9 --date 2026-03-14
      import activities 台账.xlsx
      import activities 名册.xlsx
      import proposals 错误提案.xlsx
      import proposals 错误提案.xlsx --partial
      import proposals 提案.xlsx --explain
      import proposals 提案.xlsx --json
      import proposals 提案.xlsx
      import opinions 错误信息.xlsx --json
      import opinions 错误信息.xlsx --partial
      import opinions 社情民意.xlsx
      import opinions 社情民意.xlsx --explain --json
      import contacts 联系.xlsx
      import contacts 联系有号码.xlsx
      import contacts 联系太多.xlsx
      import contacts 联系太多.xlsx --reject-file 联系退回.xlsx --json
      import people 人员错误.xlsx
      import people 人员.xlsx --dry-run
      import people 人员.xlsx
      import people 人员.xlsx
      import contacts 联系.xlsx
      import liaison 双联错误.xlsx
      import liaison 双联.xlsx --dry-run --json
      import liaison 双联.xlsx
      import liaison 双联.xlsx
      import people 没有/
      --lang en import activities 错误台账.xlsx
      --lang en import proposals 错误提案.xlsx
      --lang en import opinions 错误信息.xlsx
      --lang en import contacts 联系太多.xlsx
      --lang en import liaison 双联错误.xlsx
      --lang en import people 人员错误.xlsx
      --quiet import activities 台账.xlsx
      activity list --json
      log --limit 100
    `),
  },
  {
    name: "import-before-members",
    files: SMALL_OFFICE,
    steps: lines(`
      import roster 名册.xlsx
      init --office 政协某某县委员会 --term 10 --starts 2022-01
      import attendance 签到表.xlsx --kind plenary --title 十届五次会议 --date 2026-02-10
      import activities 台账.xlsx
      import proposals 提案.xlsx
      import contacts 联系.xlsx
      import liaison 双联.xlsx
      import people 人员.xlsx
      import roster 名册.xlsx 名册.xlsx
      import roster .
    `),
  },
  {
    name: "import-sample-again",
    from: "sample-year",
    today: "2026-01-10",
    steps: lines(`
      import roster 样例/委员名册.xlsx
      import activities 样例/履职活动台账.xlsx
      import proposals 样例/提案一览表.xlsx --json
      import opinions 样例/社情民意台账.xlsx --dry-run
      import contacts 样例/联系群众台账.xlsx
      import liaison 样例/双联安排.xlsx
      import people 样例/机关干部和信息员.xlsx
      import attendance 样例/十届四次会议签到表.xlsx --activity 1
      import attendance 样例/常委会 --dry-run
      import roster 样例/履职活动台账.xlsx
      import activities 样例/委员名册.xlsx
      import activities 样例/提案一览表.xlsx --explain
      import roster 样例
    `),
  },
];
