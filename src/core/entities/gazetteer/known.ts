/** Knows what a name of the gazetteer is worth where it stands: word boundaries, ambiguity, and the context's say. */

import type { Span } from "../../text/span";
import type { Candidate } from "../candidate";
import type { GazetteerEntry, GazetteerMatch } from "./gazetteer";
import { TRANSLITERATION, words } from "../lexicon";
import type { Scan } from "../scan";

const COMPANY_AFTER =
  /^(?:\(|[A-Z](?:[A-Za-z0-9]|系列)|公告|发表|投资|前(?:高层|高管|董事|总裁|员工)|股份|集团|公司|发布|表示|宣布|称|收涨|收跌|涨|跌|封板|封涨停|涨停|跌停|拟|披露|回应|旗下|董事|总裁|创始人|CEO|高开|低开|盘前|盘后|大涨|大跌|跟涨|跟跌|走高|走低|现|一度|等(?:个股|公司|多股|股|概念|龙头)|:|最新|研报|认为|方面|股价|市值|控股|入股|近日|今日|昨日|午后|持续|开盘|收盘|逼近|冲击|冲高|直线)/u;
const COMPANY_BEFORE = /(?:收购|入股|持有|控股|增持|减持|旗下|公司|股东|个股方面|其中|龙头股?|\[|概念股|买入|关注|推荐|子公司|竞争对手|包括|据|与|方面,|板块|联合)$/u;
const PLACE_AFTER = /^(?:省|市|县|区|州|镇|方面|地区|当地|政府|法院|警方|人|籍|境内|等地|分公司|支公司|分行|支行|的)/u;

const THINGS = /^(?:机器人|太阳能)$/u;
const BRANCH_AFTER = /^(?:、[\u4e00-\u9fff]{2,3}){0,3}(?:分公司|支公司|中心支公司|分行|支行|中支|法院|检察院|公安局|警方|海关|国税|地税|税务局)/u;

const PADDED = /[\u4e00-\u9fff](?: {1,4}[\u4e00-\u9fff]){1,3}(?![\u4e00-\u9fff])/gu;

/** Names that a table pads with spaces: 一 心 堂. */
function findPadded(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const match of scan.norm.matchAll(PADDED)) {
    if (/[\u4e00-\u9fff]$/u.test(scan.before(match.index, 1))) continue;
    const entry = scan.gazetteer.lookUp(match[0].replace(/ /gu, "")).find((other) => other.type === "ORG");
    if (entry === undefined) continue;
    const end = match.index + match[0].length;
    found.push({ start: match.index, end, type: "ORG", subtype: entry.subtype, canonical: entry.canonical, ids: entry.ids, confidence: 0.93, source: "gazetteer:padded" });
  }
  return found;
}

/** The candidates of all known names in the text. */
export function findKnown(scan: Scan): Candidate[] {
  const found: Candidate[] = findPadded(scan);
  for (const match of scan.matches) {
    const entries = inUse(match.entries, scan.date);
    for (const [index, entry] of entries.entries()) {
      if (entries.findIndex(({ type }) => type === entry.type) < index) continue;
      const confidence = confidenceOf(scan, match, entry);
      if (confidence < 0.3) continue;
      found.push({
        start: match.start,
        end: match.end,
        type: entry.type,
        subtype: entry.subtype,
        canonical: match.entries.length > 1 && entry.type === "PLACE" ? undefined : nameOn(entry, scan.date),
        ids: entry.type === "PLACE" ? match.entries.flatMap((other) => (other.type === "PLACE" ? other.ids : [])) : entry.ids,
        level: entry.level,
        confidence,
        source: `gazetteer:${entry.table}`,
      });
    }
  }
  return found;
}

/** The entries whose name was in use on a day before those of another time. */
function inUse(entries: readonly GazetteerEntry[], date: string | undefined): readonly GazetteerEntry[] {
  if (date === undefined || entries.length < 2) return entries;
  const used = ({ from, to }: GazetteerEntry) => (from === undefined || from <= date) && (to === undefined || date < to);
  return [...entries.filter(used), ...entries.filter((entry) => !used(entry))];
}

/** Who is meant by a name on a day: after its time, whoever has taken its bearer's place. */
function nameOn(entry: GazetteerEntry, date: string | undefined): string {
  return entry.successor !== undefined && entry.to !== undefined && date !== undefined && date >= entry.to ? entry.successor : entry.canonical;
}

function confidenceOf(scan: Scan, { start, end }: GazetteerMatch, entry: GazetteerEntry): number {
  const length = end - start;
  let confidence = length >= 4 ? 0.92 : length === 3 ? 0.88 : length === 2 ? 0.82 : 0.3;
  // 适应|城市: where the dictionary has other words, three characters across them are no place.
  const before = scan.tokenAt(start);
  if (entry.type === "PLACE" && length === 3 && before !== undefined && before.start < start && before.tag === "v") confidence -= 0.3;
  const misfit = length <= 2 ? (entry.type === "SECURITY" && !entry.ambiguous ? 0.12 : 0.34) : length === 3 ? (entry.type === "PERSON" ? 0.06 : 0.22) : length === 4 ? 0.12 : 0.05;
  if (!scan.isBoundary(start) && !followsJoinedWord(scan, start)) confidence -= misfit;
  if (!scan.isBoundary(end)) confidence -= beginsCompound(scan, { start, end }, entry) || precedesJoinedWord(scan, start, end) ? 0.12 : cutsNoun(scan, { start, end }) ? Math.max(misfit, 0.34) : misfit;
  // 马克思主义
  if (entry.type === "PERSON" && scan.reads(end, "主义")) confidence -= 0.5;
  // 上海市民, 北京市场: the city's ending belongs to the next word.
  if (entry.type === "PLACE" && scan.charAt(end - 1) === "市" && /^[民场值况容]/u.test(scan.after(end, 1))) confidence -= 0.5;
  // 大城|市: a county's name is no city's.
  if (entry.type === "PLACE" && scan.reads(end, "市") && /[县区]$/u.test(entry.canonical) && !/[县区]$/u.test(scan.norm.slice(start, end))) confidence -= 0.5;
  // 2|天水|平, 其中|石油: a unit behind its number, the second half of a function word.
  if (entry.type === "PLACE" && /\d$/u.test(scan.before(start, 1))) confidence -= 0.5;
  // 建宁转债
  if (entry.type === "PLACE" && scan.reads(end, "转债")) confidence -= 0.5;
  if (cutsFunctionWord(scan, start)) confidence -= 0.3;
  // 北京市人民|政府工作报告: whose report it is.
  if (entry.type === "LAW_DOC" && scan.reads(start, "政府") && scan.reads(start - 2, "人民")) confidence -= 0.5;
  if (!entry.ambiguous) return Math.min(confidence, 0.97);
  const evidence = ambiguity(scan, start, end, entry);
  // However long: without a word around that speaks for it, it is the word.
  return Math.min(confidence + evidence, entry.type === "ORG" && evidence <= NO_EVIDENCE ? 0.48 : 0.97);
}

function cutsFunctionWord(scan: Scan, offset: number): boolean {
  const token = scan.tokenAt(offset);
  return token !== undefined && token.start < offset && token.end - token.start === 2 && /^[rcdpt]/u.test(token.tag);
}

/** 英国首相, 河北梆子, 大理人: the dictionary's compounds begin with the place; but 大理石 and 长治久安 only look so. */
function beginsCompound(scan: Scan, { start, end }: Span, entry: GazetteerEntry): boolean {
  const token = scan.tokenAt(start);
  // 长江上游
  if (entry.type === "PLACE" && !entry.ambiguous && token?.start === start && /^(?:[上中下]游|流域|沿岸|两岸)$/u.test(scan.norm.slice(end, token.end))) return true;
  if (entry.type !== "PLACE" || entry.subtype !== "gpe" || entry.ambiguous || token?.start !== start || token.tag === "i" || token.tag === "l") return false;
  const [number] = entry.ids;
  return end - start >= 3 || number === undefined || number.endsWith("0000") || /^[人队籍话省市县州旗镇乡村路街道站港]$|区$/u.test(scan.norm.slice(end, token.end));
}

/** Meta及|谷歌: the guess for an unknown word took a function word along. */
function followsJoinedWord(scan: Scan, start: number): boolean {
  const token = scan.tokenAt(start);
  return token?.tag === "x" && token.start === start - 1 && /[及和与对将被由向从在为给让]/u.test(scan.charAt(start - 1));
}

/** 中国动力|电池: a noun of the dictionary that begins within the name and goes on behind it. */
function cutsNoun(scan: Scan, { start, end }: Span): boolean {
  const token = scan.tokenAt(end);
  return token !== undefined && token.start > start && token.end - end >= 2 && token.tag === "n";
}

/** 台电|是: the guess for an unknown word took a function word along. */
function precedesJoinedWord(scan: Scan, start: number, end: number): boolean {
  const token = scan.tokenAt(start);
  return token?.tag === "x" && token.start === start && token.end === end + 1 && /[今是在将已也与和对向为有又称说拟获及]/u.test(scan.charAt(end));
}

const NO_EVIDENCE = -0.42;

function ambiguity(scan: Scan, start: number, end: number, entry: GazetteerEntry): number {
  const before = scan.before(start, 5);
  const after = scan.after(end, 6);
  let evidence = NO_EVIDENCE;
  if (entry.type === "ORG") {
    if (entry.table === "leisure") return evidence + matchEvidence(before, after);
    // 机器人公司 is one that makes them.
    if (COMPANY_AFTER.test(after) && !(THINGS.test(entry.name) && /^(?:公司|集团|企业|龙头)/u.test(after))) evidence += 0.28;
    if (COMPANY_BEFORE.test(before) && !(THINGS.test(entry.name) && before.endsWith("["))) evidence += 0.16;
    // 蔚来/理想/小鹏: between bars stands what stands beside them.
    if ((scan.charAt(end) === "/" && isNamedFrom(scan, end + 1)) || (scan.charAt(start - 1) === "/" && isNamedTo(scan, start - 1))) evidence += 0.36;
    // 本田汽车和雷诺: beside a company.
    if (/[、和与及]$/u.test(before) && scan.matchesTo(start - 1).some(({ entries }) => entries.some(({ type, ambiguous }) => type === "ORG" && !ambiguous))) evidence += 0.2;
    if (/[、,]$/u.test(before) && /^(?:、|等|涨|跌|封|,)/u.test(after) && !isAmongCommonWords(scan, start, end)) evidence += 0.2;
  } else if (entry.type === "PLACE") {
    const token = scan.tokenAt(start);
    // 合作方面, 合作的: where the dictionary has the word as another one, it is that.
    if (token?.start === start && token.end === end) evidence += token.tag === "ns" ? 0.2 : /^[avn]/u.test(token.tag) && !token.tag.startsWith("nr") ? -0.25 : /^[bcdfrstz]/u.test(token.tag) ? -0.12 : 0;
    if (PLACE_AFTER.test(after)) evidence += 0.12;
    // 固始支行, 桂林、百色、柳州: no word of every day stands there.
    if (BRANCH_AFTER.test(after)) evidence += 0.4;
    else evidence += 0.24 * placesBeside(scan, start, end);
    // 中国长城: the end of a company's name.
    if (scan.matchesTo(end).some((match) => match.start < start && match.entries.some((other) => other.type === "ORG" && !other.ambiguous))) evidence -= 0.6;
    // 突破万亿大关: what follows a number is hardly a place.
    if (/[\d万亿千百点元]$/u.test(before)) evidence -= 0.3;
    if (scan.matchesTo(start).some((match) => match.end - match.start >= 2 && match.entries.some((other) => other.type === "PLACE" && holds(other, entry)))) evidence += 0.35;
    if (/[在赴抵]$|位于$|来自$/u.test(before)) evidence += 0.15;
  } else if (entry.type === "PERSON") {
    // 首席经济学家明明表示: a name that is a word, where someone is introduced and speaks.
    if (/(?:经济学家|分析师|策略师|首席|记者|经理|总裁|董事长|主席|教授|主任|研究员)$/u.test(before)) evidence += 0.3;
    if (/^(?:表示|认为|指出|介绍|预计|建议|:|在接受)/u.test(after)) evidence += 0.16;
  } else if (/[“《]$/u.test(before)) {
    evidence += 0.3;
  }
  return evidence;
}

/** How many neighbours in its list are places for sure. */
function placesBeside(scan: Scan, start: number, end: number): number {
  const before = scan.charAt(start - 1) === "、" && scan.matchesTo(start - 1).some(isPlainDivision);
  const after = scan.charAt(end) === "、" && scan.matchesFrom(end + 1).some(isPlainDivision);
  return (before ? 1 : 0) + (after ? 1 : 0);
}

function isPlainDivision({ start, end, entries }: GazetteerMatch): boolean {
  return end - start >= 2 && entries.some(({ type, subtype, ambiguous }) => type === "PLACE" && subtype === "gpe" && !ambiguous);
}

/** 雷丁vs富勒姆, 做客利物浦: what is said of a club, whose name is a city's or a word. */
function matchEvidence(before: string, after: string): number {
  const played = /(?:vs\.? ?|VS\.? ?|对阵|迎战|[战击]胜|击败|力克|大胜|完胜|不敌|[负平]于|逼平|挑战|加盟|效力于?|做客|客场挑战|主场迎战|看好)$/u.test(before);
  const plays = /^(?:队|vs|VS| vs| VS|主场|客场|主胜|客胜|主力|主帅|不敌|[战击]胜|击败|力克|逼平|本赛季|上赛季|近期状态|球[员迷衣]|[中后前]场|后卫|前锋|门将|俱乐部|防线|进攻|连[胜败]|[两三四五六]连[胜败]|上轮|受让|让球)/u.test(after);
  return (played ? 0.46 : 0) + (plays ? 0.46 : 0);
}

/** 风电、太阳能、生物质能: neither neighbour in the list is anyone's name. */
function isAmongCommonWords(scan: Scan, start: number, end: number): boolean {
  return scan.charAt(start - 1) === "、" && scan.charAt(end) === "、" && !isNamedTo(scan, start - 1) && !isNamedFrom(scan, end + 1);
}

function isOrganisation({ entries }: GazetteerMatch): boolean {
  return entries.some(({ type }) => type === "ORG");
}

function isNamedFrom(scan: Scan, start: number): boolean {
  return scan.matchesFrom(start).some(isOrganisation);
}

function isNamedTo(scan: Scan, end: number): boolean {
  return scan.matchesTo(end).some(isOrganisation);
}

function speaksOfPlace(scan: Scan, start: number, end: number): boolean {
  if (/(?:[在于赴抵自往]|位于|来自|访问|飞往|前往|抵达|离开|占领|进攻|解放)$/u.test(scan.before(start, 2))) return true;
  if (/^(?:地区|市|省|县|等地|方面|境内|当地|机场|港|人民|籍|政府|警方|总统|总理|首都|战役|会战|前线|一带|城区|郊区|军区|大学|铁路|公路)/u.test(scan.after(end, 3))) return true;
  const isPlace = (match: GazetteerMatch) => match.end - match.start > 1 && match.entries.some(({ type }) => type === "PLACE");
  return (scan.charAt(end) === "、" && scan.matchesFrom(end + 1).some(isPlace)) || (scan.charAt(start - 1) === "、" && scan.matchesTo(start - 1).some(isPlace)) || scan.matchesTo(start).some(isPlace);
}

/** Whether one place lies in another by their numbers (120000 holds 120101), as far as they have them. */
function holds(outer: GazetteerEntry, inner: GazetteerEntry): boolean {
  const number = outer.ids[0];
  if (number === undefined || inner.ids.length === 0) return outer.subtype === "gpe" && inner.ids.length === 0;
  return inner.ids.some((id) => id.startsWith(number.replace(/(?:00)+$/u, "")));
}

const PLACE_OF_FOUR = /(?:[省市县区州旗盟镇乡村山岭峰河江湖海湾港岛洲峡关口桥寺庙塔城路街园站场]|半岛|平原|高原|盆地|地区|沙漠|草原)$/u;

/** What the segmenter's own tags say of places and organisations that no table holds. */
export function findTagged(scan: Scan): Candidate[] {
  if (!scan.hasTags) return [];
  const found: Candidate[] = [];
  for (const token of scan.tokens) {
    const length = token.end - token.start;
    if (length < 2 || (token.tag !== "ns" && token.tag !== "nt")) continue;
    const place = token.tag === "ns";
    if (place && scan.reads(token.end - 2, "地区") && scan.matchesFrom(token.start).some((match) => match.end === token.end - 2)) continue;
    // Of the dictionary's short places many are words of every day: something around them must speak of a place.
    if (place && length === 2 && !speaksOfPlace(scan, token.start, token.end)) continue;
    // The dictionary's organisations are a mixed lot: those that begin with a place or are long hold.
    if (!place && length < 5 && !scan.matchesFrom(token.start).some((match) => match.end < token.end && match.entries.some((entry) => entry.type === "PLACE"))) continue;
    // 天干地支, 保家卫国: the dictionary's idioms; a real place of four characters sounds foreign or ends like one.
    if (place && length === 4 && !PLACE_OF_FOUR.test(scan.word(token)) && !Array.from(scan.word(token)).every((character) => TRANSLITERATION.has(character))) continue;
    if (!/^[\u4e00-\u9fff]+$/u.test(scan.word(token)) || NOT_NAMES.has(scan.word(token)) || scan.word(token).endsWith("联邦")) continue;
    found.push({
      start: token.start,
      end: token.end,
      type: place ? "PLACE" : "ORG",
      subtype: place ? (length >= 3 && /(?:[街路]|大道)$/u.test(scan.word(token)) ? "facility" : "gpe") : "other",
      confidence: place ? (length >= 3 ? 0.68 : 0.56) : 0.66,
      source: "segmenter",
    });
  }
  return found;
}

/** Words that the segmenter's dictionary tags as places or organisations and that name none in an article of today. */
export const NOT_NAMES = words(`
各省市 大市 首都 日增 维度 普通高中 哥哥 阿哥 神圣 莲蓬 三鲜 广为 香水 四壁 越野 虎口 大兴土木 丰台 匹夫 吉他 美化 美感 蓝牙 加密 满意度 得意洋洋 满头大汗 高高兴兴 歇斯底里 中考 保鲜 海鲜 滑坡 串联 巴士 中风 离京 抚摩 朝贡 朝圣 株连 长跑 中度 福地 千里马 百万富翁 平平安安 并联 冰封 甘拜下风 擂台赛 兴旺发达 多角度 无底洞 喜乐 伦常 南瓜 沧桑 朝霞 昆曲 恩典 上苍 欢度 开春 扬威 旁门左道 科教兴国 同盟国 半封建 印第安 阳极 黑洞 驻京 普京 里根 拜寿 黑马 正南 正北 回城 城建 东西南北 东南西北 国会
城中村 多国 新旧 非营利 整县 入口关 复市 城市 大中城市 中小城市 大城市 小城市 东西 外国 爱国 自治州 自治县 英雄 朝廷 太阳 海洋 湖泊 大桥 高原 上市 美丽 建国 王国 开国 共和国 山区 江湖 大街 城镇 庆典 南路 深度 山脉 回国 治安 大国 新鲜 古城 冰川 长度 山水 长大 莫非 池河 普及 内河 古典 阴阳 高山 大海 山坡 河谷 上马 福利 日志 云集 青春 山河 新建 西门 法西斯
河水 中断 山洞 都城 关联 上半场 湖水 广义 上山 江水 南门 新港 新城 海关 舞美 大洋 山峰 内城 石桥 中密度 北门 下山 上台 山寨 西洋 契约 白马 入口 入市 金牙 路桥 都市 苏格拉底 重镇 三角洲 英特尔 广布 古都 诸国 天河 山口 大山 千古 城堡 中道 深山 江河 伦理 泉水 渡江 越国 大河 大湖 大江 关山
治国 天黑 法典 诸州 四中 三中 六中 山镇 池塘 天桥 加盟 登山 密封 上门 黄沙 立马 海滨 湖区 城南 海滩 西路 东路 牡丹 西瓜 贵宾 卫国 入海 嘉宾 屯田 海港 东门 城西 北路 山林 山川 台独 北风 新村 赞美 喜庆 四海 登极 台地 大门口 上路 礼拜 庙里 兴旺 深海 山羊 远洋 井口 深谷 朝野 台风 山岭 白嫩 余脉 象牙 归国 渡河
河里 长山 江流 归期 海岛 入门 深渊 土城 河畔 如林 上岗 夕阳 苏宁 英美 远古 永固 莎士比亚 中建 港湾 新春 花山 绕城 新桥 苏打 台站 长寿 波及 来京 绵羊 北城 东宫 冰山 旧城 江底 欧拉 太极 古镇 五县 山庄 伦比 江海 城东 南郊 广度 江道 利亚 满口 曼联 科教兴市 欧阳 海河 山野 乌黑 立国 上古 上街 缅怀 端庄 珍藏 开朗 天宫 密林
奥巴马 欧几里得 欢庆 北郊 郡县 洋洋 之日起 长达 第九城市 长江后浪 全国 我国 本国 各国 两国 国内 国外 境内 境外 内地 大陆 东部 西部 南部 北部 中部 沿海 沿线 市区 城区 郊区 省市 海外 各地 当地 港股 美股 欧股 中概 广场 公园 机场 车站 火车站 高速公路 港口 沪市 深市 沪深 中资 阿弥陀佛 苏维埃 伊斯兰
总公司 分公司 公司 股份 集团 银行 央行 法院 检察院 政府 大学 医院 学校 证券 基金 保险 委员会 办公室 总部 本部 交易所 研究院 学院 人民法院 人民政府 董事会 监事会 股东大会 常委会 俱乐部 出版社 电视台 公安局 派出所 工商局 税务局 财政局 国家机关 联合会 国际化 党组织 人民军队 通讯社 人民检察院 社会科学 国家队 音乐会 音乐学院
联合政府 天文学 商学院 商业银行 党政军 人民政协 音乐厅 中西部 美术馆 文工团 伦理学 国际队 人力资源部 中国区 四合院 联合体 卫生院 统计学 施工队 黑社会 信息中心 党政机关 卫生局 海洋生物 最大化 法学院 民族学 人文科学 文学院 中草药 公共场所 理工大学 招生办 加油站 联谊会 新闻社 农学院 株式会社 交汇处 海洋学 超级大国 中医药 中文系 非政府
普通家庭 新兴产业 广大客户 上市公司 内外部 惠及 之本 扎根 临街 之城 中台 新闻办 沪深两市 公立医院 方舱医院 定点医院 太平洋 城区 冀北 冀东 首都 两市 三地 同城 老城区 新区 老区 下行 上行 入境 出境 山上 水上 江南水乡 北方 南方 西南 东南 西北 东北部 西部地区 海内外 境内外 沿江 大小 海陆 陆海 欧美 英超 意甲 西甲 德甲 法甲 中超 亚冠 欧冠 欧战 奥运 世博 钢铁集团 儿童文学 古典文学 国家公园 高级中学 文理学院 理工学院 交易会 加工厂 人民代表大会 青年团 大中学校 美国市场 建设路 卫生厅 中人 中大 中央政府 联邦政府 新政府`);
