/** Knows how learning runs in the editor: each folder by itself, in the background after decisions, or when asked. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { AnnotationStore } from "../../annotations/annotationStore";
import { isArticle } from "../../articleDocument";
import { DecisionWatch } from "./decisionWatch";
import { showDetails } from "./details";
import type { FolderLearning, Outcome } from "./folderLearning";
import { LearningFoldersInEditor, type LearningParts } from "./learningFolders";
import { registerLearntMarks } from "./learntMarks";
import { exportModel, useModel, useOwnModel } from "./modelCommands";
import { countAnnotations, percent } from "./modelSummary";
import { NameGrowth } from "./nameGrowth";
import { LearningStatusItem } from "./statusItem";
import { registerSwitchOff } from "./switchOff";

export function registerLearning(context: vscode.ExtensionContext, parts: LearningParts): vscode.Disposable {
  const { analyses, annotations, engine, logger, places } = parts;
  const folders = new LearningFoldersInEditor(context, parts);
  const growth = new NameGrowth(context.workspaceState, engine);
  const watch = new DecisionWatch(annotations);
  const learningOf = (uri: vscode.Uri): FolderLearning | undefined => folders.find(uri);
  const status = new LearningStatusItem(learningOf);
  const command = (id: string, action: (learning: FolderLearning, argument: unknown) => Promise<unknown>): vscode.Disposable =>
    vscode.commands.registerCommand(id, async (argument: unknown) => {
      const learning = folders.active();
      if (learning !== undefined) return action(learning, argument);
      vscode.window.setStatusBarMessage(l10n.t("Zhupi learns in folders: open the folder of your articles."), 4000);
      return undefined;
    });
  return vscode.Disposable.from(
    folders,
    growth,
    watch,
    status,
    folders.onDidChange(() => {
      status.show();
    }),
    analyses.onDidAnalyze(({ uri, complete }) => {
      if (complete) void learningOf(uri)?.load();
      status.show();
    }),
    watch.onDidDecide((session) => {
      const learning = learningOf(session.uri);
      if (learning === undefined) return;
      learning.touch(session.uri);
      growth.decided(session, learning, (error) => {
        logger.error("Accepted names could not be collected.", error);
      });
      // By its address: what is learnt may have to wait long after the article was closed.
      const { uri } = session;
      folders.learnSoon(learning, async () => annotations.latest(uri)?.flush());
    }),
    registerSwitchOff({ places, learningOf }),
    registerLearntMarks(analyses, annotations),
    command("zhupi.learning.details", showDetails),
    command("zhupi.learning.train", (learning) => trainNow(folders, annotations, learning)),
    command("zhupi.learning.freeze", (learning) => setFrozen(learning, true)),
    command("zhupi.learning.resume", (learning) => setFrozen(learning, false)),
    command("zhupi.learning.exportModel", exportModel),
    command("zhupi.learning.useModel", useModel),
    command("zhupi.learning.useOwnModel", useOwnModel),
  );
}

/** With progress, and at full speed: somebody is waiting for it. Resolves to how it ended. */
async function trainNow(folders: LearningFoldersInEditor, annotations: AnnotationStore, learning: FolderLearning): Promise<Outcome | "frozen"> {
  if (learning.frozen) {
    void vscode.window.showInformationMessage(l10n.t("Learning is frozen in this folder. Resume it first."));
    return "frozen";
  }
  for (const { uri } of vscode.workspace.textDocuments.filter(isArticle)) await annotations.latest(uri)?.flush();
  const outcome = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: l10n.t("Learning from your annotations"), cancellable: true },
    (progress, cancel) => {
      const shown = learning.onDidChange(() => {
        progress.report({ message: `${phaseName(learning)} ${percent(learning.progress)}` });
      });
      return folders.learnNow(learning, cancel).finally(() => {
        shown.dispose();
      });
    },
  );
  const { notes, state } = learning;
  if (outcome === "tooFew") {
    void vscode.window.showInformationMessage(l10n.t("There is too little to learn from yet: {0} reviewed sentences; it takes about 20, with a label that was given at least three times.", state?.sentences ?? 0));
  } else if (outcome === "problem") {
    void vscode.window.showErrorMessage(l10n.t("Learning failed; the log says why."));
  } else if (outcome === "learnt" && notes !== undefined) {
    vscode.window.setStatusBarMessage(l10n.t("Learnt from {0} annotations in {1} sentences.", countAnnotations(notes), notes.sentences), 6000);
  }
  return outcome;
}

function phaseName({ phase }: FolderLearning): string {
  switch (phase) {
    case "reading":
      return l10n.t("reading");
    case "training":
      return l10n.t("training");
    case "measuring":
      return l10n.t("measuring");
    case "idle":
      return "";
  }
}

async function setFrozen({ folder }: FolderLearning, frozen: boolean): Promise<void> {
  await vscode.workspace.getConfiguration("zhupi.learning", folder.uri).update("frozen", frozen ? true : undefined, vscode.ConfigurationTarget.WorkspaceFolder);
}
