/** Knows which files the page consists of and what a webview may reach: these, and nothing of the user's. */

import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { buildPageHtml } from "./pageHtml";

const STYLES = ["preview.css", "marks.css", "print.css"];

/** Loads the page anew; it answers with `ready`. `imageHosts` are those that its policy lets images come from. */
export function loadPage(webview: vscode.Webview, extensionUri: vscode.Uri, imageHosts: readonly string[]): void {
  const scripts = vscode.Uri.joinPath(extensionUri, "dist", "webview");
  const styles = vscode.Uri.joinPath(extensionUri, "media", "preview");
  const address = (folder: vscode.Uri, name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [scripts, styles] };
  webview.html = buildPageHtml({
    cspSource: webview.cspSource,
    nonce: randomBytes(24).toString("base64url"),
    script: address(scripts, "preview.js"),
    styles: STYLES.map((name) => address(styles, name)),
    language: vscode.env.language,
    imageHosts,
  });
}
