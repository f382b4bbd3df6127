//! 审校 reviews the drafts of Chinese government websites and official accounts before they are published:
//! what is wrong, where, why (by which article), and what to write instead.
//!
//! A draft goes in, a review comes out. [`Reviewer::review`] is a pure function of the draft, the
//! dictionaries, the regime of review and the date it is told: no file, environment, clock, network,
//! logging, thread or global state is touched, and no text makes it fail.
//!
//! It judges a publisher's own text. It is no tool for watching what citizens say: the built-in packs are
//! about correctness, leaks, unlawful trade, fraud and vulgar spam. It looks nothing up: whether a link
//! is alive or a person still holds an office, it doesn't know.
//!
//! # Overview
//! - [`Draft`] is what goes in, [`Review`] what comes out, with its [`Finding`]s, each with its [`Span`],
//!   [`Suggestion`]s, authority ([`Finding::citation`], [`Finding::origin`]) and routing ([`Stage`],
//!   [`Gate`], [`Action`]).
//! - [`Reviewer`] does the work, for any number of threads; [`Scratch`] is memory that a thread's reviews use
//!   again. [`Reviewer::builder`] takes packs and limits. All that can be wrong with
//!   them is found then, as [`BuildError`]. [`check_packs`] lints packs.
//! - [`rules`] is the catalogue.
//! - [`LineIndex`] converts places between bytes, characters, UTF-16, lines and columns.
//!
//! # The way of a draft
//! ```text
//! Draft ─fold→ characters with a map back ─scan→ candidates ─segment where it matters→ ─detect→ findings
//!       ─suppress→ live + suppressed ─resolve→ without overlaps ─route→ Review
//! ```
//!
//! # Features
//! - `markdown` (on): drafts in Markdown. Without it they are read as plain text.
//! - `schema`: `schemars::JsonSchema` on the types that cross a border.
//!
//! # Stability
//! The names of rules, the JSON of drafts and reviews and the format of packs are part of the public
//! interface. Before 1.0 a breaking change raises the minor version; new rules and dictionary entries
//! raise the patch version and may change what is found. The minimum supported Rust version is 1.88; it
//! rises only with a minor version.
//!
//! # Parts
//! The built-in packs are read, checked and folded by the build script, with the library's own code; a start
//! decodes them and parses nothing.
//!
//! Terms are matched by a filter and a trie of our own over folded characters instead of `aho-corasick`:
//! a chain of dependent loads holds an automaton to a third of the speed (`aho-corasick` is the oracle in
//! the tests; `benches/` measures both). Line ends and comments are found with `memchr`. Words are cut as
//! `jieba-rs` cuts them (it is the oracle in the tests), by a dictionary that is used in place where the
//! binary holds it: to load one takes longer than to review a page, and a reviewer that threads share needs
//! neither a lock nor memory for it. Identifiers are parsed by hand at each run of digits, without `regex`.

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod date;
mod detect;
mod dictionary;
mod draft;
mod error;
mod finding;
mod fingerprint;
mod fold;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod internals;
mod position;
mod resolve;
mod review;
mod reviewer;
mod route;
mod rule;
mod segment;
mod span;
mod suppress;

pub use date::{Date, DateError};
pub use dictionary::check_packs;
#[cfg(feature = "schema")]
pub use dictionary::pack_schema;
pub use draft::{Channel, Draft, Format, Kind, Link, Source};
pub use error::{BuildError, PackProblem, PackSource, Place, Problem};
pub use finding::{Applicability, Finding, Layer, Origin, Related, Scope, Suggestion};
pub use position::{LineIndex, Position};
pub use review::{Incomplete, Review, Sheet, SheetStage, Suppressed, Suppression};
pub use reviewer::{Limits, Reviewer, ReviewerBuilder, Scratch, rules};
pub use rule::{Action, Category, Disposition, Gate, Rule, Severity, Stage};
pub use span::Span;
