/**
 * Knows the words in which a numeral character is no numeral, each with the reason.
 * A word is recognised by the numeral characters it holds; what isn't listed here needs positive evidence
 * (a unit, a classifier, an ordinal mark) before it becomes a figure.
 */

import { isNumeralChar } from "../numerals/characters";
import { Trie, type Worded, wordsOf } from "./trie";

/**
 * Why something that looks like a numeral is none: part of a word, of a set phrase, of a name or a place; pointing at
 * one of several (每一, 另一); 零 as a prefix; or a mark of a list (一是, 二是).
 */
export type NotFigureReason = "word" | "idiom" | "name" | "place" | "distributive" | "zeroPrefix" | "listMark";

export interface NotFigure extends Worded {
  readonly reason: NotFigureReason;
  /** Behind one of these its first character ends another word, and the numeral counts: 提高〔一成〕. */
  readonly notAfter: string;
}

/** Words that share a reason, in lines that blanks part. */
interface NotFigureGroup {
  readonly reason: NotFigureReason;
  readonly words: readonly string[];
}

/** Words whose first character may end another word, and behind which characters it does: 提高〔一成〕, 计划〔一年〕, 合同〔一份〕. */
const NOT_AFTER: readonly (readonly [string, string])[] = [
  ["高一 高二 高三 初一 初二 初三 大一 大二 大三", "提扩较最拔升增放加走更偏重年月期季巨庞强远起当新"],
  ["统一", "系传"],
  ["划一", "计规策谋"],
  ["合一", "组综配联结融整适符混集"],
  ["专一", "大中"],
  ["如一", "例比譬诸假"],
  ["同一", "合共协雷"],
  ["单一", "订清名保罚账"],
  ["前一", "目此当日之以提"],
  ["后一", "此之以今随"],
  ["此一", "因如"],
  ["任一", "前现新主责"],
  ["头一", "龙"],
];

