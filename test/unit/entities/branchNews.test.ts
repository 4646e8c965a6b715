import { describe, expect, it } from "vitest";
import { named } from "./setup";

describe("names of branch news", () => {
  it.each([
    ["中华财险营口中支全力开展理赔工作。", "中华财险营口中支/ORG"],
    ["专班来到工商银行固始支行。", "工商银行固始支行/ORG"],
    ["盐城人保财险迅速响应。", "盐城人保财险/ORG"],
    ["确定河东农商行为合作机构。", "河东农商行/ORG"],
    ["兴和县联社发放贷款。", "兴和县联社/ORG"],
    ["走访中国南方砚门科技有限公司。", "中国南方砚门科技有限公司/ORG"],
    ["云州导报、云砚发展网讯 记者砚林报道", "云砚发展网/ORG"],
    ["产险处处长毛小砚带队。", "毛小砚/PERSON"],
    ["产险处处长毛小砚带队。", "处长/TITLE"],
    ["种植户张砚林说，今年丰收。", "张砚林/PERSON"],
    ["上门服务。通讯员吕砚汉摄", "吕砚汉/PERSON"],
    ["商团业务部张卉说道，天气很热。", "张卉/PERSON"],
    ["桂林、防城港、百色、柳州受灾。", "百色/PLACE"],
    ["导致上饶、吉安、赣州等市发生灾害。", "赣州/PLACE"],
    ["寿砚街道、鹤山街道、临邛街道和孔明街道受灾。", "孔明街道/PLACE"],
    ["奔赴崇明区港沿镇合兴村、合东村等地。", "合东村/PLACE"],
    ["落户张江科学城。", "张江科学城/PLACE"],
    ["在杭州市勾庄水产市场经营。", "杭州市勾庄水产市场/PLACE"],
    ["吉林省舒兰市开原镇五砚村村民丰收。", "吉林省舒兰市开原镇五砚村/PLACE"],
    ["江苏人保财险茶叶保险首次赔付。", "江苏人保财险/ORG"],
    ["按原中国银保监会披露的口径。", "中国银保监会/ORG"],
    ["由中国无机盐工业协会主办。", "中国无机盐工业协会/ORG"],
    ["发起设立“中国企业社会责任联盟”。", "中国企业社会责任联盟/ORG"],
    ["青岛市城市管理局环境卫生管理处副处长鞠砚", "青岛市城市管理局环境卫生管理处/ORG"],
    ["对象包括实际控制人广砚集团在内。", "广砚集团/ORG"],
    ["注资收购容砚达云计算公司。", "容砚达云计算公司/ORG"],
    ["与江淮汽车集团、云砚汽车合作。", "江淮汽车集团/ORG"],
    ["董事长白砚致开篇辞。", "白砚/PERSON"],
    ["《2020年度云州慈善捐赠榜》发布。", "2020年度云州慈善捐赠榜/AWARD"],
    ["开展2022年“3·15”消费者权益保护教育宣传周活动。", "“3·15”消费者权益保护教育宣传周/EVENT"],
    ["召开“2017年全国云砚知识动员会”。", "2017年全国云砚知识动员会/EVENT"],
  ])("%s → %s", (text, name) => {
    expect(named(text)).toContain(name);
  });

  it("takes no road for a place and no verb into a name", () => {
    expect(named("公路、水路、民航预计发送旅客。")).not.toContain("水路/PLACE");
    expect(named("股东融砚投资控股拟增持。").filter((name) => name.startsWith("拟"))).toEqual([]);
  });
});

describe("names of general news", () => {
  it.each([
    ["中国女排以三比零击败古巴队。", "古巴队/ORG"],
    ["视察了大连造船厂。", "大连造船厂/ORG"],
    ["复旦大学附属华山医院发布消息。", "复旦大学附属华山医院/ORG"],
    ["黄河、长江上游的绿化工程。", "长江/PLACE"],
    ["我国驻日大使徐砚信离任。", "日/PLACE"],
    ["山东省寿光市委书记王玉民到访。", "书记/TITLE"],
    ["河北日报记者 金昌植 摄", "金昌植/PERSON"],
    ["后防中坚理查德·温德比希勒离队。", "理查德·温德比希勒/PERSON"],
    ["上海虹桥机场恢复运行。", "上海虹桥机场/PLACE"],
    ["北京市第十五届人民代表大会第五次会议开幕。", "北京市第十五届人民代表大会第五次会议/EVENT"],
    ["俄军派出了空降兵。", "俄军/ORG"],
    ["雷丁vs富勒姆，推荐主胜。", "富勒姆/ORG"],
    ["云砚俱乐部做客利物浦。", "利物浦/ORG"],
  ])("%s → %s", (text, name) => {
    expect(named(text)).toContain(name);
  });

  it("takes no ad-hoc group into a body's name, and a city for a club only where it plays", () => {
    expect(named("解放军总医院专家组赶到唐山。")).toContain("解放军总医院/ORG");
    expect(named("他在利物浦上学。")).toContain("利物浦/PLACE");
  });
});

describe("names of insurers' news", () => {
  it.each([
    ["推出妈咪砚贝(新生版)。", "妈咪砚贝(新生版)/PRODUCT"],
    ["茶农老陈在现场。", "老陈/PERSON"],
    ["查勘员小李接到报案。", "小李/PERSON"],
    ["她被授予“四川省五一劳动奖章”。", "四川省五一劳动奖章/AWARD"],
    ["贾砚村党支部书记田仕胜说。", "党支部书记/TITLE"],
    ["《云州研究》与云州大学学报合作。", "云州大学学报/ORG"],
  ])("%s → %s", (text, name) => {
    expect(named(text)).toContain(name);
  });

  it("takes no deed into a product's name, and no bond for a place", () => {
    expect(named("平安养老险江西分公司与南昌市医疗保障局签署大病保险合作协议。").filter((name) => name.startsWith("签署"))).toEqual([]);
    expect(named("建宁转债涨4.3%。")).toEqual([]);
    expect(named("老马识途，小麦丰收，小米发布新品。").filter((name) => name.endsWith("/PERSON"))).toEqual([]);
  });
});
