//! The drafts to be checked: files, folders, standard input.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use globset::{Glob, GlobSet, GlobSetBuilder};
use shenjiao::Draft;
use walkdir::WalkDir;

use crate::{
    error::{Error, ReadError},
    front_matter,
};

/// A longer file is not read.
const MOST_BYTES: u64 = 256 << 20;

/// What was found at the paths that a user gave.
#[derive(Default)]
pub(crate) struct Found {
    /// Files to be checked, in order; `-` is standard input.
    pub(crate) files: Vec<PathBuf>,
    /// Files in folders that are of a kind that can't be read.
    pub(crate) skipped: Vec<PathBuf>,
    /// Paths that can't be read.
    pub(crate) unread: Vec<(PathBuf, ReadError)>,
}

/// Walks folders in the order of names; what is hidden (a name that begins with a dot) is left out.
pub(crate) fn find(paths: &[PathBuf], exclude: &[String]) -> Result<Found, Error> {
    let exclude = globs(exclude)?;
    let mut found = Found::default();
    for path in paths {
        if path.as_os_str() == "-" {
            found.files.push(path.clone());
            continue;
        }
        let hidden =
            |entry: &walkdir::DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
        // As it is written, or as it lies in the folder given.
        let is_excluded = |file: &Path| {
            exclude.is_match(file) || file.strip_prefix(path).is_ok_and(|within| exclude.is_match(within))
        };
        let walk = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(|e| !hidden(e)) {
            match entry {
                Err(error) => {
                    let at = error.path().unwrap_or(path).to_owned();
                    found.unread.push((at, ReadError::Io(error.into())));
                }
                Ok(entry) if entry.file_type().is_dir() || is_excluded(entry.path()) => {}
                Ok(entry) if is_markdown(entry.path()) || has_extension(entry.path(), "txt") => {
                    found.files.push(entry.into_path());
                }
                Ok(entry) if entry.depth() == 0 => found.unread.push((entry.into_path(), ReadError::Kind)),
                Ok(entry) => found.skipped.push(entry.into_path()),
            }
        }
    }
    Ok(found)
}

/// Reads a file, or standard input under the name given.
pub(crate) fn read(path: &Path, name: &Path, unused: &mut BTreeMap<String, usize>) -> Result<Draft, ReadError> {
    let text = text(path)?;
    if is_markdown(name) {
        front_matter::draft(text, |key| *unused.entry(key).or_default() += 1)
    } else {
        Ok(Draft::new(text))
    }
}

/// The text of a file or of standard input (`-`), UTF-8 with or without a byte order mark.
pub(crate) fn text(path: &Path) -> Result<String, ReadError> {
    let input: Box<dyn Read> =
        if path.as_os_str() == "-" { Box::new(io::stdin().lock()) } else { Box::new(File::open(path)?) };
    let mut bytes = Vec::new();
    if input.take(MOST_BYTES + 1).read_to_end(&mut bytes)? as u64 > MOST_BYTES {
        return Err(ReadError::TooLong { limit: MOST_BYTES });
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(ReadError::Utf16);
    }
    if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).map_err(|e| ReadError::Utf8 { byte: e.utf8_error().valid_up_to() })
}

fn globs(patterns: &[String]) -> Result<GlobSet, Error> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        set.add(Glob::new(pattern).map_err(|error| Error::Glob { glob: pattern.clone(), error })?);
    }
    set.build().map_err(|error| Error::Glob { glob: patterns.join(" "), error })
}

fn is_markdown(path: &Path) -> bool {
    has_extension(path, "md") || has_extension(path, "markdown")
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case(extension))
}
