use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::Date;

/// What is to be reviewed: a text with what is known about it. Only `body` is required.
///
/// ```
/// let draft = shenjiao::Draft::new("各单位是是责任单位。").with_as_of("2026-11-20".parse()?);
/// # Ok::<(), shenjiao::DateError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Draft {
    /// The caller's own name for the draft; comes back in the review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The text.
    pub body: String,
    /// How `body` is written.
    #[serde(default)]
    pub format: Format,
    /// What kind of text it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Where it is to be published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// Where a repost was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// Links beside the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// The day by which rules with dates are applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// The legal basis on which personal data is disclosed, if one is claimed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disclosure: Option<String>,
    /// The publisher's own class of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
}

impl Draft {
    /// A draft of plain text.
    pub fn new(body: impl Into<String>) -> Self {
        Self { body: body.into(), ..Self::default() }
    }

    /// The TOML at the head of a Markdown body, between two lines `+++`. It is the draft's data, to be read by
    /// whoever reads the file; a review takes it for no text.
    pub fn front_matter(&self) -> Option<&str> {
        let found = (self.format == Format::Markdown).then(|| front_matter(&self.body)).flatten();
        found.map(|(data, _)| &self.body[data])
    }

    /// The same draft with a title.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// The same draft with the date by which it is judged.
    #[must_use]
    pub fn with_as_of(mut self, as_of: Date) -> Self {
        self.as_of = Some(as_of);
        self
    }

    /// The same draft read in another format.
    #[must_use]
    pub fn with_format(mut self, format: Format) -> Self {
        self.format = format;
        self
    }
}

/// The bytes of a Markdown text's front matter, without the lines that enclose it, and where the text begins.
pub(crate) fn front_matter(text: &str) -> Option<(Range<usize>, usize)> {
    let mut lines = text.split_inclusive('\n');
    let start = lines.next().filter(|line| line.trim_end() == "+++")?.len();
    let mut end = start;
    for line in lines {
        if line.trim_end() == "+++" {
            return Some((start..end, end + line.len()));
        }
        end += line.len();
    }
    None
}

/// How the body of a draft is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Format {
    /// Plain text, one paragraph a line, or hard-wrapped as taken out of a PDF.
    #[default]
    Text,
    /// CommonMark with tables; a front matter in TOML is no text ([`Draft::front_matter`]). Read as plain text
    /// when the library is built without its feature `markdown`.
    Markdown,
}

/// What kind of text a draft is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Kind {
    /// 公文
    OfficialDocument,
    /// 通知公告
    Notice,
    /// 新闻动态
    News,
    /// 政策文件
    Policy,
    /// 政策解读
    Interpretation,
    /// 公示
    Publicity,
    /// 转载
    Repost,
    /// 回复
    Reply,
    /// 新媒体推文
    Post,
    /// 其他
    Other,
}

/// Where a draft is to be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Channel {
    /// 政府网站
    Website,
    /// 微信公众号
    Wechat,
    /// 微博
    Weibo,
    /// 抖音
    Douyin,
    /// 移动客户端
    App,
    /// 其他
    Other,
}

/// Where a repost was taken from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// Name of the medium or office.
    pub name: String,
    /// Address of the original.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Title of the original.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Text of the original. It is not the publisher's own and is not reviewed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
}

/// A link beside the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Link {
    /// What the reader sees; reviewed as text.
    pub text: String,
    /// Where it leads.
    pub href: String,
}
