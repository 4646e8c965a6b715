/** Knows `zhupi check`: doubts about an article's figures, one a line as compilers tell theirs. */

import { basename } from "node:path";
import * as l10n from "@vscode/l10n";
import type { LiveAnnotation } from "../../core/annotations/session/session";
import { analyzeFigures } from "../../core/analysis/analyze";
import type { Article } from "../../core/article/article";
import { parseArticle } from "../../core/article/parseArticle";
import { checkLabel } from "../../core/cards/names";
import { articleRules, type Finding } from "../../core/checks/finding";
import { locateFindings, runChecks } from "../../core/checks/runChecks";
import { LineMap } from "../../core/text/lines";
import type { Span } from "../../core/text/span";
import { readAnnotations } from "../../platform/node/readAnnotations";
import { ArticleFiles } from "../articles";
import { defineCommand, UsageError } from "../command";
import type { InputFile } from "../files";
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
      l10n.t("Each doubt is one line, PATH:LINE:COLUMN: [RULE] MESSAGE; columns are UTF-16 code units from 1. Rules: {0}.", articleRules.join(", ")),
      l10n.t("What a reviewer has marked as reviewed beside the article is not told again. The comparison with other articles of the day is the editor's."),
      l10n.t("Exit status: 0 no doubt, 1 some, 2 wrong usage or a file that can't be read."),
      "",
      "  zhupi check samples",
      "  zhupi check --json samples | jq -r .rule | sort | uniq -c",
    ].join("\n"),
  async run(values, args, io) {
    if (args.length === 0) throw new UsageError(l10n.t("Name the files or folders to check."));
    const articles = new ArticleFiles(io);
    const format = values.json === true ? toJson : toLine;
    let [read, doubts, failed] = [0, 0, 0];
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
      const { article, findings } = await findDoubts(articles, file, text.text, io);
      const lines = new LineMap(article.text);
      for (const finding of findings) await io.write(`${format(file, article, finding, lines)}\n`);
      doubts += findings.length;
      if (!io.writesToTerminal) io.progress(l10n.t("{0} articles read", read));
    }
    io.progress("");
    articles.tellPassed();
    if (read === 0 && failed === 0) io.log(`zhupi: ${l10n.t("No article was found.")}`);
    if (failed > 0) return 2;
    return doubts > 0 ? 1 : 0;
  },
});

/** The doubts that nobody has settled, in offsets of the file. */
async function findDoubts(articles: ArticleFiles, file: InputFile, text: string, io: CliIo): Promise<{ article: Article; findings: Finding[] }> {
  const fileName = file.path === undefined ? {} : { fileName: basename(file.path) };
  const article = parseArticle(text, fileName);
  const found = locateFindings(runChecks({ article, figures: analyzeFigures(article, fileName).visible }), article);
  if (found.length === 0 || file.path === undefined) return { article, findings: found };
  const warn = (message: string): void => {
    io.log(`zhupi: ${toPrintable(file.shown)}: ${message}`);
  };
  const { annotations, problems } = readAnnotations(article, await articles.sidecars.read(file.path, warn));
  problems.forEach(warn);
  const settled = listSettled(annotations);
  return { article, findings: found.filter((finding) => !settled.has(keyOf(checkLabel(finding.rule), finding))) };
}

/** As the editor settles them: a mark with the check's label on the very place. */
function listSettled(annotations: readonly LiveAnnotation[]): ReadonlySet<string> {
  const reviewed = annotations.filter(({ annotation }) => annotation.status === "reviewed");
  return new Set(reviewed.flatMap(({ annotation, spans }) => spans.map((span) => keyOf(annotation.label, span))));
}

function keyOf(label: string, { start, end }: Span): string {
  return `${label}:${String(start)}:${String(end)}`;
}

function toLine({ shown }: InputFile, _article: Article, { rule, message, start }: Finding, lines: LineMap): string {
  const { line, character } = lines.positionAt(start);
  return `${toPrintable(shown)}:${String(line + 1)}:${String(character + 1)}: [${rule}] ${toPrintable(message)}`;
}

function toJson({ shown }: InputFile, { text }: Article, { rule, message, start, end, related }: Finding, lines: LineMap): string {
  const { line, character } = lines.positionAt(start);
  const place = (span: Span): object => ({ start: span.start, end: span.end, text: text.slice(span.start, span.end) });
  return JSON.stringify({ path: shown, line: line + 1, column: character + 1, rule, message, ...place({ start, end }), related: related.map(place) });
}
