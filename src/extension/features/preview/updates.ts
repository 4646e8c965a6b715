/** Knows what the page has been sent, and so what it still needs: only blocks that changed, under keys that last. */

import type { BlockKey, BlockPlace, PreviewBlock, PreviewMark } from "../../../protocol/preview";
import type { ArticleLayout } from "./articleLayout";
import type { PlacedBlock } from "./blocks";
import type { MarkSubject, PlacedMark } from "./marks";

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

export class BlockUpdates {
  #known: readonly KnownBlock[] = [];
  #nextKey = 1;
  readonly #sent = new Map<BlockKey, { readonly content: string; readonly marks: string }>();
  #subjects = new Map<string, MarkSubject>();

  /** The page was loaded anew and holds nothing. */
  forgetSent(): void {
    this.#sent.clear();
  }

  /** What the mark with this id stands for in what was sent last. */
  subject(mark: string): MarkSubject | undefined {
    return this.#subjects.get(mark);
  }

  /** The id that an annotation's mark has on the page. */
  static annotationMark(id: string): string {
    return `a:${id}`;
  }

  next({ blocks: placed, signatures }: Pick<ArticleLayout, "blocks" | "signatures">, marks: readonly PlacedMark[]): BlockUpdate {
    const keys = this.#assignKeys(signatures, placed);
    this.#known = signatures.map((signature, index) => ({ signature, key: keys[index] ?? 0 }));
    this.#subjects = new Map();
    const byBlock = this.#divideMarks(placed, keys, marks);
    const blocks: PreviewBlock[] = [];
    placed.forEach(({ content }, index) => {
      const key = keys[index] ?? 0;
      const own = byBlock[index] ?? [];
      const sent = this.#sent.get(key);
      const marked = own.length === 0 ? "" : JSON.stringify(own);
      if (sent?.content === signatures[index] && sent?.marks === marked) return;
      this.#sent.set(key, { content: signatures[index] ?? "", marks: marked });
      blocks.push({ ...content, key, marks: own });
    });
    const current = new Set(keys);
    for (const key of this.#sent.keys()) if (!current.has(key)) this.#sent.delete(key);
    const places = placed.map(({ start, part }, index) => ({ key: keys[index] ?? 0, start, ...(part === undefined ? {} : { part }) }));
    return { places, blocks };
  }

  /**
   * Blocks at the beginning and the end that are as before keep their keys; between them, blocks of the same content
   * keep theirs wherever they went; what is left over is taken for the edited form of what stood there.
   */
  #assignKeys(signatures: readonly string[], placed: readonly PlacedBlock[]): BlockKey[] {
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

  /** Cuts marks at the borders of blocks. Blocks and marks are in reading order. */
  #divideMarks(placed: readonly PlacedBlock[], keys: readonly BlockKey[], marks: readonly PlacedMark[]): PreviewMark[][] {
    const result: PreviewMark[][] = placed.map(() => []);
    let first = 0;
    for (const mark of marks) {
      for (let block = placed[first]; block !== undefined && endOf(block) <= mark.start; block = placed[++first]);
      let id: string | undefined;
      for (let i = first; i < placed.length; i++) {
        const block = placed[i];
        if (block === undefined || block.start >= mark.end) break;
        const start = Math.max(mark.start, block.start) - block.start;
        const end = Math.min(mark.end, endOf(block)) - block.start;
        if (end <= start) continue;
        if (id === undefined) {
          id = markId(mark, keys[i] ?? 0, start);
          // Two readings of one figure would be one mark on the page; the first stands.
          if (mark.subject.type !== "annotation" && this.#subjects.has(id)) break;
          this.#subjects.set(id, mark.subject);
        }
        result[i]?.push(cutMark(mark, id, start, end, block));
      }
    }
    return result;
  }
}

function endOf(block: PlacedBlock): number {
  return block.start + block.content.text.length;
}

/** Relative to the block, so that an edit before it changes nothing. */
function markId({ subject, category, start, end }: PlacedMark, key: BlockKey, offset: number): string {
  if (subject.type === "annotation") return BlockUpdates.annotationMark(subject.id);
  return `${key.toString()}:${category}:${offset.toString()}+${(end - start).toString()}`;
}

function cutMark(mark: PlacedMark, id: string, start: number, end: number, block: PlacedBlock): PreviewMark {
  return {
    id,
    start,
    end,
    layer: mark.layer,
    category: mark.category,
    state: mark.state,
    description: mark.description,
    ...(mark.start < block.start ? { continuesBefore: true } : {}),
    ...(mark.end > endOf(block) ? { continuesAfter: true } : {}),
    ...(mark.note === undefined ? {} : { note: mark.note }),
  };
}
