/** Knows how a model's file becomes a model, whatever it holds. */

import * as l10n from "@vscode/l10n";
import { TaggerModel } from "../entities/learning/model";
import { OtherFormatError } from "../entities/learning/modelFormat";
import { type ModelNotes, splitModelFile } from "./modelNotes";

export interface ModelFile {
  readonly model: TaggerModel;
  /** Absent in a file that the command line wrote. */
  readonly notes?: ModelNotes;
}

/** A file that is no model, or a damaged one; the message is for the user. */
export class ModelFileError extends Error {}

/** Larger files are not read, in bytes. */
export const LARGEST_MODEL_FILE = 16_000_000;

/** Reads any file as data alone. Throws `ModelFileError`, and nothing else, where it is no model. */
export function readModelFile(bytes: Uint8Array): ModelFile {
  if (bytes.length > LARGEST_MODEL_FILE) {
    throw new ModelFileError(l10n.t("The model is too large: {0} MB; at most {1} MB are read.", (bytes.length / 1e6).toFixed(1), LARGEST_MODEL_FILE / 1e6));
  }
  const { body, notes } = splitModelFile(bytes);
  return { model: readBody(body), ...(notes === undefined ? {} : { notes }) };
}

function readBody(body: Uint8Array): TaggerModel {
  try {
    return TaggerModel.read(body);
  } catch (error) {
    throw new ModelFileError(explain(error));
  }
}

function explain(error: unknown): string {
  if (!(error instanceof OtherFormatError)) return l10n.t("This is no model of Zhupi, or it is damaged.");
  return error.newer ? l10n.t("A newer version of Zhupi made this model: update Zhupi to use it.") : l10n.t("An older version of Zhupi made this model: train it again.");
}
