/** Knows what a reviewer wants to read about a recognised name at a glance. */

import * as l10n from "@vscode/l10n";
import type { Entity } from "../entities/entity";
import type { Card, CardRow } from "./card";
import { entityTypeName } from "./names";
import { quotePage } from "./quotePage";

export function entityCard(entity: Entity): Card {
  const shown = entity.surface ?? entity.text;
  const rows: CardRow[] = [];
  if (entity.canonical !== undefined && entity.canonical !== shown) rows.push({ label: l10n.t("Full name"), value: entity.canonical });
  for (const id of entity.ids ?? []) {
    const url = quotePage(id);
    rows.push({ label: l10n.t("Security code"), value: id, ...(url === undefined ? {} : { url }) });
  }
  rows.push({ label: l10n.t("Confidence"), value: `${Math.round(entity.confidence * 100).toString()} %` });
  rows.push({ label: l10n.t("Recognised by"), value: entity.source });
  const type = entity.subtype === undefined ? entityTypeName(entity.type) : `${entityTypeName(entity.type)} · ${entity.subtype}`;
  return { title: shown, subtitle: entity.level === "optional" ? l10n.t("{0} (optional)", type) : type, rows };
}
