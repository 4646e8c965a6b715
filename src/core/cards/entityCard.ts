/** Knows what a reviewer wants to read about a recognised name at a glance. */

import * as l10n from "@vscode/l10n";
import type { Entity } from "../entities/entity";
import type { LearntMark } from "../learning/suggestLearnt";
import type { Card, CardRow } from "./card";
import { entityTypeName, labelName } from "./names";
import { quotePage } from "./quotePage";
import { listName, reasonOf } from "./reason";
import { subtypeName } from "./subtypes";

/** A label of the user's own that a model suggests. */
export function markCard({ text, surface, label, confidence, source }: LearntMark): Card {
  return {
    title: surface ?? text,
    subtitle: l10n.t("Suggestion: {0}", labelName(label)),
    rows: [
      { label: l10n.t("Confidence"), value: l10n.t("{0} %", Math.round(confidence * 100)) },
      { label: l10n.t("Recognised by"), value: reasonOf(source) },
    ],
  };
}

/** Who is meant by a name, and the list that knows it. */
export interface KnownEntity {
  readonly entity: Entity;
  readonly table?: string | undefined;
}

/** What is known of who is meant, whether the mention is a suggestion still or was decided upon. */
export function knownRows({ entity, table }: KnownEntity): CardRow[] {
  const rows: CardRow[] = [];
  if (entity.canonical !== undefined && entity.canonical !== (entity.surface ?? entity.text)) rows.push({ label: l10n.t("Full name"), value: entity.canonical });
  for (const id of entity.ids ?? []) {
    const url = quotePage(id);
    rows.push({ label: l10n.t("Security code"), value: id, ...(url === undefined ? {} : { url }) });
  }
  if (table !== undefined) rows.push({ label: l10n.t("Known from"), value: listName(table) });
  return rows;
}

export function entityCard({ entity, table }: KnownEntity): Card {
  const shown = entity.surface ?? entity.text;
  const reason = reasonOf(entity.source);
  const rows = [
    // Where the list itself has recognised the name, that is said once.
    ...knownRows({ entity, ...(table === undefined || listName(table) === reason ? {} : { table }) }),
    { label: l10n.t("Recognised by"), value: reason },
    { label: l10n.t("Confidence"), value: l10n.t("{0} %", Math.round(entity.confidence * 100)) },
  ];
  const subtype = entity.subtype === undefined ? undefined : subtypeName(entity.subtype);
  const type = subtype === undefined ? entityTypeName(entity.type) : `${entityTypeName(entity.type)} · ${subtype}`;
  return { title: shown, subtitle: entity.level === "optional" ? l10n.t("{0} (optional)", type) : type, rows };
}
