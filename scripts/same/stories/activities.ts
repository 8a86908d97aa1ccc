import { lines, type Story } from "../story.ts";

/** What members did, recorded one by one, corrected, linked, removed; and how it is listed and shown. */
export const ACTIVITIES: readonly Story[] = [
  {
    name: "record",
    from: "small-office",
    steps: lines(`
      record
      record picnic
      record 视查
      record inspection --title 视察河道
      record inspection --title 视察河道 --date 2026-04-01
      record inspection --title 视察河道 --date 2026-04-01 --attendee 张三、刘芳 --lead 陈明 --place 柳树河 --theme 河道
      record inspection --title 视察河道 --date 2026-04-01 --attendee 张三、刘芳
      record inspection --title 视察河道 --date 2026-04-01 --attendee 赵小六
      record inspection --title 视察河道 --date 2026-04-01 --attendee 王伟
      record inspection --title 视察河道 --date 2026-04-01 --ends 2026-03-01 --attendee 张三
      record inspection --title 视察河道 --date 2019-04-01 --attendee 张三
      record plenary --title 十届五次会议 --date 2026-02-10 --ends 2026-02-12 --present all --absent 张三 --leave 刘芳 --reason 病假 --late 王伟（女）
      record plenary --title 十届六次会议 --date 2026-12-20 --session 10-6 --present all --json
      record plenary --title 全会 --date 2026-12-20 --session 十届 --present all
      record standing --title 第二十次常委会会议 --date 2026-03-20 --present 陈明 --absent 刘芳 --observer 张三
      record standing --title 第二十一次常委会会议 --date 2026-05-20 --present all
      record chair --title 第五十次主席会议 --date 2026-03-18 --present 陈明
      record committee --title 提案委会议 --date 2026-03-25 --present all
      record committee --title 提案委会议 --date 2026-03-25 --present all --of 没有委
      record group --title 第一组活动 --date 2026-04-10 --present all --of 第一组 --absent 刘芳
      record bimonthly --title 四月双月见面 --date 2026-04-15 --present all --of 教育界
      record 提案 --title 关于改善校园周边交通的提案 --lead 刘芳 --cosigner 张三、王伟（男） --serial 10-5-001 --outcome 立案 --category 社会建设 --livelihood --date 2026-02-10
      record proposal --title 关于集体提案的提案 --body 经济界 --date 2026-02-10 --outcome 立案、重点
      record proposal --title 关于无人提案 --date 2026-02-10
      record proposal --title 关于并案的提案 --lead 张三 --date 2026-02-10 --outcome 并案 --refers 10-5-001
      record opinion --title 关于农村饮水的建议 --author 刘芳 --date 2026-04-01 --outcome 采用、批示 --level 市 --by 市长 --outcome-date 2026-04-20
      record opinion --title 关于快递进村的建议 --author 张三、刘芳 --date 2026-04-02 --outcome 采用 --level 宇宙
      record opinion --title 关于公厕的建议 --author 张三 --date 2026-04-02 --level 市
      record opinion --title 关于公厕的建议 --author 张三 --date 2026-04-02 --outcome 立案
      record opinion --title 关于公厕的建议 --author 张三 --date 2026-04-02 --outcome 采用 --level 县、市、省 --json
      record opinion --title 关于路灯的建议 --author 张三 --date 2026-04-03 --by 市长
      record charity --title 助学捐款 --date 2026-06-01 --attendee 张三 --amount 500
      record charity --title 助学捐款 --date 2026-06-01 --attendee 刘芳 --amount 五百
      record charity --title 助学捐款 --date 2026-06-01 --attendee 刘芳 --amount -5
      record charity --title 送医 --date 2026-06 --attendee 王伟（女） --quantity 30
      record charity --title 送医 --date 2026-06 --present 王伟（女）
      record contact --title 走访柳树村 --date 2026-03-05 --attendee 张三 --quantity 12 --note 路灯不亮
      record contact --title 走访柳树村 --date 2026-03-06 --attendee 张三 --note 请联系13800000009
      record honour --title 劳动模范 --date 2026-05-01 --holder 张三 --level 省
      record honour --title 劳动模范 --date 2026-05-01 --level 省
      record law --title 通报 --date 2026-08-01 --holder 张三 --outcome 通报批评
      record law --title 通报 --date 2026-08-01 --outcome 通报批评
      record integrity --title 提醒谈话 --date 2026-08-02 --holder 王伟（男） --outcome 提醒
      record training --title 政协讲堂 --date 2026-09-01 --lecturer 刘芳 --attendee 张三 --form 政协讲堂
      record training --title 政协讲堂 --date 2026-09-01 --form 没有的形式 --attendee 张三
      record speech --title 大会发言 --date 2026-02-11 --speaker 刘芳 --form 口头
      record speech --title 大会发言 --date 2026-02-11 --lecturer 刘芳
      record research --title 集中调研 --date 2026-05-20 --author 刘芳 --attendee 张三 --outcome 批示 --level 市
      record consultation --title 协商会 --date 2026-07-20 --attendee 张三 --speaker 刘芳
      record supervision --title 监督 --date 2026-07-21 --attendee 张三
      record study --title 理论学习 --date 2026-07-22 --attendee 张三、刘芳、陈明
      record exchange --title 联谊 --date 2026-07-23 --attendee 张三
      record culture --title 文史 --date 2026-07-24 --author 张三 --outcome 刊发
      record service --title 服务 --date 2026-07-25 --attendee 张三 --quantity 3
      record outreach --title 走访企业 --date 2026-07-26 --attendee 陈明
      record relay --title 传达学习 --date 2026-07-27 --attendee 陈明
      record upward --title 请示 --date 2026-07-28 --attendee 陈明
      record campaign --title 专项 --date 2026-07-29 --attendee 张三
      record commendation --title 表彰 --date 2026-07-30 --holder 刘芳
      record party_group --title 党组会 --date 2026-07-31 --present all
      record inspection --title ${"长".repeat(1200)} --date 2026-04-01 --attendee 张三
      record inspection --titel 视察 --date 2026-04-01
      record inspection --date
      --lang en record inspection --title 视察二 --date 2026-04-02 --attendee 买买提·艾力
      --quiet record inspection --title 视察三 --date 2026-04-03 --attendee 买买提·艾力
      --yes record inspection --title 视察河道 --date 2026-04-01 --attendee 买买提·艾力
      activity list
      activity list --json
      activity list --year 2026 --kind 视察
      activity list --kind picnic
      activity list --member 张三
      activity list --member 张三 --json
      activity list --member 王伟
      activity list --from 2026-04-01 --to 2026-05-31
      activity list --search 视察
      activity list --year 二〇二六
      --lang en activity list --year 2026
      log --limit 5
      log --limit 0
      log --limit 五
      score --year 2026
    `),
  },
  {
    name: "activity",
    from: "small-year",
    steps: lines(`
      activity list
      activity show 1
      activity show 1 --json
      activity show 2
      activity show 4
      activity show 4 --json
      activity show 99
      activity show 甲
      --lang en activity show 4
      activity edit 1 --place 县会议中心 --late 王伟（女）
      activity edit 1 --place 县会议中心
      activity edit 1
      activity edit 2 --absent 陈明
      activity edit 1 --present all
      activity edit 1 --date 2026-02-11 --json
      activity edit 1 --ends 2026-02-01
      activity edit 4 --title 关于改善校园周边道路交通的提案
      activity edit 4 --serial 10-5-099
      activity edit 4 --serial 10-5-002
      activity edit 4 --outcome 优秀 --outcome-date 2026-12-01
      activity edit 4 --drop 重点
      activity edit 4 --drop 并案
      activity edit 4 --drop 没有
      activity edit 4 --remove 张三
      activity edit 4 --remove 买买提·艾力
      activity edit 4 --remove 刘芳
      activity edit 4 --lead 陈明
      activity edit 4 --cosigner 陈明、王伟（男）
      activity edit 4 --level 市
      activity edit 4 --livelihood --category 经济建设 --note 重点督办
      activity edit 7 --outcome 批示 --level 市 --by 市长
      activity edit 7 --level 省
      activity edit 7 --by 省长
      activity edit 8 --quantity 3
      activity edit 12 --attendee 张三 --amount 800
      activity edit 99 --place 无
      activity edit 13 --outcome 通报批评
      activity list --json
      activity remove 8
      activity show 8
      undo
      activity remove 8 9
      activity remove 8
      activity remove 2
      activity remove 1 --json
      activity remove 99
      undo
      activity link 4 7 --as turned_into
      activity link 7 4 --as grew_into
      activity link 7 4 --as turned_into
      activity link 4 5 --as merged_into
      activity link 4 5 --as merged_into
      activity link 4 4 --as merged_into
      activity link 4 5 --as married_to
      activity link 4 5
      activity link 4 99 --as merged_into
      activity link 4
      activity link 7 5 --as 转为 --json
      activity show 4
      activity show 4 --json
      activity show 5
      import proposals 提案.xlsx
      import activities 台账.xlsx
      import opinions 社情民意.xlsx
      import attendance 签到表.xlsx --kind plenary --title 十届五次会议 --date 2026-02-10
      log --limit 100
      undo 3
      undo
      redo
      undo 1
      undo 99
      undo 甲
      redo 1
      score --year 2026
      score explain 刘芳 --year 2026
    `),
  },
  {
    name: "undo",
    from: "small-office",
    steps: lines(`
      undo
      redo
      redo
      undo 2
      undo 2
      undo
      member list
      redo
      member add 周杰 --sector 农业界 --sex 男 --from 2026-07-02
      record charity --title 助学 --date 2026-08-01 --attendee 周杰 --amount 5
      undo 3
      undo 4
      undo 3
      redo
      redo
      log
      log --json
      --lang en log
      log --limit 2
      config commend_word 表扬
      undo
      config commend_word
      redo
      redo
      undo --json
      redo --json
    `),
  },
  {
    name: "liaison",
    from: "small-year",
    steps: lines(`
      liaison
      liaison list
      liaison list --json
      --lang en liaison list
      liaison lst
      import liaison 双联.xlsx
      member show 刘芳
      undo
    `),
  },
];
