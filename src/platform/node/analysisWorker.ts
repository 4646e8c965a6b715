/** Knows how to run the core off the editor's thread: one article after another, stale work dropped. */

import { parentPort, workerData } from "node:worker_threads";
import * as l10n from "@vscode/l10n";
import { analyzeEntities, analyzeFigures } from "../../core/analysis/analyze";
import type { Article } from "../../core/article/article";
import { checkUserRule } from "../../core/article/cleaning/userRules";
import { parseArticle } from "../../core/article/parseArticle";
import { locateFindings, runChecks } from "../../core/checks/runChecks";
import type { Gazetteer } from "../../core/entities/gazetteer";
import type { Figure } from "../../core/figures/figure";
import type {
  DocumentVersion,
  EngineCalls,
  EngineData,
  EngineMessage,
  EngineMethod,
  EngineRequest,
  ReadParams,
  ReadResult,
} from "../../protocol/engine";
import { ExportJobs } from "./exportJobs";
import { FolderIndexer } from "./folderIndexer";
import { loadGazetteer } from "./loadGazetteers";
import { SegmenterClient } from "./segmenterClient";

interface ReadArticle {
  readonly version: number;
  readonly article: Article;
  readonly figures: readonly Figure[];
}

class StaleCall extends Error {}

const data = workerData as EngineData;
if (data.bundle !== undefined) l10n.config({ contents: { ...data.bundle } });

const articles = new Map<string, ReadArticle>();
const segmenter = new SegmenterClient({
  entry: data.segmenterEntry,
  onState: (state) => {
    send({ segmenter: state });
  },
});
let gazetteer: Gazetteer | undefined;
const indexer = new FolderIndexer({ folder: data.indexFolder, segmenter, gazetteer: getGazetteer });
const exportJobs = new ExportJobs({ segmenter, gazetteer: getGazetteer });

function getGazetteer(): Gazetteer {
  return (gazetteer ??= loadGazetteer(data.gazetteerFolder));
}

function read({ uri, version, text, fileName, rules }: ReadParams): ReadResult {
  const article = parseArticle(text, { fileName, rules });
  const figures = analyzeFigures(article, { fileName });
  articles.set(uri, { version, article, figures: figures.visible });
  const { text: _text, visible, ...rest } = article;
  return {
    article: { ...rest, visible: { text: visible.text, segments: visible.segments, zones: visible.zones } },
    figures: figures.located,
    ruleProblems: rules.flatMap((rule) => {
      const problem = checkUserRule(rule);
      return problem === undefined ? [] : [`${rule.name}: ${problem}`];
    }),
    findings: locateFindings(runChecks({ article, figures: figures.visible }), article),
  };
}

async function findEntitiesOf({ uri, version }: DocumentVersion): Promise<EngineCalls["entities"]["result"]> {
  const known = getCurrent(uri, version);
  const { entities, nested } = await analyzeEntities(known.article, known.figures, { segmenter, gazetteer: getGazetteer() });
  getCurrent(uri, version);
  return { entities, nested };
}

function getCurrent(uri: string, version: number): ReadArticle {
  const known = articles.get(uri);
  if (known?.version !== version) throw new StaleCall("A newer version was read.");
  return known;
}

const handlers: { [M in EngineMethod]: (params: EngineCalls[M]["params"]) => EngineCalls[M]["result"] | Promise<EngineCalls[M]["result"]> } = {
  read,
  entities: findEntitiesOf,
  forget: ({ uri }) => {
    articles.delete(uri);
    return undefined;
  },
  exportStart: (params) => exportJobs.start(params),
  exportAdd: (params) => exportJobs.add(params),
  exportFinish: (params) => exportJobs.finish(params),
  exportCancel: (params) => exportJobs.cancel(params),
  indexPlan: (params) => indexer.plan(params),
  indexAdd: (params) => indexer.add(params),
  indexRemove: (params) => indexer.remove(params),
  indexSave: () => indexer.save(),
  findQuantity: (params) => indexer.findQuantity(params),
  findSymbols: (params) => indexer.findSymbols(params),
  identities: ({ name }) => getGazetteer().lookUp(name).map(({ canonical, ids, table }) => ({ canonical, ids, table })),
  findName: (params) => indexer.findName(params),
};

async function answer<M extends EngineMethod>(id: number, method: M, params: EngineCalls[M]["params"]): Promise<void> {
  try {
    send({ id, result: await handlers[method](params) });
  } catch (error) {
    send({ id, error: { message: error instanceof Error ? error.message : String(error), stale: error instanceof StaleCall } });
  }
}

function send(message: EngineMessage): void {
  parentPort?.postMessage(message);
}

parentPort?.on("message", (request: EngineRequest) => {
  void answer(request.id, request.method, request.params);
});
