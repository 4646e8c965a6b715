/** Knows what an annotation looks like after one decision: made, changed, attached elsewhere, commented on. */

import type { JsonValue } from "../../article/article";
import type { Annotation, Comment, SpanTarget, Target } from "../annotation";
import { placings, recordDecision, type Occasion } from "../history";
import { sameJson } from "../sidecar/json";
import type { Actor, Draft, Patch } from "./session";
import { checkAnnotation } from "../sidecar/validate";

/** When and by whom; `how` is left to {@link Actor} unless the step is an undo or redo. */
export interface Moment extends Omit<Actor, "how"> {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly how: "single" | "bulk" | "undo" | "redo";
}

/** Made once; `id` never collides. */
export function makeAnnotation(draft: Draft, id: string, targets: readonly Target[], moment: Moment): Annotation {
  const { kind, label, value, link, note } = draft;
  const annotation: Annotation = {
    id,
    kind,
    label,
    status: draft.status ?? "accepted",
    author: moment.author,
    created: moment.at,
    modified: moment.at,
    targets,
    ...(value === undefined ? {} : { value }),
    ...(link === undefined ? {} : { link }),
    ...(note === undefined || note === "" ? {} : { note }),
    history: [],
  };
  return record(undefined, annotation, moment);
}

/** The same object where nothing would change. */
export function patchAnnotation(before: Annotation, patch: Patch, moment: Moment): Annotation {
  const fields = new Map<string, unknown>(Object.entries(before));
  for (const [field, value] of Object.entries(patch)) {
    if (value === null || value === undefined || (field === "note" && value === "")) fields.delete(field);
    else fields.set(field, value);
  }
  const after = Object.fromEntries(fields) as unknown as Annotation;
  if (sameJson(before, after)) return before;
  return record(before, withoutConflicts(after, Object.keys(patch)), moment);
}

/** Gives an annotation places that a person chose or confirmed. */
export function attachAnnotation(before: Annotation, targets: readonly SpanTarget[], moment: Moment): Annotation {
  const { anchor, ...rest } = before;
  return record(before, withoutConflicts({ ...rest, targets }, ["targets"]), moment, { placed: true });
}

export function addComment(before: Annotation, comment: Comment): Annotation {
  return { ...before, comments: [...(before.comments ?? []), comment], modified: comment.created };
}

/** Changes a comment's text, or takes the comment away where `text` is `null`. The same object where there is none. */
export function editComment(before: Annotation, id: string, text: string | null, at: string): Annotation {
  const { comments = [], ...rest } = before;
  const edited = comments.flatMap((comment) => {
    if (comment.id !== id) return [comment];
    return text === null ? [] : [{ ...comment, text, modified: at }];
  });
  if (sameJson(edited, comments)) return before;
  return { ...rest, ...(edited.length === 0 ? {} : { comments: edited }), modified: at };
}

/** Settles a conflict: the chosen value stands, the others go. The same object where there is none, or the value can't stand there. */
export function resolveConflict(before: Annotation, field: string, value: JsonValue, moment: Moment): Annotation {
  if (before.conflicts?.every((conflict) => conflict.field !== field) !== false) return before;
  const fields = new Map<string, unknown>(Object.entries(before));
  if (field !== "annotation") {
    // Conflicts are read from files that anybody may have written.
    if (fixedFields.has(field)) return before;
    if (field === "targets") fields.delete("anchor");
    if (value === null) fields.delete(field);
    else fields.set(field, value);
  }
  const after = withoutConflicts(Object.fromEntries(fields) as unknown as Annotation, [field]);
  return checkAnnotation(after, "") === undefined ? record(before, after, moment, field === "targets" ? { placed: true } : { settled: field }) : before;
}

/** What no conflict is about. */
const fixedFields: ReadonlySet<string> = new Set(["id", "created", "modified", "history", "comments", "conflicts"]);

/**
 * A state from another time, put in place of the present one: what was decided since stays in the history, and so does
 * who went back.
 */
export function restoreAnnotation(present: Annotation, former: Annotation, moment: Moment): Annotation {
  const placed = placings(present.history).length !== placings(former.history).length;
  return record(present, { ...former, history: present.history }, moment, { placed });
}

/**
 * Takes a step back (or forth again): fields that still have the value of `from` get that of `to`; others were
 * changed since. `placed` is `current` with the places that it is to have.
 */
export function moveFields(current: Annotation, from: Annotation, to: Annotation, moment: Moment, placed = current): Annotation {
  const fields = new Map<string, unknown>(Object.entries(placed));
  const [old, wanted] = [new Map<string, unknown>(Object.entries(from)), new Map<string, unknown>(Object.entries(to))];
  for (const field of new Set([...old.keys(), ...wanted.keys()])) {
    if (keptFields.has(field) || sameJson(old.get(field), wanted.get(field)) || !sameJson(fields.get(field), old.get(field))) continue;
    if (wanted.has(field)) fields.set(field, wanted.get(field));
    else fields.delete(field);
  }
  return record(current, Object.fromEntries(fields) as unknown as Annotation, moment, { placed: placed !== current });
}

const keptFields: ReadonlySet<string> = new Set(["id", "created", "modified", "history", "targets", "anchor"]);

function withoutConflicts(annotation: Annotation, settled: readonly string[]): Annotation {
  const { conflicts, ...rest } = annotation;
  const open = conflicts?.filter(({ field }) => !settled.includes(field)) ?? [];
  return open.length === 0 ? rest : { ...rest, conflicts: open };
}

function record(before: Annotation | undefined, after: Annotation, moment: Moment, occasion: Occasion = {}): Annotation {
  const { at, author, how, engine, guideline } = moment;
  const maker = { at, by: author, how, ...(engine === undefined ? {} : { engine }), ...(guideline === undefined ? {} : { guideline }) };
  return recordDecision(before, { ...after, modified: at }, maker, occasion);
}
