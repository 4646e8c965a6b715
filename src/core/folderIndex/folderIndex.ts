/** Knows every article of a folder by its figures and names; keeps records on disk and only addresses in memory. */

import {
  bandKey,
  doubtOf,
  factKey,
  keysOf,
  nameKey,
  nearKeys,
  valueKey,
  vagueKeys,
  type Quantity,
  type FileStamp,
  type IndexedArticle,
  type IndexedFact,
  type IndexedMention,
} from "./indexedArticle";
import type { Address, IndexStore } from "./indexStore";
import { NameList } from "./nameList";
import { Postings } from "./postings";

interface IndexedPlace {
  readonly uri: string;
  readonly title?: string;
  readonly date?: string;
}

/** A place in the folder where something stands. */
export interface IndexHit extends IndexedPlace {
  readonly mention: IndexedMention;
}

/** A place in the folder where something is stated. */
export interface FactHit extends IndexedPlace {
  readonly fact: IndexedFact;
}

interface Entry extends Address {
  readonly uri: string;
  readonly stamp: FileStamp;
  /** Absent where all names are sure. */
  readonly doubt?: number;
}

interface Snapshot {
  readonly version: string;
  readonly logEnd: number;
  readonly entries: readonly (readonly [number, Entry])[];
  readonly names: string;
}

/** Changes whenever a snapshot is laid out in another way. */
const LAYOUT = 2;

/** Articles that are opened to answer one question; a key that stands in more of them says little. */
const MOST_ARTICLES = 100;
/** A snapshot costs a pass over everything. */
const FEWEST_TO_SAVE = 20;
const SHARE_TO_SAVE = 0.02;
/** The log is rewritten when more than half of it belongs to articles that have changed since. */
const DEAD_SHARE = 0.5;

export class FolderIndex {
  readonly #store: IndexStore;
  readonly #version: string;
  #entries = new Map<number, Entry>();
  #byUri = new Map<string, number>();
  #names = new NameList();
  #postings = new Postings();
  #nextArticle = 1;
  #liveBytes = 0;
  /** Articles that are in the log only, and not yet in a snapshot. */
  #unsaved = Number.POSITIVE_INFINITY;
  #logEnd = 0;
  /** Addresses of the files that a listing has named so far. */
  #listed: Set<string> | undefined;

  private constructor(store: IndexStore, version: string) {
    this.#store = store;
    this.#version = `${LAYOUT.toString()} ${version}`;
  }

