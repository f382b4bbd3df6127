use std::{
    collections::{BTreeMap, HashSet},
    io::Write,
    path::Path,
};

use jiff::Zoned;
use shenjiao::{Date, Review, Reviewer, Scratch, Severity};

use crate::{
    CLEAN, FAILED, FOUND,
    args::{Check, Format},
    error::Error,
    input, pack,
    report::Report,
};

/// Reviews files and folders.
pub(crate) fn check(args: &Check, out: &mut impl Write) -> Result<u8, Error> {
    let reviewer = reviewer(args)?;
    let found = input::find(&args.paths, &args.exclude)?;
    if args.title.is_some() && found.files.len() != 1 {
        return Err(Error::TitleOfMany(found.files.len()));
    }
    let default = match args.format {
        Format::Human | Format::Github => Severity::Warning,
        Format::Json | Format::Sarif => Severity::Info,
    };
    let shown = args.severity.map_or(default, Severity::from);
    let mut status = Status::new(args.fail_on.into());
    let mut report = Report::new(args.format, shown, out);
    let mut unused = BTreeMap::new();
    let mut scratch = Scratch::default();
    for (path, error) in found.unread {
        status.failed = true;
        report.unread(&path, &error)?;
    }
    for path in &found.skipped {
        report.skipped(path)?;
    }
    if found.files.is_empty() && !status.failed {
        return Err(Error::Nothing);
    }
    for path in &found.files {
        let name = if path.as_os_str() == "-" { args.path.as_deref().unwrap_or(Path::new("-")) } else { path };
        match input::read(path, name, &mut unused) {
            Err(error) => {
                status.failed = true;
                report.unread(name, &error)?;
            }
            Ok(mut draft) => {
                draft.title = args.title.clone().or(draft.title);
                let mut review = reviewer.review_with(&draft, &mut scratch);
                review.path = Some(name.display().to_string());
                status.count(&review);
                report.review(&draft, review)?;
            }
        }
    }
    for (key, files) in unused {
        eprintln!("shenjiao: 文首稿件信息中的“{key}”不是稿件的字段，未使用（{files} 件）");
    }
    report.end()?;
    Ok(status.code())
}

/// The reviewer a user asks for.
pub(crate) fn reviewer(args: &Check) -> Result<Reviewer, Error> {
    let mut builder = Reviewer::builder().builtin(!args.no_builtin).as_of(args.as_of.unwrap_or_else(today));
    for source in pack::read(&args.dictionary)? {
        builder = builder.pack(source.name, source.text);
    }
    Ok(builder.build()?)
}

fn today() -> Date {
    let day = Zoned::now().date();
    Date::new(day.year(), day.month(), day.day()).unwrap_or_else(|| unreachable!("today is a day"))
}

/// What the command ends with.
pub(crate) struct Status {
    fail_on: Severity,
    found: bool,
    pub(crate) failed: bool,
}

impl Status {
    pub(crate) fn new(fail_on: Severity) -> Self {
        Self { fail_on, found: false, failed: false }
    }

    pub(crate) fn count(&mut self, review: &Review) {
        self.found |= review.findings.iter().any(|f| f.severity >= self.fail_on);
        self.failed |= review.incomplete.is_some();
    }

    pub(crate) fn code(&self) -> u8 {
        match (self.failed, self.found) {
            (true, _) => FAILED,
            (_, true) => FOUND,
            _ => CLEAN,
        }
    }
}

/// What a user asked to see.
pub(crate) fn show(review: &mut Review, shown: Severity) {
    let all = review.findings.len();
    review.findings.retain(|f| f.severity >= shown);
    review.suppressed.retain(|s| s.finding.severity >= shown);
    if review.findings.len() < all {
        let left: HashSet<&str> = review.findings.iter().map(|f| f.fingerprint.as_str()).collect();
        for stage in &mut review.sheet.stages {
            stage.findings.retain(|fingerprint| left.contains(fingerprint.as_str()));
        }
    }
}
