/** Knows places: divisions and buildings by their endings, in lists, and in chains. */

import type { Span } from "../../text/span";
import type { Candidate } from "../candidate";
import { allHan, isHan } from "../characters";
import { words } from "../lexicon";
import type { Scan } from "../scan";
import { WordSet } from "../gazetteer/wordSet";

interface PlaceSuffix {
  readonly subtype: "gpe" | "region" | "facility";
  readonly anchored: boolean;
}

const SUFFIXES: ReadonlyMap<string, PlaceSuffix> = new Map([
  ...entriesOf("gpe", false, "省 自治区 自治州 自治县 新区"),
  ...entriesOf("gpe", true, "市 县 区 镇 乡 村 州 旗 街道 社区 屯 郡 府 道 大区"),
  ...entriesOf("region", true, "经济技术开发区 经济开发区 高新技术产业开发区 高新技术开发区 高新技术产业园区 高新技术产业园 综合保税区 出口加工区 合作区 先行区 经济特区 自由贸易区 自由贸易港 工业区 科技城 科学城 金融城 科创城 生态城 未来科技城 大学城 林区 矿区 灾区 库区 牧区 特区 开发区 高新区 经开区 工业园区 工业园 产业园 产业园区 科技园 软件园 创业园 物流园 创意园 农业园 示范园 化工园 化工园区 园区 保税区 自贸区 自贸试验区 自由贸易试验区 示范区 新城 港区 商圈 风景区 景区 度假区 城市群 都市圈 经济区 经济带 流域 半岛 群岛 高原 盆地 平原 沙漠 草原 海峡 海域"),
  ...entriesOf("facility", false, "国际机场 体育场 体育馆 博物馆 纪念馆 纪念园 纪念堂 烈士陵园 会展中心 国际会展中心 步行街 商业街 火车站 高铁站 汽车站 加油站 收费站 服务区 产业基地 大剧院 植物园 动物园 书院 故居 陵园 教堂 公园 广场 大厦 大酒店 饭店 宾馆 酒店 机场 大桥 隧道 水库 水电站 核电站 风电场 油田 气田 煤矿 铁矿 球场 大街 大道 胡同 小区 花园"),
  ...entriesOf("facility", true, "水产市场 农贸市场 批发市场 农产品市场 果品市场 花卉市场 建材市场 家具市场 小商品市场 商贸城 商品城 国际商贸城 购物中心 美食街 体育中心 文化中心 湿地公园 森林公园 路 街 桥 港 码头 站 山 河 江 湖 岛 海 湾 峡 寺 庙 塔 楼 园 馆 店 里 弄 号 线 高速 铁路 运河 国道"),
]);

function entriesOf(subtype: PlaceSuffix["subtype"], anchored: boolean, list: string): [string, PlaceSuffix][] {
  return list.split(" ").map((word) => [word, { subtype, anchored }]);
}

const SUFFIX_WORDS = new WordSet(SUFFIXES.keys());
const STOP = /[的了在和与及对向从由被把将为是以于等据称说而但也都就还又至到给让使因如全各每某该本此这那几多一二三四五六七八九十两我你他她它有无未不已曾跨进出入回去来往赴离达抵沿]/u;
const NOT_PLACES = words(`大城市 水路 三省 两省 四省 五省 各省 三市 两市 封控小区 管控小区 老旧小区 城中村 普通高中 居民小区 住宅小区 高档小区 城乡 大省 大市 大县 强省 强市 强县 外省 邻省 跨省 各县 上市 入市 个省 各省 该区 辖区 部分地区 地区 境外地区 等地区 国家和地区 高风险区 低风险区 中风险区 落实市 全市 全省 全县 全区 我市 我省 本市 本省 城市 都市 股市 楼市 车市 上市 超市 门市 夜市 债市 汇市 逆市 沪市 深市 京市 港市 入市 后市 早市 牛市 熊市 大市 小市 集市 菜市 行市 开市 收市 退市 挂牌上市 小区 社区 园区 地区 片区 景区 灾区 疫区 山区 牧区 林区 校区 矿区 库区 城区 郊区 市区 辖区 特区 战区 军区 展区 专区 分区 各区 全区 该区 片区 封控区 管控区 防范区
农村 乡村 全村 山村 新村 道路 公路 铁路 网路 线路 思路 出路 套路 电路 销路 一路 半路 后路 高速公路 上街 逛街 高山 大山 江山 火山 登山 下山 山河 银河 江河 大江 大湖 全球 大海 公海 出海 远海 大港 航站 网站 电站 车站 基站 空间站 加油站 充电站 换电站 服务站 变电站 大楼 高楼 阁楼 办公楼 写字楼 楼 校园 家园 乐园 陵园 幼儿园 果园 公园 会馆 场馆 使馆 酒店 饭店 商店 门店 书店 药店 分店 旗舰店 专卖店 体验店 网店 专线 热线 生产线 产业线 地铁线 一线 二线 三线 在线 上线 下线 前线 防线 红线 底线 均线 曲线 主线 无线 有线 光线 界线 短线 长线 中线 直线 路线 航线 干线 支线 热水 广场 机场 市场 现场 立场 商场 球场 大桥 隧道 花园 码头 海域 流域 村里 城里 家里 这里 那里 心里 公里 账号 信号 型号 帐号 编号 代号 称号 股票号 证号 学号 半岛 群岛 岛 大街 大道 胡同 知道 报道 渠道 频道 轨道 人道 味道 通道 管道 难道 答道 街道 赛道 航道 说道 水库 宝库 仓库 数据库 题库 国库 政府 首府 该州 本州 高速 提速 加速 高铁 水电 核电 风电 火电 热带 亚洲 非洲`);

