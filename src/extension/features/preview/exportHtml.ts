/** Knows how the reader gets the cleaned article, with its annotations, as a file to keep, send or print. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { LiveAnnotation } from "../../../core/annotations/session/session";
import { SectionList } from "../../../core/analysis/sectionList";
import { annotationCard } from "../../../core/cards/annotationCard";
import type { AnalysisService } from "../../analysis/analysisService";
import type { AnnotationStoreApi } from "../../annotations/store";
import { inSlices } from "../../annotations/slices";
import { fileNameOf } from "../../articleDocument";
import { labelsFor } from "../../labels";
import { inMessage } from "../../shownText";
import { layOut } from "./articleLayout";
import { SectionBlocks, type ImageRight } from "./blocks";
import { readImageUrl } from "./imageUrl";
import { readWebLink } from "./links";
import { PreviewModel } from "./previewModel";
import { buildStandalonePage, type StandaloneNote } from "./standalonePage";
import { BlockUpdates } from "./updates";

/** What an exported article is made with. */
export interface HtmlExport {
  readonly extensionUri: vscode.Uri;
  readonly analyses: AnalysisService;
  readonly annotations: AnnotationStoreApi;
}

/** Writes the cleaned article to `given`; where that is not said, the user is asked. */
export async function exportHtml(document: vscode.TextDocument, how: HtmlExport, given?: vscode.Uri): Promise<void> {
  const target = given ?? (await askForTarget(document));
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, await makePage(document, how));
  if (given === undefined) await offerToOpen(target);
}

/** Opens the cleaned article in the browser, whose printing also makes PDF. Only the last one is kept in `folder`. */
export async function printArticle(document: vscode.TextDocument, how: HtmlExport, folder: vscode.Uri): Promise<void> {
  if (!canOpenInBrowser(folder)) {
    await exportHtml(document, how);
    return;
  }
  const file = vscode.Uri.joinPath(folder, "print.html");
  await vscode.workspace.fs.writeFile(file, await makePage(document, how));
  await vscode.env.openExternal(file);
  void vscode.window.showInformationMessage(l10n.t("The article is open in the browser: print it from there, or save it as PDF."));
}

/** As UTF-8. */
async function makePage(document: vscode.TextDocument, { extensionUri, analyses, annotations: store }: HtmlExport): Promise<Uint8Array> {
  const analysis = await analyses.analyze(document);
  const { annotations } = await store.session(document);
  const labels = labelsFor(document.uri);
  const shown = { frame: analysis.frame, list: withoutSuggestions(analysis.list) };
  const layout = await inSlices(layOut(shown, namedImage, new SectionBlocks("whole")));
  const model = new PreviewModel({ layout, annotations, labels });
  const style = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, "media", "preview", "standalone.css"));
  const names = new Map(labels.map(({ id, name }) => [id, name]));
  const listed = annotations.filter(({ annotation, spans }) => annotation.status !== "rejected" && spans.length > 0);
  const page = buildStandalonePage({
    title: analysis.meta.title ?? fileNameOf(document.uri),
    update: await inSlices(model.update(new BlockUpdates())),
    notes: listed.map((live) => noteOf(live, names)),
    linkAddress: (link) => readWebLink(model.linkUrl(link) ?? ""),
    style: new TextDecoder().decode(style),
  });
  return new TextEncoder().encode(page);
}

/** A reader of the file sees what was decided, not what a machine proposes. */
function withoutSuggestions({ sections }: SectionList): SectionList {
  return new SectionList(sections.map((section) => ({ ...section, figures: [], entities: [] })));
}

/** An image is named by its host; the file loads nothing. */
function namedImage(address: string): ImageRight | undefined {
  const image = readImageUrl(address);
  return image === undefined ? undefined : { host: image.host };
}

function askForTarget(document: vscode.TextDocument): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    defaultUri: besideArticle(document.uri),
    filters: { HTML: ["html"] },
    title: l10n.t("Export the cleaned article"),
  });
}

function noteOf(live: LiveAnnotation, names: ReadonlyMap<string, string>): StandaloneNote {
  const card = annotationCard(live);
  return {
    mark: BlockUpdates.annotationMark(live.annotation.id),
    label: names.get(live.annotation.label) ?? live.annotation.label,
    text: card.title,
    details: card.rows.map(({ label, value }) => l10n.t("{0}: {1}", label, value)),
  };
}

function besideArticle(article: vscode.Uri): vscode.Uri {
  const name = `${fileNameOf(article).replace(/\.[^.]+$/u, "")}.zhupi.html`;
  return article.scheme === "untitled" ? vscode.Uri.file(name) : vscode.Uri.joinPath(article, "..", name);
}

async function offerToOpen(file: vscode.Uri): Promise<void> {
  const open = l10n.t("Open in Browser");
  const message = inMessage(l10n.t("Exported as {0}. Open it in a browser to print it or save it as PDF.", fileNameOf(file)));
  if ((await vscode.window.showInformationMessage(message, ...(canOpenInBrowser(file) ? [open] : []))) === open) await vscode.env.openExternal(file);
}

/** A browser can only open what lies on its own machine. */
function canOpenInBrowser(file: vscode.Uri): boolean {
  return file.scheme === "file" && vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
}
