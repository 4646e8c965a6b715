// @ts-check
/**
 * Entry of every npm script: sets up what is missing, then runs `scripts/tasks/TASK.mts` on Node 24.
 * Usage: node scripts/run.mjs TASK [ARGUMENT…]. Runs on Node 20 with nothing installed.
 */

import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { ensureDependencies } from "./setup/dependencies.mjs";
import { say } from "./setup/messages.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [task = "", ...args] = process.argv.slice(2);

if (Number(process.versions.node.split(".")[0]) < 20) {
  process.stderr.write(`${say("oldNode", process.version)}\n`);
  process.exit(1);
}
if (task === "start" && (args.includes("--help") || args.includes("-h"))) {
  process.stdout.write(`${say("startHelp")}\n`);
  process.exit(0);
}

const node = await ensureDependencies(root);
const child = spawn(node, [join(root, "scripts", "tasks", `${task}.mts`), ...args], {
  stdio: "inherit",
  env: { ...process.env, PATH: `${join(root, "node_modules", ".bin")}${process.platform === "win32" ? ";" : ":"}${process.env["PATH"] ?? ""}` },
});
// A terminal's Ctrl-C reaches the child by itself; a signal that was sent to this process alone has to be handed on.
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => {
    child.kill(signal);
  });
}
// npm puts a shell between itself and this process, which dies of a signal without handing it on.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) child.kill("SIGTERM");
}, 500).unref();
child.on("exit", (status, signal) => {
  process.exit(status ?? (signal === "SIGINT" ? 130 : 143));
});
