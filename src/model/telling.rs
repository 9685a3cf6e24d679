//! What the stages `event` and `align` see and say: articles that tell of one
//! event, sentences that tell one fact, and where their words part.

use super::{Field, Span, Voice};
use serde::{Deserialize, Serialize};

/// What a comparison of articles keeps of one: its counted sentences.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// In text order, title first; those of boilerplate, credits and datelines are left out.
    pub sentences: Vec<ToldSentence>,
}

/// A sentence of [`Told`]. Spans are bytes of its own `text`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ToldSentence {
    /// The field in which it stands.
    pub field: Field,
    /// Whether it is a headline, which is compared with headlines only.
    pub headline: bool,
    /// Its number in its field, from 0.
    pub number: usize,
    /// First code point in its field.
    pub start: usize,
    /// One past the last code point in its field.
    pub end: usize,
    /// As written.
    pub text: String,
    /// Voice of most of its words; `None` without words.
    pub voice: Option<Voice>,
    /// Its counted words.
    pub words: Vec<ToldWord>,
    /// Hits of scored lexicons in it, in text order.
    pub hits: Vec<ToldHit>,
    /// Attributions that have a part in it.
    pub attributions: Vec<ToldAttribution>,
}

/// A word of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldWord {
    /// Where it stands.
    pub span: Span,
    /// Whose it is.
    pub voice: Voice,
}

/// A hit of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ToldHit {
    /// Where it stands.
    pub span: Span,
    /// Index of its lexicon.
    pub lexicon: usize,
    /// Index of its entry in the lexicon.
    pub entry: usize,
    /// Its voice.
    pub voice: Voice,
}

/// What of an attribution stands in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldAttribution {
    /// Source as written.
    pub source: Option<Span>,
    /// Cue as written.
    pub cue: Option<Span>,
    /// The parts of its content that stand here.
    pub content: Vec<Span>,
    /// The parts of these inside quotation marks, outer marks excluded.
    pub quoted: Vec<Span>,
}

/// An article among those of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Teller {
    /// Index of the article in the corpus.
    pub article: usize,
    /// Its id.
    pub id: String,
    /// Its outlet, or the group that it is compared by.
    pub outlet: String,
    /// Whether its sentences are aligned; those of near-duplicates of another,
    /// and of too many articles, are not.
    pub aligned: bool,
    /// What it says.
    pub told: Told,
}

/// All articles of an event, those of an outlet next to each other.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Meeting {
    /// Its name.
    pub event: String,
    /// By outlet and id; a reference outlet comes last.
    pub tellers: Vec<Teller>,
    /// The outlet that all others are compared with; all pairs where `None`.
    pub reference: Option<String>,
}

/// How two aligned sentences stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same words after folding of case, typography and marks.
    Verbatim,
    /// The same fact, neither side lacking a main part of it.
    Reworded,
    /// One shares only part of the other.
    Partial,
}

impl Relation {
    /// The name in the tables.
    pub fn name(self) -> &'static str {
        match self {
            Relation::Verbatim => "verbatim",
            Relation::Reworded => "reworded",
            Relation::Partial => "partial",
        }
    }
}

/// A sentence of a meeting: index of the teller, and of the sentence in what it told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index into [`Meeting::tellers`].
    pub teller: usize,
    /// Index into [`Told::sentences`].
    pub sentence: usize,
}

/// What a swap is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SwapKind {
    /// Each side has words where the other has others.
    Replaced,
    /// Only b has these words.
    Added,
    /// Only a has these words.
    Dropped,
    /// Only b puts the fact into a source's mouth.
    AttributionAdded,
    /// Only a puts the fact into a source's mouth.
    AttributionDropped,
    /// Only b hedges.
    HedgeAdded,
    /// Only a hedges.
    HedgeDropped,
    /// The numbers in one place differ.
    NumberChanged,
    /// Quoted words of one side are missing in the other.
    QuoteCut,
    /// The actor of a deed is named by a only; kept for a later version, which
    /// will know the grammar of sentences.
    AgentDeleted,
}

impl SwapKind {
    /// All kinds, in table order.
    pub const ALL: [SwapKind; 10] = [
        SwapKind::Replaced,
        SwapKind::Added,
        SwapKind::Dropped,
        SwapKind::AttributionAdded,
        SwapKind::AttributionDropped,
        SwapKind::HedgeAdded,
        SwapKind::HedgeDropped,
        SwapKind::NumberChanged,
        SwapKind::QuoteCut,
        SwapKind::AgentDeleted,
    ];

