import { describe, expect, it } from "vitest";
import { find, spans } from "./find";

describe("numerals that are none", () => {
  it.each([
    "第一时间启动应急响应，一方面统一部署，一直努力",
    "十分重要，万一出错，千万不要大意，进一步完善",
    "三一重工、五粮液、六福集团、七匹狼、三星电子、四川省",
    "百货、百姓、老百姓、千方百计、五花八门、数一数二",
    "一束束微光，一道道光芒，一车车物资，一件件小事",
    "每一个客户、每一次服务、这一比例、又一课题、上一交易日",
    "零接触、零等候、零售、零部件、陆续、陆金所、队伍、登陆",
    "第三方平台、最后一公里、一站式、一体化、一系列产品",
    "长三角、珠三角、新三板、二手房、一线城市、二级市场、两会",
    "百度、万科、兆易、三维、万兴科技、申万宏源",
    "其一致行动人、一看便知、一学就会",
    "数据、指数、人数、几乎、几何",
    "访问https://example.com/a2022/b?c=3d 或 www.example.com/2021",
    "联系 zhang3@example.com",
    "单位：万元",
    "五台山景区，一元复始，万元户，周六福珠宝，上百度搜索",
    "90后、00后消费者，80、90后；见图1、表2-1，附件3，住8楼，经101国道",
    "iOS 15.4与鸿蒙3.1，纳斯达克100指数",
    "提前规划，每周一至周五，高一学生，千户集团",
    "危机四伏，传言四起，货比三家，约法三章，判若两人，信心百倍，有朝一日，冰冻三尺非一日之寒",
    "二人转、千斤顶、百家讲坛、二元方程、三段论、半月板，《一千零一夜》与《第二十二条军规》，歼-20",
  ])("%s", (text) => {
    expect(spans(text)).toEqual([]);
  });

  it.each([
    ["客服热线95500", "95500", "identifier"],
    ["中国石化（600028）", "600028", "identifier"],
    ["腾讯(00700.HK)", "00700.HK", "identifier"],
    ["(H2019A)", "H2019A", "identifier"],
    ["5G网络", "5G", "identifier"],
    ["空中客服2.0”", "2.0", "identifier"],
    ["世界500强", "世界500强", "name"],
    ["沪深300指数", "沪深300", "name"],
    ["安享百万”", "百万", "name"],
    ["“六稳”“六保”", "六稳", "slogan"],
    ["“三专三心”品牌", "三专三心", "slogan"],
    ["数以万计的", "数以万计", "vague"],
    ["一家企业", "一家", "indefinite"],
    ["电话010-88886666", "010-88886666", "identifier"],
    ["银保监发〔2022〕12号", "〔2022〕12号", "identifier"],
    ["3号线", "3号线", "identifier"],
    ["“20云栖01”债券", "20云栖01", "name"],
  ])("optional: %s", (text, span, optional) => {
    const [figure] = find(text);
    expect(figure).toMatchObject({ text: span, level: "optional", class: optional });
  });

  it("counts one after all where ones, twos and threes are listed", () => {
    expect(spans("一个目标、两个愿景、三个突破")).toEqual(["一个", "两个", "三个"]);
  });

  it("reads a longer figure although a word begins it", () => {
    expect(spans("十分钟、四分之三、三方面、万一千人、一点五倍")).toEqual(["十分钟", "四分之三", "三方面", "万一千人", "一点五倍"]);
  });
});
