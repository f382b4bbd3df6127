//! What it costs to begin: the command on one page.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use nix::sys::resource::{UsageWho, getrusage};

use crate::{
    clock::{median, seconds},
    table,
};

const ROUNDS: usize = 20;

/// The largest child is measured, and a child counts for as large as this process was when it started it: so
/// this must run before anything large is made here.
pub fn measure() -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let command = root.join("target/release/shenjiao");
    if !command.is_file() {
        println!("The start of the command is left out: build it with `cargo build --release -p shenjiao-cli`.\n");
        return Ok(());
    }
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let mut check = Command::new(&command);
        check.arg("check").arg(root.join("samples/notice.md")).stdout(Stdio::null());
        let mut status = None;
        times.push(seconds(|| status = Some(check.status())));
        match status {
            // The notice holds errors.
            Some(Ok(status)) if status.code() == Some(1) => {}
            other => return Err(format!("{} check samples/notice.md: {other:?}", command.display())),
        }
    }
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).map_err(|error| format!("getrusage: {error}"))?;
    let rows = [
        ["start to end, ms".into(), format!("{:.1}", median(times) * 1e3)],
        ["largest resident memory, MB".into(), format!("{:.1}", usage.max_rss() as f64 / 1e3)],
    ];
    table::print("The command on samples/notice.md", ["", "median of 20"], &rows);
    Ok(())
}
