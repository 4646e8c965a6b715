/** Knows which remote images the reader has allowed: none unasked, and never any in Restricted Mode. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { ImagePolicy } from "./blocks";
import { readImageUrl } from "./imageUrl";

type Mode = "off" | "allowedHosts" | "https";

export class ImageRights implements vscode.Disposable {
  /** Articles whose images the reader asked for, until the window closes. */
  readonly #articles = new Set<string>();
  readonly #changed = new vscode.EventEmitter<void>();
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

  /** What holds for one article. */
  policy(article: vscode.Uri): ImagePolicy {
    const allowed = this.#allowedHosts(article);
    return (address) => {
      const image = readImageUrl(address);
      if (image === undefined) return undefined;
      return allowed === "all" || allowed.has(image.host) ? image : { host: image.host };
    };
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

function readMode(setting: unknown): Mode {
  return setting === "allowedHosts" || setting === "https" ? setting : "off";
}

function readHosts(setting: unknown): string[] {
  return Array.isArray(setting) ? setting.filter((host): host is string => typeof host === "string").map((host) => host.toLowerCase()) : [];
}
