//! Counts genuine text, fits the scorer of near misses to it, and measures both: see `README.md`.

mod corpus;
mod fit;
mod measure;
mod slips;
mod table;
mod train;

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;

#[derive(Parser)]
#[command(about)]
enum Command {
    /// Writes a table of counts with the weights fitted to it.
    Train {
        /// Where the table goes.
        #[arg(long)]
        table: PathBuf,
        /// Where the report of the training goes.
        #[arg(long)]
        report: PathBuf,
        /// The least counts of two, three and four characters in a row that are kept.
        #[arg(long, value_delimiter = ',', default_values_t = [3, 3, 8])]
        floors: Vec<u32>,
        /// Genuine texts: JSON lines with `id` and `text`, packed by gzip if the name ends in `.gz`.
        #[arg(required = true)]
        texts: Vec<PathBuf>,
    },
    /// Puts slips into the tenth of the texts that training keeps out, and counts what a review finds of them, and
    /// what it finds in the texts as they are.
    Measure {
        /// Another table than the built-in one.
        #[arg(long)]
        table: Option<PathBuf>,
        /// How many findings in genuine text are shown.
        #[arg(long, default_value_t = 0)]
        show: usize,
        #[arg(required = true)]
        texts: Vec<PathBuf>,
    },
}

fn main() -> Result<()> {
    match Command::parse() {
        Command::Train { table, report, floors, texts } => {
            let floors = floors.try_into().map_err(|_| anyhow::anyhow!("--floors takes three counts, as in 3,3,8"))?;
            train::train(&texts, floors, &table, &report)
        }
        Command::Measure { table, show, texts } => measure::measure(&texts, table.as_deref(), show),
    }
}
