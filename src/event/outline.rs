//! What an article leaves to tell its event by: how often it uses each word that
//! says something, its title counted more, and its day.

use super::units::{Key, is_weekday, units};
use crate::model::{Field, Segmented};
use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashMap;
use std::str::FromStr;

/// How much a word of the title counts.
const TITLE: u32 = 4;
/// Different words of an article that are kept: those of its beginning, should
/// there be more.
const MOST_WORDS: usize = 2000;

/// Words and day of an article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outline {
    /// Keys of words, sorted, cut to 32 bits to halve what waits in memory, each
    /// with its count.
    pub(super) words: Vec<(u32, u16)>,
    /// Days since a fixed one; `None` without a date that could be read.
    pub(super) day: Option<i32>,
}

/// A key in half its bits.
pub(super) fn short(key: Key) -> u32 {
    (key >> 32) as u32
}

impl Outline {
    /// Of an article in sentences and words.
    pub fn of(segmented: &Segmented) -> Outline {
        let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
        for passage in &segmented.passages {
            let text = segmented.text_of(passage.field);
            let weight = if passage.field == Field::Title {
                TITLE
            } else {
                1
            };
            let counted = passage.tokens.iter().filter(|token| token.counted);
            for unit in units(text, counted.map(|token| token.span)) {
                let is_new = !counts.contains_key(&short(unit.key));
                let is_full = is_new && counts.len() >= MOST_WORDS;
                if !unit.stop && unit.word.len() > 1 && !is_plain(&unit.word) && !is_full {
                    *counts.entry(short(unit.key)).or_default() += weight;
                }
            }
        }
        let most = u32::from(u16::MAX);
        let mut words: Vec<(u32, u16)> = counts
            .into_iter()
            .map(|(key, count)| (key, count.min(most) as u16))
            .collect();
        words.sort_unstable();
        let day = segmented.article.date.get(..10);
        let day = day.and_then(|day| NaiveDate::from_str(day).ok());
        Outline {
            words,
            day: day.map(|day| day.num_days_from_ce()),
        }
    }
}

/// Words that every story has and that tell none.
fn is_plain(word: &str) -> bool {
    const PLAIN: &[&str] = &[
        "new",
        "year",
        "years",
        "like",
        "people",
        "time",
        "going",
        "according",
        "make",
        "made",
    ];
    is_weekday(word) || PLAIN.contains(&word)
}
