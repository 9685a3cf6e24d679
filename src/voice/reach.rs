//! How far cue, source and content reach: the boundaries of a frame, each the
//! best of a few places.

use super::choice::Decider;
use super::classes::bucket;
use super::frame::Framer;
use super::line::{Cue, Line};

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
            self.all.add("c<", &[line.class(i - 1), line.class(i)]);
            self.all.add("c<p", &[line.class(i - 1)]);
            self.all.add("c<d", &[distance, line.class(i)]);
            self.all.add("c<e", &[line.cues[index].form, distance]);
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
            self.all.add("c>", &[line.class(i - 1), line.class(i)]);
            self.all.add("c>d", &[distance, line.class(i)]);
            self.all.add("c>l", &[distance, line.class(i - 1)]);
            self.all.add("c>e", &[entry, distance]);
            self.all.add("c>en", &[entry, distance, line.class(i)]);
            self.all.add("c>g", &[distance, line.gap(at)]);
        }
        self.choose("cue end")
    }

    /// One past the last word of a source before its cue; not always next to
    /// it: "Lee left the hall and said", "Lee left the hall, saying".
    pub(super) fn source_stop(&mut self, index: usize, cue: usize) -> usize {
        let line = self.line;
        let form = line.words.word(line.cues[index].words.1 - 1);
        let ending = form.get(form.len().saturating_sub(2)..).unwrap_or("");
        let (at_cue, gap_at_cue) = (line.class(cue as isize - 1), line.gap(cue));
        self.all.clear();
        let mut commas = 0;
        let mut verbs = 0;
        for at in (cue.saturating_sub(SOURCE) + 1..=cue).rev() {
            let i = at as isize;
            if at < cue && matches!(line.gap(at + 1), ";" | "q" | ",q" | "q," | ":" | "!") {
                break;
            }
            let (last, here, gap) = (line.class(i - 1), line.class(i), line.gap(at));
            let place = if at == cue { "0" } else { "" };
            let distance = bucket(cue - at);
            self.all.next(at);
            self.all.add("s|0", &[place, ending, gap_at_cue]);
            self.all.add("s|a", &[place, at_cue, gap_at_cue]);
            self.all.add("s|ae", &[place, at_cue, ending]);
            self.all.add("s|d", &[distance, ending]);
            self.all.add("s|l", &[last, gap, place]);
            self.all.add("s|h", &[here, gap, place]);
            self.all.add("s|lh", &[last, here, place]);
            self.all.add("s|llh", &[line.class(i - 2), last, here]);
            self.all.add("s|lhh", &[last, here, line.class(i + 1)]);
            self.all.add("s|m", &[bucket(commas), gap_at_cue, place]);
            self.all.add("s|ma", &[bucket(commas), at_cue, gap]);
            self.all.add("s|v", &[bucket(verbs), here, place]);
            self.all.add("s|f", &[bucket(at), here]);
            self.all.add("s|fl", &[bucket(at), last]);
            commas += usize::from(gap == ",");
            verbs += usize::from(is_verbal(here));
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
            if matches!(line.gap(at + 1), ";" | "q" | ",q" | "q," | ":" | "!") && at + 1 < end
                || line.quote(at).is_some() && line.quote(end - 1).is_none()
            {
                break;
            }
            commas += usize::from(line.gap(at + 1) == ",");
            verbs += usize::from(is_verbal(line.class(at as isize)));
            capitals += usize::from(line.class(at as isize) == "#Cap");
            let i = at as isize;
            let (before, here, gap) = (line.class(i - 1), line.class(i), line.gap(at));
            let length = bucket(end - at);
            let last = line.class(end as isize - 1);
            let comma = bucket(commas);
            self.all.next(at);
            self.all.add("s<c", &[here, gap]);
            self.all.add("s<p", &[before, gap]);
            self.all.add("s<pc", &[before, here, gap]);
            self.all.add("s<l", &[length]);
            self.all.add("s<lc", &[length, here]);
            self.all.add("s<lg", &[length, gap]);
            self.all.add("s<m", &[comma, line.gap(end)]);
            self.all.add("s<mp", &[comma, before]);
            self.all.add("s<v", &[bucket(verbs), comma]);
            self.all.add("s<k", &[last, here, before]);
            self.all.add("s<K", &[last, length]);
            self.all.add("s<C", &[bucket(capitals.min(3)), before]);
            self.all.add("s<pp", &[line.class(i - 2), before]);
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
            let inner = line.gap(at - 1);
            if at - 1 > start && (matches!(inner, ";" | "q" | ",q" | "q," | ":" | "!" | "-")) {
                break;
            }
            commas += usize::from(at - 1 > start && inner == ",");
            let (last, next, gap) = (line.class(i - 1), line.class(i), line.gap(at));
            let length = bucket(at - start);
            self.all.next(at);
            self.all.add("s>c", &[last, gap]);
            self.all.add("s>n", &[next, gap]);
            self.all.add("s>cn", &[last, next, gap]);
            self.all.add("s>l", &[length, gap]);
            self.all.add("s>f", &[first, length]);
            self.all.add("s>m", &[bucket(commas), gap]);
            self.all.add("s>mn", &[bucket(commas), next, gap]);
            self.all.add("s>nn", &[next, line.class(i + 1), gap]);
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
            if !(is_first || after_first || is_boundary(line, at)) {
                continue;
            }
            let i = at as isize;
            let (before, here, gap) = (line.class(i - 1), line.class(i), line.gap(at));
            let place = if is_first { "0" } else { "" };
            let quoted = quote_relation(line, at, quote);
            let length = bucket(end - at);
            self.all.next(at);
            self.all.add("l<0", &[place]);
            self.all.add("l<g", &[gap, place]);
            self.all.add("l<c", &[here, gap]);
            self.all.add("l<pc", &[before, here, gap]);
            self.all.add("l<p", &[before, gap]);
            self.all.add("l<l", &[length, place]);
            self.all.add("l<q", &[quoted, place]);
            self.all.add("l<qg", &[quoted, gap]);
            self.all.add("l<n", &[here, line.class(i + 1), gap]);
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
        let mut passed = "";
        for at in from..line.len().min(from + BEFORE_CONTENT) {
            let i = at as isize;
            let (before, here, gap) = (line.class(i - 1), line.class(i), line.gap(at));
            let distance = bucket(at - from);
            let opens = if line.opens(at) { "q" } else { "" };
            self.all.next(at);
            self.all.add("r<d", &[distance, gap]);
            self.all.add("r<c", &[here, gap]);
            self.all.add("r<cd", &[distance, here]);
            self.all.add("r<p", &[before, gap]);
            self.all.add("r<pc", &[before, here, gap]);
            self.all.add("r<e", &[entry, distance]);
            self.all.add("r<ec", &[entry, here]);
            self.all.add("r<f", &[form, here]);
            self.all.add("r<q", &[opens, gap, passed]);
            self.all.add("r<s", &[passed, distance]);
            self.all.add("r<n", &[here, line.class(i + 1)]);
            if passed.is_empty() && (matches!(here, "that" | "to") || line.opens(at)) {
                passed = if line.opens(at) { "q" } else { here };
            }
        }
        if line.quote_follows || self.all.len() == 0 {
            let colon = if line.ends_with_colon { ":" } else { "" };
            let follows = if line.quote_follows { "q" } else { "" };
            self.all.next(line.len());
            self.all.add("r<next", &[colon, follows, passed]);
            self.all.add("r<nextd", &[colon, bucket(line.len() - from)]);
            self.all.add("r<nexte", &[entry, follows]);
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
            if !is_last && !is_boundary(line, at) {
                continue;
            }
            boundaries += 1;
            while later < line.cues.len() && line.cues[later].words.0 < at {
                later += 1;
            }
            let i = at as isize;
            let (before, here, gap) = (line.class(i - 1), line.class(i), line.gap(at));
            let place = if is_last { "$" } else { "" };
            let quoted = quote_relation(line, at, quote);
            let length = bucket(at - start);
            let next_cue = line.cues.get(later).map_or("", |cue| {
                let to_end = line.len() - cue.words.1;
                match (cue.words.0 - at, to_end) {
                    (0..=5, 0..=5) => "tag",
                    (0..=5, _) => "near",
                    _ => "far",
                }
            });
            self.all.next(at);
            self.all.add("r>0", &[place, quoted]);
            self.all.add("r>g", &[gap, place, first]);
            self.all.add("r>c", &[here, gap]);
            self.all.add("r>fc", &[first, here, gap]);
            self.all.add("r>n", &[here, line.class(i + 1), gap]);
            self.all
                .add("r>nn", &[here, line.class(i + 1), line.class(i + 2)]);
            self.all.add("r>p", &[before, gap, place]);
            self.all.add("r>pc", &[before, here, gap]);
            self.all.add("r>l", &[length, place, gap]);
            self.all.add("r>lf", &[length, first, place]);
            self.all.add("r>q", &[quoted, gap]);
            self.all.add("r>e", &[entry, place]);
            self.all.add("r>ec", &[entry, here, gap]);
            self.all.add("r>b", &[bucket(boundaries), place, first]);
            self.all.add("r>rest", &[bucket(line.len() - at), gap]);
            self.all.add("r>t", &[next_cue, gap, here]);
            self.all.add("r>F", &[form, here, gap]);
        }
        self.choose("right end")
    }
}

