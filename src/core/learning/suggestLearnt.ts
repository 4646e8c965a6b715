/** Knows what a trained model adds to an article's names: names of its own, marks of the user's labels, and how each was learnt. */

import type { Article, Zone } from "../article/article";
import { entityTypes, type Entities, type Entity } from "../entities/entity";
import type { Gazetteer } from "../entities/gazetteer/gazetteer";
import { combineWithModel, type LabelledEntity } from "../entities/learning/applyModel";
import type { TaggerModel } from "../entities/learning/model";
import type { Token } from "../ports";
import type { Span } from "../text/span";

/** A model, and the number of annotations that it learnt each label from, where that is known. */
export interface TrainedModel {
  readonly model: TaggerModel;
  readonly annotations: Readonly<Record<string, number>>;
}

/** A suggestion of a label of the user's own. Offsets as for `Entity`. */
export interface LearntMark extends Span {
  readonly text: string;
  readonly surface?: string;
  readonly label: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** `model`, or `model:34` where it learnt the label from 34 annotations. */
  readonly source: string;
  readonly zone: Zone;
}

export interface LearntInput {
  readonly article: Article;
  readonly tokens?: readonly Token[] | undefined;
  readonly gazetteer: Gazetteer;
  /** What the rules found, in offsets of the visible text. */
  readonly cold: Entities;
}

const TYPES: ReadonlySet<string> = new Set(entityTypes);

/** The names of rules, tables and model together, and the model's marks; in offsets of the visible text, in reading order. */
export function suggestLearnt({ model, annotations }: TrainedModel, input: LearntInput): { readonly names: readonly Entity[]; readonly marks: readonly LearntMark[] } {
  const counts = new Map(Object.entries(annotations));
  const names: Entity[] = [];
  const marks: LearntMark[] = [];
  for (const suggestion of combineWithModel(model, input)) {
    const source = withCount(suggestion, counts);
    if (isName(suggestion)) {
      // A name that someone has switched off is not learnt back.
      if (!input.gazetteer.isSwitchedOff(suggestion.text, suggestion.type)) names.push({ ...suggestion, source });
    } else {
      const { start, end, text, type, confidence, zone } = suggestion;
      marks.push({ start, end, text, label: type, confidence, source, zone });
    }
  }
  return { names, marks };
}

function isName(suggestion: LabelledEntity): suggestion is Entity {
  return TYPES.has(suggestion.type);
}

function withCount({ source, type }: LabelledEntity, counts: ReadonlyMap<string, number>): string {
  const count = counts.get(type);
  return count === undefined ? source : source.replace(/(^|\+)model$/u, `$1model:${String(count)}`);
}
