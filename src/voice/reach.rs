//! How far cue, source and content reach: the boundaries of a frame, each the
//! best of a few places.

use super::choice::{Decider, add};
use super::classes::bucket;
use super::frame::Framer;
use super::line::{Cue, Line};
use super::part::{NONE, Part};

const FIRST: Part<'static> = Part::new("0");
const LAST: Part<'static> = Part::new("$");
const QUOTE: Part<'static> = Part::new("q");
const COLON: Part<'static> = Part::new(":");
const TAG: Part<'static> = Part::new("tag");
const NEAR: Part<'static> = Part::new("near");
const FAR: Part<'static> = Part::new("far");
const INSIDE: Part<'static> = Part::new("inside");
const EDGE: Part<'static> = Part::new("edge");
const BEYOND: Part<'static> = Part::new("beyond");
const SPLITS: Part<'static> = Part::new("splits");
const OPENS: Part<'static> = Part::new("opens");
const CLOSES: Part<'static> = Part::new("closes");

/// Words looked at for the start of a source before its cue, or its end after it.
const SOURCE: usize = 26;
/// Words after a cue within which its content begins.
const BEFORE_CONTENT: usize = 16;
/// Words of content that are looked at for a boundary, each way.
const CONTENT: usize = 90;

impl<D: Decider> Framer<'_, D> {
    /// First word of the cue with what belongs to its verb: "had also said".
    pub(super) fn cue_start(&mut self, index: usize, first: usize) -> usize {
        let line = self.line;
        self.all.clear();
        let mut at = first;
        loop {
            let i = at as isize;
            self.all.next(at);
            let distance = bucket(first - at);
            add!(self.all, "c<", line.class(i - 1), line.class(i));
            add!(self.all, "c<p", line.class(i - 1));
            add!(self.all, "c<d", distance, line.class(i));
            add!(self.all, "c<e", line.cues[index].form, distance);
            if at == 0 || first - at >= 6 || !line.gap(at).is_empty() {
                break;
            }
            at -= 1;
        }
        self.choose("cue start")
    }

    /// One past the last word of the cue: "said in a statement".
    pub(super) fn cue_end(&mut self, index: usize, after: usize) -> usize {
        let line = self.line;
        let entry = line.cues[index].entry;
        self.all.clear();
        for at in after..=line.len().min(after + 8) {
            if at > after && (!line.gap(at - 1).is_empty() && at - 1 > after || line.opens(at - 1))
            {
                break;
            }
            let i = at as isize;
            let distance = bucket(at - after);
            self.all.next(at);
            add!(self.all, "c>", line.class(i - 1), line.class(i));
            add!(self.all, "c>d", distance, line.class(i));
            add!(self.all, "c>l", distance, line.class(i - 1));
            add!(self.all, "c>e", entry, distance);
            add!(self.all, "c>en", entry, distance, line.class(i));
            add!(self.all, "c>g", distance, line.gap(at));
        }
        self.choose("cue end")
    }

    /// One past the last word of a source before its cue; not always next to
    /// it: "Lee left the hall and said", "Lee left the hall, saying".
    pub(super) fn source_stop(&mut self, index: usize, cue: usize) -> usize {
        let line = self.line;
        let form = line.words.word(line.cues[index].words.1 - 1);
        let ending = Part::new(form.get(form.len().saturating_sub(2)..).unwrap_or(""));
        let (at_cue, gap_at_cue) = (line.class(cue as isize - 1), line.gap(cue));
        self.all.clear();
        let mut commas = 0;
        let mut verbs = 0;
        for at in (cue.saturating_sub(SOURCE) + 1..=cue).rev() {
            let i = at as isize;
            if at < cue && line.gap_at(at + 1).breaks {
                break;
            }
            let (last, here, gap) = (line.class(i - 1), line.class(i), line.gap(at));
            let place = if at == cue { FIRST } else { NONE };
            let distance = bucket(cue - at);
            self.all.next(at);
            add!(self.all, "s|0", place, ending, gap_at_cue);
            add!(self.all, "s|a", place, at_cue, gap_at_cue);
            add!(self.all, "s|ae", place, at_cue, ending);
            add!(self.all, "s|d", distance, ending);
            add!(self.all, "s|l", last, gap, place);
            add!(self.all, "s|h", here, gap, place);
            add!(self.all, "s|lh", last, here, place);
            add!(self.all, "s|llh", line.class(i - 2), last, here);
            add!(self.all, "s|lhh", last, here, line.class(i + 1));
            add!(self.all, "s|m", bucket(commas), gap_at_cue, place);
            add!(self.all, "s|ma", bucket(commas), at_cue, gap);
            add!(self.all, "s|v", bucket(verbs), here, place);
            add!(self.all, "s|f", bucket(at), here);
            add!(self.all, "s|fl", bucket(at), last);
            commas += usize::from(line.gap_at(at).is_comma);
            verbs += usize::from(line.is_verbal(at));
        }
        if self.all.len() == 0 {
            return cue;
        }
        self.choose("source stop")
    }

    pub(super) fn source_start(&mut self, end: usize) -> usize {
        let line = self.line;
        self.all.clear();
        let mut commas = 0;
        let (mut verbs, mut capitals) = (0, 0);
        for at in (end.saturating_sub(SOURCE)..end).rev() {
            if line.gap_at(at + 1).breaks && at + 1 < end
                || line.quote(at).is_some() && line.quote(end - 1).is_none()
            {
                break;
            }
            commas += usize::from(line.gap_at(at + 1).is_comma);
            verbs += usize::from(line.is_verbal(at));
            capitals += usize::from(line.name(at) == "#Cap");
            let i = at as isize;
            let (before, here, gap) = (line.class(i - 1), line.class(i), line.gap(at));
            let length = bucket(end - at);
            let last = line.class(end as isize - 1);
            let comma = bucket(commas);
            self.all.next(at);
            add!(self.all, "s<c", here, gap);
            add!(self.all, "s<p", before, gap);
            add!(self.all, "s<pc", before, here, gap);
            add!(self.all, "s<l", length);
            add!(self.all, "s<lc", length, here);
            add!(self.all, "s<lg", length, gap);
            add!(self.all, "s<m", comma, line.gap(end));
            add!(self.all, "s<mp", comma, before);
            add!(self.all, "s<v", bucket(verbs), comma);
            add!(self.all, "s<k", last, here, before);
            add!(self.all, "s<K", last, length);
            add!(self.all, "s<C", bucket(capitals.min(3)), before);
            add!(self.all, "s<pp", line.class(i - 2), before);
        }
        if self.all.len() == 0 {
            return end;
        }
        self.choose("source start")
    }

    pub(super) fn source_end(&mut self, start: usize) -> usize {
        let line = self.line;
        self.all.clear();
        let mut commas = 0;
        let first = line.class(start as isize);
        for at in start + 1..=line.len().min(start + SOURCE) {
            let i = at as isize;
            let inner = line.gap_at(at - 1);
            if at - 1 > start && (inner.breaks || inner.part.name == "-") {
                break;
            }
            commas += usize::from(at - 1 > start && inner.is_comma);
            let (last, next, gap) = (line.class(i - 1), line.class(i), line.gap(at));
            let length = bucket(at - start);
            self.all.next(at);
            add!(self.all, "s>c", last, gap);
            add!(self.all, "s>n", next, gap);
            add!(self.all, "s>cn", last, next, gap);
            add!(self.all, "s>l", length, gap);
            add!(self.all, "s>f", first, length);
            add!(self.all, "s>m", bucket(commas), gap);
            add!(self.all, "s>mn", bucket(commas), next, gap);
            add!(self.all, "s>nn", next, line.class(i + 1), gap);
        }
        if self.all.len() == 0 {
            return start;
        }
        self.choose("source end")
    }

    pub(super) fn left_start(&mut self, end: usize) -> usize {
        let line = self.line;
        let quote = line.quote(end - 1);
        self.all.clear();
        for at in end.saturating_sub(CONTENT)..end {
            let is_first = at == 0 || at == end.saturating_sub(CONTENT);
            let after_first = at == 1 && line.gap(1).is_empty();
            if !(is_first || after_first || line.is_boundary(at)) {
                continue;
            }
            let i = at as isize;
            let (before, here, gap) = (line.class(i - 1), line.class(i), line.gap(at));
            let place = if is_first { FIRST } else { NONE };
            let quoted = quote_relation(line, at, quote);
            let length = bucket(end - at);
            self.all.next(at);
            add!(self.all, "l<0", place);
            add!(self.all, "l<g", gap, place);
            add!(self.all, "l<c", here, gap);
            add!(self.all, "l<pc", before, here, gap);
            add!(self.all, "l<p", before, gap);
            add!(self.all, "l<l", length, place);
            add!(self.all, "l<q", quoted, place);
            add!(self.all, "l<qg", quoted, gap);
            add!(self.all, "l<n", here, line.class(i + 1), gap);
        }
        self.choose("left start")
    }

    pub(super) fn right(&mut self, index: usize, from: usize) -> (usize, usize) {
        let start = self.right_start(index, from);
        if start >= self.line.len() {
            return (start, start + 1);
        }
        (start, self.right_end(index, start))
    }

    pub(super) fn right_start(&mut self, index: usize, from: usize) -> usize {
        let line = self.line;
        let Cue { entry, form, .. } = line.cues[index];
        self.all.clear();
        let mut passed = NONE;
        for at in from..line.len().min(from + BEFORE_CONTENT) {
            let i = at as isize;
            let (before, here, gap) = (line.class(i - 1), line.class(i), line.gap(at));
            let distance = bucket(at - from);
            let opens = if line.opens(at) { QUOTE } else { NONE };
            self.all.next(at);
            add!(self.all, "r<d", distance, gap);
            add!(self.all, "r<c", here, gap);
            add!(self.all, "r<cd", distance, here);
            add!(self.all, "r<p", before, gap);
            add!(self.all, "r<pc", before, here, gap);
            add!(self.all, "r<e", entry, distance);
            add!(self.all, "r<ec", entry, here);
            add!(self.all, "r<f", form, here);
            add!(self.all, "r<q", opens, gap, passed);
            add!(self.all, "r<s", passed, distance);
            add!(self.all, "r<n", here, line.class(i + 1));
            if passed.is_empty() && (matches!(here.name, "that" | "to") || line.opens(at)) {
                passed = if line.opens(at) { QUOTE } else { here };
            }
        }
        if line.quote_follows || self.all.len() == 0 {
            let colon = if line.ends_with_colon { COLON } else { NONE };
            let follows = if line.quote_follows { QUOTE } else { NONE };
            self.all.next(line.len());
            add!(self.all, "r<next", colon, follows, passed);
            add!(self.all, "r<nextd", colon, bucket(line.len() - from));
            add!(self.all, "r<nexte", entry, follows);
        }
        self.choose("right start")
    }

    pub(super) fn right_end(&mut self, index: usize, start: usize) -> usize {
        let line = self.line;
        let Cue { entry, form, .. } = line.cues[index];
        let first = line.class(start as isize);
        let quote = line.quote(start);
        let last = line.len().min(start + CONTENT);
        self.all.clear();
        let mut boundaries = 0;
        let mut later = line.cues.partition_point(|cue| cue.words.0 <= start);
        for at in start + 1..=last {
            let is_last = at == last;
            if !is_last && !line.is_boundary(at) {
                continue;
            }
            boundaries += 1;
            while later < line.cues.len() && line.cues[later].words.0 < at {
                later += 1;
            }
            let i = at as isize;
            let (before, here, gap) = (line.class(i - 1), line.class(i), line.gap(at));
            let place = if is_last { LAST } else { NONE };
            let quoted = quote_relation(line, at, quote);
            let length = bucket(at - start);
            let next_cue = line.cues.get(later).map_or(NONE, |cue| {
                let to_end = line.len() - cue.words.1;
                match (cue.words.0 - at, to_end) {
                    (0..=5, 0..=5) => TAG,
                    (0..=5, _) => NEAR,
                    _ => FAR,
                }
            });
            self.all.next(at);
            add!(self.all, "r>0", place, quoted);
            add!(self.all, "r>g", gap, place, first);
            add!(self.all, "r>c", here, gap);
            add!(self.all, "r>fc", first, here, gap);
            add!(self.all, "r>n", here, line.class(i + 1), gap);
            add!(self.all, "r>nn", here, line.class(i + 1), line.class(i + 2));
            add!(self.all, "r>p", before, gap, place);
            add!(self.all, "r>pc", before, here, gap);
            add!(self.all, "r>l", length, place, gap);
            add!(self.all, "r>lf", length, first, place);
            add!(self.all, "r>q", quoted, gap);
            add!(self.all, "r>e", entry, place);
            add!(self.all, "r>ec", entry, here, gap);
            add!(self.all, "r>b", bucket(boundaries), place, first);
            add!(self.all, "r>rest", bucket(line.len() - at), gap);
            add!(self.all, "r>t", next_cue, gap, here);
            add!(self.all, "r>F", form, here, gap);
        }
        self.choose("right end")
    }
}

/// How a boundary stands to the quotation at the other end of the content.
fn quote_relation(line: &Line<'_>, at: usize, quote: Option<usize>) -> Part<'static> {
    let (before, here) = (
        at.checked_sub(1).and_then(|b| line.quote(b)),
        line.quote(at),
    );
    match quote {
        Some(_) if here == quote && before == quote => INSIDE,
        Some(_) if here == quote || before == quote => EDGE,
        Some(_) => BEYOND,
        None if here.is_some() && before == here => SPLITS,
        None if here.is_some() => OPENS,
        None if before.is_some() => CLOSES,
        None => NONE,
    }
}
