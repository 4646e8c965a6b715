/** Knows what stands in quotes and title marks: documents, media, awards, campaigns, products, or nothing but words. */

import type { Candidate } from "../candidate";
import type { EntityType } from "../entity";
import type { Scan } from "../scan";

interface Quote {
  /** Of the text between the marks. */
  readonly start: number;
  readonly end: number;
  readonly kind: "title" | "quote" | "underscore";
}

const LONGEST_TITLE = 80;
const LONGEST_QUOTE = 40;

/** The outermost quotes of a line; an unpaired mark opens nothing. */
export function findQuotes(scan: Scan): Quote[] {
  const quotes: Quote[] = [];
  const patterns: readonly (readonly [Quote["kind"], RegExp])[] = [
    ["title", /《([^《》\n]{1,80}(?:《[^《》\n]{1,60}》[^《》\n]{0,60})?)》/gu],
    ["quote", /“([^“”\n]{1,40})”/gu],
    ["quote", /‘([^‘’“”\n]{1,32})’/gu],
    ["quote", /(?<=^|[^0-9])"([^"\n]{1,32})"/gu],
    ["underscore", /_([^_\n]{1,20})_/gu],
  ];
  for (const [kind, pattern] of patterns) {
    for (const match of scan.norm.matchAll(pattern)) {
      quotes.push({ kind, start: match.index + 1, end: match.index + match[0].length - 1 });
    }
  }
  return quotes.filter(({ kind, start, end }) => end - start <= (kind === "title" ? LONGEST_TITLE : LONGEST_QUOTE));
}

type Verdict = Pick<Candidate, "type" | "subtype" | "confidence" | "level" | "source"> | undefined;

export function findQuoted(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const quote of findQuotes(scan)) {
    const verdict = quote.kind === "title" ? judgeTitle(scan, quote) : judgeQuote(scan, quote);
    if (verdict === undefined) continue;
    const inner = scan.text.slice(quote.start, quote.end);
    const lead = inner.length - inner.trimStart().length;
    const tail = inner.length - inner.trimEnd().length;
    if (lead + tail >= inner.length) continue;
    found.push({ ...verdict, start: quote.start + lead, end: quote.end - tail });
  }
  return found;
}

const MEDIA = /(?:日报|晚报|晨报|早报|时报|商报|周报|周刊|月刊|杂志|邮报|新闻|导报|财经报|经济报|保险报|证券报|青年报|[^公简财年季月快研]报|学报|期刊|画报|新闻网)$/u;
const INSURANCE = /(?:保险|险|附加[^,。]*)(?:\([^)]{1,12}\))?$/u;
const REPORT = /(?:报告|公报|年报|季报|半年报|研报|指数|蓝皮书|绿皮书|分析|展望|综述|指数\d{4}|\(\d{4}年?\))$/u;
const NOTICE = /(?:通知|公告|通报|函|决定书|意见书|问询函|警示函|通知书)$/u;
const CASE = /(?:案例)/u;

