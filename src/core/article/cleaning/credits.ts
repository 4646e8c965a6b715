/** Knows how Chinese media write who made an article: lines of roles and names. */

import { DOUBLE_SURNAMES, FREQUENT_SURNAMES } from "../../entities/lexicon";
import { ACCOUNT_ID, EVIDENCE, SOURCE_ROLES, withoutBrackets, withoutTime } from "./sourceLines";

/** What a line of credits says: a role and who held it. */
export interface Credit {
  readonly role: string;
  readonly value: string;
  /** A bar or a slash parts them: no sentence is written so. */
  readonly barred?: true;
}

/** Roles whose holder may be an institution or a picture agency. */
const LOOSE_ROLES = [
  ...SOURCE_ROLES.filter((role) => !role.endsWith("自")), "数据支持", "题图来源", "图片来源", "封面图来源", "封面图片来源", "封面来源", "头图来源", "配图来源", "图文来源", "视频来源", "图源", "本文作者", "文章作者", "特约作者", "作者",
  "供稿", "出品",
] as const;

/** Roles whose holder is a person: a label that opens a turn in an interview (`记者：…`) must not be taken for one. */
const STRICT_ROLES = [
  "责任编辑", "栏目主编", "文字编辑", "图片编辑", "视频编辑", "值班编辑", "值班主编", "值班编委", "实习编辑", "见习编辑", "新媒体编辑", "微信编辑", "美术编辑", "版面编辑",
  "网络编辑", "高级编辑", "本期编辑", "本文编辑", "编辑", "责编", "主编", "总编", "总编辑", "编委", "美编", "编审", "审核", "审核人", "审校", "审读", "审签", "签发", "校对", "校审", "终审",
  "初审", "复审", "签审", "编校", "统筹", "统稿", "监制", "总监制", "策划", "撰文", "文", "记者", "本报记者", "见习记者", "实习记者", "采写", "撰稿", "题图", "头图", "封面图",
  "封面图片", "配图", "图", "制图", "漫画", "摄影", "摄像", "剪辑", "设计", "排版", "版式设计", "通讯员", "实习生", "翻译", "编译", "译者", "整理", "制作", "运营", "视觉", "视频", "出品人",
  "投稿", "编辑助理", "值班主任", "流程编辑", "视频剪辑", "文字", "图片", "一审", "二审", "三审",
] as const;

/** Roles that only a paper or a site has; anything may stand before them: `东湖报记者`, `栏目编辑`. */
const DESK_ROLES = "编辑|编译|责编|主编|总编|总编辑|编委|编审|审核|审校|校对|记者|通讯员|实习生|摄影|采写";

const SOURCES: ReadonlySet<string> = new Set(SOURCE_ROLES);
const AUTHORS: ReadonlySet<string> = new Set(["本文作者", "文章作者", "特约作者", "作者", "撰文", "文", "记者", "本报记者", "见习记者", "实习记者", "采写", "撰稿"]);
const LOOSE: ReadonlySet<string> = new Set(LOOSE_ROLES);
/** Short labels that open ordinary sentences too: they count only before a slash or a bar (`文/…`). */
const BARE = new Set(["文", "图", "视频", "设计"]);

/** Roles that are no everyday words: whatever name follows, the line is a credit. */
const PLAIN_ROLES = new Set([
  "责编", "美编", "校对", "终审", "复审", "初审", "签审", "编审", "审校", "审读", "编校", "审签",
  "校审", "采写", "撰稿", "撰文", "摄影", "摄像", "译者", "题图", "头图", "配图", "制图",
]);

const SPACE = "[ \\t\\n\\u00A0\\u3000]";
const ROLES = [...LOOSE_ROLES, ...STRICT_ROLES].sort((a, b) => b.length - a.length).join("|");
/** Before a label, or the beginning of the line. */
const BEFORE_LABEL = "[ \\t\\n\\u00A0\\u3000（(）)【】|｜丨/、，,]";
const LABEL = new RegExp(`(?:每经|新京报|界面|北青|本刊|本网|[\\u4e00-\\u9fff]{1,4}号)?(${ROLES})${SPACE}{0,4}([:：|｜丨/／])|(?<=^|${BEFORE_LABEL})[\\u4e00-\\u9fff]{1,8}?(${DESK_ROLES})${SPACE}{0,4}([:：|｜丨/／])`, "g");
/** A role that stands before a name with nothing but a blank between them. */
const SPACED_ROLE = new RegExp(`^[\\u4e00-\\u9fff]{0,8}?(?:${DESK_ROLES})$`);
const DESK_ROLE = new RegExp(`(?:${DESK_ROLES})$`);
const GAP = new RegExp(BEFORE_LABEL);
/** `题图来自…`, with no colon. */
const PICTURE_CREDIT = /^(?:图片|题图|首图|头图|封面图?)来源@[\u4e00-\u9fffA-Za-z]{2,10}$|^(?:(?:本文)?(?:题图|首图|头图|封面图?|配图)|本文(?:图片|照片))(?:均)?(?:来自|来源于?)[^，。：:【】\d]{2,24}(?:，(?:基于[^，。]{2,10}协议|侵删|如有侵权[^，。]{0,10}删除?|如有侵权请?联系[^，。]{0,8}))?。?$/;

