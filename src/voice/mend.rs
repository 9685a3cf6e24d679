//! Repairs of frames where grammar leaves no doubt, although the learned
//! decisions, each made on its own, came out at odds with each other.

use super::choice::Decider;
use super::frame::{Frame, Framer};
use super::line::Line;

/// Verbs that cannot open a clause of their own.
#[rustfmt::skip]
const FINITE: &[&str] = &[
    "is", "are", "was", "were", "has", "had", "will", "would", "can", "could", "may", "might",
    "must", "should", "does", "did",
];

/// Words that are no source on their own: "there are fears", "the claims".
const NO_SOURCE: &[&str] = &["there", "the", "a", "an", "no", "any", "such"];

/// Endings of words that only describe a noun.
const ADJECTIVES: &[&str] = &["al", "ous", "ive", "ful", "less", "able"];

/// Words that show that an ending in -s or -ed before them was a verb.
#[rustfmt::skip]
const AFTER_VERB: &[&str] = &[
    "a", "an", "the", "no", "not", "any", "his", "her", "its", "their", "this", "these", "that",
    "more", "less", "in", "on", "at", "to", "from", "with", "by", "after", "before",
];

/// Most words of a source that ends its sentence.
const LAST_SOURCE: usize = 6;

/// Most words between "told" and the colon before what was told.
const LISTENER: usize = 8;

