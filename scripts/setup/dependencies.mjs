// @ts-check
/** Brings node_modules to the state that package-lock.json asks for, and checks that its native parts really run. */

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { withLock } from "./lock.mjs";
import { say } from "./messages.mjs";
import { runNpm } from "./npm.mjs";

/**
 * Installs what is missing or stale and repairs native parts; ends the program with a clear message where that is impossible.
 * @param {string} root the project's folder
 * @returns {Promise<string>} the path of a Node >= 22.15 to run everything else on
 */
export async function ensureDependencies(root) {
  const stamp = join(root, "node_modules", ".zhupi-checked");
  if (!isCurrent(root)) {
    await withLock(join(root, ".cache", "install.lock"), async () => {
      if (!isCurrent(root)) await install(root);
    });
  }
  const expected = stampFor(root);
  const node = findNode(root);
  if (node !== undefined && readText(stamp) === expected) {
    if (!existsSync(nodejiebaBinary(root))) process.stderr.write(`${say("noNodejieba")}\n`);
    return node;
  }
  return withLock(join(root, ".cache", "install.lock"), async () => {
    const good = await checkNativeParts(root);
    mkdirSync(join(root, "node_modules"), { recursive: true });
    writeFileSync(stamp, expected);
    return good;
  });
}

/** @param {string} root */
async function install(root) {
  process.stderr.write(`${say("checkingDependencies")}\n`);
  const args = ["ci", "--no-audit", "--no-fund"];
  const first = await runNpm(args, { cwd: root });
  if (first.status === 0 && isCurrent(root)) return;
  // One install script that fails (no compiler for nodejieba, say) undoes the whole of `npm ci`: the rest must still be had.
  process.stderr.write(`${say("retryWithoutScripts")}\n`);
  const second = await runNpm([...args, "--ignore-scripts"], { cwd: root });
  if (second.status !== 0) fail(say("npmFailed", second.status));
}

/**
 * Whether every package of the lock file stands in node_modules in its version. npm writes its own record there as the last
 * step of an install, so an interrupted one has none.
 * @param {string} root
 * @returns {boolean}
 */
function isCurrent(root) {
  const wanted = readLock(join(root, "package-lock.json"));
  const present = readLock(join(root, "node_modules", ".package-lock.json"));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || entry.link === true) return true;
    if (present[path] === undefined) return entry.optional === true || entry.devOptional === true;
    return present[path].version === entry.version;
  });
}

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockEntry
 * @param {string} file
 * @returns {Record<string, LockEntry> | undefined}
 */
function readLock(file) {
  const text = readText(file);
  if (text === undefined) return undefined;
  try {
    const parsed = JSON.parse(text);
    return parsed.packages;
  } catch {
    return undefined;
  }
}

/** @param {string} root */
async function checkNativeParts(root) {
  let node = findNode(root);
  if (node !== packagedNode(root)) {
    await repair(root, "node");
    node = findNode(root);
  }
  if (node === undefined) return fail(say("noNode24", process.version));
  if (!runs(node, [join(root, "node_modules", "esbuild", "bin", "esbuild"), "--version"]) && !runs(join(root, "node_modules", "esbuild", "bin", "esbuild"), ["--version"])) {
    await repair(root, "esbuild");
    if (!runs(join(root, "node_modules", "esbuild", "bin", "esbuild"), ["--version"])) return fail(say("noEsbuild"));
  }
  if (!loadsNodejieba(root, node)) {
    await repair(root, "nodejieba");
    if (!loadsNodejieba(root, node)) process.stderr.write(`${say("noNodejieba")}\n`);
  }
  return node;
}

/**
 * @param {string} root
 * @param {string} node
 */
function loadsNodejieba(root, node) {
  // The package loads its binary only when it is first used, so the binary is loaded itself (and not the dictionaries).
  return runs(node, ["-e", "require(process.argv[1])", nodejiebaBinary(root)]);
}

/** @param {string} root */
function nodejiebaBinary(root) {
  return join(root, "node_modules", "nodejieba", "build", "Release", "nodejieba.node");
}

/**
 * @param {string} root
 * @param {string} name
 */
async function repair(root, name) {
  process.stderr.write(`${say("repairing", name)}\n`);
  const { status, output } = await runNpm(["rebuild", name, "--ignore-scripts=false", "--foreground-scripts"], { cwd: root, quiet: true });
  if (status !== 0) process.stderr.write(output);
}

/**
 * The Node of the `node` package, or the one running if that is new enough for the tools (22.15).
 * @param {string} root
 * @returns {string | undefined}
 */
function findNode(root) {
  const packaged = packagedNode(root);
  if (existsSync(packaged) && runs(packaged, ["--version"])) return packaged;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 15) ? process.execPath : undefined;
}

/** @param {string} root */
function packagedNode(root) {
  return join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {boolean} whether the command ends with status 0
 */
function runs(command, args) {
  try {
    execFileSync(command, args, { stdio: "ignore", timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

/** @param {string} root */
function stampFor(root) {
  const lock = readText(join(root, "package-lock.json")) ?? "";
  return createHash("sha256").update(lock).update(process.platform).update(process.arch).digest("hex");
}

/**
 * @param {string} file
 * @returns {string | undefined}
 */
function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
