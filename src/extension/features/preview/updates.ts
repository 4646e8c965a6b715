/** Knows what the page has been sent, and so what it still needs: only blocks that changed, under keys that last. */

import type { BlockKey, BlockPlace, PreviewBlock, PreviewMark } from "../../../protocol/preview";
import { moveMention, type Section } from "../../../core/analysis/section";
import type { Steps } from "../../../core/text/steps";
import type { ArticleLayout } from "./articleLayout";
import type { PlacedBlock } from "./blocks";
import { placeMarks, type MarkSubject, type PlacedAnnotation, type PlacedMark } from "./marks";

/** What one update carries, and what the marks in it stand for. */
export interface BlockUpdate {
  readonly places: readonly BlockPlace[];
  /** New blocks and those that changed since the last update. */
  readonly blocks: readonly PreviewBlock[];
}

interface KnownBlock {
  readonly key: BlockKey;
  readonly signature: string;
}

/** What was made of a block's marks, and what it was made of. */
interface KnownMarks {
  readonly section: Section;
  readonly indent: number;
  readonly names: string;
  readonly annotations: readonly PlacedAnnotation[];
  readonly marks: readonly PreviewMark[];
  /** As text: equal for equal marks. */
  readonly signature: string;
  readonly subjects: ReadonlyMap<string, MarkSubject>;
  /** How many suggestions of each category there are. */
  readonly counts: ReadonlyMap<string, number>;
  readonly annotated: readonly PreviewMark[];
}

/** What the marks are made of. */
export interface MarkSources {
  /** By the place of the block in the layout. */
  readonly annotations: ReadonlyMap<number, readonly PlacedAnnotation[]>;
  /** Names of labels. */
  readonly names: ReadonlyMap<string, string>;
}

export class BlockUpdates {
  #known: readonly KnownBlock[] = [];
  #nextKey = 1;
  readonly #sent = new Map<BlockKey, { readonly content: string; readonly marks: string }>();
  #marks = new Map<BlockKey, KnownMarks>();
  /** How many suggestions of each category there are; an edit changes few of them. */
  readonly #counts = new Map<string, number>();
  #sources = new Map<BlockKey, number>();

  /** What the mark with this id stands for in what was sent last, in offsets of the file. */
  subject(mark: string): MarkSubject | undefined {
    if (mark.startsWith(ANNOTATION)) return this.#subjectIn([...this.#marks.keys()], mark);
    return this.#subjectIn([Number(mark.slice(0, mark.indexOf(":")))], mark);
  }

  /** The id that an annotation's mark has on the page. */
  static annotationMark(id: string): string {
    return ANNOTATION + id;
  }

  /** What the page has not been sent yet. Pauses now and then; only one update is made at a time. */
  *next({ blocks: placed }: Pick<ArticleLayout, "blocks">, sources: MarkSources): Steps<BlockUpdate> {
    const keys = this.#assignKeys(placed);
    this.#known = placed.map(({ signature }, index) => ({ signature, key: keys[index] ?? 0 }));
    const before = this.#marks;
    this.#marks = new Map();
    this.#sources = new Map();
    const names = JSON.stringify([...sources.names]);
    const blocks: PreviewBlock[] = [];
    for (const [index, block] of placed.entries()) {
      const key = keys[index] ?? 0;
      const annotations = sources.annotations.get(index) ?? [];
      const known = before.get(key);
      const made = known !== undefined && isMadeOf(known, block, annotations, names) ? known : yield* this.#makeMarks(block, key, annotations, { ...sources, key: names });
      this.#marks.set(key, made);
      if (made !== known) this.#count(known, made);
      this.#sources.set(key, block.source);
      const sent = this.#sent.get(key);
      if (sent?.content !== block.signature || sent.marks !== made.signature) {
        this.#sent.set(key, { content: block.signature, marks: made.signature });
        blocks.push({ ...block.content, key, marks: made.marks });
      }
      yield;
    }
    for (const [key, gone] of before) {
      if (this.#marks.has(key)) continue;
      this.#count(gone, undefined);
      this.#sent.delete(key);
    }
    const places = placed.map(({ start, part }, index) => ({ key: keys[index] ?? 0, start, ...(part === undefined ? {} : { part }) }));
    return { places, blocks };
  }

  /** How many mentions and annotations of each category were sent last. */
  countCategories(): Map<string, number> {
    const counts = new Map(this.#counts);
    const counted = new Set<string>();
    for (const { annotated } of this.#marks.values()) {
      // One that goes on in the next block counts once.
      for (const { id, category } of annotated) {
        if (!counted.has(id)) counts.set(category, (counts.get(category) ?? 0) + 1);
        counted.add(id);
      }
    }
    return counts;
  }

  /** Suggestions have become others. */
  #count(before: KnownMarks | undefined, after: KnownMarks | undefined): void {
    for (const [category, count] of before?.counts ?? []) this.#add(category, -count);
    for (const [category, count] of after?.counts ?? []) this.#add(category, count);
  }

  #add(category: string, count: number): void {
    const sum = (this.#counts.get(category) ?? 0) + count;
    if (sum === 0) this.#counts.delete(category);
    else this.#counts.set(category, sum);
  }

  #subjectIn(keys: readonly BlockKey[], mark: string): MarkSubject | undefined {
    for (const key of keys) {
      const subject = this.#marks.get(key)?.subjects.get(mark);
      if (subject !== undefined) return inFile(subject, this.#sources.get(key) ?? 0);
    }
    return undefined;
  }

  /**
   * Blocks at the beginning and the end that are as before keep their keys; between them, blocks of the same content
   * keep theirs wherever they went; what is left over is taken for the edited form of what stood there.
   */
  #assignKeys(placed: readonly PlacedBlock[]): BlockKey[] {
    const signatures = placed.map(({ signature }) => signature);
    const before = this.#known;
    const keys = new Array<BlockKey>(signatures.length).fill(0);
    let head = 0;
    while (head < signatures.length && head < before.length && signatures[head] === before[head]?.signature) {
      keys[head] = before[head]?.key ?? 0;
      head++;
    }
    let tail = 0;
    while (
      tail < signatures.length - head &&
      tail < before.length - head &&
      signatures[signatures.length - 1 - tail] === before[before.length - 1 - tail]?.signature
    ) {
      keys[signatures.length - 1 - tail] = before[before.length - 1 - tail]?.key ?? 0;
      tail++;
    }
    const bySignature = new Map<string, BlockKey[]>();
    const left = before.slice(head, before.length - tail);
    for (const { key, signature } of left) {
      const same = bySignature.get(signature);
      if (same === undefined) bySignature.set(signature, [key]);
      else same.push(key);
    }
    const taken = new Set<BlockKey>();
    for (let i = head; i < signatures.length - tail; i++) {
      const key = bySignature.get(signatures[i] ?? "")?.shift();
      if (key === undefined) continue;
      keys[i] = key;
      taken.add(key);
    }
    const free = left.filter(({ key }) => !taken.has(key)).map(({ key }) => key);
    for (let i = head; i < placed.length - tail; i++) if (keys[i] === 0) keys[i] = free.shift() ?? this.#nextKey++;
    return keys;
  }

