/** Knows how the evidence for names comes together: candidates of all recognisers, one choice, and consistency over the article. */

import type { Article } from "../article/article";
import type { Figure } from "../figures/figure";
import type { Token } from "../ports";
import { companyEnd, extendRight, findAbbreviatedBranches, officeEnd } from "./rules/branches";
import { type Candidate, keyOf } from "./candidate";
import { findCompaniesInContext } from "./rules/companies";
import { propagate } from "./consistency";
import { findDeclarations } from "./declared";
import type { Entities, Entity } from "./entity";
import { findAwards, findMeetings, findQuotedEvents } from "./rules/events";
import { findForeignPeople, findLatinPeople } from "./rules/foreignPeople";
import type { Gazetteer } from "./gazetteer/gazetteer";
import { findKnown, findTagged } from "./gazetteer/known";
import { Linker } from "./link";
import { nestedIn } from "./rules/nested";
import { findAnonymous, findArmies, findJoinedBodies, findLatinOrganisations, findMissions, findNamesWithCode, findReporters, findSteeringGroups } from "./rules/namedBodies";
import { type Anchors, findBySuffix } from "./rules/organisations";
import { findByForm } from "./rules/patterns";
import { findHonorifics, findPeople } from "./rules/people";
import { findAbbreviations, findPlacesBySuffix, findPuns, joinPlaces } from "./rules/places";
import { findDrugs } from "./rules/drugs";
import { findModels, findVersions } from "./rules/models";
import { findFunds, findInsuranceProducts, findShortProducts } from "./rules/products";
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
  const names = [...findKnown(scan), ...findTagged(scan), ...findNamesWithCode(scan), ...findReporters(scan), ...fromMarkup(scan, article), ...declaredNames(scan), ...findCompaniesInContext(scan)];
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
    ...findFunds(scan, houses.map(({ end }) => end), (end) => houseSpans.startsEndingAt(end)),
    ...findMeetings(scan, (offset) => places2.startsEndingAt(offset)),
    ...findAwards(scan),
    ...findQuotedEvents(scan),
  ]);
}

function findOrganisations(scan: Scan, names: readonly Candidate[], places: readonly Candidate[]): Candidate[] {
  const known = names.filter(({ type, confidence }) => type === "ORG" && confidence >= 0.3);
  const anchors = anchorsOf(known, places);
  const heads = unique([...known, ...findBySuffix(scan, anchors), ...findLatinOrganisations(scan), ...findAbbreviatedBranches(scan, places.filter((place) => place.subtype === "gpe" || place.subtype === undefined))]);
  const placeSpans = new Spans(places);
  const registered = joinRegistered(scan, heads, placeSpans);
  const extended = heads.flatMap((head): Candidate[] => {
    if (head.confidence < 0.55 && !(head.source.startsWith("gazetteer") && scan.isBoundary(head.start))) return [];
    const authority = head.subtype === "regulator" || head.subtype === "government";
    const end = (authority ? officeEnd(scan, head.end) : undefined) ?? extendRight(scan, (head.confidence >= 0.55 ? companyEnd(scan, head) : undefined) ?? head.end, (offset) => placeSpans.endsFrom(offset));
    if (end === head.end) return [];
    return [{ ...head, end, canonical: undefined, ids: undefined, level: "core", confidence: Math.min(0.96, Math.max(head.confidence + 0.03, 0.93)), source: `${head.source}+branch` }];
  });
  const startsEndingAt = (offset: number) => placeSpans.startsEndingAt(offset);
  return unique(withPlaces(scan, [...heads, ...registered, ...extended, ...findJoinedBodies(scan, startsEndingAt), ...findSteeringGroups(scan, startsEndingAt), ...findMissions(scan, startsEndingAt), ...findArmies(scan)], placeSpans).filter((candidate) => !cutsTitle(scan, candidate)));
}

/** 拉扎斯控股|香港有限公司: behind a name, a place and the legal form are the rest of it. */
function joinRegistered(scan: Scan, heads: readonly Candidate[], places: Spans): Candidate[] {
  const byEnd = new Map(heads.map((head) => [head.end, head]));
  return heads.flatMap((tail): Candidate[] => {
    const head = byEnd.get(tail.start);
    if (head === undefined || !scan.reads(tail.end - 4, "有限公司") || !places.endsFrom(tail.start).includes(tail.end - 4)) return [];
    return [{ ...tail, start: head.start, source: "organisation:any" }];
  });
}

/** 青岛国寿|客户服务中心: the branches of names that the article has taught. */
function withBranches(scan: Scan, names: readonly Candidate[], candidates: readonly Candidate[]): Candidate[] {
  const taught = names.filter(({ type, end, start }) => type === "ORG" && end - start >= 3);
  if (taught.length === 0) return [...names];
  const places = new Spans(candidates.filter(({ type, confidence }) => type === "PLACE" && confidence >= 0.5));
  const longer = taught.flatMap((name): Candidate[] => {
    const end = extendRight(scan, name.end, (offset) => places.endsFrom(offset));
    return end === name.end ? [] : [{ ...name, end, canonical: undefined, ids: undefined, confidence: 0.95, source: "consistency+branch" }];
  });
  return [...names, ...longer];
}

