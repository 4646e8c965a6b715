/** Knows how a trained model's suggestions join those of the rules: each with the probability that it is right, the likelier where they overlap, and how much is in doubt. */

import type { Article } from "../../article/article";
import type { Token } from "../../ports";
import type { Entities, Entity, EntityType } from "../entity";
import type { Gazetteer } from "../gazetteer/gazetteer";
import { type Evidence, scoreOf } from "./calibration";
import type { TaggerModel } from "./model";
import { type Weighed, selectByWeight } from "../select";

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
/** A suggestion that is just worth making is still worth more than none. */
const SLIGHT = 0.001;

/** What the model alone finds, in offsets of the visible text. */
export function tagWithModel(model: TaggerModel, { article, tokens, gazetteer, cold }: ModelInput): LabelledEntity[] {
  const { visible } = article;
  return model
    .tag({ text: visible.text, tokens, gazetteer, cold: cold.outer })
    .filter(({ start }) => visible.zoneAt(start) !== "removed")
    .map(({ start, end, type, confidence }) => ({
      start,
      end,
      text: visible.text.slice(start, end),
      type: TYPES.has(type.toUpperCase()) ? type.toUpperCase() : type,
      canonical: visible.text.slice(start, end),
      level: "core",
      confidence,
      source: "model",
      zone: visible.zoneAt(start),
    }));
}

/**
 * Rules and model together. For labels that the model has learnt, of the tool's own types, its word and the rules'
 * are weighed by what each proved to be worth on held-out sentences (the model's calibration); the rules' word on
 * types that the model has not learnt counts as it is. Where suggestions overlap, the likelier stands.
 */
export function combineWithModel(model: TaggerModel, input: ModelInput): Suggestion[] {
  const learnt = new Set(model.types.map((type) => type.toUpperCase()));
  const open = new Map(tagWithModel(model, input).map((entity) => [keyOf(entity), entity]));
  const all = input.cold.outer.map((entity): LabelledEntity => {
    const same = open.get(keyOf(entity));
    open.delete(keyOf(entity));
    if (!learnt.has(entity.type)) return entity;
    if (same === undefined) return calibrated(model, entity, "rules", scoreOf(entity.confidence));
    return calibrated(model, { ...entity, source: `${entity.source}+model` }, "both", scoreOf(entity.confidence, same.confidence));
  });
  for (const entity of open.values()) all.push(calibrated(model, entity, "model", scoreOf(entity.confidence)));
  return chooseLikeliest(all, model.calibration.least);
}

function calibrated(model: TaggerModel, entity: LabelledEntity, evidence: Evidence, score: number): LabelledEntity {
  const label = model.types.find((type) => type.toUpperCase() === entity.type) ?? entity.type;
  return { ...entity, confidence: Math.round(model.calibration.probability(evidence, label, score) * 1000) / 1000 };
}

/** The disjoint suggestions that together are expected to be right most often. */
function chooseLikeliest(all: readonly LabelledEntity[], least: number): Suggestion[] {
  const weighed = all.filter(({ confidence }) => confidence >= least).map((entity): Weighed<LabelledEntity> => ({ item: entity, start: entity.start, end: entity.end, weight: entity.confidence - least + SLIGHT }));
  return selectByWeight(weighed).map((entity) => ({ ...entity, uncertainty: uncertaintyOf(entity.confidence) }));
}

/** The entropy of a yes or no, in bits. */
function uncertaintyOf(probability: number): number {
  const p = Math.max(1e-6, Math.min(1 - 1e-6, probability));
  return Math.round(-(p * Math.log2(p) + (1 - p) * Math.log2(1 - p)) * 1000) / 1000;
}

function keyOf({ start, end, type }: { readonly start: number; readonly end: number; readonly type: string }): string {
  return `${String(start)}:${String(end)}:${type}`;
}
