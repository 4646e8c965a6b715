/** Knows the list of a folder's annotated articles: how many annotations each has, and which ones somebody must look at. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { wantsReview } from "../../../core/annotations/sidecar/summary";
import type { AnnotationStore } from "../../annotations/annotationStore";
import { fileNameOf } from "../../articleDocument";
import { revealSpan } from "../../reveal";
import { articleOf, scanSidecars, sidecarOf, type Listed } from "./scan";

/** Rows are shown while the list is still being read, but not at each one. */
const SHOWN_EVERY = 1000;
const REPORTED_EVERY = 50;

export function registerFolderReview(store: AnnotationStore): vscode.Disposable {
  const list = new FolderList();
  const view = vscode.window.createTreeView("zhupi.folder", { treeDataProvider: list });
  const describe = list.onDidChangeTreeData(() => {
    view.description = list.description;
  });
  return vscode.Disposable.from(
    list,
    view,
    describe,
    vscode.commands.registerCommand("zhupi.listFolder", async () => {
      // Called from the Command Palette, it may be closed.
      await vscode.commands.executeCommand("zhupi.folder.focus");
      return list.fill();
    }),
    vscode.commands.registerCommand("zhupi.nextForReview", () => openNext(list, store)),
  );
}

/** Rows that are shown when somebody asks for them: VS Code makes all of a node's rows in one go. */
interface Chunk {
  readonly rows: readonly Listed[];
}

type Node = Listed | Chunk;

/** The first rows, which want review, stand alone; the rest in chunks. */
const FIRST_ROWS = 100;
const CHUNK = 500;

class FolderList implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #rows: Listed[] = [];
  #running: vscode.CancellationTokenSource | undefined;

  get rows(): readonly Listed[] {
    return this.#rows;
  }

  get description(): string {
    const open = this.#rows.filter(wantsReview).length;
    return this.#rows.length === 0 ? "" : l10n.t("{0} files, {1} for review", this.#rows.length, open);
  }

  getChildren(node?: Node): Node[] {
    if (node !== undefined) return "rows" in node ? [...node.rows] : [];
    const nodes: Node[] = this.#rows.slice(0, FIRST_ROWS);
    for (let at = FIRST_ROWS; at < this.#rows.length; at += CHUNK) nodes.push({ rows: this.#rows.slice(at, at + CHUNK) });
    return nodes;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return "rows" in node ? chunkOf(node) : itemOf(node);
  }

  /** Reads the folders anew; what was being read is given up. Resolves to how many sidecars there are. */
  async fill(): Promise<number> {
    this.#running?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.#running = source;
    const options = { location: vscode.ProgressLocation.Notification, title: l10n.t("Zhupi: listing annotations"), cancellable: true };
    await vscode.window.withProgress(options, async (progress, cancel) => {
      const stop = cancel.onCancellationRequested(() => {
        source.cancel();
      });
      const rows: Listed[] = [];
      await scanSidecars(source.token, (listed, done, total) => {
        rows.push(listed);
        if (done % REPORTED_EVERY === 0) progress.report({ increment: (100 * REPORTED_EVERY) / total, message: `${done.toString()}/${total.toString()}` });
        if (done % SHOWN_EVERY === 0 && this.#running === source) this.#show(rows);
      });
      stop.dispose();
      if (this.#running === source) this.#show(rows);
    });
    return this.#rows.length;
  }

  dispose(): void {
    this.#running?.cancel();
    this.#changed.dispose();
  }

  /** Those that want review first, then by name. */
  #show(rows: readonly Listed[]): void {
    this.#rows = [...rows].sort((a, b) => Number(wantsReview(b)) - Number(wantsReview(a)) || (a.path < b.path ? -1 : 1));
    this.#changed.fire(undefined);
  }
}

function chunkOf({ rows }: Chunk): vscode.TreeItem {
  const [first, last] = [rows[0], rows.at(-1)].map((row) => (row === undefined ? "" : fileNameOf(shownOf(row))));
  const item = new vscode.TreeItem(`${first ?? ""} … ${last ?? ""}`, vscode.TreeItemCollapsibleState.Collapsed);
  item.description = rows.length.toString();
  return item;
}

/** What a row names and opens. */
function shownOf(row: Listed): vscode.Uri {
  return articleOf(row) ?? sidecarOf(row);
}

function itemOf(row: Listed): vscode.TreeItem {
  const shown = shownOf(row);
  const sidecar = sidecarOf(row);
  const item = new vscode.TreeItem(fileNameOf(shown));
  item.id = sidecar.toString();
  item.description = stateOf(row).join(" · ");
  item.tooltip = [vscode.workspace.asRelativePath(sidecar), ...stateOf(row)].join("\n");
  const icon = row.status === "unreadable" || row.articlePath === undefined ? "error" : wantsReview(row) ? "warning" : "check";
  item.iconPath = new vscode.ThemeIcon(icon, icon === "check" ? undefined : new vscode.ThemeColor(icon === "error" ? "zhupi.label.orphan" : "zhupi.label.needsReview"));
  item.command = { title: l10n.t("Open"), command: "vscode.open", arguments: [shown] };
  return item;
}

function stateOf({ status, articlePath, annotations, needsReview, orphan, conflicts, bad, changed }: Listed): string[] {
  if (status === "unreadable") return [l10n.t("can't be read")];
  const parts: [number, string][] = [
    [1, l10n.t("{0} annotations", annotations)],
    [needsReview, l10n.t("{0} need review", needsReview)],
    [orphan, l10n.t("{0} lost their place", orphan)],
    [conflicts, l10n.t("{0} decided differently", conflicts)],
    [bad, l10n.t("{0} can't be read", bad)],
    [Number(changed), l10n.t("article changed since")],
    [Number(status === "newer"), l10n.t("newer version, to be seen only")],
    [Number(articlePath === undefined), l10n.t("no article")],
  ];
  return parts.flatMap(([count, text]) => (count > 0 ? [text] : []));
}

/** Opens the next listed article behind the present one that somebody must look at, at the first place in doubt. */
async function openNext(list: FolderList, store: AnnotationStore): Promise<void> {
  if (list.rows.length === 0) await list.fill();
  const open = list.rows.filter((row) => row.articlePath !== undefined && row.status !== "unreadable" && (wantsReview(row) || row.changed));
  const present = vscode.window.activeTextEditor?.document.uri.toString();
  const next = open[(open.findIndex((row) => articleOf(row)?.toString() === present) + 1) % Math.max(1, open.length)];
  const article = next === undefined ? undefined : articleOf(next);
  if (article === undefined) {
    vscode.window.setStatusBarMessage(l10n.t("No article of the folder needs review."), 4000);
    return;
  }
  const editor = await vscode.window.showTextDocument(article);
  const { annotations } = await store.session(editor.document);
  const [doubtful] = annotations.filter(({ state, annotation }) => state !== "anchored" || annotation.conflicts !== undefined);
  const span = doubtful?.spans[0];
  if (span !== undefined) revealSpan(editor, span);
}
