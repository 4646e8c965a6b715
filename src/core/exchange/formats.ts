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

export const exportFormats: readonly ExportFormat[] = [
  xlsxFormat,
  csvFormat,
  jsonLinesFormat,
  labelStudioFormat,
  doccanoFormat,
  doccanoRelationsFormat,
  bratFormat,
  conllFormat,
  bioesFormat,
  webAnnoTsvFormat,
  webAnnotationFormat,
];

export function findExportFormat(id: string): ExportFormat | undefined {
  return exportFormats.find((format) => format.id === id);
}
