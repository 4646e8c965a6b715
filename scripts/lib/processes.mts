/** Starts helper processes in groups of their own and makes sure that none outlives this one. */

import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from "node:child_process";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { root } from "./paths.mts";

type Cleanup = () => Promise<void> | void;
const cleanups = new Set<Cleanup>();
let ending: Promise<never> | undefined;

/** Registers work to do before this process ends for whatever reason; returns a function that takes the registration back. */
export function onEnd(cleanup: Cleanup): () => void {
  installHandlers();
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

/** Runs all clean-up (newest first) and ends the process; later calls join the first. */
export function endProcess(status: number): Promise<never> {
  ending ??= (async () => {
    for (const cleanup of [...cleanups].reverse()) {
      try {
        await cleanup();
      } catch (error) {
        process.stderr.write(`${String(error)}\n`);
      }
    }
    process.exit(status);
  })();
  return ending;
}

let installed = false;
function installHandlers(): void {
  if (installed) return;
  installed = true;
  const statuses = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  for (const [signal, status] of Object.entries(statuses)) {
    process.on(signal, () => void endProcess(status));
  }
  // Whoever read what this process says may be gone; saying so would fail again, without end.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => void endProcess(141));
  process.on("uncaughtException", (error) => {
    process.stderr.write(`${error.stack ?? String(error)}\n`);
    void endProcess(1);
  });
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void endProcess(143);
  }, 1000).unref();
}

/** The environment without what an enclosing VS Code or npm would leak into a VS Code of our own. */
export function cleanEnvironment(extra: Record<string, string> = {}): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$|INIT_CWD$|NODE_CHANNEL_)/i.test(entry[0]),
  );
  return { ...Object.fromEntries(kept), ...extra };
}

/** Node flags that tie a process's life to that of the one that starts it. */
export const dieWithParent = ["--import", pathToFileURL(join(root, "scripts", "lib", "dieWithParent.mjs")).href];

export interface Group {
  readonly child: ChildProcess;
  /** Ends the process and all that it started: politely, then by force after `graceMs`. */
  stop(graceMs?: number): Promise<void>;
}

/** Starts a process as leader of a new group, which ends with this process at the latest. */
export function spawnGroup(command: string, args: readonly string[], options: SpawnOptions): Group {
  const child = spawn(command, args, { ...options, detached: process.platform !== "win32" });
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => {
      resolve();
    });
    child.once("error", () => {
      resolve();
    });
  });
  const stop = async (graceMs = 3000): Promise<void> => {
    unregister();
    signalGroup(child, "SIGTERM");
    await Promise.race([exited, delay(graceMs, undefined, { ref: false })]);
    // The leader may be gone while a child of its own hangs on.
    signalGroup(child, "SIGKILL");
    await Promise.race([exited, delay(1000, undefined, { ref: false })]);
  };
  const unregister = onEnd(() => stop());
  return { child, stop };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    if (child.exitCode === null) spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // No such group any more: what we want.
  }
}

export interface RunResult {
  readonly status: number;
  readonly output: string;
}

/** Runs a command to its end, showing its output and also returning it. */
export async function run(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string | undefined>; quiet?: boolean; timeoutMs?: number } = {},
): Promise<RunResult> {
  const group = spawnGroup(command, args, {
    cwd: options.cwd ?? root,
    // Behind a pipe tools cannot see the terminal that their output goes to in the end.
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }), ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const { child } = group;
  let output = "";
  const take = (stream: NodeJS.WriteStream) => (data: Buffer) => {
    output += data.toString();
    if (options.quiet !== true) stream.write(data);
  };
  child.stdout?.on("data", take(process.stdout));
  child.stderr?.on("data", take(process.stderr));
  const timer = options.timeoutMs === undefined ? undefined : setTimeout(() => {
    output += `\nTimed out after ${String(options.timeoutMs)} ms\n`;
    void group.stop(500);
  }, options.timeoutMs);
  const status = await new Promise<number>((resolve) => {
    child.once("error", (error) => {
      output += String(error);
      resolve(127);
    });
    child.once("close", (code) => {
      resolve(code ?? 1);
    });
  });
  clearTimeout(timer);
  await group.stop(0);
  return { status, output };
}
