/** Knows what open articles are doubted for because of other articles of the folder. */

import type * as vscode from "vscode";
import type { Finding } from "../../../core/checks/finding";
import type { Logger } from "../../../core/ports";
import { StaleError, type EngineClient } from "../../analysis/engineClient";

interface Compared {
  readonly version: number;
  readonly findings: readonly Finding[];
}

export class FolderFindings {
  readonly #engine: EngineClient;
  readonly #logger: Logger;
  readonly #compared = new Map<string, Compared>();

  constructor(engine: EngineClient, logger: Logger) {
    this.#engine = engine;
    this.#logger = logger;
  }

  /** Of the document's present version; none before it was compared. */
  of(document: vscode.TextDocument): readonly Finding[] {
    const known = this.#compared.get(document.uri.toString());
    return known?.version === document.version ? known.findings : [];
  }

  /** Resolves to whether there is something to show or to take back. */
  async compare(document: vscode.TextDocument): Promise<boolean> {
    const { version } = document;
    const uri = document.uri.toString();
    try {
      const findings = await this.#engine.call("sameDay", { uri, version });
      if (document.isClosed) return false;
      const before = this.of(document);
      this.#compared.set(uri, { version, findings });
      return findings.length + before.length > 0;
    } catch (error) {
      if (!(error instanceof StaleError)) this.#logger.error(`${uri} could not be compared with the folder.`, error);
      return false;
    }
  }

  forget(uri: vscode.Uri): void {
    this.#compared.delete(uri.toString());
  }
}
