/** Knows what the subtypes of entities are called in the user's language. */

import * as l10n from "@vscode/l10n";

/** `undefined` for a subtype that says no more than its type does (`other`, `full`, `position`) or that is unknown. */
export function subtypeName(subtype: string): string | undefined {
  return organisation(subtype) ?? thing(subtype);
}

function organisation(subtype: string): string | undefined {
  switch (subtype) {
    case "insurer":
      return l10n.t("insurer");
    case "bank":
      return l10n.t("bank");
    case "exchange":
      return l10n.t("exchange");
    case "regulator":
      return l10n.t("regulator");
    case "government":
      return l10n.t("government body");
    case "media":
      return l10n.t("media");
    case "hospital":
      return l10n.t("hospital");
    case "association":
      return l10n.t("association");
    case "honorific":
      return l10n.t("surname with form of address");
    case "gpe":
      return l10n.t("country, province or town");
    case "region":
      return l10n.t("region");
    case "facility":
      return l10n.t("building or site");
    default:
      return undefined;
  }
}

function thing(subtype: string): string | undefined {
  switch (subtype) {
    case "insurance":
      return l10n.t("insurance product");
    case "clause":
      return l10n.t("insurance clause");
    case "loan":
      return l10n.t("loan product");
    case "fund":
      return l10n.t("fund");
    case "app":
      return l10n.t("app");
    case "service":
      return l10n.t("service");
    case "platform":
      return l10n.t("platform");
    case "brand":
      return l10n.t("brand");
    case "drug":
      return l10n.t("medicine");
    case "stock":
      return l10n.t("stock");
    case "index":
      return l10n.t("index");
    case "conference":
      return l10n.t("conference");
    case "incident":
      return l10n.t("incident");
    case "campaign":
      return l10n.t("campaign");
    case "programme":
      return l10n.t("programme");
    case "festival":
      return l10n.t("festival");
    default:
      return document(subtype);
  }
}

function document(subtype: string): string | undefined {
  switch (subtype) {
    case "policy":
      return l10n.t("policy");
    case "report":
      return l10n.t("report");
    case "whitepaper":
      return l10n.t("white paper");
    case "notice":
      return l10n.t("notice");
    case "case":
      return l10n.t("case");
    case "ranking":
      return l10n.t("ranking");
    default:
      return undefined;
  }
}
