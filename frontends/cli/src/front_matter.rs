//! The data of a draft at the head of a Markdown file, between two lines `+++`, in TOML.

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use shenjiao::{Channel, Date, Draft, Format, Kind, Link, Source};

use crate::error::ReadError;

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
    let mut draft = Draft::default();
    if let Some(toml) = block(&text) {
        let wrong = |error: toml::de::Error| ReadError::FrontMatter {
            line: 2 + error.span().map_or(0, |s| toml[..s.start].matches('\n').count()),
            message: error.message().to_owned(),
        };
        let deserializer = toml::Deserializer::parse(toml).map_err(wrong)?;
        let data: FrontMatter =
            serde_ignored::deserialize(deserializer, |path| unused(path.to_string())).map_err(wrong)?;
        draft.id = data.id;
        draft.title = data.title;
        draft.kind = data.kind;
        draft.channel = data.channel;
        draft.source = data.source;
        draft.links = data.links;
        draft.as_of = data.as_of;
        draft.disclosure = data.disclosure;
        draft.class = data.class;
    }
    draft.body = text;
    draft.format = Format::Markdown;
    Ok(draft)
}

fn block(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("+++")?;
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?;
    let end = rest.find("\n+++").filter(|&i| rest[i + 4..].chars().next().is_none_or(|c| c == '\r' || c == '\n'))?;
    Some(&rest[..=end])
}

fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let written = toml::value::Datetime::deserialize(deserializer)?;
    written.to_string().parse().map(Some).map_err(serde::de::Error::custom)
}

fn known<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
