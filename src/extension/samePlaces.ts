/** Knows where else a figure's quantity stands, in its article and in the folder, in the words that hovers and cards list. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { findSameQuantity } from "../core/analysis/sameQuantity";
import type { Figure } from "../core/figures/figure";
import type { IndexHit } from "../core/folderIndex/folderIndex";

/** A place that a reader may go to. */
export interface SamePlace {
  readonly shown: string;
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

/** Places where the same thing stands. */
export interface PlaceList {
  readonly title: string;
  readonly places: readonly SamePlace[];
}

export interface SamePlaces {
  readonly document: vscode.TextDocument;
  /** The figures of the article that may say the same. */
  readonly comparable: readonly Figure[];
  readonly elsewhere: { readonly exact: readonly IndexHit[]; readonly near: readonly IndexHit[] } | undefined;
}

/** What says the same comes before what may; lists may be empty. */
export function samePlaces(figure: Figure, { document, comparable, elsewhere }: SamePlaces): PlaceList[] {
  const { exact, approximate } = findSameQuantity(figure, comparable);
  const here = (figures: readonly Figure[]): SamePlace[] => figures.map((one) => placeHere(document, one));
  return [
    { title: l10n.t("Also in this article"), places: here(exact) },
    { title: l10n.t("Also in the folder"), places: (elsewhere?.exact ?? []).map(placeElsewhere) },
    { title: l10n.t("About the same in this article"), places: here(approximate) },
    { title: l10n.t("About the same in the folder"), places: (elsewhere?.near ?? []).map(placeElsewhere) },
  ];
}

function placeHere(document: vscode.TextDocument, figure: Figure): SamePlace {
  const range = new vscode.Range(document.positionAt(figure.start), document.positionAt(figure.end));
  return { shown: inContext(document, figure), uri: document.uri, range };
}

function placeElsewhere({ uri, title, mention: { text, from, to } }: IndexHit): SamePlace {
  return {
    shown: `${text} · ${title ?? uri.slice(uri.lastIndexOf("/") + 1)}`,
    uri: vscode.Uri.parse(uri, true),
    range: new vscode.Range(from.line, from.character, to.line, to.character),
  };
}

/** In characters of the file that are looked at, tags included, and of the clause that are shown. */
const REACH = 80;
const BEFORE = 12;
const AFTER = 6;

/** A figure with the words of its clause that stand next to it. */
function inContext(document: vscode.TextDocument, { start, end, text, surface = text }: Figure): string {
  const between = (from: number, to: number): string => document.getText(new vscode.Range(document.positionAt(from), document.positionAt(to)));
  const before = Array.from(plainText(between(Math.max(0, start - REACH), start)).replace(/^.*(?:[。！？；，,]|\n(?:[a-z]+:[ \t]*["']?)?)/su, "")).slice(-BEFORE).join("");
  const after = Array.from(plainText(between(end, end + REACH)).replace(/[\n。！？；，,].*$/su, "")).slice(0, AFTER).join("");
  return `…${before}${surface}${after}…`;
}

/** Without tags, be they cut at an end, and without character references. */
function plainText(html: string): string {
  return html.replace(/^[^<>]*>|<[^<>]*(?:>|$)/gu, "").replace(/&#?\w{1,8};/gu, " ");
}
