"use strict";
const path = require("node:path");
const fs = require("node:fs");
const { pathToFileURL } = require("node:url");

/** The real streams, clock and folders, handed to the program; its answer becomes the exit code. */
function start() {
  const root = path.join(__dirname, "..");
  const program = path.join(root, "dist", "main.js");
  if (!fs.existsSync(program)) {
    process.stderr.write("程序还没有构建：请先运行 npm run build\nnot built yet: run npm run build first\n");
    process.exitCode = 1;
    return;
  }
  const now = new Date();
  const two = (n) => String(n).padStart(2, "0");
  const environment = {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    root,
    now: () => new Date().toISOString(),
    today: process.env.CPPCC_TODAY || `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
  };
  // A reader that closes early (cppcc log | head) is no fault.
  process.stdout.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
  });
  import(pathToFileURL(program).href)
    .then(({ main }) => main(process.argv.slice(2), environment))
    .then((code) => {
      process.exitCode = code;
    })
    .catch((error) => {
      process.stderr.write(`${error && error.message}\n`);
      process.exitCode = 1;
    });
}

module.exports = { start };
