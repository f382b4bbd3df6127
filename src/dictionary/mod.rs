//! Packs, their layers, and what is compiled from them.

mod builtin;
mod entry;
mod enumeration;
mod known;
mod layers;
mod lexicon;
mod lint;
mod matcher;
mod pack;
mod pattern;
mod raw;
mod text;
mod texts;
mod titles;

pub(crate) use builtin::builtin;
pub(crate) use entry::Near;
pub(crate) use enumeration::{Enumeration, Label, Missing, Order, UNMISTAKABLE, is_quote};
pub(crate) use known::{Known, KnownKind};
pub(crate) use layers::{Dictionary, Whose};
pub(crate) use lexicon::{Hit, Lexicon, MemberHit, Scan};
pub use lint::check_packs;
#[cfg(feature = "internals")]
pub(crate) use matcher::Matcher;
pub(crate) use pattern::ends_sentence;
pub(crate) use raw::{Boundary, Leave, Quoted, Side};
pub(crate) use titles::{
    Name, Title, Titles,
    key::{Key, STATE},
    table::Change,
};

/// The JSON Schema of a pack, for editors that complete and check TOML.
#[cfg(feature = "schema")]
pub fn pack_schema() -> schemars::Schema {
    schemars::schema_for!(raw::RawPack)
}
