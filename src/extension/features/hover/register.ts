/** Knows what to look up under the pointer: the figure, the name and the annotations that stand there. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { Annotation } from "../../../core/annotations/annotation";
import { annotationCard } from "../../../core/cards/annotationCard";
import { entityCard, type KnownEntity, markCard } from "../../../core/cards/entityCard";
import { figureCard } from "../../../core/cards/figureCard";
import type { Entity } from "../../../core/entities/entity";
import type { Figure } from "../../../core/figures/figure";
import { overlaps, type Span } from "../../../core/text/span";
import type { AnalysisService, DocumentAnalysis } from "../../analysis/analysisService";
import { StaleError, type EngineClient } from "../../analysis/engineClient";
import type { AnnotationStore } from "../../annotations/annotationStore";
import type { SessionHandle } from "../../annotations/store";
import { isArticle, LANGUAGE_ID } from "../../articleDocument";
import { samePlaces } from "../../samePlaces";
import { cardMarkdown, type HoverAction } from "./cardMarkdown";

export function registerHover(engine: EngineClient, analyses: AnalysisService, store: AnnotationStore): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { language: LANGUAGE_ID },
    {
      async provideHover(document, position) {
        if (!isArticle(document)) return undefined;
        try {
          const [analysis, session] = await Promise.all([analyses.present(document), store.session(document)]);
          return await hoverAt({ document, analysis: analyses.latest(document) ?? analysis, session, engine }, document.offsetAt(position));
        } catch (error) {
          if (error instanceof StaleError) return undefined;
          throw error;
        }
      },
    },
  );
}

interface HoverContext {
  readonly document: vscode.TextDocument;
  readonly analysis: DocumentAnalysis;
  readonly session: SessionHandle;
  readonly engine: EngineClient;
}

async function hoverAt(context: HoverContext, offset: number): Promise<vscode.Hover | undefined> {
  const { document, analysis, session } = context;
  const here = ({ start, end }: Span): boolean => start <= offset && offset < end;
  const place = { start: offset, end: offset };
  const figure = analysis.figuresIn(place).find(here);
  const entity = analysis.entitiesIn(place).find(here);
  const contents: vscode.MarkdownString[] = [];
  let around: Span | undefined;
  const annotated = session.at(offset);
  const decided = annotated.filter(({ annotation }) => annotation.status !== "rejected");
  // What someone has decided upon is no suggestion any more: the annotation's card says what is known of the name.
  const known = entity === undefined ? undefined : await knownEntity(context, entity);
  const covering = entity === undefined ? [] : decided.filter(({ annotation, spans }) => annotation.kind === "entity" && spans.some((span) => overlaps(span, entity)));
  for (const live of decided) {
    around ??= live.spans.find(here);
    const same = known !== undefined && covering.includes(live) && live.spans.some(({ start, end }) => start === known.entity.start && end === known.entity.end);
    contents.push(cardMarkdown(annotationCard(live, same ? known : undefined), { actions: annotationActions(document, live.annotation) }));
  }
  if (figure !== undefined) {
    around ??= figure;
    contents.push(await figureMarkdown(context, figure));
  }
  const rejected = annotated.filter(({ annotation }) => annotation.status === "rejected");
  for (const live of rejected) {
    around ??= live.spans.find(here);
    contents.push(cardMarkdown(annotationCard(live), { actions: [takeBackAction(document, live.annotation)] }));
  }
  const turnedDown = known !== undefined && rejected.some(({ spans }) => spans.some(({ start, end }) => start === known.entity.start && end === known.entity.end));
  if (known !== undefined && covering.length === 0 && !turnedDown) {
    around ??= known.entity;
    contents.push(cardMarkdown(entityCard(known), { actions: nameActions(document, known.entity) }));
  }
  for (const mark of analysis.marks.filter(here)) {
    if (session.annotations.some(({ annotation, spans }) => annotation.kind === "mark" && spans.some(({ start, end }) => start === mark.start && end === mark.end))) continue;
    around ??= mark;
    contents.push(cardMarkdown(markCard(mark), { actions: suggestionActions(document, mark) }));
  }
  if (around === undefined) return undefined;
  return new vscode.Hover(contents, new vscode.Range(document.positionAt(around.start), document.positionAt(around.end)));
}

async function knownEntity({ document, engine }: HoverContext, entity: Entity): Promise<KnownEntity> {
  const name = entity.canonical ?? entity.surface ?? entity.text;
  const known = await engine.callSoon("identities", { name, uri: document.uri.toString() });
  return { entity, table: known?.find(({ canonical }) => canonical === name)?.table };
}

async function figureMarkdown({ document, analysis, engine }: HoverContext, figure: Figure): Promise<vscode.MarkdownString> {
  const elsewhere = await engine.callSoon("findQuantity", { figure, except: document.uri.toString() });
  return cardMarkdown(figureCard(figure, analysis.meta.date), {
    actions: suggestionActions(document, figure),
    places: samePlaces(figure, { document, comparable: analysis.comparable(figure), elsewhere }),
  });
}

function suggestionActions(document: vscode.TextDocument, { start, end }: Span): HoverAction[] {
  const target = [{ uri: document.uri.toString(), start, end }];
  return [
    { title: l10n.t("Accept"), command: "zhupi.acceptSuggestion", arguments: target },
    { title: l10n.t("Reject"), command: "zhupi.rejectSuggestion", arguments: target },
  ];
}

function nameActions(document: vscode.TextDocument, { start, end }: Span): HoverAction[] {
  const never = { title: l10n.t("Never suggest here"), command: "zhupi.switchOffName", arguments: [{ uri: document.uri.toString(), start, end }] };
  return [...suggestionActions(document, { start, end }), linkAction({ uri: document.uri.toString(), start, end }), never];
}

function linkAction(target: { uri: string; start: number; end: number } | { uri: string; id: string }): HoverAction {
  return { title: l10n.t("Link to who is meant…"), command: "zhupi.link", arguments: [target] };
}

/** Without the rejection the name or figure is a suggestion again. */
function takeBackAction(document: vscode.TextDocument, { id }: Annotation): HoverAction {
  return { title: l10n.t("Take the rejection back"), command: "zhupi.deleteAnnotation", arguments: [{ uri: document.uri.toString(), id }] };
}

function annotationActions(document: vscode.TextDocument, { id, kind }: Annotation): HoverAction[] {
  const target = [{ uri: document.uri.toString(), id }];
  return [
    ...(kind === "entity" ? [linkAction({ uri: document.uri.toString(), id })] : []),
    { title: l10n.t("Note"), command: "zhupi.editNote", arguments: target },
    { title: l10n.t("Delete"), command: "zhupi.deleteAnnotation", arguments: target },
  ];
}
