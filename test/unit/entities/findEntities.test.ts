import { describe, expect, it } from "vitest";
import { parseArticle, parsePlain } from "../../../src/core/article/parseArticle";
import { findIn, named, show } from "./setup";

describe("places in the whole article", () => {
  it("takes a word of every day for the place that the article speaks of elsewhere", () => {
    expect(named("嘉定将给予扶持，嘉定还围绕产业发展。到2025年，嘉定区产出1000亿元。").filter((name) => name.startsWith("嘉定"))).toEqual(["嘉定/PLACE", "嘉定/PLACE", "嘉定区/PLACE"]);
  });
});

describe("names of news flashes", () => {
  it.each([
    ["云海证券：下调江禾集团(01999.HK)评级。", "江禾集团/ORG"],
    ["记者专访了植砚投资首席经济学家古之榕。", "植砚投资/ORG"],
    ["知砚咨询总经理蔡学飞对记者表示，需求旺盛。", "知砚咨询/ORG"],
    ["省长王凯作政府工作报告。", "王凯/PERSON"],
    ["公司拟向天津城信转让所持有的股权。", "天津城信/ORG"],
    ["公司由江苏融砚提供担保。", "江苏融砚/ORG"],
    ["用户交流平台——“期货圈”于2015年上线。", "期货圈/PRODUCT"],
    ["本周公布的欧元区数据预计将显示，复苏缓慢。", "欧元区/PLACE"],
    ["【比砚集团完成收购27%股权】比砚集团发布公告。", "比砚集团/ORG"],
    ["新华社长沙五月十八日电，各地普降大雨。", "新华社/ORG"],
    ["俄外交部发言人表示，将作出回应。", "俄外交部/ORG"],
    ["决定对Meta及谷歌分别处以罚款。", "谷歌/ORG"],
    ["欧洲央行管委诺尔森：通胀将回落。", "诺尔森/PERSON"],
    ["“棉花之王”加特曼预计，价格将下跌。", "加特曼/PERSON"],
    ["走遍云、贵、川三省。", "贵/PLACE"],
    ["英国外交大臣库克抵达北京。", "库克/PERSON"],
    ["会见特使罗斯后表示满意。", "罗斯/PERSON"],
    ["达官贵人的特使甲日·洛迪到访。", "甲日·洛迪/PERSON"],
    ["意大利承包商英波吉罗公司多次交涉。", "英波吉罗公司/ORG"],
    ["由江苏省文联主办的展览开幕。", "江苏省文联/ORG"],
    ["孙中山先生的故居向公众开放。", "孙中山/PERSON"],
    ["作者祁宏和祁志远都到场。", "祁志远/PERSON"],
    ["港股江禾能源涨超31%，公司公告称不知原因。", "江禾能源/ORG"],
    ["股东之一是特利云（北京）企业管理有限公司。", "特利云（北京）企业管理有限公司/ORG"],
    ["上海世茂建设有限公司提供担保。", "上海世茂建设有限公司/ORG"],
    ["罗伯特·科赫研究所发布报告。", "罗伯特·科赫研究所/ORG"],
    ["通知已经印发。（江海新闻）", "江海新闻/ORG"],
    ["昆岳电气连续三日涨停。", "昆岳电气/ORG"],
    ["砚山控股（08876.HK）跌超5%。", "砚山控股/ORG"],
    ["砚山控股发布公告，拟收购东南证券。", "砚山控股/ORG"],
    ["砚山控股发布公告，拟收购东南证券。", "东南证券/ORG"],
    ["东南证券首席经济学家古之榕表示，经济回暖。", "古之榕/PERSON"],
    ["科创板新股昆岳医药开盘破发。", "昆岳医药/ORG"],
    ["公司全资子公司升阳资讯的支付产品上线。", "升阳资讯/ORG"],
    ["公司于1月1日向深圳市昆砚贸易有限公司转账，后发函至昆砚公司。", "深圳市昆砚贸易有限公司/ORG"],
    ["公司于1月1日向深圳市昆砚贸易有限公司转账，后发函至昆砚公司。", "昆砚公司/ORG"],
    ["中国移动后续股价走势尚待观察。", "中国移动/ORG"],
    ["Kunyanly创始人表示，市场回暖。", "Kunyanly/ORG"],
    ["Kunyan Blockchain：作价2亿美元。", "Kunyan Blockchain/ORG"],
    ["杭州中院已立案。", "杭州中院/ORG"],
    ["秘书长斯托尔滕贝格：不会让步。", "斯托尔滕贝格/PERSON"],
    ["首相鲍里斯·约翰逊说。随后约翰逊决定不再推进。", "约翰逊/PERSON"],
    ["【格罗斯：是时候转向】债王格罗斯写道", "格罗斯/PERSON"],
    ["德国联邦疾控机构发布数据。", "德国/PLACE"],
    ["上海全市线下消费增长。", "上海/PLACE"],
    ["国务委员会副主任刘向东表示认可。", "刘向东/PERSON"],
    ["理赔员侍继琼整理了信息。", "侍继琼/PERSON"],
    ["法国卫生部长韦朗在接受质询时表示", "韦朗/PERSON"],
    ["法国卫生部长韦朗在接受质询时表示", "卫生部长/TITLE"],
    ["日本首相桥本龙太郎今天到访。", "桥本龙太郎/PERSON"],
    ["两国领导人谈到中美关系。", "中/PLACE"],
    ["配送车日前抵沪支援。", "沪/PLACE"],
    ["公司落户浙江丽水经济技术开发区。", "浙江丽水经济技术开发区/PLACE"],
    ["腾讯手游《云上江湖》收入增长，玩家众多。", "云上江湖/PRODUCT"],
    ["公司于近日收到股东许禾锭先生、许孔斌先生出具的函。", "许孔斌/PERSON"],
    ["股东为南方希望实业有限公司（简称“南方希望”）。", "南方希望实业有限公司/ORG"],
    ["科技股苹果跌超1.3%，芯片股昆岳微涨停。", "苹果/ORG"],
    ["西方石油公司涨超7%。", "西方石油公司/ORG"],
    ["只保留天津站部分车票售卖。", "天津站/PLACE"],
    ["美国联邦巡回上诉法院支持原判。", "美国联邦巡回上诉法院/ORG"],
    ["陕西省应对新型冠状病毒感染肺炎疫情工作领导小组办公室印发通知。", "陕西省应对新型冠状病毒感染肺炎疫情工作领导小组办公室/ORG"],
    ["一致行动人常州昆岳计划6个月内减持不超过1%。", "常州昆岳/ORG"],
    ["拟筹划分拆昆岳光能在上交所上市。", "昆岳光能/ORG"],
    ["芬戈里莫德的专利有效，阿托伐他汀钙片中标。", "芬戈里莫德/PRODUCT"],
    ["芬戈里莫德的专利有效，阿托伐他汀钙片中标。", "阿托伐他汀钙片/PRODUCT"],
    ["腾讯《王者荣耀》收入增长。", "王者荣耀/PRODUCT"],
    ["曼联在老特拉福德球场取胜。", "老特拉福德球场/PLACE"],
    ["据西安发布：5个地区调整为低风险。", "西安发布/ORG"],
    ["先后获得“江城品牌影响力机构”“服务地方贡献奖”等诸多荣誉。", "服务地方贡献奖/AWARD"],
    ["澜砚新材料股份有限公司拟收购股权。", "澜砚新材料股份有限公司/ORG"],
    ["产品由云栖人寿推出。", "云栖人寿/ORG"],
    ["晟砚科技已完成近亿元融资，由昆砚创投领投，澄湖资本跟投。", "晟砚科技/ORG"],
    ["晟砚科技已完成近亿元融资，由昆砚创投领投，澄湖资本跟投。", "昆砚创投/ORG"],
    ["晟砚科技已完成近亿元融资，由昆砚创投领投，澄湖资本跟投。", "澄湖资本/ORG"],
    ["公司尚未启动对晟砚新能源的调查。", "晟砚新能源/ORG"],
    ["交易所对ST昆砚实控人予以谴责。", "ST昆砚/ORG"],
    ["责任编辑：赵砚晨", "赵砚晨/PERSON"],
    ["公司与西北特钢续签合同。", "西北特钢/ORG"],
    ["挪威驻老挝大使馆表示关切。", "挪威驻老挝大使馆/ORG"],
    ["据研究公司Kunyan Insights周四公布的报告，销量增长。", "Kunyan Insights/ORG"],
    ["江禾医药与江西省肿瘤医院共建实验平台。", "江西省肿瘤医院/ORG"],
    ["昆布什证券分析师Ken Yarrow周四说，市场回暖。随后Yarrow补充说明。", "Yarrow/PERSON"],
    ["董事长钱砚元拟减持股份。", "钱砚元/PERSON"],
    ["江西煤炭协会煤炭进出口专业委员会召开会议。", "江西煤炭协会煤炭进出口专业委员会/ORG"],
    ["港股手游股走高，云帆互动涨6.4%，拾光网络涨1.6%。", "云帆互动/ORG"],
    ["数据显示，价格从5%降至4%左右。 (一川财经)", "一川财经/ORG"],
    ["维和部队总指挥谢尔科夫斯基向媒体表示。", "谢尔科夫斯基/PERSON"],
    ["报告由美国疾病控制与预防中心主任说明。", "美国疾病控制与预防中心/ORG"],
    ["美国国家过敏症和传染病研究所发布研究。", "美国国家过敏症和传染病研究所/ORG"],
    ["德国联邦统计局表示，通胀上升。", "德国联邦统计局/ORG"],
    ["厂商优砚科技（深圳）有限公司完成融资。", "优砚科技（深圳）有限公司/ORG"],
    ["公司收购昆尔利德51%股权，昆尔利德有希望扭亏。", "昆尔利德/ORG"],
    ["控股股东乾昆中晟将其持有的22%股份转让。", "乾昆中晟/ORG"],
    ["研究机构Kunyalysis周四表示，犯罪减少。", "Kunyalysis/ORG"],
    ["【郭砚鹏：头戴装置领先】分析师郭砚鹏发布报告称，头戴装置领先。", "郭砚鹏/PERSON"],
    ["走访了云海市第二人民医院。", "云海市第二人民医院/ORG"],
    ["中国砚石协会会长王砚军致辞。", "中国砚石协会/ORG"],
    ["在2026中关村论坛年会期间亮相。", "中关村论坛年会/EVENT"],
    ["第三届“砚山杯”金融科技创新大赛落幕。", "第三届“砚山杯”金融科技创新大赛/EVENT"],
    ["“6·12”云州隧道坍塌事故善后完成。", "“6·12”云州隧道坍塌事故/EVENT"],
    ["云栖人寿“福砚堂”养老年金保险上市。", "福砚堂/PRODUCT"],
    ["在“全国砚石公众宣传日”来临之际", "全国砚石公众宣传日/EVENT"],
    ["Sorik Kunyani地热能有限公司已发电。", "Sorik Kunyani地热能有限公司/ORG"],
    ["阿联酋卫生与预防部公布数据。", "阿联酋卫生与预防部/ORG"],
    ["加密货币交易所KYX创始人表示乐观。", "KYX/ORG"],
    ["韦德布什分析师Ken Yarrow周日表示，公司增长。", "韦德布什/ORG"],
    ["信创板块中国长城、中国软件受关注。", "中国长城/ORG"],
  ])("%s", (text, expected) => {
    expect(named(text)).toContain(expected);
  });

  it.each([
    ["本周公布的欧元区数据预计将显示，复苏缓慢。", "欧元区数据/ORG"],
    ["凡客诚品官方网站“转为”小程序。", "转为/PRODUCT"],
    ["所有商超除保障供应之外，暂停营业。", "商超除/PERSON"],
    ["纸企龙头APP（金光纸业）日前涨价。", "纸企龙头APP/PRODUCT"],
    ["各方支持中东和平进程。", "和平/PLACE"],
    ["研究天干地支与历法。", "天干地支/PLACE"],
    ["CRO概念股走低。", "CRO/TITLE"],
    ["将增加亚洲私人银行业员工人数。", "亚洲私人银行业/ORG"],
    ["美股走高，道指累涨2%，纳指初步收涨1%。", "纳指初步收/ORG"],
    ["云州证券在研报中将岚砚精工评级上调。", "中将/TITLE"],
    ["直供终端门店和华致连锁门店的数量提升。", "和华致/PERSON"],
    ["江海银行“智砚贷”项目获一等奖。", "“智砚贷”项目获一等奖/AWARD"],
    ["鹏华丰禄债券基金经理李砚表示看好。", "华丰禄/PERSON"],
    ["该基金（代码：003547）今年以来回报2%。", "基金/ORG"],
    ["据印度当地消息，收购延期。", "印度当地/ORG"],
    ["成为安徽省新能源和节能环保企业。", "安徽省新能源/ORG"],
    ["平台将调整。具体如下：访问蓝牙。", "具体/ORG"],
    ["新砚生物年产60万瓶重组抗体项目。", "新砚生物年产60万瓶重组/ORG"],
    ["上周四收盘跌近67%。", "上周四/PERSON"],
    ["启航交易网年报预约披露时间表出炉。", "启航交易网年报预约/ORG"],
    ["截至十二月末本集团累计实现销售。", "末本集团/ORG"],
    ["美国还会出现更多病例。", "美国还会/ORG"],
    ["磁材公司有望迎来大年。", "磁材公司/ORG"],
    ["会议任命钱砚华为重庆市人民政府副市长。", "华为重庆市人民政府/ORG"],
    ["运算力领先竞争对手产品约2–3年。", "产品约2/ORG"],
    ["城区低效土地再开发。", "城区/PLACE"],
    ["美国天然气期货开涨5%。", "美国天然气期货/ORG"],
    ["现货黄金日内跌0.85%，日内涨超2%。", "日内/ORG"],
    ["其子公司注册资本由5000万元增至2亿元。", "注册资本/ORG"],
    ["其中第三季度单季增8.1%。", "单季增/PERSON"],
    ["会议于下午两点半在公司十二楼会议室召开。", "半在公司十二楼会议室/ORG"],
    ["云海期货北美原油主力期货报480元，恒指期货收涨。", "恒指期货/ORG"],
    ["外资“扫货”保险股。", "扫货/PRODUCT"],
    ["板块在年初逆市反弹。", "年初逆市/PLACE"],
    ["他说没有商定新的时间。", "商定新/PERSON"],
    ["中国股市存在机会。", "中国股市/PLACE"],
    ["目前公司拟5亿元投建医疗项目。", "投建医疗/ORG"],
    ["四层离港平台设有入口。", "港/PLACE"],
    ["港股走低，煤炭板块跌2%，恒生期货指数跌1.2%。", "煤炭板块/ORG"],
    ["该机器人由机器人（300024）研制。", "该机器人/ORG"],
    ["据西班牙媒体报道，预算案获批。", "西班牙媒体报道/PLACE"],
    ["舜宇光学科技12月手机镜头模组出货量1.21亿。", "舜宇光学科技12月手机镜头模组/ORG"],
    ["天津各站停售车票。", "天津各站/PLACE"],
    ["公司股东合计减持不超过1%。", "合计/ORG"],
    ["沪金夜盘收涨0.62%，沪银收涨0.19%。", "沪金夜盘/ORG"],
    ["美国存托股份计划将终止，占本公司已发行股份约0.1%。", "美国存托股份/ORG"],
    ["各地教育部门认真做好工作。", "教育部/ORG"],
    ["外汇储备中美元在俄罗斯国际外汇储备中的占比下降。", "俄罗斯国际/ORG"],
    ["该病例是双方确认的。", "是双方/PERSON"],
    ["特药爱博新可以直付。", "爱博新/PERSON"],
    ["以“家政服务”等名义变相培训。", "家政服务/PRODUCT"],
    ["上海地区的客户", "上海地区/PLACE"],
    ["公司股价报12元。股价涨停。", "股价/ORG"],
    ["大市成交额为1320亿港元", "大市/PLACE"],
    ["【公告：因涉嫌信息披露违法违规 公司被立案】", "因涉嫌信息/ORG"],
    ["这是江禾集团、启航集团的举措。", "这是/ORG"],
    ["发挥央企科技创新引领", "央企科技/ORG"],
    ["原实际控制人关联人疑似占用资金", "关联人/PERSON"],
    ["Nifty涨0.3%，Solana跌超5%。", "Nifty/ORG"],
  ])("%s does not hold %s", (text, wrong) => {
    expect(named(text)).not.toContain(wrong);
  });
});

