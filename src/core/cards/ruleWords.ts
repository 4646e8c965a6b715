/** Knows how to say by which rule a figure was read. */

import * as l10n from "@vscode/l10n";

/** The rule in words with its own name behind: `a number and its unit (quantity.amount)`; the name alone where there are none. */
export function ruleWords(rule: string): string {
  const words = wordsOf(rule);
  return words === undefined ? rule : l10n.t("{0} ({1})", words, rule);
}

function wordsOf(rule: string): string | undefined {
  const [family = "", form = ""] = rule.split(".");
  switch (family) {
    case "quantity":
      return quantityWords(form);
    case "table":
      return l10n.t("a table's cell, read with its headers");
    case "amount":
      return l10n.t("the words around say that it is money");
    case "count":
      return l10n.t("the unit is left out");
    case "date":
      return dateWords(form);
    case "duration":
      return l10n.t("a length of time in words");
    case "frequency":
      return l10n.t("how often");
    case "ordinal":
      return l10n.t("a rank or number in a series");
    case "percent":
    case "ratio":
      return l10n.t("a share or proportion in words");
    case "identifier":
      return identifierWords(form);
    case "optional":
      return l10n.t("a word for an indefinite number");
    default:
      return undefined;
  }
}

function quantityWords(form: string): string {
  switch (form) {
    case "range":
      return l10n.t("from one number to another");
    case "pair":
    case "list":
      return l10n.t("numbers that share a unit");
    case "number":
      return l10n.t("a number by itself");
    default:
      return l10n.t("a number and its unit");
  }
}

function dateWords(form: string): string {
  switch (form) {
    case "deictic":
      return l10n.t("a word that points at a time (this year, yesterday)");
    case "holiday":
      return l10n.t("a holiday's day");
    case "lunar":
      return l10n.t("the Chinese calendar");
    case "range":
      return l10n.t("from one date to another");
    case "bareYear":
      return l10n.t("a year by itself");
    default:
      return l10n.t("form of a date");
  }
}

function identifierWords(form: string): string {
  switch (form) {
    case "stock":
      return l10n.t("form of a security code");
    case "bond":
      return l10n.t("form of a bond's name");
    case "phone":
      return l10n.t("form of a telephone number");
    case "document":
      return l10n.t("form of a document's number");
    case "index":
      return l10n.t("number in an index's name");
    case "model":
    case "version":
    case "generation":
      return l10n.t("form of a model or version");
    default:
      return l10n.t("form of a code or number that identifies");
  }
}
