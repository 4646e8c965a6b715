/** Knows the names that are known beforehand: reads the tables in `media/gazetteers` and finds their names in a text. */

import { LONGEST_WORD, PackedWords } from "../../words/packedWords";
import { normalise } from "../characters";
import type { EntityType } from "../entity";
import { SwitchedOffNames } from "./switchedOff";
import { CodeSet, PairFilter } from "./wordSet";

/** What a table says of a name. Several names (aliases, former names) share one identity by their `canonical`. */
export interface GazetteerEntry {
  /** As the table writes it. */
  readonly name: string;
  readonly type: EntityType;
  readonly subtype: string | undefined;
  readonly canonical: string;
  /** Security codes with market, or the number of an administrative division (`310000`). */
  readonly ids: readonly string[];
  /** A word of the language as well: needs evidence from its context. */
  readonly ambiguous: boolean;
  readonly level: "core" | "optional";
  /** The name was in use from this date on (ISO 8601), or until the day before `to`. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** From `to` on, the full name of who has taken its place. */
  readonly successor: string | undefined;
  /** The table it comes from. */
  readonly table: string;
}

/** One table: its name, and its text in the format that `media/gazetteers/README.md` describes. */
export interface GazetteerText {
  readonly name: string;
  readonly text: string;
}

/** A name of a gazetteer that stands in a text; several entries may share it. */
export interface GazetteerMatch {
  readonly start: number;
  readonly end: number;
  readonly entries: readonly GazetteerEntry[];
}

const TYPES: ReadonlySet<string> = new Set([
  "ORG",
  "PERSON",
  "PLACE",
  "PRODUCT",
  "SECURITY",
  "EVENT",
  "LAW_DOC",
  "AWARD",
  "TITLE",
] satisfies EntityType[]);

const LONGEST_NAME = 60;

/**
 * Names are found by their hashes: a look-up costs one table access where no name begins, which is nearly everywhere, and
 * no text is cut out. They are compared in normalised form (half-width, simplified).
 */
export class Gazetteer {
  /** Normalised name to entries. */
  readonly #names = new Map<string, GazetteerEntry[]>();
  /** The names, and of those that are too long for it the beginnings. */
  #words = new PackedWords(0);
  /** By a word's number, the names that are it or begin with it, longest first. */
  #named: NamedEntries[][] = [];
  /** What begins at the place that was asked for last, by length. */
  readonly #found = new Int32Array(LONGEST_WORD + 1);
  readonly #pairs = new PairFilter(20);
  /** The code units that longer names begin with, and those that are names alone. */
  readonly #begins = new CodeSet();
  readonly #alone = new CodeSet();
  readonly #base: Gazetteer | undefined;
  readonly #switchedOff: SwitchedOffNames;

  constructor(base?: Gazetteer, switchedOff: SwitchedOffNames = SwitchedOffNames.none) {
    this.#base = base;
    this.#switchedOff = switchedOff;
  }

  /** Reads tables; a line that can't be read is left out. Later tables add to earlier ones. */
  static parse(tables: readonly GazetteerText[]): Gazetteer {
    return new Gazetteer().#read(tables);
  }

