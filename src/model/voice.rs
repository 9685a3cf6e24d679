//! What the stage `voice` finds out: whose words each token is, who said what,
//! and the hits with their voice.

use super::{Find, Segmented, Span};
use serde::{Deserialize, Serialize};

/// Whose voice a token stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Voice {
    /// Unpaired marks and the like; never counted as own.
    Unclear,
    /// Inside a source's quotation marks.
    Direct,
    /// A short quoted fragment that no cue governs: the outlet's distance mark.
    Scare,
    /// Reported speech or thought without marks.
    Indirect,
    /// The outlet speaks.
    Own,
}

impl Voice {
    /// All voices, in the order of precedence (section "Definitions" of the codebook).
    pub const ALL: [Voice; 5] = [
        Voice::Unclear,
        Voice::Direct,
        Voice::Scare,
        Voice::Indirect,
        Voice::Own,
    ];

    /// The voice of most words, of their numbers by voice; ties go to the voice of
    /// precedence, which comes first. `None` without words.
    pub fn of_most(words: [usize; 5]) -> Option<Voice> {
        let most = words.into_iter().max().filter(|most| *most > 0);
        Voice::ALL
            .into_iter()
            .find(|voice| Some(words[*voice as usize]) == most)
    }

    /// The name in the tables.
    pub fn name(self) -> &'static str {
        match self {
            Voice::Unclear => "unclear",
            Voice::Direct => "direct",
            Voice::Scare => "scare",
            Voice::Indirect => "indirect",
            Voice::Own => "own",
        }
    }
}

/// Which voices a count is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VoiceGroup {
    /// The outlet's own words.
    Own,
    /// Direct and indirect together: sources' words.
    Others,
    /// Every counted word.
    All,
}

impl VoiceGroup {
    /// All groups, in table order.
    pub const ALL: [VoiceGroup; 3] = [VoiceGroup::Own, VoiceGroup::Others, VoiceGroup::All];

    /// The name in the tables.
    pub fn name(self) -> &'static str {
        match self {
            VoiceGroup::Own => "own",
            VoiceGroup::Others => "others",
            VoiceGroup::All => "all",
        }
    }

    /// Whether a token of this voice belongs to the group.
    pub fn holds(self, voice: Voice) -> bool {
        match self {
            VoiceGroup::Own => voice == Voice::Own,
            VoiceGroup::Others => matches!(voice, Voice::Direct | Voice::Indirect),
            VoiceGroup::All => true,
        }
    }
}

/// How the content of an attribution stands to its marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AttributionKind {
    /// Content wholly inside marks.
    Direct,
    /// Content without marks.
    Indirect,
    /// Content partly inside marks.
    Mixed,
    /// A short quoted fragment that no cue governs.
    Scare,
    /// A stretch whose marks do not pair.
    Unclear,
}

impl AttributionKind {
    /// Whether somebody else speaks in it; not so in scare quotes and where marks do not pair.
    pub fn is_speech(self) -> bool {
        !matches!(self, AttributionKind::Scare | AttributionKind::Unclear)
    }

    /// The name in the tables.
    pub fn name(self) -> &'static str {
        match self {
            AttributionKind::Direct => "direct",
            AttributionKind::Indirect => "indirect",
            AttributionKind::Mixed => "mixed",
            AttributionKind::Scare => "scare",
            AttributionKind::Unclear => "unclear",
        }
    }
}

/// Who or what a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceType {
    /// A named person.
    Person,
    /// An office or a role ("the foreign minister").
    Office,
    /// A body ("the Kremlin").
    Organisation,
    /// A text ("the report").
    Document,
    /// Unnamed ("officials", "a witness").
    Anonymous,
    /// None of these could be told.
    Unknown,
}

impl SourceType {
    /// All types, in table order.
    pub const ALL: [SourceType; 6] = [
        SourceType::Person,
        SourceType::Office,
        SourceType::Organisation,
        SourceType::Document,
        SourceType::Anonymous,
        SourceType::Unknown,
    ];

    /// The name in the tables.
    pub fn name(self) -> &'static str {
        match self {
            SourceType::Person => "person",
            SourceType::Office => "office",
            SourceType::Organisation => "organisation",
            SourceType::Document => "document",
            SourceType::Anonymous => "anonymous",
            SourceType::Unknown => "unknown",
        }
    }
}

/// Who said what, and how that was told.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// Index into [`Segmented::passages`].
    pub passage: usize,
    /// Index of the sentence in which its first content stands.
    pub sentence: usize,
    /// How the content stands to its marks.
    pub kind: AttributionKind,
    /// Source as written.
    pub source: Option<Span>,
    /// Source resolved across the article; empty if there is none.
    pub source_name: String,
    /// What the source is; `None` where there is no source.
    pub source_type: Option<SourceType>,
    /// Canonical actor that the source speaks for; empty if unknown.
    pub actor: String,
    /// Cue as written.
    pub cue: Option<Span>,
    /// neutral, doubting, endorsing, conceding or confrontational; empty without a cue.
    pub cue_stance: String,
    /// Content, in order, outer quotation marks excluded where it is wholly quoted.
    pub content: Vec<Span>,
    /// The parts of the content inside marks, outer marks excluded.
    pub quoted: Vec<Span>,
    /// To whom it was said ("told AFP"); empty if not said.
    pub addressee: String,
    /// Name of the rule that found it.
    pub rule: &'static str,
    /// The rule's precision as measured; `None` if it was not measured.
    pub rule_precision: Option<f64>,
}

/// What a hit is about. [`Link::default`] where no rule was sure.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Link {
    /// The phrase that the hit is about.
    pub target: Option<Span>,
    /// agent, patient, holder, head, label; empty if unlinked.
    pub role: &'static str,
    /// Canonical party that the phrase names; empty if unknown.
    pub actor: String,
    /// −1, 0, +1 toward the actor; `None` where contested or unlinked.
    pub stance: Option<i8>,
    /// Name of the rule.
    pub rule: &'static str,
}

/// A lexicon entry found, with its voice and what it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Where, and which entry.
    pub find: Find,
    /// Voice of its first token.
    pub voice: Voice,
    /// Whether its tokens differ in voice.
    pub voice_mixed: bool,
    /// Index into the article's attributions of the one whose content holds it.
    pub attribution: Option<usize>,
    /// Whether a negation reaches it.
    pub negated: bool,
    /// Whether a hedge stands in its clause.
    pub hedged: bool,
    /// Its target; [`Link::default`] until the stage `link`.
    pub link: Link,
}

/// What the stage `voice` returns.
#[derive(Debug, Clone)]
pub struct Voiced {
    /// The article in sentences and tokens.
    pub text: Segmented,
    /// Actor names found, in text order.
    pub actors: Vec<Find>,
    /// Voice of every token, by passage, parallel to [`Passage::tokens`](super::Passage::tokens).
    pub voices: Vec<Vec<Voice>>,
    /// Attributions in text order, title first.
    pub attributions: Vec<Attribution>,
    /// Hits in the order of [`Matched::finds`](super::Matched::finds).
    pub hits: Vec<Hit>,
}

impl Voiced {
    /// The hits of a sentence; hits come in text order.
    pub fn hits_of(&self, passage: usize, sentence: usize) -> &[Hit] {
        let place = |hit: &Hit| (hit.find.passage, hit.find.sentence);
        let here = (passage, sentence);
        let from = self.hits.partition_point(|hit| place(hit) < here);
        let to = self.hits.partition_point(|hit| place(hit) <= here);
        &self.hits[from..to]
    }
}
