//! The record of reference data is complete.
#![allow(clippy::disallowed_methods, reason = "the library reads no files; its tests do")]

use std::{fs, path::Path};

#[test]
fn every_reference_file_is_on_record_with_its_licence() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dictionaries/reference");
    let record = fs::read_to_string(folder.join("SOURCES.md")).unwrap();
    let files = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let (licences, data): (Vec<_>, Vec<_>) =
        files.filter(|file| file != "SOURCES.md").partition(|file| file.starts_with("LICENSE-"));
    assert!(!licences.is_empty() && !data.is_empty());
    for file in &data {
        let row = record.lines().find(|line| line.starts_with(&format!("| `{file}` |")));
        let row = row.unwrap_or_else(|| panic!("SOURCES.md has no row for {file}"));
        let cells: Vec<_> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        assert!(cells.len() == 5 && cells.iter().all(|cell| !cell.is_empty()), "{row}");
        let lines = fs::read_to_string(folder.join(file)).unwrap().lines().filter(|l| !l.starts_with('#')).count();
        let counted = cells[1].split(' ').next().unwrap().replace(',', "");
        assert_eq!(counted, lines.to_string(), "{row}");
        assert!(record.contains(&format!("\n**`{file}`.**")), "what was changed in {file}");
    }
    for licence in licences {
        assert!(record.contains(&format!("]({licence})")), "SOURCES.md doesn't name {licence}");
    }
    for link in record.split("](").skip(1).filter_map(|rest| rest.split(')').next()).filter(|l| !l.contains('/')) {
        assert!(folder.join(link).exists(), "{link}");
    }
}
