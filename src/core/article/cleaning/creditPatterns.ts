/** Knows how Chinese media write their source lines and credits. */

import { DOUBLE_SURNAMES, FREQUENT_SURNAMES } from "../../entities/lexicon";

/** What a line of credits says: a role and who held it. */
export interface Credit {
  readonly role: string;
  readonly value: string;
}

/** Labels of the line that says where the article was first published. */
const SOURCE_ROLES = ["文章来源", "稿件来源", "信息来源", "新闻来源", "内容来源", "本文来源", "原文来源", "来源", "稿源"] as const;

/** Further roles whose holder may be an institution or a picture agency. */
const LOOSE_ROLES = [
  ...SOURCE_ROLES, "题图来源", "图片来源", "封面图来源", "封面图片来源", "封面来源", "头图来源", "配图来源", "图源", "本文作者", "文章作者", "作者",
  "供稿", "出品",
] as const;

/** Roles whose holder is a person: a label that opens a turn in an interview (`记者：…`) must not be taken for one. */
const STRICT_ROLES = [
  "责任编辑", "栏目主编", "文字编辑", "图片编辑", "视频编辑", "值班编辑", "值班主编", "值班编委", "实习编辑", "见习编辑", "新媒体编辑", "微信编辑", "美术编辑", "版面编辑",
  "网络编辑", "高级编辑", "本期编辑", "本文编辑", "编辑", "责编", "主编", "美编", "编审", "审核", "审校", "审读", "校对", "校审", "终审", "初审", "复审", "签审",
  "编校", "统筹", "监制", "总监制", "策划", "撰文", "文", "记者", "本报记者", "见习记者", "实习记者", "采写", "撰稿", "题图", "头图", "封面图", "封面图片", "配图",
  "图", "制图", "摄影", "摄像", "剪辑", "设计", "排版", "版式设计", "通讯员", "实习生", "翻译", "编译", "译者", "制作", "运营", "视觉", "视频", "出品人", "投稿",
] as const;

const SOURCES: ReadonlySet<string> = new Set(SOURCE_ROLES);
const AUTHORS: ReadonlySet<string> = new Set([
  "本文作者", "文章作者", "作者", "撰文", "文", "记者", "本报记者", "见习记者", "实习记者", "采写", "撰稿",
]);
const LOOSE: ReadonlySet<string> = new Set(LOOSE_ROLES);
/** Short labels that open ordinary sentences too: they count only before a slash or a bar (`文/…`). */
const BARE = new Set(["文", "图", "视频", "设计"]);

/** Roles that are no everyday words: whatever name follows, the line is a credit. */
const PLAIN_ROLES = new Set([
  "责编", "美编", "校对", "终审", "复审", "初审", "签审", "编审", "审校", "审读", "编校",
  "校审", "采写", "撰稿", "撰文", "摄影", "摄像", "译者", "题图", "头图", "配图", "制图",
]);

