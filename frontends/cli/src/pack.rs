use std::{
    io::Write,
    path::{Path, PathBuf},
};

use shenjiao::{PackSource, Severity, check_packs};
use walkdir::WalkDir;

use crate::{CLEAN, FAILED, FOUND, error::Error, input};

/// Reads packs: files, or folders of `.toml` files, whose regimes and reference data are none.
pub(crate) fn read(paths: &[PathBuf]) -> Result<Vec<PackSource>, Error> {
    let mut packs = Vec::new();
    for path in paths {
        for entry in WalkDir::new(path).follow_links(true).sort_by_file_name() {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(path).to_owned();
                Error::Read { path, error: std::io::Error::from(error).into() }
            })?;
            let toml = entry.path().extension().is_some_and(|e| e.eq_ignore_ascii_case("toml"));
            if entry.file_type().is_file() && (entry.depth() == 0 || (toml && !is_other_data(entry.path()))) {
                let text =
                    input::text(entry.path()).map_err(|error| Error::Read { path: entry.path().to_owned(), error })?;
                packs.push(PackSource { name: entry.path().display().to_string(), text });
            }
        }
    }
    Ok(packs)
}

fn is_other_data(path: &Path) -> bool {
    path.parent().and_then(Path::file_name).is_some_and(|folder| folder == "regimes" || folder == "reference")
}

/// Lints packs.
pub(crate) fn check(files: &[PathBuf], out: &mut impl Write) -> Result<u8, Error> {
    let packs = read(files)?;
    let problems = check_packs(&packs);
    for problem in &problems {
        writeln!(out, "{}: {problem}", problem.problem.severity())?;
    }
    writeln!(out, "{} 个词典包，{} 处问题", packs.len(), problems.len())?;
    Ok(match problems.iter().map(|p| p.problem.severity()).max() {
        None => CLEAN,
        Some(Severity::Error) => FAILED,
        Some(_) => FOUND,
    })
}
