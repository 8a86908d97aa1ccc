#!/usr/bin/env node
"use strict";
// Plain old syntax on purpose: on a Node that is too old this file hands over to the one in node_modules, before anything native is loaded.
var runtime = require("./runtime.js");

if (runtime.isNewEnough()) {
  require("./start.js").start();
} else {
  var node = runtime.pinnedNode();
  if (node === null) {
    process.stderr.write(runtime.NEEDED);
    process.exit(1);
  }
  var child = require("child_process").spawn(node, [__filename].concat(process.argv.slice(2)), { stdio: "inherit" });
  // Ctrl-C reaches the whole process group: the child answers it, and this one waits for the child's answer.
  process.on("SIGINT", function () {});
  process.on("SIGTERM", function () {
    child.kill("SIGTERM");
  });
  child.on("exit", function (code, signal) {
    process.exitCode = signal === "SIGINT" ? 130 : code === null ? 1 : code;
  });
}