impl<D: Decider> Framer<'_, D> {
    /// Mends a frame; `None` if the form is no cue after all.
    pub(super) fn mended(&mut self, mut frame: Frame) -> Option<Frame> {
        frame.source = frame
            .source
            .filter(|source| self.can_speak(&frame, *source));
        self.tag(&mut frame);
        self.dashes(&mut frame);
        self.parenthesis(&mut frame);
        self.subjectless(&mut frame);
        self.second_source(&mut frame);
        self.inverted(&mut frame);
        self.addressed(&mut frame);
        self.source_in_cue(&mut frame);
        (!self.is_subject(&frame)).then_some(frame)
    }

    /// Whether the words of a source can be one: "there are fears" has none, nor
    /// has "a widespread belief" or "international calls", where "Holm's belief"
    /// and "Orvian calls" have.
    fn can_speak(&self, frame: &Frame, (from, to): (usize, usize)) -> bool {
        let line = self.line;
        let opens = NO_SOURCE.contains(&line.name(from));
        let before_noun = line.cues[frame.cue_index].form.name == "noun"
            && matches!(line.name(to - 1), "#x" | "#ing" | "#ed");
        let word = line.words.word(to - 1);
        let adjective =
            line.name(to - 1) == "#x" && ADJECTIVES.iter().any(|ending| word.ends_with(ending));
        let describes = to == frame.cue.0
            && line.gap(to).is_empty()
            && to == from + 1 + usize::from(opens)
            && (before_noun || adjective && !opens);
        !(describes || opens && to == from + 1)
    }

    /// "The mine will reopen, the owners announced": what stands between the
    /// last comma and a cue that ends its sentence is the source.
    fn tag(&mut self, frame: &mut Frame) {
        let line = self.line;
        let (None, Some((from, to)), None) = (frame.source, frame.left, frame.right) else {
            return;
        };
        let ends = frame.cue.1 == line.len() && to == frame.cue.0;
        let least = from.max(1).max(to.saturating_sub(LAST_SOURCE));
        let comma = (least..to)
            .rev()
            .find(|at| line.gap(*at).name.contains(','));
        if let Some(at) = comma.filter(|_| ends && line.gap(to).is_empty()) {
            let names = matches!(
                line.name(at),
                "#Cap" | "the" | "a" | "an" | "he" | "she" | "they"
            );
            let plain = (at..to).all(|at| !line.is_verbal(at));
            if names && plain {
                let from = if at > from { from } else { self.left_start(at) };
                frame.source = Some((at, to));
                frame.left = Some((from, at));
            }
        }
    }

    /// "Orvia will not yield, says Lee": who says so comes last.
    fn inverted(&mut self, frame: &mut Frame) {
        let (Some((from, to)), None, Some((content, end))) =
            (frame.source, frame.left, frame.right)
        else {
            return;
        };
        let line = self.line;
        let (start, after) = frame.cue;
        let last = content == after && end == line.len() && end - content <= LAST_SOURCE;
        let names = last && matches!(line.name(content), "#Cap" | "the" | "a" | "an");
        let clause = to == start && (from..to).any(|at| FINITE.contains(&line.name(at)));
        if names && clause && line.gap(start).name == "," {
            frame.source = Some((content, end));
            frame.left = Some((from, start));
            frame.right = None;
        }
    }

    /// "Lee told state television: ...": what stands before the colon was told.
    fn addressed(&mut self, frame: &mut Frame) {
        let line = self.line;
        let Some((from, to)) = frame.right.filter(|(from, _)| *from < line.len()) else {
            return;
        };
        let takes = line.cues[frame.cue_index].takes_addressee && from == frame.cue.1;
        let colon =
            (from + 1..to.min(from + LISTENER)).find(|&at| line.gap(at).name.starts_with(':'));
        if let Some(at) = colon.filter(|_| takes) {
            frame.right = Some((at, to));
        }
    }

    /// "As Lee puts it": the cue holds its source.
    fn source_in_cue(&mut self, frame: &mut Frame) {
        let line = self.line;
        let (first, after) = line.cues[frame.cue_index].words;
        if frame.source.is_none() && line.name(first) == "as" && line.name(after - 1) == "it" {
            frame.source = Some((first + 1, after - 2)).filter(|(from, to)| from < to);
        }
    }

    /// "The claims were settled": a noun of which something is told.
    fn is_subject(&self, frame: &Frame) -> bool {
        let cue = &self.line.cues[frame.cue_index];
        let bare = frame.source.is_none() && frame.left.is_none() && frame.cue.1 == cue.words.1;
        let alone = frame.cue.0 + 1 >= cue.words.0;
        let begins = |(from, _): (usize, usize)| {
            from == frame.cue.1 && FINITE.contains(&self.line.name(from))
        };
        bare && alone && cue.form.name != "preposition" && frame.right.is_some_and(begins)
    }

    /// "Critics - among them two ministers - say": what stands between dashes
    /// is no source, but belongs to the one before them.
    fn dashes(&mut self, frame: &mut Frame) {
        let Some((from, to)) = frame.source else {
            return;
        };
        let is_dash = |at: usize| self.line.gap(at).name == "-";
        if from > 0 && to == frame.cue.0 && is_dash(from) && is_dash(to) {
            frame.source = Some((self.source_start(from), from)).filter(|(from, to)| from < to);
        }
    }

    /// "The bridge, according to its owner, is safe": the source ends where the
    /// clause goes on with its verb.
    fn parenthesis(&mut self, frame: &mut Frame) {
        let (Some((from, to)), Some((_, end)), None) = (frame.source, frame.left, frame.right)
        else {
            return;
        };
        let line = self.line;
        let is_set_off = line.cues[frame.cue_index].form.name == "preposition"
            && line.gap(frame.cue.0).name == ","
            && from >= frame.cue.1
            && end <= frame.cue.0;
        let goes_on = |at: &usize| line.gap(*at).name == "," && is_verb(line, *at);
        if let Some(at) = (from + 1..to).find(goes_on).filter(|_| is_set_off) {
            frame.source = Some((from, at));
            frame.right = Some((at, self.right_end(frame.cue_index, at)));
        }
    }

    /// "The offer, Lee said, was an insult": what is said cannot begin with
    /// "was", so it begins before the source.
    fn subjectless(&mut self, frame: &mut Frame) {
        let (Some((source, _)), None, Some((from, _))) = (frame.source, frame.left, frame.right)
        else {
            return;
        };
        let line = self.line;
        let set_off = |at: usize| line.gap(at).name.starts_with(',');
        let opens = FINITE.contains(&line.name(from)) && set_off(from);
        if opens && source > 0 && source < frame.cue.0 && set_off(source) {
            frame.left = Some((self.left_start(source), source));
        }
    }

    /// "According to Lee, it was rain; according to Holm, it was not".
    fn second_source(&mut self, frame: &mut Frame) {
        let Some((from, to)) = frame.right else {
            return;
        };
        let line = self.line;
        let others = line.cues[frame.cue_index + 1..].iter();
        let next = others
            .take_while(|cue| cue.words.0 < to)
            .find(|cue| cue.form.name == "preposition" && line.gap(cue.words.0).name == ";");
        if let Some(next) = next.filter(|next| next.words.0 > from) {
            frame.right = Some((from, next.words.0));
        }
    }
}

/// Whether a word is plainly a verb that a clause goes on with.
fn is_verb(line: &Line<'_>, at: usize) -> bool {
    let name = line.name(at);
    FINITE.contains(&name)
        || matches!(name, "#s" | "#ed") && AFTER_VERB.contains(&line.name(at + 1))
}

/// "Asked whether she would go, the minister said no": a participle at the
/// start of a sentence reaches no further than the clause that it belongs to.
pub fn cut_openers(line: &Line<'_>, frames: &mut [Frame]) {
    let starts: Vec<usize> = frames
        .iter()
        .filter_map(|frame| frame.source.map(|(from, _)| from))
        .filter(|&from| line.gap(from).name.starts_with(','))
        .collect();
    let Some(first) = frames.iter_mut().min_by_key(|frame| frame.cue.0) else {
        return;
    };
    let is_opener = first.cue.0 == 0 && first.source.is_none() && line.name(0) == "#Cap";
    if let Some((from, to)) = first.right.filter(|_| is_opener)
        && let Some(at) = starts
            .into_iter()
            .filter(|at| (from + 1..to).contains(at))
            .min()
    {
        first.right = Some((from, at));
    }
}