    /// The name in the tables.
    pub fn name(self) -> &'static str {
        match self {
            SwapKind::Replaced => "replaced",
            SwapKind::Added => "added",
            SwapKind::Dropped => "dropped",
            SwapKind::AttributionAdded => "attribution_added",
            SwapKind::AttributionDropped => "attribution_dropped",
            SwapKind::HedgeAdded => "hedge_added",
            SwapKind::HedgeDropped => "hedge_dropped",
            SwapKind::NumberChanged => "number_changed",
            SwapKind::QuoteCut => "quote_cut",
            SwapKind::AgentDeleted => "agent_deleted",
        }
    }
}

/// Where the words of a pair part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swap {
    /// What it is.
    pub kind: SwapKind,
    /// Bytes of the sentence of a; `None` where it has no such words.
    pub a: Option<Span>,
    /// Bytes of the sentence of b; `None` where it has no such words.
    pub b: Option<Span>,
}

impl Swap {
    /// The same, with a and b exchanged.
    pub fn mirrored(self) -> Swap {
        use SwapKind::{
            Added, AttributionAdded, AttributionDropped, Dropped, HedgeAdded, HedgeDropped,
        };
        let kind = match self.kind {
            Added => Dropped,
            Dropped => Added,
            AttributionAdded => AttributionDropped,
            AttributionDropped => AttributionAdded,
            HedgeAdded => HedgeDropped,
            HedgeDropped => HedgeAdded,
            other => other,
        };
        Swap {
            kind,
            a: self.b,
            b: self.a,
        }
    }
}

/// What the score of a pair is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parts {
    /// Of the wording: gap, spread, lost, order, letters, length, numbers, negation.
    pub wording: [f64; 8],
    /// Of the place: wording, overlap, saying, place, near.
    pub place: [f64; 5],
}

/// Two sentences of different outlets that tell one fact, or part of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The sentence of the first outlet.
    pub a: Place,
    /// The sentence of the second.
    pub b: Place,
    /// How they stand to each other.
    pub relation: Relation,
    /// How close they are, 0 to 1.
    pub score: f64,
    /// What the score is made of.
    pub parts: Parts,
    /// Where their words part; `None` where they have too little in common for
    /// their words to be compared one by one.
    pub swaps: Option<Vec<Swap>>,
}

/// A sentence whose like was not found in another outlet.
#[derive(Debug, Clone, PartialEq)]
pub struct Unmatched {
    /// The sentence.
    pub at: Place,
    /// The other outlet.
    pub against: String,
    /// Score of what comes closest in its articles on the event, 0 to 1.
    pub best_score: f64,
}

/// Copy that an article shares with one of another outlet.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// Index into [`Meeting::tellers`].
    pub teller: usize,
    /// The article of one other outlet that it shares most with, likewise.
    pub with: usize,
    /// Words of its text in sentences that they share.
    pub words: usize,
    /// Of all words of its text, 0 to 1.
    pub share: f64,
    /// Words of these sentences that only it has.
    pub added: usize,
    /// Words of the other's same sentences that it lacks.
    pub cut: usize,
}

/// The sentences of an article that stand in shared copy: its index, of the
/// tellers or of the corpus, and field and number of each.
pub type Copied = (usize, Vec<(Field, usize)>);

/// What the stage `align` says of a meeting.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Met {
    /// Aligned sentences, by the places of a and b.
    pub pairs: Vec<Pair>,
    /// Sentences of the text that were looked for in other outlets.
    pub sought: Vec<Place>,
    /// What was not found in another outlet, by place and outlet.
    pub unmatched: Vec<Unmatched>,
    /// Shared copy, by teller and outlet.
    pub shared: Vec<Shared>,
    /// Sentences of shared copy, by teller.
    pub copied: Vec<Copied>,
}

impl Meeting {
    /// Whether two articles are compared: they are of different outlets and, with
    /// a reference, one is of the reference.
    pub fn faces(&self, a: usize, b: usize) -> bool {
        let outlet = |teller: usize| self.tellers[teller].outlet.as_str();
        let of_reference = |name: &String| outlet(a) == name || outlet(b) == name;
        outlet(a) != outlet(b) && self.reference.as_ref().is_none_or(of_reference)
    }
}

impl ToldSentence {
    /// Hits that stand in a span of the sentence, at least in part.
    pub fn hits_in(&self, span: Span) -> impl Iterator<Item = &ToldHit> + '_ {
        self.hits.iter().filter(move |hit| hit.span.overlaps(span))
    }
}
