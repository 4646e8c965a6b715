/** Knows which articles of a run are of one day, and which of them state something otherwise than the others. */

import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArticle } from "../core/article/parseArticle";
import type { StatedFact } from "../core/checks/facts";
import type { Finding } from "../core/checks/finding";
import { checkSameDay, type StatedElsewhere } from "../core/checks/sameDay";
import { factsInFile } from "../core/folderIndex/indexedArticle";
import { LineMap } from "../core/text/lines";
import type { Engine } from "./engine";
import { readText, type InputFile } from "./files";
import type { CliIo } from "./io";

/** An article that others of its day contradict; findings are in offsets of its file. */
export interface ContradictedFile {
  readonly file: InputFile;
  readonly findings: readonly Finding[];
}

/** Keeps names while articles are read, and what a day's articles state while that day is compared, but no texts. */
export class Days {
  readonly #days = new Map<string, Map<string, InputFile>>();

  /** `date` is the article's, in ISO 8601. What comes from standard input can't be read a second time, and stands aside. */
  note(file: InputFile, date: string | undefined): void {
    if (file.path === undefined || date === undefined) return;
    const day = date.slice(0, 10);
    const files = this.#days.get(day) ?? new Map<string, InputFile>();
    this.#days.set(day, files.set(pathToFileURL(file.path).href, file));
  }

  /** The file of an address that a finding names. */
  fileAt(uri: string): InputFile | undefined {
    for (const files of this.#days.values()) {
      const file = files.get(uri);
      if (file !== undefined) return file;
    }
    return undefined;
  }

  /** Day by day. `engine` is asked for only where there is something to compare: names need dictionaries. */
  async *compare(engine: () => Engine, io: CliIo, onRead: () => void): AsyncGenerator<ContradictedFile> {
    for (const files of this.#days.values()) {
      if (files.size < 2) continue;
      const day = new Day();
      for (const [uri, file] of files) {
        io.signal.throwIfAborted();
        await readFacts(uri, file, engine(), io, day);
        onRead();
      }
      for (const [uri, file] of files) {
        const findings = day.compare(uri);
        if (findings.length > 0) yield { file, findings };
      }
    }
  }
}

async function readFacts(uri: string, file: InputFile, engine: Engine, io: CliIo, day: Day): Promise<void> {
  const read = await readText(file.path, io.stdin);
  // Whatever has befallen it since was not so when its own doubts were told.
  if ("error" in read) return;
  const fileName = basename(file.path ?? "");
  const article = parseArticle(read.text, { fileName });
  day.add({ uri, title: article.meta.title }, factsInFile(await engine.listFacts(article, fileName), article), new LineMap(article.text));
}

class Day {
  readonly #articles = new Map<string, readonly StatedFact[]>();
  readonly #byKey = new Map<string, StatedElsewhere[]>();

  add({ uri, title }: { uri: string; title: string | undefined }, facts: readonly StatedFact[], lines: LineMap): void {
    this.#articles.set(uri, facts);
    for (const fact of facts) {
      const place = { from: lines.positionAt(fact.start), to: lines.positionAt(fact.end) };
      const stated = { uri, ...(title === undefined ? {} : { title }), fact: { ...fact, ...place } };
      for (const key of fact.keys) {
        const known = this.#byKey.get(key) ?? [];
        known.push(stated);
        this.#byKey.set(key, known);
      }
    }
  }

  compare(uri: string): Finding[] {
    const facts = this.#articles.get(uri) ?? [];
    const keys = new Set(facts.flatMap((fact) => fact.keys));
    const others = new Set([...keys].flatMap((key) => this.#byKey.get(key) ?? []).filter((stated) => stated.uri !== uri));
    return checkSameDay(facts, [...others]);
  }
}
