//! The command of shenjiao: checks drafts, explains rules, lints dictionaries. A library only so that `fuzz/`
//! reaches it: nothing here is an interface for others.

mod args;
mod check;
mod error;
mod front_matter;
mod input;
pub mod jsonl;
mod pack;
mod report;
mod rules;
mod schema;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;

use crate::{
    args::{Cli, Command, PackCommand},
    error::Error,
};

/// Nothing to report, or nothing that counts.
const CLEAN: u8 = 0;
/// Findings.
const FOUND: u8 = 1;
/// Wrong use, or something that could not be read or reviewed whole.
const FAILED: u8 = 2;

/// Runs the command on the arguments of this process.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let done = run(cli, &mut out).and_then(|status| {
        out.flush()?;
        Ok(status)
    });
    match done {
        Ok(status) => ExitCode::from(status),
        // The reader has gone away: there is nobody to tell.
        Err(error) if error.is_broken_pipe() => ExitCode::from(CLEAN),
        Err(error) => {
            drop(out);
            eprintln!("shenjiao: {error}");
            ExitCode::from(FAILED)
        }
    }
}

fn run(cli: Cli, out: &mut impl Write) -> Result<u8, Error> {
    match cli.command {
        Command::Check(args) if args.jsonl => jsonl::check(&args, out),
        Command::Check(args) => check::check(&args, out),
        Command::Explain { rule } => rules::explain(&rule, out),
        Command::Rules { format } => rules::list(format, out),
        Command::Pack { command: PackCommand::Check { files } } => pack::check(&files, out),
        Command::Schema { of } => schema::print(of, out),
    }
}
