/** The program with the one command that git calls: `… merge --name PATH BASE OURS THEIRS`. */

import process from "node:process";
import { mergeCommand } from "../../../../src/cli/commands/merge";
import { createIo } from "../../../../src/cli/io";

const io = createIo(process, { env: process.env, cwd: process.cwd() });
try {
  process.exitCode = await mergeCommand.execute(process.argv.slice(3), io);
} catch (error) {
  io.log(String(error));
  process.exitCode = 1;
}
process.stdin.destroy();
