use std::{
    borrow::{Borrow, Cow},
    fmt,
    ops::Deref,
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::texts;

/// A text of a dictionary: one of the built-in packs', used where it lies, or a user's own. In compiled
/// form it is its place among [`texts`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Str(Cow<'static, str>);

impl Serialize for Str {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        texts::place(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Str {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = texts::at(Deserialize::deserialize(deserializer)?);
        text.map(Self::from).ok_or_else(|| D::Error::custom("no place of a text"))
    }
}

impl Deref for Str {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Str {
    fn borrow(&self) -> &str {
        self
    }
}

impl From<String> for Str {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl From<&'static str> for Str {
    fn from(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl From<Str> for Cow<'static, str> {
    fn from(text: Str) -> Self {
        text.0
    }
}

impl fmt::Display for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
