/** Knows how the organisations of a text are put together: known names and telling words, the branches behind them, the places before them. */

import { companyEnd, extendRight, findAbbreviatedBranches, findStandingBranches, officeEnd } from "./rules/branches";
import { type Candidate, unique } from "./candidate";
import { findArmies, findJoinedBodies, findLatinOrganisations, findMissions, findSteeringGroups } from "./rules/namedBodies";
import type { Anchors } from "./rules/organisationReach";
import { findBySuffix } from "./rules/organisations";
import { findShortNames } from "./rules/shortNames";
import type { Scan } from "./scan";
import { Spans } from "./spans";

/** All that may be an organisation, each span once. */
export function findOrganisations(scan: Scan, names: readonly Candidate[], places: readonly Candidate[]): Candidate[] {
  const known = names.filter(({ type, confidence }) => type === "ORG" && confidence >= 0.3);
  const anchors = anchorsOf(known, places);
  const heads = unique([...known, ...findBySuffix(scan, anchors), ...findShortNames(scan), ...findLatinOrganisations(scan), ...findStandingBranches(scan), ...findAbbreviatedBranches(scan, places.filter((place) => place.subtype === "gpe" || place.subtype === undefined))]);
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
export function withBranches(scan: Scan, names: readonly Candidate[], candidates: readonly Candidate[]): Candidate[] {
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
const NATIONAL_HOUSE = /^(?:人保(?:财险|寿险|健康)?|国寿(?:财险|寿险)?|太保(?:产险|寿险)?|太平洋(?:产险|寿险|财险)|平安(?:产险|人寿|财险|寿险)|太平(?:人寿|财险)|新华保险|泰康人寿|阳光(?:产险|财险|人寿)|大地保险|中华财险|工行|农行|中行|建行|交行|农发行|工商银行|农业银行|建设银行|邮储银行|邮政储蓄银行|农业发展银行)/u;

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
