/** Knows a whole analysis by its sections: gives what stands at a place at once, and everything when asked for it. */

import type { Article, ArticleLink } from "../article/article";
import { VisibleText } from "../article/visibleText";
import type { Entity } from "../entities/entity";
import type { Figure } from "../figures/figure";
import type { LearntMark } from "../learning/suggestLearnt";
import { BEYOND, compareSpans, type Span } from "../text/span";
import { finish, type Steps } from "../text/steps";
import { applyChange, applyEntities } from "./divide";
import type { Mention } from "./locate";
import { type ArticleFrame, type EntityChange, moveBlock, moveLink, moveMention, type Origin, type Section, type SectionChange } from "./section";
import { addUp, PER_ORIGIN, type Sums } from "./sectionSums";

/** So many sections are put together between two pauses. */
const SECTIONS_A_STEP = 100;

const figuresOf = ({ figures }: Section): readonly Figure[] => figures;
const entitiesOf = ({ entities }: Section): readonly Entity[] => entities;
const nestedOf = ({ nested }: Section): readonly Entity[] => nested;
const marksOf = ({ marks }: Section): readonly LearntMark[] => marks;

/** Immutable. What is put together of the sections is put together once, when first asked for. */
export class SectionList {
  static readonly empty = new SectionList([]);

  readonly sections: readonly Section[];
  #sums: Sums | undefined;
  #figures: readonly Figure[] | undefined;
  #entities: readonly Entity[] | undefined;
  #nested: readonly Entity[] | undefined;
  #marks: readonly LearntMark[] | undefined;

  constructor(sections: readonly Section[]) {
    this.sections = sections;
  }

  changed(change: SectionChange): SectionList {
    return new SectionList(applyChange(this.sections, change));
  }

  withEntities(changes: readonly EntityChange[]): SectionList {
    return new SectionList(applyEntities(this.sections, changes));
  }

  /** Where a section begins, by its place in the list. */
  origin(index: number): Origin {
    const { origins } = this.#added;
    const at = index * PER_ORIGIN;
    return { visible: origins[at] ?? 0, source: origins[at + 1] ?? 0, link: origins[at + 2] ?? 0 };
  }

  /** Of the visible text, in UTF-16 code units. */
  get visibleLength(): number {
    return this.#added.visibleLength;
  }

  /** Of the file, in UTF-16 code units. */
  get sourceLength(): number {
    return this.#added.sourceLength;
  }

  get figureCount(): number {
    return this.#added.figureCount;
  }

  get entityCount(): number {
    return this.#added.entityCount;
  }

  get markCount(): number {
    return this.#added.markCount;
  }

  get #added(): Sums {
    return (this.#sums ??= addUp(this.sections));
  }

  /** All figures in reading order, each a copy in offsets of the file. */
  get figures(): readonly Figure[] {
    return (this.#figures ??= this.#all(figuresOf));
  }

  get entities(): readonly Entity[] {
    return (this.#entities ??= this.#all(entitiesOf));
  }

  get nested(): readonly Entity[] {
    return (this.#nested ??= this.#all(nestedOf));
  }

  get marks(): readonly LearntMark[] {
    return (this.#marks ??= this.#all(marksOf));
  }

  /** Figures that share a character with a span of the file; for an empty span, those around it. Copies only what it gives. */
  figuresIn(span: Span): Figure[] {
    return this.#within(figuresOf, span);
  }

  entitiesIn(span: Span): Entity[] {
    return this.#within(entitiesOf, span);
  }

  /** Figures that meet a condition, which sees them with offsets of their section. Copies only what it gives. */
  figuresWhere(wanted: (figure: Figure) => boolean): Figure[] {
    return this.#all(figuresOf, wanted);
  }

  entitiesWhere(wanted: (entity: Entity) => boolean): Entity[] {
    return this.#all(entitiesOf, wanted);
  }

  visible(frame: Pick<ArticleFrame, "zones">): VisibleText {
    return finish(this.readVisible(frame));
  }

  /** The same, with pauses. */
  *readVisible({ zones }: Pick<ArticleFrame, "zones">): Steps<VisibleText> {
    const { sections } = this;
    const all = new Int32Array(this.#added.segmentCount);
    const texts: string[] = [];
    let text = "";
    let at = 0;
    for (const [index, section] of sections.entries()) {
      const { segments } = section;
      const { visible, source } = this.origin(index);
      for (let i = 0; i < segments.length; i += 4) {
        all[at++] = (segments[i] ?? 0) + visible;
        all[at++] = segments[i + 1] ?? 0;
        all[at++] = (segments[i + 2] ?? 0) + source;
        all[at++] = segments[i + 3] ?? 0;
      }
      text += section.text;
      if (index % SECTIONS_A_STEP > 0) continue;
      texts.push(text);
      text = "";
      yield;
    }
    return new VisibleText(`${texts.join("")}${text}`, all, zones);
  }

  blocks(): Article["blocks"] {
    return this.sections.flatMap(({ block }, index) => (block === undefined ? [] : [moveBlock(block, this.origin(index))]));
  }

  links(): ArticleLink[] {
    return this.sections.flatMap(({ links }, index) => links.map((link) => moveLink(link, this.origin(index).source)));
  }

  #all<M extends Mention>(mentionsOf: (section: Section) => readonly M[], wanted: (mention: M) => boolean = () => true): M[] {
    const found: M[] = [];
    this.sections.forEach((section, index) => {
      const { source } = this.origin(index);
      for (const mention of mentionsOf(section)) if (wanted(mention)) found.push(moveMention(mention, source));
    });
    return found;
  }

  #within<M extends Mention>(mentionsOf: (section: Section) => readonly M[], span: Span): M[] {
    const found: M[] = [];
    this.sections.forEach((section, index) => {
      const { source } = this.origin(index);
      if (!meets(extentOf(section), source, span)) return;
      for (const mention of mentionsOf(section)) if (meets(mention, source, span)) found.push(moveMention(mention, source));
    });
    return found.sort(compareSpans);
  }
}

/** Whether a span of a section shares a character with one of the file, or is around or beside an empty one. */
function meets({ start, end }: Span, source: number, span: Span): boolean {
  return span.start === span.end ? start + source <= span.start && span.start <= end + source : start + source < span.end && span.start < end + source;
}

const extents = new WeakMap<Section, Span>();

/** From the first to the last character of the file that a mention of the section covers. */
function extentOf(section: Section): Span {
  let extent = extents.get(section);
  if (extent === undefined) {
    let start = BEYOND;
    let end = -BEYOND;
    for (const mentions of [section.figures, section.entities, section.nested, section.marks]) {
      for (const mention of mentions) {
        start = Math.min(start, mention.start);
        end = Math.max(end, mention.end);
      }
    }
    extent = { start, end };
    extents.set(section, extent);
  }
  return extent;
}
