/** What platforms name as the place of somebody who writes: a province or a country, Simplified and Traditional. */
const PLACES = `
  北京 天津 上海 重庆 重慶 河北 山西 辽宁 遼寧 吉林 黑龙江 黑龍江 江苏 江蘇 浙江 安徽 福建 江西 山东 山東 河南 湖北 湖南 广东 廣東 海南 四川
  贵州 貴州 云南 雲南 陕西 陝西 甘肃 甘肅 青海 台湾 台灣 臺灣 内蒙古 內蒙古 广西 廣西 西藏 宁夏 寧夏 新疆 香港 澳门 澳門 中国 中國 中国香港
  中国澳门 中国台湾 美国 美國 加拿大 英国 英國 法国 法國 德国 德國 日本 韩国 韓國 新加坡 马来西亚 馬來西亞 泰国 泰國 越南 印度 印度尼西亚 菲律宾
  柬埔寨 缅甸 老挝 澳大利亚 澳洲 新西兰 俄罗斯 俄羅斯 意大利 西班牙 葡萄牙 荷兰 荷蘭 比利时 瑞士 瑞典 挪威 丹麦 芬兰 冰岛 爱尔兰 奥地利 波兰
  捷克 匈牙利 希腊 土耳其 以色列 阿联酋 沙特阿拉伯 卡塔尔 埃及 南非 肯尼亚 尼日利亚 巴西 阿根廷 智利 墨西哥 海外 未知`;

/** One of them, as the source of a pattern. */
export const PLACE = `(?:${PLACES.trim().split(/\s+/).join('|')})(?:省|市|自治区)?`;
