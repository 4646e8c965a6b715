/** Knows all open previews: which follow the active article, which stay, and which one a command is about. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { fileNameOf, isArticle, LANGUAGE_ID } from "../../articleDocument";
import { mayBeArticle } from "../../articleFiles";
import type { PlaceArgument } from "../../places";
import { readPageState } from "./messages";
import { PageFiles } from "./pageFiles";
import { PreviewSession } from "./previewSession";
import type { PreviewServices } from "./services";

export const PREVIEW_TYPE = "zhupi.preview";
export const READER_TYPE = "zhupi.reader";

/** Set while a preview has the focus. */
const ACTIVE_CONTEXT = "zhupi.previewActive";

interface OpenPreview {
  readonly panel: vscode.WebviewPanel;
  readonly session: PreviewSession;
  /** A reader is the editor of its own file and never follows another. */
  readonly reader: boolean;
}

export class PreviewPanels implements vscode.Disposable, vscode.WebviewPanelSerializer, vscode.CustomTextEditorProvider {
  readonly #services: PreviewServices;
  readonly #files: PageFiles;
  readonly #open = new Set<OpenPreview>();
  readonly #icon: { readonly light: vscode.Uri; readonly dark: vscode.Uri };
  readonly #subscriptions: vscode.Disposable;

  constructor(services: PreviewServices) {
    this.#services = services;
    this.#files = new PageFiles(services.extensionUri);
    const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(services.extensionUri, "media", "preview", `reader-${theme}.svg`);
    this.#icon = { light: icon("light"), dark: icon("dark") };
    const announce = (): void => {
      const coming = comingFile();
      for (const { reader, session } of this.#open) if (!reader && !session.locked) session.announce(coming);
    };
    const follow = (): void => {
      const document = vscode.window.activeTextEditor?.document;
      if (document !== undefined && isArticle(document)) this.#follow(document);
      announce();
    };
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(follow),
      // A file becomes an article shortly after it was opened.
      vscode.workspace.onDidOpenTextDocument(follow),
      vscode.window.tabGroups.onDidChangeTabs(announce),
    );
  }

  /** The preview that has the focus, or the only one in sight. */
  active(): OpenPreview | undefined {
    const all = [...this.#open];
    const visible = all.filter(({ panel }) => panel.visible);
    return all.find(({ panel }) => panel.active) ?? (visible.length === 1 ? visible[0] : undefined);
  }

  /** What is chosen or selected on the page that has the focus, if one has. */
  focusedPlace(): PlaceArgument | undefined {
    const focused = [...this.#open].find(({ panel }) => panel.active)?.session;
    return focused === undefined ? undefined : { uri: focused.document.uri.toString(), ...focused.selection };
  }

  /** Opens the preview that follows the active article, or brings it to the front. */
  open(document: vscode.TextDocument, column: vscode.ViewColumn): void {
    const following = [...this.#open].find(({ reader, session }) => !reader && !session.locked);
    if (following !== undefined) {
      this.#show(following, document);
      following.panel.reveal(following.panel.viewColumn ?? column, true);
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      PREVIEW_TYPE,
      fileNameOf(document.uri),
      { viewColumn: column, preserveFocus: true },
    );
    this.#add(panel, document, { locked: false, reader: false, restored: false });
  }

  /** After a restart: the page kept which article it showed. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, kept: unknown): Promise<void> {
    const state = readPageState(kept);
    const document = state === undefined ? undefined : await openDocument(state.document);
    if (state === undefined || document === undefined) {
      panel.dispose();
      return;
    }
    this.#add(panel, document, { locked: state.locked, reader: false, restored: true });
  }

  async resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): Promise<void> {
    // Whoever opens a file in the reader says that it is an article.
    if (!isArticle(document)) await vscode.languages.setTextDocumentLanguage(document, LANGUAGE_ID);
    this.#add(panel, document, { locked: true, reader: true, restored: true });
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const { panel } of [...this.#open]) panel.dispose();
  }

  #follow(document: vscode.TextDocument): void {
    for (const preview of this.#open) if (!preview.reader && !preview.session.locked) this.#show(preview, document);
  }

  #show(preview: OpenPreview, document: vscode.TextDocument): void {
    if (preview.session.document !== document) preview.session.show(document);
    nameTab(preview);
  }

  #add(panel: vscode.WebviewPanel, document: vscode.TextDocument, how: { readonly locked: boolean; readonly reader: boolean; readonly restored: boolean }): void {
    // Two readers of one article begin at one place, as two text editors do.
    const beside = how.reader ? [...this.#open].find((one) => one.reader && one.session.document === document) : undefined;
    const session = new PreviewSession(this.#services, this.#files, panel.webview, document, {
      locked: how.locked,
      canFollow: !how.reader,
      place: beside?.session.place,
      restored: how.restored,
      visible: panel.visible,
      onLock: () => {
        nameTab(preview);
      },
    });
    const preview: OpenPreview = { panel, session, reader: how.reader };
    this.#open.add(preview);
    panel.iconPath = this.#icon;
    nameTab(preview);
    setActive(panel.active);
    panel.onDidChangeViewState(() => {
      session.setVisible(panel.visible);
      setActive([...this.#open].some((one) => one.panel.active));
    });
    panel.onDidDispose(() => {
      this.#open.delete(preview);
      session.dispose();
      setActive([...this.#open].some((one) => one.panel.active));
    });
  }
}

/** What the active tab is about to show: VS Code loads a large file for seconds. */
function comingFile(): vscode.Uri | undefined {
  const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof vscode.TabInputText) || !mayBeArticle(input.uri)) return undefined;
  // The document comes before its editor.
  return vscode.window.activeTextEditor?.document.uri.toString() === input.uri.toString() ? undefined : input.uri;
}

function nameTab({ panel, session, reader }: OpenPreview): void {
  if (reader) return;
  const name = fileNameOf(session.document.uri);
  panel.title = session.locked ? l10n.t("[Locked] {0}", name) : l10n.t("Reading {0}", name);
}

function setActive(active: boolean): void {
  void vscode.commands.executeCommand("setContext", ACTIVE_CONTEXT, active);
}

async function openDocument(address: string): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(address, true));
  } catch {
    return undefined;
  }
}
