/** Knows the prompts that a site puts around its articles: open an account, download the application, scan the code, share. */

import type { DraftImage } from "../blocks/draft";
import { attribute } from "../html/parseHtml";
import { ancestors, type Candidate } from "./candidate";
import { isSiteFurniture } from "./siteFurniture";

const LONGEST_PROMOTION = 120;
const LONGEST_INVITATION = 80;

const ARROW = "(?:>{1,3}|》{1,2}|＞{1,2}|→|↓{1,3}|↑{1,3}|👇|👉)";

/** Lines that are a prompt wherever they stand; each begins and ends with the line. */
const ANYWHERE: readonly RegExp[] = [
  new RegExp(`^[【(（]?[^。！？\\n]{0,30}(?:开户|开通账户|开个股票账户)[^。！？\\n]{0,16}${ARROW}[^。！？\\n]{0,12}$`),
  new RegExp(`^[^。\\n]{0,40}(?:开户|炒股|账户)[^。\\n]{0,40}${ARROW}$`),
  /^[^。！？\n]{2,20}[，,]?开户(?:即送|有礼|就送|领)[^。！？\n]{0,16}$/,
  /^[【(（](?:点击|点此|戳)[^。！？\n的]{0,16}(?:进入|查看|下载|开户|了解|阅读|更多)[^。！？\n的]{0,16}[】）)]$/,
  new RegExp(`^[【(（]?(?:点击|点此|戳|立即|马上|猛戳)[^。！？\\n]{1,30}${ARROW}[】）)]?$`),
  /^[（(]?本文来自[^，。]{2,16}，欢迎下载[^，。]{0,8}(?:APP|App|客户端)(?:查看|阅读|了解)更多[^，。]{0,6}[）)]?$/,
  /^更多(?:猛料|精彩|资讯|内容)[！!，,][^。！？\n\d]{0,20}扫描[^。！？\n]{0,8}二维码关注[^。！？\n]{2,40}$/,
  /^[（(]本文来自[^，。]{2,16}，更多[^。]{2,20}请下载[^。]{2,20}[）)]$/,
  /^返回搜狐，查看更多(?:\s{0,4}(?:责任编辑|责编)[:：]?[^\s。！？]{0,6})?$/,
  /^[[［【（(][^。！？\n]{0,20}按此[^，。！？\n]{0,6}订阅[^。！？\n]{0,30}。?[\]］】）)]$/,
  /^【线索征集令！?】[^\n]{10,140}$/,
  /^(?:举报\/反馈|24小时滚动播报最新的财经资讯和视频，[^。\n\d]{0,60})$/,
  /^(?:海量资讯、精准解读，尽在|手机查看财经快讯|安装[^。\n]{2,10}客户端第一时间|炒股就看|炒股第一步，|炒股开户享|股票开户[，：享])[^。\n\d]{0,60}$/,
];

const START = "^[【（(]?\\s?(?:欢迎|敬请|请|立即|马上|即刻)?(?:您|各位)?";
const END = "[】）)。！!~～]{0,3}$";
const APP = "(?:APP|App|app|客户端)";
const ACCOUNT = "(?:公众号|订阅号|服务号|视频号|微信号|官方微信|官方微博|微博)";
/** What the site promises for it. */
const PROMISE = "(?:[，,][^。！？\\n]{0,40}(?:开户|了解|查看|获取|阅读|掌握|关注|更多|第一时间|不错过|精彩)[^。！？\\n]{0,30})?";

