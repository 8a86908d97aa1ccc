import { AppError } from "../../domain/text/problem.ts";
import { text } from "../../domain/text/text.ts";
import { type Lending, lendingStore } from "../../store/lending.ts";
import { commonLength, type LogLine, type Named, replaceRecordFile } from "../../store/replacement.ts";
import type { Store } from "../../store/store.ts";
import type { Desk } from "../desk.ts";
import { isOfAnother, lookAtNamed } from "./replacing.ts";

/** A return as far as nothing is changed: which copy, and what was done at it. */
export interface Returning {
  readonly from: Named;
  readonly lending: Lending;
  readonly coming: readonly LogLine[];
}

/** Whether a file is the copy that was lent, and its log goes on where the desk's ends; else it is refused. */
export function planReturn(desk: Pick<Desk, "store" | "file" | "cwd">, written: string): Returning {
  const { store } = desk;
  const from = lookAtNamed(desk, written);
  const { origin, lines, seals } = store.log();
  if (from.origin !== origin) throw isOfAnother(from.file);
  const lending = lentAs(store, from);
  const coming = from.log.slice(lines.length);
  // The digests make a chain: equal ones mean that every row of the log before them is equal, byte for byte.
  const isContinued =
    lines.every(({ id }, i) => from.log[i]?.id === id) && [...seals].every(([operation, digest]) => from.seals.get(operation) === digest);
  if (!isContinued)
    throw new AppError(
      "refused.log_differs",
      text(
        `外借的副本的日志开头与这里的不一致，不能归还：${from.file}`,
        `the log of the lent copy does not begin as the one here: ${from.file}`,
      ),
      text("请保留两个文件，cppcc doctor 查看各自的情况", "keep both files; cppcc doctor looks at each"),
    );
  if (from.broken !== store.operations.chain().broken)
    throw new AppError(
      "refused.log_differs",
      text(
        `外借的副本的日志从第 ${from.broken} 号操作起与写下时不一致（被别的工具改过），不能归还：${from.file}`,
        `the log of the lent copy is not as it was written from operation ${from.broken} on (changed by other means): ${from.file}`,
      ),
      text("cppcc --db 那个文件 doctor 查看", "look at it with cppcc --db FILE doctor"),
    );
  return { from, lending, coming };
}

/** The lending that is out, if it is this copy's. */
function lentAs(store: Store, { file, borrowed, log }: Named): Lending {
  if (borrowed === null)
    throw new AppError(
      "refused.not_lent",
      text(`这不是外借的副本：${file}`, `this is no lent copy: ${file}`),
      text("要用一份备份换下现在的档案，请用 cppcc restore", "to put a backup in the record file's place, use cppcc restore"),
    );
  const known = store.lending.all().find(({ token }) => token === borrowed.token);
  if (known?.state === "lent") return known;
  const after = log.slice(commonLength(store.log().lines, log));
  const done = after.map(({ id, summary }) => `第 ${id} 号（${summary}）`).join("、");
  const doneEnglish = after.map(({ id, command }) => `${id} (${command})`).join(", ");
  const hint =
    after.length === 0
      ? text("它没有这里没有的操作，可以放心删掉", "there is nothing in it that is not here: it can be deleted")
      : text(
          `它有这里没有的操作：${done}。需要的请在这里重新登记；要整个换成它，用 cppcc restore ${file}（会先列出这里会少哪些操作）`,
          `done at it and not here: ${doneEnglish}. What is needed has to be entered here again; cppcc restore ${file} puts the whole of it in this one's place (what would be lost here is listed first)`,
        );
  throw new AppError(
    "refused.not_lent",
    known?.state === "cancelled"
      ? text(`这次外借已经取消，不能再归还：${file}`, `this lending was cancelled and is not taken back: ${file}`)
      : known?.state === "returned"
        ? text(`这份副本已经归还过了：${file}`, `this copy was returned already: ${file}`)
        : text(`这份副本不是从这里外借的：${file}`, `this copy was not lent by this record file: ${file}`),
    hint,
  );
}

/** Backs up, and puts the returned copy in the record file's place. The answer is the backup's path. */
export function takeBack({ store, file, actor }: Pick<Desk, "store" | "file" | "actor">, { from, lending }: Returning): string | null {
  const backup = store.backups.before("return");
  const lendings = store.lending.all().map((each) => (each.token === lending.token ? { ...each, state: "returned" as const } : each));
  store.exchange(() => replaceRecordFile({ file, by: from, actor, keptAs: null, adapt: (copy) => lendingStore(copy).replace(lendings) }));
  return backup;
}
