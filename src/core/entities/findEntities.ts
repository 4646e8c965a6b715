/** Knows how the evidence for names comes together: candidates of all recognisers, one choice, and consistency over the article. */

import type { Article } from "../article/article";
import type { Figure } from "../figures/figure";
import type { Token } from "../ports";
import { type Candidate, unique } from "./candidate";
import { findCompaniesInContext } from "./rules/companies";
import { propagate } from "./consistency";
import { findDeclarations } from "./declared";
import type { Entities, Entity } from "./entity";
import { findAwards, findMeetings, findQuotedEvents } from "./rules/events";
import { findForeignPeople, findLatinPeople } from "./rules/foreignPeople";
import { findOrganisations, withBranches } from "./gatherOrganisations";
import type { Gazetteer } from "./gazetteer/gazetteer";
import { findKnown, findTagged } from "./gazetteer/known";
import { Linker } from "./link";
import { nestedIn } from "./rules/nested";
import { findAnonymous, findNamesWithCode, findReporters } from "./rules/namedBodies";
import { findByForm } from "./rules/patterns";
import { findHonorifics, findPeople } from "./rules/people";
import { findAbbreviations, findPuns } from "./rules/placeAbbreviations";
import { findPlacesBySuffix, joinPlaces } from "./rules/places";
import { findDrugs } from "./rules/drugs";
import { findModels, findVersions } from "./rules/models";
import { findFunds, findInsuranceProducts, findNumberedFunds, findShortProducts } from "./rules/products";
import { findQuoted } from "./rules/quoted";
import { Scan } from "./scan";
import { selectDisjoint } from "./select";
import { Spans } from "./spans";
import { findEmployers, findTitles } from "./rules/titles";
import { findInBoilerplate } from "./rules/zones";

export interface EntityInput {
  readonly article: Article;
  /** Over `article.visible.text`; absent when no segmenter is at hand. */
  readonly tokens?: readonly Token[];
  readonly figures?: readonly Figure[];
  readonly gazetteer: Gazetteer;
  /** ISO 8601; the article's own date unless given. Former names are read as of this day. */
  readonly date?: string;
}

/** The names of an article, in offsets of its visible text. Never throws, whatever the text. */
export function findEntities(input: EntityInput): Entities {
  const { article, gazetteer } = input;
  const scan = new Scan(article.visible.text, gazetteer, input.tokens, input.date ?? article.meta.date);
  const candidates = switchedOn(scan, withoutFigures(collect(scan, article), input.figures ?? []));
  const first = selectDisjoint(candidates);
  const second = switchedOn(scan, withBranches(scan, propagate(scan, candidates, first), candidates));
  const chosen = second.length === 0 ? first : selectDisjoint([...candidates, ...second]);
  return finish(scan, article, chosen, candidates);
}

/** What someone has switched off stays away, whatever rule would find it again. */
function switchedOn(scan: Scan, candidates: Candidate[]): Candidate[] {
  return candidates.filter(({ start, end, type }) => !scan.gazetteer.isSwitchedOff(scan.norm.slice(start, end), type));
}

