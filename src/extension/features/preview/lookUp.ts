/** Knows the card of a mark: the same that the editor's hover shows. */

import { annotationCard } from "../../../core/cards/annotationCard";
import type { Card } from "../../../core/cards/card";
import { entityCard } from "../../../core/cards/entityCard";
import { figureCard } from "../../../core/cards/figureCard";
import { withSamePlaces } from "../../../core/cards/samePlaces";
import type { DocumentAnalysis } from "../../analysis/analysisService";
import type { SessionHandle } from "../../annotations/store";
import type { MarkSubject } from "./marks";

/** `undefined` where the annotation has gone meanwhile. */
export function cardOf(subject: MarkSubject, analysis: DocumentAnalysis | undefined, session: SessionHandle | undefined): Card | undefined {
  switch (subject.type) {
    case "figure": {
      const { figure } = subject;
      return withSamePlaces(figureCard(figure, analysis?.meta.date), figure, analysis?.comparable(figure) ?? []);
    }
    case "entity":
      return entityCard(subject.entity);
    case "annotation": {
      const live = session?.get(subject.id);
      return live === undefined ? undefined : annotationCard(live);
    }
  }
}
