//! How long it takes to find the events of a corpus, whose size doubles from
//! line to line: the time should as well. The articles are drawn: thousands of
//! events with names of their own, each told by one to eight articles.

use divan::Bencher;
use parallax::event::{Outline, found};
use parallax::model::Article;
use parallax::text;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha20Rng;
use std::sync::Arc;

fn main() {
    divan::main();
}

/// Words that any article may have, and words that only few events have.
const COMMON: usize = 5000;
const NAMES: usize = 60_000;

fn word(number: usize) -> String {
    const PARTS: [&str; 16] = [
        "ka", "re", "to", "mi", "sul", "ven", "dor", "pa", "lin", "gra", "ste", "mo", "ber", "an",
        "el", "us",
    ];
    let digits = (0..5).map(|place| PARTS[(number >> (4 * place)) & 15]);
    digits.collect()
}

/// A common word; the first ones are much more frequent.
fn common(draw: &mut ChaCha20Rng) -> String {
    let x: f64 = draw.random();
    word((x * x * x * COMMON as f64) as usize)
}

fn outlines(n: usize) -> Vec<Outline> {
    let mut draw = ChaCha20Rng::seed_from_u64(7);
    let mut outlines = Vec::with_capacity(n);
    while outlines.len() < n {
        let names = (0..14).map(|_| COMMON + draw.random_range(0..NAMES));
        let names: Vec<usize> = names.collect();
        let day = draw.random_range(0..700);
        for _ in 0..draw.random_range(1..=8_usize).min(n - outlines.len()) {
            let mut text = String::new();
            for at in 0..240 {
                let name = word(names[draw.random_range(0..names.len())]);
                let word = if at % 6 == 0 { name } else { common(&mut draw) };
                text.push_str(&word);
                text.push_str(if at % 20 == 19 { ". " } else { " " });
            }
            let (year, month) = (20 + day / 336, 1 + day / 28 % 12);
            let article = Article {
                text,
                date: format!("20{year:02}-{month:02}-{:02}", 1 + day % 28),
                ..Article::default()
            };
            outlines.push(Outline::of(&text::segment(Arc::new(article))));
        }
    }
    outlines
}

#[divan::bench(args = [12_500, 25_000, 50_000, 100_000], sample_count = 1, sample_size = 1)]
fn events(bencher: Bencher, n: usize) {
    bencher
        .with_inputs(|| outlines(n))
        .bench_values(|outlines| found(outlines).len());
}
