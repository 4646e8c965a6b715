/** Knows every export format: the command line and the editor list them from here. */

import { csvFormat } from "./csv";
import type { ExportFormat } from "./exportFormat";
import { jsonLinesFormat } from "./jsonLines";
import { xlsxFormat } from "./xlsx";

export const exportFormats: readonly ExportFormat[] = [xlsxFormat, csvFormat, jsonLinesFormat];

export function findExportFormat(id: string): ExportFormat | undefined {
  return exportFormats.find((format) => format.id === id);
}
