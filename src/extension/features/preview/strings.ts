/** Knows the words that the page shows, in the user's language. */

import * as l10n from "@vscode/l10n";
import type { PageStrings } from "../../../protocol/preview";

/** `canLoadImages` is false in Restricted Mode. */
export function pageStrings({ canLoadImages }: { readonly canLoadImages: boolean }): PageStrings {
  return {
    accept: l10n.t("Accept"),
    acceptSame: l10n.t("Accept All of the Same Text"),
    addNote: l10n.t("Add Note"),
    alwaysFromHost: l10n.t("Always from This Host"),
    annotations: l10n.t("Annotations"),
    article: l10n.t("Article"),
    badges: l10n.t("Badges"),
    cut: l10n.t("The article is too long to be shown whole. The rest can be read in the source."),
    delete: l10n.t("Delete"),
    editNote: l10n.t("Edit Note"),
    empty: l10n.t("This article has no text."),
    entities: l10n.t("Entities"),
    figures: l10n.t("Figures"),
    find: l10n.t("Find"),
    findClose: l10n.t("Close"),
    findNext: l10n.t("Next hit"),
    findNone: l10n.t("No results"),
    findPrevious: l10n.t("Previous hit"),
    followEditor: l10n.t("Follow Active Article"),
    goToSource: l10n.t("Go to Source"),
    hideAgain: l10n.t("Hide Again"),
    image: l10n.t("Image"),
    imageFailed: l10n.t("The image could not be loaded"),
    imageOff: canLoadImages ? l10n.t("Not loaded") : l10n.t("Not loaded in Restricted Mode"),
    keys: l10n.t("Keys"),
    keysHelp: keysHelp(),
    legend: l10n.t("Legend"),
    loadImages: l10n.t("Load Images"),
    loadInArticle: l10n.t("Load the images of this article from their hosts"),
    locked: l10n.t("Locked to This Article"),
    otherLabel: l10n.t("Other…"),
    progress: l10n.t("Reading progress"),
    recognising: l10n.t("Recognising names…"),
    reject: l10n.t("Reject"),
    removed: l10n.t("Taken out of the text"),
    removedHint: l10n.t("Nothing of the file is changed. Each part can be shown where it stands."),
    selectionTools: l10n.t("Labels for the selection"),
    show: l10n.t("Show"),
    showAll: l10n.t("Show All"),
    zoomIn: l10n.t("Larger text"),
    zoomOut: l10n.t("Smaller text"),
  };
}

function keysHelp(): PageStrings["keysHelp"] {
  return [
    { keys: "1 … 9, 0", action: l10n.t("Label the selection or the chosen mark") },
    { keys: "Enter", action: l10n.t("Choose a label from the list") },
    { keys: "Space", action: l10n.t("Label as last time") },
    { keys: "]  [", action: l10n.t("Next, previous suggestion") },
    { keys: "j  k", action: l10n.t("Next, previous mark") },
    { keys: "a  A", action: l10n.t("Accept; accept all of the same text") },
    { keys: "x  X", action: l10n.t("Reject; reject all of the same text") },
    { keys: "n", action: l10n.t("Add or edit a note") },
    { keys: "Delete", action: l10n.t("Delete the annotation") },
    { keys: "Shift+← →", action: l10n.t("Move the end of the chosen annotation; else extend the selection") },
    { keys: "Alt+Shift+← →", action: l10n.t("Move the beginning of the chosen annotation") },
    { keys: "← →", action: l10n.t("Move the caret by character; with Ctrl by word, with Alt by sentence") },
    { keys: "u, Ctrl+Z", action: l10n.t("Undo; Ctrl+Y makes it again") },
    { keys: "Ctrl+F", action: l10n.t("Find in the article; F3 goes on") },
    { keys: "g", action: l10n.t("Go to the place in the source") },
    { keys: "l", action: l10n.t("Legend on and off") },
    { keys: "+  -", action: l10n.t("Larger, smaller text") },
    { keys: "Esc", action: l10n.t("Leave the selection, the card or the caret") },
  ];
}
