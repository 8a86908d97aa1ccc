import { cellName } from "../grid.ts";
import { blockSink, type ReaderMessage, type ReaderTask, ReadingError } from "./reader.ts";
import { zipEntries } from "./zip.ts";

/** Reads one file, and says what it reads piece by piece; at the end that it is done, or why it could not be read. */
export function readTask(task: ReaderTask, send: (message: ReaderMessage) => void): Promise<void> {
  return read(task, send).then(send, (error: unknown) =>
    send(
      error instanceof ReadingError
        ? { failed: error.failed, why: error.message, ...(error.where ? { where: error.where } : {}) }
        : { failed: "damaged", why: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    ),
  );
}

async function read(task: ReaderTask, send: (message: ReaderMessage) => void): Promise<Extract<ReaderMessage, { done: unknown }>> {
  const bytes = Buffer.from(task.bytes.buffer, task.bytes.byteOffset, task.bytes.byteLength);
  const sink = blockSink(task, send, cellName);
  let encoding: string | null = null;
  let keywords = "";
  if (task.format === "xlsx") {
    const { readXlsx } = await import("./xlsx.ts");
    keywords = await readXlsx(bytes, zipEntries(bytes, Number.POSITIVE_INFINITY)?.entries ?? [], sink);
  } else if (task.format === "csv") {
    const { readCsv } = await import("./csv.ts");
    encoding = readCsv(bytes, sink);
  } else {
    const { readBySheetJs } = await import("./sheetjs.ts");
    if (task.format === "ods") {
      const { readOdsMarkup } = await import("./ods.ts");
      const { hidden, hiddenRows } = readOdsMarkup(bytes, zipEntries(bytes, Number.POSITIVE_INFINITY)?.entries ?? []);
      readBySheetJs(bytes, sink, (index) => ({ isHidden: (name) => hidden.has(name), hiddenRows: hiddenRows[index] ?? [] }));
    } else readBySheetJs(bytes, sink);
  }
  sink.end();
  return { done: { skipped: sink.skippedSheets, encoding, keywords } };
}
