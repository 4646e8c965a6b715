/** Knows how the program explains itself: the list of commands and one command's page. */

import * as l10n from "@vscode/l10n";
import type { Command, OptionSpecs } from "./command";

/** Flags that every command takes. */
export const commonOptions = {
  help: { type: "boolean", short: "h", describe: () => l10n.t("Show this help.") },
  lang: { type: "string", placeholder: "zh|en", choices: ["zh", "en"], describe: () => l10n.t("Language of help and messages.") },
} as const satisfies OptionSpecs;

/** The page of `zhupi --help`. */
export function describeProgram(commands: readonly Command[]): string {
  const lines = [
    l10n.t("Zhupi finds figures and names in Chinese financial articles and keeps annotations of them."),
    "",
    l10n.t("Usage: zhupi COMMAND [OPTION…] [ARGUMENT…]"),
    "",
    l10n.t("Commands:"),
    ...alignColumns(commands.map((command) => [command.name, command.summary()])),
    "",
    l10n.t("Options:"),
    ...alignColumns([...describeOptions(commonOptions), ["-V, --version", l10n.t("Show the version.")]]),
    "",
    l10n.t("'zhupi COMMAND --help' explains a command. Exit status: 0 all went well, 1 some input failed, 2 wrong usage."),
  ];
  return `${lines.join("\n")}\n`;
}

/** The page of `zhupi COMMAND --help`. */
export function describeCommand(command: Command): string {
  const usage = ["zhupi", command.name, l10n.t("[OPTION…]"), command.usage].filter((part) => part !== "").join(" ");
  const lines = [
    command.summary(),
    "",
    l10n.t("Usage: {0}", usage),
    "",
    l10n.t("Options:"),
    ...alignColumns([...describeOptions(command.options), ...describeOptions(commonOptions)]),
    ...(command.details === undefined ? [] : ["", command.details()]),
  ];
  return `${lines.join("\n")}\n`;
}

function describeOptions(options: OptionSpecs): [string, string][] {
  return Object.entries(options).map(([name, option]) => {
    const value = option.type === "boolean" ? "" : ` ${option.placeholder ?? option.choices?.join("|") ?? l10n.t("VALUE")}`;
    return [`${option.short === undefined ? "    " : `-${option.short}, `}--${name}${value}`, option.describe()];
  });
}

function alignColumns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
}