describe("organisations", () => {
  it.each([
    ["平安银行杭州分行行长卓一鸣表示", "平安银行杭州分行/ORG"],
    ["中国人寿成都市分公司党委书记", "中国人寿成都市分公司/ORG"],
    ["启航财险股份有限公司发布公告", "启航财险股份有限公司/ORG"],
    ["获得浙江省保险行业协会颁发的证书", "浙江省保险行业协会/ORG"],
    ["联合中国社科院世界社保研究中心发布", "中国社科院世界社保研究中心/ORG"],
    ["据江西省统计局网站消息", "江西省统计局/ORG"],
    ["杭州市西湖区人民法院作出判决", "杭州市西湖区人民法院/ORG"],
    ["广西分公司快速启动应急预案", "广西分公司/ORG"],
    ["沪深交易所发布通知", "沪深交易所/ORG"],
    ["（新华社）讯", "新华社/ORG"],
    ["云栖科技（688999）公告称", "云栖科技/ORG"],
  ])("%s", (text, expected) => {
    expect(named(text)).toContain(expected);
  });

  it("finds no name in bare nouns", () => {
    for (const text of ["该公司表示，分公司将继续努力。", "多家保险公司和商业银行参与。", "当地政府高度认可。", "总公司要求各分公司落实。"]) {
      expect(named(text).filter((name) => name.endsWith("/ORG"))).toEqual([]);
    }
  });

  it("keeps position, company and person apart", () => {
    expect(named("平安人寿南京分公司代理人罗小红回忆道")).toEqual(["平安人寿南京分公司/ORG", "代理人/TITLE", "罗小红/PERSON"]);
  });

  it("learns a short name from the article", () => {
    const text = "启航远洋渔业股份有限公司（以下简称“启航远洋”）今日上市。启航远洋总经理出席。";
    const found = findIn(parsePlain(text)).outer.filter(({ text: name }) => name === "启航远洋");
    expect(found).toHaveLength(2);
    expect(found[1]).toMatchObject({ type: "ORG", canonical: "启航远洋渔业股份有限公司" });
  });

  it("takes a code in the markup as exact evidence", () => {
    const article = parseArticle(`---\ntitle: "x"\n---\n<p>昨日，<span id="stock_1.600999"><a class="keytip" data-code="1,600999">云栖新材</a></span>涨停。</p>`);
    expect(findIn(article).outer.find(({ text }) => text === "云栖新材")).toMatchObject({ type: "ORG", ids: ["600999.SH"], source: "markup" });
  });

  it("wants evidence for a name that is a word of the language", () => {
    expect(named("发展太阳能和机器人产业，充满新希望。").filter((name) => name.endsWith("/ORG"))).toEqual([]);
    expect(named("新希望公告，太阳能涨停，机器人（300024）走高。")).toEqual(expect.arrayContaining(["新希望/ORG", "机器人/ORG"]));
  });

  it("gives full names and codes", () => {
    const [company] = findIn(parsePlain("中国平安公布业绩。")).outer;
    expect(company).toMatchObject({ canonical: "中国平安保险（集团）股份有限公司", ids: ["601318.SH", "02318.HK"] });
    const [branch] = findIn(parsePlain("太保产险杭州分公司开业。")).outer;
    expect(branch?.canonical).toBe("中国太平洋财产保险股份有限公司杭州分公司");
  });

  it("matches names padded with spaces in tables", () => {
    const [entity] = findIn(parsePlain("一 心 堂  12.5")).outer;
    expect(entity).toMatchObject({ text: "一 心 堂", type: "ORG", canonical: "一心堂" });
  });

  it("matches traditional characters", () => {
    expect(named("中國平安與騰訊合作")).toEqual(expect.arrayContaining(["中國平安/ORG", "騰訊/ORG"]));
  });

  it("keeps the names inside a name", () => {
    const { outer, nested } = findIn(parsePlain("平安银行杭州分行今日开业"));
    expect(outer.map(show)).toEqual(["平安银行杭州分行/ORG"]);
    expect(nested.map(show)).toEqual(["平安银行/ORG", "杭州/PLACE"]);
  });
});

