import { heldNumber, numberWords } from "../../domain/text/personal-numbers.ts";
import type { Problem } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { problemAt } from "../grid.ts";
import type { TableCell } from "../tables/spec.ts";

/** Nobody's number is kept in a text: the row is refused, and the number is not repeated. */
export function refuseNumbers(cell: TableCell, problems: Problem[]): void {
  const held = heldNumber(cell.text);
  if (held === null) return;
  const { zh, en } = numberWords(held);
  problems.push(
    problemAt(
      cell.where,
      cell.text,
      text(`里面有${zh}`, `${en} stands in it`),
      text(
        "联系群众只记人数和事项，请删去群众的号码、姓名和住址",
        "a contact counts people and sums up the matter: take residents' numbers, names and addresses out",
      ),
    ),
  );
}
