/** Knows who every name of an article stands for: as a reviewer has decided, and where nobody has, as it was recognised. */

import { quotedText, type EntityLink } from "../../../core/annotations/annotation";
import type { Entity } from "../../../core/entities/entity";
import { compareSpans, type Span } from "../../../core/text/span";
import type { DocumentAnalysis } from "../../analysis/analysisService";
import type { SessionHandle } from "../../annotations/store";

/** A name, and who is meant by it. */
export interface NamedWho {
  readonly type: string;
  /** What a reader sees. */
  readonly text: string;
  /** The full name that it stands for; `undefined` where it is known to be none that is listed, or can't be told. */
  readonly canonical: string | undefined;
  /** The same for mentions of the same. */
  readonly who: string;
}

/** One mention, in offsets of the file. */
export interface NameMention extends Span, NamedWho {}

/** In reading order. A name that was rejected is none; one that was accepted counts once. */
export function listMentions(analysis: DocumentAnalysis, { annotations }: SessionHandle): NameMention[] {
  const decided = annotations.filter(({ annotation }) => annotation.kind === "entity");
  const taken = new Set(decided.flatMap(({ spans }) => spans.map(keyOf)));
  const accepted = decided
    .filter(({ annotation }) => annotation.status !== "rejected")
    .flatMap(({ annotation, spans }) => spans.map((span) => annotated(span, annotation.label, quotedText(annotation), annotation.link)));
  return [...accepted, ...analysis.list.entitiesWhere((entity) => !taken.has(keyOf(entity))).map(recognised)].sort(compareSpans);
}

/** The innermost mention that an offset stands in or at the end of. */
export function mentionAt(mentions: readonly NameMention[], offset: number): NameMention | undefined {
  const here = mentions.filter(({ start, end }) => start <= offset && offset <= end);
  return here.sort((a, b) => Number(b.end > offset) - Number(a.end > offset) || a.end - a.start - (b.end - b.start))[0];
}

export function sameWho(mentions: readonly NameMention[], { who, type }: NameMention): NameMention[] {
  return mentions.filter((other) => other.who === who && other.type === type);
}

function recognised({ start, end, type, text, surface, canonical }: Entity): NameMention {
  const name = canonical ?? surface ?? text;
  return { start, end, type, text: surface ?? text, canonical: name, who: name };
}

function annotated({ start, end }: Span, type: string, text: string, link: EntityLink | undefined): NameMention {
  const canonical = link === undefined ? text : link.state === "linked" ? (link.canonical ?? text) : undefined;
  return { start, end, type, text, canonical, who: annotatedWho(text, link) };
}

/** {@link NameMention.who} of an accepted name. */
export function annotatedWho(text: string, link: EntityLink | undefined): string {
  if (link === undefined) return text;
  // What can't be told may be the same under the same name, and is never what has one.
  return link.state === "linked" ? (link.canonical ?? text) : `${link.state}\t${text}`;
}

function keyOf({ start, end }: Span): string {
  return `${start.toString()}:${end.toString()}`;
}
