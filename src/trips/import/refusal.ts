import { AppError, countOf, type Problem } from "../../domain/text/problem.ts";
import { type Text, text } from "../../domain/text/text.ts";
import { rowOfProblem } from "../../workbooks/tables/table.ts";
import type { ImportRequest } from "./entry.ts";
import type { Preview } from "./preview.ts";

/** Problems keep everything out; with `partial` only their own rows, as long as any is good. */
export function refusalOf(
  { problems, leftOut, tallies }: Pick<Preview, "problems" | "leftOut" | "tallies">,
  { partial, dryRun }: Pick<ImportRequest, "partial" | "dryRun">,
  marked: string | undefined,
): AppError | undefined {
  const isNothingGood = leftOut.length > 0 && tallies.every(({ rows, rejected }) => rejected >= rows);
  if (problems.length === 0 && !isNothingGood && (leftOut.length === 0 || partial)) return undefined;
  const all = [...problems, ...leftOut];
  const count = countOf(all);
  return new AppError(
    "import.rejected",
    text(`导入被拒绝：发现 ${count} 处问题，什么也没有写入`, `import refused: ${count} problem(s), nothing was written`),
    marked === undefined ? adviceOn(all) : markedIn(marked, dryRun === true),
    all,
  );
}

/** Rows can be marked and left out; a sheet without a header cannot. */
const adviceOn = (problems: readonly Problem[]): Text =>
  problems.some((problem) => rowOfProblem(problem) !== undefined)
    ? text(
        "改正后再导入一次；--reject-file 退回.xlsx 把问题标在表上，--partial 只收没有问题的行",
        "correct them and import again; --reject-file OUT.xlsx marks them on the sheet, --partial takes the good rows",
      )
    : text("改正后再导入一次", "correct them and import again");

const markedIn = (marked: string, isTrial: boolean): Text =>
  isTrial
    ? text(
        `试运行没有写入档案，退回的表照样写出：问题已标在 ${marked} 上，改好后直接导入它`,
        `a trial writes nothing to the record file, but this it writes: they are marked in ${marked}: correct it and import that`,
      )
    : text(`问题已标在 ${marked} 上，改好后直接导入它`, `they are marked in ${marked}: correct it and import that`);
