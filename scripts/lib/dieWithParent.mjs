// @ts-check
/**
 * Preloaded into servers that this project starts: ends the whole process group when the process that started it is gone,
 * so that even `kill -9` of a script leaves nothing running. Extension hosts inherit it and end with their server.
 */

import process from "node:process";

const parent = process.ppid;
setInterval(() => {
  if (process.ppid === parent) return;
  try {
    if (process.platform !== "win32" && process.env["ZHUPI_GROUP_LEADER"] === String(process.pid)) process.kill(-process.pid, "SIGKILL");
  } finally {
    process.exit(1);
  }
}, 1000).unref();
