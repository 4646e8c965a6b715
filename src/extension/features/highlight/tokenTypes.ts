/** Knows which semantic token type stands for which figure kind and entity type. */

import type { Entity } from "../../../core/entities/entity";
import type { Figure } from "../../../core/figures/figure";

/** As contributed in `package.json` under `semanticTokenTypes`; the order is the legend's. */
export const TOKEN_TYPES = [
  "zhupiOrg",
  "zhupiPerson",
  "zhupiPlace",
  "zhupiProduct",
  "zhupiSecurity",
  "zhupiEvent",
  "zhupiLawDoc",
  "zhupiAward",
  "zhupiTitle",
  "zhupiAmount",
  "zhupiPercent",
  "zhupiCount",
  "zhupiOrdinal",
  "zhupiDate",
  "zhupiIdentifier",
] as const;

export const TOKEN_MODIFIERS = ["optional"] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];

const BY_KIND: Readonly<Record<Figure["kind"], TokenType>> = {
  amount: "zhupiAmount",
  percent: "zhupiPercent",
  count: "zhupiCount",
  number: "zhupiCount",
  age: "zhupiCount",
  ratio: "zhupiCount",
  frequency: "zhupiCount",
  ordinal: "zhupiOrdinal",
  date: "zhupiDate",
  datetime: "zhupiDate",
  duration: "zhupiDate",
  identifier: "zhupiIdentifier",
};

const BY_TYPE: Readonly<Record<Entity["type"], TokenType>> = {
  ORG: "zhupiOrg",
  PERSON: "zhupiPerson",
  PLACE: "zhupiPlace",
  PRODUCT: "zhupiProduct",
  SECURITY: "zhupiSecurity",
  EVENT: "zhupiEvent",
  LAW_DOC: "zhupiLawDoc",
  AWARD: "zhupiAward",
  TITLE: "zhupiTitle",
};

export function figureTokenType(figure: Figure): TokenType {
  return BY_KIND[figure.kind];
}

export function entityTokenType(entity: Entity): TokenType {
  return BY_TYPE[entity.type];
}
