/** Knows `zhupi analyze`: one JSON answer a line, in the order of the files or requests. */

import { basename } from "node:path";
import * as l10n from "@vscode/l10n";
import { defineCommand, UsageError, type ExitStatus } from "../command";
import { createAnalyzer, fail, type Analyzer, type AnswerLine } from "../analyzer";
import type { TextFormat } from "../engine";
import { ArticleFiles } from "../articles";
import type { InputFile } from "../files";
import type { CliIo } from "../io";
import { readLines } from "../jsonLines";
import { mapOrdered } from "../mapOrdered";
import { stopOnAbort } from "../stopOnAbort";
import { isIsoDate, readRequest } from "../request";

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
    jobs: {
      type: "string",
      short: "j",
      placeholder: "N",
      describe: () => l10n.t("Analyse in N processes at once, each with 300 MB of dictionaries; 1 by default."),
    },
    "no-entities": { type: "boolean", describe: () => l10n.t("Figures only; needs no dictionary.") },
    model: { type: "string", placeholder: "MODEL", describe: () => l10n.t("A model from 'zhupi train', used together with the rules.") },
    "only-model": { type: "boolean", describe: () => l10n.t("Use the model and nothing else.") },
    gazetteer: { type: "string", multiple: true, placeholder: "TABLE", describe: () => l10n.t("A table of names beside the built-in ones, as 'zhupi gazetteer import' writes it.") },
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
    if (values["only-model"] === true && values.model === undefined) throw new UsageError(l10n.t("--only-model needs --model."));
    const analyzer = await createAnalyzer(io, {
      entities: values["no-entities"] !== true,
      jobs: readJobs(values.jobs),
      onlyModel: values["only-model"] === true,
      gazetteers: values.gazetteer ?? [],
      ...(values.model === undefined ? {} : { model: values.model }),
    });
    const run = new Run(io, analyzer, values.pretty === true);
    const defaults = { ...(format === undefined ? {} : { format }), ...(date === undefined ? {} : { date }) };
    return values.jsonl === true ? run.answerRequests(args, defaults) : run.answerFiles(args, defaults);
  },
});

function readJobs(wish: string | undefined): number {
  const jobs = Number(wish ?? "1");
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 256) return jobs;
  throw new UsageError(l10n.t("--{0} takes a number from {1} to {2}, not '{3}'.", "jobs", 1, 256, wish ?? ""));
}

interface Defaults {
  readonly format?: TextFormat;
  readonly date?: string;
}

/** One run of the command: who analyses, and whether anything has failed so far. */
class Run {
  readonly #io: CliIo;
  readonly #analyzer: Analyzer;
  readonly #pretty: boolean;
  #failed = 0;

  constructor(io: CliIo, analyzer: Analyzer, pretty: boolean) {
    this.#io = io;
    this.#analyzer = analyzer;
    this.#pretty = pretty;
  }

  async answerFiles(args: readonly string[], defaults: Defaults): Promise<ExitStatus> {
    const articles = new ArticleFiles(this.#io);
    const files = articles.list(args.length === 0 ? ["-"] : args);
    return this.#print(mapOrdered(files, this.#analyzer.width, (file) => this.#answerFile(articles, file, defaults)), (done) => {
      articles.tellPassed();
      if (done === 0) this.#io.log(`zhupi: ${l10n.t("No article was found.")}`);
    });
  }

  async answerRequests(args: readonly string[], defaults: Defaults): Promise<ExitStatus> {
    if (args.some((arg) => arg !== "-")) throw new UsageError(l10n.t("--jsonl reads requests from standard input and takes no files."));
    return this.#print(
      mapOrdered(readLines(this.#io.stdin), this.#analyzer.width, async (line) => {
        const read = readRequest(line);
        return "error" in read ? fail(read.id, read.error) : this.#analyzer.analyze({ ...defaults, ...read.request });
      }),
    );
  }

  /** Undefined for a file in a folder that is no article. */
  async #answerFile(articles: ArticleFiles, file: InputFile, defaults: Defaults): Promise<AnswerLine | undefined> {
    const read = await articles.read(file);
    if (read === undefined) return undefined;
    if ("error" in read) return fail(file.shown, read.error);
    const fileName = file.path === undefined ? {} : { fileName: basename(file.path) };
    return this.#analyzer.analyze({ ...defaults, id: file.shown, text: read.text, ...fileName });
  }

  async #print(answers: AsyncIterable<AnswerLine | undefined>, onEnd: (done: number) => void = () => undefined): Promise<ExitStatus> {
    let done = 0;
    try {
      for await (const answer of stopOnAbort(answers, this.#io.signal)) {
        if (answer === undefined) continue;
        if (answer.failed) this.#failed += 1;
        await this.#io.write(`${this.#pretty ? JSON.stringify(JSON.parse(answer.line), undefined, 2) : answer.line}\n`);
        done += 1;
        if (!this.#io.writesToTerminal) this.#io.progress(l10n.t("{0} done, {1} failed", done, this.#failed));
      }
    } finally {
      this.#io.progress("");
      this.#analyzer.dispose();
    }
    if (!this.#io.signal.aborted) onEnd(done);
    return this.#failed === 0 ? 0 : 1;
  }
}
