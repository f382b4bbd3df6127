//! One draft a line in, one review a line out, in order, each flushed when it is done.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read, Write},
};

use serde::Serialize;
use shenjiao::{Draft, Severity};

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
    let mut status = Status::new(args);
    for path in &args.paths {
        let open = || -> io::Result<Box<dyn BufRead>> {
            Ok(if path.as_os_str() == "-" {
                Box::new(io::stdin().lock())
            } else {
                Box::new(BufReader::new(File::open(path)?))
            })
        };
        let mut input = match open() {
            Ok(input) => input,
            Err(error) => {
                status.failed = true;
                eprintln!("shenjiao: {}: {error}", path.display());
                continue;
            }
        };
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            match input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => {
                    status.failed = true;
                    eprintln!("shenjiao: {}: {error}", path.display());
                    break;
                }
            }
            let too_long = line.len() as u64 == LONGEST_LINE && !line.ends_with(b"\n");
            if too_long {
                skip_line(&mut input)?;
            }
            if line.trim_ascii().is_empty() {
                continue;
            }
            match if too_long { Err(long()) } else { draft(&line, number) } {
                Ok(draft) => {
                    let mut review = reviewer.review(&draft);
                    status.count(&review);
                    show(&mut review, shown);
                    serde_json::to_writer(&mut *out, &review)?;
                }
                Err(error) => {
                    status.failed = true;
                    serde_json::to_writer(&mut *out, &Unread { id: None, line: number, error })?;
                }
            }
            out.write_all(b"\n")?;
            out.flush()?;
        }
    }
    Ok(status.code())
}

fn draft(line: &[u8], number: usize) -> Result<Draft, LineError<'static>> {
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
        eprintln!("shenjiao: line {number}: `{path}` is no field of a draft and is not used");
    };
    let invalid = |error: serde_json::Error| LineError {
        kind: if error.is_data() { "invalid-draft" } else { "invalid-json" },
        message: error.to_string(),
    };
    let draft = serde_ignored::deserialize(&mut json, unused).map_err(invalid)?;
    json.end().map_err(invalid)?;
    Ok(draft)
}

fn long() -> LineError<'static> {
    LineError { kind: "too-long", message: format!("the line has more than {LONGEST_LINE} bytes") }
}

fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        let (used, done) = match buffer.iter().position(|&b| b == b'\n') {
            Some(i) => (i + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        input.consume(used);
        if done {
            return Ok(());
        }
    }
}
