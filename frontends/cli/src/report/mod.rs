//! What a check prints, in the form that was asked for.

mod github;
mod human;
mod json;
mod sarif;

use std::{io::Write, path::Path};

use shenjiao::{Draft, Finding, Review, Severity};

use crate::{
    args::Format,
    check::show,
    error::{Error, ReadError},
};

pub(crate) struct Report<'w, W: Write> {
    shown: Severity,
    out: &'w mut W,
    form: Form,
}

enum Form {
    Human(human::Human),
    Json(json::Json),
    Sarif(Box<sarif::Log>),
    Github,
}

impl<'w, W: Write> Report<'w, W> {
    pub(crate) fn new(format: Format, shown: Severity, out: &'w mut W) -> Self {
        let form = match format {
            Format::Human => Form::Human(human::Human::default()),
            Format::Json => Form::Json(json::Json::default()),
            Format::Sarif => Form::Sarif(Box::default()),
            Format::Github => Form::Github,
        };
        Self { shown, out, form }
    }

    pub(crate) fn review(&mut self, draft: &Draft, mut review: Review) -> Result<(), Error> {
        if let Form::Human(human) = &mut self.form {
            return human.review(self.out, draft, &review, self.shown);
        }
        show(&mut review, self.shown);
        match &mut self.form {
            Form::Human(_) => Ok(()),
            Form::Json(json) => json.review(self.out, &review),
            Form::Sarif(log) => {
                log.review(&review);
                Ok(())
            }
            Form::Github => github::review(self.out, &review),
        }
    }

    /// Tells of an input that could not be read.
    pub(crate) fn unread(&mut self, path: &Path, error: &ReadError) -> Result<(), Error> {
        eprintln!("shenjiao: {}: {error}", path.display());
        match &mut self.form {
            Form::Sarif(log) => log.unread(path, error),
            Form::Github => {
                writeln!(
                    self.out,
                    "::error file={}::{}",
                    github::property(&path.display().to_string()),
                    github::data(&error.to_string())
                )?;
            }
            Form::Human(human) => human.unread += 1,
            Form::Json(_) => {}
        }
        Ok(())
    }

    /// Tells of a file in a folder that is of a kind that can't be read.
    pub(crate) fn skipped(&mut self, path: &Path) -> Result<(), Error> {
        eprintln!("shenjiao: {}: 未审核：只读 .txt 和 .md", path.display());
        if let Form::Human(human) = &mut self.form {
            human.skipped += 1;
        }
        Ok(())
    }

    pub(crate) fn end(self) -> Result<(), Error> {
        match self.form {
            Form::Human(human) => human.end(self.out),
            Form::Json(json) => json.end(self.out),
            Form::Sarif(log) => log.end(self.out),
            Form::Github => Ok(()),
        }
    }
}

/// The text of the field a finding is in.
fn field<'d>(draft: &'d Draft, finding: &Finding) -> &'d str {
    match finding.field.as_str() {
        "title" => draft.title.as_deref().unwrap_or_default(),
        "body" => &draft.body,
        links => {
            let number = links.trim_start_matches("links[").split(']').next().and_then(|n| n.parse::<usize>().ok());
            number.and_then(|n| draft.links.get(n)).map_or("", |l| &l.text)
        }
    }
}

/// A field as an office calls it; nothing for the body.
fn field_title(finding: &Finding) -> &str {
    match finding.field.as_str() {
        "title" => "标题",
        "body" => "",
        _ => "链接文字",
    }
}
