// @ts-check
/** Runs npm the way this script itself was started, on the Node that npm wants, wherever both are installed. */

import { spawn } from "node:child_process";
import process from "node:process";

/** Variables that an outer `npm run` leaves behind and that would mislead an inner npm about which project it works on. */
const OUTER_RUN = /^(npm_lifecycle_|npm_package_|npm_command$|npm_config_(local|global)_prefix$|INIT_CWD$)/i;

/** @returns {NodeJS.ProcessEnv} the environment without the traces of an outer npm run */
export function environmentForNpm() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !OUTER_RUN.test(name)));
}

/**
 * Runs npm to its end. Standard output goes to this program's standard error, so that a caller's own output stays clean.
 * @param {string[]} args
 * @param {{ cwd: string, quiet?: boolean }} options `quiet` holds the output back and returns it
 * @returns {Promise<{ status: number, output: string }>}
 */
export function runNpm(args, { cwd, quiet = false }) {
  const cli = process.env["npm_execpath"];
  const own = cli !== undefined && /npm-cli\.[cm]?js$/.test(cli);
  const command = own ? (process.env["npm_node_execpath"] ?? process.execPath) : "npm";
  const full = own ? [cli, ...args] : args;
  return new Promise((resolve) => {
    const child = spawn(command, full, {
      cwd,
      env: environmentForNpm(),
      shell: !own && process.platform === "win32",
      stdio: ["ignore", quiet ? "pipe" : 2, quiet ? "pipe" : 2],
    });
    let output = "";
    child.stdout?.on("data", (data) => (output += String(data)));
    child.stderr?.on("data", (data) => (output += String(data)));
    child.on("error", (error) => {
      resolve({ status: 127, output: `${output}${String(error)}` });
    });
    child.on("close", (status) => {
      resolve({ status: status ?? 1, output });
    });
  });
}
