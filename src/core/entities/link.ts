/** Knows who is meant: full names and codes of mentions, by tables, by declarations and by the fuller names in the article. */

import type { Candidate } from "./candidate";
import type { Scan } from "./scan";
import { findDeclarations } from "./declared";

export interface Identity {
  readonly canonical: string;
  readonly ids: readonly string[];
}

const BRANCH_START = /^(?:分公司|中心支公司|支公司|分行|支行|中支|营业部|办事处|代表处|分局)/u;

export class Linker {
  readonly #scan: Scan;
  /** Text of a mention to the identity that the article gives it. */
  readonly #declared = new Map<string, string>();
  /** Short names that follow from the full ones in the article, where one company alone can be meant. */
  readonly #shortNames: ReadonlyMap<string, string>;
  /** What a table calls a company to what the article calls it in full, and the codes that it has. */
  readonly #renamed = new Map<string, Identity>();
  readonly #owner: string | undefined;

  constructor(scan: Scan, chosen: readonly Candidate[]) {
    this.#scan = scan;
    const byEnd = new Map(chosen.map((candidate) => [candidate.end, candidate]));
    for (const declaration of findDeclarations(scan)) {
      const full = byEnd.get(declaration.fullEnd);
      if (full === undefined) continue;
      const fullName = this.#fullName(full);
      const short = scan.norm.slice(declaration.start, declaration.end);
      this.#declared.set(short, fullName);
      const known = full.canonical === undefined ? this.#known(short) : undefined;
      if (known !== undefined) for (const name of [known.canonical, fullName]) this.#renamed.set(name, { canonical: fullName, ids: known.ids });
    }
    this.#shortNames = shortNamesOf(scan, chosen, (candidate) => this.#fullName(candidate));
    this.#owner = this.#findOwner(chosen);
  }

  link(candidate: Candidate): Identity {
    const identity = this.#identity(candidate);
    return (candidate.type === "ORG" ? this.#renamed.get(identity.canonical) : undefined) ?? identity;
  }

  #identity(candidate: Candidate): Identity {
    const name = this.#name(candidate);
    const declared = this.#declared.get(this.#scan.norm.slice(candidate.start, candidate.end));
    if (declared !== undefined) return { canonical: declared, ids: candidate.ids ?? [] };
    if (candidate.type === "ORG") return this.#organisation(candidate, name);
    if (candidate.type === "PLACE") return { canonical: placeName(candidate.canonical ?? name), ids: [] };
    return { canonical: candidate.canonical ?? name, ids: candidate.type === "SECURITY" ? (candidate.ids ?? []) : [] };
  }

  /** The mention's text without the spaces that pad names in tables. */
  #name({ start, end }: Candidate): string {
    const text = this.#scan.text.slice(start, end);
    return /[\u4e00-\u9fff]\s+[\u4e00-\u9fff]/u.test(text) ? text.replace(/\s+/gu, "") : text;
  }

  #organisation(candidate: Candidate, name: string): Identity {
    if (candidate.canonical !== undefined) return { canonical: candidate.canonical, ids: candidate.ids ?? [] };
    const full = this.#shortNames.get(this.#scan.norm.slice(candidate.start, candidate.end));
    if (full !== undefined) return { canonical: full, ids: candidate.ids ?? [] };
    const known = this.#known(this.#scan.norm.slice(candidate.start, candidate.end)) ?? this.#knownHead(candidate);
    if (known !== undefined) return known;
    if (candidate.source.startsWith("organisation:branch") && this.#owner !== undefined) return { canonical: this.#owner + name, ids: [] };
    return { canonical: name, ids: candidate.ids ?? [] };
  }

  /** Whom a name means where the tables know one company of it. */
  #known(name: string): Identity | undefined {
    const [entry, other] = this.#scan.gazetteer.lookUp(name).filter(({ type }) => type === "ORG");
    return entry === undefined || other !== undefined ? undefined : { canonical: entry.canonical, ids: entry.ids };
  }

  /** 万科企业|股份有限公司: the company itself; 平安人寿|上海分公司: its full name, and the rest as it stands. */
  #knownHead({ start, end }: Candidate): Identity | undefined {
    for (const match of this.#scan.matchesFrom(start)) {
      if (match.end >= end) continue;
      const entry = match.entries.find((other) => other.type === "ORG");
      if (entry === undefined) continue;
      const rest = this.#scan.text.slice(match.end, end);
      if (ITSELF.test(rest)) return { canonical: entry.canonical, ids: entry.ids };
      return { canonical: rest === "集团" ? this.#scan.text.slice(start, end) : entry.canonical + rest, ids: [] };
    }
    return undefined;
  }

  #fullName(candidate: Candidate): string {
    return candidate.canonical ?? this.#name(candidate);
  }

  /** The company whose branches an article means: the one it names with a branch, else its most frequent insurer or bank. */
  #findOwner(chosen: readonly Candidate[]): string | undefined {
    const withBranch = new Map<string, number>();
    const mentioned = new Map<string, number>();
    for (const candidate of chosen) {
      if (candidate.type !== "ORG" || candidate.source.startsWith("organisation:branch")) continue;
      const head = branchHead(this.#scan, candidate);
      if (head !== undefined) withBranch.set(head, (withBranch.get(head) ?? 0) + 1);
      else if (candidate.subtype === "insurer" || candidate.subtype === "bank") {
        const text = this.#scan.text.slice(candidate.start, candidate.end);
        mentioned.set(text, (mentioned.get(text) ?? 0) + 1);
      }
    }
    return mostFrequent(withBranch) ?? mostFrequent(mentioned);
  }
}

