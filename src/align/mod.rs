//! The stage `align`: the articles of one event, sentence by sentence. It finds
//! the sentences of two outlets that tell one fact, where their words part, what
//! was not found in the other, and copy that both share. Nothing is compared
//! across events, and of an event at most as many articles as the caller marks.

mod copy;
mod hedges;
pub mod learn;
mod matching;
mod numbers;
mod opposites;
mod place;
mod side;
mod slots;
mod stock;
mod swaps;
mod told;
mod without;
mod wording;

pub use matching::{MEDIUM, SAME};
pub use place::weighed as place_weights;
pub use swaps::swaps;
pub use told::told;
pub use without::without;
pub use wording::weighed as wording_weights;

use crate::model::{Meeting, Met, Pair, Place, Unmatched};
use matching::{Article, Matched, matched};
use place::Rarity;
use std::collections::BTreeMap;
use wording::Prepared;

/// Score below which nothing in another outlet is taken to tell what a sentence does.
const LOW: f64 = 0.2;

/// The stage: what is found in the articles of one event.
pub fn met(meeting: &Meeting) -> Met {
    let prepared: Vec<Vec<Prepared>> = meeting
        .tellers
        .iter()
        .map(|teller| {
            let sentences = teller.told.sentences.iter().filter(|_| teller.aligned);
            sentences.map(Prepared::of).collect()
        })
        .collect();
    let rarity = Rarity::of(prepared.iter().flatten());
    let articles: Vec<[Article<'_>; 2]> = meeting
        .tellers
        .iter()
        .zip(&prepared)
        .map(|(teller, prepared)| {
            // Headlines, and the text.
            [true, false].map(|headline| Article::of(&teller.told, prepared, headline, &rarity))
        })
        .collect();
    let mut met = Met::default();
    let mut best = Best::default();
    let aligned = (0..meeting.tellers.len()).filter(|at| meeting.tellers[*at].aligned);
    let aligned: Vec<usize> = aligned.collect();
    for (at, &a) in aligned.iter().enumerate() {
        for &b in aligned[at + 1..].iter().filter(|b| meeting.faces(a, **b)) {
            for (of_a, of_b) in articles[a].iter().zip(&articles[b]) {
                for found in matched(of_a, of_b, &rarity) {
                    best.see(meeting, (a, b), &found);
                    if found.relation.is_some() {
                        met.pairs.extend(pair(meeting, (a, b), found));
                    }
                }
            }
        }
    }
    met.pairs.sort_by_key(|pair| (pair.a, pair.b));
    for &teller in &aligned {
        let sentences = articles[teller][1].sought();
        met.sought
            .extend(sentences.map(|sentence| Place { teller, sentence }));
    }
    met.unmatched = unmatched(meeting, &aligned, &met.sought, &best);
    (met.shared, met.copied) = copy::copy(meeting);
    met
}

fn pair(meeting: &Meeting, (a, b): (usize, usize), found: Matched) -> Option<Pair> {
    let (a, b) = (
        Place {
            teller: a,
            sentence: found.a,
        },
        Place {
            teller: b,
            sentence: found.b,
        },
    );
    let told = |at: Place| &meeting.tellers[at.teller].told.sentences[at.sentence];
    Some(Pair {
        a,
        b,
        relation: found.relation?,
        score: found.score,
        parts: found.parts,
        swaps: swaps(told(a), told(b)),
    })
}

/// The best score of each sentence in each other outlet.
#[derive(Default)]
struct Best<'a>(BTreeMap<(Place, &'a str), f64>);

impl<'a> Best<'a> {
    fn see(&mut self, meeting: &'a Meeting, (a, b): (usize, usize), found: &Matched) {
        let places = [(a, found.a, b), (b, found.b, a)];
        for (teller, sentence, other) in places {
            let key = (
                Place { teller, sentence },
                meeting.tellers[other].outlet.as_str(),
            );
            let best = self.0.entry(key).or_default();
            *best = best.max(found.score);
        }
    }
}

/// The sentences that were looked for and not found in an outlet.
fn unmatched(
    meeting: &Meeting,
    aligned: &[usize],
    sought: &[Place],
    best: &Best<'_>,
) -> Vec<Unmatched> {
    let mut outlets: Vec<(&str, usize)> = Vec::new();
    for at in aligned {
        let outlet = meeting.tellers[*at].outlet.as_str();
        if outlets.last().is_none_or(|(last, _)| *last != outlet) {
            outlets.push((outlet, *at));
        }
    }
    let mut found = Vec::new();
    for &at in sought {
        let faced = outlets
            .iter()
            .filter(|(_, first)| meeting.faces(at.teller, *first));
        for (outlet, _) in faced {
            let best_score = best.0.get(&(at, *outlet)).copied().unwrap_or(0.0);
            if best_score < LOW {
                found.push(Unmatched {
                    at,
                    against: outlet.to_string(),
                    best_score,
                });
            }
        }
    }
    found
}