  *#makeMarks(block: PlacedBlock, key: BlockKey, annotations: readonly PlacedAnnotation[], { names, key: namesKey }: Pick<MarkSources, "names"> & { readonly key: string }): Steps<KnownMarks> {
    const { length } = block.content.text;
    const subjects = new Map<string, MarkSubject>();
    const marks: PreviewMark[] = [];
    const signatures: string[] = [];
    for (const mark of yield* placeMarks(block, annotations, names)) {
      const start = Math.max(mark.start, 0);
      const end = Math.min(mark.end, length);
      if (end <= start) continue;
      const id = markId(mark, key, start);
      // Two readings of one figure would be one mark on the page; the first stands.
      if (mark.subject.type !== "annotation" && subjects.has(id)) continue;
      subjects.set(id, mark.subject);
      const cut = cutMark(mark, id, start, end, length);
      marks.push(cut);
      signatures.push(JSON.stringify(cut));
      if (marks.length % MARKS_A_STEP === 0) yield;
    }
    const { section, indent } = block;
    const signature = signatures.join();
    const counts = new Map<string, number>();
    for (const { layer, category } of marks) if (layer !== "annotation") counts.set(category, (counts.get(category) ?? 0) + 1);
    const annotated = marks.filter(({ layer }) => layer === "annotation");
    return { section, indent, names: namesKey, annotations, marks, signature, subjects, counts, annotated };
  }
}

const ANNOTATION = "a:";
const MARKS_A_STEP = 100;

function isMadeOf(known: KnownMarks, { section, indent }: PlacedBlock, annotations: readonly PlacedAnnotation[], names: string): boolean {
  return (
    known.section === section &&
    known.indent === indent &&
    known.names === names &&
    known.annotations.length === annotations.length &&
    known.annotations.every(({ live, start, end }, index) => {
      const now = annotations[index];
      return live.annotation === now?.live.annotation && live.state === now.live.state && start === now.start && end === now.end;
    })
  );
}

function inFile(subject: MarkSubject, source: number): MarkSubject {
  switch (subject.type) {
    case "figure":
      return { type: "figure", figure: moveMention(subject.figure, source) };
    case "entity":
      return { type: "entity", entity: moveMention(subject.entity, source) };
    case "annotation":
      return subject;
  }
}

/** Relative to the block, so that an edit before it changes nothing. */
function markId({ subject, category, start, end }: PlacedMark, key: BlockKey, offset: number): string {
  if (subject.type === "annotation") return BlockUpdates.annotationMark(subject.id);
  return `${key.toString()}:${category}:${offset.toString()}+${(end - start).toString()}`;
}

function cutMark(mark: PlacedMark, id: string, start: number, end: number, length: number): PreviewMark {
  return {
    id,
    start,
    end,
    layer: mark.layer,
    category: mark.category,
    state: mark.state,
    description: mark.description,
    ...(mark.start < 0 ? { continuesBefore: true } : {}),
    ...(mark.end > length ? { continuesAfter: true } : {}),
    ...(mark.note === undefined ? {} : { note: mark.note }),
  };
}