/** Sentences without a subject that ask the reader to follow, download or scan: they begin with the verb and end with its object. */
const INVITATIONS: readonly RegExp[] = [
  new RegExp(`${START}下载(?:并(?:登录|打开))?[^，。！？\\n]{1,20}${APP}${PROMISE}${END}`),
  new RegExp(`${START}(?:长按|微信扫码|微信搜索)?(?:关注|搜索|添加)[^，。！？\\n]{0,24}${ACCOUNT}[^，。！？\\n]{0,12}${PROMISE}${END}`),
  new RegExp(`${START}(?:微信)?(?:长按|扫描|扫码|扫一扫|识别)[^。！？\\n]{0,24}(?:二维码|小程序码)[^。！？\\n]{0,24}(?:关注|下载|进群|入群|加群|加入|添加|订阅|阅读|了解|获取|交流)[^。！？\\n]{0,24}${END}`),
  new RegExp(`${START}(?:微信|长按)?(?:扫码|扫一扫)(?:关注|下载|进群|入群|加群|添加|订阅|阅读)[^，。！？\\n]{0,24}(?:[，,](?:与|和)[^，。！？\\n]{2,10}(?:交流|讨论))?${END}`),
  new RegExp(`${START}(?:长按|扫描|识别)(?:图中|图片|图片中|上方|下方|文末|上图|下图)?(?:的)?二维码${END}`),
  new RegExp(`${START}(?:想(?:看|了解))?(?:获取|查看|阅读)?更多[^。！？\\n]{0,20}(?:敬?请(?!等|期)|尽在|点击|扫码|扫描|戳|(?:下载|关注)(?=[^。！？\\n]{0,24}(?:${APP}|${ACCOUNT}|微信)))[^。！？\\n]{1,30}${END}`),
  new RegExp(`${START}(?:关注|添加|搜索)[^，。！？\\n]{2,24}[，,]\\s?(?:获取|了解|掌握|查看|阅读|看)更?多[^。！？\\n]{0,16}${END}`),
  new RegExp(`${START}(?:微信)?(?:扫码|扫一扫)[，,]?\\s?(?:关注|下载|添加)[^，。！？\\n]{0,16}${END}`),
  new RegExp(`${START}(?:加入|进入)[^，。！？\\n]{0,12}群[，,]\\s?(?:请|可)?(?:先)?(?:添加|加|扫码|扫描|长按)[^。！？\\n]{2,30}${END}`),
  new RegExp(`${START}(?:开户[，,]?(?:即)?|点击(?:免费)?)(?:领取|领(?![先导域跑军土袖略头])|享|送)[^，。！？\\n]{2,16}${END}`),
  new RegExp(`^[【(（]?(?:欢迎|敬请|请)(?:您|各位)?订阅(?:[^，。！？\\n]{0,6}《[^》\\n]{2,16}》[^，。！？\\n]{0,8}|[^，。！？\\n]{2,12}(?:公众号|电子版|频道|专栏|栏目|周刊|杂志|日报|晚报))${END}`),
  new RegExp(`${START}点击(?:上方|下方)?(?:蓝字|蓝色字)[^。！？\\n]{0,24}${END}`),
  new RegExp(`${START}点击(?:下方|上方|文末|左下角|[“「]?阅读原文|这里|此处)[^。！？\\n]{0,24}${END}`),
];

/** Prompts give no figures of the world. */
const FIGURE = /\d(?:\.\d+)?\s?(?:%|％|万(?!\+)|亿|点(?![赞击])|[美港]?元\/)/;

/** Then the sentence tells of something. */
const PREDICATE = /成为|引发|导致|存在|被|泄露|不再|难以|增长|下降|背后|需要|应当|必须|可能/;
/** A service that the article is about, not the site that shows it. */
const SERVICE = /即可(?!随时|了解|获取|阅读|掌握|接收)|可以?(?:办理|查询|投保|享)|办理|投保|理赔|查询|缴费|报案|预约|挂号|申领|登记|申请|购买|参保|签约|下单|领券|用户|客户可|市民/;

/** Whether a text block is nothing but a prompt to do something on the site. */
export function isPromotion({ text, draft, head, tail, linked }: Candidate): boolean {
  return draft.kind === "text" && draft.type !== "heading" && isPrompt(text, { atEdge: head || tail, linked });
}

/** Whether a line is nothing but a prompt: wherever it stands, at the article's edges, or as a link. */
export function isPrompt(text: string, { atEdge, linked }: { readonly atEdge: boolean; readonly linked: boolean }): boolean {
  if (text === "" || text.length > LONGEST_PROMOTION || FIGURE.test(text)) return false;
  if (ANYWHERE.some((line) => line.test(text))) return true;
  if ((atEdge || linked) && isInvitation(text) && !SERVICE.test(text)) return true;
  return isSiteFurniture(text, atEdge);
}

/** Whether the text is one sentence that asks the reader to follow, download or scan. */
export function isInvitation(text: string): boolean {
  return text.length <= LONGEST_INVITATION && !PREDICATE.test(text) && INVITATIONS.some((form) => form.test(text));
}

/** Whether the prompt is about a code to scan, which then stands beside it as a picture. */
export function mentionsQrCode(text: string): boolean {
  return /二维码|扫码|扫一扫|扫描|长按|识别|小程序码/.test(text);
}

/** Classes and hosts of pictures that a site sells. */
const SOLD_CLASS = /(?:^|\s)(?:em_handle_adv\w*|ads?|adv|advert(?:isement)?)(?:\s|$)/i;
const SOLD_LINK = /^(?:https?:)?\/\/(?:acttg|marketing|adv?s?)\.[a-z0-9-]+\.[a-z]{2,6}(?:\/|$)/i;

/** Whether a picture is an advertisement, by its class or by where it leads. */
export function isAdvertisement({ element }: DraftImage): boolean {
  if (!element) return false;
  if (SOLD_CLASS.test((attribute(element, "class") ?? "").slice(0, 200))) return true;
  for (const around of ancestors(element, 3)) if (around.tagName === "a") return SOLD_LINK.test((attribute(around, "href") ?? "").slice(0, 200));
  return false;
}

/** Whether a picture is a QR code, by its name or its description. */
export function isQrCodeImage(draft: DraftImage): boolean {
  const { alt, url } = draft.image;
  if (alt.includes("二维码") || /^qr\s?code$/i.test(alt)) return true;
  const title = draft.element ? attribute(draft.element, "title") : undefined;
  const path = url.slice(0, 500).split("?", 1)[0] ?? "";
  return title?.includes("二维码") === true || /[/_.-](?:qr_?code|erweima)(?:[/_.-]|\d|$)/i.test(path);
}
