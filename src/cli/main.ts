#!/usr/bin/env node
/** Entry of the program `zhupi`: gives the process's streams to the command that was asked for. */

import process from "node:process";
import { commands } from "./commands/index";
import { createIo } from "./io";
import { runCli } from "./run";

async function main(): Promise<void> {
  const controller = new AbortController();
  const interrupt = (): void => {
    // Each handler is gone after its first call, so that a second Ctrl-C ends the process at once.
    controller.abort(new Error("interrupted"));
  };
  process.once("SIGINT", interrupt);
  process.once("SIGTERM", interrupt);
  const io = createIo(process, { env: process.env, cwd: process.cwd() }, controller);
  process.exitCode = await runCli(process.argv.slice(2), commands, io);
  // Standard input may still be open (the reader of a stream's answers has gone): it must not keep the process alive.
  process.stdin.destroy();
}

void main();
