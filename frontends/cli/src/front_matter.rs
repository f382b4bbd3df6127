//! The data of a draft at the head of a Markdown file, between two lines `+++`, in TOML.

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use shenjiao::{Channel, Date, Draft, Format, Kind, Link, Source};

use crate::error::ReadError;

/// A longer front matter is not read.
const MOST_BYTES: usize = 4 << 20;

#[derive(Deserialize)]
struct FrontMatter {
    id: Option<String>,
    title: Option<String>,
    #[serde(default, deserialize_with = "known")]
    kind: Option<Kind>,
    #[serde(default, deserialize_with = "known")]
    channel: Option<Channel>,
    source: Option<Source>,
    #[serde(default)]
    links: Vec<Link>,
    #[serde(default, deserialize_with = "date")]
    as_of: Option<Date>,
    disclosure: Option<String>,
    class: Option<String>,
}

/// The draft of a Markdown file. Its body is the whole file, so that places in it are places in the file;
/// `unused` is told of each key that is none of a draft's.
pub(crate) fn draft(text: String, mut unused: impl FnMut(String)) -> Result<Draft, ReadError> {
    let mut draft = Draft::new(text).with_format(Format::Markdown);
    let Some(toml) = draft.front_matter() else { return Ok(draft) };
    if toml.len() > MOST_BYTES {
        let message = format!("有 {} 字节，超过 {MOST_BYTES} 字节的上限：请减少其中的内容", toml.len());
        return Err(ReadError::FrontMatter { line: 1, message });
    }
    let wrong = |error: toml::de::Error| ReadError::FrontMatter {
        line: 2 + error.span().map_or(0, |s| toml[..s.start].matches('\n').count()),
        message: error.message().to_owned(),
    };
    let deserializer = toml::Deserializer::parse(toml).map_err(wrong)?;
    let data: FrontMatter = serde_ignored::deserialize(deserializer, |path| unused(path.to_string())).map_err(wrong)?;
    draft.id = data.id;
    draft.title = data.title;
    draft.kind = data.kind;
    draft.channel = data.channel;
    draft.source = data.source;
    draft.links = data.links;
    draft.as_of = data.as_of;
    draft.disclosure = data.disclosure;
    draft.class = data.class;
    Ok(draft)
}

fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    // As a date of TOML, or in quotation marks as in JSON.
    let written = toml::Value::deserialize(deserializer)?;
    let date = written.as_datetime().map(ToString::to_string);
    let text = date.as_deref().or(written.as_str()).unwrap_or_default();
    text.parse().map(Some).map_err(serde::de::Error::custom)
}

fn known<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