const GROUPS: readonly NotFigureGroup[] = [
  {
    reason: "word",
    // 一 in adverbs, adjectives, nouns and verbs.
    words: [
      "之一 统一 同一 单一 唯一 专一 如一 合一 归一 划一 万一 一直 一起 一道 一致 一定 一旦 一般 一样 一切 一向 一再 一贯",
      "一度 一经 一律 一概 一并 一同 一路 一味 一举 一齐 一心 一带 一时 一下 一些 一点 一会 一番 一边 一面 一手 一身 一头",
      "一口 一员 一行 一幕 一角 一席 一环 一步 一早 一线 一流 一体 一体化 一站式 一键 一揽子 一次性 一卡通 一网通 一码通 一本通",
      "一户一 一事一 一对一 一把手 一二把手 一刀切 一条龙 一口气 一口价 一窝蜂 一锅端 一边倒 一股脑 一门心思 一言堂 一阵子 一辈子",
      "一半会 一股独 一言 一位数 一般性 一字 一字板 一字涨停 一字跌停 一路走 一路上 一时间 一瞬间 一刹那 一霎 一目 一分为二 一来",
      "一则 一是 其一 一晃 一闪 一应 一干 一众 一介 一隅 一己 一成不变 一无 一如 一改 一跃 一扫 一哄 一拥 一触 一蹴 一蹶 一厢",
      "一丝 一己之 一脉 一统 一抹 一腔 一往 一气 一针 一贯制 一新 一抓 一批批 一茬茬 进一步 更进一步 一方面 头一",
      "第一时间 第一线 第一桶金 第六感 独一份 第一现场 第一印象 第一反应 第一要务 第三者 第二春 两岸三地 一家人 一家亲 三七开 四六开 二八开 五五开 三七分 四六分 二八分 五五分 二八定律 八二开 一二线 一二手 准一线 一线城市 一级市场 一级 两重一新 八一",
    ],
  },
  {
    reason: "word",
    // 十, 百, 千 and 万 in words for "many", "all" and "very", and in nouns.
    words: [
      "万分 百般 千般 万般 万能 万难 千万别 千万要 千万不 百姓 老百姓 百货 百科 百业 百年老店 百合 百叶 百日咳 百米赛 千禧 万物",
      "万象 万众 万家 万里 万户 万全 万丈 万岁 万寿 万圣 万圣节 亿万 百花 百强 千金",
    ],
  },
  {
    reason: "word",
    // Digits in nouns: what they once counted is no longer meant.
    words: [
      "十足 外贸新三样 新三样 老三样 老三件 三农 三产 三方 三甲 三级 三包服务 三包政策 三包责任 三包规定 三包期 三包凭证 三维 三胎 三孩 二胎 二孩 三板 新三板 三无 三次元",
      "二次元 三角债 三角形 三角函数 三角架 三角区 三角关系 三角贸易 三明治 三文鱼 三轮车 三元锂 三元正极 三元材料 三元前驱体 三元电池 三元食品 三元催化 三元乙丙 三元体系 三元高镍 三元聚合 三线 二线 四线 五线 二三线 三四线 四五线",
      "二手 二套房 二套住房 二套首付 二套利率 三套房 二手房 二手车 二维 二维码 二级市场 二级 四级 五级 二元期权 二元结构 二元制 二元经济 二元论 二氧 二甲 二硫 三氧 三氯 四氟 四氯 五氧 六氟 二次 二次创业",
      "两会 两融 两市融资 两弹 两高 两极 两栖 两侧 两旁 两头 两口子 两面派 两难 两全 两性 两率 两控 两废 两金 两业 两创 两化",
      "两型 两新 两税 两限 四季度末前 四季 四处 四周围 环顾四周 向四周 四周环 四周都 四周是 的四周 四方 四面 四维 四肢 四大天王 五金 五险 五保 五官 五谷 五行 五彩 五色 五星",
      "二人转 千斤顶 绝对零度 零股 八仙 八段锦 十四行诗 十样锦 半月板 半月形 半月谈 半月刊 半年刊 百家姓 百家讲坛 三只手 两张皮 门前三包",
      "一元论 二元论 一元方程 二元方程 二元函数 二元关系 三元组 四元组 五元组 二项式 二项分布 二倍体 三倍体 四倍体 五倍子 五笔字型 五笔输入",
      "二重性 两重性 二重唱 三重唱 四重唱 二重奏 三重奏 四重奏 五重奏 两段式 三段式 三段论 两点论 三点式 三点水 二分法 两分法 三分法 两党制 两院制",
      "四轮车 电三轮 四轮驱动 三轮儿",
      "五角大楼 五角星 五指 五脏 五香 六合 六味 六神 七夕 八卦 八方 九宫 十分 十字 十里 十倍速 双十",
    ],
  },
  {
    reason: "word",
    // Years at school.
    words: ["高一 高二 高三 初一 初二 初三 大一 大二 大三"],
  },
  {
    reason: "word",
    // Formal digits are also ordinary characters.
    words: ["陆续 陆路 登陆 大陆 陆军 陆地 陆上 陆海 着陆 内陆 队伍 入伍 退伍 落伍 配伍 放肆 肆虐 肆意"],
  },
  {
    reason: "distributive",
    // "One" that points at one of several.
    words: [
      "另一方面 另一边 另一侧 另一个 另一家 另一名 另一位 另一种 另一项 另一大 另一次 另一条 另一只 另一部 另一款 另一批 另一类",
      "另一半 又一 这一 那一 某一 任一 逐一 每一 哪一 此一 新一轮 新一代 新一届 上一轮 上一次 上一届 上一交易日 下一步 下一个",
      "下一轮 下一代 下一阶段 下一届 上一个 上一任 前一 后一 前一交易日 前一日 新一线",
    ],
  },
  {
    reason: "zeroPrefix",
    // 零 before a noun, and in words for bits and pieces.
    words: ["零售 零部件 零件 零食 零钱 零担 零星 零散 零碎 零工 零花 零基础 凋零 飘零 孤零 归零 清零 从零 零时 零点 零下 为零 零头 零日漏洞 零日攻击"],
  },
  {
    reason: "idiom",
    // Set phrases.
    words: [
      "最后一公里 最先一公里 最初一公里 一系列 数一数二 五花八门 千方百计 千家万户 千千万万 千军万马 千变万化 千差万别 千丝万缕",
      "千锤百炼 千头万绪 千载难逢 千篇一律 千钧一发 千里之行 千秋 千古 千百年 百年大计 百花齐放 百家争鸣 百尺竿头 百折不挠 百战 百炼",
      "百废 百感 百舸 百里挑一 百利而 百闻不如 百步穿杨 百发百中 万无一失 万众一心 万事 万物互联 万象更新 万马奔腾 万家灯火 万紫千红",
      "一帆风顺 一视同仁 一如既往 一举一动 一五一十 一丝不苟 一蹴而就 一席之地 一臂之力 一技之长 一脉相承 一锤定音 一目了然 一马当先",
      "一往无前 一鼓作气 一气呵成 一触即发 一落千丈 一泻千里 一掷千金 一本万利 一石二鸟 一箭双雕 一举两得 一举多得 一枝独秀 一波三折",
      "一波又一波 一应俱全 一概而论 一言以蔽之 一言不发 一无所有 一无所知 一夜之间 一夜 一朝一夕 一朝 一衣带水 一针见血 一石激起千层浪",
      "一步到位 一步一步 一步步 一分一秒 一点一滴 一草一木 一砖一瓦 一字一句 一手一脚 一来一回 一进一出 一增一减 一升一降 一涨一跌",
      "一减一增 一进一退 一前一后 一左一右 一老一小 一正一负 一文不值 一文 一看便知 一学就会 一听就懂 一看就懂 一用就会 一蹶不振",
      "一哄而上 一哄而散 一意孤行 一厢情愿 一路走高 一路走低 一路飙升 一路狂奔 一路高歌 一浪高过一浪 一山不容二虎 一票否决 一票难求",
      "一房难求 一舱难求 一箱难求 一货难求 一芯难求 一床难求 一号难求 一药难求 一年之计 一年一度 一年半载 一天到晚 一日千里 一日三餐 一日游 一天比一天 一元复始 万元户",
      "一年比一年 一代又一代 一代代 一年又一年 一个又一个 一次又一次 一批又一批 一轮又一轮 一户一策 一企一策 一城一策 一行一策 一司一策",
      "一事一议 一岗双责 一站 一主多元 一体两翼 一主一副一批 一主 一核 一心一意 一生 一世 二话不说 独一无二 说一不二 不二 三心二意",
      "三番五次 三番两次 三令五申 三五成群 三五年 三言两语 三顾茅庐 三足鼎立 三分天下 三天两头 三长两短 三缄其口 三思而 三位一体",
      "三省吾身 三餐 三伏 三更 再三 再而三 接二连三 丢三落四 颠三倒四 推三阻四 举一反三 四面八方 四通八达 四平八稳 四舍五入 四分五裂",
      "四两拨千斤 四海 五湖四海 五光十色 五味 五体投地 五彩缤纷 五年规划期 六神无主 六亲 七上八下 七嘴八舌 七零八落 乱七八糟 横七竖八",
      "八仙过海 八九不离十 九牛一毛 九死一生 十全十美 十拿九稳 十指连心 十年磨一剑 十年如一日 十年树木 以一当十 一传十 闻一知十",
      "两全其美 两败俱伤 两手抓 两手准备 两条腿走路 两面三刀 两相情愿 进退两难 势不两立 模棱两可 一分耕耘 一寸光阴 半斤八两 半途而废",
      "事半功倍 半信半疑 一知半解 一星半点 一时半会 成千上万 成百上千 成千成万 数以万计 数以千计 数以百计 数以亿计 以防万一 挂一漏万",
      "罪该万死 感慨万千 万千 瞬息万变 气象万千 包罗万象 排除万难 日理万机 家财万贯 腰缠万贯 读万卷书 行万里路 不远万里 万里长征",
      "万水千山 万不得已 万变不离 万全之策 万丈高楼 万籁 千万不要 千百万 百分百 天下第一 一一 一把一把 各个一 八股 三不管 不三不四",
      "一日之计 三人成虎 十年寒窗 三天打鱼 两天晒网 几十年如一日 一块儿 一阵风 一张网 一张白纸 一张蓝图 一条心 一股劲 一股清流 一本正经 一把尺子 更上一层楼 一个劲 一个样 两码事 一码事 两回事 一回事 欢聚一堂 济济一堂 围坐一堂 汇聚一堂 齐聚一堂 一碗水端平 一家之言 一家独大 不管三七二十一 一来二去 一清二楚 一穷二白 一干二净 一唱一和 一问一答 一心二用 零距离 零接触 零等候 零容忍 三教九流 九霄云外",
      "九九归一 六六大顺 十万火急 十恶不赦 十面埋伏 万人空巷 万古 百无 百口 千秋万代 千呼万唤 千辛万苦 千言万语 千难万险 千人千面",
      "千篇 千奇百怪 千姿百态 千疮百孔 千真万确 千叮 千层 一方 各执一词 孤注一掷 背水一战 付之一炬 焕然一新 耳目一新 首屈一指",
      "昙花一现 略知一二 略胜一筹 更胜一筹 棋高一着 高人一等 大吃一惊 不屑一顾 不堪一击 可见一斑 毁于一旦 功亏一篑 千钧 化为一体",
      "融为一体 集于一身 集一身 众口一词 表里如一 始终如一 言行一致 多位一体 五位一体 四位一体 二合一 三合一 四合一 五合一 多合一",
      "二选一 三选一 四选一 N选一 买一送一 零一万物 九十九道弯 三下乡 三支一扶 一二一 五子登科 一二三产业 一二三产 三百六十行",
      "有朝一日 总有一天 说了半天 搞了半天 一日之功 一日之寒 一日之长 一日之雅 一日不见 一日三秋 一日为师 日甚一日 七年之痒 数十年如一日 十几年如一日",
      "信心百倍 勇气百倍 精神百倍 身价百倍 身价十倍 声价十倍 冰冻三尺 垂涎三尺 火冒三丈 约法三章 判若两人 货比三家 罢黜百家 一字千斤 拨千斤",
      "危机四伏 杀机四伏 语惊四座 技惊四座 四大皆空 五大三粗 七大姑八大姨 三起三落 三回五次 三三两两 一刀两段 一模二样 两重天 七宗罪",
      "里三层外三层 五十步笑百步 三寸不烂之舌 掉三寸舌 打蛇打七寸 开门七件事 三个臭皮匠 一天和尚 一天钟 万人之上 一人之下 老子天下第一 八字没一撇",
      "烽烟四起 烽火四起 狼烟四起 硝烟四起 谣言四起 传言四起 传闻四起 流言四起 怨声四起 骂声四起 质疑四起 质疑声四起 争议四起 嘘声四起 枪声四起 歌声四起",
      "七月流火 四时八节 一百单八将 三次产业 夫妻俩 夫妇俩 他俩 她俩 我俩 你俩 咱俩 哥俩 姐俩 爷俩 娘俩 父子俩 父女俩 母子俩 母女俩 兄弟俩 姐妹俩 哥仨 姐仨 爷仨 娘仨 二套 二股东 三股东 二当家 三当家 五个一工程 六个一 八小时之外 七七事变 九一八 三八妇女节 三八节 六一儿童节 五一劳动 五四 七一 五一节 二十四节气 三十六计",
    ],
  },
  {
    reason: "place",
    // Places.
    words: [
      "十三行 长三角 珠三角 泛珠三角 环渤海 大三角 金三角 四川盆地 十里河 五道口 三里屯 六里桥 八宝山 九亭 七宝 三元桥 四惠 二环 六环",
      "一马路 三马路 五四广场 五一广场 八一广场 三江源 万象城 万达广场 万里长江 万盛 万年青 万源 万州 万宁 万荣 万载 万盛区 百色",
      "千山 千岛湖 千岛 千佛 两岸 两江 两广 两湖 五环 五常 八达岭 九华 九寨 九江 九龙 十堰 十三陵 三江 三峡 三亚 三明 三门",
      "三沙 三河 三水 三原 三环 三角洲 三晋 三秦 二七 二连浩特 二里头 四川 四平 四环 四会 四季青 四川省 五莲 五指山 五华 六安",
      "六盘水 七台河 十渡 一江 陆家嘴 五台山 三台县 九台区 千门万户",
    ],
  },
  {
    reason: "name",
    // Companies, brands and works.
    words: [
      "申万 万向 万科 万达 万华 万洲 万国 万得 万集 万通 万和 万安 万润 万孚 万丰 万隆 万泽 万业 万东 万顺 万讯 万咖 万魔",
      "万邦 万泰 万方 亿达 亿联 亿纬 亿晶 亿利 亿嘉和 亿帆 亿阳 亿通 亿田 亿邦 亿航 亿欧 亿滋 亿咖通 百度 百联 百济 百胜 百威",
      "百事 百丽 百润 百奥 百信 百年人寿 百世 百川 百洋 百傲 百克 百大集团 百隆 百普赛斯 百亚 百邦 百纳 百灵 百利 百老汇",
      "百达翡丽 百融 百瑞 百思买 百时美 百特 百健 千方 千味 千红 千禾 千里马 千年珠宝 千寻 千阳 千叶 两桶油 四通 五粮液 五菱",
      "五矿 五洲 五羊 五芳斋 六国化工 六福 六和 七匹狼 七喜 七星 七彩 七牛 七一二 八达 八佰伴 八马 九阳 九州 九洲 九芝堂 九鼎",
      "九强 九典 九丰 九安 九牧 九毛九 九号公司 三人行 三联 三一重工 三一 三一集团 三星 三菱 三洋 三井 三得利 三元股份 三安",
      "三七互娱 三七 华润三九 偿二代 三九医药 三九药业 三只松鼠 三六零 三全 三生 三胞 三诺 三花 三利谱 三友 三变 三丰 三盛 三湘 三鑫 三棵树 三角轮胎 三特 三钢",
      "三雄 三晖 三祥 三美 三孚 三旺 三态 三夫 三五互联 三垒 三泰 三圣 三力 三木 三思 三佳 三房巷 三顿半 二三四五 二纺机 四创",
      "四轮定位 四轮驱动 四维图新 四方股份 四方光电 四季沐歌 八达通 九三 九三学社 一汽 一拖 一品红 一心堂 一丰 一创 一嗨 一诺 一加 一点资讯 一品",
      "一鸣 一彬 一飞 陆金所 陆股通 陆港通 伍德 捌零 柒牌 零跑 零一 第三方 第一财经 第四范式 第一创业 第一医药 第一性原理 第一手 十月稻田 十月妈咪 三国 三国演义 一二级市场 中国二重 第一太平",
      "六个核桃 二六三 第一上海 第一视频 第一夫人 第一书记 第二曲线 第二增长 第三产业 第二产业 第一产业 第三世界 第一大道 第七大道 第五人格 第五大道",
      "第二课堂 双十一 双十二 21财经 21世纪经济报道 21世纪资本 21世纪教育 千户集团 58同城 36氪 51信用卡 51Talk 360数科",
      "360集团 360公司 360安全 360创始 360金融 360、 3M 37互娱 9号公司 7-11 7-Eleven 1药网 1号店",
      "二十一世纪经济报道 周六福 第九城市 第七感 315晚会 3·15 3.15晚会 9·11 911事件 7-ELEVEN",
    ],
  },
  {
    reason: "listMark",
    // Marks of a list: firstly, secondly.
    words: ["二是 三是 四是 五是 六是 七是 八是 九是 十是 二则 其二 其三 其四 其五 一要 二要 三要 四要 五要 二来 三来"],
  },
];