/** `（图片由受访者提供）`, `本报记者张三摄`: whose pictures they are. */
const PICTURES_BY = /^(?:本文|文中|本版)?(?:图片|配图|照片)(?:均)?[由为][^，。：:【】\d]{0,10}(?:提供|供图|拍摄|资料图片?|资料照片)$|^(?:本报|本网|本刊|通讯社)?记者\s?[\u4e00-\u9fff]{2,3}\s?\/?(?:摄|摄影|供图)$/;

/** No credits are without one of these. */
const MARKS = new RegExp(`[:：|｜丨/／]|来自|来源|图片|照片|${DESK_ROLES}`);

const LONGEST_CREDITS = 160;
const LONGEST_VALUE = 40;

/**
 * The credits that a line is made of, if it holds nothing else: `（责任编辑：…）`, `编辑/… 校对/…`, `编辑 … 校对 …`; otherwise none. In a
 * box of credits they may stand `tight`, without a gap between one's name and the next one's role.
 */
export function readCredits(text: string, spacing: "spaced" | "tight" = "spaced"): readonly Credit[] {
  if (text.length > LONGEST_CREDITS || !MARKS.test(text)) return [];
  const { inner: line, bracketed } = withoutBrackets(text.replace(/^(?:【?纠错】?|[●■◆▲○□])\s{0,4}/, "").replace(ACCOUNT_ID, ""));
  if (PICTURE_CREDIT.test(line) || PICTURES_BY.test(line)) return [{ role: "题图", value: "" }];
  if (/[。！？!?；]/.test(line)) return [];
  const inner = withoutTime(line);
  const labels = [...inner.matchAll(LABEL)].filter((match) => isLabel(inner, match, spacing));
  if (labels[0]?.index !== 0) return withoutByline(readSpacedCredits(inner), bracketed);
  const credits = labels.map((match, i): Credit => {
    const end = labels[i + 1]?.index ?? inner.length;
    const value = cleanValue(inner.slice(match.index + match[0].length, end));
    return { role: match[1] ?? match[3] ?? "", value, ...(/[|｜丨/／]$/.test(match[0]) && { barred: true }) };
  });
  const several = credits.length > 1;
  const says = credits.some(({ role, value }) => value !== "" || role.length > 2);
  return says && credits.every((credit) => isCredit(credit, several)) ? credits : [];
}

/** `东湖报记者 张三 编辑 李四 校对 王五`: roles and names in turn, each name with a surname. */
function readSpacedCredits(line: string): readonly Credit[] {
  const credits: { role: string; names: string[] }[] = [];
  for (const word of line.split(/[\s\u00A0\u3000、，,]+/)) {
    if (SPACED_ROLE.test(word)) credits.push({ role: word, names: [] });
    else if (!/^[\u4e00-\u9fff]{2,4}$/.test(word) || !isName(word) || !hasSurname(word)) return [];
    else if (credits.length === 0) return [];
    else credits.at(-1)?.names.push(word);
  }
  return credits.every(({ names }) => names.length > 0) ? credits.map(({ role, names }) => ({ role: shortRole(role), value: names.join(" ") })) : [];
}

/** `（记者 张三）` is a part of the report. */
function withoutByline(credits: readonly Credit[], bracketed: boolean): readonly Credit[] {
  return bracketed && credits.every(({ role }) => AUTHORS.has(role) || role === "通讯员" || role === "实习生") ? [] : credits;
}

/** `东湖报记者` is a `记者`. */
function shortRole(role: string): string {
  return DESK_ROLE.exec(role)?.[0] ?? role;
}

export function isEditorRole(role: string): boolean {
  return /编辑$|^责编$|主编$|^美编$|^编审$/.test(role);
}

