"use strict";
const path = require("node:path");
const fs = require("node:fs");
const module_ = require("node:module");

/** The real streams, clock and folders, handed to the program; its answer becomes the exit code. */
function start() {
  const root = path.join(__dirname, "..");
  const program = path.join(root, "dist", "main.js");
  if (!fs.existsSync(program)) {
    process.stderr.write("程序还没有构建：请先运行 npm run build\nnot built yet: run npm run build first\n");
    process.exitCode = 1;
    return;
  }
  // What V8 compiled is kept beside the program, and read again at the next start: a third of a small command's time. Where
  // the folder may not be written to, nothing is kept.
  module_.enableCompileCache(path.join(root, "dist", "cache"));
  const cwd = folderOfNow();
  if (cwd === null) {
    process.stderr.write(
      "当前文件夹已经不在了（被删除或移走），请先进入别的文件夹\nthe current folder is gone: change to another one first\n",
    );
    process.exitCode = 1;
    return;
  }
  const now = new Date();
  const two = (n) => String(n).padStart(2, "0");
  const environment = {
    get stdin() {
      return process.stdin;
    },
    stdout: output(1),
    stderr: output(2),
    isTerminal,
    env: process.env,
    cwd,
    root,
    now: () => new Date().toISOString(),
    onInterrupt,
    runPager,
    today: process.env.CPPCC_TODAY || `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
  };
  require(program)
    .main(process.argv.slice(2), environment)
    .then((code) => {
      process.exitCode = code;
    })
    .catch((error) => {
      process.stderr.write(`${error?.message}\n`);
      process.exitCode = 1;
    });
}

/** Null where it was deleted under us. */
function folderOfNow() {
  try {
    return process.cwd();
  } catch {
    return null;
  }
}

/** Ctrl-C, a closed window, an end of session: said, and 130. Heard between two steps of the program, never within a write. */
function onInterrupt(say) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => {
      // It is meant for the pager.
      if (signal === "SIGINT" && isPaging) return;
      try {
        say();
      } finally {
        process.exit(130);
      }
    });
}

let isPaging = false;

/**
 * A content in the pager that was named, as the shell understands it, or else in less, which ends at once where the
 * window holds all, passes on colours and leaves on the screen what was read. False where there is none of the name. However the
 * pager ends is no error: whoever has read enough may leave. The prompt says which keys do what, in ASCII: less 590 garbles Chinese in it.
 */
function runPager(command, content, isWide) {
  const { spawn } = require("node:child_process");
  return new Promise((resolve) => {
    const env = { LESSCHARSET: "utf-8", ...process.env };
    const options = { stdio: ["pipe", "inherit", "inherit"], env };
    const pager =
      command === null
        ? spawn("less", [isWide ? "-RXS" : "-FRX", "-Ps(SPACE, b, /, q = quit) "], options)
        : spawn(command, { ...options, shell: true });
    isPaging = true;
    const end = (ran) => {
      isPaging = false;
      resolve(ran);
    };
    pager.on("error", () => end(false));
    // What a shell answers where it knows no such command: that of Windows has no number of its own for it.
    const unknown = process.platform === "win32" ? 1 : 127;
    pager.on("close", (code) => end(code !== unknown));
    pager.stdin.on("error", () => {});
    pager.stdin.end(content);
  });
}

/** Asked without loading node:tty (and with it node:net) where the answer is plain. */
function isTerminal(descriptor) {
  try {
    return fs.fstatSync(descriptor).isCharacterDevice() && require("node:tty").isatty(descriptor);
  } catch {
    return false;
  }
}

/**
 * A terminal gets Node's stream. A file or a pipe is written to directly: whole, in order, before the program ends, and
 * without the 6 ms that the stream takes to make. A reader that closes early (cppcc log | head) is no fault.
 */
function output(descriptor) {
  if (isTerminal(descriptor)) return descriptor === 1 ? process.stdout : process.stderr;
  let closed = false;
  return {
    write(text) {
      let rest = Buffer.from(text, "utf8");
      while (rest.length > 0 && !closed) {
        try {
          rest = rest.subarray(fs.writeSync(descriptor, rest));
        } catch (error) {
          if (error.code === "EAGAIN") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
          else if (error.code === "EPIPE") closed = true;
          else throw Object.assign(new Error(error.message), { code: "OUTPUT_FAILED" });
        }
      }
      return true;
    },
  };
}

module.exports = { start, runPager };