const SPACE = "[ \\t\\n\\u00A0\\u3000]";
const ROLES = [...LOOSE_ROLES, ...STRICT_ROLES].sort((a, b) => b.length - a.length).join("|");
/** A paper may put its short name before the role: `每经编辑`. */
const LABEL = new RegExp(`(?:每经|新京报|界面|北青|本刊|本网)?(${ROLES})${SPACE}{0,4}([:：|｜丨/／])`, "g");
const SOURCE_LABEL = new RegExp(`^(${SOURCE_ROLES.join("|")})${SPACE}{0,4}[:：|｜丨/／]${SPACE}{0,4}`);
/** `2022-04-11 10:00 来源：…`: the time of publication may stand before the label. */
const PUBLISHED = /^(?:发布时间[:：]\s?)?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ \u00A0\u3000T]{0,3}(?:\d{1,2}:\d{2}(?::\d{2})?)?[ \u00A0\u3000|｜]{1,4}/;
const ACCOUNT = /^本文(?:来自|转载自|来源于?|首发于?)(?:微信)?公众号[:：]?[“"「]?([^，。“”"「」（(:：]{2,24})[”"」]?[^。]{0,60}(?:(?:授权|发布|转载|首发)[^，。]{0,12})?。?$/;
/** `题图来自…`, with no colon. */
const PICTURE_CREDIT = /^(?:题图|头图|封面图?|配图)(?:来自|来源于?)[^，。：:]{2,24}(?:，基于[^，。]{2,10}协议)?。?$/;
const REPRINT = /^本文(?:源自|来自|转自|转载自|摘自|选自|原载于?|首发于)[:：]?[ \u3000]{0,2}([^，。！？；:：]{2,24})$/;

const LONGEST_SOURCE_LINE = 64;
const LONGEST_CREDITS = 160;
const LONGEST_VALUE = 40;

/** What a source line says, and whether brackets stand around it. */
export interface SourceLine {
  readonly label: string;
  readonly source: string;
  readonly bracketed: boolean;
}

/**
 * The source that a line such as `（文章来源：…）` names; `undefined` for any other text. `label` is empty for `本文源自…`.
 */
export function readSourceLine(text: string): SourceLine | undefined {
  if (text.length > LONGEST_CREDITS) return undefined;
  const { inner: line, bracketed } = withoutBrackets(text);
  const account = ACCOUNT.exec(line);
  if (account) return { label: "", source: (account[1] ?? "").trim(), bracketed };
  if (text.length > LONGEST_SOURCE_LINE) return undefined;
  const inner = line.replace(PUBLISHED, "");
  const reprint = REPRINT.exec(inner);
  if (reprint) return { label: "", source: (reprint[1] ?? "").trim(), bracketed };
  const label = SOURCE_LABEL.exec(inner);
  if (!label) return undefined;
  const source = inner.slice(label[0].length).trim();
  return source === "" || source.length > LONGEST_VALUE || /[，,。！？；!?;:：]/.test(source)
    ? undefined
    : { label: label[1] ?? "", source, bracketed };
}

/**
 * The credits that a line is made of, if it holds nothing else: `（责任编辑：…）`, `编辑/… 校对/…`; otherwise none. In a box of
 * credits they may stand `tight`, without a gap between one's name and the next one's role.
 */
export function readCredits(text: string, spacing: "spaced" | "tight" = "spaced"): readonly Credit[] {
  if (text.length > LONGEST_CREDITS) return [];
  const { inner: line } = withoutBrackets(text.replace(/^【?纠错】?\s{0,4}/, ""));
  if (PICTURE_CREDIT.test(line)) return [{ role: "题图", value: "" }];
  if (/[。！？!?；]/.test(line)) return [];
  const inner = line.replace(PUBLISHED, "");
  const labels = [...inner.matchAll(LABEL)].filter((match) => isLabel(inner, match, spacing));
  if (labels[0]?.index !== 0) return [];
  const credits = labels.map((match, i): Credit => {
    const end = labels[i + 1]?.index ?? inner.length;
    return { role: match[1] ?? "", value: cleanValue(inner.slice(match.index + match[0].length, end)) };
  });
  const several = credits.length > 1;
  const says = credits.some(({ role, value }) => value !== "" || role.length > 2);
  return says && credits.every((credit) => isCredit(credit, several)) ? credits : [];
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
  if (match.index === 0 || (spacing === "tight" && role.length > 2)) return true;
  return /[ \t\n\u00A0\u3000（(）)【】|｜丨/、，,]/.test(line[match.index - 1] ?? "");
}

/**
 * Who did it is a name or two, never a clause. Where a role that is an everyday word as well (`审核`, `编辑`) stands alone, the names
 * must begin with a surname.
 */
function isCredit({ role, value }: Credit, several: boolean): boolean {
  if (value === "") return true;
  if (LOOSE.has(role)) return isLooseValue(role, value);
  const names = value.split(/[\s\u3000\u00A0、，,/／|｜&]+/).filter((name) => name !== "");
  const isPicture = role.endsWith("图") && names.every((name) => /^[\u4e00-\u9fffA-Za-z·]{2,8}$/.test(name));
  if (isPicture) return role.length > 1 || AGENCY.test(value);
  const plain = several || role.length > 2 || PLAIN_ROLES.has(role);
  return names.every((name) => isName(name) && (plain || !/^[\u4e00-\u9fff]/.test(name) || hasSurname(name)));
}

/** Picture agencies: after a bare `图/` anything else may be a caption. */
const AGENCY = /视觉中国|图虫|新华社|中新社|东方IC|IC\s?photo|摄图|网络|受访|资料/i;

/** An author may come with a post, an institution or both; a turn in an interview does not. */
function isLooseValue(role: string, value: string): boolean {
  if (value.length > LONGEST_VALUE || /[，,：:“”]/.test(value)) return false;
  if (!AUTHORS.has(role) || value.length <= 4) return true;
  return /[（(\s·、/|]|[A-Za-z]|研究|大学|学院|公司|集团|银行|证券|基金|保险|记者|教授|博士|分析师|评论员|[院所社报网室]/.test(value);
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

function withoutBrackets(text: string): { readonly inner: string; readonly bracketed: boolean } {
  const trimmed = text.trim();
  const bracketed = /^[（(【[〔]/.test(trimmed);
  const closed = bracketed && /[）)】\]〕]$/.test(trimmed);
  return { inner: bracketed ? trimmed.slice(1, closed ? -1 : undefined).trim() : trimmed, bracketed };
}
