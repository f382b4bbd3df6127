//! Every rule once: what it finds, why, on whose authority, with examples that are tests.

use crate::{Rule, Severity};

/// A rule by its name.
pub(crate) fn find(name: &str) -> Option<&'static Rule> {
    RULES.binary_search_by(|r| r.name.cmp(name)).ok().map(|i| &RULES[i])
}

/// The rules, by name.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        name: "facts/article-number",
        title: "条文序号超出",
        severity: Severity::Warning,
        what: "引用的条文序号大于该法律、法规的最后一条，如《行政处罚法》（共86条）第一百零三条。按稿件日期判断；注明旧版本、叙述历史的不报，条数不详的不查。",
        why: "法律修订后条文序号会变动，照抄旧稿常引错条文。",
        source: "该法律、法规的现行文本",
        hit: &["依照《行政处罚法》第一百零三条处理。"],
        silent: &["依照《行政处罚法》第三十三条处理。"],
    },
    Rule {
        name: "phrasing/law-title",
        title: "法律法规名称有误",
        severity: Severity::Warning,
        what: "书名号里的、或者以“中华人民共和国”开头的法律法规和文件名称，与全国性法律法规名称表中的一个只差一两个字，如《突发事情应对法》。地方性法规、草案、外国法律和书名不报。",
        why: "法律法规名称写错，引用就失去依据，也有损严肃性。",
        source: "该法律、法规公布的文本",
        hit: &["依据《中华人民共和国突发事情应对法》，制定本预案。"],
        silent: &["依据《中华人民共和国突发事件应对法》，制定本预案。"],
    },
    Rule {
        name: "phrasing/missing-quotes",
        title: "应加引号的提法",
        severity: Severity::Warning,
        what: "规范写法须加引号的提法没有加引号，如“三个代表”重要思想。",
        why: "固定提法的引号是提法的一部分，漏写属表述不规范。",
        source: "中央文件和新华社稿件的固定写法",
        hit: &["坚持以邓小平理论、三个代表重要思想为指导。"],
        silent: &["坚持以邓小平理论、“三个代表”重要思想为指导。"],
    },
    Rule {
        name: "phrasing/naming",
        title: "称谓不规范",
        severity: Severity::Warning,
        what: "民族、宗教、地区和社会群体的称谓不合规范，如把维吾尔族简称为“维族”。引文、书名中的不报。",
        why: "称谓不当会伤害感情，也会造成政治性差错。",
        source: "《新华社新闻信息报道中的禁用词和慎用词》",
        hit: &["全村有维族村民三十户。"],
        silent: &["全村有维吾尔族村民三十户。"],
    },
    Rule {
        name: "phrasing/obsolete-name",
        title: "机构旧称",
        severity: Severity::Warning,
        what: "机构改革后仍用旧名称。按稿件日期判断；叙述历史（原、时任、改革前的年份）、书名号和引号里的不报。",
        why: "机构名称错误是检查通报中的常见问题，也使办事群众找错部门。",
        source: "《深化党和国家机构改革方案》（2018年3月）、《党和国家机构改革方案》（2023年3月）",
        hit: &["请到国土资源部网站查询。"],
        silent: &["原国土资源部2015年印发的文件继续有效。"],
    },
    Rule {
        name: "phrasing/official-term",
        title: "规范表述有误",
        severity: Severity::Error,
        what: "国家、政党、机关、职务的名称和固定提法写错或用错，如把“一带一路”倡议写成战略。",
        why: "属于严重表述错误，在政府网站检查中可单项否决。",
        source: "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）",
        hit: &["我县积极参与“一带一路”战略。"],
        silent: &["我县积极参与“一带一路”倡议。"],
    },
    Rule {
        name: "phrasing/repealed-law",
        title: "已废止的法律法规",
        severity: Severity::Warning,
        what: "引用已经废止的法律法规，如2021年起仍引用《合同法》。按稿件日期判断；叙述历史（原、当时、废止前的年份）、说明废止和修订的不报。",
        why: "已废止的法律法规不能再作依据。",
        source: "该法律、法规的废止条款",
        hit: &["依照《中华人民共和国合同法》签订协议。"],
        silent: &["依照《中华人民共和国民法典》签订协议。", "《中华人民共和国合同法》自2021年1月1日起废止。"],
    },
    Rule {
        name: "privacy/mobile-phone",
        title: "个人手机号",
        severity: Severity::Warning,
        what: "完整的手机号，带不带+86、空格和短横线都认。遮掩过的（138****1234）、固定电话、服务热线、更长编号中的数字和金额不报。",
        why: "手机号是个人信息；作为联系方式公开时，也宜改用办公电话。",
        source: "《中华人民共和国个人信息保护法》第四条、第二十五条",
        hit: &["联系人：张某，手机13800001234。"],
        silent: &["手机138****1234。", "咨询电话：010-12345678。", "项目总投资13800001234元。"],
    },
    Rule {
        name: "privacy/resident-id",
        title: "公民身份号码",
        severity: Severity::Error,
        what: "完整的18位公民身份号码（地区、出生日期、校验码三者都相符），以及有“身份证”字样而校验码不符的18位号码和15位旧号码。遮掩过的、统一社会信用代码等不报。",
        why: "公开他人的完整身份号码是最严重的个人信息泄露，须去标识化后再发布。",
        source: "《中华人民共和国个人信息保护法》第二十八条；GB 11643—1999《公民身份号码》",
        hit: &["李某，身份证号110101199003070011。", "身份证号：110101199003070012。"],
        silent: &["李某，身份证号110101********0011。", "编号110101199013070011。"],
    },
    Rule {
        name: "prohibited/drugs",
        title: "毒品、管制药品交易",
        severity: Severity::Error,
        what: "兜售毒品、制毒物品和管制药品的内容，含用空格、符号隔开的写法。公安、法院等的通报和禁毒宣传不报。",
        why: "法律禁止的内容，多因网页被篡改或转载不察而出现。",
        source: "《中华人民共和国刑法》第三百四十七条、第三百五十条",
        hit: &["出售冰毒，隐蔽发货，货到付款"],
        silent: &["公安机关缴获冰毒2千克。"],
    },
    Rule {
        name: "prohibited/forged-papers",
        title: "假证、假章、假票",
        severity: Severity::Error,
        what: "代办假证件、假文凭、刻章，买卖发票的广告。打击和查处此类行为的报道不报。",
        why: "法律禁止的内容，多因网页被篡改或转载不察而出现。",
        source: "《中华人民共和国刑法》第二百零五条之一、第二百零九条、第二百八十条",
        hit: &["代开发票，量大从优，加微信"],
        silent: &["严厉打击虚开、代开发票违法行为。"],
    },
    Rule {
        name: "prohibited/fraud",
        title: "诈骗、非法金融广告",
        severity: Severity::Error,
        what: "无抵押秒放款、刷单兼职、稳赚不赔等诈骗和非法金融广告。反诈宣传不报。",
        why: "法律禁止的内容，会使群众受骗。",
        source: "《中华人民共和国反电信网络诈骗法》第三十八条",
        hit: &["诚招刷单兼职，足不出户，日赚千元"],
        silent: &["警惕“无抵押贷款、当天放款”等电信网络诈骗。"],
    },
    Rule {
        name: "prohibited/gambling",
        title: "赌博",
        severity: Severity::Error,
        what: "赌博网站、赌博平台的广告和关键词。打击赌博的通报、福利彩票和体育彩票的消息不报。",
        why: "法律禁止的内容，是网页被篡改后最常见的植入内容。",
        source: "《中华人民共和国刑法》第三百零三条",
        hit: &["真人荷官在线发牌，注册送彩金"],
        silent: &["公安局通报打击网络赌博专项行动情况。"],
    },
    Rule {
        name: "prohibited/pornography",
        title: "淫秽色情",
        severity: Severity::Error,
        what: "招嫖和淫秽色情网站的广告、关键词。扫黄打非的报道不报。",
        why: "法律禁止的内容，是网页被篡改后常见的植入内容。",
        source: "《中华人民共和国刑法》第三百六十三条、第三百六十四条",
        hit: &["国产无码高清在线观看"],
        silent: &["开展“扫黄打非”集中检查。"],
    },
    Rule {
        name: "secrecy/classification-mark",
        title: "国家秘密标志",
        severity: Severity::Error,
        what: "文首、行首的密级标志（机密★10年、绝密★启用前），星号、空格、繁体的各种写法都认。讲解保密知识、加引号举例的不报。",
        why: "涉密不上网。不属于国家秘密的，也不得作出国家秘密标志。",
        source: "《中华人民共和国保守国家秘密法》第二十二条",
        hit: &["机密★10年\n关于开展工作的通知", "秘 密 ☆ 5年"],
        silent: &["国家秘密标志写作“机密★10年”。", "国家秘密分为绝密、机密、秘密三级。"],
    },
    Rule {
        name: "style/brackets",
        title: "括号、书名号",
        severity: Severity::Warning,
        what: "成对的括号一半全角一半半角；书名号里套用书名号；只有前一半的括号（提示）。",
        why: "标点不规范影响公文的严肃性，也常是复制、录入出错的痕迹。",
        source: "GB/T 15834—2011《标点符号用法》4.9、4.15",
        hit: &["（三)邮件申请。", "现将《关于印发《管理办法》的通知》转发给你们。"],
        silent: &["（三）邮件申请。", "1)当面申请。", "《关于印发〈管理办法〉的通知》"],
    },
    Rule {
        name: "style/suppression-mark",
        title: "无效的豁免标记",
        severity: Severity::Warning,
        what: "稿件里的豁免标记（<!-- shenjiao-disable … -->）写法有误：规则不存在、没有写理由或写法不认识。这样的标记不起作用。",
        why: "豁免须说明理由并留痕；写错的标记使人以为已经豁免。",
        source: "本工具的约定",
        hit: &["<!-- shenjiao-disable-line style/brackets -->（三)"],
        silent: &["<!-- shenjiao-disable-line style/brackets -- 引用原文 -->（三)"],
    },
    Rule {
        name: "wording/confusable",
        title: "易混词",
        severity: Severity::Warning,
        what: "两个词都存在，按上下文用错了的，如“登陆账号”应为“登录账号”。",
        why: "易混词用错改变意思，输入法又不会提示。",
        source: "《现代汉语词典》（第7版）",
        hit: &["请登陆网站账号办理。"],
        silent: &["台风在福建沿海登陆。"],
    },
    Rule {
        name: "wording/misspelling",
        title: "错别字",
        severity: Severity::Error,
        what: "在任何上下文里都是错的写法，如“布署”。",
        why: "错别字损害公信力，是检查通报的主要内容。",
        source: "《现代汉语词典》（第7版）、《第一批异形词整理表》",
        hit: &["认真布署防汛工作。"],
        silent: &["认真部署防汛工作。"],
    },
    Rule {
        name: "wording/repeated",
        title: "重复的字词",
        severity: Severity::Error,
        what: "不该重叠的字词写了两遍，如“是是”“的的”“以及以及”。常常、谢谢等正常重叠和跨词的相同两字（目的的、为了了解）不报。",
        why: "多为编辑、粘贴时的疏漏。",
        source: "现代汉语规范用法",
        hit: &["各单位是是责任单位。"],
        silent: &["常常走访，谢谢配合。", "为了了解情况。", "目的的实现。"],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Category;

    #[test]
    fn names_are_sorted_and_well_formed() {
        assert!(RULES.is_sorted_by(|a, b| a.name < b.name));
        for rule in RULES {
            assert!(Category::of_rule(rule.name).is_some(), "{}", rule.name);
            assert!(!rule.hit.is_empty() && !rule.silent.is_empty(), "{}", rule.name);
        }
    }
}
