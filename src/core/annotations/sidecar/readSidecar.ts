/** Knows how a sidecar's text becomes annotations, whatever it holds: in pieces, bad entries apart, newer versions told. */

import * as l10n from "@vscode/l10n";
import type { JsonValue } from "../../article/article";
import type { Annotation } from "../annotation";
import { isObject, type JsonObject } from "./json";
import { JsonListError, JsonListReader } from "./jsonListReader";
import { SIDECAR_LIMIT, sidecarFormat, sidecarVersion, type ArticleInfo, type BadAnnotation, type ParsedSidecar, type Sidecar } from "./sidecar";
import { articleOfSimpleForm, fromSimpleForm, simpleVersion } from "./simpleForm";
import { checkAnnotation, checkArticle } from "./validate";

/** UTF-16 code units that are read between two chances to pause: some milliseconds' work. */
const PIECE = 1 << 16;

/** At the start of a line, where no text of JSON can stand. */
const conflictMarker = /^<{7} /mu;

/** Reads a whole sidecar. Never throws. */
export function parseSidecar(text: string): ParsedSidecar {
  const reader = new SidecarReader();
  for (let at = 0; at < text.length; at += PIECE) reader.push(text.slice(at, at + PIECE));
  return reader.finish();
}

/** Reads a sidecar that comes in pieces; the work of each `push` is bounded by its length. Never throws. */
export class SidecarReader {
  readonly #list = new JsonListReader("annotations");
  readonly #annotations: Annotation[] = [];
  #bad: BadAnnotation[] = [];
  readonly #ids = new Set<string>();
  #length = 0;
  #index = 0;
  #failure: string | undefined;
  /** Whether git has left its conflict markers in the file, which says more than how far they let it be read. */
  #conflicted = false;

  push(piece: string): void {
    const text = this.#length === 0 && piece.startsWith("\ufeff") ? piece.slice(1) : piece;
    this.#length += piece.length;
    this.#conflicted ||= conflictMarker.test(text);
    if (this.#failure !== undefined || this.#length > SIDECAR_LIMIT) return;
    this.#attempt(() => {
      this.#take(this.#list.push(text));
    });
  }

  finish(): ParsedSidecar {
    if (this.#length > SIDECAR_LIMIT) return { status: "tooLarge", length: this.#length, limit: SIDECAR_LIMIT };
    let frame: unknown;
    this.#attempt(() => {
      frame = JSON.parse(this.#list.frame());
    });
    if (this.#failure !== undefined) return { status: "unreadable", reason: this.#conflicted ? l10n.t("git left two versions in it") : this.#failure };
    return this.#judge(frame);
  }

  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof JsonListError || error instanceof SyntaxError)) throw error;
      // Where the parser says that it stopped is a place in a piece of the file, not in the file.
      this.#failure ??= error instanceof SyntaxError ? l10n.t("not valid JSON") : error.message;
    }
  }

  #take(elements: readonly string[]): void {
    if (elements.length === 0) return;
    const values = JSON.parse(`[${elements.join(",")}]`) as unknown[];
    if (values.length !== elements.length) throw new JsonListError(l10n.t("the list of annotations is damaged"));
    values.forEach((value, i) => {
      this.#takeOne(value, elements[i] ?? "");
    });
  }

  #takeOne(value: unknown, json: string): void {
    const index = this.#index++;
    const problem = checkAnnotation(value, `annotations[${index.toString()}]`);
    if (problem !== undefined) {
      this.#bad.push({ index, json, reason: problem });
      return;
    }
    const annotation = value as Annotation;
    if (this.#ids.has(annotation.id)) {
      this.#bad.push({ index, json, reason: l10n.t("{0}: used twice", `annotations[${index.toString()}].id`) });
      return;
    }
    this.#ids.add(annotation.id);
    this.#annotations.push(annotation);
  }

  #judge(frame: unknown): ParsedSidecar {
    if (!isObject(frame)) return { status: "unreadable", reason: l10n.t("{0}: not an object", "JSON") };
    const { format, version, article, annotations, ...rest } = frame as { readonly [key: string]: JsonValue | undefined };
    if (format !== sidecarFormat) return { status: "unreadable", reason: l10n.t("{0}: not one of {1}", "format", sidecarFormat) };
    if (typeof version !== "number" || !Number.isSafeInteger(version) || version < simpleVersion) {
      return { status: "unreadable", reason: l10n.t("{0}: not a whole number from 0", "version") };
    }
    const simple = version === simpleVersion;
    const known = simple ? articleOfSimpleForm(article) : article;
    const problem = checkArticle(known, "article");
    if (problem !== undefined) return { status: "unreadable", reason: problem };
    if (!Array.isArray(annotations) || annotations.length > 0) return { status: "unreadable", reason: l10n.t("{0}: not a list", "annotations") };
    if (simple) this.#bringUp();
    const sidecar: Sidecar = {
      format,
      version: simple ? sidecarVersion : version,
      article: known as ArticleInfo,
      annotations: this.#annotations,
      bad: this.#bad,
      rest: rest as JsonObject,
    };
    if (version > sidecarVersion) return { status: "newer", version, sidecar };
    return { status: "ok", sidecar, ...(simple ? { older: version } : {}) };
  }

  /** What is no annotation of the present form may be one of the simple form. */
  #bringUp(): void {
    const entries = this.#bad;
    this.#bad = [];
    for (const entry of entries) {
      const annotation = fromSimpleForm(JSON.parse(entry.json), entry.index);
      if (annotation === undefined || checkAnnotation(annotation, "") !== undefined || this.#ids.has(annotation.id)) {
        this.#bad.push(entry);
        continue;
      }
      this.#ids.add(annotation.id);
      this.#annotations.push(annotation);
    }
  }
}
