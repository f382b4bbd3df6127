/// The packs of this crate, by file.
pub(crate) const BUILTIN: &[(&str, &str)] = &packs![
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

#[cfg(test)]
mod tests {
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
