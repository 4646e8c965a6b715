/** Knows how to run the core off the editor's thread: one article after another, stale work dropped. */

import { parentPort, workerData } from "node:worker_threads";
import * as l10n from "@vscode/l10n";
import { type AnalyzeOptions, recogniseEntities } from "../../core/analysis/analyze";
import { type FindNames, OvertakenError } from "../../core/analysis/liveArticle";
import { parseArticle } from "../../core/article/parseArticle";
import type { Gazetteer } from "../../core/entities/gazetteer";
import type { EngineCalls, EngineData, EngineMessage, EngineMethod, EngineRequest, VisibleData } from "../../protocol/engine";
import { ExportJobs } from "./exportJobs";
import { FolderIndexer } from "./folderIndexer";
import { FolderTeaching } from "./folderTeaching";
import { loadGazetteer } from "./loadGazetteers";
import { OpenArticles } from "./openArticles";
import { SegmenterClient } from "./segmenterClient";
import { packTokens } from "./segmenterMessages";
import { listUncertainPlaces } from "./uncertainPlaces";
import { weighNames } from "./weighNames";

const data = workerData as EngineData;
if (data.bundle !== undefined) l10n.config({ contents: { ...data.bundle } });

const segmenter = new SegmenterClient({
  entry: data.segmenterEntry,
  onState: (state) => {
    send({ segmenter: state });
  },
});
let gazetteer: Gazetteer | undefined;
const teaching = new FolderTeaching(getGazetteer);
const indexer = new FolderIndexer({ folder: data.indexFolder, segmenter, gazetteer: (uri) => teaching.gazetteerFor(uri) });
const articles = new OpenArticles({ segmenter, findNames });
const exportJobs = new ExportJobs({ segmenter, gazetteer: getGazetteer });

function getGazetteer(): Gazetteer {
  return (gazetteer ??= loadGazetteer(data.gazetteerFolder));
}

/** What names are recognised with in a file: the built-in tables, and what its folder has taught. */
function taught(uri: string): Pick<AnalyzeOptions, "gazetteer" | "model"> {
  const model = teaching.modelFor(uri);
  return { gazetteer: teaching.gazetteerFor(uri), ...(model === undefined ? {} : { model }) };
}

function findNames(uri: string): FindNames {
  return (article, figures, how) => recogniseEntities(article, figures, { ...how, ...taught(uri) });
}

function readVisible({ text, fileName, rules }: EngineCalls["readVisible"]["params"]): VisibleData {
  const { visible } = parseArticle(text, { fileName, rules });
  return { text: visible.text, segments: visible.segments, zones: visible.zones };
}

const handlers: { [M in EngineMethod]: (params: EngineCalls[M]["params"]) => EngineCalls[M]["result"] | Promise<EngineCalls[M]["result"]> } = {
  open: (params) => articles.open(params),
  edit: (params) => articles.edit(params),
  glance: (params) => articles.glance(params),
  entities: (params) => articles.entities(params),
  moreSections: (params) => articles.moreSections(params),
  moreEntities: (params) => articles.moreEntities(params),
  forget: (params) => articles.forget(params),
  readVisible,
  exportStart: (params) => exportJobs.start(params),
  exportAdd: (params) => exportJobs.add(params),
  exportFinish: (params) => exportJobs.finish(params),
  exportCancel: (params) => exportJobs.cancel(params),
  indexPlan: (params) => indexer.plan(params),
  indexAdd: (params) => indexer.add(params),
  indexRemove: (params) => indexer.remove(params),
  indexSave: () => indexer.save(),
  sameDay: (params) => indexer.compareDay(params.uri, articles.stated(params)),
  findQuantity: (params) => indexer.findQuantity(params),
  findSymbols: (params) => indexer.findSymbols(params),
  learn: (lessons) => teaching.learn(lessons),
  segment: async ({ text }) => packTokens(await segmenter.segment(text)),
  weighNames: (params) => weighNames(params, { teaching, segmenter }),
  identities: ({ name, uri }) => teaching.gazetteerFor(uri).lookUp(name).map(({ canonical, ids, table }) => ({ canonical, ids, table })),
  doubtful: (params) => indexer.listDoubtful(params),
  uncertain: (params) => listUncertainPlaces(params, { segmenter, ...taught(params.uri) }),
  findName: (params) => indexer.findName(params),
};

async function answer<M extends EngineMethod>(id: number, method: M, params: EngineCalls[M]["params"]): Promise<void> {
  try {
    send({ id, result: await handlers[method](params) });
  } catch (error) {
    send({ id, error: { message: error instanceof Error ? error.message : String(error), stale: error instanceof OvertakenError } });
  }
}

function send(message: EngineMessage): void {
  parentPort?.postMessage(message);
}

parentPort?.on("message", (request: EngineRequest) => {
  void answer(request.id, request.method, request.params);
});
