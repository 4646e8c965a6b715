/** Knows how to run the core off the editor's thread: one article after another, stale work dropped. */

import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import * as l10n from "@vscode/l10n";
import { recogniseEntities } from "../../core/analysis/analyze";
import { type FindNames, OvertakenError } from "../../core/analysis/liveArticle";
import { parseArticle } from "../../core/article/parseArticle";
import type { Gazetteer } from "../../core/entities/gazetteer/gazetteer";
import type { EngineCalls, EngineData, VisibleData } from "../../protocol/engine";
import { callAnswerer } from "./answerCalls";
import { Courtesy } from "./courtesy";
import { ExportJobs } from "./exportJobs";
import { FolderIndexer } from "./folderIndexer";
import { FolderTeaching } from "./folderTeaching";
import { loadGazetteer } from "./loadGazetteers";
import { OpenArticles } from "./openArticles";
import { listUncertainPlaces } from "./uncertainPlaces";
import { weighNames } from "./weighNames";
import { PortSegmenter } from "./wordsPort";

const { words, ...data } = workerData as EngineData & { readonly words: MessagePort };
if (data.bundle !== undefined) l10n.config({ contents: { ...data.bundle } });

const segmenter = new PortSegmenter(words);
let gazetteer: Gazetteer | undefined;
const teaching = new FolderTeaching(getGazetteer);
const courtesy = new Courtesy();
const indexer = new FolderIndexer({ folder: data.indexFolder, segmenter, courtesy, gazetteer: (uri) => teaching.gazetteerFor(uri) });
const articles = new OpenArticles({ segmenter, findNames });
const exportJobs = new ExportJobs({ segmenter, gazetteer: getGazetteer });

function getGazetteer(): Gazetteer {
  return (gazetteer ??= loadGazetteer(data.gazetteerFolder));
}

function findNames(uri: string): FindNames {
  return (article, figures, how) => recogniseEntities(article, figures, { ...how, ...teaching.taughtFor(uri) });
}

function readVisible({ text, fileName, rules }: EngineCalls["readVisible"]["params"]): VisibleData {
  const { visible } = parseArticle(text, { fileName, rules });
  return { text: visible.text, segments: visible.segments, zones: visible.zones };
}

parentPort?.on(
  "message",
  callAnswerer<EngineCalls>(
    {
      open: (params) => courtesy.first(() => articles.open(params)),
      edit: (params) => courtesy.first(() => articles.edit(params)),
      entities: (params) => courtesy.first(() => articles.entities(params)),
      moreSections: (params) => courtesy.first(() => articles.moreSections(params)),
      moreEntities: (params) => courtesy.first(() => articles.moreEntities(params)),
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
      weighNames: (params) => weighNames(params, { teaching, segmenter }),
      identities: ({ name, uri }) => teaching.gazetteerFor(uri).lookUp(name).map(({ canonical, ids, table }) => ({ canonical, ids, table })),
      doubtful: (params) => indexer.listDoubtful(params),
      uncertain: (params) => listUncertainPlaces(params, { segmenter, ...teaching.taughtFor(params.uri) }),
      findName: (params) => indexer.findName(params),
    },
    (error) => error instanceof OvertakenError,
  ),
);
