/** Knows the parts that articles need, and puts them together. Built into a file of its own, which is loaded after the entry. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { SegmenterState } from "../protocol/engine";
import { AnalysisService } from "./analysis/analysisService";
import { EngineClient } from "./analysis/engineClient";
import { AnnotationStore } from "./annotations/annotationStore";
import { registerAnnotate } from "./features/annotate/register";
import { registerAnnotationTree } from "./features/annotationTree/register";
import { registerDecorations } from "./features/decorations/register";
import { registerDiscuss } from "./features/discuss/register";
import { registerExport } from "./features/export/register";
import { registerFolderIndex } from "./features/folderIndex/register";
import { registerFolderReview } from "./features/folderReview/register";
import { registerHighlight } from "./features/highlight/register";
import { registerHover } from "./features/hover/register";
import { registerLearning } from "./features/learning/register";
import { registerLink } from "./features/link/register";
import { registerNavigate } from "./features/navigate/register";
import { registerOthers } from "./features/others/register";
import { registerPreview } from "./features/preview/register";
import { registerProblems } from "./features/problems/register";
import { registerStatus } from "./features/status/register";
import { registerSymbols } from "./features/symbols/register";
import { OutputLogger } from "./outputLogger";
import { Places } from "./places";

/** How long the analysis worker stays after the last thing it did. */
const ENGINE_IDLE_MILLISECONDS = 5 * 60_000;

export interface Features {
  /** Somebody is about to type into the article. */
  expectTyping(document: vscode.TextDocument): void;
  /** Resolves once what was decided last is on disk. */
  flush(): Promise<void>;
}

export function startFeatures(context: vscode.ExtensionContext): Features {
  const { bundle } = vscode.l10n;
  if (bundle !== undefined) l10n.config({ contents: bundle });

  const logger = new OutputLogger();
  const segmenterState = new vscode.EventEmitter<SegmenterState>();
  const engine = new EngineClient({
    entry: context.asAbsolutePath("dist/analysisWorker.js"),
    typingEntry: context.asAbsolutePath("dist/typingWorker.js"),
    data: {
      ...(bundle === undefined ? {} : { bundle }),
      gazetteerFolder: context.asAbsolutePath("media/gazetteers"),
      segmenterEntry: context.asAbsolutePath("dist/segmenterProcess.js"),
      ...(context.storageUri === undefined ? {} : { indexFolder: vscode.Uri.joinPath(context.storageUri, "index").fsPath }),
    },
    logger,
    onSegmenterState: (state) => {
      segmenterState.fire(state);
    },
    idleMilliseconds: ENGINE_IDLE_MILLISECONDS,
  });
  const analyses = new AnalysisService(engine, logger);
  const annotations = new AnnotationStore(context, analyses, logger);
  const places = new Places(analyses, annotations);
  const folderIndex = registerFolderIndex(engine, analyses, logger);

  context.subscriptions.push(
    logger,
    segmenterState,
    analyses,
    annotations,
    registerHighlight(analyses, annotations),
    registerHover(engine, analyses, annotations),
    registerProblems({ engine, analyses, annotations, places, logger, onDidFillIndex: folderIndex.onDidFill }),
    registerStatus(analyses, annotations, segmenterState.event),
    registerAnnotate(context, places),
    registerLink({ engine, analyses, places, sessionOf: (document) => annotations.session(document) }),
    registerLearning(context, {
      engine,
      analyses,
      annotations,
      places,
      logger,
      entry: context.asAbsolutePath("dist/learningWorker.js"),
      data: { ...(bundle === undefined ? {} : { bundle }), gazetteerFolder: context.asAbsolutePath("media/gazetteers") },
    }),
    registerDiscuss(places),
    registerNavigate(engine, places),
    registerDecorations(annotations),
    registerOthers(annotations),
    registerAnnotationTree(annotations),
    registerFolderReview(annotations),
    registerPreview(context, { analyses, annotations, engine, logger, places }),
    registerExport(engine, annotations, places),
    folderIndex,
    registerSymbols({ engine, analyses, store: annotations }),
  );
  return {
    expectTyping: (document) => {
      analyses.expectTyping(document);
    },
    flush: () => annotations.close(),
  };
}
