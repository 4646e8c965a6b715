/** Knows which files the page consists of and what a webview may reach: these, and of the user's only pictures beside the article. */

import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { buildPageHtml } from "./pageHtml";

const STYLES = ["preview.css", "marks.css", "print.css"];

/** Where images may come from. */
export interface ImageSources {
  readonly hosts: readonly string[];
  readonly folder: vscode.Uri | undefined;
}

/** Loads the page anew; it answers with `ready`. Its policy lets images come from `images` only. */
export function loadPage(webview: vscode.Webview, extensionUri: vscode.Uri, images: ImageSources): void {
  const scripts = vscode.Uri.joinPath(extensionUri, "dist", "webview");
  const styles = vscode.Uri.joinPath(extensionUri, "media", "preview");
  const address = (folder: vscode.Uri, name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [scripts, styles, ...(images.folder === undefined ? [] : [images.folder])] };
  webview.html = buildPageHtml({
    cspSource: webview.cspSource,
    nonce: randomBytes(24).toString("base64url"),
    script: address(scripts, "preview.js"),
    styles: STYLES.map((name) => address(styles, name)),
    language: vscode.env.language,
    imageHosts: images.hosts,
    showsFiles: images.folder !== undefined,
  });
}
