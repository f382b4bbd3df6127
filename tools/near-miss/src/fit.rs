//! Logistic regression: small, and each weight can be read.

use shenjiao::internals::near_miss::FEATURES;

pub const SIZE: usize = FEATURES.len();
const ROUNDS: i32 = 400;
const RATE: f32 = 0.05;
const DECAY: f32 = 1e-5;

pub struct Example {
    pub features: [f32; SIZE],
    pub right: bool,
}

/// The weights under which the examples are likeliest.
pub fn fit(examples: &[Example]) -> [f32; SIZE] {
    let count = examples.len().max(1) as f64;
    let mean: [f64; SIZE] =
        std::array::from_fn(|j| examples.iter().map(|e| f64::from(e.features[j])).sum::<f64>() / count);
    let spread: [f64; SIZE] = std::array::from_fn(|j| {
        let square = |e: &Example| (f64::from(e.features[j]) - mean[j]).powi(2);
        (examples.iter().map(square).sum::<f64>() / count).sqrt().max(1e-3)
    });
    // The first feature is the constant.
    let scaled: Vec<[f32; SIZE]> = examples
        .iter()
        .map(|e| {
            std::array::from_fn(
                |j| if j == 0 { 1.0 } else { ((f64::from(e.features[j]) - mean[j]) / spread[j]) as f32 },
            )
        })
        .collect();
    let (mut weights, mut slope, mut square) = ([0.0_f32; SIZE], [0.0_f32; SIZE], [0.0_f32; SIZE]);
    for round in 1..=ROUNDS {
        let mut gradient = [0.0_f32; SIZE];
        for (example, scaled) in examples.iter().zip(&scaled) {
            let odds: f32 = weights.iter().zip(scaled).map(|(w, x)| w * x).sum();
            let wrong = 1.0 / (1.0 + (-odds).exp()) - f32::from(u8::from(example.right));
            gradient.iter_mut().zip(scaled).for_each(|(g, x)| *g += wrong * x);
        }
        for j in 0..SIZE {
            let g = gradient[j] / count as f32 + DECAY * weights[j];
            slope[j] = 0.9 * slope[j] + 0.1 * g;
            square[j] = 0.999 * square[j] + 0.001 * g * g;
            let (m, v) = (slope[j] / (1.0 - 0.9_f32.powi(round)), square[j] / (1.0 - 0.999_f32.powi(round)));
            weights[j] -= RATE * m / (v.sqrt() + 1e-8);
        }
    }
    let shift: f64 = (1..SIZE).map(|j| f64::from(weights[j]) * mean[j] / spread[j]).sum();
    std::array::from_fn(|j| if j == 0 { weights[0] - shift as f32 } else { (f64::from(weights[j]) / spread[j]) as f32 })
}

pub fn score(weights: &[f32; SIZE], features: &[f32; SIZE]) -> f32 {
    weights.iter().zip(features).map(|(w, x)| w * x).sum()
}