/** Divisions, buildings and regions by their endings, joined to the known place before them. */
export function findPlacesBySuffix(scan: Scan, placeStartsEndingAt: (offset: number) => readonly number[]): Candidate[] {
  const found: Candidate[] = findListedPlaces(scan);
  // 大瑶镇|金刚村: what was found is known to what follows it.
  const own = new Map<number, number>();
  const startsEndingAt = (offset: number): readonly number[] => {
    const start = own.get(offset);
    return start === undefined ? placeStartsEndingAt(offset) : [start, ...placeStartsEndingAt(offset)];
  };
  for (let i = 1; i < scan.norm.length; i += 1) {
    const length = suffixLengthAt(scan, i);
    if (length === 0) continue;
    const candidate = placeBefore(scan, i, i + length, startsEndingAt);
    if (candidate === undefined) continue;
    found.push(candidate);
    if (candidate.subtype === "gpe" && candidate.confidence >= 0.7) own.set(candidate.end, candidate.start);
  }
  return found;
}

/** What stands before the first item of a list, or begins the next clause. */
const FIRST_ITEM = /[^\s、,。;:“”()至到的在为从由和及与距往赴经\[\]]{2,7}$/u;
const NEXT_ITEM = /(?:\d{1,2}号线)?([\u4e00-\u9fff]{1,6}?(?:街道|[站村镇县区路街港乡](?=[、至到等,。;的和及与](?!名)|$)))/uy;

/** 军粮城北站、塘沽站和芦台站: in a list of three or more that end alike, each is a place; of two where it says so (合兴村、合东村等地). */
function findListedPlaces(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (let mark = scan.norm.indexOf("、"); mark >= 0; mark = scan.norm.indexOf("、", mark + 1)) {
    const first = firstListed(scan, mark);
    if (first === undefined) continue;
    const list = [first, ...nextListed(scan, mark)];
    mark = Math.max(mark, (list.at(-1)?.end ?? 0) - 1);
    if (list.length >= 3 || (list.length === 2 && /^(?:、|等地|等[\d一二两三四五六七八九十]*[个镇村乡街])/u.test(scan.after(list[1]?.end ?? mark, 4)))) found.push(...list);
  }
  return found.filter(({ start, end }) => !/^[至年各的多入可全省县市]/u.test(scan.charAt(start)) && !NOT_PLACES.has(scan.norm.slice(start, end)) && (scan.reads(end - 2, "街道") || !NOT_PLACES.has(scan.norm.slice(end - 2, end))));
}

function firstListed(scan: Scan, mark: number): Candidate | undefined {
  if (!/[站村镇县区路街道港乡]/u.test(scan.before(mark, 1))) return undefined;
  const name = (FIRST_ITEM.exec(scan.before(mark, 7))?.[0] ?? "").replace(/^\d*号线/u, "");
  return name.length >= 3 && allHan(name) && scan.isBoundary(mark - name.length) ? listed(mark - name.length, mark) : undefined;
}

/** The items behind the first that end as it does. */
function nextListed(scan: Scan, mark: number): Candidate[] {
  const items: Candidate[] = [];
  for (let at = mark; /[、和及与]/u.test(scan.charAt(at)); at = items.at(-1)?.end ?? at) {
    NEXT_ITEM.lastIndex = at + 1;
    const match = NEXT_ITEM.exec(scan.norm);
    const name = match?.[1] ?? "";
    if (name.length < 2 || !name.endsWith(scan.charAt(mark - 1))) break;
    items.push(listed(NEXT_ITEM.lastIndex - name.length, NEXT_ITEM.lastIndex));
  }
  return items;
}

