/** Knows what a message of the page may look like; everything else is dropped. */

import { markActions, type LabelChoice, type PageMessage, type PageState } from "../../../protocol/preview";

type Fields = Readonly<Record<string, unknown>>;

/** The longest id or URI that is looked at. */
const LONGEST = 4096;

/**
 * Reads a message of the page, which may have been taken over by hostile content: only known types, only fields of
 * the right type and range, nothing else is passed on. `undefined` for anything that is not such a message.
 */
export function readPageMessage(value: unknown): PageMessage | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const fields = value as Fields;
  if (fields["type"] === "ready") return { type: "ready" };
  const document = text(fields["document"]);
  const version = integer(fields["version"]);
  if (document === undefined || version === undefined) return undefined;
  const action = readAction(fields);
  return action === undefined ? undefined : { ...action, document, version };
}

type Action<M> = M extends { readonly document: string } ? Omit<M, "document" | "version"> : never;

function readAction(fields: Fields): Action<PageMessage> | undefined {
  switch (fields["type"]) {
    case "scrolled":
      return withAll({ offset: offset(fields["offset"]) }, (found) => ({ type: "scrolled", ...found }));
    case "goTo":
      return withAll({ offset: offset(fields["offset"]), open: flag(fields["open"]) }, (found) => ({ type: "goTo", ...found }));
    case "selected":
      return readSelected(fields);
    case "openLink":
      return withAll({ link: offset(fields["link"]) }, (found) => ({ type: "openLink", ...found }));
    case "lookUp":
      return withAll({ mark: text(fields["mark"]) }, (found) => ({ type: "lookUp", ...found }));
    case "openCardLink":
      return withAll({ mark: text(fields["mark"]), row: offset(fields["row"]) }, (found) => ({ type: "openCardLink", ...found }));
    case "openPlace":
      return withAll({ mark: text(fields["mark"]), place: offset(fields["place"]) }, (found) => ({ type: "openPlace", ...found }));
    case "images":
      if (fields["host"] === null) return { type: "images", host: null };
      return withAll({ host: text(fields["host"]) }, (found) => ({ type: "images", ...found }));
    case "lock":
      return withAll({ locked: flag(fields["locked"]) }, (found) => ({ type: "lock", ...found }));
    default:
      return readAnnotating(fields);
  }
}

function readAnnotating(fields: Fields): Action<PageMessage> | undefined {
  const mark = text(fields["mark"]);
  switch (fields["type"]) {
    case "annotate":
      return withAll({ span: span(fields), label: label(fields["label"]) }, (found) => ({ type: "annotate", ...found.span, label: found.label }));
    case "note":
      return withAll({ span: span(fields) }, (found) => ({ type: "note", ...found.span }));
    case "mark": {
      const action = markActions.find((candidate) => candidate === fields["action"]);
      return withAll({ mark, action }, (found) => ({ type: "mark", ...found }));
    }
    case "relabel":
      return withAll({ mark, label: label(fields["label"]) }, (found) => ({ type: "relabel", ...found }));
    case "resize":
      return withAll({ mark, span: span(fields) }, (found) => ({ type: "resize", mark: found.mark, ...found.span }));
    case "history":
      return fields["action"] === "undo" || fields["action"] === "redo" ? { type: "history", action: fields["action"] } : undefined;
    default:
      return undefined;
  }
}

function readSelected(fields: Fields): Action<PageMessage> | undefined {
  const start = offset(fields["start"]);
  const end = offset(fields["end"]);
  const mark = fields["mark"] === null ? null : text(fields["mark"]);
  return start === undefined || end === undefined || start > end || mark === undefined ? undefined : { type: "selected", start, end, mark };
}

type Present<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

/** Builds something from fields if all of them could be read. */
function withAll<T extends object, R>(found: T, make: (found: Present<T>) => R): R | undefined {
  return Object.values(found).some((field) => field === undefined) ? undefined : make(found as Present<T>);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.length <= LONGEST ? value : undefined;
}

function flag(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

function integer(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
}

function offset(value: unknown): number | undefined {
  const number = integer(value);
  return number !== undefined && number >= 0 ? number : undefined;
}

function span({ start, end }: Fields): { readonly start: number; readonly end: number } | undefined {
  const from = offset(start);
  const to = offset(end);
  return from === undefined || to === undefined || from >= to ? undefined : { start: from, end: to };
}

function label(value: unknown): LabelChoice | undefined {
  if (value === "last" || value === "ask") return value;
  if (typeof value !== "object" || value === null || !("id" in value)) return undefined;
  const id = text(value.id);
  return id === undefined ? undefined : { id };
}

/** What a page kept of itself before the window was closed; `undefined` where no document can be read from it. */
export function readPageState(value: unknown): Pick<PageState, "document" | "locked"> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { document, locked } = value as Fields;
  const uri = text(document);
  return uri === undefined || uri === "" ? undefined : { document: uri, locked: locked === true };
}
