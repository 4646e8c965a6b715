/** Knows Zhupi's own view: the active article's annotations by label, those in doubt first. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { LiveAnnotation } from "../../../core/annotations/session/session";
import { quotedText } from "../../../core/annotations/annotation";
import { labelName } from "../../../core/cards/names";
import type { AnnotationStore } from "../../annotations/annotationStore";
import type { SessionHandle } from "../../annotations/store";
import { isArticle } from "../../articleDocument";
import { labelsFor } from "../../labels";
import { revealSpan } from "../../reveal";
import { differenceFrom, placesOf } from "./othersGroup";

interface GroupNode {
  readonly type: "group";
  readonly id: string;
  readonly name: string;
  readonly colorId: string;
  readonly icon: string;
  readonly items: readonly LiveAnnotation[];
  /** Where another annotator wrote them: they can be seen and not changed. */
  readonly sidecar?: string;
}

interface ItemNode {
  readonly type: "item";
  /** With `id`, what the commands in the item's menu are called with. */
  readonly uri: string;
  readonly id: string;
  readonly document: vscode.TextDocument;
  readonly live: LiveAnnotation;
  /** Another annotator's; `difference` says where one's own of the same place differs. */
  readonly others?: { readonly sidecar: string; readonly difference: string | undefined };
}

type Node = GroupNode | ItemNode;

export function registerAnnotationTree(store: AnnotationStore): vscode.Disposable {
  const tree = new AnnotationTree(store);
  const view = vscode.window.createTreeView("zhupi.annotations", { treeDataProvider: tree, showCollapseAll: true });
  return vscode.Disposable.from(
    tree,
    view,
    tree.onDidChangeTreeData(() => {
      view.description = tree.description;
    }),
    vscode.commands.registerCommand("zhupi.revealAnnotation", async (argument: unknown) => {
      if (isItem(argument)) await reveal(argument);
    }),
  );
}

class AnnotationTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable;
  #document: vscode.TextDocument | undefined;
  /** Whose groups these are. */
  #loaded: vscode.TextDocument | undefined;
  #groups: readonly GroupNode[] = [];
  readonly onDidChangeTreeData = this.#changed.event;

  readonly #store: AnnotationStore;

  constructor(store: AnnotationStore) {
    this.#store = store;
    this.#subscriptions = vscode.Disposable.from(
      store.onDidChange((uri) => {
        if (this.#document?.uri.toString() === uri.toString()) void this.#load();
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        this.#follow(editor);
      }),
      vscode.workspace.onDidOpenTextDocument(() => {
        this.#follow(vscode.window.activeTextEditor);
      }),
    );
    this.#follow(vscode.window.activeTextEditor);
  }

  get description(): string {
    const count = this.#groups.reduce((sum, { items }) => sum + items.length, 0);
    return count === 0 ? "" : count.toString();
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) return [...this.#groups];
    const document = this.#document;
    if (node.type === "item" || document === undefined) return [];
    const uri = document.uri.toString();
    const { sidecar } = node;
    if (sidecar === undefined) return node.items.map((live) => ({ type: "item", uri, id: live.annotation.id, document, live }));
    const own = placesOf(this.#store.latest(document)?.annotations ?? []);
    return node.items.map((live) => {
      const difference = differenceFrom(own, live);
      return { type: "item", uri, id: live.annotation.id, document, live, others: { sidecar, difference } };
    });
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return node.type === "group" ? groupItem(node) : annotationItem(node);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  /** With the focus on a preview, a terminal or nothing, the last article stays. */
  #follow(editor: vscode.TextEditor | undefined): void {
    if (editor === undefined) {
      if (this.#document?.isClosed !== true) return;
      this.#document = undefined;
    } else {
      this.#document = isArticle(editor.document) ? editor.document : undefined;
    }
    // A key of the whole window: menus and the welcome text see none of an editor's own.
    setContext("zhupi.articleShown", this.#document !== undefined);
    void this.#load();
  }

  async #load(): Promise<void> {
    const document = this.#document;
    if (this.#loaded !== document) setContext("zhupi.isUnannotated", false);
    const session = document === undefined ? undefined : await this.#store.session(document);
    if (this.#document !== document) return;
    this.#groups = document === undefined || session === undefined ? [] : groupByLabel(document, session);
    this.#loaded = document;
    this.#changed.fire(undefined);
    // Not before it is known: an article is not to be told to have no annotations while they are still being read.
    setContext("zhupi.isUnannotated", session !== undefined && this.#groups.length === 0);
    // What the menus offer: VS Code shows one before it tells of the click that opened it, so no finer place could be known in time.
    setContext("zhupi.hasAnnotations", session !== undefined && session.annotations.length > 0);
  }
}

function setContext(key: string, value: boolean): void {
  void vscode.commands.executeCommand("setContext", key, value);
}

function groupByLabel(document: vscode.TextDocument, session: SessionHandle): GroupNode[] {
  const shown = session.annotations.filter(({ annotation }) => annotation.status !== "rejected");
  const rejected = session.annotations.filter(({ annotation }) => annotation.status === "rejected");
  const labels = labelsFor(document.uri);
  const known = new Set(labels.map(({ id }) => id));
  const others = [...new Set(shown.map(({ annotation }) => annotation.label))].filter((id) => !known.has(id));
  const doubtful = (state: LiveAnnotation["state"], id: string, name: string, colorId: string, icon: string): GroupNode => ({
    type: "group",
    id,
    name,
    colorId,
    icon,
    items: shown.filter((live) => live.state === state),
  });
  const groups: GroupNode[] = [
    doubtful("orphan", "orphan", l10n.t("Place not found"), "zhupi.label.orphan", "error"),
    doubtful("needsReview", "needsReview", l10n.t("Place needs review"), "zhupi.label.needsReview", "warning"),
    ...[...labels, ...others.map((id) => ({ id, name: labelName(id), colorId: "zhupi.label.custom" }))].map(
      ({ id, name, colorId }): GroupNode => ({
        type: "group",
        id: `label:${id}`,
        name,
        colorId,
        icon: "tag",
        items: shown.filter(({ annotation, state }) => annotation.label === id && state === "anchored"),
      }),
    ),
    { type: "group", id: "rejected", name: l10n.t("Rejected suggestions"), colorId: "disabledForeground", icon: "circle-slash", items: rejected },
  ];
  for (const { sidecar, author, annotations } of session.others) {
    const name = author === undefined ? l10n.t("Everybody's file, read only") : l10n.t("{0}'s file, read only", author);
    const items = annotations.filter(({ annotation }) => annotation.status !== "rejected");
    groups.push({ type: "group", id: sidecar.toString(), sidecar: sidecar.toString(), name, colorId: "zhupi.label.others", icon: "account", items });
  }
  return groups.filter(({ items }) => items.length > 0);
}

function groupItem({ id, name, colorId, icon, items }: GroupNode): vscode.TreeItem {
  const state = id === "rejected" ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded;
  const item = new vscode.TreeItem(name, state);
  item.id = id;
  item.description = items.length.toString();
  item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(colorId));
  item.contextValue = "zhupi.group";
  return item;
}

function annotationItem(node: ItemNode): vscode.TreeItem {
  const { live } = node;
  const { annotation } = live;
  const { others } = node;
  const text = quotedText(annotation).replace(/\s+/g, " ");
  const item = new vscode.TreeItem(text === "" ? l10n.t("(no text)") : text);
  item.id = `${others?.sidecar ?? node.uri}#${node.id}`;
  const whose = others === undefined ? [] : [others.difference, labelName(annotation.label), annotation.author];
  const disagreed = annotation.conflicts === undefined ? undefined : l10n.t("two decisions");
  if (others?.difference !== undefined || disagreed !== undefined) item.iconPath = new vscode.ThemeIcon("warning", new vscode.ThemeColor("zhupi.label.needsReview"));
  item.description = [lineOf(node), disagreed, ...whose, annotation.note].filter((part) => part !== undefined && part !== "").join(" · ");
  item.tooltip = [text, annotation.note, annotation.author].filter((part) => part !== undefined && part !== "").join("\n");
  item.contextValue = others !== undefined ? "zhupi.others" : `zhupi.annotation.${live.state}${annotation.conflicts === undefined ? "" : ".conflict"}`;
  item.command = { title: l10n.t("Show in the article"), command: "zhupi.revealAnnotation", arguments: [node] };
  return item;
}

function lineOf({ document, live }: ItemNode): string | undefined {
  const [first] = live.spans;
  return first === undefined ? undefined : l10n.t("line {0}", document.positionAt(first.start).line + 1);
}

async function reveal({ document, live }: ItemNode): Promise<void> {
  const [span] = live.spans;
  const editor = await vscode.window.showTextDocument(document, { preserveFocus: false });
  if (span !== undefined) revealSpan(editor, span);
}

function isItem(argument: unknown): argument is ItemNode {
  return typeof argument === "object" && argument !== null && "type" in argument && argument.type === "item";
}