function listed(start: number, end: number): Candidate {
  return { start, end, type: "PLACE", subtype: "gpe", confidence: 0.8, source: "place:list" };
}

function suffixLengthAt(scan: Scan, start: number): number {
  for (const length of SUFFIX_WORDS.lengthsAt(scan.norm, start)) if (scan.isBoundary(start + length) || opensGuess(scan, start, length)) return length;
  return 0;
}

/** 开原|镇五滴: the guess for an unknown name took the ending of the one before it. */
function opensGuess(scan: Scan, start: number, length: number): boolean {
  const token = scan.tokenAt(start);
  if (length !== 1 || token?.tag !== "x" || token.start !== start) return false;
  return /[镇乡村]/u.test(scan.charAt(start)) || (/[市县]/u.test(scan.charAt(start)) && /^[自在的将已是于与和对]$/u.test(scan.norm.slice(start + 1, token.end)));
}

function placeBefore(scan: Scan, suffixStart: number, end: number, placeStartsEndingAt: (offset: number) => readonly number[]): Candidate | undefined {
  const suffix = SUFFIXES.get(scan.norm.slice(suffixStart, end));
  // 上海地区 is 上海: the few 地区 that are divisions stand in a table.
  // 新疆省间: 省内 and the like are said of provinces.
  if (suffix === undefined || scan.reads(end - 2, "地区") || (end - suffixStart === 1 && /^[省市县区][间内外际级]/u.test(scan.norm.slice(suffixStart, end + 1)))) return undefined;
  const known = placeStartsEndingAt(suffixStart);
  if (known.length > 0 && (end - suffixStart > 1 || suffix.subtype === "gpe")) {
    const start = Math.min(...known);
    const word = scan.norm.slice(start, end);
    const bare = scan.norm.slice(suffixStart - 1, end);
    if (!NOT_PLACES.has(word) && !/^[一二两三四五六七八九十几数多各全]/u.test(scan.norm.slice(suffixStart, suffixStart + 1)) && !/^(?:上市|外上|入市|辖区|市区|城区|郊区|全市|全区|部分|以上|市场)/u.test(scan.norm.slice(suffixStart, suffixStart + 2)) && !(NOT_PLACES.has(bare) && !/^[市县区]/u.test(bare)) && scan.tokenAt(end - 1)?.tag !== "v" && !(end - suffixStart === 1 && /^[中美日英法德俄韩印沪深]/u.test(word) && word.length === 2)) {
      return { start, end, type: "PLACE", subtype: suffix.subtype, confidence: 0.8, source: "place:suffix" };
    }
  }
  return nameBeforeSuffix(scan, suffixStart, end, suffix, placeStartsEndingAt);
}

/** 西班牙媒体报道, 上海频道: what stands behind a place and is none, whatever it ends in. */
const NO_BUILDING = /(?:报道|频道|渠道|人道|味道|赛道|思路|出路|销路|套路|网站|热线|专线|红线|底线|曲线|主线|路线|航线|账号|信号|型号|编号|代号|称号)$/u;

