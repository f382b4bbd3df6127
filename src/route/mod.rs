//! Which review decides a finding, through which gate, and what the regime makes of it.

mod regime;

pub(crate) use regime::Regime;

/// The regime that holds where no other is asked for, as the build script has compiled it.
pub(crate) fn builtin() -> Regime {
    let regime = include_bytes!(concat!(env!("OUT_DIR"), "/regime"));
    postcard::from_bytes(regime).unwrap_or_else(|error| unreachable!("a test reads it: {error}"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_default_regime_can_be_read() {
        assert_eq!(super::builtin().name, "default");
    }
}