function judgeTitle(scan: Scan, { start, end }: Quote): Verdict {
  const inner = scan.norm.slice(start, end);
  const before = scan.before(start - 1, 6);
  if (/^\s*$/u.test(inner)) return undefined;
  if (MEDIA.test(inner) || scan.gazetteer.lookUp(inner).some((entry) => entry.subtype === "media")) {
    return verdict("ORG", "media", 0.97, "title:media");
  }
  if (INSURANCE.test(inner) && !inner.endsWith("条款") && !/关于|办法|规定/u.test(inner)) return verdict("PRODUCT", "insurance", 0.97, "title:insurance");
  if (inner.endsWith("条款") && inner.includes('险')) return verdict("PRODUCT", "clause", 0.7, "title:clause");
  if (/(?:游戏|手游|网游|端游)$/u.test(before)) return verdict("PRODUCT", "brand", 0.7, "title:game");
  if (inner.includes('白皮书')) return verdict("LAW_DOC", "whitepaper", 0.97, "title:document");
  if (/^》(?:杂志|周刊|日前刊|近日刊|刊发|刊文|刊登|栏目|节目|报道|报记者|记者|最新一期|发文|撰文|评论)/u.test(scan.after(end, 6))) return verdict("ORG", "media", 0.85, "title:media");
  if (isGame(scan, start, end) || scan.gazetteer.lookUp(inner).some((entry) => entry.type === "PRODUCT" && !entry.ambiguous)) return verdict("PRODUCT", "brand", 0.85, "title:game");
  if (/(?:排行榜|榜单|[^光]榜|\d强)$/u.test(inner)) return verdict("AWARD", "ranking", 0.95, "title:ranking");
  if (CASE.test(inner)) return verdict("LAW_DOC", "case", 0.95, "title:document");
  if (NOTICE.test(inner)) return verdict("LAW_DOC", "notice", 0.97, "title:document");
  if (REPORT.test(inner)) return verdict("LAW_DOC", "report", 0.97, "title:document");
  return verdict("LAW_DOC", "policy", 0.95, "title:document");
}

const GAME_CONTEXT = /手游|网游|端游|游戏|玩家|公测|版号|电竞/u;

/** 腾讯《王者荣耀》: a title in the company of games that is no document's. */
function isGame(scan: Scan, start: number, end: number): boolean {
  const inner = scan.norm.slice(start, end);
  if (inner.length > 14 || DOCUMENT_END.test(inner) || REPORT.test(inner) || /关于|法|规|标准/u.test(inner)) return false;
  return GAME_CONTEXT.test(scan.before(start, 60)) || GAME_CONTEXT.test(scan.after(end, 40));
}

