/** Knows the three outcomes of looking for an annotation in a changed text. */

import type { Span } from "../../text/span";
import type { AnchorNote } from "../annotation";

/** Where a target stands in the new text. `span` is of the file. */
export type Anchoring =
  | { readonly state: "anchored"; readonly span: Span }
  | { readonly state: "needsReview"; readonly span: Span; readonly reason: AnchorNote["reason"] }
  | { readonly state: "orphan"; readonly reason: AnchorNote["reason"] };
