//! The packs of this crate, which its build script has compiled.

use super::{entry::Examples, layers::Dictionary, titles::Titles};

const ENTRIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/entries"));
const EXAMPLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/examples"));
const TITLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/titles"));

/// What the packs of this crate say, without the examples of their entries.
pub(crate) fn builtin() -> Dictionary {
    let dictionary: Dictionary =
        postcard::from_bytes(ENTRIES).unwrap_or_else(|error| unreachable!("a test reads them: {error}"));
    Dictionary { titles: Titles::written(TITLES), ..dictionary }
}

/// The same, with the examples.
pub(super) fn with_examples() -> Dictionary {
    let mut dictionary = builtin();
    let examples: Vec<Examples> =
        postcard::from_bytes(EXAMPLES).unwrap_or_else(|error| unreachable!("a test reads them: {error}"));
    for (place, examples) in dictionary.examples_mut().zip(examples) {
        *place = examples;
    }
    dictionary
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "the library reads no files; its tests do")]
mod tests {
    use std::{fs, path::Path};

    use super::*;
    use crate::{PackSource, dictionary::Whose};

    /// The packs in the folder, their files named as the build script names them.
    fn sources() -> Vec<(PackSource, Whose)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folders = fs::read_dir(root.join("dictionaries")).unwrap().map(|f| f.unwrap().path());
        let data = ["near-miss", "reference", "regimes"];
        let packs = folders.filter(|f| f.is_dir() && !data.iter().any(|data| f.ends_with(data)));
        let files = packs.flat_map(|folder| fs::read_dir(folder).unwrap()).map(|file| file.unwrap().path());
        let source = |file: &Path| PackSource {
            name: file.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/"),
            text: fs::read_to_string(file).unwrap(),
        };
        files.map(|file| (source(&file), Whose::Library)).collect()
    }

    #[test]
    fn what_is_compiled_is_what_the_packs_say() {
        let sources = sources();
        let compiled = with_examples();
        // The table of reference data has no pack: those of the packs are laid over it once more.
        let titles = compiled.titles.clone();
        let mut parsed = Dictionary { titles, ..Dictionary::default() }.with(&sources).unwrap();
        assert!(sources.len() > 1 && parsed.entries.len() > 1000);
        for (parsed, compiled) in parsed.entries.iter().zip(&compiled.entries) {
            assert_eq!(parsed, compiled);
        }
        // Known forms stand in a trie of their own.
        parsed.known.iter_mut().for_each(|group| group.texts.clear());
        assert_eq!(parsed, compiled);
    }

    #[test]
    fn a_pack_is_called_as_its_file() {
        for (name, at) in builtin().packs {
            assert_eq!(*at.file, format!("dictionaries/{name}.toml"));
        }
    }
}
