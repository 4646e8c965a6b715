/** The messages between the host and the preview's page; both sides import them from here and nothing else. */

import type { Mark } from "../core/article/article";
import type { Card } from "../core/cards/card";
import type { Span } from "../core/text/span";

export type { Card };

/** A stretch of a block with one set of type styles; offsets are relative to the block's text. */
export interface PreviewRun extends Span {
  readonly marks: readonly Mark[];
  /** An index that the page sends back when the link is followed; the address itself stays with the host. */
  readonly link?: number;
}

export type MarkLayer = "figure" | "entity" | "annotation";

/** `rejected` annotations are not shown; `suggested` is what recognition found and nobody has judged yet. */
export type MarkState = "suggested" | "accepted" | "unsure" | "reviewed" | "needsReview";

/** A figure, entity or annotation in one block. Offsets are relative to the block's text. */
export interface PreviewMark extends Span {
  /** The same for all parts of a mark that crosses blocks, and stable while the document's version is. */
  readonly id: string;
  readonly layer: MarkLayer;
  /** An entry of the legend. */
  readonly category: string;
  readonly state: MarkState;
  /** Label, value and state in words, for those who hear the page. */
  readonly description: string;
  /** Whether the mark goes on in the block before or after this one. */
  readonly continuesBefore?: boolean;
  readonly continuesAfter?: boolean;
  readonly note?: string;
}

export interface PreviewCell extends Span {
  readonly header: boolean;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly runs: readonly PreviewRun[];
}

export type TextBlockType = "title" | "paragraph" | "heading" | "quote" | "listItem" | "preformatted";

/** Numbers that the host hands out; a block keeps its key while it is edited. */
export type BlockKey = number;

interface BlockBase {
  readonly key: BlockKey;
  /** The visible text of the block, one code unit for each code unit that has a place in the file. */
  readonly text: string;
  readonly marks: readonly PreviewMark[];
}

export interface PreviewTextBlock extends BlockBase {
  readonly type: TextBlockType;
  readonly level?: number;
  readonly ordered?: boolean;
  readonly align?: "center" | "right";
  readonly runs: readonly PreviewRun[];
  /** A long paragraph goes on: it follows the block before it without a gap. */
  readonly continues?: boolean;
}

export interface PreviewTableBlock extends BlockBase {
  readonly type: "table";
  readonly rows: readonly (readonly PreviewCell[])[];
  /** Columns of numbers, by their places in a row. */
  readonly numeric: readonly number[];
  /** A long table goes on: these rows follow those of the block before. */
  readonly continues?: boolean;
}

export interface PreviewImageBlock extends BlockBase {
  readonly type: "image";
  readonly alt: string;
  /** Of an https image; absent for anything that can never be loaded. */
  readonly host?: string;
  readonly width?: number;
  readonly height?: number;
  /** Set only when this image may be loaded: a file of the workspace, or a remote one that the reader has allowed. */
  readonly url?: string;
}

export type PreviewBlock = PreviewTextBlock | PreviewTableBlock | PreviewImageBlock;

/** Where a block stands in the reading order. */
export interface BlockPlace {
  readonly key: BlockKey;
  /** Of its first character, in the visible text. */
  readonly start: number;
  /** The removed part it belongs to; it is shown only when that part was brought back. */
  readonly part?: string;
}

/** Something that a cleaning rule took out of the text. */
export interface PreviewRemoved {
  readonly id: string;
  /** The rule's name in words. */
  readonly rule: string;
  readonly excerpt: string;
  /** Whether there is a block to bring back where it stood. */
  readonly restorable: boolean;
  /** The whole of what stands in no block; it can be read in the list. */
  readonly text?: string;
}

export interface PreviewHeader {
  /** Shown when the title is not part of the text. */
  readonly title: string;
  readonly titleInText: boolean;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
}

export interface LegendEntry {
  readonly category: string;
  readonly layer: MarkLayer;
  readonly name: string;
  /** The name in a few characters, to stand behind an annotation. */
  readonly badge: string;
  readonly count: number;
  /** A colour checked by the host; absent for the page's own. */
  readonly color?: string;
}

/** A label that a selection can be given. */
export interface PreviewLabel {
  readonly id: string;
  readonly name: string;
  /** The key in the page, one character. */
  readonly key?: string;
  readonly color?: string;
}

export interface PreviewUpdate {
  readonly type: "update";
  /** The document's URI; messages about another one are dropped on both sides. */
  readonly document: string;
  readonly version: number;
  /** 0 for a whole article, else one more than the update before; a gap makes the page ask for the whole. */
  readonly serial: number;
  readonly header: PreviewHeader;
  readonly places: readonly BlockPlace[];
  /** New blocks and those that changed. */
  readonly blocks: readonly PreviewBlock[];
  readonly removed: readonly PreviewRemoved[];
  readonly legend: readonly LegendEntry[];
  /** Whether the article is too long to be shown whole. */
  readonly cut: boolean;
  /** Of the visible text, in UTF-16 code units. */
  readonly length: number;
  /** Remote images that are not loaded. */
  readonly blockedImages: number;
  /** False until the entities are there, too. */
  readonly complete: boolean;
  /** Whether this is the beginning of a long article, whose rest follows at once. */
  readonly more: boolean;
}

