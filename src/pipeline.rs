//! The whole flow. One article goes through the stages on its own; articles go
//! through in batches, in order, on as many threads as there are.

use crate::lexicon::{Caches, Lexicons};
use crate::model::{Article, Field, Scored, Skipped};
use crate::read::{Facts, Item, Plan, ReadSettings, read};
use crate::{align, link, score, text, voice};
use rayon::prelude::*;
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// Bytes of text in a batch: enough to keep threads busy, little enough to hold.
const BATCH_BYTES: usize = 4 << 20;
/// Articles in a batch at most.
const BATCH_ARTICLES: usize = 512;

/// Takes one article through all stages.
pub fn article(article: Article, lexicons: &Lexicons, caches: &mut Caches) -> Scored {
    let segmented = text::segment(Arc::new(article));
    let matched = lexicons.matched(segmented, caches);
    let voiced = voice::voiced(matched, lexicons);
    let linked = link::linked(voiced);
    score::scored(linked, lexicons)
}

/// Takes one article through all stages, with some sentences left out of what is counted.
pub fn without(
    article: Article,
    sentences: &[(Field, usize)],
    lexicons: &Lexicons,
    caches: &mut Caches,
) -> Scored {
    let segmented = text::segment(Arc::new(article));
    let matched = lexicons.matched(segmented, caches);
    let voiced = align::without(voice::voiced(matched, lexicons), sentences);
    score::scored(link::linked(voiced), lexicons)
}

/// What comes out of the pipeline, in the order of the input.
pub enum Output<T> {
    /// What became of an article.
    Article(T),
    /// Something that was given and is no article, or was left out.
    Skipped(Skipped),
}

/// Reads a plan; `work` makes of every article that `keep` lets pass, on one of
/// the threads, what `sink` receives in order. Answers what was found out about
/// the files.
pub fn run<T: Send, E>(
    input: Input<'_>,
    keep: &dyn Fn(&Article) -> Result<(), String>,
    work: impl Fn(Article, &mut Caches) -> T + Sync,
    mut sink: impl FnMut(Output<T>) -> Result<(), E>,
) -> Result<Vec<Facts>, E> {
    let mut batch = Batch::default();
    let mut failure = None;
    let work = |item: Item, caches: &mut Caches| match item {
        Item::Article(found) => Output::Article(work(*found, caches)),
        Item::Skipped(skipped) => Output::Skipped(skipped),
    };
    let Input {
        plan,
        settings,
        stdin,
        progress,
    } = input;
    let facts = read(plan, settings, stdin, progress, &mut |item| {
        if failure.is_some() {
            return;
        }
        let item = filtered(item, keep);
        let bytes = match &item {
            Item::Article(article) => article.text.len(),
            Item::Skipped(_) => 0,
        };
        if batch.add(item, bytes) {
            failure = batch.flush(&work, &mut sink).err();
        }
    });
    match failure {
        Some(failure) => Err(failure),
        None => batch.flush(&work, &mut sink).map(|()| facts),
    }
}

/// Takes articles that were read before, with their numbers, through `work`, as
/// [`run`] does.
pub fn again<T: Send, E>(
    articles: impl Iterator<Item = Result<(usize, Article), E>>,
    work: impl Fn(usize, Article, &mut Caches) -> T + Sync,
    mut sink: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let mut batch = Batch::default();
    let work = |(at, article): (usize, Article), caches: &mut Caches| work(at, article, caches);
    for article in articles {
        let (at, article) = article?;
        let bytes = article.text.len();
        if batch.add((at, article), bytes) {
            batch.flush(&work, &mut sink)?;
        }
    }
    batch.flush(&work, &mut sink)
}

/// Items that wait for the threads.
struct Batch<I> {
    items: Vec<I>,
    bytes: usize,
}

impl<I> Default for Batch<I> {
    fn default() -> Self {
        Batch {
            items: Vec::new(),
            bytes: 0,
        }
    }
}

impl<I: Send> Batch<I> {
    /// Adds an item with its bytes of text; answers whether the batch is full.
    fn add(&mut self, item: I, bytes: usize) -> bool {
        self.items.push(item);
        self.bytes += bytes;
        self.bytes >= BATCH_BYTES || self.items.len() >= BATCH_ARTICLES
    }

    /// Works through all items on all threads, and hands on what comes of them, in order.
    fn flush<T: Send, E>(
        &mut self,
        work: &(impl Fn(I, &mut Caches) -> T + Sync),
        sink: &mut impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        self.bytes = 0;
        let done: Vec<T> = std::mem::take(&mut self.items)
            .into_par_iter()
            .map_init(Caches::default, |caches, item| work(item, caches))
            .collect();
        done.into_iter().try_for_each(sink)
    }
}

/// What to read, and how.
pub struct Input<'a> {
    /// The files.
    pub plan: &'a Plan,
    /// How they are read.
    pub settings: &'a ReadSettings,
    /// What `-` stands for.
    pub stdin: &'a mut dyn Read,
    /// Counts the bytes read from disk.
    pub progress: &'a AtomicU64,
}

fn filtered(item: Item, keep: &dyn Fn(&Article) -> Result<(), String>) -> Item {
    match item {
        Item::Article(article) => match keep(&article) {
            Ok(()) => Item::Article(article),
            Err(reason) => Item::Skipped(Skipped {
                path: article.path,
                record: Some(article.record),
                reason,
            }),
        },
        skipped => skipped,
    }
}
