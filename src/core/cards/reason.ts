/** Knows how to say why something was suggested: by which list, form, place in the text, or model. */

import * as l10n from "@vscode/l10n";

/** `gazetteer:companies+branch+model:34` in words; the name of a rule that has no words of its own as it is. */
export function reasonOf(source: string): string {
  return source.split("+").map(partOf).join(l10n.t(", "));
}

function partOf(part: string): string {
  const [kind = "", detail = ""] = part.split(":");
  switch (kind) {
    case "gazetteer":
      return listName(detail);
    case "model":
      return detail === "" ? l10n.t("learnt from annotations") : l10n.t("learnt from {0} annotations", detail);
    case "segmenter":
      return l10n.t("the word dictionary");
    case "markup":
      return l10n.t("the page's own markup");
    case "declared":
      return l10n.t("the article says what the name stands for");
    case "consistency":
      return l10n.t("the same name elsewhere in the article");
    case "branch":
      return l10n.t("with what follows it");
    case "quote":
      return l10n.t("quotation marks and the words around");
    case "zone":
      return l10n.t("the place in the page (source, credits)");
    case "organisation":
    case "person":
    case "place":
    case "product":
    case "security":
    case "event":
    case "award":
    case "title":
      return formOf(kind, detail);
    default:
      return part;
  }
}

/** A table of names in words. */
export function listName(table: string): string {
  switch (table) {
    case "workspace":
      return l10n.t("this folder's own list");
    case "companies":
      return l10n.t("the list of companies");
    case "finance":
      return l10n.t("the list of financial institutions");
    case "institutions":
      return l10n.t("the list of public bodies and media");
    case "leisure":
      return l10n.t("the list of clubs, games and sights");
    case "names":
      return l10n.t("the list of indices, products and events");
    case "people":
      return l10n.t("the list of people");
    case "places-china":
    case "places-world":
      return l10n.t("the list of places");
    default:
      return l10n.t("list {0}", table);
  }
}

/** The rules that say most by themselves are told apart. */
function formOf(kind: string, detail: string): string {
  return ofOrganisation(kind, detail) ?? ofPersonOrPlace(kind, detail) ?? ofThing(kind, detail) ?? formOfKind(kind);
}

function ofOrganisation(kind: string, detail: string): string | undefined {
  if (kind !== "organisation") return undefined;
  switch (detail) {
    case "code":
      return l10n.t("the security code beside it");
    case "announces":
    case "mover":
    case "list":
      return l10n.t("what market news says of it");
    case "deal":
    case "stake":
    case "holder":
    case "investor":
      return l10n.t("the deal or the shares that are spoken of");
    case "introduced":
      return l10n.t("the word before it that says what it is");
    case "employer":
      return l10n.t("the position behind it");
    case "reporter":
      return l10n.t("where articles name their source");
    case "anonymous":
      return l10n.t("form of a name that is withheld");
    case "specialTreatment":
      return l10n.t("the mark ST of its share");
    default:
      return undefined;
  }
}

function ofPersonOrPlace(kind: string, detail: string): string | undefined {
  switch (`${kind}:${detail}`) {
    case "person:honorific":
      return l10n.t("surname and form of address");
    case "person:name":
      return l10n.t("surname, given name and the words around");
    case "person:foreign":
    case "person:transliterated":
    case "person:latin":
      return l10n.t("form of a foreign name");
    case "place:abbreviation":
    case "place:group":
    case "place:side":
    case "place:headline":
    case "place:pun":
      return l10n.t("a place in one character");
    case "place:chain":
      return l10n.t("one place within another");
    case "place:list":
      return l10n.t("a list of places");
    default:
      return undefined;
  }
}

function ofThing(kind: string, detail: string): string | undefined {
  switch (`${kind}:${detail}`) {
    case "security:index":
      return l10n.t("form of an index's name");
    case "security:brackets":
    case "security:market":
    case "security:labelled":
      return l10n.t("form of a security code");
    case "title:document":
    case "title:media":
    case "title:insurance":
    case "title:clause":
    case "title:game":
      return l10n.t("title marks 《》 and what they hold");
    case "title:besidePerson":
      return l10n.t("position beside a person");
    default:
      return undefined;
  }
}

function formOfKind(kind: string): string {
  switch (kind) {
    case "organisation":
      return l10n.t("form of an organisation's name");
    case "place":
      return l10n.t("form of a place's name");
    case "product":
      return l10n.t("form of a product's name");
    case "event":
      return l10n.t("form of an event's name");
    case "award":
      return l10n.t("form of an award's name");
    case "title":
      return l10n.t("form of a position");
    default:
      return l10n.t("form of the name");
  }
}
