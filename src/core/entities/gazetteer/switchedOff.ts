/** Knows the names that someone has said are none: for one type, or for all. */

import { normalise } from "../characters";
import type { EntityType } from "../entity";

const TAB = "\t";

export class SwitchedOffNames {
  static readonly none = new SwitchedOffNames(new Set());
  /** `name`, or `name<TAB>TYPE`, the names in normalised form. */
  readonly #lines: ReadonlySet<string>;

  private constructor(lines: ReadonlySet<string>) {
    this.#lines = lines;
  }

  get size(): number {
    return this.#lines.size;
  }

  /** These and more, one a line; empty lines and comments (`#`) say nothing. */
  and(lines: Iterable<string>): SwitchedOffNames {
    const all = new Set(this.#lines);
    for (const line of lines) {
      const [name = "", type = ""] = line.split(TAB);
      const key = normalise(name.trim());
      if (key !== "" && !key.startsWith("#")) all.add(type.trim() === "" ? key : key + TAB + type.trim());
    }
    return all.size === this.#lines.size ? this : new SwitchedOffNames(all);
  }

  /** `name` is in normalised form. */
  has(name: string, type: EntityType): boolean {
    return this.#lines.size > 0 && (this.#lines.has(name) || this.#lines.has(name + TAB + type));
  }

  /** The entries of a name that are still on. */
  filter<T extends { readonly type: EntityType }>(name: string, entries: readonly T[]): readonly T[] {
    if (this.#lines.size === 0 || entries.length === 0) return entries;
    const on = entries.filter(({ type }) => !this.has(name, type));
    return on.length === entries.length ? entries : on;
  }
}
