/** Knows the card of a mark: the same that the editor's hover shows, with the places in the article and in the folder where the same thing stands. */

import type * as vscode from "vscode";
import { annotationCard } from "../../../core/cards/annotationCard";
import type { Card } from "../../../core/cards/card";
import { entityCard, type KnownEntity } from "../../../core/cards/entityCard";
import { figureCard } from "../../../core/cards/figureCard";
import type { Entity } from "../../../core/entities/entity";
import type { Figure } from "../../../core/figures/figure";
import type { CardPlaces } from "../../../protocol/preview";
import type { DocumentAnalysis } from "../../analysis/analysisService";
import type { EngineClient } from "../../analysis/engineClient";
import type { SessionHandle } from "../../annotations/store";
import { type SamePlace, samePlaces } from "../../samePlaces";
import type { MarkSubject } from "./marks";

const MOST_PLACES = 5;

/** A card and where its places are. */
export interface LookUp {
  readonly card: Card;
  readonly places: readonly CardPlaces[];
  /** What the places stand for, over all lists in turn. */
  readonly hits: readonly SamePlace[];
}

/** Where a mark is looked up. */
export interface LookUpContext {
  /** The article. */
  readonly document: vscode.TextDocument;
  readonly analysis: DocumentAnalysis | undefined;
  readonly session: SessionHandle | undefined;
  readonly engine: Pick<EngineClient, "call">;
}

/** `undefined` where the annotation has gone meanwhile. */
export async function lookUp(subject: MarkSubject, context: LookUpContext): Promise<LookUp | undefined> {
  switch (subject.type) {
    case "figure":
      return lookUpFigure(subject.figure, context);
    case "entity":
      return withoutPlaces(entityCard(await knownEntity(subject.entity, context)));
    case "annotation": {
      const live = context.session?.get(subject.id);
      if (live === undefined) return undefined;
      const [span] = live.spans;
      const entity = live.annotation.kind !== "entity" || span === undefined ? undefined : context.analysis?.entitiesIn(span).find(({ start, end }) => start === span.start && end === span.end);
      return withoutPlaces(annotationCard(live, entity === undefined ? undefined : await knownEntity(entity, context)));
    }
  }
}

async function knownEntity(entity: Entity, { engine, document }: LookUpContext): Promise<KnownEntity> {
  const name = entity.canonical ?? entity.surface ?? entity.text;
  const known = await engine.call("identities", { name, uri: document.uri.toString() });
  return { entity, table: known.find(({ canonical }) => canonical === name)?.table };
}

function withoutPlaces(card: Card): LookUp {
  return { card, places: [], hits: [] };
}

async function lookUpFigure(figure: Figure, { document, analysis, engine }: LookUpContext): Promise<LookUp> {
  const elsewhere = await engine.call("findQuantity", { figure, except: document.uri.toString() });
  const lists = samePlaces(figure, { document, comparable: analysis?.comparable(figure) ?? [], elsewhere })
    .filter(({ places }) => places.length > 0)
    .map(({ title, places }) => ({ title, count: places.length, hits: places.slice(0, MOST_PLACES) }));
  return {
    card: figureCard(figure, analysis?.meta.date),
    places: lists.map(({ title, count, hits }) => ({ title, count, places: hits.map(({ shown }) => shown) })),
    hits: lists.flatMap(({ hits }) => hits),
  };
}
