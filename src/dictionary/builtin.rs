use crate::PackSource;

const FOLDER: &str = "dictionaries/";

/// The packs of this crate, by file.
const BUILTIN: &[(&str, &str)] = &packs![
    "phrasing/missing-quotes",
    "phrasing/naming",
    "phrasing/obsolete-name",
    "phrasing/official-term",
    "prohibited/drugs",
    "prohibited/forged-papers",
    "prohibited/fraud",
    "prohibited/gambling",
    "prohibited/pornography",
    "wording/confusable",
    "wording/misspelling",
    "wording/repeated",
];

macro_rules! packs {
    ($($name:literal),+ $(,)?) => {
        [$((
            concat!("dictionaries/", $name, ".toml"),
            include_str!(concat!("../../dictionaries/", $name, ".toml")),
        )),+]
    };
}
use packs;

/// The packs of this crate, as if a user had given their files.
pub(crate) fn builtin() -> impl Iterator<Item = PackSource> {
    BUILTIN.iter().map(|&(file, text)| PackSource { name: file.to_owned(), text: text.to_owned() })
}

/// Whether a pack of this crate has the name: the path of its file in the folder.
pub(crate) fn is_builtin(name: &str) -> bool {
    BUILTIN.iter().any(|(file, _)| name_of(file) == name)
}

/// The name of the pack in a file.
pub(crate) fn name_of(file: &str) -> &str {
    file.trim_start_matches(FOLDER).trim_end_matches(".toml")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_pack_is_called_as_its_file() {
        for source in super::builtin() {
            let pack = crate::dictionary::pack::Pack::parse(&source).map_err(|e| e.to_string()).unwrap();
            assert_eq!(pack.name(), super::name_of(&source.name));
        }
    }

    #[test]
    fn every_pack_in_the_folder_is_listed() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/dictionaries");
        let listed: Vec<_> = super::BUILTIN.iter().map(|(file, _)| file.to_string()).collect();
        let mut found = Vec::new();
        for folder in std::fs::read_dir(root).unwrap().flatten().filter(|f| f.path().is_dir()) {
            let name = folder.file_name().into_string().unwrap();
            if !["reference", "regimes"].contains(&name.as_str()) {
                for file in std::fs::read_dir(folder.path()).unwrap().flatten() {
                    found.push(format!("dictionaries/{name}/{}", file.file_name().into_string().unwrap()));
                }
            }
        }
        found.sort();
        assert_eq!(found, listed);
    }
}
