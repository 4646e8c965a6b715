import * as vscode from "vscode";

export function activate(context) {
  const open = () => {
    const panel = vscode.window.createWebviewPanel("emptyPage", "Empty Page", { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, { enableScripts: true });
    panel.webview.html = '<!DOCTYPE html><html><head></head><body><article><p class="block">空</p></article></body></html>';
  };
  context.subscriptions.push(vscode.commands.registerCommand("emptyPage.open", open));
}
