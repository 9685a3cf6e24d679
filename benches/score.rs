//! How fast articles are scored, in MB/s of text, beside a yardstick on the
//! same text: parsing each line with serde_json and scanning it for the plain
//! words of the same lexicons with a bare aho-corasick automaton. Whatever
//! else scoring does - words, sentences, the pattern language, whose voice
//! each word is in, tables - is what it costs beyond that.
//!
//! Run with `cargo bench --bench score`. The text is made from the sentences
//! of examples/, shuffled by a seeded generator, so that every run measures
//! the same bytes; MB are millions of bytes of article text. Compare figures of one
//! run only: they are of the machine as much as of the code.

#![allow(clippy::expect_used)] // a bench may end with a message

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use divan::Bencher;
use divan::counter::BytesCount;
use parallax::lexicon::{Caches, Lexicons};
use parallax::model::{Article, Matched, Scored, Segmented};
use parallax::{pipeline, text, voice};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// Bytes of article text.
const BYTES: usize = 4_000_000;
/// Sentences in an article.
const SENTENCES: usize = 28;
/// Sentences in a paragraph.
const PARAGRAPH: usize = 2;
const SEED: u64 = 20_240_304;
const ONE: &str = "one thread";
const ALL: &str = "all threads";

fn main() {
    divan::main();
}

/// A line of the input.
#[derive(Serialize, Deserialize)]
struct Record {
    id: String,
    outlet: String,
    title: String,
    text: String,
}

static LINES: LazyLock<Vec<String>> = LazyLock::new(lines);
static LEXICONS: LazyLock<Lexicons> =
    LazyLock::new(|| Lexicons::load(&[]).expect("the shipped lexicons load"));
static SCAN: LazyLock<AhoCorasick> = LazyLock::new(scan);

/// The bytes that all rates are of: title and text of every article.
fn bytes() -> BytesCount {
    let of_line = |line: &String| {
        let record = parse(line);
        record.title.len() + record.text.len()
    };
    BytesCount::new(LINES.iter().map(of_line).sum::<usize>())
}

/// On how many threads; 0 is as many as the machine has.
fn count_of(threads: &str) -> usize {
    usize::from(threads == ONE)
}

fn pool(threads: &str) -> rayon::ThreadPool {
    rayon::ThreadPoolBuilder::new()
        .num_threads(count_of(threads))
        .build()
        .expect("threads can be started")
}

/// The yardstick: serde_json, then every place at which a pattern matches.
#[divan::bench(args = [ONE, ALL], sample_count = 10, sample_size = 1)]
fn a_json_and_aho_corasick(bencher: Bencher, threads: &str) {
    let (pool, scan) = (pool(threads), &*SCAN);
    let count = |line: &String| {
        let record = parse(line);
        scan.find_overlapping_iter(&record.title).count()
            + scan.find_overlapping_iter(&record.text).count()
    };
    bencher
        .counter(bytes())
        .bench(|| pool.install(|| LINES.par_iter().map(count).sum::<usize>()));
}

/// The stage text alone: paragraphs, sentences and words of every article.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn b_text(bencher: Bencher) {
    bencher
        .counter(bytes())
        .with_inputs(articles)
        .bench_values(|articles| articles.into_iter().map(segmented).for_each(drop));
}

/// The stage lexicon alone: every entry of every lexicon.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn c_lexicon(bencher: Bencher) {
    let (lexicons, mut caches) = (&*LEXICONS, Caches::default());
    bencher
        .counter(bytes())
        .with_inputs(|| articles().into_iter().map(segmented).collect())
        .bench_local_values(|texts: Vec<Segmented>| {
            let matched = |text| divan::black_box(lexicons.matched(text, &mut caches));
            texts.into_iter().map(matched).for_each(drop);
        });
}

/// The stage voice alone: marks, cues, sources, contents.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn d_voice(bencher: Bencher) {
    let (lexicons, mut caches) = (&*LEXICONS, Caches::default());
    let matched = |article| lexicons.matched(segmented(article), &mut caches);
    let input: Vec<Matched> = articles().into_iter().map(matched).collect();
    bencher
        .counter(bytes())
        .with_inputs(|| input.clone())
        .bench_values(|texts: Vec<Matched>| {
            let voiced = |text| divan::black_box(voice::voiced(text, lexicons));
            texts.into_iter().map(voiced).for_each(drop);
        });
}

fn segmented(article: Article) -> Segmented {
    divan::black_box(text::segment(article.into()))
}

