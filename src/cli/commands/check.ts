/** Knows `zhupi check`: doubts about an article's figures, one a line as compilers tell theirs. */

import { basename } from "node:path";
import * as l10n from "@vscode/l10n";
import type { LiveAnnotation } from "../../core/annotations/session/session";
import { analyzeFigures } from "../../core/analysis/analyze";
import type { Article } from "../../core/article/article";
import { parseArticle } from "../../core/article/parseArticle";
import { checkLabel } from "../../core/cards/names";
import { checkRules, type Finding } from "../../core/checks/finding";
import { locateFindings, runChecks } from "../../core/checks/runChecks";
import { LineMap } from "../../core/text/lines";
import type { Span } from "../../core/text/span";
import { readAnnotations } from "../../platform/node/readAnnotations";
import { ArticleFiles } from "../articles";
import { defineCommand, UsageError } from "../command";
import { Days } from "../days";
import { Engine } from "../engine";
import { readText, type InputFile } from "../files";
import { toPrintable, type CliIo } from "../io";

export const checkCommand = defineCommand({
  name: "check",
  summary: () => l10n.t("Tell which figures of an article don't fit together."),
  usage: "FILE|FOLDER…",
  options: {
    json: { type: "boolean", describe: () => l10n.t("One JSON object for each doubt and line.") },
  },
  details: () =>
    [
      l10n.t("Each doubt is one line, PATH:LINE:COLUMN: [RULE] MESSAGE; columns are UTF-16 code units from 1. Rules: {0}.", checkRules.join(", ")),
      l10n.t("What a reviewer has marked as reviewed beside the article is not told again."),
      l10n.t("Last, articles of the same day are compared with each other (sameDay), which needs dictionaries and takes longer."),
      l10n.t("Exit status: 0 no doubt, 1 some, 2 wrong usage or a file that can't be read."),
      "",
      "  zhupi check samples",
      "  zhupi check --json samples | jq -r .rule | sort | uniq -c",
    ].join("\n"),
  async run(values, args, io) {
    if (args.length === 0) throw new UsageError(l10n.t("Name the files or folders to check."));
    const articles = new ArticleFiles(io);
    const report = new Report(articles, values.json === true, io);
    const days = new Days();
    let [read, failed] = [0, 0];
    for await (const file of articles.list(args)) {
      io.signal.throwIfAborted();
      const text = await articles.read(file);
      if (text === undefined) continue;
      if ("error" in text) {
        failed += 1;
        io.log(`zhupi: ${toPrintable(file.shown)}: ${text.error.message}`);
        continue;
      }
      read += 1;
      const fileName = nameOf(file);
      const article = parseArticle(text.text, fileName);
      await report.tell(file, article, locateFindings(runChecks({ article, figures: analyzeFigures(article, fileName).visible }), article));
      days.note(file, article.meta.date);
      if (!io.writesToTerminal) io.progress(l10n.t("{0} articles read", read));
    }
    await compareDays(days, report, io);
    io.progress("");
    articles.tellPassed();
    if (read === 0 && failed === 0) io.log(`zhupi: ${l10n.t("No article was found.")}`);
    if (failed > 0) return 2;
    return report.doubts > 0 ? 1 : 0;
  },
});

function nameOf(file: InputFile): { fileName?: string } {
  return file.path === undefined ? {} : { fileName: basename(file.path) };
}

async function compareDays(days: Days, report: Report, io: CliIo): Promise<void> {
  let engine: Engine | undefined;
  let compared = 0;
  const onRead = (): void => {
    compared += 1;
    if (!io.writesToTerminal) io.progress(l10n.t("{0} articles compared", compared));
  };
  const warn = (message: string): void => {
    io.log(`zhupi: ${message}`);
  };
  try {
    for await (const { file, findings } of days.compare(() => (engine ??= new Engine({ entities: true, warn })), io, onRead)) {
      const read = await readText(file.path, io.stdin);
      if (!("error" in read)) await report.tell(file, parseArticle(read.text, nameOf(file)), findings, (uri) => days.fileAt(uri)?.shown ?? uri);
    }
  } finally {
    engine?.dispose();
  }
}

/** Prints the doubts that nobody has settled. */
class Report {
  doubts = 0;
  readonly #articles: ArticleFiles;
  readonly #json: boolean;
  readonly #io: CliIo;

  constructor(articles: ArticleFiles, json: boolean, io: CliIo) {
    this.#articles = articles;
    this.#json = json;
    this.#io = io;
  }

  /** `findings` are in offsets of the file; `pathOf` gives the path of an address in them. */
  async tell(file: InputFile, article: Article, findings: readonly Finding[], pathOf = (uri: string): string => uri): Promise<void> {
    if (findings.length === 0) return;
    const settled = await this.#listSettled(file, article);
    const lines = new LineMap(article.text);
    for (const finding of findings) {
      if (settled.has(keyOf(checkLabel(finding.rule), finding))) continue;
      this.doubts += 1;
      await this.#io.write(`${this.#json ? toJson(file, article, finding, lines, pathOf) : toLine(file, finding, lines)}\n`);
    }
  }

  async #listSettled(file: InputFile, article: Article): Promise<ReadonlySet<string>> {
    if (file.path === undefined) return new Set();
    const warn = (message: string): void => {
      this.#io.log(`zhupi: ${toPrintable(file.shown)}: ${message}`);
    };
    const { annotations, problems } = readAnnotations(article, await this.#articles.sidecars.read(file.path, warn));
    problems.forEach(warn);
    return listSettled(annotations);
  }
}

/** As the editor settles them: a mark with the check's label on the very place. */
function listSettled(annotations: readonly LiveAnnotation[]): ReadonlySet<string> {
  const reviewed = annotations.filter(({ annotation }) => annotation.status === "reviewed");
  return new Set(reviewed.flatMap(({ annotation, spans }) => spans.map((span) => keyOf(annotation.label, span))));
}

function keyOf(label: string, { start, end }: Span): string {
  return `${label}:${String(start)}:${String(end)}`;
}

function toLine({ shown }: InputFile, { rule, message, start }: Finding, lines: LineMap): string {
  const { line, character } = lines.positionAt(start);
  return `${toPrintable(shown)}:${String(line + 1)}:${String(character + 1)}: [${rule}] ${toPrintable(message)}`;
}

function toJson({ shown }: InputFile, { text }: Article, finding: Finding, lines: LineMap, pathOf: (uri: string) => string): string {
  const { rule, message, start, end, related, elsewhere } = finding;
  const { line, character } = lines.positionAt(start);
  const place = (span: Span): object => ({ start: span.start, end: span.end, text: text.slice(span.start, span.end) });
  const others = elsewhere?.map(({ uri, from, text: other }) => ({ path: pathOf(uri), line: from.line + 1, column: from.character + 1, text: other }));
  return JSON.stringify({
    path: shown,
    line: line + 1,
    column: character + 1,
    rule,
    message,
    ...place({ start, end }),
    related: related.map(place),
    ...(others === undefined ? {} : { elsewhere: others }),
  });
}
