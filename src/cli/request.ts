/** Knows the requests of `zhupi analyze --jsonl` and tells what is wrong with one that can't be read. */

import * as l10n from "@vscode/l10n";
import type { AnswerError } from "../core/exchange/answer";
import type { AnalyzeInput, TextFormat } from "./engine";
import type { Line } from "./jsonLines";
import { messageOf } from "./messageOf";

export interface AnalyzeRequest extends AnalyzeInput {
  readonly id?: string | number;
}

export type ReadRequest =
  | { readonly request: AnalyzeRequest }
  | { readonly id: string | number | null; readonly error: AnswerError };

/** Reads one line. `id` is kept in the error wherever it can be read. */
export function readRequest(line: Line): ReadRequest {
  if ("problem" in line) return { id: null, error: describeLineProblem(line.problem) };
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch (error) {
    return { id: null, error: { code: "invalidJson", message: l10n.t("This line is no JSON: {0}", messageOf(error)) } };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { id: null, error: { code: "invalidRequest", message: l10n.t("A request is a JSON object with a field 'text'.") } };
  }
  const fields = value as Readonly<Record<string, unknown>>;
  const id = typeof fields["id"] === "string" || typeof fields["id"] === "number" ? fields["id"] : undefined;
  const wrong = checkFields(fields);
  if (wrong !== undefined) return { id: id ?? null, error: { code: "invalidRequest", message: wrong } };
  return {
    request: {
      ...(id === undefined ? {} : { id }),
      text: fields["text"] as string,
      ...(isAbsent(fields["format"]) ? {} : { format: fields["format"] as TextFormat }),
      ...(isAbsent(fields["date"]) ? {} : { date: fields["date"] as string }),
      ...(isAbsent(fields["fileName"]) ? {} : { fileName: fields["fileName"] as string }),
    },
  };
}

function checkFields(fields: Readonly<Record<string, unknown>>): string | undefined {
  const { id, text, format, date, fileName } = fields;
  if (!isAbsent(id) && typeof id !== "string" && typeof id !== "number") return l10n.t("'id' must be a string or a number.");
  if (typeof text !== "string") return l10n.t("'text' must be a string.");
  if (!isAbsent(format) && format !== "article" && format !== "plain") return l10n.t("'format' must be 'article' or 'plain'.");
  if (!isAbsent(date) && (typeof date !== "string" || !isIsoDate(date))) {
    return l10n.t("'date' must be an ISO 8601 date or date-time such as 2022-04-18.");
  }
  if (!isAbsent(fileName) && typeof fileName !== "string") return l10n.t("'fileName' must be a string.");
  return undefined;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** An ISO 8601 calendar date, alone or with a time of day and an optional offset. */
export function isIsoDate(text: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  const [, day = ""] = match ?? [];
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function describeLineProblem(problem: "tooLong" | "notUtf8"): AnswerError {
  if (problem === "notUtf8") return { code: "encoding", message: l10n.t("This line is not UTF-8.") };
  return { code: "tooLong", message: l10n.t("This line is longer than 64 MiB.") };
}
