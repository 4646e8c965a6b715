/** Knows what the reviewers of each open folder have taught: its own names, those that are switched off, and its model. */

import type { Gazetteer } from "../../core/entities/gazetteer/gazetteer";
import { ModelFileError, readModelFile } from "../../core/learning/modelFile";
import type { TrainedModel } from "../../core/learning/suggestLearnt";
import type { AnalyzeOptions } from "../../core/analysis/analyze";
import type { FolderLessons } from "../../protocol/engine";

interface Taught {
  readonly gazetteer: Gazetteer;
  readonly model: TrainedModel | undefined;
}

/** The table's name in suggestions: `gazetteer:workspace`. */
const TABLE = "workspace";

export class FolderTeaching {
  readonly #base: () => Gazetteer;
  readonly #folders = new Map<string, Taught>();

  constructor(base: () => Gazetteer) {
    this.#base = base;
  }

  /** Replaces what a folder has taught before. A model that can't be read is left out, and why is told in the user's language. */
  learn({ folder, names, switchedOff, model }: FolderLessons): { readonly problem?: string } {
    const base = this.#base();
    const lines = switchedOff.split(/\r?\n/u).filter((line) => line !== "");
    const gazetteer = names === "" && lines.length === 0 ? base : base.withLayer([{ name: TABLE, text: names }], lines);
    try {
      this.#folders.set(folder, { gazetteer, model: model === undefined ? undefined : readTrained(model) });
      return {};
    } catch (error) {
      this.#folders.set(folder, { gazetteer, model: undefined });
      if (error instanceof ModelFileError) return { problem: error.message };
      throw error;
    }
  }

  /** With the names of the innermost folder that holds the file. */
  gazetteerFor(uri: string): Gazetteer {
    return this.#find(uri)?.gazetteer ?? this.#base();
  }

  /** What names are recognised with in a file: the built-in tables, and what its folder has taught. */
  taughtFor(uri: string): Pick<AnalyzeOptions, "gazetteer" | "model"> {
    const model = this.#find(uri)?.model;
    return { gazetteer: this.gazetteerFor(uri), ...(model === undefined ? {} : { model }) };
  }

  #find(uri: string): Taught | undefined {
    let found: string | undefined;
    for (const folder of this.#folders.keys()) if (uri.startsWith(folder) && folder.length > (found?.length ?? -1)) found = folder;
    return found === undefined ? undefined : this.#folders.get(found);
  }
}

function readTrained(bytes: Uint8Array): TrainedModel {
  const { model, notes } = readModelFile(bytes);
  return { model, annotations: notes?.annotations ?? {} };
}