/** 和园小区, 锦和街道: one or two words that are no function words, and before them perhaps a known place. */
function nameBeforeSuffix(
  scan: Scan,
  suffixStart: number,
  end: number,
  suffix: PlaceSuffix,
  placeStartsEndingAt: (offset: number) => readonly number[],
): Candidate | undefined {
  const token = scan.tokenAt(end - 1);
  let start = suffixStart;
  let anchored = false;
  let proper = false;
  for (let steps = 0; steps < 3 && start > 0 && end - start < 12; steps += 1) {
    const known = placeStartsEndingAt(start);
    if (known.length > 0 && start < suffixStart) {
      start = Math.min(...known);
      anchored = true;
      break;
    }
    const previous = scan.tokenAt(start - 1);
    if (previous?.end !== start) {
      if (previous !== undefined && token !== undefined && previous === token && steps === 0) {
        // 赣州|等市: what stands behind a list.
        if (scan.charAt(token.start) === "等") return undefined;
        start = token.start;
        proper = /^(?:ns|nz|nr|x|nt)/u.test(token.tag);
        // 天津站: the dictionary has the place and its ending as one name.
        anchored = proper && placeStartsEndingAt(suffixStart).includes(start);
        continue;
      }
      break;
    }
    const cut = previous.tag === "x" ? placeEndWithin(previous, placeStartsEndingAt) : undefined;
    if (cut !== undefined) {
      start = cut;
      anchored = true;
      break;
    }
    const word = scan.word(previous);
    if (!isHan(word.charCodeAt(0)) || STOP.test(word) || !/^(?:n|x|g|j|vn|b|a|z|s|q)/u.test(previous.tag) || word.length > 4) break;
    if (/^n$|^vn$|^b$|^a$/u.test(previous.tag) && steps > 0) break;
    proper ||= /^(?:ns|nz|nr|x|nt|j)/u.test(previous.tag);
    start = previous.start;
  }
  const name = scan.norm.slice(start, end);
  const core = suffixStart - start;
  // 天津各站: the dictionary's word that holds the ending is no noun.
  if ((!anchored && name.startsWith("内")) || NO_BUILDING.test(name) || (token !== undefined && token.start < suffixStart && /^[rmqdpcuyf]/u.test(token.tag))) return undefined;
  if (/[一二两三四五六七八九十几数多各全我本该][省市县区州站镇村街]$|[股楼债汇期车房早夜后]市$/u.test(name)) return undefined;
  if (!anchored && /^(?:至|年|可到|的|入口|多|各|所有|国内|光伏|智慧|内陆|全|省|县|市)/u.test(name)) return undefined;
  // 南开区|封控区: what it is for a while.
  if (/(?:封控|管控|防范|隔离)(?:小?区)$/u.test(name)) return undefined;
  // 成都|上线: what was done there.
  if (token?.start === suffixStart - 1 && token.end === end && NOT_PLACES.has(scan.word(token))) return undefined;
  if (core < 1 || NOT_PLACES.has(name) || core > 9 || (token?.tag ?? "").startsWith("v") || /(?:辖区|上市|入市)$/u.test(name)) return undefined;
  if (!anchored && (suffix.anchored || !proper)) {
    if (!(suffix.anchored && proper && core >= 2 && end - suffixStart === 1 && suffix.subtype === "gpe")) return undefined;
  }
  if (NOT_PLACES.has(scan.norm.slice(suffixStart - 1, end)) && !anchored) return undefined;
  return {
    start,
    end,
    type: "PLACE",
    subtype: suffix.subtype,
    confidence: anchored ? 0.76 : suffix.anchored ? 0.6 : 0.66,
    source: "place:suffix",
  };
}

/** 崇明|区港|沿镇: where the place begins that ends within a guessed word. */
function placeEndWithin({ start, end }: Span, placeStartsEndingAt: (offset: number) => readonly number[]): number | undefined {
  for (let at = end - 1; at > start; at -= 1) {
    const starts = placeStartsEndingAt(at);
    if (starts.length > 0) return Math.min(...starts);
  }
  return undefined;
}

/**
 * Joins neighbouring places that form one address, larger before smaller (浙江省杭州市, 河南安阳); places of one
 * rank stay apart (北京上海).
 */
export function joinPlaces(places: readonly Candidate[]): Candidate[] {
  const byStart = new Map<number, Candidate[]>();
  for (const place of places) {
    const list = byStart.get(place.start);
    if (list === undefined) byStart.set(place.start, [place]);
    else list.push(place);
  }
  const joined: Candidate[] = [];
  for (const first of places) {
    if (first.end - first.start < 2) continue;
    for (const second of byStart.get(first.end) ?? []) {
      if (second.end - second.start < 2 || !contains(first, second)) continue;
      joined.push({
        ...second,
        start: first.start,
        confidence: Math.min(0.95, (first.confidence + second.confidence) / 2 + 0.1),
        // 浙江省杭州市 is 杭州; which 朝阳区 is meant, only the whole says.
        canonical: second.ids?.length === 1 ? second.canonical : undefined,
        ids: second.ids,
        source: "place:chain",
      });
    }
  }
  return joined;
}

/** Whether the second place lies in the first, by their numbers (110000 holds 110105), else by their endings. */
function contains(first: Candidate, second: Candidate): boolean {
  const outer = first.ids?.[0];
  if (outer !== undefined && second.ids !== undefined && second.ids.length > 0 && /^\d{6}$/u.test(outer)) {
    const prefix = outer.replace(/(?:00)+$/u, "");
    return second.ids.some((id) => id.startsWith(prefix) && id !== outer);
  }
  if (outer !== undefined && /^\d{6}$/u.test(outer)) return second.source === "place:suffix" || second.subtype === "facility" ||  (second.canonical ?? "").endsWith("新区");
  return second.subtype !== "gpe" ? first.subtype === "gpe" : first.canonical === "中国" ? false : second.source === "place:suffix" || first.source === "place:suffix";
}
