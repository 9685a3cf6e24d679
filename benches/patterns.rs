//! How many patterns a lexicon may have: reading and compiling a dictionary of
//! 1,000 and of 20,000 terms, and matching with each on the same text. A third
//! are words, a third end in `*`, a third are phrases of two words.
//!
//! Run with `cargo bench --bench patterns`. The words are syllables put
//! together by a seeded generator; one term in five is made of words of the
//! text, so that with 20,000 terms some words in ten are found, as with the
//! large dictionaries in use. MB are millions of bytes of text.

#![allow(clippy::expect_used)] // a bench may end with a message

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use parallax::lexicon::{Caches, Lexicons, Source, import, read};
use parallax::model::{Article, Segmented};
use parallax::text;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

const SMALL: usize = 1_000;
const LARGE: usize = 20_000;
const WORDS: usize = 60_000;
const ARTICLES: usize = 400;
const SENTENCES: usize = 40;
const SYLLABLES: [&str; 16] = [
    "ba", "den", "fo", "gur", "ha", "il", "jor", "ke", "lum", "mo", "nes", "pra", "ri", "stol",
    "tu", "ven",
];

fn main() {
    divan::main();
}

struct Draw(ChaCha20Rng);

impl Draw {
    /// A number below `n`, small ones more often, as words are in news.
    fn rank(&mut self, n: usize) -> usize {
        let unit = self.0.next_u32() as f64 / u32::MAX as f64;
        ((unit * unit * unit) * n as f64) as usize % n
    }

    fn below(&mut self, n: usize) -> usize {
        self.0.next_u32() as usize % n
    }

    fn word(&mut self) -> String {
        let count = 2 + self.below(3);
        (0..count)
            .map(|_| SYLLABLES[self.below(SYLLABLES.len())])
            .collect()
    }
}

static VOCABULARY: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut draw = Draw(ChaCha20Rng::seed_from_u64(7));
    (0..WORDS).map(|_| draw.word()).collect()
});

/// A dictionary in LIWC's format with so many terms.
fn dictionary(terms: usize) -> String {
    let mut draw = Draw(ChaCha20Rng::seed_from_u64(11));
    let mut text = String::from("%\n1\tone\n2\ttwo\n3\tthree\n%\n");
    for at in 0..terms {
        let word = match at % 5 {
            0 => VOCABULARY[draw.below(WORDS)].clone(),
            _ => draw.word() + &draw.word(),
        };
        let other = &VOCABULARY[draw.rank(WORDS)];
        let _ = match at % 3 {
            0 => writeln!(text, "{word}\t1"),
            1 if word.len() > 7 => writeln!(text, "{word}*\t2"),
            1 => writeln!(text, "{word}{word}*\t2"),
            _ => writeln!(text, "{word} {other}\t3"),
        };
    }
    text
}

fn lexicons(terms: usize) -> Lexicons {
    let file = import::File::of_text("bench.dic", &dictionary(terms));
    let lexicon = read(&Source::Dictionary(file)).expect("the dictionary can be read");
    Lexicons::compile(vec![lexicon])
}

static TEXTS: LazyLock<Vec<Segmented>> = LazyLock::new(|| {
    let mut draw = Draw(ChaCha20Rng::seed_from_u64(13));
    let mut sentence = |_| {
        let words: Vec<&str> = (0..14).map(|_| &*VOCABULARY[draw.rank(WORDS)]).collect();
        format!("The {}.", words.join(" "))
    };
    let mut article = |_| Article {
        text: (0..SENTENCES)
            .map(&mut sentence)
            .collect::<Vec<_>>()
            .join(" "),
        ..Article::default()
    };
    (0..ARTICLES)
        .map(&mut article)
        .map(|article| text::segment(Arc::new(article)))
        .collect()
});

#[divan::bench(args = [SMALL, LARGE], sample_count = 10, sample_size = 1)]
fn a_read_and_compile(bencher: Bencher, terms: usize) {
    let text = dictionary(terms);
    bencher.counter(ItemsCount::new(terms)).bench(|| {
        let file = import::File::of_text("bench.dic", &text);
        let lexicon = read(&Source::Dictionary(file)).expect("the dictionary can be read");
        Lexicons::compile(vec![lexicon])
    });
}

#[divan::bench(args = [SMALL, LARGE], sample_count = 10, sample_size = 1)]
fn b_match(bencher: Bencher, terms: usize) {
    let lexicons = lexicons(terms);
    let bytes: usize = TEXTS.iter().map(|text| text.article.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        let mut caches = Caches::default();
        let finds = |text: &Segmented| lexicons.matched(text.clone(), &mut caches).finds.len();
        TEXTS.iter().map(finds).sum::<usize>()
    });
}
