/** Runs the command line in this process, with streams of the test's own. */

import { Readable, Writable } from "node:stream";
import type { Command, ExitStatus } from "../../../src/cli/command";
import { commands } from "../../../src/cli/commands/index";
import { createIo } from "../../../src/cli/io";
import { runCli } from "../../../src/cli/run";

export interface CliRun {
  readonly status: ExitStatus;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly stdin?: string | Uint8Array | readonly Uint8Array[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly commands?: readonly Command[];
}

export class Collector extends Writable {
  readonly chunks: Buffer[] = [];

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }

  get text(): string {
    return Buffer.concat(this.chunks).toString("utf8");
  }
}

export async function zhupi(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const stdout = new Collector();
  const stderr = new Collector();
  const { stdin = [] } = options;
  const chunks = typeof stdin === "string" ? [Buffer.from(stdin)] : stdin instanceof Uint8Array ? [stdin] : stdin;
  const io = createIo({ stdin: Readable.from(chunks), stdout, stderr }, { env: options.env ?? { LANG: "en_GB.UTF-8" }, cwd: options.cwd ?? process.cwd() });
  const status = await runCli(args, options.commands ?? commands, io);
  return { status, stdout: stdout.text, stderr: stderr.text };
}

export function parseLines(text: string): unknown[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
}
