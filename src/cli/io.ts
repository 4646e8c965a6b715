/** Knows the program's surroundings: standard streams with back-pressure, environment, and the wish to stop. */

import type { Readable, Writable } from "node:stream";
import * as l10n from "@vscode/l10n";

/** What a command may use of the world; tests pass streams of their own. */
export interface CliIo {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Resolves when more may be written, so that memory stays flat; resolves at once when nobody reads any more. */
  write(chunk: string | Uint8Array): Promise<void>;
  /** Whether what is written is read by a person at a terminal. */
  readonly writesToTerminal: boolean;
  /** One line to standard error. */
  log(message: string): void;
  /** Shows progress on a terminal and nothing elsewhere; an empty string takes it away. */
  progress(message: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** How this program can be started once more; undefined where it runs inside another. */
  readonly program: Program | undefined;
  /** Aborted when the reader of standard output has gone and, once `tidyUpOnSignals` was called, on Ctrl-C. */
  readonly signal: AbortSignal;
  /**
   * From now on Ctrl-C aborts `signal` rather than ending the process, so that a command can take its unfinished files
   * away. Not for commands that write to standard output: a process that waits for its reader could not be ended.
   */
  tidyUpOnSignals(): void;
}

/** An executable and what comes before the program's own arguments. */
export interface Program {
  readonly executable: string;
  readonly args: readonly string[];
}

/** The process's own streams. */
export interface ProcessStreams {
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
}

export interface Surroundings {
  readonly env: CliIo["env"];
  readonly cwd: string;
  readonly program?: Program;
  /** Calls its argument on the next request to end (Ctrl-C, `kill`); the one after ends the process. */
  readonly onceInterrupted?: (stop: () => void) => void;
}

/** An `AbortSignal` reason: whoever read our output has closed it (`zhupi analyze … | head -1`). */
export class OutputClosed extends Error {}

/** Wraps a process's streams. A closed pipe is no error: it aborts the signal. */
export function createIo(streams: ProcessStreams, surroundings: Surroundings): CliIo {
  const { stdin, stdout, stderr } = streams;
  const controller = new AbortController();
  let progressShown = false;

  stdout.on("error", (error: NodeJS.ErrnoException) => {
    controller.abort(error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED" ? new OutputClosed() : error);
  });
  stderr.on("error", () => undefined);

  function clearProgress(): void {
    if (progressShown) stderr.write("\r\u001B[K");
    progressShown = false;
  }

  return {
    stdin,
    writesToTerminal: stdout.isTTY === true,
    env: surroundings.env,
    cwd: surroundings.cwd,
    program: surroundings.program,
    signal: controller.signal,
    tidyUpOnSignals() {
      surroundings.onceInterrupted?.(() => {
        controller.abort(new Error(l10n.t("interrupted")));
      });
    },
    async write(chunk) {
      if (controller.signal.aborted || stdout.destroyed) return;
      if (stdout.write(chunk)) return;
      await new Promise<void>((resolve) => {
        const done = (): void => {
          stdout.off("drain", done);
          stdout.off("close", done);
          controller.signal.removeEventListener("abort", done);
          resolve();
        };
        stdout.on("drain", done);
        stdout.on("close", done);
        controller.signal.addEventListener("abort", done);
      });
    },
    log(message) {
      clearProgress();
      stderr.write(`${message}\n`);
    },
    progress(message) {
      if (stderr.isTTY !== true) return;
      clearProgress();
      if (message === "") return;
      // A file's name may hold anything; control characters would reach the terminal as commands.
      const width = Math.max(20, (stderr.columns ?? 80) - 1);
      stderr.write(`\r${toPrintable(message).slice(0, width).replace(/\p{Cs}$/u, "")}`);
      progressShown = true;
    },
  };
}

/** A string with control characters and bidirectional marks replaced by their code points, for a terminal. */
export function toPrintable(text: string): string {
   
  return text.replace(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
