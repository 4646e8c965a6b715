/** Knows how one open article is kept in step with the worker: what was typed goes there, and what it changed comes back. */

import type * as vscode from "vscode";
import { glanceAt, type KnownArticle } from "../../core/analysis/glanceQuestion";
import { SectionList } from "../../core/analysis/sectionList";
import { joinParts } from "../../core/analysis/sectionParts";
import type { UserCleaningRule } from "../../core/article/parseArticle";
import type { TextChange } from "../../core/text/changes";
import { fingerprint } from "../../core/text/fingerprint";
import type { EngineCalls } from "../../protocol/engine";
import type { Reading } from "../../protocol/openArticles";
import { fileNameOf } from "../articleDocument";
import { DocumentAnalysis } from "./documentAnalysis";
import type { EngineClient } from "./engineClient";

type ItemOf<M extends "moreSections" | "moreEntities"> = EngineCalls[M]["result"]["items"][number];

/** A version as the views know it. */
interface Shown extends KnownArticle {
  readonly version: number;
}

interface Edit {
  /** After it. */
  readonly version: number;
  readonly changes: readonly TextChange[];
}

/**
 * The worker tells differences to what it told before, so its sections and `#list` must always be the same: an article is
 * read again only after the reading before has ended, and entities that are overtaken are dropped on both sides. What the
 * views know may be newer: between two readings, it follows the typing by glances at single paragraphs.
 */
export class ArticleReader {
  readonly document: vscode.TextDocument;
  readonly #engine: EngineClient;
  readonly #key: string;
  /** The version that the worker was last told of; `undefined` where the whole text must be sent. */
  #told: number | undefined;
  #list = SectionList.empty;
  #shown: Shown | undefined;
  /** What was typed since the older of the two. */
  #edits: Edit[] = [];

  constructor(document: vscode.TextDocument, engine: EngineClient) {
    this.document = document;
    this.#engine = engine;
    this.#key = document.uri.toString();
  }

  /** Keeps what was typed until the article is read again; `document` has its new version already. */
  edit(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const { version } = this.document;
    this.#edits.push({ version, changes: changes.map(({ rangeOffset, rangeLength, text }) => ({ offset: rangeOffset, length: rangeLength, text })) });
  }

  /** Whatever the worker holds is of no use any more. */
  startOver(): void {
    this.#told = undefined;
    this.#shown = undefined;
  }

  /** The document's present version without its new entities. Rejects as `EngineClient.call` does. */
  async read(rules: readonly UserCleaningRule[]): Promise<{ readonly analysis: DocumentAnalysis; readonly ruleProblems: readonly string[] }> {
    const { uri, version } = this.document;
    const text = this.document.getText();
    const reading = await this.#readInWorker(version, text, rules);
    const { frame, findings, ruleProblems } = reading;
    const list = this.#shown?.version === version ? withNamesOf(this.#shown.list, this.#list) : this.#list;
    this.#show({ version, list, frame, findings });
    return { analysis: new DocumentAnalysis({ uri, version, text }, { frame, findings, list, complete: false, isGlance: false }), ruleProblems };
  }

  /**
   * The present version as far as the paragraph tells that was typed into; `undefined` where that must be read, or is.
   * Rejects as `EngineClient.call` does.
   */
  async glance(): Promise<DocumentAnalysis | undefined> {
    for (let known = this.#shown; known !== undefined && known.version !== this.document.version; known = this.#shown) {
      const { uri, version } = this.document;
      const text = this.document.getText();
      const glance = glanceAt(known, this.#typedSince(known.version), { text, fileName: fileNameOf(uri) });
      if (glance === undefined) {
        this.#shown = undefined;
        return undefined;
      }
      const section = await this.#engine.glance(this.#key, glance.question);
      // It was read meanwhile, and that tells more.
      if (this.#shown !== known) continue;
      const { frame, findings } = glance.seen;
      const list = known.list.changed(glance.changeTo(section));
      this.#show({ version, list, frame, findings });
      return new DocumentAnalysis({ uri, version, text }, { frame, findings, list, complete: true, isGlance: true });
    }
    return undefined;
  }

  /** The same with its entities. Rejects as `EngineClient.call` does, with `StaleError` once another version is read. */
  async addEntities(analysis: DocumentAnalysis): Promise<DocumentAnalysis> {
    const { version } = analysis;
    const first = await this.#engine.call("entities", { uri: this.#key, version });
    const changes = await this.#collect(first, "moreEntities");
    this.#list = this.#list.withEntities(changes);
    if (this.#shown?.version === version) this.#shown = { ...this.#shown, list: this.#list };
    return analysis.completed(this.#list);
  }

  /** All items, slice by slice; other work of this thread comes between two of them. */
  async #collect<M extends "moreSections" | "moreEntities">(first: EngineCalls[M]["result"], method: M): Promise<ItemOf<M>[]> {
    const items = [...first.items];
    /** Of the last one, where it comes in several. */
    let parts: ItemOf<M>[] = [];
    const join = (): void => {
      const whole = joinParts([...items.splice(-1), ...parts]);
      if (whole !== undefined) items.push(whole);
      parts = [];
    };
    for (let { ticket } = first; ticket !== undefined; ) {
      const slice = await this.#engine.call(method, { uri: this.#key, ticket });
      if (slice.continues === true) parts.push(...slice.items);
      else {
        join();
        items.push(...slice.items);
      }
      ({ ticket } = slice);
    }
    join();
    return items;
  }

  /** Views never go back to an older version. */
  #show(shown: Shown): void {
    if (this.#shown === undefined || this.#shown.version <= shown.version) this.#shown = shown;
    const needed = Math.min(this.#shown.version, this.#told ?? shown.version);
    this.#edits = this.#edits.filter(({ version }) => version > needed);
  }

  #typedSince(from: number, to = this.document.version): TextChange[] {
    return this.#edits.filter(({ version }) => version > from && version <= to).flatMap(({ changes }) => changes);
  }

  /** Brings `#list` to that version. */
  async #readInWorker(version: number, text: string, rules: readonly UserCleaningRule[]): Promise<Reading> {
    const from = this.#told;
    this.#told = version;
    try {
      const reading = (await this.#sendTyped(from, version, text)) ?? (await this.#sendAll(version, text, rules));
      const { head, tail } = reading;
      this.#list = this.#list.changed({ head, tail, sections: await this.#collect(reading.sections, "moreSections") });
      return reading;
    } catch (error) {
      this.#told = undefined;
      throw error;
    }
  }

  /** `undefined` where the worker does not hold the text that this was typed into. */
  async #sendTyped(from: number | undefined, version: number, text: string): Promise<Reading | undefined> {
    return from === undefined ? undefined : this.#engine.call("edit", { uri: this.#key, from, version, changes: this.#typedSince(from, version), fingerprint: fingerprint(text) });
  }

  async #sendAll(version: number, text: string, rules: readonly UserCleaningRule[]): Promise<Reading> {
    this.#list = SectionList.empty;
    return this.#engine.call("open", { uri: this.#key, version, text, fileName: fileNameOf(this.document.uri), rules });
  }
}

/** What was seen at a glance stands until the names of the whole article are found. */
function withNamesOf(glanced: SectionList, { sections }: SectionList): SectionList {
  if (glanced.sections.length !== sections.length) return new SectionList(sections);
  return new SectionList(
    sections.map((section, index) => {
      const known = glanced.sections[index];
      if (known === undefined || known === section || known.text !== section.text || known.sourceLength !== section.sourceLength) return section;
      const { entities, nested, marks } = known;
      return { ...section, entities, nested, marks };
    }),
  );
}
