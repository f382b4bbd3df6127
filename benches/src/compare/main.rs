//! Measures the library beside its peers: `cargo run --release --manifest-path benches/Cargo.toml -- [CORPUS]…`.
//! Each section prints a table in Markdown when it is done.

mod clock;
mod corpus;
mod growth;
mod ladder;
mod matching;
mod memory;
mod review;
mod start;
mod table;
mod threads;
mod traps;

use std::{process::ExitCode, thread};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match measure(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("compare: {error}");
            ExitCode::from(2)
        }
    }
}

fn measure(paths: &[String]) -> Result<(), String> {
    println!("Machine: {}\n", machine());
    // First, while this process is small: see there.
    start::measure()?;
    memory::measure();
    let corpus = corpus::read(paths)?;
    println!("Corpus: {corpus}\n");
    let documents: Vec<&str> = corpus.documents.iter().map(String::as_str).collect();
    ladder::measure(&documents);
    matching::measure(&documents);
    review::measure(&documents);
    threads::measure(&documents);
    growth::measure(&documents);
    traps::measure();
    Ok(())
}

fn machine() -> String {
    let about = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = about.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let name = name.map_or("unknown processor", |(_, name)| name);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    format!("{name}, {cores} cores, {}-{}", std::env::consts::ARCH, std::env::consts::OS)
}
