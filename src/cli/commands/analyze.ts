/** Knows `zhupi analyze`: one JSON answer a line, in the order of the files or requests. */

import { basename } from "node:path";
import * as l10n from "@vscode/l10n";
import { looksLikeArticle } from "../../core/article/detectArticle";
import { toAnswer, type Answer, type ErrorAnswer } from "../../core/exchange/answer";
import { defineCommand, UsageError, type ExitStatus } from "../command";
import { Engine, type AnalyzeInput, type TextFormat } from "../engine";
import { listFiles, readText, type InputFile } from "../files";
import type { CliIo } from "../io";
import { readLines } from "../jsonLines";
import { mapOrdered } from "../mapOrdered";
import { stopOnAbort } from "../stopOnAbort";
import { isIsoDate, readRequest } from "../request";

/** So many texts are read and analysed at once; reading overlaps with recognition. */
const width = 4;

export const analyzeCommand = defineCommand({
  name: "analyze",
  summary: () => l10n.t("Find figures and entities; prints one JSON object for each article."),
  usage: "[FILE…]",
  options: {
    jsonl: { type: "boolean", describe: () => l10n.t("Read requests, one JSON object a line, and answer each with a line.") },
    format: {
      type: "string",
      choices: ["article", "plain"],
      describe: () => l10n.t("'article' (default) has front matter and markup, 'plain' is text alone."),
    },
    date: { type: "string", placeholder: "DATE", describe: () => l10n.t("ISO 8601; relative dates are read against it.") },
    "no-entities": { type: "boolean", describe: () => l10n.t("Figures only; needs no dictionary.") },
    pretty: { type: "boolean", describe: () => l10n.t("Indent the JSON for reading; then not one line each.") },
  },
  details: () =>
    [
      l10n.t("Without FILE, or with '-', one article is read from standard input. A folder stands for the articles in it."),
      l10n.t("Offsets are UTF-16 code units into the decoded file, end exclusive."),
      "",
      '  zhupi analyze samples/*.md | jq -r ".figures[].text"',
      `  echo '{"id": 1, "text": "净利润5.37亿元", "format": "plain"}' | zhupi analyze --jsonl`,
    ].join("\n"),
  async run(values, args, io) {
    const { date, format } = values;
    if (date !== undefined && !isIsoDate(date)) {
      throw new UsageError(l10n.t("--{0} takes an ISO 8601 date such as 2022-04-18, not '{1}'.", "date", date));
    }
    const run = new Run(io, { entities: values["no-entities"] !== true, pretty: values.pretty === true });
    const defaults = { ...(format === undefined ? {} : { format }), ...(date === undefined ? {} : { date }) };
    return values.jsonl === true ? run.answerRequests(args, defaults) : run.answerFiles(args, defaults);
  },
});

interface Defaults {
  readonly format?: TextFormat;
  readonly date?: string;
}

/** One run of the command: its engine and whether anything has failed so far. */
class Run {
  readonly #io: CliIo;
  readonly #options: { readonly entities: boolean; readonly pretty: boolean };
  readonly #engine: Engine;
  #failed = 0;

  constructor(io: CliIo, options: { readonly entities: boolean; readonly pretty: boolean }) {
    this.#io = io;
    this.#options = options;
    this.#engine = new Engine({
      entities: options.entities,
      warn: (message) => {
        io.log(`zhupi: ${message}`);
      },
    });
  }

  async answerFiles(args: readonly string[], defaults: Defaults): Promise<ExitStatus> {
    const files = listFiles(args.length === 0 ? ["-"] : args, this.#io.cwd);
    return this.#print(skipUndefined(mapOrdered(files, width, (file) => this.#answerFile(file, defaults))));
  }

  async answerRequests(args: readonly string[], defaults: Defaults): Promise<ExitStatus> {
    if (args.some((arg) => arg !== "-")) throw new UsageError(l10n.t("--jsonl reads requests from standard input and takes no files."));
    const lines = readLines(this.#io.stdin);
    return this.#print(
      mapOrdered(lines, width, async (line) => {
        const read = readRequest(line);
        if ("error" in read) return { id: read.id, error: read.error };
        const { id, ...input } = read.request;
        return this.#analyze(id, { ...defaults, ...input });
      }),
    );
  }

  /** Undefined for a file in a folder that is no article. */
  async #answerFile(file: InputFile, defaults: Defaults): Promise<Answer | ErrorAnswer | undefined> {
    const read = await readText(file.path, this.#io.stdin);
    if ("error" in read) return { id: file.shown, error: read.error };
    if (file.found && !looksLikeArticle(read.text.slice(0, 4096))) return undefined;
    const fileName = file.path === undefined ? {} : { fileName: basename(file.path) };
    return this.#analyze(file.shown, { ...defaults, text: read.text, ...fileName });
  }

  async #analyze(id: string | number | undefined, input: AnalyzeInput): Promise<Answer | ErrorAnswer> {
    try {
      const analysis = await this.#engine.analyze(input);
      return toAnswer(analysis, { ...(id === undefined ? {} : { id }), entities: this.#options.entities });
    } catch (error) {
      return { id: id ?? null, error: { code: "internal", message: error instanceof Error ? error.message : String(error) } };
    }
  }

  async #print(answers: AsyncIterable<Answer | ErrorAnswer>): Promise<ExitStatus> {
    let done = 0;
    try {
      for await (const answer of stopOnAbort(answers, this.#io.signal)) {
        if ("error" in answer) this.#failed += 1;
        await this.#io.write(`${JSON.stringify(answer, undefined, this.#options.pretty ? 2 : undefined)}\n`);
        done += 1;
        if (!this.#io.writesToTerminal) this.#io.progress(l10n.t("{0} done, {1} failed", done, this.#failed));
      }
    } finally {
      this.#io.progress("");
      this.#engine.dispose();
    }
    return this.#failed === 0 ? 0 : 1;
  }
}

async function* skipUndefined<T>(items: AsyncIterable<T | undefined>): AsyncGenerator<T> {
  for await (const item of items) if (item !== undefined) yield item;
}
