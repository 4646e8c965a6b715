/** Knows how to fill the folder index from files, and how to ask it. */

import { analyzeFigures, recogniseEntities } from "../../core/analysis/analyze";
import type { LiveArticle } from "../../core/analysis/liveArticle";
import { locateInFile } from "../../core/analysis/locate";
import { looksLikeArticle } from "../../core/article/detectArticle";
import { parseArticle } from "../../core/article/parseArticle";
import { listFacts, subjectsOf } from "../../core/checks/facts";
import type { Finding } from "../../core/checks/finding";
import { checkSameDay } from "../../core/checks/sameDay";
import type { Gazetteer } from "../../core/entities/gazetteer/gazetteer";
import { findSymbols } from "../../core/folderIndex/findSymbols";
import { FolderIndex, type IndexHit } from "../../core/folderIndex/folderIndex";
import { factsInFile, quantityOf, toIndexedArticle } from "../../core/folderIndex/indexedArticle";
import type { Segmenter } from "../../core/ports";
import { decodeText } from "../../core/text/encoding";
import { engineVersion } from "../../core/version";
import type { EngineCalls } from "../../protocol/engine";
import type { Courtesy } from "./courtesy";
import { FileIndexStore } from "./fileIndexStore";

export interface FolderIndexerOptions {
  /** `undefined`: nothing is indexed and nothing found. */
  readonly folder: string | undefined;
  readonly segmenter: Segmenter;
  /** Nobody waits for the index; it waits for everybody. */
  readonly courtesy: Courtesy;
  /** For the article of an address. */
  readonly gazetteer: (uri: string) => Gazetteer;
}

/** To be raised whenever what the index keeps of an article changes its form. */
const INDEX_FORMAT = "4";
/** Articles larger than this are read in the editor, but not into the index. */
const LARGEST_BYTES = 8 * 1024 * 1024;

export class FolderIndexer {
  readonly #options: FolderIndexerOptions;
  #store: FileIndexStore | undefined;
  #index: Promise<FolderIndex> | undefined;

  constructor(options: FolderIndexerOptions) {
    this.#options = options;
  }

  async plan({ files, listing }: EngineCalls["indexPlan"]["params"]): Promise<EngineCalls["indexPlan"]["result"]> {
    const index = await this.#open();
    if (listing?.first === true) index?.beginListing();
    const stale = index?.plan(files) ?? [];
    if (listing?.last === true) index?.endListing();
    return { stale };
  }

  /** A file that is no article is kept with nothing in it, so that it isn't read again. */
  async add({ uri, stamp, bytes }: EngineCalls["indexAdd"]["params"]): Promise<boolean> {
    const index = await this.#open();
    if (index === undefined) return false;
    const text = bytes.length > LARGEST_BYTES ? "" : decodeText(bytes).text;
    if (!looksLikeArticle(text.slice(0, 4096))) {
      await index.put({ uri, stamp, mentions: [] });
      return false;
    }
    const fileName = decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
    const { gazetteer, courtesy } = this.#options;
    await courtesy.turn();
    const article = parseArticle(text, { fileName });
    const figures = analyzeFigures(article, { fileName });
    const { outer } = await recogniseEntities(article, figures.visible, { segmenter: this.#segmenter, gazetteer: gazetteer(uri) });
    const facts = listFacts({ article, figures: figures.visible }, subjectsOf(outer));
    const entities = locateInFile(outer, article.visible, article.text);
    await index.put(toIndexedArticle(uri, stamp, { article, figures: figures.located, entities, facts }));
    return true;
  }

  /** Once its words are there, an article may have to wait again. */
  get #segmenter(): Segmenter {
    const { segmenter, courtesy } = this.#options;
    return {
      segment: async (text, signal) => {
        const words = await segmenter.segment(text, signal);
        await courtesy.turn();
        return words;
      },
      dispose: () => undefined,
    };
  }

  async remove({ uris }: EngineCalls["indexRemove"]["params"]): Promise<undefined> {
    const index = await this.#open();
    for (const uri of uris) index?.remove(uri);
    return undefined;
  }

  async save(): Promise<undefined> {
    await (await this.#open())?.save();
    return undefined;
  }

  async findQuantity({ figure, except }: EngineCalls["findQuantity"]["params"]): Promise<EngineCalls["findQuantity"]["result"]> {
    const index = await this.#open();
    return index?.findQuantity(quantityOf(figure), except) ?? { exact: [], near: [] };
  }

  /** What an open article states otherwise than the folder's other articles of its day; offsets are into the file. */
  async compareDay(uri: string, { article, facts }: NonNullable<LiveArticle["stated"]>): Promise<readonly Finding[]> {
    const index = await this.#open();
    const { date } = article.meta;
    if (index === undefined || date === undefined || facts.length === 0) return [];
    const elsewhere = await index.findFacts(date, facts.flatMap(({ keys }) => keys), uri);
    return checkSameDay(factsInFile(facts, article), elsewhere);
  }

  async listDoubtful({ folder, limit }: EngineCalls["doubtful"]["params"]): Promise<readonly string[]> {
    return (await this.#open())?.listDoubtful(folder, limit) ?? [];
  }

  async findSymbols({ query, limit }: EngineCalls["findSymbols"]["params"]): Promise<readonly IndexHit[]> {
    const index = await this.#open();
    return index === undefined ? [] : findSymbols(index, { query, limit, gazetteer: this.#options.gazetteer("") });
  }

  async findName({ name, alsoCalled, uri, listed }: EngineCalls["findName"]["params"]): Promise<readonly IndexHit[]> {
    const index = await this.#open();
    return index?.findName(name, [...alsoCalled, ...(listed ? this.#options.gazetteer(uri).namesOf(name) : [])]) ?? [];
  }

  async close(): Promise<void> {
    await this.#index;
    await this.#store?.close();
  }

  #open(): Promise<FolderIndex | undefined> {
    const { folder } = this.#options;
    if (folder === undefined) return Promise.resolve(undefined);
    this.#store ??= new FileIndexStore(folder);
    return (this.#index ??= FolderIndex.open(this.#store, `${engineVersion} ${INDEX_FORMAT}`));
  }
}
