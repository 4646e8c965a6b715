/** Knows how a value that two people decided differently is told: in the words of the card's other rows. */

import * as l10n from "@vscode/l10n";
import type { JsonValue } from "../article/article";
import { annotationStatuses, type Annotation, type AnnotationStatus } from "../annotations/annotation";
import { isObject } from "../annotations/sidecar/json";
import { cutText, cutTextStart } from "../text/cutText";
import { localMinute, statusName } from "./annotationWords";
import { labelName } from "./names";

const LONGEST_VALUE = 120;
/** How much of what surrounds a place tells it from another where the same words stand, in UTF-16 code units. */
const AROUND = 10;

/** Short and plain. `value` comes from a file that anybody may have written. */
export function conflictText(field: string, value: JsonValue): string {
  if (field === "annotation") return value === null ? l10n.t("delete the annotation") : l10n.t("keep the annotation, as it was changed");
  if (value === null) return l10n.t("(nothing)");
  if (field === "targets" && Array.isArray(value)) return cutText(value.map(placeText).join("…"), LONGEST_VALUE);
  if (field === "link" && isObject(value)) return linkText(value);
  if (typeof value !== "string") return cutText(JSON.stringify(value), LONGEST_VALUE);
  if (field === "label") return labelName(value);
  return field === "status" && annotationStatuses.some((status) => status === value) ? statusName(value as AnnotationStatus) : value;
}

/** Who decided so, and when; `undefined` where the history does not say. */
export function whoDecided({ history }: Annotation, field: string, value: JsonValue): string | undefined {
  const found = history.findLast(({ set }) => Object.hasOwn(set, field) && JSON.stringify(set[field]?.[1]) === JSON.stringify(value));
  return found === undefined ? undefined : `${found.by} · ${localMinute(found.at)}`;
}

/** `…去年营收[东湖银行]参与其中…` */
function placeText(target: JsonValue): string {
  const selectors = isObject(target) ? target["selectors"] : undefined;
  const list: readonly JsonValue[] = Array.isArray(selectors) ? selectors : [];
  const quote = list.find((selector) => isObject(selector) && selector["type"] === "quote");
  if (!isObject(quote)) return JSON.stringify(target);
  const part = (name: string): string => {
    const text = quote[name];
    return typeof text === "string" ? text.replace(/\s+/gu, " ") : "";
  };
  return `…${cutTextStart(part("prefix"), AROUND)}[${part("exact")}]${cutText(part("suffix"), AROUND)}…`;
}

function linkText({ state, canonical }: Readonly<Record<string, JsonValue>>): string {
  if (typeof canonical === "string") return canonical;
  return state === "NIL" ? l10n.t("none that is listed (NIL)") : l10n.t("not sure");
}
