/** Knows what is boilerplate in an article: few, named rules, each looking at one small block. */

import type { DraftImage } from "../blocks/draft";
import { type CleaningRule, closestWithClass, hasClass } from "./candidate";
import { readCredits } from "./credits";
import { isDisclaimer } from "./disclaimers";
import { isOriginalTitle } from "./originalTitle";
import { namesArticle, namesEditor } from "./partParagraphs";
import { isAdvertisement, isInvitation, isPromotion, isQrCodeImage } from "./promotions";
import { readSourceLine } from "./sourceLines";

const SOURCE_CLASSES = new Set(["em_media"]);
const CREDIT_CLASSES = new Set(["news-edit-info", "custom-attr", "res-edit"]);
const NOTICE_CLASSES = new Set(["txt_zhu"]);
const CHART_CLASSES = new Set(["EmImageRemark"]);
const CHART_ADDRESS = /^(?:https?:)?\/\/(?:webquote(?:klinepic|pic)\.eastmoney\.com|pifm\d?\.eastmoney\.com|image\.sinajs\.cn\/newchart)\b/i;

/** `（文章来源：…）`: a line that is nothing else, and that its class, its brackets or its place marks as one. */
const sourceLine: CleaningRule = {
  name: "sourceLine",
  zone: "source",
  matches: (candidate) => {
    const line = readSourceLine(candidate.text);
    if (hasClass(candidate, SOURCE_CLASSES)) return line !== undefined || isNameLike(candidate.text);
    if (!line) return false;
    if (namesArticle(line)) return true;
    // Under a picture or a table the line names where that comes from.
    const ofArticle = candidate.previous === "text" || line.label.length > 2;
    return (candidate.head || candidate.tail) && (ofArticle || candidate.previous === undefined);
  },
};

/** `责任编辑：…`, `栏目主编：… 文字编辑：…`: lines that hold nothing but roles and names. */
const credits: CleaningRule = {
  name: "credits",
  zone: "editor",
  matches: (candidate) => {
    if (candidate.text === "") return false;
    if (hasClass(candidate, CREDIT_CLASSES)) return readCredits(candidate.text, "tight").length > 0 || isNameLike(candidate.text);
    if (namesEditor(candidate.text)) return true;
    return readCredits(candidate.text).length > 0 && (candidate.head || candidate.tail) && (candidate.previous !== "table" || !/^[（(]?(?:图|来源)/.test(candidate.text));
  },
};

/** `声明：…不构成投资建议…` and its like. */
const disclaimer: CleaningRule = {
  name: "disclaimer",
  zone: "removed",
  matches: (candidate) => candidate.text !== "" && (isDisclaimer(candidate.text, candidate.tail) || (hasClass(candidate, NOTICE_CLASSES) && (isNotice(candidate.text) || isInvitation(candidate.text)))),
};

/** Account opening, application downloads, QR codes, advertisements, share prompts and a site's other furniture. */
const promotion: CleaningRule = {
  name: "promotion",
  zone: "removed",
  matches: (candidate) => (candidate.draft.kind === "image" ? isQrCodeImage(candidate.draft) || isAdvertisement(candidate.draft) : isPromotion(candidate)),
};

/** `（原标题：…）`: what a reprinted article was called where it first stood. */
const originalTitle: CleaningRule = {
  name: "originalTitle",
  zone: "removed",
  matches: ({ text, head, tail }) => (head || tail) && isOriginalTitle(text),
};

/** Live charts of a share's price: today's chart in an old article. */
const stockChart: CleaningRule = {
  name: "stockChart",
  zone: "removed",
  matches: (candidate) => {
    const { draft } = candidate;
    if (draft.kind !== "image") return false;
    const { url, alt } = draft.image;
    return draft.betweenChartMarks === true || CHART_ADDRESS.test(url) || /^K图\s/.test(alt) || isFirstIn(draft, CHART_CLASSES);
  },
};

/** Pictures that show nothing: counters of one pixel, images without an address. */
const trackingPixel: CleaningRule = {
  name: "trackingPixel",
  zone: "removed",
  matches: ({ draft }) => {
    if (draft.kind !== "image") return false;
    const { url, width, height } = draft.image;
    return url === "" || (width !== undefined && width <= 2) || (height !== undefined && height <= 2);
  },
};

/** Paragraphs that hold only blanks. */
const spacer: CleaningRule = {
  name: "spacer",
  zone: "removed",
  matches: (candidate) => candidate.draft.kind === "text" && candidate.length === 0,
};

/** In this order; the first rule that matches a block names it. */
export const CLEANING_RULES: readonly CleaningRule[] = [spacer, stockChart, trackingPixel, sourceLine, originalTitle, credits, disclaimer, promotion];

/** Whether the picture comes first in an element of the class: one that is never closed goes on around later pictures. */
function isFirstIn(draft: DraftImage, classes: ReadonlySet<string>): boolean {
  const start = closestWithClass(draft.element, classes)?.sourceCodeLocation?.startTag?.endOffset;
  return start !== undefined && draft.source.start >= start && draft.source.start - start <= LONGEST_GAP;
}

/** White space between a chart's link and its picture. */
const LONGEST_GAP = 20;

/** A few characters without a clause in them: a column's or an agency's name. */
function isNameLike(text: string): boolean {
  return text.length > 0 && text.length <= 24 && !/[。！？!?；，,：:]/.test(text);
}

/** Whether a text marked as small print talks about itself and its reader, not about the world. */
function isNotice(text: string): boolean {
  return /^[（(【*※]{0,2}[\u4e00-\u9fff]{0,8}(?:声明|免责|版权|提示)[^。]{0,6}[:：]|不构成[\u4e00-\u9fff]{0,8}建议|(?:不|仅)代表[\u4e00-\u9fff]{0,8}(?:立场|观点)|仅供[\u4e00-\u9fff]{0,6}参考/.test(text);
}
