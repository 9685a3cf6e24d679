//! The gold standard as decider: what the right label of each decision is.

use super::super::choice::{Alternatives, Decider};
use super::super::frame::{Framer, Place, SHAPES, Side};
use super::super::line::Line;
use super::super::rules::lines;
use crate::fit::Instance;
use crate::lexicon::Lexicons;
use crate::model::{Matched, Span};
use rustc_hash::FxHashMap;

/// A known attribution; bytes of the text.
#[derive(Debug, Clone, Default)]
pub struct Gold {
    /// The source.
    pub source: Vec<Span>,
    /// The cue.
    pub cue: Vec<Span>,
    /// The content.
    pub content: Vec<Span>,
}

/// What is noted while the gold standard decides.
#[derive(Debug, Default)]
pub struct Notes {
    /// All decisions.
    pub instances: Vec<Instance>,
    /// Names of all features.
    pub names: FxHashMap<u64, String>,
    /// Decisions whose right label was no alternative, by name.
    pub unreachable: FxHashMap<&'static str, usize>,
}

struct Oracle<'a> {
    labels: FxHashMap<&'static str, usize>,
    notes: &'a mut Notes,
}

impl Decider for Oracle<'_> {
    fn shape(&mut self, all: &mut Alternatives) -> usize {
        all.cross();
        self.choose("shape", all).0
    }

    fn choose(&mut self, decision: &'static str, all: &mut Alternatives) -> (usize, f32) {
        let wanted = self.labels.get(decision).copied().unwrap_or(0);
        match (0..all.len()).find(|&index| all.label(index) == wanted) {
            Some(gold) if all.len() > 1 => self.notes.instances.push(Instance {
                decision,
                features: (0..all.len()).map(|i| all.features(i).to_vec()).collect(),
                gold,
            }),
            Some(_) => {}
            None => *self.notes.unreachable.entry(decision).or_default() += 1,
        }
        (wanted, 1.0)
    }
}

/// Notes every decision of an article's text.
pub fn note(matched: &Matched, lexicons: &Lexicons, gold: &[Gold], notes: &mut Notes) {
    let Some((index, passage)) = matched.text.passages.iter().enumerate().next_back() else {
        return;
    };
    let text = matched.text.text_of(passage.field);
    let cues: Vec<_> = matched
        .cues
        .iter()
        .filter(|c| c.passage == index)
        .copied()
        .collect();
    let quotes = super::super::quotes(text, &passage.paragraphs);
    let mut all = Alternatives::named(std::mem::take(&mut notes.names));
    for line in lines(text, passage, &cues, &quotes, lexicons) {
        let owners = owners(&line, gold);
        for cue in 0..line.cues.len() {
            let span = line.words.span_of(line.cues[cue].words.0);
            let owner = owners
                .iter()
                .find(|(_, c)| *c == cue)
                .map(|(g, _)| &gold[*g]);
            let nested = gold
                .iter()
                .any(|g| g.content.iter().any(|c| c.contains(span)));
            let other =
                owner.is_none() && gold.iter().any(|g| g.cue.iter().any(|c| c.overlaps(span)));
            if owner.is_none() && (nested || other) {
                continue;
            }
            let labels = owner.map_or_else(FxHashMap::default, |g| labels(&line, g));
            let oracle = Oracle { labels, notes };
            let mut framer = Framer {
                line: &line,
                decider: oracle,
                all: &mut all,
            };
            framer.frame(cue);
        }
    }
    notes.names = all.names.unwrap_or_default();
}

/// Which gold attribution each cue of the line stands for: the likeliest form in its cue.
fn owners(line: &Line<'_>, gold: &[Gold]) -> Vec<(usize, usize)> {
    let mut owners = Vec::new();
    for (number, g) in gold.iter().enumerate() {
        if g.content.is_empty() {
            continue;
        }
        let inside = line.cues.iter().enumerate().filter(|(_, cue)| {
            let span = line
                .words
                .range(cue.words.0, cue.words.1)
                .unwrap_or_default();
            g.cue.iter().any(|c| c.overlaps(span))
        });
        let best =
            inside.max_by(|(i, a), (j, b)| a.probability.total_cmp(&b.probability).then(i.cmp(j)));
        if let Some((cue, _)) = best {
            owners.push((number, cue));
        }
    }
    owners
}

/// The right label of every decision about a cue.
fn labels(line: &Line<'_>, gold: &Gold) -> FxHashMap<&'static str, usize> {
    let words = |span: &Span| (line.words.at_end(span.start), line.words.at_byte(span.end));
    let sentence = line.words.span;
    let cue = gold.cue.first().map_or((0, 0), words);
    let cue_start = gold.cue.first().map_or(0, |c| c.start);
    let mut labels = FxHashMap::from_iter([("cue", 1), ("cue start", cue.0), ("cue end", cue.1)]);
    let source = gold
        .source
        .first()
        .filter(|s| sentence.contains(**s))
        .map(words);
    let place = match source {
        Some((from, _)) if from < cue.0 => Place::Before,
        Some((from, _)) if from >= cue.1 => Place::After,
        _ => Place::None,
    };
    if let Some((from, to)) = source {
        labels.insert("source start", from);
        labels.insert("source end", to);
        labels.insert("source stop", to);
    }
    let left = gold
        .content
        .iter()
        .find(|c| c.start < cue_start && c.end > sentence.start);
    let right = gold.content.iter().find(|c| c.start >= cue_start);
    let in_sentence = right.is_some_and(|c| c.start < sentence.end);
    let side = match (left, right) {
        (Some(_), Some(_)) if in_sentence => Side::Both,
        (Some(_), _) => Side::Left,
        _ => Side::Right,
    };
    if let Some(span) = left {
        labels.insert("left start", words(span).0);
    }
    if let Some(span) = right {
        labels.insert(
            "right start",
            if in_sentence {
                words(span).0
            } else {
                line.len()
            },
        );
        labels.insert("right end", words(span).1.min(line.len()));
    }
    let shape = SHAPES
        .iter()
        .position(|(_, s, p)| (*s, *p) == (side, place));
    labels.insert("shape", shape.unwrap_or(0));
    labels
}
