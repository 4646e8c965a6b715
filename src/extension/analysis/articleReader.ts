/** Knows how one open article is kept in step with the worker: what was typed goes there, and what it changed comes back. */

import type * as vscode from "vscode";
import { SectionList } from "../../core/analysis/sectionList";
import type { UserCleaningRule } from "../../core/article/parseArticle";
import type { TextChange } from "../../core/text/changes";
import { fingerprint } from "../../core/text/fingerprint";
import type { EngineCalls } from "../../protocol/engine";
import type { Reading } from "../../protocol/openArticles";
import { fileNameOf } from "../articleDocument";
import { DocumentAnalysis } from "./documentAnalysis";
import type { EngineClient } from "./engineClient";

type ItemOf<M extends "moreSections" | "moreEntities"> = EngineCalls[M]["result"]["items"][number];

/**
 * The worker tells differences, so its sections and these must always be the same: an article is read again only after
 * the reading before has ended, and entities that are overtaken are dropped on both sides.
 */
export class ArticleReader {
  readonly document: vscode.TextDocument;
  readonly #engine: EngineClient;
  readonly #key: string;
  /** The version that the worker holds; `undefined` where the whole text must be sent. */
  #told: number | undefined;
  #typed: TextChange[] = [];
  #list = SectionList.empty;
  #epoch = 0;

  constructor(document: vscode.TextDocument, engine: EngineClient) {
    this.document = document;
    this.#engine = engine;
    this.#key = document.uri.toString();
  }

  /** Keeps what was typed until the article is read again. */
  edit(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    for (const { rangeOffset, rangeLength, text } of changes) this.#typed.push({ offset: rangeOffset, length: rangeLength, text });
  }

  /** Whatever the worker holds is of no use any more. */
  startOver(): void {
    this.#told = undefined;
    this.#epoch++;
  }

  /** The document's present version without its new entities. Rejects as `EngineClient.call` does. */
  async read(rules: readonly UserCleaningRule[]): Promise<{ readonly analysis: DocumentAnalysis; readonly ruleProblems: readonly string[] }> {
    const { uri, version } = this.document;
    const text = this.document.getText();
    const epoch = this.#epoch;
    const reading = (await this.#sendTyped(version, text)) ?? (await this.#sendAll(version, text, rules));
    const sections = await this.#collect(reading.sections, "moreSections");
    this.#list = this.#list.changed({ head: reading.head, tail: reading.tail, sections });
    if (epoch === this.#epoch) this.#told = version;
    const { frame, findings, ruleProblems } = reading;
    return { analysis: new DocumentAnalysis({ uri, version, text }, { frame, findings, list: this.#list, complete: false, isGlance: false }), ruleProblems };
  }

  /**
   * The present version as far as the paragraph tells that was typed into; `undefined` where that must be read.
   * Rejects as `EngineClient.call` does.
   */
  async glance(): Promise<DocumentAnalysis | undefined> {
    const { uri, version } = this.document;
    const from = this.#told;
    if (from === undefined) return undefined;
    const text = this.document.getText();
    const epoch = this.#epoch;
    this.#told = undefined;
    const { known, glance } = await this.#engine.call("glance", { uri: this.#key, from, version, changes: this.#typed.splice(0), fingerprint: fingerprint(text) });
    if (known && epoch === this.#epoch) this.#told = version;
    if (glance === undefined) return undefined;
    this.#list = this.#list.changed(glance);
    const { frame, findings } = glance;
    return new DocumentAnalysis({ uri, version, text }, { frame, findings, list: this.#list, complete: true, isGlance: true });
  }

  /** The same with its entities. Rejects as `EngineClient.call` does, with `StaleError` once another version is read. */
  async addEntities(analysis: DocumentAnalysis): Promise<DocumentAnalysis> {
    const { version } = analysis;
    const first = await this.#engine.call("entities", { uri: this.#key, version });
    const changes = await this.#collect(first, "moreEntities");
    this.#list = this.#list.withEntities(changes);
    return analysis.completed(this.#list);
  }

  /** All items, slice by slice; other work of this thread comes between two of them. */
  async #collect<M extends "moreSections" | "moreEntities">(first: EngineCalls[M]["result"], method: M): Promise<ItemOf<M>[]> {
    const items: ItemOf<M>[] = [...first.items];
    for (let { ticket } = first; ticket !== undefined; ) {
      const slice = await this.#engine.call(method, { uri: this.#key, ticket });
      items.push(...slice.items);
      ({ ticket } = slice);
    }
    return items;
  }

  /** `undefined` where the worker does not hold the text that this was typed into. */
  async #sendTyped(version: number, text: string): Promise<Reading | undefined> {
    const changes = this.#typed.splice(0);
    const from = this.#told;
    this.#told = undefined;
    return from === undefined ? undefined : this.#engine.call("edit", { uri: this.#key, from, version, changes, fingerprint: fingerprint(text) });
  }

  async #sendAll(version: number, text: string, rules: readonly UserCleaningRule[]): Promise<Reading> {
    this.#list = SectionList.empty;
    return this.#engine.call("open", { uri: this.#key, version, text, fileName: fileNameOf(this.document.uri), rules });
  }
}