  /**
   * This gazetteer with a workspace's own names before its own, and without those that are switched off there: one a
   * line, `name` for all types or `name<TAB>TYPE` for one. The built-in names are shared, not copied.
   */
  withLayer(tables: readonly GazetteerText[], switchedOff: Iterable<string> = []): Gazetteer {
    return new Gazetteer(this, this.#switchedOff.and(switchedOff)).#read(tables);
  }

  /** Whether someone has said that a name is no entity of this type, wherever the suggestion comes from. */
  isSwitchedOff(name: string, type: EntityType): boolean {
    return this.#switchedOff.size > 0 && this.#switchedOff.has(normalise(name), type);
  }

  /** The number of distinct names, those of lower layers included. */
  get size(): number {
    let size = this.#names.size;
    for (const name of this.#base?.names() ?? []) if (!this.#names.has(name)) size += 1;
    return size;
  }

  /** All distinct names in normalised form. */
  *names(): Generator<string> {
    yield* this.#names.keys();
    for (const name of this.#base?.names() ?? []) if (!this.#names.has(name)) yield name;
  }

  /** All entries that are not switched off, once for each of their names. */
  *entries(): Generator<GazetteerEntry> {
    for (const name of this.names()) yield* this.lookUp(name);
  }

  /** The unambiguous names of whoever has this full name, it included; empty where no table knows it. */
  namesOf(canonical: string): string[] {
    const names: string[] = [];
    for (const entry of this.entries()) if (entry.canonical === canonical && !entry.ambiguous) names.push(entry.name);
    return names;
  }

  /** The entries of a name, in any width and script of its characters. */
  lookUp(name: string): readonly GazetteerEntry[] {
    const key = normalise(name);
    const own = this.#names.get(key) ?? [];
    return this.#base === undefined ? own : this.#switchedOff.filter(key, merged(own, this.#base.lookUp(key)));
  }

  /** The names that begin at `start` of a normalised text, longest first. */
  matchesAt(normalised: string, start: number): readonly GazetteerMatch[] {
    const own = this.#ownMatchesAt(normalised, start);
    if (this.#base === undefined && this.#switchedOff.size === 0) return own;
    const lower = this.#base?.matchesAt(normalised, start) ?? NONE;
    if (own.length === 0 && (lower.length === 0 || this.#switchedOff.size === 0)) return lower;
    const byEnd = new Map(own.map((match) => [match.end, match.entries]));
    for (const { end, entries } of lower) byEnd.set(end, merged(byEnd.get(end) ?? [], entries));
    return [...byEnd]
      .map(([end, entries]) => ({ start, end, entries: this.#switchedOff.filter(normalised.slice(start, end), entries) }))
      .filter(({ entries }) => entries.length > 0)
      .sort((a, b) => b.end - a.end);
  }

  #ownMatchesAt(normalised: string, start: number): readonly GazetteerMatch[] {
    const code = normalised.charCodeAt(start);
    const begins = this.#begins.has(code) && this.#pairs.mayHave(code, normalised.charCodeAt(start + 1));
    if (!begins && !this.#alone.has(code)) return NONE;
    let matches: GazetteerMatch[] | undefined;
    for (let length = this.#words.wordsAt(normalised, start, normalised.length, this.#found); length > 0; length -= 1) {
      const word = this.#found[length] ?? -1;
      if (word < 0) continue;
      for (const { name, entries } of this.#named[word] ?? []) {
        if (name.length > length && !normalised.startsWith(name, start)) continue;
        matches ??= [];
        matches.push({ start, end: start + name.length, entries });
      }
    }
    return matches ?? NONE;
  }

  #read(tables: readonly GazetteerText[]): this {
    for (const table of tables) this.#addTable(table);
    this.#pack();
    return this;
  }

  #pack(): void {
    this.#words = new PackedWords(this.#names.size);
    this.#named = [];
    for (const [name, entries] of this.#names) {
      const end = Math.min(name.length, LONGEST_WORD);
      const known = this.#words.find(name, 0, end);
      if (known < 0) this.#named[this.#words.add(name, 0, end)] = [{ name, entries }];
      else this.#named[known] = [...(this.#named[known] ?? []), { name, entries }].sort((a, b) => b.name.length - a.name.length);
    }
  }

  #addTable(table: GazetteerText): void {
    for (const line of table.text.split("\n")) {
      if (line === "" || line.startsWith("#")) continue;
      const [name = "", type = "", subtype = "", canonical = "", ids = "", aliases = "", flags = ""] = line.trimEnd().split("\t");
      if (name === "" || !TYPES.has(type)) continue;
      const words = flags.split(" ");
      const entry: Omit<GazetteerEntry, "name"> = {
        type: type as EntityType,
        subtype: subtype === "" ? undefined : subtype,
        canonical: canonical === "" ? name : canonical,
        ids: ids === "" ? [] : ids.split("|"),
        ambiguous: words.includes("ambiguous"),
        level: words.includes("optional") ? "optional" : "core",
        from: valueOf(words, "from="),
        to: valueOf(words, "to="),
        successor: valueOf(words, "now="),
        table: table.name,
      };
      this.#add({ ...entry, name });
      if (canonical !== "" && canonical !== name) this.#add({ ...entry, name: canonical, ambiguous: false });
      for (const alias of aliases.split("|")) {
        if (alias === "") continue;
        // `?` marks the one alias of a name that is a word of the language as well.
        const doubtful = alias.startsWith("?");
        this.#add({ ...entry, name: doubtful ? alias.slice(1) : alias, ambiguous: entry.ambiguous || doubtful });
      }
    }
  }

  #add(entry: GazetteerEntry): void {
    const key = normalise(entry.name);
    if (key === "" || key.length > LONGEST_NAME) return;
    const entries = this.#names.get(key);
    if (entries === undefined) this.#names.set(key, [entry]);
    else if (!entries.some((other) => other.canonical === entry.canonical && other.type === entry.type)) entries.push(entry);
    else return;
    const first = key.charCodeAt(0);
    if (key.length === 1) {
      this.#alone.add(first);
      return;
    }
    this.#begins.add(first);
    this.#pairs.add(first, key.charCodeAt(1));
  }
}

/** A normalised name and what it may mean. */
interface NamedEntries {
  readonly name: string;
  readonly entries: readonly GazetteerEntry[];
}

const NONE: readonly GazetteerMatch[] = [];

/** The entries of an upper layer before those of a lower one that say something else. */
function merged(upper: readonly GazetteerEntry[], lower: readonly GazetteerEntry[]): readonly GazetteerEntry[] {
  if (upper.length === 0 || lower.length === 0) return upper.length === 0 ? lower : upper;
  return [...upper, ...lower.filter((entry) => !upper.some((other) => other.canonical === entry.canonical && other.type === entry.type))];
}

function valueOf(words: readonly string[], prefix: string): string | undefined {
  const word = words.find((candidate) => candidate.startsWith(prefix));
  return word?.slice(prefix.length);
}
