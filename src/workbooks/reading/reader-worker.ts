import { parentPort, workerData } from "node:worker_threads";
import { readTask } from "./read-task.ts";
import type { ReaderTask } from "./reader.ts";

/** Reads one file in a thread of its own, so that whatever a parser does, the command answers. */
void readTask(workerData as ReaderTask, (message) => parentPort?.postMessage(message));
