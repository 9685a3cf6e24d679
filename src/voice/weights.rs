//! The weights of the learned decisions by the hash of their features. Those of
//! the shape of a frame stand in rows, one weight for each shape, so that one
//! lookup serves all shapes.

use super::frame::SHAPES;
use super::part::{Part, feature};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A weight for each shape.
type Row = [f32; SHAPES.len()];

/// Weights of features by the hash of their name; absent ones weigh nothing.
#[derive(Debug, Default)]
pub struct Model {
    weights: FxHashMap<u64, f32>,
    shapes: FxHashMap<u64, Row>,
}

static SHIPPED: LazyLock<Model> = LazyLock::new(|| Model::read(include_str!("weights.tsv")));

impl Model {
    /// The weights that come with the program.
    pub fn shipped() -> &'static Model {
        &SHIPPED
    }

    /// Reads lines of `feature<tab>weight` below a header; a line that is none is no weight.
    pub fn read(text: &str) -> Model {
        let mut model = Model::default();
        for line in text.lines().skip(1).filter_map(read_line) {
            match line.shape {
                Some(shape) => model.shapes.entry(line.feature).or_default()[shape] = line.weight,
                None => _ = model.weights.insert(line.feature, line.weight),
            }
        }
        model
    }

    /// The sum of the weights of features.
    pub fn score(&self, features: &[u64]) -> f32 {
        let weight = |feature: &u64| self.weights.get(feature).copied().unwrap_or(0.0);
        features.iter().map(weight).sum()
    }

    /// The sum of their weights for each shape.
    pub fn shapes(&self, features: &[u64]) -> Row {
        let mut sums = Row::default();
        for row in features
            .iter()
            .filter_map(|feature| self.shapes.get(feature))
        {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += weight;
            }
        }
        sums
    }
}

struct Line {
    shape: Option<usize>,
    feature: u64,
    weight: f32,
}

fn read_line(line: &str) -> Option<Line> {
    let (name, weight) = line.rsplit_once('\t')?;
    let mut parts = name.split('\t');
    let mut first = parts.next()?;
    let shape = SHAPES.iter().position(|(shape, _, _)| shape.name == first);
    if shape.is_some() {
        first = parts.next()?;
    }
    let parts: Vec<Part<'_>> = parts.map(Part::new).collect();
    Some(Line {
        shape,
        feature: feature(Part::new(first), &parts),
        weight: weight.parse().ok()?,
    })
}
