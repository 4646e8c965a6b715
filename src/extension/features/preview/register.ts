/** Knows what the preview adds to the editor: its commands, its panel, and the reader. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { Logger } from "../../../core/ports";
import type { AnalysisService } from "../../analysis/analysisService";
import type { EngineClient } from "../../analysis/engineClient";
import type { AnnotationStoreApi } from "../../annotations/store";
import { isArticle } from "../../articleDocument";
import type { Places } from "../../places";
import { exportHtml, printArticle } from "./exportHtml";
import { ImageRights } from "./images";
import { PREVIEW_TYPE, PreviewPanels, READER_TYPE } from "./previewPanels";
import { ReaderByDefault } from "./readerByDefault";

/** What the preview is built on. */
export interface Parts {
  readonly analyses: AnalysisService;
  readonly annotations: AnnotationStoreApi;
  readonly engine: EngineClient;
  readonly logger: Logger;
  readonly places: Places;
}

export function registerPreview(
  context: vscode.ExtensionContext,
  { analyses, annotations, engine, logger, places }: Parts,
): vscode.Disposable {
  const images = new ImageRights();
  const panels = new PreviewPanels({ extensionUri: context.extensionUri, analyses, annotations, engine, images, logger });
  places.lookAtPage(() => panels.focusedPlace());
  const command = (id: string, action: (argument: unknown, second: unknown) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(id, action);

  /** The article that a command is about: of the preview in front, of the active editor, or of a file in the explorer. */
  const article = async (argument: unknown): Promise<vscode.TextDocument | undefined> => {
    const named = argument instanceof vscode.Uri ? await vscode.workspace.openTextDocument(argument) : undefined;
    const editor = vscode.window.activeTextEditor?.document;
    return named ?? (editor !== undefined && isArticle(editor) ? editor : (panels.active()?.session.document ?? editor));
  };

  return vscode.Disposable.from(
    images,
    panels,
    new ReaderByDefault(READER_TYPE),
    vscode.window.registerWebviewPanelSerializer(PREVIEW_TYPE, panels),
    vscode.window.registerCustomEditorProvider(READER_TYPE, panels, {
      supportsMultipleEditorsPerDocument: true,
    }),
    command("zhupi.preview.open", async (argument) => {
      const document = await article(argument);
      if (document === undefined) return;
      panels.open(document, vscode.ViewColumn.Beside);
    }),
    command("zhupi.preview.openReader", async (argument) => {
      const document = await article(argument);
      if (document !== undefined) await vscode.commands.executeCommand("vscode.openWith", document.uri, READER_TYPE);
    }),
    command("zhupi.preview.openSource", async () => {
      const session = panels.active()?.session;
      if (session === undefined) return;
      const column = session.scroll.editors()[0]?.viewColumn ?? vscode.ViewColumn.Active;
      await vscode.commands.executeCommand("vscode.openWith", session.document.uri, "default", column);
    }),
    command("zhupi.preview.toggleLock", () => {
      const preview = panels.active();
      if (preview !== undefined && !preview.reader) preview.session.setLocked(!preview.session.locked);
    }),
    command("zhupi.preview.showImages", async (argument) => {
      const document = await article(argument);
      if (document === undefined) return;
      if (images.canAllow) images.allowArticle(document.uri);
      else void vscode.window.showInformationMessage(l10n.t("Remote images stay off in Restricted Mode."));
    }),
    command("zhupi.preview.exportHtml", async (argument, second) => {
      const document = await article(argument);
      // From a menu, the second argument is the editor group.
      const target = second instanceof vscode.Uri ? second : undefined;
      if (document !== undefined) await exportHtml(document, { extensionUri: context.extensionUri, analyses, annotations }, target);
    }),
    command("zhupi.preview.print", async (argument) => {
      const document = await article(argument);
      if (document !== undefined) await printArticle(document, { extensionUri: context.extensionUri, analyses, annotations }, context.globalStorageUri);
    }),
  );
}
