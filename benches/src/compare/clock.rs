//! Times and their medians.

use std::time::{Duration, Instant};

use nix::time::{ClockId, clock_gettime};

const ROUNDS: usize = 5;

/// The median seconds of works that are compared: a round of each after the other, so that what else the
/// machine does meets all of them alike.
pub fn interleaved<const N: usize>(mut works: [&mut dyn FnMut(); N]) -> [f64; N] {
    let mut times = [const { Vec::new() }; N];
    for _ in 0..ROUNDS {
        for (work, times) in works.iter_mut().zip(&mut times) {
            times.push(seconds(work));
        }
    }
    times.map(median)
}

pub fn seconds(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

/// The seconds this thread was at work: what else the machine does counts less. Good for what has one thread
/// and never waits.
pub fn working_seconds(work: impl FnOnce()) -> f64 {
    let now = || Duration::from(clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).expect("Linux has this clock"));
    let start = now();
    work();
    (now() - start).as_secs_f64()
}

pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
