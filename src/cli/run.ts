/** Knows how a command line becomes a command's work and an exit status. */

import * as l10n from "@vscode/l10n";
import type { Command, ExitStatus } from "./command";
import { findNearest, UsageError } from "./command";
import { commonOptions, describeCommand, describeProgram } from "./help";
import type { CliIo } from "./io";
import { OutputClosed } from "./io";
import { chooseLanguage, configureLanguage } from "./locale";
import { explainError } from "./messageOf";
import { findRoot, readVersion } from "./resources";

/** Runs one command line (without `node` and the script). Never rejects. */
export async function runCli(args: readonly string[], commands: readonly Command[], io: CliIo): Promise<ExitStatus> {
  const { wish, rest } = takeLanguage(args);
  const root = findRoot();
  configureLanguage(chooseLanguage(wish, io.env), root);
  try {
    if (wish !== undefined && !isChoice(wish)) throw new UsageError(l10n.t("--{0} takes one of {1}, not '{2}'.", "lang", "zh, en", wish));
    return await dispatch(rest, commands, io, root);
  } catch (error) {
    if (io.signal.aborted && io.signal.reason instanceof OutputClosed) return 0;
    if (error instanceof UsageError) {
      io.log(`zhupi: ${error.message}`);
      const command = commands.find(({ name }) => name === rest[0]);
      io.log(
        command === undefined
          ? l10n.t("'zhupi --help' explains the commands and their options.")
          : l10n.t("'zhupi {0} --help' explains the command and its options.", command.name),
      );
      return 2;
    }
    io.log(`zhupi: ${explainError(error)}`);
    if (io.env["ZHUPI_DEBUG"] !== undefined && error instanceof Error && error.stack !== undefined) io.log(error.stack);
    return 1;
  }
}

async function dispatch(args: readonly string[], commands: readonly Command[], io: CliIo, root: string): Promise<ExitStatus> {
  const [name, ...rest] = args;
  if (name === undefined) {
    io.log(describeProgram(commands).trimEnd());
    return 2;
  }
  if (name === "--help" || name === "-h") {
    await io.write(describeProgram(commands));
    return 0;
  }
  if (name === "--version" || name === "-V") {
    await io.write(`${readVersion(root)}\n`);
    return 0;
  }
  if (name === "help") return showHelp(rest, commands, io);
  const command = findCommand(name, commands);
  const end = rest.indexOf("--");
  const flags = end < 0 ? rest : rest.slice(0, end);
  if (flags.includes("--help") || flags.includes("-h")) {
    await io.write(describeCommand(command));
    return 0;
  }
  return command.execute(rest, io);
}

async function showHelp(names: readonly string[], commands: readonly Command[], io: CliIo): Promise<ExitStatus> {
  const [name] = names;
  await io.write(name === undefined ? describeProgram(commands) : describeCommand(findCommand(name, commands)));
  return 0;
}

function findCommand(name: string, commands: readonly Command[]): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (command !== undefined) return command;
  if (name.startsWith("-")) throw new UsageError(l10n.t("Unknown option {0}.", name));
  const near = findNearest(name, commands.map((candidate) => candidate.name));
  if (near === undefined) throw new UsageError(l10n.t("Unknown command '{0}'.", name));
  throw new UsageError(l10n.t("Unknown command '{0}'. Did you mean '{1}'?", name, near));
}

/** `--lang` may stand anywhere before `--`, the last one counts (an alias may have one already); it is taken out before a command reads its own flags. */
function takeLanguage(args: readonly string[]): { wish: string | undefined; rest: readonly string[] } {
  const end = args.indexOf("--");
  const at = args.findIndex((arg, index) => (end < 0 || index < end) && (arg === "--lang" || arg.startsWith("--lang=")));
  if (at < 0) return { wish: undefined, rest: args };
  const inline = args[at]?.startsWith("--lang=") === true;
  const wish = inline ? args[at]?.slice("--lang=".length) : (args[at + 1] ?? "");
  const others = takeLanguage(args.toSpliced(at, inline ? 1 : 2));
  return { wish: others.wish ?? wish, rest: others.rest };
}

function isChoice(wish: string): boolean {
  return commonOptions.lang.choices.some((choice) => choice === wish);
}
