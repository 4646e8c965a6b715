/** Knows what the tree says of other annotators' work, and where it differs from one's own. */

import * as l10n from "@vscode/l10n";
import type { LiveAnnotation } from "../../../core/annotations/session/session";
import { labelName } from "../../../core/cards/names";
import { statusName } from "../../../core/cards/annotationWords";

/** One's own annotations by kind and place. */
export type OwnPlaces = ReadonlyMap<string, LiveAnnotation>;

export function placesOf(annotations: readonly LiveAnnotation[]): OwnPlaces {
  return new Map(annotations.flatMap((live) => keysOf(live).map((key) => [key, live] as const)));
}

/** What one's own annotation of the same place says otherwise; `undefined` where there is none or they agree. */
export function differenceFrom(own: OwnPlaces, theirs: LiveAnnotation): string | undefined {
  const mine = keysOf(theirs).flatMap((key) => own.get(key) ?? [])[0]?.annotation;
  if (mine === undefined) return undefined;
  const { annotation } = theirs;
  if (mine.label !== annotation.label) return l10n.t("differs: yours is {0}", labelName(mine.label));
  if (mine.status !== annotation.status) return l10n.t("differs: yours is {0}", statusName(mine.status));
  return undefined;
}

function keysOf({ annotation, spans }: LiveAnnotation): string[] {
  return spans.map(({ start, end }) => `${annotation.kind}:${start.toString()}:${end.toString()}`);
}
