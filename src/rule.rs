use std::fmt;

use serde::{Deserialize, Serialize};

/// How sure a finding is, and how bad the text.
///
/// Ordered from the mildest to the gravest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// A person should look.
    Warning,
    /// Wrong, or must not go out: right nearly always.
    Error,
}

/// What a finding is about: the part of a rule's name before the slash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Category {
    /// 涉密
    Secrecy,
    /// 个人信息
    Privacy,
    /// 禁止内容
    Prohibited,
    /// 规范表述
    Phrasing,
    /// 错别字与用词
    Wording,
    /// 公文格式与标点数字
    Style,
    /// 数据与日期
    Facts,
    /// 链接
    Link,
    /// 转载来源
    Source,
    /// 语气、个人观点、广告
    Tone,
}

impl Category {
    /// Every category, the gravest first.
    pub const ALL: [Self; 10] = [
        Self::Secrecy,
        Self::Privacy,
        Self::Prohibited,
        Self::Phrasing,
        Self::Wording,
        Self::Style,
        Self::Facts,
        Self::Link,
        Self::Source,
        Self::Tone,
    ];

    /// The category's name in rule names and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Secrecy => "secrecy",
            Self::Privacy => "privacy",
            Self::Prohibited => "prohibited",
            Self::Phrasing => "phrasing",
            Self::Wording => "wording",
            Self::Style => "style",
            Self::Facts => "facts",
            Self::Link => "link",
            Self::Source => "source",
            Self::Tone => "tone",
        }
    }

    /// The category of a rule, by its name.
    pub fn of_rule(rule: &str) -> Option<Self> {
        let (head, tail) = rule.split_once('/')?;
        let word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        (!tail.is_empty() && tail.chars().all(word)).then(|| Self::ALL.into_iter().find(|c| c.name() == head)).flatten()
    }
}

/// Which of the three reviews has to decide a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// 初审
    First,
    /// 复审
    Second,
    /// 终审
    Third,
}

/// Which of the six gates (六关) a finding belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Gate {
    /// 政治关
    Politics,
    /// 法律关
    Law,
    /// 政策关
    Policy,
    /// 保密关
    Secrecy,
    /// 文字关
    Wording,
    /// 舆情关
    Opinion,
}

/// What the regime makes of a finding.
///
/// Ordered from the mildest to the gravest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// To be known; passes.
    Note,
    /// To be asked of somebody else.
    Escalate,
    /// To be corrected, then checked again.
    Fix,
    /// Must not be published.
    Block,
}

/// What becomes of a draft: the gravest action among its live findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Disposition {
    /// Nothing stands against it.
    Pass,
    /// Somebody must be asked.
    Escalate,
    /// Must be corrected.
    Fix,
    /// Must not be published.
    Block,
}

impl From<Action> for Disposition {
    fn from(action: Action) -> Self {
        match action {
            Action::Note => Self::Pass,
            Action::Escalate => Self::Escalate,
            Action::Fix => Self::Fix,
            Action::Block => Self::Block,
        }
    }
}

/// A rule of the catalogue: what it finds, why, and on whose authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Rule {
    /// `category/what-is-wrong`. Stays for ever.
    pub name: &'static str,
    /// The rule in a few words.
    pub title: &'static str,
    /// The severity it reports as a rule; packs may say otherwise, entry by entry.
    pub severity: Severity,
    /// What it finds, and what it leaves alone.
    pub what: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// Standard, law or announcement, with its clause.
    pub source: &'static str,
    /// Texts in which it fires, as of 2026-11-01.
    pub hit: &'static [&'static str],
    /// Texts in which it stays silent.
    pub silent: &'static [&'static str],
}

macro_rules! display_as_serde {
    ($($type:ident { $($variant:ident => $name:literal / $title:literal),+ $(,)? })+) => {$(
        impl $type {
            /// The name used in offices.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),+ }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(match self { $(Self::$variant => $name),+ })
            }
        }
    )+};
}

display_as_serde! {
    Severity { Info => "info" / "提示", Warning => "warning" / "存疑", Error => "error" / "错误" }
    Stage { First => "first" / "初审", Second => "second" / "复审", Third => "third" / "终审" }
    Gate {
        Politics => "politics" / "政治关", Law => "law" / "法律关", Policy => "policy" / "政策关",
        Secrecy => "secrecy" / "保密关", Wording => "wording" / "文字关", Opinion => "opinion" / "舆情关",
    }
    Action { Note => "note" / "知悉", Escalate => "escalate" / "请示", Fix => "fix" / "改正", Block => "block" / "不得发布" }
    Disposition { Pass => "pass" / "可以通过", Escalate => "escalate" / "须请示", Fix => "fix" / "须改正", Block => "block" / "不得发布" }
}
