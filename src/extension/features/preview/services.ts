/** Knows what previews need of the rest of the extension. */

import type * as vscode from "vscode";
import type { Logger } from "../../../core/ports";
import type { AnalysisService } from "../../analysis/analysisService";
import type { EngineClient } from "../../analysis/engineClient";
import type { AnnotationStoreApi } from "../../annotations/store";
import type { ImageRights } from "./images";

export interface PreviewServices {
  readonly extensionUri: vscode.Uri;
  readonly analyses: AnalysisService;
  readonly annotations: AnnotationStoreApi;
  readonly engine: EngineClient;
  readonly images: ImageRights;
  readonly logger: Logger;
}
