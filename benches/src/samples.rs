//! The drafts in `samples/`.

use std::{fs, path::Path};

/// One of the samples, as it is.
pub fn read(name: &str) -> String {
    let path = folder().join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All samples in the order of their names, without their front matter.
pub fn all() -> Vec<String> {
    let folder = folder();
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<_> = files.filter_map(|file| file.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    let texts = names.iter().map(|name| read(name));
    texts.map(|text| text.split_once("\n+++\n").map_or(text.as_str(), |(_, body)| body).to_owned()).collect()
}

/// All samples one after another, again and again, to this length.
pub fn repeated(bytes: usize) -> String {
    let round = all().join("\n\n") + "\n\n";
    crate::beginning(&round.repeat(bytes / round.len() + 1), bytes).to_owned()
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../samples")
}
