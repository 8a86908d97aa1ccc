import type { ListOrder } from "../../domain/people/name-order.ts";
import { text } from "../../domain/text/text.ts";
import { DOCUMENTS } from "../../trips/documents/documents.ts";
import type { Document } from "../../trips/documents/job.ts";
import { DOCUMENT_FORMATS, type Format, formatsOf } from "../../trips/export/formats.ts";
import { type DocumentRequest, makeDocuments } from "../../trips/export/make.ts";
import { type Answer, type Command, command, type Flags } from "../command.ts";
import type { Context } from "../context.ts";
import { DATE, DATE_OF_ALL, DAY, FROM, formatFlag, OUT, orderFlag, PRINT, UNMASK, YEAR } from "./options.ts";

/** What the flags of any document come to. */
interface Options {
  readonly year?: number;
  readonly from?: number;
  readonly date?: string;
  readonly out?: string;
  readonly format?: Format;
  readonly order?: ListOrder;
  readonly print?: boolean;
  readonly unmask?: boolean;
}

/** The command that makes a document: its flags follow from what the document is. */
export function documentCommand(document: Document): Command {
  const { id, alias, summary, of, docx, table, orders = [], personal } = document;
  const isTable = table !== undefined;
  const flags: Flags = {
    ...(of === "day" ? DAY : YEAR),
    ...(docx && DATE),
    ...(of === "years" && FROM),
    ...OUT,
    ...formatFlag(formatsOf(document), isTable),
    ...(orders.length > 0 && orderFlag(orders)),
    ...(isTable && PRINT),
    ...((personal ?? isTable) && UNMASK),
  };
  return command({
    name: id,
    alias,
    summary,
    flags,
    examples: examplesOf(document),
    run: (context, options: Options) => answerOf(context, options, { documents: [document] }),
  });
}

/** The command that makes all of them. */
export const allCommand = command({
  name: "all",
  alias: "全部",
  summary: text("以上全部（Word、Excel）", "all of the above (Word, Excel)"),
  flags: {
    ...YEAR,
    ...DATE_OF_ALL,
    ...OUT,
    ...formatFlag(DOCUMENT_FORMATS, false),
    ...orderFlag(["strokes", "office", "score"]),
    ...PRINT,
    ...UNMASK,
  },
  examples: ["export all --year 2026", "export all --year 2026 -o 导出/"],
  run: (context, options) => answerOf(context, options, { documents: DOCUMENTS, isAll: true }),
});

function examplesOf({ id, of, table }: Document): string[] {
  if (of === "day") return [`export ${id}`, `export ${id} --date 2026-03-01 -o 名册.csv`];
  if (of === "years") return [`export ${id} --year 2026`, `export ${id} --from 2024 --year 2026 -o 近三年.xlsx`];
  return [`export ${id} --year 2026`, `export ${id} --year 2026 ${table ? "--print " : ""}-o 导出/`];
}

async function answerOf(context: Context, options: Options, what: Pick<DocumentRequest, "documents" | "isAll">): Promise<Answer> {
  const { year, from, date, out, format, order, print, unmask } = options;
  const { files, notes, warnings } = await makeDocuments(await context.desk(), {
    ...what,
    year,
    from,
    date,
    out,
    format,
    order,
    isForPaper: print === true,
    unmask: unmask === true,
  });
  return {
    json: () => ({ files, ...(notes.length > 0 ? { notes: notes.map(context.io.t) } : {}) }),
    say(io) {
      for (const file of files) io.say(text(`已导出 ${file}`, `exported ${file}`));
      for (const note of notes) io.say(text(`· ${note.zh}`, `· ${note.en}`));
    },
    warnings,
  };
}
