/** Knows the labels that can be given: the entity types, the figure kinds and the user's own. */

import * as l10n from "@vscode/l10n";
import type { EntityType } from "../entities/entity";
import type { FigureKind } from "../figures/figure";
import type { AnnotationKind } from "./annotation";

/** One label. */
export interface Label {
  /** As it stands in sidecars: an `EntityType`, a `FigureKind`, or the user's own. */
  readonly id: string;
  readonly kind: Exclude<AnnotationKind, "relation">;
  /** In the user's language. */
  readonly name: string;
  /** The id of a theme colour that package.json contributes, or of VS Code's own. */
  readonly colorId: string;
  /** A colour that the user chose, `#rrggbb`; it comes before `colorId`. */
  readonly color?: string;
  /** `1` to `9`, then `0`; the user's own labels come first, then entity types. */
  readonly key?: string;
}

/** An entry of the setting `zhupi.labels`. */
export interface CustomLabel {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string;
  /** `#rrggbb`. */
  readonly color?: string;
}

const entityNames: Readonly<Record<EntityType, () => string>> = {
  ORG: () => l10n.t("Organization"),
  PERSON: () => l10n.t("Person"),
  PLACE: () => l10n.t("Place"),
  PRODUCT: () => l10n.t("Product"),
  SECURITY: () => l10n.t("Security"),
  EVENT: () => l10n.t("Event"),
  LAW_DOC: () => l10n.t("Law or document"),
  AWARD: () => l10n.t("Award"),
  TITLE: () => l10n.t("Position or title"),
};

const figureNames: Readonly<Record<FigureKind, () => string>> = {
  amount: () => l10n.t("Amount of money"),
  percent: () => l10n.t("Percentage"),
  count: () => l10n.t("Count"),
  number: () => l10n.t("Bare number"),
  ordinal: () => l10n.t("Ordinal"),
  date: () => l10n.t("Date"),
  datetime: () => l10n.t("Date and time"),
  duration: () => l10n.t("Duration"),
  age: () => l10n.t("Age"),
  frequency: () => l10n.t("Frequency"),
  ratio: () => l10n.t("Ratio"),
  identifier: () => l10n.t("Identifier"),
};

const entityColors: Readonly<Record<EntityType, string>> = {
  ORG: "zhupi.label.org",
  PERSON: "zhupi.label.person",
  PLACE: "zhupi.label.place",
  PRODUCT: "zhupi.label.product",
  SECURITY: "zhupi.label.security",
  EVENT: "zhupi.label.event",
  LAW_DOC: "zhupi.label.lawDoc",
  AWARD: "zhupi.label.award",
  TITLE: "zhupi.label.title",
};

/** Kinds that are told apart by their values at a glance share a colour. */
const figureColors: Readonly<Record<FigureKind, string>> = {
  amount: "zhupi.label.amount",
  percent: "zhupi.label.percent",
  count: "zhupi.label.count",
  number: "zhupi.label.count",
  ordinal: "zhupi.label.ordinal",
  date: "zhupi.label.date",
  datetime: "zhupi.label.date",
  duration: "zhupi.label.date",
  age: "zhupi.label.count",
  frequency: "zhupi.label.count",
  ratio: "zhupi.label.count",
  identifier: "zhupi.label.identifier",
};

const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];

/**
 * All labels in menu order: the user's own, the entity types, the figure kinds. A label of the user's that has the
 * id of another is left out. `language` is a BCP 47 tag; it chooses between a custom label's two names.
 */
export function listLabels(custom: readonly CustomLabel[] = [], language = "zh-cn"): Label[] {
  const labels = new Map<string, Omit<Label, "key">>();
  for (const label of custom) {
    if (labels.has(label.id) || label.id in entityNames || label.id in figureNames) continue;
    labels.set(label.id, {
      id: label.id,
      kind: "mark",
      name: language.toLowerCase().startsWith("zh") ? label.name : (label.nameEn ?? label.name),
      colorId: "zhupi.label.custom",
      ...(label.color === undefined ? {} : { color: label.color }),
    });
  }
  for (const [id, name] of Object.entries(entityNames)) labels.set(id, { id, kind: "entity", name: name(), colorId: entityColors[id as EntityType] });
  for (const [id, name] of Object.entries(figureNames)) labels.set(id, { id, kind: "figure", name: name(), colorId: figureColors[id as FigureKind] });
  return [...labels.values()].map((label, index) => {
    const key = keys[index];
    return key === undefined ? label : { ...label, key };
  });
}

/** Reads the setting `zhupi.labels`; entries of another shape are left out. */
export function readCustomLabels(setting: unknown): CustomLabel[] {
  if (!Array.isArray(setting)) return [];
  return setting.flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null) return [];
    const { id, name, nameEn, color } = entry as Record<string, unknown>;
    if (typeof id !== "string" || typeof name !== "string" || !/^[^\s]{1,64}$/u.test(id) || name.trim() === "") return [];
    return [
      {
        id,
        name,
        ...(typeof nameEn === "string" && nameEn !== "" ? { nameEn } : {}),
        ...(typeof color === "string" && /^#[0-9a-f]{6}$/iu.test(color) ? { color } : {}),
      },
    ];
  });
}
