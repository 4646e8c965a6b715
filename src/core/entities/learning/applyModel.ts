/** Knows how a trained model's suggestions join those of the rules: each with the probability that it is right, the likelier where they overlap, and how much is in doubt. */

import type { Article } from "../../article/article";
import type { Token } from "../../ports";
import type { Entities, Entity, EntityType } from "../entity";
import type { Gazetteer } from "../gazetteer/gazetteer";
import { chooseBest, type TaggedSpan, type TaggerModel } from "./model";
import { addRules } from "./rulesBeside";

/** An entity whose type may be a label of the model's own. */
export type LabelledEntity = Omit<Entity, "type"> & { readonly type: string };

/** `confidence` is the probability that the suggestion is right, as far as held-out sentences show. */
export interface Suggestion extends LabelledEntity {
  /** 0 to 1: how much a decision on it would tell; for the order of a review. */
  readonly uncertainty: number;
}

export interface ModelInput {
  readonly article: Article;
  /** Over `article.visible.text`. */
  readonly tokens?: readonly Token[] | undefined;
  readonly gazetteer: Gazetteer;
  /** What the rules found, in offsets of the visible text. */
  readonly cold: Entities;
}

const TYPES: ReadonlySet<string> = new Set(["ORG", "PERSON", "PLACE", "PRODUCT", "SECURITY", "EVENT", "LAW_DOC", "AWARD", "TITLE"] satisfies EntityType[]);

/** What the model alone finds, in offsets of the visible text. */
export function tagWithModel(model: TaggerModel, { article, tokens, gazetteer, cold }: ModelInput): LabelledEntity[] {
  const { visible } = article;
  return model
    .tag({ text: visible.text, tokens, gazetteer, cold: cold.outer })
    .filter(({ start }) => visible.zoneAt(start) !== "removed")
    .map((span) => describe(span, article));
}

function describe({ start, end, type, confidence }: TaggedSpan, { visible }: Article): LabelledEntity {
  const text = visible.text.slice(start, end);
  return { start, end, text, type: nameOf(type), canonical: text, level: "core", confidence, source: "model", zone: visible.zoneAt(start) };
}

/** The tool's own types are written in capitals. */
function nameOf(label: string): string {
  return TYPES.has(label.toUpperCase()) ? label.toUpperCase() : label;
}

/**
 * Rules and model together. For labels that the model has learnt, of the tool's own types, its judge weighs its word
 * and the rules' by what they proved to be worth on held-out sentences; the rules' word on types that the model has
 * not learnt counts as it is. Where names overlap, the likelier stands; labels of the user's own are another layer,
 * whose spans may lie across names. In order of their starts.
 */
export function combineWithModel(model: TaggerModel, { article, tokens, gazetteer, cold }: ModelInput): Suggestion[] {
  const { visible } = article;
  const learnt = new Set(model.types.map((type) => type.toUpperCase()));
  const found = new Map(cold.outer.map((entity) => [keyOf(entity), entity]));
  const input = { text: visible.text, tokens, gazetteer, cold: cold.outer };
  const proposals = addRules(model.propose(input), cold.outer, model.types);
  const judged = model.judgeAll(input, proposals).flatMap((span, index): LabelledEntity[] => {
    const entity = found.get(keyOf({ ...span, type: nameOf(span.type) }));
    if (entity === undefined) return visible.zoneAt(span.start) === "removed" ? [] : [describe(span, article)];
    const source = proposals[index]?.likely === 0 ? entity.source : `${entity.source}+model`;
    return [{ ...entity, confidence: span.confidence, source }];
  });
  const others = cold.outer.filter(({ type }) => !learnt.has(type));
  const isName = ({ type }: LabelledEntity): boolean => TYPES.has(type);
  const names = chooseBest([...judged.filter(isName), ...others], model.judge.least);
  const marks = chooseBest(judged.filter((entity) => !isName(entity)), model.judge.least);
  return [...names, ...marks].sort((a, b) => a.start - b.start).map((entity) => ({ ...entity, uncertainty: uncertaintyOf(entity.confidence) }));
}

/** The entropy of a yes or no, in bits. */
function uncertaintyOf(probability: number): number {
  const p = Math.max(1e-6, Math.min(1 - 1e-6, probability));
  return Math.round(-(p * Math.log2(p) + (1 - p) * Math.log2(1 - p)) * 1000) / 1000;
}

function keyOf({ start, end, type }: { readonly start: number; readonly end: number; readonly type: string }): string {
  return `${String(start)}:${String(end)}:${type}`;
}
