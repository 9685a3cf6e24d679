//! The most telling pairs for the closing summary: two sentences on one fact in
//! which the words part most where lexicons, sources and hedges are concerned,
//! with the words that differ in brackets.

use crate::lexicon::Lexicons;
use crate::model::{Meeting, Met, Pair, Relation, Span, Swap, SwapKind, ToldSentence};

/// Pairs that are shown.
const SHOWN: usize = 3;
/// Code points of a sentence that are shown.
const SENTENCE: usize = 300;

/// The pairs so far, the most telling first.
#[derive(Debug, Default)]
pub struct Tellings(Vec<Telling>);

#[derive(Debug)]
struct Telling {
    /// From 100 on both tell the same fact, below it part of one.
    weight: u32,
    score: f64,
    /// Outlet and marked sentence of each side.
    sides: [(String, String); 2],
}

impl Tellings {
    /// The most telling pairs of a meeting.
    pub fn of(meeting: &Meeting, met: &Met, lexicons: &Lexicons) -> Tellings {
        let told = |pair: &Pair| {
            [pair.a, pair.b].map(|at| &meeting.tellers[at.teller].told.sentences[at.sentence])
        };
        let mut ranked: Vec<(u32, &Pair)> = Vec::new();
        for pair in &met.pairs {
            let [a, b] = told(pair);
            let swaps = pair.swaps.iter().flatten();
            let weight: u32 = swaps.map(|swap| weight(swap, a, b, lexicons)).sum();
            if pair.swaps.iter().flatten().next().is_some() {
                let is_same = u32::from(pair.relation != Relation::Partial);
                ranked.push((weight.min(12) + 100 * is_same, pair));
            }
        }
        ranked.sort_by(|x, y| y.0.cmp(&x.0).then(y.1.score.total_cmp(&x.1.score)));
        ranked.truncate(SHOWN);
        let telling = |(weight, pair): (u32, &Pair)| {
            let [a, b] = told(pair);
            let outlet = |teller: usize| meeting.tellers[teller].outlet.clone();
            let spans = |side: fn(&Swap) -> Option<Span>| {
                pair.swaps.iter().flatten().filter_map(side).collect()
            };
            Telling {
                weight,
                score: pair.score,
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
        self.0
            .sort_by(|x, y| y.weight.cmp(&x.weight).then(y.score.total_cmp(&x.score)));
        self.0.truncate(SHOWN);
    }

    /// Lines for a terminal; none without a pair.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let mut part = None;
        for telling in &self.0 {
            let is_part = telling.weight < 100;
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
