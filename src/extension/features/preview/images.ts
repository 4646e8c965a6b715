/** Knows which images the page may show: remote ones only when the reader has asked for them, files only of the workspace and where they are, and none in Restricted Mode. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { ImagePolicy } from "./blocks";
import { readImageUrl, readLocalImage } from "./imageUrl";
import { LocalPictures } from "./localPictures";

type Mode = "off" | "allowedHosts" | "https";

export class ImageRights implements vscode.Disposable {
  /** Articles whose images the reader asked for, until the window closes. */
  readonly #articles = new Set<string>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #pictures = new LocalPictures(() => {
    this.#changed.fire();
  });
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.#changed.fire();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("zhupi.preview.images") || event.affectsConfiguration("zhupi.preview.imageHosts")) this.#changed.fire();
      }),
    );
  }

  /** Whether the reader can be asked at all. */
  get canAllow(): boolean {
    return vscode.workspace.isTrusted;
  }

  /** What holds for one article; `toPage` is the address at which its page finds a file. */
  policy(article: vscode.Uri, toPage: (file: vscode.Uri) => string): ImagePolicy {
    const allowed = this.#allowedHosts(article);
    const folder = this.folder(article);
    return (address) => {
      const image = readImageUrl(address);
      if (image === undefined) {
        const file = folder === undefined ? undefined : fileIn(folder, article, address);
        return file !== undefined && this.#pictures.has(file) ? { url: toPage(file) } : undefined;
      }
      return allowed === "all" || allowed.has(image.host) ? image : { host: image.host };
    };
  }

  /** The folder that an article's page may show pictures from; `undefined` for none. */
  folder(article: vscode.Uri): vscode.Uri | undefined {
    return this.canAllow ? vscode.workspace.getWorkspaceFolder(article)?.uri : undefined;
  }

  /** The hosts that an article's page may ask for images; `*` for every one. */
  hosts(article: vscode.Uri): readonly string[] {
    const allowed = this.#allowedHosts(article);
    return allowed === "all" ? ["*"] : [...allowed];
  }

  allowArticle(article: vscode.Uri): void {
    if (!this.canAllow) return;
    this.#articles.add(article.toString());
    this.#changed.fire();
  }

  /** For good, so the reader is asked in a way that no page can answer. */
  async allowHost(host: string): Promise<void> {
    if (!this.canAllow) return;
    const allow = l10n.t("Load from {0}", host);
    const question = l10n.t("Load images from {0} in every article? The host can then see when and from where you read them.", host);
    if ((await vscode.window.showInformationMessage(question, { modal: true }, allow)) !== allow) return;
    const settings = vscode.workspace.getConfiguration("zhupi.preview");
    const hosts = readHosts(settings.get("imageHosts"));
    await settings.update("imageHosts", [...new Set([...hosts, host])].sort(), vscode.ConfigurationTarget.Global);
    if (readMode(settings.get("images")) === "off") await settings.update("images", "allowedHosts", vscode.ConfigurationTarget.Global);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #allowedHosts(article: vscode.Uri): ReadonlySet<string> | "all" {
    if (!this.canAllow) return new Set();
    if (this.#articles.has(article.toString())) return "all";
    const settings = vscode.workspace.getConfiguration("zhupi.preview");
    const mode = readMode(settings.get("images"));
    if (mode === "https") return "all";
    return new Set(mode === "allowedHosts" ? readHosts(settings.get("imageHosts")) : []);
  }
}

/** The file that an address names, if it lies in the folder. */
function fileIn(folder: vscode.Uri, article: vscode.Uri, address: string): vscode.Uri | undefined {
  const image = readLocalImage(address);
  if (image === undefined) return undefined;
  const file = image.fromRoot ? vscode.Uri.joinPath(folder, image.path) : vscode.Uri.joinPath(article, "..", image.path);
  return file.path.startsWith(folder.path.replace(/\/?$/u, "/")) ? file : undefined;
}

function readMode(setting: unknown): Mode {
  return setting === "allowedHosts" || setting === "https" ? setting : "off";
}

function readHosts(setting: unknown): string[] {
  return Array.isArray(setting) ? setting.filter((host): host is string => typeof host === "string").map((host) => host.toLowerCase()) : [];
}
