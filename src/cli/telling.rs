//! The most telling pairs for the closing summary: two sentences on one fact in
//! which the words part most where lexicons, sources and hedges are concerned,
//! with the words that differ in brackets.

use crate::lexicon::Lexicons;
use crate::model::{Meeting, Met, Pair, Relation, Span, Swap, SwapKind, ToldSentence};
use std::cmp::Ordering;

/// Pairs that are shown.
const SHOWN: usize = 3;
/// Code points of a sentence that are shown.
const SENTENCE: usize = 300;
/// What the swaps of a pair weigh at most, for sentences that share little part often.
const MOST_WEIGHT: u32 = 12;

/// The pairs so far, the most telling first.
#[derive(Debug, Default)]
pub struct Tellings(Vec<Telling>);

#[derive(Debug)]
struct Telling {
    rank: Rank,
    /// Outlet and marked sentence of each side.
    sides: [(String, String); 2],
}

/// How telling a pair is.
#[derive(Debug, Clone, Copy)]
struct Rank {
    /// Whether both sentences tell the same fact, not only part of one.
    is_same: bool,
    /// What its swaps weigh.
    weight: u32,
    /// The score of the pair.
    score: f64,
}

impl Rank {
    /// The most telling first.
    fn order(&self, other: &Rank) -> Ordering {
        let by_kind = (other.is_same, other.weight).cmp(&(self.is_same, self.weight));
        by_kind.then(other.score.total_cmp(&self.score))
    }
}

impl Tellings {
    /// The most telling pairs of a meeting.
    pub fn of(meeting: &Meeting, met: &Met, lexicons: &Lexicons) -> Tellings {
        let told = |pair: &Pair| {
            [pair.a, pair.b].map(|at| &meeting.tellers[at.teller].told.sentences[at.sentence])
        };
        let mut ranked: Vec<(Rank, &Pair)> = Vec::new();
        for pair in &met.pairs {
            let [a, b] = told(pair);
            let swaps = pair.swaps.iter().flatten();
            let weight: u32 = swaps.clone().map(|swap| weight(swap, a, b, lexicons)).sum();
            if swaps.count() > 0 {
                let rank = Rank {
                    is_same: pair.relation != Relation::Partial,
                    weight: weight.min(MOST_WEIGHT),
                    score: pair.score,
                };
                ranked.push((rank, pair));
            }
        }
        ranked.sort_by(|(x, _), (y, _)| x.order(y));
        ranked.truncate(SHOWN);
        let telling = |(rank, pair): (Rank, &Pair)| {
            let [a, b] = told(pair);
            let outlet = |teller: usize| meeting.tellers[teller].outlet.clone();
            let spans = |side: fn(&Swap) -> Option<Span>| {
                pair.swaps.iter().flatten().filter_map(side).collect()
            };
            Telling {
                rank,
                sides: [
                    (outlet(pair.a.teller), marked(&a.text, spans(|swap| swap.a))),
                    (outlet(pair.b.teller), marked(&b.text, spans(|swap| swap.b))),
                ],
            }
        };
        Tellings(ranked.into_iter().map(telling).collect())
    }

    /// Adds those of another meeting.
    pub fn add(&mut self, others: Tellings) {
        self.0.extend(others.0);
        self.0.sort_by(|x, y| x.rank.order(&y.rank));
        self.0.truncate(SHOWN);
    }

    /// Lines for a terminal; none without a pair.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let mut part = None;
        for telling in &self.0 {
            let is_part = !telling.rank.is_same;
            if part.replace(is_part) != Some(is_part) {
                let what = if is_part {
                    "Sentences that share part of a fact"
                } else {
                    "The same fact told twice"
                };
                lines.push(format!("{what}, with what differs in brackets:"));
            }
            for (at, (outlet, sentence)) in telling.sides.iter().enumerate() {
                let dash = if at == 0 { "-" } else { " " };
                lines.push(format!("  {dash} {outlet}: {sentence}"));
            }
        }
        lines
    }
}

/// How telling a swap is.
fn weight(swap: &Swap, a: &ToldSentence, b: &ToldSentence, lexicons: &Lexicons) -> u32 {
    let sides = [(a, swap.a), (b, swap.b)].into_iter();
    let hits = sides.flat_map(|(told, span)| span.into_iter().flat_map(|span| told.hits_in(span)));
    let of_hit = hits.map(|hit| {
        let lexicon = &lexicons.list[hit.lexicon];
        let category = lexicon.entries[hit.entry].category;
        2 + 2 * u32::from(lexicon.categories[category].loaded)
    });
    let of_kind = match swap.kind {
        SwapKind::Added | SwapKind::Dropped => 0,
        SwapKind::Replaced | SwapKind::NumberChanged | SwapKind::QuoteCut => 1,
        _ => 2,
    };
    of_hit.max().unwrap_or(0) + of_kind
}

/// A sentence on one line, with brackets around some of its words.
fn marked(text: &str, mut spans: Vec<Span>) -> String {
    spans.sort_unstable();
    let mut out = String::new();
    let mut at = 0;
    for span in spans {
        if span.start >= at {
            out.push_str(&text[at..span.start]);
            out.push('[');
            out.push_str(span.of(text));
            out.push(']');
            at = span.end;
        }
    }
    out.push_str(&text[at..]);
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    match out.char_indices().nth(SENTENCE) {
        None => out,
        Some((cut, _)) => format!("{}…", out[..cut].trim_end()),
    }
}
