#!/usr/bin/env node
/** Entry of the program `zhupi`: gives the process's streams to the command that was asked for; as a thread, helps it to train. */

import process from "node:process";
import { isMainThread } from "node:worker_threads";
import { commands } from "./commands/index";
import { createIo } from "./io";
import { runJudgeThread } from "./judgeThread";
import { runCli } from "./run";

function onceInterrupted(stop: () => void): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
}

async function main(): Promise<void> {
  const [, script] = process.argv;
  const program = script === undefined ? {} : { program: { executable: process.execPath, args: [...process.execArgv, script] } };
  const io = createIo(process, { env: process.env, cwd: process.cwd(), onceInterrupted, ...program });
  process.exitCode = await runCli(process.argv.slice(2), commands, io);
  // Standard input may still be open (the reader of a stream's answers has gone): it must not keep the process alive.
  process.stdin.destroy();
}

void (isMainThread ? main() : runJudgeThread());
