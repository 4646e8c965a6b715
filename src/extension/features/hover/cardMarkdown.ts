/** Knows how a card is shown in a hover, with no text of an article ever read as markup. */

import * as vscode from "vscode";
import type { Card } from "../../../core/cards/card";
import { cutText } from "../../../core/text/cutText";
import type { PlaceList, SamePlace } from "../../samePlaces";

/**
 * Writes text so that it shows literally: every ASCII character that isn't a letter, digit or space becomes a
 * numeric reference. `MarkdownString.appendText` leaves bare addresses (`http://…`, `a@b.c`) and `|` alive,
 * which the renderer then turns into links and tables.
 */
export function literal(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f]+/g, " ")
    .replace(/[!-/:-@[-`{-~]/g, (character) => `&#${character.charCodeAt(0).toString()};`)
    .replace(/ {2,}/g, (spaces) => "&nbsp;".repeat(spaces.length));
}

export interface CardExtras {
  /** Command links; only the commands named here can be run from the hover. */
  readonly actions?: readonly HoverAction[];
  /** Nothing is shown of an empty list. */
  readonly places?: readonly PlaceList[];
}

export function cardMarkdown(card: Card, { actions = [], places = [] }: CardExtras = {}): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(undefined, true);
  if (actions.length > 0) markdown.isTrusted = { enabledCommands: [...new Set(actions.map(({ command }) => command))] };
  markdown.appendMarkdown(`**${isolate(card.title)}** — ${isolate(card.subtitle)}\n\n`);
  if (card.rows.length > 0) {
    markdown.appendMarkdown("| | |\n|:--|:--|\n");
    for (const { label, value, url } of card.rows) {
      const shown = isolate(value);
      markdown.appendMarkdown(`| ${literal(label)}&nbsp;&nbsp; | ${url === undefined ? shown : `[${shown}](${encodeURI(url)})`} |\n`);
    }
    markdown.appendMarkdown("\n");
  }
  for (const list of places) markdown.appendMarkdown(placeList(list));
  if (actions.length > 0) markdown.appendMarkdown(actions.map(actionLink).join(" &nbsp;·&nbsp; "));
  return markdown;
}

const MOST_PLACES = 5;

function placeList({ title, places }: PlaceList): string {
  if (places.length === 0) return "";
  const links = places.slice(0, MOST_PLACES).map((place) => `- [${isolate(place.shown)}](${addressOf(place).toString()})`);
  return `${literal(title)} (${places.length.toString()})\n\n${links.join("\n")}\n\n`;
}

/** The file with the place in it, as links in hovers name it. */
function addressOf({ uri, range: { start } }: SamePlace): vscode.Uri {
  return uri.with({ fragment: `L${(start.line + 1).toString()},${(start.character + 1).toString()}` });
}

export interface HoverAction {
  readonly title: string;
  readonly command: string;
  /** Plain data; sent as JSON. */
  readonly arguments: readonly unknown[];
}

/** VS Code decodes a link's arguments twice, which would undo the escapes in a file's address: their `%` is written as JSON may. */
function actionLink({ title, command, arguments: values }: HoverAction): string {
  const json = JSON.stringify(values).replaceAll("%", "\\u0025");
  return `[${literal(title)}](command:${command}?${encodeURIComponent(json)})`;
}

const LONGEST = 300;

/** First-strong isolate: text that runs right to left must not turn the label around it. Very long text is cut. */
function isolate(text: string): string {
  const cut = text.length > LONGEST ? `${cutText(text, LONGEST)}…` : text;
  return `\u2068${literal(cut)}\u2069`;
}
