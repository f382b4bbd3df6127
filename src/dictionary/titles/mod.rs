//! Titles of laws and of other documents: what a pack says of them, and the table they are looked up in.

mod key;
mod section;
mod table;

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Serialize};

pub(crate) use key::{Key, STATE};
pub(super) use section::{RawTitle, titles_of};
pub(crate) use table::Change;
use table::Table;

use crate::{Date, Layer};

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

/// The titles by what they and their short forms are looked up by ([`Key`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Titles(Cow<'static, [u8]>);

impl Titles {
    /// A table that was written before.
    pub(crate) const fn written(bytes: &'static [u8]) -> Self {
        Self(Cow::Borrowed(bytes))
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Lays titles, each with what it is looked up by, over those that are there.
    pub(crate) fn with<'t>(&'t self, added: impl IntoIterator<Item = (String, Title<'t>)>) -> Self {
        let mut all: BTreeMap<String, Title<'_>> = Table::read(&self.0).all().collect();
        all.extend(added);
        Self(Cow::Owned(table::write(&all)))
    }

    /// The title that a text has, by its full name or by a short one.
    pub(crate) fn find(&self, key: &[char]) -> Option<Title<'_>> {
        Table::read(&self.0).find(key)
    }

    /// The titles that differ from a text in one stretch of at most two characters.
    pub(crate) fn near(&self, key: &[char]) -> Vec<(Title<'_>, Change)> {
        Table::read(&self.0).near(key)
    }
}
