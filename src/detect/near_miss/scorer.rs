//! How likely it is that an edit mends a slip: a weighted sum of counts and facts. The weights are fitted by
//! `tools/near-miss` and stand in the table of counts.

use std::collections::HashMap;

use super::{
    alike::Alike,
    counts::{BREAK, Counts, DIGITS, LATIN, Token},
};
use crate::{Severity, segment::Segmenter};

/// What is taken into account. The first is always 1.
pub(crate) const FEATURES: [&str; 39] = [
    "bias",
    "pairs as written, least",
    "pairs as written, most",
    "pairs as written, mean",
    "threes as written, least",
    "threes as written, most",
    "threes as written, mean",
    "fours as written, least",
    "fours as written, most",
    "fours as written, mean",
    "pairs as mended, least",
    "pairs as mended, most",
    "pairs as mended, mean",
    "threes as mended, least",
    "threes as mended, most",
    "threes as mended, mean",
    "fours as mended, least",
    "fours as mended, most",
    "fours as mended, mean",
    "likelihood gained",
    "likelihood as mended",
    "likelihood as written",
    "same sound",
    "near sound",
    "similar shape",
    "one Wubi key apart",
    "character as written",
    "character as mended",
    "breaks around",
    "digits or Latin around",
    "weight of words gained",
    "single characters saved",
    "single characters as written",
    "single characters as mended",
    "doubled across words",
    "transliteration around",
    "surname before",
    "numeral",
    "country",
];

/// What has happened to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Substituted,
    Swapped,
    Doubled,
}

pub(crate) const KINDS: [(Kind, &str); 3] =
    [(Kind::Substituted, "substituted"), (Kind::Swapped, "swapped"), (Kind::Doubled, "doubled")];

/// The weights of each kind's features.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    weights: [Features; 3],
    /// From which score on an edit is a warning, and an error.
    thresholds: [[f32; 2]; 3],
}

impl Weights {
    /// Reads them out of the text of a table: a line for each, `kind: feature = weight`.
    pub(crate) fn read(about: &str) -> Option<Self> {
        let lines: HashMap<&str, &str> = about.lines().filter_map(|line| line.rsplit_once(" = ")).collect();
        let number = |(_, kind): (Kind, &str), name: &str| lines.get(&*format!("{kind}: {name}"))?.parse().ok();
        let mut read = Self { weights: [[0.0; FEATURES.len()]; 3], thresholds: [[0.0; 2]; 3] };
        for (i, kind) in KINDS.into_iter().enumerate() {
            for (weight, feature) in read.weights[i].iter_mut().zip(FEATURES) {
                *weight = number(kind, feature)?;
            }
            read.thresholds[i] = [number(kind, "warning from")?, number(kind, "error from")?];
        }
        Some(read)
    }

    /// How sure an edit of this score is, if it is sure enough to be reported.
    pub(super) fn severity(&self, kind: Kind, score: f32) -> Option<Severity> {
        let [warning, error] = self.thresholds[kind as usize];
        let severity = if score >= error { Severity::Error } else { Severity::Warning };
        (score >= warning).then_some(severity)
    }

    /// The logarithm of the odds that an edit of this kind is right.
    pub(super) fn score(&self, kind: Kind, features: &Features) -> f32 {
        self.weights[kind as usize].iter().zip(features).map(|(weight, feature)| weight * feature).sum()
    }
}

pub(crate) type Features = [f32; FEATURES.len()];

/// A stretch of tokens as written, and as mended, each with its neighbours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edit<'t> {
    pub(super) kind: Kind,
    pub(super) written: Stretch<'t>,
    pub(super) mended: Stretch<'t>,
    pub(super) alike: Option<Alike>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch<'t> {
    pub(super) tokens: &'t [Token],
    /// What differs.
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Stretch<'_> {
    /// The least, the most and the mean level of the groups of so many tokens that touch what differs.
    fn levels(self, counts: Counts<'_>, size: usize) -> [f32; 3] {
        let first = (self.from + 1).saturating_sub(size);
        let last = self.to.min(self.tokens.len() + 1 - size);
        let (mut least, mut most, mut sum) = (f32::MAX, 0.0_f32, 0.0);
        for at in first..last {
            let level = counts.level(&self.tokens[at..at + size]);
            least = least.min(level);
            most = most.max(level);
            sum += level;
        }
        [least, most, sum / (last - first) as f32]
    }

    /// The logarithm to the base 2 of how likely the tokens that differ and the two behind them are, each after
    /// the three before it; where these were never seen together, after fewer.
    fn likelihood(self, counts: Counts<'_>) -> f32 {
        let token = |at: usize| {
            let seen = (2..=4.min(at + 1)).rev().zip(0..).find_map(|(size, missed): (usize, i8)| {
                let group = &self.tokens[at + 1 - size..=at];
                let level = counts.level(group);
                let before = counts.level(&group[..size - 1]).max(level);
                (level > 0.0).then(|| level - before - f32::from(missed))
            });
            seen.unwrap_or_else(|| counts.level(&self.tokens[at..=at]) - 28.0)
        };
        (self.from..(self.to + 2).min(self.tokens.len())).map(token).sum()
    }

    fn chars(self, counts: Counts<'_>) -> Vec<char> {
        let char = |&token: &Token| match token {
            BREAK => '\n',
            DIGITS => '0',
            LATIN => 'a',
            _ => counts.char(token),
        };
        self.tokens.iter().map(char).collect()
    }
}

