/** Knows what a command of the program is: its options with their meaning, and how its arguments are read. */

import { parseArgs } from "node:util";
import * as l10n from "@vscode/l10n";
import type { CliIo } from "./io";
import { messageOf } from "./messageOf";

/** 0: all went well; 1: some input failed, or a check found something; 2: wrong usage, and for `check` a file that can't be read. */
export type ExitStatus = 0 | 1 | 2;

/** Wrong usage; its message goes to standard error with a pointer to the help. */
export class UsageError extends Error {}

/** One flag. Texts are functions since the language is known only when the program runs. */
export interface OptionSpec {
  readonly type: "string" | "boolean";
  readonly short?: string;
  readonly multiple?: boolean;
  /** Stands for the value in the help, e.g. `FILE`. */
  readonly placeholder?: string;
  /** The values that are allowed; any other is wrong usage. */
  readonly choices?: readonly string[];
  readonly describe: () => string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type ValueOf<S extends OptionSpec> = S extends { readonly multiple: true }
  ? readonly string[]
  : S["type"] extends "boolean"
    ? boolean
    : S extends { readonly choices: readonly (infer C)[] }
      ? C
      : string;

/** What was given for a command's options; absent where nothing was. */
export type OptionValues<O extends OptionSpecs> = { readonly [K in keyof O]?: ValueOf<O[K]> };

/** What stands in a command's file; `defineCommand` makes a `Command` of it. */
export interface CommandSpec<O extends OptionSpecs> {
  readonly name: string;
  readonly summary: () => string;
  /** What follows the flags, e.g. `[FILE…]`. */
  readonly usage: string;
  /** Paragraphs and examples that follow the options in the help. */
  readonly details?: () => string;
  readonly options: O;
  /** Throws a `UsageError` on wrong usage; every other error is reported and ends with status 1. */
  run(values: OptionValues<O>, positionals: readonly string[], io: CliIo): Promise<ExitStatus>;
}

/** A command that the program lists and runs. */
export interface Command {
  readonly name: string;
  readonly summary: () => string;
  readonly usage: string;
  readonly details?: () => string;
  readonly options: OptionSpecs;
  execute(args: readonly string[], io: CliIo): Promise<ExitStatus>;
}

/** Makes a command whose `run` gets its options typed after their declaration. */
export function defineCommand<const O extends OptionSpecs>(spec: CommandSpec<O>): Command {
  return {
    name: spec.name,
    summary: spec.summary,
    usage: spec.usage,
    ...(spec.details === undefined ? {} : { details: spec.details }),
    options: spec.options,
    async execute(args, io) {
      const { values, positionals } = readArguments(spec.options, args);
      return spec.run(values as OptionValues<O>, positionals, io);
    },
  };
}

/** Splits arguments into options and the rest; throws a `UsageError` on anything that isn't declared. */
export function readArguments(
  options: OptionSpecs,
  args: readonly string[],
): { values: Record<string, unknown>; positionals: readonly string[] } {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, { type, short, multiple }]) => [
      name,
      { type, ...(short === undefined ? {} : { short }), ...(multiple === undefined ? {} : { multiple }) },
    ]),
  );
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: config, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(explain(error, options, args));
  }
  const values: Record<string, unknown> = { ...parsed.values };
  for (const [name, { choices }] of Object.entries(options)) {
    const value = values[name];
    if (choices === undefined || value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) {
      if (!choices.includes(String(one))) {
        throw new UsageError(l10n.t("--{0} takes one of {1}, not '{2}'.", name, choices.join(", "), String(one)));
      }
    }
  }
  return { values, positionals: parsed.positionals };
}

function explain(error: unknown, options: OptionSpecs, args: readonly string[]): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const message = messageOf(error);
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    const flag = /'(-[^']*)'/.exec(message)?.[1] ?? args.find((arg) => arg.startsWith("-")) ?? "";
    const near = findNearest(flag.replace(/^-+/, ""), Object.keys(options));
    return near === undefined ? l10n.t("Unknown option {0}.", flag) : l10n.t("Unknown option {0}. Did you mean --{1}?", flag, near);
  }
  if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") {
    const flag = /--[\w-]+/.exec(message)?.[0] ?? "";
    const takesValue = options[flag.slice(2)]?.type === "string";
    return takesValue ? l10n.t("{0} needs a value.", flag) : l10n.t("{0} takes no value.", flag);
  }
  return message;
}

/** The word that differs from `word` least, if it is near enough to be what was meant. */
export function findNearest(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.min(3, Math.ceil(word.length / 2)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word.slice(0, 40), candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