  /** `version` names the recognisers' version: an index made by another one is thrown away. */
  static async open(store: IndexStore, version: string): Promise<FolderIndex> {
    const index = new FolderIndex(store, version);
    try {
      if (await index.#load()) return index;
    } catch {
      // Derived data that can't be read is built again.
    }
    await store.clear();
    return new FolderIndex(store, version);
  }

  get size(): number {
    return this.#byUri.size;
  }

  /** From here on `plan` is told of every file that there is, in parts. */
  beginListing(): void {
    this.#listed = new Set();
  }

  /** Forgets the articles that the listing didn't name. */
  endListing(): void {
    for (const uri of this.#byUri.keys()) if (this.#listed?.has(uri) === false) this.remove(uri);
    this.#listed = undefined;
  }

  /** Of `files`, those that are new or have changed. */
  plan(files: readonly { readonly uri: string; readonly stamp: FileStamp }[]): string[] {
    for (const { uri } of files) this.#listed?.add(uri);
    return files.filter(({ uri, stamp }) => !this.isCurrent(uri, stamp)).map(({ uri }) => uri);
  }

  isCurrent(uri: string, stamp: FileStamp): boolean {
    const known = this.#entries.get(this.#byUri.get(uri) ?? 0)?.stamp;
    return known?.modified === stamp.modified && known.size === stamp.size;
  }

  async put(article: IndexedArticle): Promise<void> {
    const address = await this.#store.append(JSON.stringify(article));
    this.#add(article, address);
  }

  remove(uri: string): void {
    const number = this.#byUri.get(uri);
    if (number === undefined) return;
    this.#liveBytes -= this.#entries.get(number)?.length ?? 0;
    this.#entries.delete(number);
    this.#byUri.delete(uri);
  }

  /** Figures of other articles with the same value, or with one that their qualifiers don't tell apart. */
  async findQuantity(wanted: Quantity, except?: string): Promise<{ exact: IndexHit[]; near: IndexHit[] }> {
    const exact: IndexHit[] = [];
    const near: IndexHit[] = [];
    if (wanted.value === undefined) return { exact, near };
    const comparable = ({ kind, sense }: IndexedMention): boolean => kind === "figure" && sense === wanted.sense;
    const articles = [...this.#numbersOf(wanted.value, wanted.sense), ...this.#numbers(nearKeys(wanted))];
    for (const hit of await this.#search(articles, comparable, except)) {
      if (hit.mention.value === wanted.value) exact.push(hit);
      else if (meet(wanted, hit.mention)) near.push(hit);
    }
    return { exact, near };
  }

  /**
   * Figures whose value is `value` (a day's or a month's in EDTF), and then those whose bounds hold it; of whatever nature
   * unless `sense` says of which.
   */
  async findValue(value: number | string, sense?: string): Promise<IndexHit[]> {
    const isWanted = (mention: IndexedMention): boolean => mention.kind === "figure" && (sense === undefined || mention.sense === sense);
    if (typeof value === "string") return this.#search(this.#numbers([valueKey(value)]), (mention) => isWanted(mention) && mention.date === value);
    const articles = [...this.#numbersOf(value, sense), ...this.#numbers(vagueKeys({ value }))];
    const hits = await this.#search(articles, (mention) => isWanted(mention) && meet({ value }, mention));
    const isExact = ({ mention }: IndexHit): boolean => mention.value === value && mention.min === undefined;
    return [...hits.filter(isExact), ...hits.filter((hit) => !isExact(hit))];
  }

  /**
   * Mentions of a name, by its text or by the full name that it stands for. A mention of another of its names counts
   * where its article does not say that somebody else is meant.
   */
  async findName(name: string, otherNames: readonly string[] = []): Promise<IndexHit[]> {
    const key = nameKey(name);
    const others = new Set(otherNames.map(nameKey));
    return this.#search(this.#numbers([key, ...others]), ({ kind, text, sense }) => {
      if (kind !== "entity") return false;
      const textKey = nameKey(text);
      const senseKey = nameKey(sense);
      return textKey === key || senseKey === key || (others.has(textKey) && (senseKey === textKey || others.has(senseKey)));
    });
  }

  /** What other articles of the same day state of what has any of these keys. */
  async findFacts(date: string, keys: readonly string[], except: string): Promise<FactHit[]> {
    const wanted = new Set(keys);
    const articles = await this.#open(this.#numbers(keys.map((key) => factKey(date, key))), except);
    return articles
      .filter((article) => article.date?.slice(0, 10) === date.slice(0, 10))
      .flatMap((article) => (article.facts ?? []).filter((fact) => fact.keys.some((key) => wanted.has(key))).map((fact) => ({ ...placeOf(article), fact })));
  }

  /** Articles whose address begins with `prefix` and that hold an uncertain name, the most uncertain first. */
  listDoubtful(prefix: string, limit: number): string[] {
    return [...this.#entries.values()]
      .filter(({ uri, doubt }) => doubt !== undefined && uri.startsWith(prefix))
      .sort((a, b) => (b.doubt ?? 0) - (a.doubt ?? 0) || compareText(a.uri, b.uri))
      .slice(0, limit)
      .map(({ uri }) => uri);
  }

  /** Names that contain `part`, the shortest first, at most `limit`. */
  listNames(part: string, limit: number): string[] {
    return this.#names.find(part, limit);
  }

  /** Keeps what is in memory, so that the next start is quick; a few articles more are as quickly read from the log. */
  async save(): Promise<void> {
    if (this.#unsaved < Math.max(FEWEST_TO_SAVE, this.size * SHARE_TO_SAVE)) return;
    if (this.#logEnd > 0 && this.#liveBytes < this.#logEnd * (1 - DEAD_SHARE)) await this.#compact();
    const postings = this.#postings.merge((article) => this.#entries.has(article));
    const snapshot: Snapshot = { version: this.#version, logEnd: this.#logEnd, entries: [...this.#entries], names: this.#names.merge() };
    await this.#store.saveSnapshot(JSON.stringify(snapshot), postings);
    this.#unsaved = 0;
  }

  async #load(): Promise<boolean> {
    const kept = await this.#store.loadSnapshot();
    if (kept === undefined) return false;
    const { version, logEnd, entries, names } = JSON.parse(kept.header) as Snapshot;
    if (version !== this.#version) return false;
    this.#entries = new Map(entries);
    this.#byUri = new Map(entries.map(([number, { uri }]) => [uri, number]));
    this.#names = new NameList(names);
    this.#postings = new Postings(kept.postings);
    this.#nextArticle = 1 + entries.reduce((most, [number]) => Math.max(most, number), 0);
    this.#liveBytes = entries.reduce((sum, [, { length }]) => sum + length, 0);
    this.#logEnd = logEnd;
    this.#unsaved = 0;
    for await (const { record, address } of this.#store.readFrom(logEnd)) this.#add(JSON.parse(record) as IndexedArticle, address);
    return true;
  }

  #add(article: IndexedArticle, address: Address): void {
    this.remove(article.uri);
    const number = this.#nextArticle++;
    const doubt = doubtOf(article);
    this.#entries.set(number, { uri: article.uri, stamp: article.stamp, ...(doubt === 0 ? {} : { doubt }), ...address });
    this.#byUri.set(article.uri, number);
    this.#postings.add(keysOf(article), number);
    this.#unsaved++;
    for (const { kind, text } of article.mentions) if (kind === "entity") this.#names.add(text);
    this.#liveBytes += address.length;
    this.#logEnd = address.offset + address.length;
  }

  async #compact(): Promise<void> {
    const live = [...this.#entries];
    const addresses = await this.#store.rewrite(live.map(([, { offset, length }]) => ({ offset, length })));
    live.forEach(([number, entry], i) => this.#entries.set(number, { ...entry, ...addresses[i] }));
    this.#logEnd = this.#liveBytes;
  }

  /** Articles that may hold any of the keys. */
  #numbers(keys: readonly string[]): number[] {
    return keys.flatMap((key) => this.#postings.find(key));
  }

  /**
   * Articles that may hold a value of a nature: those that hold the value and something of this nature near it. Common values
   * stand in so many others that these would be all that is opened.
   */
  #numbersOf(value: number, sense: string | undefined): number[] {
    const all = this.#postings.find(valueKey(value));
    if (sense === undefined) return all;
    const near = new Set(this.#numbers([bandKey(sense, value), ...vagueKeys({ value })]));
    return all.filter((number) => near.has(number));
  }

  async #search(numbers: readonly number[], wanted: (mention: IndexedMention) => boolean, except?: string): Promise<IndexHit[]> {
    const articles = await this.#open(numbers, except);
    return articles.flatMap((article) => {
      const place = placeOf(article);
      return article.mentions.filter(wanted).map((mention) => ({ ...place, mention }));
    });
  }

  /** Those of the articles that are still there, by address. */
  async #open(numbers: readonly number[], except?: string): Promise<IndexedArticle[]> {
    const entries = [...new Set(numbers)].flatMap((number) => this.#entries.get(number) ?? []).filter(({ uri }) => uri !== except);
    const articles: IndexedArticle[] = [];
    for (const entry of entries.slice(0, MOST_ARTICLES)) {
      const article = await this.#read(entry);
      if (article !== undefined) articles.push(article);
    }
    return articles.sort((a, b) => compareText(a.uri, b.uri));
  }

  /** A record that another process has overwritten is forgotten, so that its article is read again. */
  async #read(entry: Entry): Promise<IndexedArticle | undefined> {
    try {
      const record = JSON.parse(await this.#store.read(entry)) as IndexedArticle;
      if (record.uri === entry.uri) return record;
    } catch {
      // Forgotten below.
    }
    this.remove(entry.uri);
    return undefined;
  }
}

function placeOf({ uri, title, date }: IndexedArticle): IndexedPlace {
  return { uri, ...(title === undefined ? {} : { title }), ...(date === undefined ? {} : { date }) };
}

function meet(a: Pick<IndexedMention, "value" | "min" | "max">, b: Pick<IndexedMention, "value" | "min" | "max">): boolean {
  if (a.value === undefined || b.value === undefined) return false;
  return (a.min ?? a.value) <= (b.max ?? b.value) && (b.min ?? b.value) <= (a.max ?? a.value);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