/** All candidates, each recogniser after those whose findings it reads. */
function collect(scan: Scan, article: Article): Candidate[] {
  const names = [...findKnown(scan), ...findTagged(scan), ...findNamesWithCode(scan), ...findReporters(scan), ...fromMarkup(scan, article), ...declaredNames(scan), ...abbreviatedNames(scan), ...findCompaniesInContext(scan)];
  const places = names.filter((candidate) => candidate.type === "PLACE" && candidate.confidence >= 0.5);
  const placeSpans = new Spans(places);
  const suffixed = findPlacesBySuffix(scan, (offset) => placeSpans.startsEndingAt(offset));
  const chained = joinPlaces([...places, ...suffixed]);
  const longer = joinPlaces([...chained, ...places, ...suffixed].filter((place) => place.source === "place:chain" || place.source === "place:suffix" || place.end - place.start > 1));
  const allPlaces = unique([...places, ...suffixed, ...chained, ...longer]);
  const organisations = findOrganisations(scan, names, allPlaces);
  const spans = new Spans(organisations.filter(({ confidence }) => confidence >= 0.55));
  const anywhere = new Spans([...organisations, ...allPlaces].filter(({ confidence }) => confidence >= 0.55));
  const titles = findTitles(scan, { organisationEnds: (offset) => anywhere.endsAt(offset) });
  const people = findAllPeople(scan, titles, spans);
  const others = names.filter(({ type }) => type !== "ORG" && type !== "PLACE");
  const places2 = new Spans(allPlaces);
  const houses = names.filter((name) => name.type === "ORG" && name.confidence >= 0.7 && /(?:基金|资管|证券)/u.test(name.canonical ?? ""));
  const houseSpans = new Spans(houses);
  const makers = names.filter(({ type, confidence, subtype }) => type === "ORG" && subtype === "other" && confidence >= 0.7);
  return inZones(scan, article, [
    ...others,
    ...allPlaces,
    ...findAbbreviations(scan),
    ...findPuns(scan),
    ...organisations,
    ...findEmployers(scan, titles),
    ...beside(scan, titles, people),
    ...people,
    ...findQuoted(scan),
    ...findByForm(scan),
    ...findInsuranceProducts(scan, (offset) => spans.endsAt(offset)),
    ...findAnonymous(scan, (offset) => places2.startsEndingAt(offset)),
    ...findShortProducts(scan),
    ...findDrugs(scan),
    ...findVersions(scan, others),
    ...findModels(scan, makers),
    ...findNumberedFunds(scan),
    ...findFunds(scan, houses.map(({ end }) => end), (end) => houseSpans.startsEndingAt(end)),
    ...findMeetings(scan, (offset) => places2.startsEndingAt(offset)),
    ...findAwards(scan),
    ...findQuotedEvents(scan),
  ]);
}

const SPACE = 0x20;

function findAllPeople(scan: Scan, titles: readonly Candidate[], organisations: Spans): Candidate[] {
  const spans = new Spans(titles);
  // 云山日报记者 王砚 摄: bylines part the position from the name.
  const titleEnds = (offset: number) => spans.endsAt(offset) || (scan.norm.charCodeAt(offset - 1) === SPACE && spans.endsAt(offset - 1));
  const context = { titleEnds, titleStarts: (offset: number) => spans.startsAt(offset), organisationEnds: (offset: number) => organisations.endsAt(offset) };
  const foreign = findForeignPeople(scan, context);
  const within = new Spans(foreign.filter(({ confidence }) => confidence >= 0.7));
  // 谢尔久|科夫: the first characters of a name written as it sounds may look like a whole Chinese one.
  const chinese = findPeople(scan, context).filter(({ start, end }) => !within.endsFrom(start).some((longer) => longer > end));
  return unique([...chinese, ...findHonorifics(scan), ...foreign, ...findLatinPeople(scan, context)]);
}

/** A position beside a person is someone's. */
function beside(scan: Scan, titles: readonly Candidate[], people: readonly Candidate[]): Candidate[] {
  const sure = new Spans(people.filter(({ confidence }) => confidence >= 0.6));
  const starts = new Spans(titles);
  // 市委常委、副市长赵砚川: positions in a row belong to the same person.
  // 记者 王砚: bylines part the position from the name.
  // 法定代表人为王砚: who it is.
  const isBeside = (title: Candidate, steps: number): boolean =>
    sure.startsAt(title.end) || (scan.charAt(title.end) === "为" && /[人长理裁]/u.test(scan.charAt(title.end - 1)) && sure.startsAt(title.end + 1)) || (scan.norm.charCodeAt(title.end) === SPACE && sure.startsAt(title.end + 1)) || (steps > 0 && scan.charAt(title.end) === "、" && starts.endsFrom(title.end + 1).some((end) => isBeside({ ...title, end }, steps - 1)));
  return titles.map((title) => {
    if (!isBeside(title, 3) && !sure.endsAt(title.start)) return title;
    return { ...title, confidence: Math.min(0.96, title.confidence + 0.42), source: "title:besidePerson" };
  });
}

/** Names that the article's markup identifies (`data-code`): exact evidence. */
function fromMarkup(scan: Scan, article: Article): Candidate[] {
  return article.hints.flatMap(({ code, visible }): Candidate[] => {
    if (visible === undefined || code.startsWith("BK") || visible.end - visible.start < 2) return [];
    const name = scan.norm.slice(visible.start, visible.end);
    const index = /指数?$|指$|^(?:道琼斯|纳斯达克|标普)/u.test(name) || scan.gazetteer.lookUp(name).some((entry) => entry.type === "SECURITY");
    if (/^\d+$/u.test(name)) return [];
    const known = scan.gazetteer.lookUp(name).find((entry) => entry.type === "ORG");
    return [
      {
        start: visible.start,
        end: visible.end,
        type: index ? "SECURITY" : "ORG",
        subtype: index ? "index" : (known?.subtype ?? "other"),
        canonical: known?.canonical,
        ids: known !== undefined && known.ids.length > 0 ? known.ids : [code],
        confidence: 0.96,
        source: "markup",
      },
    ];
  });
}