/** 江西省统计局, 青岛市银保监局: a national agency's short name behind a place is the place's own agency. */
function withPlaces(scan: Scan, organisations: readonly Candidate[], places: Spans): Candidate[] {
  return organisations.flatMap((candidate): Candidate[] => {
    const local = candidate.source.startsWith("gazetteer") && (candidate.subtype === "government" || candidate.subtype === "regulator") && candidate.end - candidate.start <= 5;
    if (isNationalHouse(scan, candidate)) {
      const start = Math.min(...cityStarts(scan, candidate.start, places), candidate.start);
      return start === candidate.start ? [candidate] : [candidate, { ...candidate, start, canonical: undefined, ids: undefined, confidence: 0.94, source: "organisation:local" }];
    }
    const starts = local ? [...places.startsEndingAt(candidate.start), ...federalStart(scan, candidate.start, places), ...countryStart(scan, candidate)] : [];
    if (starts.length === 0) return [candidate];
    return [{ ...candidate, start: Math.min(...starts), canonical: undefined, ids: undefined, confidence: 0.93, source: "organisation:local" }];
  });
}

/** Insurers and banks that work in the whole country: 盐城人保财险 is one's branch. */
const NATIONAL_HOUSE = /^(?:人保(?:财险|寿险|健康)?|国寿(?:财险|寿险)?|太保(?:产险|寿险)?|太平洋(?:产险|寿险|财险)|平安(?:产险|人寿|财险|寿险)|太平(?:人寿|财险)|新华保险|泰康人寿|阳光(?:产险|财险|人寿)|大地保险|中华财险|工行|农行|中行|建行|交行|农发行|工商银行|农业银行|建设银行|邮储银行)/u;

function isNationalHouse(scan: Scan, { start, end, subtype }: Candidate): boolean {
  return (subtype === "insurer" || subtype === "bank") && NATIONAL_HOUSE.test(scan.norm.slice(start, end));
}

/** The places of the country that end at an offset, on a word's end. */
function cityStarts(scan: Scan, end: number, places: Spans): readonly number[] {
  const isCity = scan.matchesTo(end).some((match) => match.end - match.start >= 2 && match.entries.some(({ type, ids }) => type === "PLACE" && /^\d{6}$/u.test(ids[0] ?? "")));
  return isCity ? places.startsEndingAt(end) : [];
}

/** 德国联邦|统计局: the dictionary has the federation as a word. */
function federalStart(scan: Scan, end: number, places: Spans): readonly number[] {
  return scan.reads(end - 2, "联邦") ? places.startsEndingAt(end - 2) : [];
}

/** 俄|外交部: a country's ministry, with the country in one character. */
function countryStart(scan: Scan, { start, subtype }: Candidate): readonly number[] {
  const country = subtype === "government" && "美英法德俄日韩朝印澳加伊以乌土越泰缅菲巴".includes(scan.charAt(start - 1)) && start > 0;
  return country && scan.isBoundary(start - 1) && /[外国财商司内]./u.test(scan.after(start, 2)) ? [start - 1] : [];
}

/** 前海开源基金经理: the fund belongs to the position, not to the company. */
function cutsTitle(scan: Scan, candidate: Candidate): boolean {
  // 美国劳工部长, 教育部门: the last character belongs to the next word.
  const seam = scan.norm.slice(candidate.end - 1, candidate.end + 1);
  // 新华社|长沙: a place begins there.
  const dateline = seam.endsWith("长") && scan.matchesFrom(candidate.end).some((match) => match.entries.some((entry) => entry.type === "PLACE"));
  if (!dateline && /^(?:[部局院厅署会所校团社台]长|部门|部分|部队|院士|委员|会员|会议|队员|队伍)$/u.test(seam) && !(seam === "委员" && /(?:政协|党委|纪委)$/u.test(scan.before(candidate.end, 2)))) return true;
  return /^(?:基金经理|投资经理|投资总监|投资组合经理|理财经理|保险代理人)/u.test(scan.after(candidate.end - 2, 6)) && /(?:基金|投资|理财|保险)$/u.test(scan.norm.slice(candidate.start, candidate.end));
}

function anchorsOf(organisations: readonly Candidate[], places: readonly Candidate[]): Anchors {
  const byEnd = new Map<number, { start: number; kind: "ORG" | "PLACE" }[]>();
  const add = (candidate: Candidate, kind: "ORG" | "PLACE") => {
    if (candidate.end - candidate.start < 2 || candidate.confidence < 0.5) return;
    const list = byEnd.get(candidate.end);
    if (list === undefined) byEnd.set(candidate.end, [{ start: candidate.start, kind }]);
    else list.push({ start: candidate.start, kind });
  };
  for (const organisation of organisations) add(organisation, "ORG");
  for (const place of places) add(place, "PLACE");
  return { anchorsEndingAt: (offset) => byEnd.get(offset) ?? [] };
}

function findAllPeople(scan: Scan, titles: readonly Candidate[], organisations: Spans): Candidate[] {
  const spans = new Spans(titles);
  // 云山日报记者 王砚 摄: bylines part the position from the name.
  const titleEnds = (offset: number) => spans.endsAt(offset) || (scan.charAt(offset - 1) === " " && spans.endsAt(offset - 1));
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
  const isBeside = (title: Candidate, steps: number): boolean =>
    sure.startsAt(title.end) || (steps > 0 && scan.charAt(title.end) === "、" && starts.endsFrom(title.end + 1).some((end) => isBeside({ ...title, end }, steps - 1)));
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

/** The surest of the candidates that share span and type. */
function unique(candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<number, Candidate>();
  for (const candidate of candidates) {
    const key = keyOf(candidate);
    const other = best.get(key);
    if (other === undefined || other.confidence < candidate.confidence) {
      const known = other?.canonical !== undefined && candidate.canonical === undefined;
      const subtype = known && candidate.subtype === "other" ? other.subtype : candidate.subtype;
      best.set(key, known ? { ...candidate, subtype, canonical: other.canonical, ids: [...new Set([...(other.ids ?? []), ...(candidate.ids ?? [])])] } : candidate);
    }
  }
  return [...best.values()];
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
