//! The frame of a cue: source, cue and content, found by learned decisions, one
//! after the other - is the form a cue here; on which side do content and
//! source stand; how far does each reach.

use super::choice::{Alternatives, Decider};
use super::classes::WEEKDAYS;
use super::features::cue_features;
use super::line::Line;
use super::part::Part;

/// Least probability at which a form is taken for a cue. It is below one half,
/// because a content that is missed passes for the outlet's own words.
const CUE: f32 = 0.4;
/// The same for forms that are hardly ever anything else ("said", "according
/// to"), so that an unusual sentence does not hide them.
const SURE: f32 = 0.15;
/// From which probability in the lexicon on a form is one of those.
const SURE_FORM: f64 = 0.9;
/// Classes of the words that tell a time, beside the days of the week.
#[rustfmt::skip]
const TIMES: &[&str] = &[
    "on", "in", "at", "last", "this", "next", "late", "early", "earlier", "later", "today",
    "yesterday", "tomorrow", "night", "week", "month", "year", "ago", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "#NUM", "a", "the",
];

/// Where content and source stand; the labels of the decision `shape`.
pub const SHAPES: [(Part<'static>, Side, Place); 9] = [
    (Part::new("Rb"), Side::Right, Place::Before),
    (Part::new("Ra"), Side::Right, Place::After),
    (Part::new("Rn"), Side::Right, Place::None),
    (Part::new("Lb"), Side::Left, Place::Before),
    (Part::new("La"), Side::Left, Place::After),
    (Part::new("Ln"), Side::Left, Place::None),
    (Part::new("Bb"), Side::Both, Place::Before),
    (Part::new("Ba"), Side::Both, Place::After),
    (Part::new("Bn"), Side::Both, Place::None),
];

/// On which side of the cue the content stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Side {
    Left,
    Right,
    Both,
}

/// On which side of the cue the source stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Place {
    Before,
    After,
    None,
}

/// Source, cue and content in words of the sentence, end exclusive.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Index of the cue in its line.
    pub cue_index: usize,
    /// How likely the form is a cue here.
    pub probability: f32,
    /// The cue with its auxiliaries.
    pub cue: (usize, usize),
    /// The source.
    pub source: Option<(usize, usize)>,
    /// Content before the cue.
    pub left: Option<(usize, usize)>,
    /// Content after the cue; from the sentence's length on where it is the next sentence.
    pub right: Option<(usize, usize)>,
}

/// A stretch of words, if there is one.
type Stretch = Option<(usize, usize)>;

/// Makes the decisions around the cues of one line.
pub struct Framer<'a, D> {
    /// The sentence.
    pub line: &'a Line<'a>,
    /// Who decides.
    pub decider: D,
    /// Memory for the alternatives.
    pub all: &'a mut Alternatives,
}

impl<D: Decider> Framer<'_, D> {
    /// The frame of a cue; `None` where the form is none here.
    pub fn frame(&mut self, index: usize) -> Option<Frame> {
        let (is_cue, probability) = self.is_cue(index);
        if !is_cue {
            return None;
        }
        let (_, side, place) = SHAPES[self.decider.shape(self.all)];
        let (first, after) = self.line.cues[index].words;
        let start = self.cue_start(index, first);
        let end = self.cue_end(index, after);
        let source = match place {
            Place::Before => {
                let stop = self.source_stop(index, start);
                Some((self.source_start(stop), stop))
            }
            Place::After => {
                let from = end + usize::from(matches!(self.line.name(end), "by" | "of" | "from"));
                Some((from, self.source_end(from)))
            }
            Place::None => None,
        };
        let source = source.filter(|(from, to)| from < to);
        let source = source.map(|source| self.before_content(source, side, place));
        let before = source.map_or(start, |(from, _)| from.min(start));
        let left = (side != Side::Right && before > 0).then(|| (self.left_start(before), before));
        let from = source.map_or(end, |(_, to)| to.max(end));
        let right = (side != Side::Left).then(|| self.right(index, from));
        let right = right.filter(|(from, to)| from < to);
        let (left, right) = self.without_time(start, source, left, right);
        (left.is_some() || right.is_some()).then_some(Frame {
            cue_index: index,
            probability,
            cue: (start, end),
            source,
            left,
            right,
        })
    }

    /// "According to Lee, the bridge is closed": a source after its cue that
    /// leaves no word for the content ends at its first comma.
    fn before_content(
        &self,
        (from, to): (usize, usize),
        side: Side,
        place: Place,
    ) -> (usize, usize) {
        let takes_all = side == Side::Right && place == Place::After && to >= self.line.len();
        let comma = (from + 1..to).find(|&at| self.line.gap(at).name.contains(','));
        (from, comma.filter(|_| takes_all).unwrap_or(to))
    }

    /// "The bridge is closed, police said on Monday": a time after the cue is no
    /// content, and then the clause before it is.
    fn without_time(
        &mut self,
        cue: usize,
        source: Option<(usize, usize)>,
        left: Stretch,
        right: Stretch,
    ) -> (Stretch, Stretch) {
        let line = self.line;
        let is_time = |at: usize| {
            let name = line.name(at);
            TIMES.contains(&name) || WEEKDAYS.contains(&name)
        };
        let only_time = |(from, to): (usize, usize)| to <= line.len() && (from..to).all(is_time);
        if !right.is_some_and(only_time) {
            return (left, right);
        }
        let before = source.map_or(cue, |(from, _)| from.min(cue));
        let clause = before > 1 && line.gap(before).name.contains(',');
        let left = left.or_else(|| clause.then(|| (self.left_start(before), before)));
        (left, None)
    }

    pub(super) fn choose(&mut self, decision: &'static str) -> usize {
        self.decider.choose(decision, self.all).0
    }

    /// Whether the form is a cue here; the last alternative then describes it.
    fn is_cue(&mut self, index: usize) -> (bool, f32) {
        self.all.clear();
        self.all.next(0);
        self.all.next(1);
        cue_features(self.line, index, self.all);
        let (label, probability) = self.decider.choose("cue", self.all);
        let probability = if label == 1 {
            probability
        } else {
            1.0 - probability
        };
        let least = if self.line.cues[index].probability >= SURE_FORM {
            SURE
        } else {
            CUE
        };
        (probability >= least, probability)
    }
}
