/** Knows the prompts that a site puts around its articles: open an account, download the application, scan the code, share. */

import type { DraftImage } from "../blocks/draft";
import { attribute } from "../html/parseHtml";
import type { Candidate } from "./candidate";

const LONGEST_PROMOTION = 120;
const LONGEST_INVITATION = 80;

const ARROW = "(?:>{1,3}|》{1,2}|＞{1,2}|→|↓{1,3}|↑{1,3}|👇|👉)";

/** Lines that are a prompt wherever they stand; each begins and ends with the line. */
const ANYWHERE: readonly RegExp[] = [
  new RegExp(`^[【(（]?[^。！？\\n]{0,30}(?:开户|开通账户|开个股票账户)[^。！？\\n]{0,16}${ARROW}[^。！？\\n]{0,12}$`),
  new RegExp(`^[【(（]?(?:点击|点此|戳|立即|马上|猛戳)[^。！？\\n]{1,30}${ARROW}[】）)]?$`),
  /^[（(]本文来自[^，。]{2,16}，更多[^。]{2,20}请下载[^。]{2,20}[）)]$/,
  /^(?:返回搜狐，查看更多|举报\/反馈|24小时滚动播报最新的财经资讯和视频，[^\n]{0,60})$/,
  /^(?:海量资讯、精准解读，尽在|手机查看财经快讯|安装[^。\n]{2,10}客户端第一时间|炒股就看|炒股第一步，|炒股开户享|股票开户[，：享])[^\n]{0,60}$/,
];

/** A prompt has no subject: it begins with the verb, or with what there is more of. */
const VERB_FIRST = /^[【（(]?\s?(?:欢迎|敬请|请)?(?:您|各位)?(?:长按|扫描|扫码|扫一扫|识别|微信扫|打开微信|关注(?![度点到])|搜索(?![量引指])|添加(?![剂物])|下载(?![量次数])|点击(?![率量数])|更多(?![地元])|想看更多|想了解更多|获取更多|查看更多|阅读更多)/;
/** What it offers. */
const OFFER = /二维码|公众号|订阅号|视频号|官方微信|官方微博|客户端|APP|app|App|进群|入群|小程序码|精彩|资讯|原创|独家/;
/** A service that the article is about, not the site that shows it. */
const SERVICE = /即可(?!随时|了解|获取|阅读|掌握|接收)|可以?(?:办理|查询|投保|享)|办理|投保|理赔|查询|缴费|报案|预约|挂号|申领|登记|申请|购买|参保|签约|下单|领券|用户|客户可|市民/;

/** Lines that are a prompt only at the article's edges. */
const AT_EDGES: readonly RegExp[] = [
  /^[【(（]?(?:分享到|分享至|打印本页|打印|关闭窗口|返回顶部|返回首页|上一篇|下一篇|相关阅读|相关新闻|延伸阅读|推荐阅读|热门推荐|阅读原文|查看原文|原文链接|我要纠错|纠错|热门评论|网友评论)[】)）]?[:：]?$/,
  /^(?:上一篇|下一篇|原文链接|原文地址|相关阅读|推荐阅读|延伸阅读)[:：][^。！？\n]{0,60}$/,
];

/** Whether a text block is nothing but a prompt to do something on the site. */
export function isPromotion(candidate: Candidate): boolean {
  const { text, draft } = candidate;
  if (draft.kind !== "text" || draft.type === "heading" || text === "" || text.length > LONGEST_PROMOTION) return false;
  if (ANYWHERE.some((line) => line.test(text))) return true;
  const atEdge = candidate.head || candidate.tail;
  if (!atEdge && !candidate.linked) return false;
  if (isInvitation(text) && !SERVICE.test(text)) return true;
  return atEdge && AT_EDGES.some((line) => line.test(text));
}

/** One sentence without a subject that asks the reader to follow, download or scan. */
export function isInvitation(text: string): boolean {
  return text.length <= LONGEST_INVITATION && VERB_FIRST.test(text) && OFFER.test(text) && !/[。；].{2}/.test(text);
}

/** Whether the prompt is about a code to scan, which then stands beside it as a picture. */
export function mentionsQrCode(text: string): boolean {
  return /二维码|扫码|扫一扫|扫描|长按|识别|小程序码/.test(text);
}

/** Whether a picture is a QR code, by its name or its description. */
export function isQrCodeImage(draft: DraftImage): boolean {
  const { alt, url } = draft.image;
  if (alt.includes("二维码") || /^qr\s?code$/i.test(alt)) return true;
  const title = draft.element ? attribute(draft.element, "title") : undefined;
  const path = url.slice(0, 500).split("?", 1)[0] ?? "";
  return title?.includes("二维码") === true || /[/_.-](?:qr_?code|erweima)(?:[/_.-]|\d|$)/i.test(path);
}