const WORDS = new Trie<NotFigure>(
  GROUPS.flatMap(({ reason, words }) =>
    wordsOf(...words).map((word) => ({ word, reason, notAfter: NOT_AFTER.find(([listed]) => wordsOf(listed).includes(word))?.[1] ?? "" })),
  ),
);

/** The longest such word that begins at `at`. */
function wordAt(text: string, at: number): NotFigure | undefined {
  return WORDS.longestAt(text, at, ({ notAfter }) => at === 0 || !notAfter.includes(text.charAt(at - 1)));
}

/** The longest such word that begins at `at`, whatever it begins with. */
export function notFigureStartingAt(text: string, at: number): NotFigure | undefined {
  return wordAt(text, at);
}

/** Words hold at most this many characters before their first numeral. */
const REACH = 4;

/**
 * The longest such word that holds the numeral character at `at` as its first, and where it ends.
 * A word that itself begins with the numeral doesn't count in the middle of a longer numeral (三万一千 holds no 万一).
 */
export function notFigureAt(
  text: string,
  at: number,
  from: number,
): { readonly entry: NotFigure; readonly start: number; readonly end: number } | undefined {
  let best: { entry: NotFigure; start: number; end: number } | undefined;
  // A word that begins before the numeral is the stronger evidence (唯一 in 唯一一家), so starts are tried backwards.
  for (let start = at; start >= Math.max(from, at - REACH); start--) {
    const entry = wordAt(text, start);
    if (entry !== undefined && start + entry.word.length > at) {
      const end = start + entry.word.length;
      if (best === undefined || best.start === at || end > best.end) best = { entry, start, end };
    }
    if (start < at && isNumeralChar(text, start)) break;
  }
  return best;
}
