//! The whole flow. One article goes through the stages on its own; articles go
//! through in batches, in order, on as many threads as there are.

use crate::lexicon::{Caches, Lexicons};
use crate::model::{Article, Scored, Skipped};
use crate::read::{Facts, Item, Plan, ReadSettings, read};
use crate::{link, score, text, voice};
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

/// What comes out of the pipeline, in the order of the input.
pub enum Output<T> {
    /// What became of an article.
    Article(T),
    /// Something that was given and is no article, or was left out.
    Skipped(Skipped),
}

/// Reads a plan and takes every article that `keep` lets pass through all
/// stages; `finish` makes of it, still on its thread, what `sink` receives in
/// order. Answers what was found out about the files.
pub fn run<T: Send, E>(
    input: Input<'_>,
    lexicons: &Lexicons,
    keep: &dyn Fn(&Article) -> Result<(), String>,
    finish: impl Fn(Scored) -> T + Sync,
    mut sink: impl FnMut(Output<T>) -> Result<(), E>,
) -> Result<Vec<Facts>, E> {
    let mut batch: Vec<Item> = Vec::new();
    let mut bytes = 0;
    let mut failure = None;
    let mut flush = |batch: &mut Vec<Item>| -> Result<(), E> {
        let scored: Vec<Output<T>> = std::mem::take(batch)
            .into_par_iter()
            .map_init(Caches::default, |caches, item| match item {
                Item::Article(found) => Output::Article(finish(article(*found, lexicons, caches))),
                Item::Skipped(skipped) => Output::Skipped(skipped),
            })
            .collect();
        scored.into_iter().try_for_each(&mut sink)
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
        if let Item::Article(article) = &item {
            bytes += article.text.len();
        }
        batch.push(item);
        if bytes >= BATCH_BYTES || batch.len() >= BATCH_ARTICLES {
            bytes = 0;
            failure = flush(&mut batch).err();
        }
    });
    match failure {
        Some(failure) => Err(failure),
        None => flush(&mut batch).map(|()| facts),
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
