/** Knows what kinds, types, qualifiers and currencies are called in the user's language. */

import * as l10n from "@vscode/l10n";
import { entityTypes, type EntityType } from "../entities/entity";
import { figureKinds, type FigureKind, type FigureSubkind } from "../figures/figure";

const CHECK_PREFIX = "check.";
/** Stands behind a figure whose doubt a reviewer has settled, where other labels show a letter or their name. */
export const CHECKED_BADGE = "✓";

export function kindName(kind: FigureKind): string {
  switch (kind) {
    case "amount":
      return l10n.t("Amount of money");
    case "percent":
      return l10n.t("Percentage");
    case "count":
      return l10n.t("Count");
    case "number":
      return l10n.t("Number");
    case "ordinal":
      return l10n.t("Ordinal");
    case "date":
      return l10n.t("Date");
    case "datetime":
      return l10n.t("Date and time");
    case "duration":
      return l10n.t("Duration");
    case "age":
      return l10n.t("Age");
    case "frequency":
      return l10n.t("Frequency");
    case "ratio":
      return l10n.t("Ratio");
    case "identifier":
      return l10n.t("Identifier");
  }
}

export function subkindName(subkind: FigureSubkind): string {
  switch (subkind) {
    case "pp":
      return l10n.t("percentage point");
    case "bp":
      return l10n.t("basis point");
    case "permille":
      return l10n.t("per mille");
    case "discount":
      return l10n.t("discount");
    case "multiple":
      return l10n.t("multiple");
    case "fold":
      return l10n.t("doublings");
  }
}

export function entityTypeName(type: EntityType): string {
  switch (type) {
    case "ORG":
      return l10n.t("Organisation");
    case "PERSON":
      return l10n.t("Person");
    case "PLACE":
      return l10n.t("Place");
    case "PRODUCT":
      return l10n.t("Product");
    case "SECURITY":
      return l10n.t("Security");
    case "EVENT":
      return l10n.t("Event");
    case "LAW_DOC":
      return l10n.t("Policy or document");
    case "AWARD":
      return l10n.t("Award");
    case "TITLE":
      return l10n.t("Position");
  }
}

/** The name of a label: an entity type's, a figure kind's, a settled check's, or the label itself where it is the user's own. */
export function labelName(label: string): string {
  if (isEntityType(label)) return entityTypeName(label);
  if (isFigureKind(label)) return kindName(label);
  return isCheckLabel(label) ? l10n.t("Checked figure") : label;
}

/** The label of a mark that settles a check's doubt: `check.growth`. */
export function checkLabel(rule: string): string {
  return CHECK_PREFIX + rule;
}

export function isCheckLabel(label: string): boolean {
  return label.startsWith(CHECK_PREFIX);
}

function isEntityType(label: string): label is EntityType {
  return (entityTypes as readonly string[]).includes(label);
}

function isFigureKind(label: string): label is FigureKind {
  return (figureKinds as readonly string[]).includes(label);
}

/** A qualifier's single mark in words; an unknown one as it is. */
export function qualifierName(mark: string): string {
  switch (mark) {
    case "about":
      return l10n.t("about");
    case "nearly":
      return l10n.t("nearly");
    case "over":
      return l10n.t("more than");
    case "under":
      return l10n.t("less than");
    case "at_least":
      return l10n.t("at least");
    case "at_most":
      return l10n.t("at most");
    case "since":
      return l10n.t("since then");
    case "until":
      return l10n.t("until then");
    case "before":
      return l10n.t("before then");
    case "after":
      return l10n.t("after then");
    default:
      return mark;
  }
}

/** An ISO 4217 code's name, or the code itself where none is known here. */
export function currencyName(code: string): string {
  switch (code) {
    case "CNY":
      return l10n.t("Renminbi");
    case "HKD":
      return l10n.t("Hong Kong dollar");
    case "USD":
      return l10n.t("US dollar");
    case "EUR":
      return l10n.t("Euro");
    case "JPY":
      return l10n.t("Japanese yen");
    case "GBP":
      return l10n.t("Pound sterling");
    case "TWD":
      return l10n.t("New Taiwan dollar");
    case "MOP":
      return l10n.t("Macanese pataca");
    case "KRW":
      return l10n.t("South Korean won");
    case "SGD":
      return l10n.t("Singapore dollar");
    case "AUD":
      return l10n.t("Australian dollar");
    case "CAD":
      return l10n.t("Canadian dollar");
    case "CHF":
      return l10n.t("Swiss franc");
    case "RUB":
      return l10n.t("Russian rouble");
    default:
      return code;
  }
}
