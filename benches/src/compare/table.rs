//! Tables in Markdown, also to be read in a terminal.

/// Prints a table under a heading. The first column holds words, the others numbers.
pub fn print<const N: usize>(heading: &str, head: [&str; N], rows: &[[String; N]]) {
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].as_str()).chain([head[column]]);
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: [usize; N] = std::array::from_fn(width);
    let line = |row: [&str; N]| {
        let cells = row.iter().zip(widths).enumerate().map(|(column, (cell, width))| match column {
            0 => format!(" {cell:<width$} |"),
            _ => format!(" {cell:>width$} |"),
        });
        println!("|{}", cells.collect::<String>());
    };
    println!("### {heading}\n");
    line(head);
    let rules = widths.iter().enumerate().map(|(column, &width)| match column {
        0 => format!(" {} |", "-".repeat(width)),
        _ => format!(" {}: |", "-".repeat(width - 1)),
    });
    println!("|{}", rules.collect::<String>());
    rows.iter().for_each(|row| line(row.each_ref().map(String::as_str)));
    println!();
}

/// A speed in MB/s.
pub fn speed(bytes: usize, seconds: f64) -> String {
    let speed = bytes as f64 / 1e6 / seconds;
    if speed < 10.0 { format!("{speed:.2}") } else { format!("{speed:.0}") }
}

/// How many times faster the first is.
pub fn times(ours: f64, theirs: f64) -> String {
    let ratio = theirs / ours;
    if ratio < 10.0 { format!("{ratio:.2}") } else { format!("{ratio:.0}") }
}
