import { lines, type Story } from "../story.ts";

/** Members one by one: added, corrected, changed from a day on, suspended, gone; and how they are listed and shown. */
export const MEMBERS: readonly Story[] = [
  {
    name: "member-add",
    from: "small-office",
    steps: lines(`
      member add 周杰 --sector 农业界 --sex 男 --from 2026-07-02 --basis 十届二十次常委会
      member add 李讲师 --outside --unit 省委党校
      member add 李讲师 --outside --unit 省委党校
      member add 张三 --sector 教育界
      member add 张三 --another --sector 教育界 --born 1990-01 --json
      member add 刘小红 --sector 教育界 --role 常委 --group 第一组 --committee 提案委 --party 民盟 --ethnicity 回 --born 1980.5 --phone 13800000019 --certificate 10-099 --education 大学 --note 增补 --unit 县三中
      member add 刘小绿 --sector 没有这个界
      member add 刘小蓝 --sector 教育界 --role 市长
      member add 刘小黄 --sector 教育界 --sex 未知
      member add 刘小黑 --sector 教育界 --born 2030-01
      member add 刘小白 --sector 教育界 --born 1970-13
      member add 刘小紫 --sector 教育界 --phone 123
      member add 刘9 --sector 教育界
      member add '' --sector 教育界
      member add 陈二 --sector 中国共产党 --role 主席
      member add 何早 --sector 教育界 --from 2020-01-01
      member add 何晚 --sector 教育界 --from 2028-01-01
      member add 何坏 --sector 教育界 --from 2026-02-30
      member add 何多 --sector 教育界、经济界
      member add 何外 --outside --sector 教育界
      member add
      member add 甲 乙
      --lang en member add 吴英 --sector 妇联 --sex 女
      --quiet member add 吴静 --sector 妇联 --sex 女
      member add 零​宽 --sector 妇联
      member list --json
      log --json
    `),
  },
  {
    name: "member-edit",
    from: "small-year",
    steps: lines(`
      member edit 张三
      member edit 张三 --unit 某公司董事长
      member edit 张三 --unit 某公司董事长
      member edit 张三 --sector 科协 --from 2026-03-01 --basis 十届十九次常委会
      member edit 张三 --sector 科协
      member edit 张三 --sector 教育界 --from 2026-02-01
      member edit 张三 --sector 教育界 --from 2026-03-01
      member edit 张三 --phone 12345
      member edit 张三 --born 2029-01
      member edit 张三 --born 1976-02 --party 九三学社 --ethnicity 满 --json
      member edit 张三 --name 张三丰
      member edit 张三丰 --name 李9
      member edit 3 --name 张三
      member edit 99 --unit 无
      member edit 王伟 --unit 无
      member edit 王伟（女） --role 常委 --from 2026-05-01 --basis 十届二十次常委会
      member edit 王伟（女） --role 主席
      member edit 王伟（女） --group 第三组
      member edit 李教授 --unit 市委党校
      member edit 李教授 --sector 教育界
      member edit 刘芳 --from 2026-05-01
      member edit 刘芳 --role 委员 --from 2021-05-01
      member edit 刘芳 --committee 提案委、经济委 --from 2026-06-01
      --lang en member edit 刘芳 --education 研究生
      member edit 没有人 --unit 无
      member show 张三
      member show 张三 --json
      undo
      undo
      redo
      log
    `),
  },
  {
    name: "member-status",
    from: "small-year",
    steps: lines(`
      member status 张三 睡觉
      member status 张三 suspend
      member status 张三 suspend --from 2026-06-01
      member status 张三 suspend --from 2026-06-01 --to 2026-05-01 --basis 常委会
      member status 张三 suspend --from 2026-06-01 --basis 十届二十次常委会
      member status 张三 suspend --from 2026-06-15 --basis 十届二十次常委会
      member list --status suspended
      member list --status suspended --json
      member status 张三 resume --from 2026-05-01 --basis 十届二十一次常委会
      member status 张三 resume --from 2026-09-01 --basis 十届二十一次常委会
      member status 张三 resume --from 2026-10-01 --basis 十届二十一次常委会
      member status 刘芳 suspend --from 2026-03-01 --to 2026-04-30 --basis 常委会 --json
      member status 张三 resign
      member status 张三 resign --on 2026-10-15
      member status 张三 resign --on 2026-10-15 --basis 十届二十二次常委会
      member status 张三 resign --on 2026-10-15 --basis 十届二十二次常委会
      member status 买买提·艾力 remove --on 2026-11-01 --basis 十届二十二次常委会 --json
      member status 王伟（男） die --on 2026-12-01
      member status 王伟（男） die --on 2026-12-01 --basis 讣告
      member status 王伟（女） leave --on 2021-12-01 --basis 常委会
      --lang en member status 王伟（女） leave --on 2026-12-31 --basis 常委会
      member status 李教授 suspend --from 2026-06-01 --basis 常委会
      member status 没有人 suspend --from 2026-06-01 --basis 常委会
      member status 陈明 去世 --on 2028-01-01 --basis 讣告
      member list
      member list --json
      member list --status left
      member list --status serving
      member list --status gone
      member list --date 2026-07-01
      member list --date 2026-02-30
      member list --date 2021-01-01
      member list --sector 经济界 --json
      member list --sector 没有
      member list --group 第一组
      member list --role 常委
      member list --role 市长
      member list --order 职务
      member list --order office --json
      member list --order 高低
      --lang en member list
      --quiet member list
      member show 张三
      member show 张三 --json
      member show 张三 --unmask
      --lang en member show 刘芳
      member show 刘芳 --unmask --json
      member show 王伟
      member show 王伟（女）
      member show 4
      member show 99
      member show 刘方
      member show 李教授
      member show 孙丽 --json
      member show
      member add 张三 --sector 科协 --from 2026-12-01 --basis 十届二十三次常委会
      member show 张三
      record charity --title 敬老 --date 2026-11-01 --attendee 张三
      record charity --title 敬老 --date 2026-12-05 --attendee 张三
      log
      undo 9
      undo
      undo
      redo
      redo
      redo
    `),
  },
];