const LONGEST_NAME = 30;

/** The short names that the article declares are organisations where the full name before them ends in one's ending. */
function declaredNames(scan: Scan): Candidate[] {
  return findDeclarations(scan).flatMap((declaration): Candidate[] => {
    const full = scan.before(declaration.fullEnd, LONGEST_NAME);
    if (!/(?:[A-Za-z]{3}|公司|集团|银行|协会|中心|委员会|局|院|大学|合伙\)|企业|基金会|所|部|会|社|厂|商会|联盟|银行|\))$/u.test(full)) return [];
    const short = { start: declaration.start, end: declaration.end, type: "ORG", subtype: "other", confidence: 0.93, source: "declared" } as const;
    // 南方希望实业有限公司(简称“南方希望”): the full name reaches at least as far left as the short one does in it.
    const within = full.lastIndexOf(scan.norm.slice(declaration.start, declaration.end));
    return within < 0 || within === full.length - (declaration.end - declaration.start) ? [short] : [short, { ...short, start: declaration.fullEnd - full.length + within, end: declaration.fullEnd, source: "declared:full" }];
  });
}

const ABBREVIATION = /\((?<=(?:[会局院盟署]|(?:世界|国际|联合国|条约)[^\n(]{0,8}组织)\()([A-Z]{2,8})\)/gu;
const SHORT_BEFORE_FULL = /(?<=^|[\n。,;:“、(])([\u4e00-\u9fffA-Za-z0-9]{2,8})(?=\((?:全称|全名)[为:]?)/gmu;

/** 云砚协调会(KYC), 云砚智能(全称: …有限公司): other names in brackets behind a body's name. */
function abbreviatedNames(scan: Scan): Candidate[] {
  return [...scan.matchesOf(ABBREVIATION, "("), ...scan.matchesOf(SHORT_BEFORE_FULL, "全称", "全名")].map((match) => {
    const name = match[1] ?? "";
    const start = match.index + match[0].indexOf(name);
    return { start, end: start + name.length, type: "ORG", subtype: "other", confidence: 0.9, source: "declared" };
  });
}

/** Outside title and body only the boilerplate's own patterns speak; nothing speaks in what was removed. */
function inZones(scan: Scan, article: Article, candidates: readonly Candidate[]): Candidate[] {
  const zones = article.visible.zones;
  const kept = candidates.filter(({ start }) => {
    const zone = article.visible.zoneAt(start);
    return zone === "body" || zone === "title";
  });
  const boilerplate = zones.flatMap((zone) => findInBoilerplate(scan, zone));
  return unique([...kept, ...boilerplate]).filter(({ start, end }) => !scan.text.slice(start, end).includes("\n"));
}

/** A figure's digits are no name, and no name cuts a figure; codes and indices may hold digits. */
function withoutFigures(candidates: readonly Candidate[], figures: readonly Figure[]): Candidate[] {
  if (figures.length === 0) return [...candidates];
  return candidates.filter((candidate) => {
    let low = 0;
    let high = figures.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((figures[middle]?.start ?? 0) <= candidate.start) low = middle + 1;
      else high = middle;
    }
    const figure = figures[low - 1];
    return figure === undefined || figure.end < candidate.end || candidate.type === "SECURITY" || figure.end <= candidate.start;
  });
}

function finish(scan: Scan, article: Article, chosen: readonly Candidate[], candidates: readonly Candidate[]): Entities {
  const linker = new Linker(scan, chosen);
  const toEntity = (candidate: Candidate): Entity => {
    const { canonical, ids } = linker.link(candidate);
    const { start, end, type, subtype, source } = candidate;
    const text = scan.text.slice(start, end);
    const said = { level: candidate.level ?? "core", confidence: Math.round(candidate.confidence * 100) / 100, source, zone: article.visible.zoneAt(start) };
    const named = subtype === undefined ? { start, end, text, type, canonical } : { start, end, text, type, subtype, canonical };
    return ids.length === 0 ? { ...named, ...said } : { ...named, ids, ...said };
  };
  return { outer: chosen.map(toEntity), nested: nestedIn(chosen, candidates).map(toEntity) };
}
