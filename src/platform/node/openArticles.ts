/** Knows the articles that are open in the editor: keeps each one's text, and tells what every edit changed. */

import { setImmediate } from "node:timers/promises";
import { LiveArticle, OvertakenError, type FindNames } from "../../core/analysis/liveArticle";
import type { EntityChange, Section } from "../../core/analysis/section";
import { checkUserRule } from "../../core/article/cleaning/userRules";
import type { Segmenter } from "../../core/ports";
import { fingerprint } from "../../core/text/fingerprint";
import type { DocumentVersion, EditParams, NextSlice, OpenParams, Reading, Slice } from "../../protocol/openArticles";
import { Outbox } from "./slices";

export interface OpenArticlesOptions {
  readonly segmenter: Segmenter;
  /** How names are found in the article of an address. */
  readonly findNames: (uri: string) => FindNames;
}

interface OpenArticle {
  readonly live: LiveArticle;
  readonly ruleProblems: readonly string[];
  readonly sections: Outbox<Section>;
  readonly entities: Outbox<EntityChange>;
  changes: readonly EntityChange[];
  version: number;
}

export class OpenArticles {
  readonly #options: OpenArticlesOptions;
  readonly #articles = new Map<string, OpenArticle>();

  constructor(options: OpenArticlesOptions) {
    this.#options = options;
  }

  open({ uri, version, text, fileName, rules }: OpenParams): Reading {
    this.#articles.get(uri)?.live.stop();
    const article: OpenArticle = {
      live: new LiveArticle(text, { fileName, rules, segmenter: this.#options.segmenter }),
      ruleProblems: rules.flatMap((rule) => {
        const problem = checkUserRule(rule);
        return problem === undefined ? [] : [`${rule.name}: ${problem}`];
      }),
      sections: new Outbox(),
      entities: new Outbox(),
      changes: [],
      version,
    };
    this.#articles.set(uri, article);
    return read(article);
  }

  edit({ uri, version, from, changes, fingerprint: expected }: EditParams): Reading | undefined {
    const article = this.#articles.get(uri);
    if (article?.version !== from) return undefined;
    article.version = version;
    article.live.edit(changes);
    if (fingerprint(article.live.text) === expected) return read(article);
    this.forget({ uri });
    return undefined;
  }

  async entities(of: DocumentVersion): Promise<Slice<EntityChange>> {
    const article = this.#articles.get(of.uri);
    // What was typed meanwhile is waiting already: its figures come before these entities, which it makes stale.
    await setImmediate();
    if (article?.version !== of.version) throw new OvertakenError("A newer version was read.");
    article.changes = await article.live.findEntities(this.#options.findNames(of.uri));
    return told(article, article.entities.fill(article.changes));
  }

  /** What a version states; its entities must have been found. Throws `OvertakenError` for any other. */
  stated({ uri, version }: DocumentVersion): NonNullable<LiveArticle["stated"]> {
    const article = this.#articles.get(uri);
    return current(article?.version === version ? article.live.stated : undefined);
  }

  moreSections({ uri, ticket }: NextSlice): Slice<Section> {
    return current(this.#articles.get(uri)?.sections.next(ticket));
  }

  moreEntities({ uri, ticket }: NextSlice): Slice<EntityChange> {
    const article = current(this.#articles.get(uri));
    return told(article, current(article.entities.next(ticket)));
  }

  forget({ uri }: Pick<DocumentVersion, "uri">): undefined {
    this.#articles.get(uri)?.live.stop();
    this.#articles.delete(uri);
    return undefined;
  }
}

function current<T>(known: T | undefined): T {
  if (known === undefined) throw new OvertakenError("A newer version was read.");
  return known;
}

/** With the last slice, the host has them all. */
function told({ live, changes }: OpenArticle, slice: Slice<EntityChange>): Slice<EntityChange> {
  if (slice.ticket === undefined) live.confirm(changes);
  return slice;
}

function read({ live, sections, entities, ruleProblems }: OpenArticle): Reading {
  entities.fill([]);
  const { sections: fresh, ...reading } = live.read();
  return { ...reading, ruleProblems, sections: sections.fill(fresh) };
}