/// Whether content may begin or end before word `at`.
fn is_boundary(line: &Line<'_>, at: usize) -> bool {
    !line.gap(at).is_empty() || BOUNDARIES.contains(&line.class(at as isize))
}

const BOUNDARIES: &[&str] = &[
    "and",
    "but",
    "or",
    "as",
    "while",
    "because",
    "when",
    "after",
    "before",
    "if",
    "although",
    "though",
    "since",
    "who",
    "which",
    "that",
    "to",
    "in",
    "on",
    "at",
    "during",
    "for",
    "with",
    "by",
    "from",
    "about",
    "over",
    "than",
    "so",
    "where",
    "until",
    "without",
    "despite",
    "amid",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "last",
    "this",
    "#ing",
    "against",
    "into",
    "of",
    "is",
    "was",
    "are",
    "were",
    "has",
    "had",
    "have",
    "would",
];

fn is_verbal(class: &str) -> bool {
    matches!(
        class,
        "is" | "are"
            | "was"
            | "were"
            | "has"
            | "have"
            | "had"
            | "that"
            | "which"
            | "who"
            | "would"
            | "will"
            | "#ed"
    )
}

/// How a boundary stands to the quotation at the other end of the content.
fn quote_relation(line: &Line<'_>, at: usize, quote: Option<usize>) -> &'static str {
    let (before, here) = (
        at.checked_sub(1).and_then(|b| line.quote(b)),
        line.quote(at),
    );
    match quote {
        Some(_) if here == quote && before == quote => "inside",
        Some(_) if here == quote || before == quote => "edge",
        Some(_) => "beyond",
        None if here.is_some() && before == here => "splits",
        None if here.is_some() => "opens",
        None if before.is_some() => "closes",
        None => "",
    }
}