/** Words of the page in the user's language. */
export interface PageStrings {
  readonly accept: string;
  readonly acceptSame: string;
  readonly addNote: string;
  readonly alwaysFromHost: string;
  readonly annotations: string;
  readonly article: string;
  readonly badges: string;
  readonly cut: string;
  readonly delete: string;
  readonly editNote: string;
  readonly empty: string;
  readonly entities: string;
  readonly figures: string;
  readonly find: string;
  readonly findClose: string;
  readonly findNext: string;
  readonly findNone: string;
  readonly findPrevious: string;
  readonly followEditor: string;
  readonly goToSource: string;
  readonly hideAgain: string;
  readonly image: string;
  readonly imageFailed: string;
  readonly imageOff: string;
  readonly keys: string;
  readonly keysHelp: readonly { readonly keys: string; readonly action: string }[];
  readonly legend: string;
  readonly loadImages: string;
  readonly loadInArticle: string;
  readonly locked: string;
  readonly otherLabel: string;
  readonly progress: string;
  readonly recognising: string;
  readonly reject: string;
  readonly removed: string;
  readonly removedHint: string;
  readonly selectionTools: string;
  readonly show: string;
  readonly showAll: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
}

/** The characters of `from` are found as those of `to`, one by one. */
export interface CharacterPairs {
  readonly from: string;
  readonly to: string;
}

export interface PreviewSettings {
  readonly type: "settings";
  readonly document: string;
  readonly strings: PageStrings;
  readonly labels: readonly PreviewLabel[];
  /** Empty for the page's own reading font. */
  readonly fontFamily: string;
  /** CSS pixels. */
  readonly fontSize: number;
  /** A multiple of the font size. */
  readonly lineHeight: number;
  readonly locked: boolean;
  /** False in a reader, which is the editor of its own file. */
  readonly canFollow: boolean;
  /** Whether annotating is possible (not while a sidecar cannot be read). */
  readonly canAnnotate: boolean;
  /** False in Restricted Mode. */
  readonly canLoadImages: boolean;
  /** Traditional characters and their simplified forms. */
  readonly characters: CharacterPairs;
  /** Whether the page goes on to the next suggestion after a decision. */
  readonly advance: boolean;
}

/** Places in the article or in the folder where the same thing stands, as plain text. */
export interface CardPlaces {
  readonly title: string;
  /** Of all that were found; only the first are listed. */
  readonly count: number;
  readonly places: readonly string[];
}

/** Blocks of the next update that would make it too large for one message. */
export interface BlocksMessage {
  readonly type: "blocks";
  readonly document: string;
  readonly blocks: readonly PreviewBlock[];
}

/** More marks of a block that was sent for the next update. */
export interface MarksMessage {
  readonly type: "marks";
  readonly document: string;
  readonly key: BlockKey;
  readonly marks: readonly PreviewMark[];
}

export type HostMessage =
  | PreviewSettings
  | PreviewUpdate
  | BlocksMessage
  | MarksMessage
  | {
      /** Brings an offset of the visible text to the top of the page, or into view. */
      readonly type: "scrollTo";
      readonly document: string;
      readonly version: number;
      readonly offset: number;
      readonly to: "top" | "view";
    }
  | {
      readonly type: "card";
      readonly document: string;
      readonly version: number;
      readonly mark: string;
      readonly card: Card | null;
      readonly places: readonly CardPlaces[];
    }
  /** Selects an annotation and brings it into view. */
  | { readonly type: "select"; readonly document: string; readonly version: number; readonly mark: string }
  /** An article is being read; as plain text, in place of any other where it takes long. Of the one that is shown: no other is read any more. */
  | { readonly type: "opening"; readonly document: string; readonly text: string }
  /** The article could not be read; as plain text, in place of it. */
  | { readonly type: "failed"; readonly document: string; readonly text: string }
  /** Something to be said to those who hear the page, as plain text. */
  | { readonly type: "say"; readonly document: string; readonly text: string };

/** Every message of the page but `ready` says which text it speaks of. Offsets are into the visible text. */
interface About {
  readonly document: string;
  readonly version: number;
}

/** A label's id; the one used last; or the host lets the reader choose. */
export type LabelChoice = { readonly id: string } | "last" | "ask";

export const markActions = ["accept", "acceptSame", "reject", "rejectSame", "delete", "note"] as const;
export type MarkAction = (typeof markActions)[number];

export type PageMessage =
  /** The page listens; also sent when an update is missing. */
  | { readonly type: "ready" }
  | (About & { readonly type: "scrolled"; readonly offset: number })
  | (About & { readonly type: "goTo"; readonly offset: number; readonly open: boolean })
  | (About & { readonly type: "selected"; readonly start: number; readonly end: number; readonly mark: string | null })
  | (About & { readonly type: "openLink"; readonly link: number })
  | (About & { readonly type: "lookUp"; readonly mark: string })
  | (About & { readonly type: "openCardLink"; readonly mark: string; readonly row: number })
  /** `place` counts over all lists of the mark's card. */
  | (About & { readonly type: "openPlace"; readonly mark: string; readonly place: number })
  | (About & { readonly type: "annotate"; readonly start: number; readonly end: number; readonly label: LabelChoice })
  | (About & { readonly type: "note"; readonly start: number; readonly end: number })
  | (About & { readonly type: "mark"; readonly action: MarkAction; readonly mark: string })
  | (About & { readonly type: "relabel"; readonly mark: string; readonly label: LabelChoice })
  | (About & { readonly type: "resize"; readonly mark: string; readonly start: number; readonly end: number })
  | (About & { readonly type: "history"; readonly action: "undo" | "redo" })
  | (About & { readonly type: "images"; readonly host: string | null })
  | (About & { readonly type: "lock"; readonly locked: boolean });

/** What the page keeps across reloads: ids and places, never a word of the article. */
export interface PageState {
  readonly document: string;
  readonly locked: boolean;
  /** Of the character at the top, in the visible text. */
  readonly offset: number;
  readonly restored: readonly string[];
  readonly hidden: readonly string[];
  readonly legendOpen: boolean;
  readonly badges: boolean;
  /** A factor on the font size. */
  readonly zoom: number;
}
