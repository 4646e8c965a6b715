/** What the extension does in front of the page, without VS Code: reads an article and sends what the page shows of it. */

import type { Label } from "../../../src/core/annotations/labels";
import { divideArticle } from "../../../src/core/analysis/divide";
import { moveMention } from "../../../src/core/analysis/section";
import { SectionList } from "../../../src/core/analysis/sectionList";
import { listLabels } from "../../../src/core/annotations/labels";
import type { LiveAnnotation } from "../../../src/core/annotations/session/session";
import { parseArticle } from "../../../src/core/article/parseArticle";
import type { Entity } from "../../../src/core/entities/entity";
import type { Figure } from "../../../src/core/figures/figure";
import type { Span } from "../../../src/core/text/span";
import { finish } from "../../../src/core/text/steps";
import { layOut } from "../../../src/extension/features/preview/articleLayout";
import { SectionBlocks, type ImagePolicy, type ShownSections } from "../../../src/extension/features/preview/blocks";
import { firstSight } from "../../../src/extension/features/preview/limits";
import { readImageUrl } from "../../../src/extension/features/preview/imageUrl";
import { PreviewModel } from "../../../src/extension/features/preview/previewModel";
import { pageStrings } from "../../../src/extension/features/preview/strings";
import { BlockUpdates } from "../../../src/extension/features/preview/updates";
import type { PreviewSettings, PreviewUpdate } from "../../../src/protocol/preview";

export const DOCUMENT = "file:///articles/a.md";

export const noImages: ImagePolicy = (address) => {
  const image = readImageUrl(address);
  return image === undefined ? undefined : { host: image.host };
};

export interface Shown {
  readonly figures?: readonly Figure[];
  readonly entities?: readonly Entity[];
  readonly annotations?: readonly LiveAnnotation[];
  readonly images?: ImagePolicy;
}

/** Sends one article after another to one page. */
export class FakeHost {
  updates = new BlockUpdates();
  readonly labels: readonly Label[] = listLabels();
  model: PreviewModel | undefined;
  readonly #sections = new SectionBlocks("page");
  #serial = 0;
  #version = 1;

  /** The page was loaded anew and holds nothing. */
  startOver(): void {
    this.updates = new BlockUpdates();
    this.#serial = 0;
  }

  settings(change: Partial<PreviewSettings> = {}): PreviewSettings {
    return {
      type: "settings",
      document: DOCUMENT,
      strings: pageStrings({ canLoadImages: true }),
      labels: this.labels.map(({ id, name, key }) => ({ id, name, ...(key === undefined ? {} : { key }) })),
      fontFamily: "",
      fontSize: 17,
      lineHeight: 1.85,
      locked: false,
      canFollow: true,
      canAnnotate: true,
      canLoadImages: true,
      characters: { from: "銀體", to: "银体" },
      advance: true,
      ...change,
    };
  }

  /** What a long article begins with, before its rest follows with `update`; `undefined` for any other. */
  beginning(text: string, document = DOCUMENT): PreviewUpdate | undefined {
    const layout = finish(layOut(analysisOf(text, {}), noImages, this.#sections));
    const most = firstSight(layout.blocks);
    if (most === undefined) return undefined;
    const model = new PreviewModel({ layout, annotations: [], labels: this.labels });
    return { type: "update", document, version: this.#version, serial: this.#serial++, complete: false, more: true, ...finish(model.update(this.updates, most)) };
  }

  update(text: string, shown: Shown = {}, newVersion = true): PreviewUpdate {
    if (newVersion) this.#version++;
    const layout = finish(layOut(analysisOf(text, shown), shown.images ?? noImages, this.#sections));
    this.model = new PreviewModel({ layout, annotations: shown.annotations ?? [], labels: this.labels });
    return { type: "update", document: DOCUMENT, version: this.#version, serial: this.#serial++, complete: true, more: false, ...finish(this.model.update(this.updates)) };
  }

  get version(): number {
    return this.#version;
  }
}

/** An article with these mentions, in offsets of the file, and no others. */
function analysisOf(text: string, { figures = [], entities = [] }: Shown): ShownSections {
  const article = parseArticle(text);
  const { meta, problems, removed, visible } = article;
  const bare = new SectionList(divideArticle(article, []));
  const within = (index: number) => (mention: Span): boolean => {
    const start = bare.origin(index).source;
    const { sourceLength } = bare.sections[index] ?? { sourceLength: 0 };
    return start <= mention.start && mention.start < start + sourceLength;
  };
  const sections = bare.sections.map((section, index) => {
    const by = -(bare.origin(index).source);
    return {
      ...section,
      figures: figures.filter(within(index)).map((figure) => moveMention(figure, by)),
      entities: entities.filter(within(index)).map((entity) => moveMention(entity, by)),
    };
  });
  return { frame: { meta, problems, removed, zones: visible.zones }, list: new SectionList(sections) };
}

/** Where a text stands in a file. */
export function spanOf(text: string, part: string, from = 0): Span {
  const start = text.indexOf(part, from);
  if (start < 0) throw new Error(`“${part}” is not in the text`);
  return { start, end: start + part.length };
}

export function figureAt(text: string, part: string, kind: Figure["kind"] = "amount"): Figure {
  return {
    ...spanOf(text, part),
    text: part,
    kind,
    value: 1,
    unit: "元",
    currency: "CNY",
    qualifier: "exact",
    isRange: false,
    valueMin: null,
    valueMax: null,
    level: "core",
    zone: "body",
    rule: "test",
  };
}

export function entityAt(text: string, part: string, type: Entity["type"] = "ORG"): Entity {
  return { ...spanOf(text, part), text: part, type, level: "core", confidence: 0.9, source: "test", zone: "body" };
}

export function annotationAt(text: string, part: string, label: string, more: Partial<LiveAnnotation["annotation"]> = {}): LiveAnnotation {
  const time = "2026-03-18T01:30:00Z";
  const annotation = {
    id: `id-${label}-${part}`,
    kind: "entity" as const,
    label,
    status: "accepted" as const,
    author: "审阅人",
    created: time,
    modified: time,
    targets: [],
    history: [],
    ...more,
  };
  return { annotation, spans: [spanOf(text, part)], state: "anchored" };
}
