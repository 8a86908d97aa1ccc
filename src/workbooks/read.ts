import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { AppError } from "../domain/problem.ts";
import { text } from "../domain/text.ts";
import type { Grid, Workbook } from "./grid.ts";

const LIMITS = { bytes: 64 * 1024 * 1024, megabytes: 640, milliseconds: 30_000 };

/**
 * A workbook's sheets, or an answer in words: no file, empty, not a workbook, damaged, too large, never ending. `file` is
 * how problems and records call it.
 */
export async function readWorkbook(path: string, file: string): Promise<Workbook> {
  const bytes = readBytes(path);
  const kind = sniff(bytes);
  if (kind !== "zip") throw notAWorkbook(path, kind);
  const sheets = await parse(path, bytes);
  if (sheets.length === 0) throw notAWorkbook(path, "text");
  if (sheets.every(({ rows }) => rows.every((row) => row.every((cell) => cell === null || cell === "")))) {
    throw new AppError(
      "import.empty",
      text(`工作簿是空的：${path}`, `the workbook is empty: ${path}`),
      text("请选择有内容的文件", "choose a file with content"),
    );
  }
  return { file, sha256: createHash("sha256").update(bytes).digest("hex"), sheets };
}

function readBytes(path: string): Buffer {
  try {
    const stat = statSync(path);
    if (stat.isDirectory())
      throw new AppError("import.not_a_workbook", text(`这是文件夹，不是工作簿：${path}`, `a folder, not a workbook: ${path}`));
    if (stat.size > LIMITS.bytes) {
      throw new AppError(
        "import.too_large",
        text(
          `文件太大（${Math.round(stat.size / 1048576)} MB，上限 ${LIMITS.bytes / 1048576} MB）：${path}`,
          `the file is too large (limit ${LIMITS.bytes / 1048576} MB): ${path}`,
        ),
      );
    }
    return readFileSync(path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT")
      throw new AppError(
        "machine.no_file",
        text(`没有这个文件：${path}`, `no such file: ${path}`),
        text("请核对文件名和所在文件夹", "check the name and the folder"),
      );
    if (code === "EBUSY")
      throw new AppError(
        "busy.workbook",
        text(`文件正被别的程序占用：${path}`, `the file is in use: ${path}`),
        text("请先在 WPS 或 Excel 里关闭它", "close it in WPS or Excel first"),
      );
    throw new AppError(
      "machine.cannot_read",
      text(`读不了这个文件：${path}`, `cannot read the file: ${path}`),
      text("请检查权限", "check its permissions"),
    );
  }
}

type Sniffed = "zip" | "empty" | "ole" | "text";

/** By content, never by name. */
function sniff(bytes: Buffer): Sniffed {
  if (bytes.length === 0) return "empty";
  if (bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) return "zip";
  return bytes.subarray(0, 8).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) ? "ole" : "text";
}

function notAWorkbook(path: string, kind: Exclude<Sniffed, "zip">): AppError {
  if (kind === "empty")
    return new AppError(
      "import.empty",
      text(`文件是空的：${path}`, `the file is empty: ${path}`),
      text("请重新导出或保存一次", "save or export it again"),
    );
  const hint = text(
    "请在 WPS 或 Excel 里另存为“Excel 工作簿（.xlsx）”，不要设密码",
    "save it as an Excel workbook (.xlsx) without a password",
  );
  if (kind === "ole")
    return new AppError(
      "import.not_a_workbook",
      text(`旧式 .xls 工作簿，或设了密码的工作簿，读不了：${path}`, `an old .xls workbook, or one with a password: ${path}`),
      hint,
    );
  return new AppError("import.not_a_workbook", text(`不是 Excel 工作簿：${path}`, `not an Excel workbook: ${path}`), hint);
}

const WORKER = import.meta.url.endsWith(".ts") ? "./reader-worker.ts" : "./reader-worker.js";

function parse(path: string, bytes: Buffer): Promise<Grid[]> {
  const damaged = (): AppError =>
    new AppError(
      "import.not_a_workbook",
      text(`工作簿已损坏，或不是 Excel 工作簿：${path}`, `the workbook is damaged, or none: ${path}`),
      text("请在 WPS 或 Excel 里打开并另存一次", "open it in WPS or Excel and save it again"),
    );
  const tooLarge = (): AppError =>
    new AppError(
      "import.too_large",
      text(`工作簿展开后太大，或读不完：${path}`, `the workbook is too large once unpacked, or never ends: ${path}`),
      text("请拆成几个文件", "split it into several files"),
    );
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(WORKER, import.meta.url), {
      workerData: new Uint8Array(bytes),
      resourceLimits: { maxOldGenerationSizeMb: LIMITS.megabytes },
    });
    const deadline = setTimeout(() => settle(() => reject(tooLarge())), LIMITS.milliseconds);
    const settle = (answer: () => void): void => {
      clearTimeout(deadline);
      answer();
      void worker.terminate();
    };
    worker.once("message", ({ sheets }: { sheets?: Grid[] }) => settle(() => (sheets ? resolve(sheets) : reject(damaged()))));
    worker.once("error", (error: NodeJS.ErrnoException) =>
      settle(() => reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooLarge() : damaged())),
    );
    worker.once("exit", () => settle(() => reject(damaged())));
  });
}
