/** Knows which of the files that a command line names are read as articles, and tells of those that are not. */

import { basename } from "node:path";
import * as l10n from "@vscode/l10n";
import { isSidecarName } from "../core/annotations/sidecar/sidecarName";
import { HEAD_LENGTH, looksLikeArticle } from "../core/article/detectArticle";
import { listFiles, readText, type InputFile, type ReadText } from "./files";
import { toPrintable, type CliIo } from "./io";
import { SidecarFinder } from "./sidecars";

const MOST_NAMED = 5;

/** The files of one run of a command. */
export class ArticleFiles {
  readonly sidecars = new SidecarFinder();
  readonly #io: CliIo;
  readonly #annotations = new Passed();
  readonly #others = new Passed();

  constructor(io: CliIo) {
    this.#io = io;
  }

  /** As {@link listFiles}, but for files of annotations, which a pattern such as `2026-05*` names beside their articles. */
  async *list(args: readonly string[]): AsyncGenerator<InputFile> {
    for await (const file of listFiles(args, this.#io.cwd)) {
      if (file.path !== undefined && isSidecarName(basename(file.path))) this.#annotations.add(file.shown);
      else yield file;
    }
  }

  /** A file that was named is always read; `undefined` for one of a folder that neither looks like an article nor has been annotated. */
  async read(file: InputFile): Promise<ReadText | undefined> {
    const read = await readText(file.path, this.#io.stdin);
    if ("error" in read || !file.found || file.path === undefined || looksLikeArticle(read.text.slice(0, HEAD_LENGTH)) || (await this.sidecars.has(file.path))) return read;
    this.#others.add(file.shown);
    return undefined;
  }

  /** Says on standard error what was not read, so that nobody takes a part for the whole. */
  tellPassed(): void {
    const [annotations, others] = [this.#annotations, this.#others];
    if (annotations.count > 0) this.#io.log(`zhupi: ${l10n.t("Passed over, since they hold annotations: {0} ({1})", annotations.count, annotations.names())}`);
    if (others.count > 0) {
      this.#io.log(`zhupi: ${l10n.t("Left out, since they don't look like articles: {0} ({1}). A file that is named itself is read all the same.", others.count, others.names())}`);
    }
  }
}

/** How many there are, and the names of the first. */
class Passed {
  readonly #first: string[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(shown: string): void {
    this.#count += 1;
    if (this.#first.length < MOST_NAMED) this.#first.push(toPrintable(shown));
  }

  names(): string {
    return [...this.#first, ...(this.#count > MOST_NAMED ? ["…"] : [])].join(l10n.t(", "));
  }
}
