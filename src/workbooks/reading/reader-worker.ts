import { parentPort, workerData } from "node:worker_threads";
import { cellName } from "../grid.ts";
import { blockSink, type ReaderMessage, type ReaderTask, ReadingError } from "./reader.ts";
import { zipEntries } from "./zip.ts";

/** Reads one file in a thread of its own, so that whatever a parser does, the command answers. */
async function read(task: ReaderTask): Promise<Extract<ReaderMessage, { done: unknown }>> {
  const bytes = Buffer.from(task.bytes.buffer, task.bytes.byteOffset, task.bytes.byteLength);
  const sink = blockSink(task, send, cellName);
  let encoding: string | null = null;
  if (task.format === "xlsx") {
    const { readXlsx } = await import("./xlsx.ts");
    await readXlsx(bytes, zipEntries(bytes, Number.POSITIVE_INFINITY)?.entries ?? [], sink);
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
  return { done: { skipped: sink.skippedSheets, encoding } };
}

function send(message: ReaderMessage): void {
  parentPort?.postMessage(message);
}

read(workerData as ReaderTask).then(send, (error: unknown) =>
  send(
    error instanceof ReadingError
      ? { failed: error.failed, why: error.message, ...(error.where ? { where: error.where } : {}) }
      : { failed: "damaged", why: error instanceof Error ? (error.stack ?? error.message) : String(error) },
  ),
);
