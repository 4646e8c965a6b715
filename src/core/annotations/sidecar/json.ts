/** Knows how plain JSON values are compared and read without trusting their keys. */

import type { JsonValue } from "../../article/article";

/** A JSON object of unknown content. */
export type JsonObject = { readonly [key: string]: JsonValue };

/** JSON with sorted keys: equal for equal values. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}

/** Whether two values are the same as JSON: the order of keys and fields that are `undefined` make no difference. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  let fields = 0;
  for (const key of Object.keys(a)) {
    if (a[key] === undefined) continue;
    fields++;
    if (!Object.hasOwn(b, key) || !sameJson(a[key], b[key])) return false;
  }
  for (const key of Object.keys(b)) if (b[key] !== undefined) fields--;
  return fields === 0;
}

/** A choice that is the same whichever of the two is asked first. */
export function later<T>(a: T, b: T): T {
  return canonicalJson(a) >= canonicalJson(b) ? a : b;
}

/** By code units, so that it is the same on every machine. */
export function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
