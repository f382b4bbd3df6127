#![no_main]
//! The JSONL door of the command: a line out for each line in that is not blank.

use std::io::{BufReader, sink};

use libfuzzer_sys::fuzz_target;
use serde::Deserialize;
use shenjiao::{Draft, Review, Severity};
use shenjiao_cli::jsonl::Door;
use shenjiao_fuzz::REVIEWER;

#[derive(Deserialize)]
#[serde(untagged)]
enum Answer {
    Unread { id: (), line: usize, error: Unread },
    Review(Box<Review>),
}

#[derive(Deserialize)]
struct Unread {
    kind: String,
    message: String,
}

fuzz_target!(|data: &[u8]| {
    let (status, out) = answers(data, 1 << 13);
    assert_eq!(answers(data, 3), (status, out.clone()), "it matters how the input is cut");
    let lines = data.split(|&b| b == b'\n').zip(1..).filter(|(line, _)| !line.trim_ascii().is_empty());
    let mut answers = out.lines();
    let mut failed = false;
    for (line, number) in lines {
        let answer = answers.next().unwrap_or_else(|| panic!("line {number} has no answer"));
        match (draft(line), serde_json::from_str(answer).expect("an answer is JSON")) {
            (Some(draft), Answer::Review(review)) => {
                assert_eq!(*review, REVIEWER.review(&draft), "line {number} has the review of another draft");
            }
            (None, Answer::Unread { id: (), line, error }) => {
                failed = true;
                assert_eq!(line, number, "an error says another line");
                assert!(!error.message.is_empty(), "an error of line {number} says nothing");
                let kinds = ["invalid-utf8", "invalid-json", "invalid-draft"];
                assert!(kinds.contains(&error.kind.as_str()), "{} is no kind of error", error.kind);
            }
            (draft, _) => panic!("line {number}, draft: {}, has the answer {answer}", draft.is_some()),
        }
    }
    assert_eq!(answers.next(), None, "there are more answers than lines");
    assert_eq!(status == 2, failed, "the status does not say whether all was read");
});

fn answers(data: &[u8], cut: usize) -> (u8, String) {
    let mut out = Vec::new();
    let mut door = Door::new(&REVIEWER, Severity::Info, Severity::Error);
    door.answer(BufReader::with_capacity(cut, data), &mut out, &mut sink()).expect("memory is read and written");
    (door.code(), String::from_utf8(out).expect("answers are UTF-8"))
}

/// The draft of a line, read in the plainest way.
fn draft(line: &[u8]) -> Option<Draft> {
    let text = std::str::from_utf8(line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line)).ok()?;
    serde_json::from_str(text).ok().filter(|_| text.trim_start().starts_with('{'))
}
