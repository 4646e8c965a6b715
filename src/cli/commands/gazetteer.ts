/** Knows `zhupi gazetteer import`: a list of names that the user has becomes a table that recognition reads. */

import { readFile, writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import * as l10n from "@vscode/l10n";
import { parse } from "csv-parse/sync";
import type { EntityType } from "../../core/entities/entity";
import { importTable } from "../../core/entities/gazetteer/importTable";
import { decodeText } from "../../core/text/encoding";
import { defineCommand, UsageError } from "../command";

const types = ["ORG", "PERSON", "PLACE", "PRODUCT", "SECURITY", "EVENT", "LAW_DOC", "AWARD", "TITLE"] as const satisfies readonly EntityType[];

export const gazetteerCommand = defineCommand({
  name: "gazetteer",
  summary: () => l10n.t("Import a list of names, for instance of all listed companies."),
  usage: "import FILE.csv --out TABLE.tsv",
  options: {
    out: { type: "string", short: "o", placeholder: "TABLE", describe: () => l10n.t("Where the table is written; '-' is standard output.") },
    type: { type: "string", choices: types, describe: () => l10n.t("What the names are; ORG unless given.") },
    subtype: { type: "string", placeholder: "NAME", describe: () => l10n.t("Their subtype, e.g. bank or insurer.") },
  },
  details: () =>
    [
      l10n.t("The list is CSV or TSV with the columns code, name, full name and aliases, told by their headings in English or Chinese, else in this order."),
      "",
      "  zhupi gazetteer import companies.csv --out companies.tsv",
      "  zhupi analyze --gazetteer companies.tsv article.md",
    ].join("\n"),
  async run(values, args, io) {
    const [action, file, ...rest] = args;
    if (action !== "import" || file === undefined || rest.length > 0) throw new UsageError(l10n.t("Say 'zhupi gazetteer import FILE --out TABLE'."));
    if (values.out === undefined) throw new UsageError(l10n.t("Name the table's file with --out."));
    const { text } = decodeText(new Uint8Array(await readFile(resolve(io.cwd, file))));
    const rows: readonly (readonly string[])[] = parse(text, { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, delimiter: [",", "\t", ";"] });
    const table = importTable(rows, {
      source: basename(file),
      ...(values.type === undefined ? {} : { type: values.type }),
      ...(values.subtype === undefined ? {} : { subtype: values.subtype }),
    });
    if (table.names === 0) throw new Error(l10n.t("{0} holds no names.", basename(file)));
    if (values.out === "-") await io.write(table.text);
    else await writeFile(resolve(io.cwd, values.out), table.text);
    io.log(l10n.t("{0} names, {1} rows without one.", table.names, table.skipped.length));
    return 0;
  },
});