describe("persons and positions", () => {
  it.each([
    ["客户宋女士十分感动", ["宋女士/PERSON"]],
    ["案例中的Z先生", ["Z先生/PERSON"]],
    ["国际货币基金组织总裁克里斯塔利娜·格奥尔基耶娃宣布", ["国际货币基金组织/ORG", "总裁/TITLE", "克里斯塔利娜·格奥尔基耶娃/PERSON"]],
    ["总经理卓一鸣介绍", ["总经理/TITLE", "卓一鸣/PERSON"]],
  ])("%s", (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  it("takes no word for a person", () => {
    expect(named("智慧助老，金融服务温暖人心，高铁方便出行。").filter((name) => name.endsWith("/PERSON"))).toEqual([]);
  });

  it("marks role words as optional", () => {
    const role = findIn(parsePlain("平安产险相关负责人介绍")).outer.find(({ type }) => type === "TITLE");
    expect(role).toMatchObject({ text: "相关负责人", level: "optional" });
  });
});

describe("places", () => {
  it.each([
    ["浙江省杭州市今日发布", ["浙江省杭州市/PLACE"]],
    ["沪深两市高开", ["沪/PLACE", "深/PLACE"]],
    ["上海市民", ["上海/PLACE"]],
    ["京津冀、长三角、珠三角三大区域", ["京津冀/PLACE", "长三角/PLACE", "珠三角/PLACE"]],
  ])("%s", (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  it("names none in 我国, 全国, 当地", () => {
    expect(named("我国各地、全国和当地居民")).toEqual([]);
  });
});

describe("other names", () => {
  it.each([
    ["发布《云栖养老白皮书》", "云栖养老白皮书/LAW_DOC"],
    ["据《东湖日报》报道", "东湖日报/ORG"],
    ["通过“云账房”系统办理", "云账房/PRODUCT"],
    ["下载“云栖保险”APP", "云栖保险/PRODUCT"],
    ["荣获“年度卓越服务奖”", "年度卓越服务奖/AWARD"],
    ["开展“保险进乡村”活动", "保险进乡村/EVENT"],
    ["入选《财富》世界500强", "《财富》世界500强/AWARD"],
    ["上证指数收涨", "上证指数/SECURITY"],
    ["中国石化（600028）", "600028/SECURITY"],
    ["落实“六稳”“六保”要求", "六稳/LAW_DOC"],
    ["参加中国国际进口博览会", "中国国际进口博览会/EVENT"],
  ])("%s", (text, expected) => {
    expect(named(text)).toContain(expected);
  });

  it("lets words in quotes be words", () => {
    expect(named("织起安全防护“网”，打通“最后一公里”。")).toEqual([]);
  });
});

describe("without words", () => {
  it("still finds what tables and patterns know", () => {
    const found = named("中国平安上海分公司总经理出席，据《东湖日报》报道，上证指数上涨，宋女士表示满意。", false);
    expect(found).toEqual(expect.arrayContaining(["中国平安上海分公司/ORG", "东湖日报/ORG", "上证指数/SECURITY", "宋女士/PERSON"]));
  });
});
