//! One draft a line in, one review a line out, in order, each flushed when it is done.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read, Write},
};

use serde::Serialize;
use shenjiao::{Draft, Reviewer, Scratch, Severity};

use crate::{
    args::Check,
    check::{Status, reviewer, show},
    error::Error,
};

/// A longer line is not read.
const LONGEST_LINE: u64 = 256 << 20;

/// What stands in the place of a review where a line can't be read.
#[derive(Serialize)]
struct Unread<'a> {
    id: Option<()>,
    line: usize,
    error: LineError<'a>,
}

#[derive(Serialize)]
struct LineError<'a> {
    kind: &'a str,
    message: String,
}

pub(crate) fn check(args: &Check, out: &mut impl Write) -> Result<u8, Error> {
    let reviewer = reviewer(args)?;
    let shown = args.severity.map_or(Severity::Info, Severity::from);
    let mut door = Door::new(&reviewer, shown, args.fail_on.into());
    for path in &args.paths {
        let open = || -> io::Result<Box<dyn BufRead>> {
            Ok(if path.as_os_str() == "-" {
                Box::new(io::stdin().lock())
            } else {
                Box::new(BufReader::new(File::open(path)?))
            })
        };
        match open().map_err(Error::Input).and_then(|input| door.answer(input, out, &mut io::stderr())) {
            Err(Error::Input(error)) => {
                door.status.failed = true;
                eprintln!("shenjiao: {}: {error}", path.display());
            }
            answered => answered?,
        }
    }
    Ok(door.code())
}

/// Answers the lines of any number of inputs.
pub struct Door<'r> {
    reviewer: &'r Reviewer,
    scratch: Scratch,
    shown: Severity,
    status: Status,
}

impl<'r> Door<'r> {
    /// Shows findings from the severity `shown` on; those from `fail_on` on count for the status.
    pub fn new(reviewer: &'r Reviewer, shown: Severity, fail_on: Severity) -> Self {
        Self { reviewer, scratch: Scratch::default(), shown, status: Status::new(fail_on) }
    }

    /// The status with which the command ends.
    pub fn code(&self) -> u8 {
        self.status.code()
    }

    /// Writes a line to `out` for each line of `input` that is not blank; `notes` is told of keys not used.
    ///
    /// # Errors
    /// What can't be read or written, never what a line holds.
    pub fn answer(
        &mut self,
        mut input: impl BufRead,
        out: &mut impl Write,
        notes: &mut impl Write,
    ) -> Result<(), Error> {
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            if input.by_ref().take(LONGEST_LINE + 1).read_until(b'\n', &mut line).map_err(Error::Input)? == 0 {
                break;
            }
            let mut length = line.len() as u64;
            let too_long = length > LONGEST_LINE;
            if too_long && !line.ends_with(b"\n") {
                length += skip_line(&mut input).map_err(Error::Input)?;
            }
            if line.trim_ascii().is_empty() {
                continue;
            }
            match if too_long { Err(long(length)) } else { draft(&line, number, notes) } {
                Ok(draft) => {
                    let mut review = self.reviewer.review_with(&draft, &mut self.scratch);
                    self.status.count(&review);
                    show(&mut review, self.shown);
                    serde_json::to_writer(&mut *out, &review)?;
                }
                Err(error) => {
                    self.status.failed = true;
                    serde_json::to_writer(&mut *out, &Unread { id: None, line: number, error })?;
                }
            }
            out.write_all(b"\n")?;
            out.flush()?;
        }
        Ok(())
    }
}

fn draft(line: &[u8], number: usize, notes: &mut impl Write) -> Result<Draft, LineError<'static>> {
    let text = std::str::from_utf8(line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line)).map_err(|e| LineError {
        kind: "invalid-utf8",
        message: format!("not UTF-8 from byte {} of the line on", e.valid_up_to()),
    })?;
    // Serde would take an array for the fields of a draft in their order.
    if text.trim_start().starts_with('[') {
        return Err(LineError { kind: "invalid-draft", message: "a draft is an object".to_owned() });
    }
    let mut json = serde_json::Deserializer::from_str(text);
    let unused = |path: serde_ignored::Path<'_>| {
        let _ = writeln!(notes, "shenjiao: line {number}: `{path}` is no field of a draft and is not used");
    };
    let invalid = |error: serde_json::Error| LineError {
        kind: if error.is_data() { "invalid-draft" } else { "invalid-json" },
        message: error.to_string(),
    };
    let draft = serde_ignored::deserialize(&mut json, unused).map_err(invalid)?;
    json.end().map_err(invalid)?;
    Ok(draft)
}

fn long(found: u64) -> LineError<'static> {
    let message = format!("the line has {found} bytes; at most {LONGEST_LINE} are allowed: divide the draft");
    LineError { kind: "too-long", message }
}

/// Reads to the end of a line: how many bytes.
fn skip_line(input: &mut impl BufRead) -> io::Result<u64> {
    let mut skipped = 0;
    loop {
        let buffer = input.fill_buf()?;
        let (used, done) = match buffer.iter().position(|&b| b == b'\n') {
            Some(i) => (i + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        input.consume(used);
        skipped += used as u64;
        if done {
            return Ok(skipped);
        }
    }
}
