/** Documents for the tests of exports, made by hand so that each offset is known. */

import type { Annotation, Decision } from "../../../src/core/annotations/annotation";
import type { LiveAnnotation } from "../../../src/core/annotations/session/session";
import { parseArticle } from "../../../src/core/article/parseArticle";
import type { Entity } from "../../../src/core/entities/entity";
import type { ExportDocument } from "../../../src/core/exchange/exportDocument";
import type { ExportFormat, ExportLayer, ExportReport } from "../../../src/core/exchange/exportFormat";
import { exportDocuments } from "../../../src/core/exchange/exportFormat";
import type { Figure } from "../../../src/core/figures/figure";
import type { Span } from "../../../src/core/text/span";
import { writeWorkbook } from "../../../src/platform/node/writeWorkbook";

/** The `nth` place of `quote` in `text`. */
export function find(text: string, quote: string, nth = 0): Span {
  let start = -1;
  for (let i = 0; i <= nth; i += 1) start = text.indexOf(quote, start + 1);
  if (start < 0) throw new Error(`no ${quote}`);
  return { start, end: start + quote.length };
}

export function makeFigure(text: string, span: Span, fields: Partial<Figure> = {}): Figure {
  return {
    ...span,
    text: text.slice(span.start, span.end),
    kind: "amount",
    value: null,
    unit: null,
    currency: null,
    qualifier: "exact",
    isRange: false,
    valueMin: null,
    valueMax: null,
    level: "core",
    zone: "body",
    rule: "test",
    ...fields,
  };
}

export function makeEntity(text: string, span: Span, fields: Partial<Entity> = {}): Entity {
  return { ...span, text: text.slice(span.start, span.end), type: "ORG", level: "core", confidence: 0.9, source: "test", zone: "body", ...fields };
}

export interface AnnotationFields extends Partial<Omit<Annotation, "targets" | "history">> {
  readonly relates?: readonly { readonly annotation: string; readonly role: string }[];
}

let counter = 0;

export function makeAnnotation(text: string, spans: readonly Span[], fields: AnnotationFields = {}): LiveAnnotation {
  counter += 1;
  const { id = `a${String(counter)}`, kind = "entity", label = "ORG", relates, ...rest } = fields;
  const history: Decision[] = [];
  const targets = relates ?? spans.map((span) => ({
    selectors: [
      { type: "position" as const, ...span },
      { type: "quote" as const, exact: text.slice(span.start, span.end), prefix: "", suffix: "" },
    ],
  }));
  const annotation: Annotation = {
    id,
    kind,
    label,
    status: "accepted",
    author: "李审",
    created: "2026-04-01T02:00:00Z",
    modified: "2026-04-01T03:30:15Z",
    targets,
    history,
    ...rest,
  };
  return { annotation, spans, state: "anchored" };
}

export function makeDocument(text: string, fields: Partial<ExportDocument> = {}): ExportDocument {
  return { path: "文章/一.md", article: parseArticle(text), figures: [], entities: [], nested: [], annotations: [], ...fields };
}

export interface Exported {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly report: ExportReport;
  text(name: string): string;
}

/** Runs an export into memory. */
export async function runExport(format: ExportFormat, documents: readonly ExportDocument[], layers?: readonly ExportLayer[]): Promise<Exported> {
  const chunks = new Map<string, Buffer[]>();
  async function* stream(): AsyncGenerator<ExportDocument> {
    for (const document of documents) yield await Promise.resolve(document);
  }
  const report = await exportDocuments({
    format,
    documents: stream(),
    sink: {
      write(file, chunk) {
        const list = chunks.get(file) ?? [];
        list.push(Buffer.from(chunk));
        chunks.set(file, list);
      },
    },
    options: { baseName: "out", writeWorkbook, ...(layers === undefined ? {} : { layers }) },
  });
  const files = new Map([...chunks].map(([name, list]) => [name, Buffer.concat(list)]));
  return { files, report, text: (name) => files.get(name)?.toString("utf8") ?? "" };
}

/** Everything that has broken an exchange format: astral characters, odd spaces and line ends, crossing spans. */
export const tortureText = [
  "---\r\n",
  'title: "东湖银行😀净利润"\r\n',
  "date: 2026-03-18 20:41:07 +0800\r\n",
  "---\r\n",
  "<p>甲👨‍👩‍👧乙<b>东湖</b>银行&amp;启航财险𠀀　三\u00A0亿元\u2028下一行。</p>\r\n",
  "<p>第二段：=1+1，“引号”,逗号\t制表。</p>\r\n",
  "<p>净利润<i>5</i>亿元，同比增长6.9%。</p>\r\n",
].join("");
