"use strict";
// Plain old syntax on purpose: this file must run on any Node, to say what is needed or to find it.
var path = require("path");
var fs = require("fs");

/**
 * What the SQLite binding needs: version 10 of the Node-API, which came with Node 22.14. On 22.12 and 22.13 it ends in
 * a segmentation fault without a message, so the API is asked for, and not the version alone.
 */
var NODE_API = 10;
var OLDEST = 22;

function isNewEnough() {
  return Number(process.versions.node.split(".")[0]) >= OLDEST && Number(process.versions.napi) >= NODE_API;
}

/** The Node that npm installed beside the program (an optional dependency), or null. */
function pinnedNode() {
  var platform = process.platform === "win32" ? "win" : process.platform;
  var exe = process.platform === "win32" ? "node.exe" : "node";
  var file = path.join(__dirname, "..", "node_modules", "node-" + platform + "-" + process.arch, "bin", exe);
  return fs.existsSync(file) ? file : null;
}

var NEEDED =
  "cppcc 需要 Node.js 22.14 或更新的版本（这里是 " +
  process.version +
  "）。请用 npm 11 在程序目录里运行 npm ci，它会装上合适的版本。\n" +
  "cppcc needs Node.js 22.14 or later (this is " +
  process.version +
  "). Run npm ci with npm 11 in the program's folder: it brings a fitting one.\n";

module.exports = { isNewEnough: isNewEnough, pinnedNode: pinnedNode, NEEDED: NEEDED };

if (require.main === module && !isNewEnough()) {
  process.stderr.write(NEEDED);
  process.exit(1);
}