/// Characters that names from other languages are written with.
const TRANSLITERATION: &str = "阿埃艾爱奥巴贝本比彼波伯博布查达戴丹德迪蒂丁杜顿多厄恩尔法菲费弗福盖冈戈格古哈海汉赫霍基吉加贾杰卡凯坎科克肯库夸拉莱兰朗劳勒雷黎里利莉丽列林琳隆卢鲁伦罗洛马玛麦曼梅门蒙米密敏摩莫默姆穆纳内尼涅宁努诺欧帕佩皮珀普齐奇乔切琴萨塞桑瑟沙珊史施斯丝索塔泰坦特廷图托瓦万威韦维温沃乌西希锡夏肖谢辛修雅亚扬耶伊依因英尤约泽扎詹兹佐撒什沃";
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷黎史龙陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤";
/// Characters that stand for countries, and what stands beside them.
const COUNTRIES: &str = "中美俄英法德日韩朝印巴意加澳新欧非拉阿埃土泰越缅老柬菲马尼塞匈波希捷乌哈吉塔蒙秘墨以伊叙黎沙约也智古委哥厄瑞挪芬丹比荷卢葡西奥罗保阿斯肯坦";
const BESIDE_COUNTRIES: &str = "驻访赴对涉援抵旅方籍两";
const NUMERALS: &str = "一二三四五六七八九十百千万亿零两〇甲乙丙丁";

/// Everything that speaks for an edit or against it.
pub(super) fn features(edit: Edit<'_>, counts: Counts<'_>, segmenter: &Segmenter) -> Features {
    let Edit { kind, written, mended, alike } = edit;
    let mut list = Vec::with_capacity(FEATURES.len());
    list.push(1.0);
    for stretch in [written, mended] {
        (2..=4).for_each(|size| list.extend(stretch.levels(counts, size)));
    }
    let (before, after) = (written.likelihood(counts), mended.likelihood(counts));
    list.extend([after - before, after, before]);
    let flag = |holds| f32::from(u8::from(holds));
    let is = |what: fn(Alike) -> bool| flag(alike.is_some_and(what));
    list.extend([is(Alike::sound), is(Alike::near_sound), is(Alike::shape), is(Alike::wubi)]);
    list.extend([
        counts.level(&written.tokens[written.from..=written.from]),
        counts.level(&mended.tokens[mended.from..=mended.from]),
    ]);
    let around = &written.tokens[written.from - 2..written.to + 2];
    let share = |is: fn(Token) -> bool| around.iter().filter(|&&token| is(token)).count() as f32;
    list.extend([share(|token| token == BREAK), share(|token| token == DIGITS || token == LATIN)]);
    let (chars, right) = (written.chars(counts), mended.chars(counts));
    let (old, new) = (segmenter.lattice(&chars), segmenter.lattice(&right));
    list.extend([new.weight - old.weight, old.singles - new.singles, old.singles, new.singles]);
    list.push(flag(kind == Kind::Doubled && old.boundaries.contains(&(written.from + 1))));
    let near = &chars[written.from - 3..written.to + 3];
    list.push(near.iter().filter(|&&c| TRANSLITERATION.contains(c)).count() as f32 / near.len() as f32);
    list.push(flag(chars[written.from - 2..written.from].iter().any(|&c| SURNAMES.contains(c))));
    list.push(flag(NUMERALS.contains(chars[written.from]) || NUMERALS.contains(right[mended.from])));
    let beside = |at: usize| BESIDE_COUNTRIES.contains(chars[at]) || COUNTRIES.contains(chars[at]);
    let country = kind == Kind::Substituted && COUNTRIES.contains(chars[written.from]);
    list.push(flag(country && (beside(written.from - 1) || beside(written.from + 1))));
    std::array::from_fn(|i| list[i])
}