const AWARD_END = /(?:奖|奖章|勋章|大奖|奖项|称号|百强|[0-9]+强|十佳|最佳[^,]{1,12}|单位|机构|企业|典范|标杆|典型|排行榜|榜单|榜|先锋|卓越[^,]{1,10}|优秀[^,]{1,10}|先进[^,]{1,10}|示范[^,]{1,10}|品牌|案例|赔案)$/u;
const AWARD_BEFORE = /(?:获|获得|荣获|获评|评为|评选为|授予|获颁|斩获|摘得|入选|荣膺|颁发的?|评选的?|喜获|揽获|捧回|夺得|当选|得到|称号|奖项|被誉为|颁予|表彰|连获|获选|荣登|登上)[^。!?\n“”]{0,24}(?:[”、,]“[^”\n]{1,24})*$/u;
const AWARD_AFTER = /^[”"’](?:、?“[^”]{2,24}”)*(?:等)?(?:大|多项|诸多|多个|一系列|系列|各类|众多|重要)?(?:评选|(?:出炉|揭晓|名单|榜单|评选)|奖|奖项|称号|荣誉|殊荣|榜单|评选|荣誉称号|桂冠|榜)/u;
const DOCUMENT_END = /(?:规划|计划纲要|意见|通知|办法|条例|规定|纲要|方案|白皮书|法|准则|细则|指引|报告|公约|协定|协议|宣言|新规|[一二三四五六七八九十]条|号文|政策)$/u;
const POLICY_AFTER = /^[”"’](?:要求|政策|方针|战略|目标|部署|任务|原则|规划|改革|红线|倡议|基调|总基调|定位)/u;
const INSURANCE_END = /(?:保险|险|保|年金|寿险|重疾|医疗险|意外险)(?:[0-9.]+|\([^)]{1,10}\)|[A-Z])?$/u;
const SERVICE_AFTER =
  /^[”"’](?:[、和与及]?“[^”]{2,16}”){0,5}等? ?(?:(?:全新|创新|数字化|智能|线上|智慧|在线|移动|专属|一站式|综合|官方|综合性|健康|金融|保险|理赔|财富|便民|远程|精准风险管理|微信|手机|小|大|专项|特色|系列|主题|惠民|普惠|AI智能|AI|柜面|智能贷款|自助|适老|专属适老|数智化|数字|快速|极速|一键|上门|优先|全程|特色|增值|理赔){0,3})(?:债权投资计划|股权投资计划|资产支持计划|投资计划|中台|系统|服务|平台|产品|APP|App|app|小程序|公众号|官微|服务号|订阅号|客户端|机器人|自助服务工具|自助|智能贷款|专属适老|适老|工具|贷款|信贷|品牌|模式|通道|热线|专区|项目|保险|方案|解决方案|计划|卡|功能|引擎|大模型|模型|算法|体系|套餐|基金|理财|账户|险种|驿站|柜面|网点|门店|店|软件|芯片|技术|车型|手机|电池|疫苗|药|商城|商品|型号|版|案件|队伍|联盟|中台|空间|号)/u;
const EVENT_AFTER = /^[”"’](?:(?:系列|主题|大型|公益|宣传|专项|志愿|教育|客户|全国|线上|慈善|推广|消费|保险|金融|赠送|宣教|直播|培训|捐赠|年度|户外|关爱|服务|体验|亲子|文化|知识|宣讲|开学|保险赠送|研讨|专题|培训){0,4})(?:活动|行动|工程|论坛|峰会|大会|大赛|竞赛|比赛|节|展|会议|研讨会|沙龙|讲座|讲堂|年会|晚会|盛典|发布会|行动方案|启动仪式|赛事|典礼|之旅|公益行|宣传月|宣传周|宣传日|主题日)/u;
/** “…”“…”等门店老年人关爱活动 */
const LONG_EVENT_AFTER = /^[”"’](?:[、和及]?“[^”]{2,20}”){0,5}等?(?:(?![开的了为与和在是])[一-鿿]){0,14}?(?:活动|大赛|讲座|论坛|竞赛)/u;
/** “暖心·相伴”等门店老年人关爱活动: the shops are where it was held. */
const AT_SHOPS = /^[”"’](?:[、和及]?“[^”]{2,20}”){0,5}等?(?:门店|网点|柜面)(?:(?![开的了为与和在是,。])[一-鿿]){0,12}?(?:活动|大赛|讲座)/u;
const INCIDENT_AFTER = /^[”"’](?:(?:、|等|和)?(?:“[^”]{2,20}”)?){0,4}(?:等)?(?:重大|突发|交通|安全|特大|较大){0,2}(?:事故|事件|灾害|案|火灾|空难|坍塌|地震|台风|风波|丑闻|大案)/u;
const THEME = /^[”"’](?:为主题|为口号|主题|为题|为主线)/u;
const LAUNCH_BEFORE = /(?:推出|上线|推广|发布|开发|研发|打造|创建|自建|建立|搭建|建成|运营|旗下|依托|通过|使用|名为|叫做?|称为|命名为|产品|品牌|平台|系统|服务|小程序|公众号|款|首款|投保|购买|承保|上市|销售|引入|自主研发的?|启用|开通|设立|设置|提供|加载|借助|利用|以|的|线上|下载|登录|关注|打开|在)(?:了|的)?(?:[^,。;“”]{0,6})$/u;
const EVENT_END = /(?:节|活动|行动|论坛|峰会|大会|博览会|进校园|进社区|进企业|进万家|讲堂|大讲堂|公益行|宣传月|宣传周|宣传日|挑战赛|马拉松|晚会|工程|行动计划|在行动|办实事|三下乡|进农村|送温暖|之夜|嘉年华|客户节)$/u;
/** A campaign or meeting with its motto: 城市因你而美——云山保险关爱环卫工人公益行动. */
const LONG_EVENT = /^[^,。;!?]{6,38}(?:公益|志愿|专项|系列|主题|关爱|惠民|宣传)(?:行动|活动)$|^[^,。;!?]{6,38}(?:发布会|动员会|推介会|启动会|表彰会|博览会|交流会|宣传周|宣传月|宣传日)$/u;
const SPEECH_LIKE = /[。!?!?;;]|,.*,|^(?:我|你|他|她|这|那|是|不|没|请|让|把|如果|当|为什么|怎么|就|也|都|要|可以|能)|[吗呢吧啊了的]$/u;
const SCARE = /^(?:[一-鿿]{1}|[0-9a-zA-Z.+%-]{1,3})$/u;

/** “甲”“乙”、“丙”等: quotes side by side are named by what stands before the first and after the last of them. */
const NEXT_QUOTE = /^[”"’][、,和与及]?[“"‘][^“”"‘’\n]{1,24}(?=[”"’])/u;
const PREVIOUS_QUOTE = /[“"‘][^“”"‘’\n]{1,24}[”"’][、,和与及]?$/u;
const LONGEST_CHAIN = 8;

function contextOf(scan: Scan, start: number, end: number): { readonly before: string; readonly after: string } {
  let first = start - 1;
  let last = end;
  for (let steps = 0; steps < LONGEST_CHAIN; steps += 1) {
    const previous = PREVIOUS_QUOTE.exec(scan.before(first, 28));
    if (previous === null) break;
    first -= previous[0].length;
  }
  for (let steps = 0; steps < LONGEST_CHAIN; steps += 1) {
    const next = NEXT_QUOTE.exec(scan.after(last, 28));
    if (next === null) break;
    last += next[0].length;
  }
  return { before: scan.before(first, 30), after: scan.after(last, 30) };
}

function judgeQuote(scan: Scan, { start, end, kind }: Quote): Verdict {
  const inner = scan.norm.slice(start, end);
  const { before, after } = contextOf(scan, start, end);
  const known = scan.gazetteer.lookUp(inner)[0];
  if (known !== undefined && !known.ambiguous) {
    const service = known.type === "ORG" && /^[”"’](?:官方)?(?:微信)?(?:公众号|APP|App|app|小程序|官微|服务号|客户端)/u.test(after);
    return service ? verdict("PRODUCT", "app", 0.97, "quote:app") : { ...verdictOf(known.type, known.subtype, 0.9, "quote:gazetteer"), level: known.level };
  }
  if (/.{4}(?:有限公司|有限责任公司|\(有限合伙\))$/u.test(inner)) return verdict("ORG", "other", 0.96, "quote:company");
  if (/.{3}(?:疫苗|注射液|胶囊|单抗|颗粒|口服液)(?:\([^()]{1,12}\))?$/u.test(inner)) return verdict("PRODUCT", "drug", 0.84, "quote:drug");
  if (SCARE.test(inner) || /^[”"’]等?(?:名义|字样|说法|问题|现象|情形|方式|口号|理念|标签|字眼|行为|乱象|词|理由|原则|要求的)/u.test(after)) return undefined;
  if (/(?:信托计划|资产管理计划|资管计划|理财计划|支持证券|专项计划)$/u.test(inner)) return verdict("PRODUCT", "fund", 0.85, "quote:fund");
  // “扫货”保险股: what is done to shares.
  if (/^[”"’][\u4e00-\u9fff]{2,4}(?:股(?![份权东票])|板块|概念)/u.test(after)) return undefined;
  const long = inner.length > 12 || /[,—:]/u.test(inner);
  if ((AWARD_AFTER.test(after) && (AWARD_END.test(inner) || !/^[”"’](?:出炉|揭晓|名单|榜单|评选)/u.test(after))) || (AWARD_BEFORE.test(before) && AWARD_END.test(inner) && !SERVICE_AFTER.test(after))) {
    return inner.length >= 3 ? verdict("AWARD", "award", 0.86, "quote:award") : undefined;
  }
  if (THEME.test(after) || /主题(?:为|是)?[“"‘]?$/u.test(before)) return verdict("EVENT", "campaign", 0.6, "quote:theme", "optional");
  if (INCIDENT_AFTER.test(after) && /(?:事故|火灾|坍塌|滑坡|地震|台风|爆炸|案|事件|门|空难|泥石流|暴雨)$/u.test(inner)) return verdict("EVENT", "incident", 0.85, "quote:incident");
  if (inner.includes("+") || /^[\d*.:\-/~]+$|[^-]-[^-].*-|^(?:被动|主动|优质|传统|特色)服务$/u.test(inner)) return undefined;
  if (EVENT_END.test(inner) && inner.length >= 5 && inner.length <= 14 && !/[,。]/u.test(inner)) return verdict("EVENT", "campaign", 0.74, "quote:eventName");
  if (LONG_EVENT.test(inner)) return verdict("EVENT", "campaign", 0.8, "quote:eventName");
  if (SPEECH_LIKE.test(inner) && !EVENT_AFTER.test(after)) return undefined;
  if (INSURANCE_END.test(inner) && inner.length >= 3 && inner.length <= 6 && /[险保]$/u.test(inner)) return verdict("PRODUCT", "insurance", 0.8, "quote:insurance");
  if (/^[”"’](?:商业|补充|健康|医疗|意外|团体|专属|惠民|公益|普惠|终身|定期|两全|养老|年金|重大疾病|疾病|护理|增额|少儿|防癌|税优|寿|人寿){0,4}(?:保险|寿险|年金(?!险)|年金险|医疗险|重疾险|意外险)(?!股|板块|业|公司|资金|机构|市场|行业|资管|中介|代理|经纪)/u.test(after) && !long) return verdict("PRODUCT", "insurance", 0.82, "quote:insurance");
  if ((EVENT_AFTER.test(after) || LONG_EVENT_AFTER.test(after)) && inner.length >= 3 && !/、.*、/u.test(inner) && (!SERVICE_AFTER.test(after) || AT_SHOPS.test(after))) return verdict("EVENT", "campaign", 0.74, "quote:event");
  if (EVENT_AFTER.test(after) && inner.length >= 3) return verdict("EVENT", "campaign", 0.8, "quote:event");
  if (POLICY_AFTER.test(after) && inner.length <= 12) return verdict("LAW_DOC", "policy", 0.7, "quote:policy");
  if (INSURANCE_END.test(inner) && inner.length >= 3 && !/[的下在为把将被]|免费|扩展/u.test(inner) && (SERVICE_AFTER.test(after) || LAUNCH_BEFORE.test(before) || inner.length >= 5)) {
    return verdict("PRODUCT", "insurance", 0.85, "quote:insurance");
  }
  if (SERVICE_AFTER.test(after) && !long && inner.length >= 2 && !inner.includes('、') && !isVerb(scan, start, end)) {
    const strong = /^[”"’](?:官方)?(?:微信)?(?:系统|APP|App|app|小程序|公众号|平台|官微|客户端|产品|贷款)/u.test(after);
    return verdict("PRODUCT", productSubtype(after), strong ? 0.82 : 0.66, "quote:product");
  }
  if (!long && !isOneWord(scan, start, end) && !/、|[式型化性]$/u.test(inner) && inner.length >= 3 && inner.length <= 9 && !/^[一-鿿]{1,3}(?:一|不)/u.test(inner)) {
    if (OWN_NAME.test(inner)) return verdict("PRODUCT", "brand", 0.72, "quote:ownName");
    if (followsOrganisation(scan, start - 1)) return verdict("PRODUCT", "service", 0.64, "quote:afterCompany");
    if (/(?:上市|推出|上线|推广)(?:了|的)?$/u.test(before.replace(/[“"‘]$/u, ""))) return verdict("PRODUCT", "service", 0.66, "quote:launched");
  }
  if (DOCUMENT_END.test(inner) && inner.length >= 4) return verdict("LAW_DOC", "policy", 0.7, "quote:document");
  if (EVENT_END.test(inner) && inner.length >= 4) return verdict("EVENT", "campaign", 0.72, "quote:eventName");
  if (/(?:APP|App|app|[eE][一-鿿]{1,3}|[一-鿿]+[0-9.]+|[云e慧智易][一-鿿]{1,4})$/u.test(inner) && LAUNCH_BEFORE.test(before) && inner.length <= 10) {
    return verdict("PRODUCT", "service", 0.68, "quote:service");
  }
  if (kind === "underscore" && inner.length >= 3) return verdict("PRODUCT", "brand", 0.6, "quote:underscore");
  if (NAMED_THING.test(before.replace(/[“"‘]$/u, "")) && inner.length <= 10 && !long && !/[、，]|[式型化性的]$/u.test(inner)) return verdict("PRODUCT", "service", 0.68, "quote:named");
  if (/(?:推出|上线|推广|打造|发布)(?:了|的)?$/u.test(before.replace(/[“"‘]$/u, "")) && !long && inner.length >= 3 && !/、|[式型化性]$/u.test(inner) && !isOneWord(scan, start, end)) {
    return verdict("PRODUCT", "service", 0.6, "quote:launched");
  }
  return undefined;
}

/** 交流平台——“期货圈”: what it is, right before its name. */
const NAMED_THING = /(?:平台|系统|产品|品牌|应用|软件|小程序|社区|栏目|游戏|车型|新车|手机|芯片|模型|网站|公众号|药物|新药|疫苗)(?:--|-|名为|叫做?)$/u;

/** “转为”小程序: what is done, not what it is called. */
function isVerb(scan: Scan, start: number, end: number): boolean {
  const token = scan.tokenAt(start);
  return token?.start === start && token.end === end && /^(?:v|d|p|c)$/u.test(token.tag);
}

/** Whether the dictionary has the whole as one common word (金字招牌). */
function isOneWord(scan: Scan, start: number, end: number): boolean {
  const token = scan.tokenAt(start);
  return scan.hasTags && token?.start === start && token.end === end && token.tag !== "x" && !token.tag.startsWith("nz");
}

/** Quoted names that say themselves what they are: 长辈服务, 洋洋客服. */
const OWN_NAME = /^[一-鿿A-Za-z0-9]{2,6}(?:服务|客服|管家|助手|平台|系统|中台|钱包|商城|宝|通|贷|生活圈|驿站|家园|蓝本|机器人|小助手|雷达|大脑|e家|卫士|课堂|学堂|热线)$/u;

/** 太保寿险“洋洋客服”, 平安银行的“平安数字口袋”. */
function followsOrganisation(scan: Scan, quoteStart: number): boolean {
  const end = scan.charAt(quoteStart - 1) === "的" ? quoteStart - 1 : quoteStart;
  return scan.matchesTo(end).some((match) => match.end - match.start >= 3 && match.entries.some((entry) => entry.type === "ORG"));
}

function productSubtype(after: string): string {
  if (/^[”"’](?:[^,。]{0,6})(?:APP|App|app|小程序|公众号|官微|服务号|客户端)/u.test(after)) return "app";
  if (/^[”"’](?:[^,。]{0,6})(?:贷款|信贷)/u.test(after)) return "loan";
  if (/^[”"’](?:[^,。]{0,6})(?:系统|平台|中台)/u.test(after)) return "platform";
  if (/^[”"’](?:[^,。]{0,6})(?:保险|险种)/u.test(after)) return "insurance";
  if (/^[”"’](?:[^,。]{0,6})品牌/u.test(after)) return "brand";
  return "service";
}

function verdict(type: EntityType, subtype: string, confidence: number, source: string, level?: "optional"): NonNullable<Verdict> {
  return { ...verdictOf(type, subtype, confidence, source), ...(level === undefined ? {} : { level }) };
}

function verdictOf(type: EntityType, subtype: string | undefined, confidence: number, source: string): NonNullable<Verdict> {
  return { type, subtype, confidence, source };
}
