//! Which review decides a finding, through which gate, and what the regime makes of it.

mod regime;

pub(crate) use regime::Regime;
