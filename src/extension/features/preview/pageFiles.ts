/** Knows the files that the page consists of and what a webview may reach: of the user's, only pictures beside the article. */

import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { buildPageHtml, STYLES } from "./pageHtml";

/** Where images may come from. */
export interface ImageSources {
  readonly hosts: readonly string[];
  readonly folder: vscode.Uri | undefined;
}

interface Files {
  readonly script: string;
  readonly style: string;
}

export class PageFiles {
  readonly #extensionUri: vscode.Uri;
  #files: Promise<Files> | undefined;

  constructor(extensionUri: vscode.Uri) {
    this.#extensionUri = extensionUri;
  }

  /** Loads the page anew. Its policy lets images come from `images` only. Rejects where a file can't be read. */
  async load(webview: vscode.Webview, images: ImageSources): Promise<void> {
    webview.options = { enableScripts: true, enableForms: false, localResourceRoots: images.folder === undefined ? [] : [images.folder] };
    const { script, style } = await (this.#files ??= this.#read());
    webview.html = buildPageHtml({
      nonce: randomBytes(24).toString("base64url"),
      script,
      style,
      language: vscode.env.language,
      imageHosts: images.hosts,
      fileSource: images.folder === undefined ? undefined : webview.cspSource,
    });
  }

  async #read(): Promise<Files> {
    const read = async (...path: readonly string[]): Promise<string> =>
      new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#extensionUri, ...path)));
    const [script, styles] = await Promise.all([read("dist", "webview", "preview.js"), Promise.all(STYLES.map((name) => read("media", "preview", name)))]);
    return { script, style: styles.join("\n") };
  }
}
