/** Knows the shape of a look-up: what a hover in the editor and a card in the preview both show, as plain text. */

/** One line of a card. `value` is plain text and never markup. */
export interface CardRow {
  readonly label: string;
  readonly value: string;
  /** An address that the value leads to; https only. */
  readonly url?: string;
}

/** What is known of one figure, entity or annotation. Every string is plain text, in the user's language. */
export interface Card {
  readonly title: string;
  /** Kind or type, in words. */
  readonly subtitle: string;
  readonly rows: readonly CardRow[];
}
