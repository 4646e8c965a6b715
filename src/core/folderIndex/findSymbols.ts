/** Knows what a reader may look for in a folder: a value in any writing, a name or a part of it, a security's code. */

import { dimension } from "../analysis/sameQuantity";
import { parsePlain } from "../article/parseArticle";
import type { Gazetteer } from "../entities/gazetteer/gazetteer";
import { readSecurityCode } from "../entities/gazetteer/securityCode";
import type { Figure } from "../figures/figure";
import { findFigures } from "../figures/findFigures";
import type { FolderIndex, IndexHit } from "./folderIndex";
import { foldName } from "./nameList";

export interface SymbolQuery {
  readonly query: string;
  /** At most so many are found. */
  readonly limit: number;
  readonly gazetteer: Gazetteer;
}

/** So many names that contain the query are looked up. */
const MOST_NAMES = 40;
/** A name that only contains the query leaves room for others. */
const MOST_OF_A_NAME = 10;

/**
 * Places in the folder, the best first: what is written as the query is, then the same value otherwise written, then values that
 * may be it; the name itself, other names of who it stands for, and names that contain it, the shortest first.
 */
export async function findSymbols(index: FolderIndex, { query, limit, gazetteer }: SymbolQuery): Promise<IndexHit[]> {
  const asked = query.trim();
  if (asked === "") return [];
  const found = new Map<string, IndexHit>();
  const take = (hits: readonly IndexHit[]): void => {
    for (const hit of hits) if (found.size < limit) found.set(`${hit.mention.start.toString()} ${hit.mention.end.toString()} ${hit.uri}`, hit);
  };
  const key = foldName(asked);
  const isAsked = ({ mention }: IndexHit): boolean => foldName(mention.text) === key;
  take(bestFirst(await findByValue(index, asked), isAsked));
  take((await index.findName(asked)).filter(isAsked));
  for (const canonical of canonicalNames(asked, gazetteer)) take(await index.findName(canonical, gazetteer.namesOf(canonical)));
  for (const name of index.listNames(asked, MOST_NAMES)) {
    if (found.size >= limit) break;
    take((await index.findName(name)).filter(({ mention }) => mention.text === name).slice(0, MOST_OF_A_NAME));
  }
  return [...found.values()];
}

function bestFirst(hits: readonly IndexHit[], isBest: (hit: IndexHit) => boolean): IndexHit[] {
  return [...hits.filter(isBest), ...hits.filter((hit) => !isBest(hit))];
}

/** A query that is a figure from end to end finds every figure of that value, however it is written; with a unit, only such as share its nature. */
async function findByValue(index: FolderIndex, query: string): Promise<IndexHit[]> {
  const { visible, blocks } = parsePlain(query);
  const [figure] = findFigures({ visible, blocks });
  if (figure?.start !== 0 || figure.end !== visible.text.length) return [];
  if (typeof figure.value === "number") return index.findValue(figure.value, isBare(figure) ? undefined : dimension(figure));
  return figure.kind === "date" && typeof figure.value === "string" ? index.findValue(figure.value) : [];
}

function isBare({ kind, unit, currency }: Figure): boolean {
  return (kind === "count" || kind === "number") && unit === null && currency === null;
}

/** Whom the tables know by this name or by this code. */
function canonicalNames(asked: string, gazetteer: Gazetteer): Set<string> {
  const names = new Set(gazetteer.lookUp(asked).map(({ canonical }) => canonical));
  const code = readSecurityCode(asked.normalize("NFKC"), {});
  if (code !== undefined) for (const { ids, canonical } of gazetteer.entries()) if (ids.includes(code)) names.add(canonical);
  return names;
}