export function isAuthorRole(role: string): boolean {
  return AUTHORS.has(role);
}

export function isSourceRole(role: string): boolean {
  return SOURCES.has(role);
}

/** A label begins the line or follows a gap; a long one is plain without. */
function isLabel(line: string, match: RegExpExecArray, spacing: "spaced" | "tight"): boolean {
  const role = match[1] ?? "";
  if (BARE.has(role) && /[:：]/.test(match[2] ?? "")) return false;
  if (match.index === 0 || match[3] !== undefined || (spacing === "tight" && role.length > 2)) return true;
  return GAP.test(line[match.index - 1] ?? "");
}

/**
 * Who did it is a name or two, never a clause. Where a role that is an everyday word as well (`审核`, `编辑`) stands alone, the names
 * must begin with a surname.
 */
function isCredit({ role, value, barred }: Credit, several: boolean): boolean {
  if (value === "") return true;
  if (LOOSE.has(role)) return isLooseValue(role, value, several);
  if (AUTHORS.has(role) && INSTITUTION.test(value) && isLooseValue(role, value, several) && isReporter(value)) return true;
  const names = value.split(/[\s\u3000\u00A0、，,/／|｜&]+/).filter((name) => name !== "");
  const isPicture = role.endsWith("图") && names.every((name) => /^[\u4e00-\u9fffA-Za-z·]{2,8}$/.test(name));
  if (isPicture) return role.length > 1 || AGENCY.test(value);
  const plain = several || role.length > 2 || PLAIN_ROLES.has(role) || (barred === true && DESK_ROLE.test(role));
  return names.every((name) => isName(name) && (plain || !/^[\u4e00-\u9fff]/.test(name) || hasSurname(name)));
}

/** `东湖都市报记者 张三`, `东湖财经 张三`: the paper, and who wrote for it. */
function isReporter(value: string): boolean {
  const name = /(?:记者|[\s\u3000])\s?([\u4e00-\u9fff]{2,4})$/.exec(value)?.[1];
  return name !== undefined && isName(name) && hasSurname(name);
}

/** Who sells data: after `数据支持：` anything else is what they show. */
const DATA_HOUSE = /(?:数据|研究院|研究所|证券|财经|网|Wind|iFinD|Choice|\.com[)）]?)$/i;

/** Picture agencies: after a bare `图/` anything else may be a caption. */
const AGENCY = /视觉中国|图虫|新华社|中新社|东方IC|IC\s?photo|摄图|网络|受访|资料/i;

const INSTITUTION = /研究|大学|学院|公司|集团|银行|证券|基金|保险|记者|教授|博士|分析师|评论员|财经|新闻|[院所社报网室]/;

/** An author may come with a post, an institution or both; a turn in an interview does not. */
function isLooseValue(role: string, value: string, several: boolean): boolean {
  if (value.length > LONGEST_VALUE || /[：:“”【】]/.test(value) || (role === "来源" && EVIDENCE.test(value))) return false;
  if (role === "数据支持") return DATA_HOUSE.test(value);
  const names = value.split(/[，,]/);
  if (names.length > 1) return several && names.every((name) => isName(name.trim()) && hasSurname(name.trim()));
  if (!AUTHORS.has(role) || value.length <= 4) return true;
  return /[（(\s·、/|]|[A-Za-z]/.test(value) || INSTITUTION.test(value);
}

/**
 * Two or three hanzi (four after a double surname, more with a dot), a Latin name, or an editor's number; a note in brackets may
 * follow.
 */
function isName(word: string): boolean {
  const name = word.replace(/[（(【][^（()）【】]{0,12}[）)】]?$/, "").replace(/[）)】]$/, "");
  if (/^[\u4e00-\u9fff]{4}$/.test(name)) return DOUBLE_SURNAMES.has(name.slice(0, 2));
  return name === "" || /^(?:[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]{1,8}[·•][\u4e00-\u9fff]{1,8}|[A-Za-z][A-Za-z.]{0,15}\d{0,6}|\d{1,6})(?:_[A-Za-z]{0,4}\d{1,6})?$/.test(name);
}

/** Whether a Chinese name begins with a common surname. */
export function hasSurname(name: string): boolean {
  return FREQUENT_SURNAMES.has(name.slice(0, 1)) || DOUBLE_SURNAMES.has(name.slice(0, 2));
}

function cleanValue(value: string): string {
  return value.replace(/^[\s\u00A0\u3000]+/, "").replace(/[\s\u00A0\u3000（(【|｜丨/、，,]{1,12}$/, "");
}
