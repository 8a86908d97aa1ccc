import { maskPhones, type Problem, type Where } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { NO_RESULT, problemAt } from "../grid.ts";
import { labelOf, type TableSpec } from "./spec.ts";

/* What may be wrong with a line of a table, in words that say what would be right. */

export const unreadHeading = (where: Where, found: string): Problem =>
  problemAt(
    where,
    maskPhones(found),
    text("像是下面各行的标题，但认不出是哪个界别、活动组或职务", "this seems to head the rows below, and names no sector, group or office"),
    text(
      "请写成 教育界（8人） 这样，或在表上加一列界别；不是标题的请删去",
      "write it as 教育界（8人）, or add a column 界别; delete it if it is no heading",
    ),
  );

export const continued = (where: Where, name: string): Problem =>
  problemAt(
    where,
    name,
    text("这一行只有一个名字，不知道是不是上一行的人", "this row holds a name alone: whether it belongs to the row above cannot be told"),
    text(
      "请把名字并到上一行的格子里（用 、 隔开），或把这一行填完整",
      "put the name into the cell above (separated by 、), or fill in the row",
    ),
  );

export const anotherHeader = (where: Where, texts: readonly string[]): Problem =>
  problemAt(
    where,
    texts.slice(0, 4).join("、"),
    text(
      "这一行像另一张表的表头，列的位置与上面的表不同",
      "this looks like the header of another table, whose columns are not those above",
    ),
    text("一张工作表只放一张表：请把下面的表移到另一张工作表", "one table a sheet: move the one below to a sheet of its own"),
  );

export const nameless = <Field extends string>(where: Where, spec: TableSpec<Field>): Problem =>
  problemAt(
    where,
    "",
    text(`这一行没有${labelOf(spec, spec.key)}`, `this row has no ${spec.key}`),
    text(`请填上${labelOf(spec, spec.key)}，或删去这一行`, "fill it in, or delete the row"),
  );

export const tooLong = (where: Where, found: string, most: number): Problem =>
  problemAt(
    where,
    maskPhones(`${found.slice(0, 20)}…`),
    text(`文字太长（${found.length} 字，上限 ${most} 字）`, `the text is too long (${found.length} characters, limit ${most})`),
    text("请只留名称或要点，全文另存", "keep the title or a summary, and the whole text elsewhere"),
  );

export const nothingAbove = (where: Where, found: string): Problem =>
  problemAt(
    where,
    found,
    text("上面没有可以照抄的", "there is nothing above that this could repeat"),
    text("请把内容写出来", "write it out"),
  );

export function errorProblem(where: Where, found: string): Problem {
  return found === NO_RESULT
    ? problemAt(
        where,
        "",
        text("公式还没有计算结果", "a formula without a result"),
        text("请在 WPS 或 Excel 里打开并保存一次，或把公式改成数值", "open it in WPS or Excel and save it, or write the value itself"),
      )
    : problemAt(
        where,
        found,
        text("公式出错", "a formula failed"),
        text("请改正公式，或写上数值", "correct the formula, or write the value itself"),
      );
}