/** What a company's full name adds to the short one. */
const ITSELF = /^(?:(?:集团)?股份有限公司|公司)$/u;
const LEGAL_FORM = /(?:集团)?(?:股份有限公司|有限责任公司|有限公司)$/u;
const SHORTEST_FORM = 3;

/** 北京云栖科技有限公司 is meant by 北京云栖科技 and 云栖科技, unless 上海云栖科技有限公司 is named, too. */
function shortNamesOf(scan: Scan, chosen: readonly Candidate[], fullName: (candidate: Candidate) => string): ReadonlyMap<string, string> {
  const owners = new Map<string, Set<string>>();
  for (const candidate of chosen) {
    const name = scan.norm.slice(candidate.start, candidate.end);
    const base = name.replace(LEGAL_FORM, "");
    // 浙江云砚集团 is meant by 云砚集团.
    if (candidate.type !== "ORG" || (base === name && !name.endsWith("集团"))) continue;
    const place = scan.matchesFrom(candidate.start).find(({ end, entries }) => end - candidate.start < base.length && entries.some(({ type }) => type === "PLACE"));
    const forms = [...(base === name ? [] : [base, `${base}集团`]), ...(place === undefined ? [] : [base.slice(place.end - place.start)])];
    for (const form of forms) {
      if (form.length < SHORTEST_FORM) continue;
      const full = owners.get(form);
      if (full === undefined) owners.set(form, new Set([fullName(candidate)]));
      else full.add(fullName(candidate));
    }
  }
  return new Map(Array.from(owners).flatMap(([form, [first, other]]): [string, string][] => (first === undefined || other !== undefined ? [] : [[form, first]])));
}

function mostFrequent(counts: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (const [name, count] of counts) {
    if (count <= most) continue;
    best = name;
    most = count;
  }
  return best;
}

/** The part of a branch's name before its place. */
function branchHead(scan: Scan, { start, end }: Candidate): string | undefined {
  for (let i = end - 2; i > start + 1; i -= 1) {
    if (!BRANCH_START.test(scan.norm.slice(i, end))) continue;
    const place = scan.matchesTo(i).find((match) => match.start > start && match.entries.some((entry) => entry.type === "PLACE"));
    if (place !== undefined) return scan.text.slice(start, place.start);
  }
  return undefined;
}

const DIVISION = /(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|(?:(?:傣|藏|羌|彝|苗|侗|土家|布依|壮|回|蒙古|朝鲜|白|景颇|傈僳|哈尼)族|蒙古|哈萨克|柯尔克孜)+自治州|[省市])$/u;
/** 吉林市 lies in 吉林省, 海南州 in 青海: the short form is the province's. */
const PROVINCES_FIRST = new Set(["吉林", "海南"]);

/** 云南省 and 云南 are one place: the form without the administrative ending, where that leaves a name. */
function placeName(name: string): string {
  const short = name.replace(DIVISION, "");
  return short.length < 2 || (PROVINCES_FIRST.has(short) && !name.endsWith("省")) ? name : short;
}
