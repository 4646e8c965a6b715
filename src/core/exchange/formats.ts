/** Knows every export format: the command line and the editor list them from here. */

import { bratFormat } from "./annotated/brat";
import { bioesFormat, conllFormat } from "./annotated/conll";
import { doccanoFormat, doccanoRelationsFormat } from "./annotated/doccano";
import { labelStudioFormat } from "./annotated/labelStudio";
import { webAnnoTsvFormat } from "./annotated/webAnnoTsv";
import { webAnnotationFormat } from "./annotated/webAnnotation";
import { csvFormat } from "./csv";
import type { ExportFormat } from "./exportFormat";
import { jsonLinesFormat } from "./jsonLines";
import { xlsxFormat } from "./xlsx";

/** Those that carry labelled spans and nothing else, so that one has to say whose: people's, or what was recognised. */
export const labelFormats: readonly ExportFormat[] = [
  labelStudioFormat,
  doccanoFormat,
  doccanoRelationsFormat,
  bratFormat,
  conllFormat,
  bioesFormat,
  webAnnoTsvFormat,
  webAnnotationFormat,
];

export const exportFormats: readonly ExportFormat[] = [xlsxFormat, csvFormat, jsonLinesFormat, ...labelFormats];

export function findExportFormat(id: string): ExportFormat | undefined {
  return exportFormats.find((format) => format.id === id);
}
