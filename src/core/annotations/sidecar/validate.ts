/** Knows what makes a JSON value an annotation: the same rules as media/schemas/zhupi-sidecar.schema.json, with reasons. */

import * as l10n from "@vscode/l10n";
import { annotationKinds, annotationStatuses, reviewReasons } from "../annotation";
import { isObject } from "./json";

/** A dotted path and what is wrong there; `undefined` where nothing is. */
export type Problem = string | undefined;
type Check = (value: unknown, path: string) => Problem;

export const checkAnnotation: Check = fields({
  id: required(filled),
  kind: required(oneOf(annotationKinds)),
  label: required(filled),
  status: required(oneOf(annotationStatuses)),
  author: required(text),
  created: required(filled),
  modified: required(filled),
  targets: required(list(checkTarget, 1)),
  link: optional(fields({ state: required(oneOf(["linked", "NIL", "unsure"])), canonical: optional(text), ids: optional(list(text)) })),
  note: optional(text),
  comments: optional(
    list(fields({ id: required(filled), author: required(text), created: required(filled), modified: optional(filled), text: required(text) })),
  ),
  anchor: optional(fields({ state: required(oneOf(["needsReview", "orphan"])), reason: required(oneOf(reviewReasons)) })),
  history: required(list(checkDecision)),
  conflicts: optional(list(fields({ field: required(filled), values: required(list(anything)) }))),
});

export const checkArticle: Check = fields({
  name: required(text),
  hash: required(text),
  length: required(wholeNumber),
  encoding: optional(text),
  blocks: optional(list(text)),
});

function checkTarget(value: unknown, path: string): Problem {
  if (!isObject(value)) return l10n.t("{0}: not an object", path);
  if (Object.hasOwn(value, "selectors")) return list(checkSelector, 1)(value["selectors"], `${path}.selectors`);
  return fields({ annotation: required(filled), role: required(text) })(value, path);
}

function checkSelector(value: unknown, path: string): Problem {
  if (!isObject(value)) return l10n.t("{0}: not an object", path);
  const type = Object.hasOwn(value, "type") ? value["type"] : undefined;
  if (type === "position") return checkPosition(value, path);
  if (type === "quote") return checkQuote(value, path);
  return filled(type, `${path}.type`);
}

const positionFields = fields({ start: required(wholeNumber), end: required(wholeNumber), of: optional(text) });
const checkQuote = fields({
  exact: required(text),
  prefix: required(text),
  suffix: required(text),
  at: optional(wholeNumber),
  repeated: optional(onlyTrue),
  scope: optional(oneOf(["file"])),
});

function checkPosition(value: unknown, path: string): Problem {
  return positionFields(value, path);
}

function checkDecision(value: unknown, path: string): Problem {
  return decisionFields(value, path);
}

const decisionFields = fields({
  at: required(filled),
  by: required(text),
  how: required(oneOf(["single", "bulk", "undo", "redo", "outside", "merge"])),
  engine: optional(text),
  guideline: optional(text),
  set: required(changes),
});

function changes(value: unknown, path: string): Problem {
  if (!isObject(value)) return l10n.t("{0}: not an object", path);
  for (const [field, change] of Object.entries(value)) {
    if (!Array.isArray(change) || change.length !== 2) return l10n.t("{0}: not a pair", `${path}.${field}`);
  }
  return undefined;
}

interface Field {
  readonly check: Check;
  readonly optional: boolean;
}

function required(check: Check): Field {
  return { check, optional: false };
}

function optional(check: Check): Field {
  return { check, optional: true };
}

function fields(known: Readonly<Record<string, Field>>): Check {
  const entries = Object.entries(known);
  return (value, path) => {
    if (!isObject(value)) return l10n.t("{0}: not an object", path);
    for (const [name, field] of entries) {
      if (!Object.hasOwn(value, name)) {
        if (field.optional) continue;
        return l10n.t("{0}: missing", `${path}.${name}`);
      }
      const problem = field.check(value[name], `${path}.${name}`);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };
}

function list(check: Check, least = 0): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return l10n.t("{0}: not a list", path);
    if (value.length < least) return l10n.t("{0}: empty", path);
    for (const [index, item] of value.entries()) {
      const problem = check(item, `${path}[${index.toString()}]`);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };
}

function oneOf(allowed: readonly string[]): Check {
  return (value, path) => (typeof value === "string" && allowed.includes(value) ? undefined : l10n.t("{0}: not one of {1}", path, allowed.join(", ")));
}

function text(value: unknown, path: string): Problem {
  return typeof value === "string" ? undefined : l10n.t("{0}: not a text", path);
}

function filled(value: unknown, path: string): Problem {
  return typeof value === "string" && value !== "" ? undefined : l10n.t("{0}: not a text, or empty", path);
}

function wholeNumber(value: unknown, path: string): Problem {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : l10n.t("{0}: not a whole number from 0", path);
}

function onlyTrue(value: unknown, path: string): Problem {
  return value === true ? undefined : l10n.t("{0}: not one of {1}", path, "true");
}

function anything(): Problem {
  return undefined;
}
