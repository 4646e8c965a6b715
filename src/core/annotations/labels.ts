/** Knows the labels that can be given: the entity types, the figure kinds and the user's own. */

import { entityTypeName, kindName } from "../cards/names";
import { entityTypes, type EntityType } from "../entities/entity";
import { figureKinds, type FigureKind } from "../figures/figure";
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
  const builtIn = new Set<string>([...entityTypes, ...figureKinds]);
  for (const { id, name, nameEn, color } of custom) {
    if (labels.has(id) || builtIn.has(id)) continue;
    const shown = language.toLowerCase().startsWith("zh") ? name : (nameEn ?? name);
    labels.set(id, { id, kind: "mark", name: shown, colorId: "zhupi.label.custom", ...(color === undefined ? {} : { color }) });
  }
  for (const id of entityTypes) labels.set(id, { id, kind: "entity", name: entityTypeName(id), colorId: entityColors[id] });
  for (const id of figureKinds) labels.set(id, { id, kind: "figure", name: kindName(id), colorId: figureColors[id] });
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
