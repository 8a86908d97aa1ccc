// Preloaded into a measured process: writes its peak memory, in kilobytes, to file descriptor 3.
const { isMainThread } = require("node:worker_threads");
if (isMainThread) process.on("exit", () => require("node:fs").writeSync(3, String(process.resourceUsage().maxRSS)));
