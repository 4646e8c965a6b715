/** Knows how annotations of an open article are written down in its present text: what is in place anew, the rest as it was. */

import { isSpanTarget, positionOf, quoteOf, type Annotation, type SpanTarget } from "../annotation";
import type { Entry } from "./entry";
import { sameJson } from "../sidecar/json";
import type { Places } from "./places";
import { describeSpan } from "../anchoring/quote";

/** The texts that positions are of, by their hashes. */
export interface StoredTexts {
  /** The present one. */
  readonly now: string;
  /** The one that the sidecar was saved with. */
  readonly former: string;
}

/** The same object where nothing would change. A place where a reader reads something else now is put in doubt. */
export function storeAnnotation({ annotation, slots }: Entry, places: Places, texts: StoredTexts): Annotation {
  let index = 0;
  const targets = annotation.targets.map((target) => {
    const slot = isSpanTarget(target) ? slots[index++] : undefined;
    return slot === undefined || !isSpanTarget(target) ? target : storeTarget(target, slot, places, texts);
  });
  const { state, reason } = places.live(annotation, slots);
  const anchor = state === "anchored" ? undefined : { state, reason: reason ?? "changed" };
  if (targets.every((target, i) => target === annotation.targets[i]) && sameJson(anchor, annotation.anchor)) return annotation;
  const { anchor: former, ...rest } = annotation;
  return { ...rest, targets, ...(anchor === undefined ? {} : { anchor: { ...former, ...anchor } }) };
}

function storeTarget(target: SpanTarget, slot: number, places: Places, texts: StoredTexts): SpanTarget {
  const span = places.span(slot);
  if (places.state(slot) === "whole") {
    const position = positionOf(target);
    const inPlace = position?.start === span.start && position.end === span.end && position.of === undefined;
    if (texts.now === texts.former && inPlace && quoteOf(target)?.at !== undefined) return target;
    const described = describeSpan(places.reading, span);
    const quote = quoteOf(target);
    if (quote === undefined || quote.scope === "file" || quote.exact === quoteOf(described)?.exact) return withSelectors(target, described);
    // A reader sees other text there than before (it stands in a comment now): not the same place any more.
    places.doubt(slot, "changed");
  }
  const origin = target.selectors.filter((selector) => selector.type === "position").at(-1);
  const old = origin === undefined ? [] : [{ ...origin, of: origin.of ?? texts.former }];
  const guess = places.state(slot) === "damaged" ? [{ type: "position" as const, ...span }] : [];
  const stays = texts.former === texts.now && guess.length === 0 && origin?.of === undefined;
  const selectors = [...(stays && origin !== undefined ? [origin] : [...guess, ...old]), ...target.selectors.filter(({ type }) => type !== "position")];
  return sameJson(selectors, target.selectors) ? target : { ...target, selectors };
}

/** New position and quote; other selectors and fields that this version doesn't know stay. */
function withSelectors(target: SpanTarget, { selectors }: SpanTarget): SpanTarget {
  const unknown = target.selectors.filter(({ type }) => !knownSelectors.has(type));
  const known = selectors.map((selector) => {
    const former = target.selectors.find(({ type }) => type === selector.type);
    const fields = Object.entries(former ?? {}).filter(([field]) => !selectorFields.has(field));
    return { ...selector, ...Object.fromEntries(fields) };
  });
  const next = [...known, ...unknown];
  return sameJson(next, target.selectors) ? target : { ...target, selectors: next };
}

const knownSelectors: ReadonlySet<string> = new Set(["position", "quote"]);
const selectorFields: ReadonlySet<string> = new Set(["type", "start", "end", "of", "exact", "prefix", "suffix", "at", "repeated", "scope"]);
