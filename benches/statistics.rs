//! How long the statistics take: two outlets of 10,000 articles together, 200
//! rows of measures, 9,999 arrangements, and each of the three halved, so that
//! it shows whether cost is linear in it. Counts are in one article in five, as
//! those of a lexicon's category are, or in every one.
//!
//! Run with `cargo bench --bench statistics`. The counts are made by a seeded
//! generator. The peak of memory is that of the whole process; `/usr/bin/time -v`
//! shows it.

#![allow(clippy::expect_used)] // a bench may end with a message

use divan::Bencher;
use parallax::model::{BaseKind, Field, MeasureInfo, Observation, UnitOfMeasure, VoiceGroup};
use parallax::stats::{Corpus, Facts, StatSettings, TermName, infer};

fn main() {
    divan::main();
}

/// Articles, rows, arrangements, and of how many articles one has a count.
type Size = (usize, usize, u64, u64);

const GOAL: Size = (10_000, 200, 9_999, 5);

/// Numbers that look random: splitmix64.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % n
    }
}

fn corpus((articles, rows, _, one_in): Size) -> Corpus {
    let measure = |number: usize| MeasureInfo {
        name: format!("m{number}"),
        unit: UnitOfMeasure::Per1000Words,
        base: BaseKind::Words,
        family: format!("m{}", number % 10),
        about: String::new(),
    };
    let mut corpus = Corpus::new((0..rows).map(measure).collect());
    let mut draw = Draw(1);
    for article in 0..articles {
        let base = (100 + draw.below(900)) as f64;
        let observation = |number: usize, draw: &mut Draw| Observation {
            field: Field::Text,
            measure: format!("m{number}"),
            category: "*".to_string(),
            voice: VoiceGroup::Own,
            count: if draw.below(one_in) == 0 {
                (1 + draw.below(4)) as f64
            } else {
                0.0
            },
            base,
        };
        let observations: Vec<_> = (0..rows).map(|row| observation(row, &mut draw)).collect();
        let id = format!("{article:05}");
        let facts = Facts {
            id: &id,
            group: ["Aurora", "Borough"][article % 2],
            ..Facts::default()
        };
        corpus.add(facts, &observations, &[]);
    }
    corpus
}

#[divan::bench(sample_count = 1, args = [
    GOAL,
    (10_000, 200, 9_999, 1),
    (5_000, 200, 9_999, 5),
    (10_000, 100, 9_999, 5),
    (10_000, 200, 4_999, 5),
])]
fn compare(bencher: Bencher, size: Size) {
    let corpus = corpus(size);
    let settings = StatSettings {
        resamples: size.2,
        ..StatSettings::default()
    };
    bencher.bench_local(|| infer(&corpus, &settings, &|_, _| TermName::default()));
}
