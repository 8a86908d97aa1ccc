import { EventEmitter } from "node:events";
import type { ReadingThread, StartReading } from "../../src/workbooks/reading/read.ts";
import { readTask } from "../../src/workbooks/reading/read-task.ts";

/**
 * Reads a workbook in the tests' own thread: to start one for each of a thousand small files takes longer than all else.
 * What threads are for, and that they answer, is tested in test/workbooks and with the binary.
 */
export const readHere: StartReading = (task): ReadingThread => {
  const thread = Object.assign(new EventEmitter(), { terminate: () => {} });
  // When its listeners are there.
  setImmediate(() => void readTask(task, (message) => thread.emit("message", message)));
  return thread;
};