/// The stages text, lexicon, voice, link and score of every article.
#[divan::bench(args = [ONE, ALL], sample_count = 5, sample_size = 1)]
fn e_pipeline(bencher: Bencher, threads: &str) {
    let (pool, lexicons) = (pool(threads), &*LEXICONS);
    let score = |caches: &mut Caches, article: Article| -> Scored {
        pipeline::article(article, lexicons, caches)
    };
    // What comes out is dropped as it comes, as it is once its rows are written.
    let run = |articles: Vec<Article>| -> usize {
        articles
            .into_par_iter()
            .map_init(Caches::default, score)
            .map(|scored| divan::black_box(scored).observations.len())
            .sum()
    };
    bencher
        .counter(bytes())
        .with_inputs(articles)
        .bench_values(|articles| pool.install(|| run(articles)));
}

/// The whole command, from a JSONL file to a folder of CSV tables.
#[divan::bench(args = [ONE, ALL], sample_count = 3, sample_size = 1)]
fn f_score_to_csv(bencher: Bencher, threads: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (input, out) = (folder.path().join("in.jsonl"), folder.path().join("out"));
    std::fs::write(&input, LINES.join("\n")).expect("the input can be written");
    bencher.counter(bytes()).bench(|| {
        let status = Command::new(env!("CARGO_BIN_EXE_parallax"))
            .arg("score")
            .arg(&input)
            .arg("--out")
            .arg(&out)
            .arg("--quiet")
            .args(["--threads", &count_of(threads).to_string()])
            .status()
            .expect("the command can be started");
        assert!(status.success(), "the command failed");
    });
}

fn parse(line: &str) -> Record {
    serde_json::from_str(line).expect("a line that this file wrote")
}

fn articles() -> Vec<Article> {
    let article = |line: &String| {
        let record = parse(line);
        Article {
            id: record.id,
            outlet: record.outlet,
            title: record.title,
            text: record.text,
            ..Article::default()
        }
    };
    LINES.iter().map(article).collect()
}

/// The automaton of the plain words of all entries, without regard to case.
fn scan() -> AhoCorasick {
    let lexicons = LEXICONS.list.iter();
    let terms = lexicons.flat_map(|lexicon| lexicon.entries.iter().map(|entry| &entry.term));
    let patterns: BTreeSet<String> = terms.flat_map(|term| plain_words(term)).collect();
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .build(patterns)
        .expect("the patterns compile")
}

/// The literal texts of a pattern: its alternatives written out without the
/// signs of inflection and wildcard, and of each, where gaps and actors cut it,
/// the longest piece.
fn plain_words(term: &str) -> Vec<String> {
    if term.starts_with("re:") {
        return Vec::new();
    }
    let mut texts = vec![String::new()];
    let mut rest = term;
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, after) = after.split_once('}').unwrap_or((after, ""));
        let inside = if inside == "actor" { ".." } else { inside };
        let join = |text: &String| -> Vec<String> {
            let choices = inside.split('|');
            choices
                .map(|choice| format!("{text}{before}{choice}"))
                .collect()
        };
        texts = texts.iter().flat_map(join).collect();
        rest = after;
    }
    let longest = |text: &String| {
        let whole = format!("{text}{rest}").replace(['+', '*'], "");
        whole.split("..").map(tidy).max_by_key(String::len)
    };
    let pieces = texts.iter().filter_map(longest);
    pieces.filter(|piece| !piece.is_empty()).collect()
}

fn tidy(text: &str) -> String {
    let text = text.trim_matches(['-', ' ']);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// JSONL of about [`BYTES`] bytes of text: sentences of the examples, shuffled.
fn lines() -> Vec<String> {
    let sentences = sentences();
    let mut random = Random(SEED);
    let mut lines = Vec::new();
    let mut written = 0;
    while written < BYTES {
        let mut pick = || sentences[random.below(sentences.len())].as_str();
        let title = pick().to_string();
        let paragraphs: Vec<String> = (0..SENTENCES / PARAGRAPH)
            .map(|_| (0..PARAGRAPH).map(|_| pick()).collect::<Vec<_>>().join(" "))
            .collect();
        let record = Record {
            id: format!("article-{}", lines.len()),
            outlet: ["North", "South"][lines.len() % 2].to_string(),
            title,
            text: paragraphs.join("\n\n"),
        };
        written += record.text.len();
        lines.push(serde_json::to_string(&record).expect("a record is JSON"));
    }
    lines
}

/// The sentences of all text files below examples/, in the order of their paths.
fn sentences() -> Vec<String> {
    let mut files = Vec::new();
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    collect(&examples, &mut files);
    files.sort();
    let mut sentences = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(file).expect("an example is UTF-8 text");
        let article = Article {
            text,
            headline_in_text: true,
            ..Article::default()
        };
        let segmented = parallax::text::segment(article.into());
        for passage in &segmented.passages {
            let text = segmented.text_of(passage.field);
            let counted = passage.sentences.iter().filter(|s| s.kind.counts());
            sentences.extend(counted.map(|s| s.span.of(text).to_string()));
        }
    }
    assert!(!sentences.is_empty(), "no text files below examples/");
    sentences
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("examples/ can be read") {
        let path = entry.expect("an entry of examples/ can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            files.push(path);
        }
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }
}
