/** Knows how a trained model's suggestions join those of the rules: the surer wins where they overlap, and each says where it comes from. */

import type { Article } from "../../article/article";
import type { Token } from "../../ports";
import type { Candidate } from "../candidate";
import type { Entities, Entity, EntityType } from "../entity";
import type { Gazetteer } from "../gazetteer";
import { selectDisjoint } from "../select";
import type { TaggerModel } from "./model";

/** An entity whose type may be a label of the model's own. */
export type LabelledEntity = Omit<Entity, "type"> & { readonly type: string };

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
 * are weighed by confidence; what both say gets surer. Its other labels stand beside the rules' types.
 */
export function combineWithModel(model: TaggerModel, input: ModelInput): LabelledEntity[] {
  const tagged = tagWithModel(model, input);
  const agreed = new Map(tagged.map((entity) => [keyOf(entity), entity]));
  const cold = input.cold.outer.map((entity): LabelledEntity => {
    const same = agreed.get(keyOf(entity));
    if (same === undefined) return entity;
    agreed.delete(keyOf(entity));
    return { ...entity, confidence: Math.min(0.99, 1 - (1 - entity.confidence) * (1 - same.confidence)), source: `${entity.source}+model` };
  });
  const all = [...cold, ...agreed.values()];
  const byCandidate = new Map<Candidate, LabelledEntity>();
  for (const entity of all) {
    byCandidate.set({ start: entity.start, end: entity.end, type: "ORG", confidence: entity.confidence, source: entity.source }, entity);
  }
  return selectDisjoint([...byCandidate.keys()]).flatMap((candidate) => byCandidate.get(candidate) ?? []);
}

function keyOf({ start, end, type }: { readonly start: number; readonly end: number; readonly type: string }): string {
  return `${String(start)}:${String(end)}:${type}`;
}
