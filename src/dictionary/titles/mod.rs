//! Titles of laws and of other documents: what a pack says of them, and the table they are looked up in.

pub(crate) mod key;
mod section;
pub(crate) mod table;

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Serialize};

pub(super) use section::{RawTitle, titles_of};
use table::{Change, Table};

use crate::{Date, Layer};

/// What a text calls a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Name {
    /// Its title.
    Full,
    /// Another that is right.
    Short,
    Wrong,
}

/// What is known of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Title<'a> {
    #[serde(borrow)]
    pub(crate) name: Cow<'a, str>,
    /// The first day of the version that has so many `articles`.
    pub(crate) since: Option<Date>,
    /// The day on which it was repealed.
    pub(crate) until: Option<Date>,
    /// What took its place.
    #[serde(borrow)]
    pub(crate) successor: Option<Cow<'a, str>>,
    /// The number of its last article.
    pub(crate) articles: Option<u16>,
    #[serde(borrow)]
    pub(crate) citation: Cow<'a, str>,
    pub(crate) layer: Layer,
    #[serde(borrow)]
    pub(crate) pack: Cow<'a, str>,
}

impl Title<'_> {
    /// Whether it is known to have been repealed by a day; without one, whether it ever was.
    pub(crate) fn is_repealed(&self, day: Option<Date>) -> bool {
        self.until.is_some_and(|until| day.is_none_or(|day| until <= day))
    }
}

/// By what a title is looked up, whether it is called so, and the title.
pub(crate) type Named<'t> = (String, (Name, Title<'t>));

/// The titles by what they and their other names are looked up by ([`key::Key`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Titles(Cow<'static, [u8]>);

impl Titles {
    /// A table that was written before.
    pub(crate) const fn written(bytes: &'static [u8]) -> Self {
        Self(Cow::Borrowed(bytes))
    }

    /// Lays titles, each with what it is looked up by, over those that are there.
    pub(crate) fn with<'t>(&'t self, added: impl IntoIterator<Item = Named<'t>>) -> Self {
        let mut all: BTreeMap<String, (Name, Title<'_>)> = Table::read(self.as_ref()).all().collect();
        all.extend(added);
        Self(Cow::Owned(table::write(&all)))
    }

    /// The title that a text has, and whether it is called so.
    pub(crate) fn find(&self, key: &[char]) -> Option<(Name, Title<'_>)> {
        Table::read(self.as_ref()).find(key)
    }

    /// The titles that differ from a text in one stretch of at most two characters.
    pub(crate) fn near(&self, key: &[char]) -> Vec<(Title<'_>, Change)> {
        Table::read(self.as_ref()).near(key)
    }
}

impl AsRef<[u8]> for Titles {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}
