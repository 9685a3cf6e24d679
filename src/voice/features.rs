//! What the decisions about a cue look at: the form itself, the words around
//! it, and where quotation marks, commas and other cues stand.

use super::choice::{Alternatives, add};
use super::classes::bucket;
use super::line::Line;
use super::part::{NONE, Part};

/// Adds what tells about a cue in its sentence: features of a name and three parts.
pub fn cue_features(line: &Line<'_>, index: usize, all: &mut Alternatives) {
    let cue = &line.cues[index];
    let (first, after) = cue.words;
    let (f, a) = (first as isize, after as isize);
    let form = line.words.word(after - 1);
    let ending = Part::new(form.get(form.len().saturating_sub(2)..).unwrap_or(""));
    let entry = cue.entry;
    let (p1, p2, p3) = (line.class(f - 1), line.class(f - 2), line.class(f - 3));
    let (n1, n2, n3) = (line.class(a), line.class(a + 1), line.class(a + 2));
    let (gap_before, gap_after) = (line.gap(first), line.gap(after));
    let that = (after..line.len().min(after + 7)).find(|&at| line.name(at) == "that");
    let that = that.map_or(NONE, |at| bucket(at - after));
    let quote_before = (first.saturating_sub(12)..first)
        .rev()
        .find(|&at| line.quote(at).is_some());
    let quote_before = quote_before.map_or(NONE, |at| bucket(first - at));
    let quote_after = (after..line.len().min(after + 12)).find(|&at| line.opens(at));
    let quote_after = quote_after.map_or(NONE, |at| bucket(at - after));
    let comma = (first.saturating_sub(8)..=first)
        .rev()
        .find(|&at| line.gap(at).name.contains([',', '-', 'q']));
    let comma = comma.map_or(NONE, |at| bucket(first - at));
    let starts_quoted = if line.quote(0).is_some() { QUOTE } else { NONE };
    let colon = match (line.ends_with_colon, line.quote_follows) {
        (true, true) => COLON_QUOTE,
        (true, false) => COLON,
        (false, true) => QUOTE,
        _ => NONE,
    };
    let right = line.cues.len() - index - 1;
    let rest = bucket(line.len() - after);
    let probability = PROBABILITIES[(cue.probability * 9.99) as usize % 10];
    add!(all, "b", NONE, NONE, NONE);
    add!(all, "pr", probability, NONE, NONE);
    add!(all, "fm", cue.form, ending, NONE);
    add!(all, "e", entry, NONE, NONE);
    add!(all, "eE", entry, ending, NONE);
    add!(all, "en", entry, n1, NONE);
    add!(all, "ep", entry, p1, NONE);
    add!(all, "eg", entry, gap_after, NONE);
    add!(all, "eG", entry, gap_before, NONE);
    add!(all, "eq", entry, quote_after, quote_before);
    add!(all, "et", entry, that, NONE);
    add!(all, "er", entry, rest, NONE);
    add!(all, "n1", n1, gap_after, NONE);
    add!(all, "n12", n1, n2, gap_after);
    add!(all, "n123", n1, n2, n3);
    add!(all, "p1", p1, gap_before, NONE);
    add!(all, "p12", p2, p1, gap_before);
    add!(all, "p123", p3, p2, p1);
    add!(all, "p1n1", p1, n1, gap_after);
    add!(all, "p1E", p1, ending, cue.form);
    add!(all, "p2E", p2, p1, ending);
    add!(all, "n1E", n1, ending, cue.form);
    add!(all, "prn", probability, n1, gap_after);
    add!(all, "prp", probability, p1, gap_before);
    add!(all, "prq", probability, quote_after, quote_before);
    add!(all, "prt", probability, that, NONE);
    add!(all, "th", that, cue.form, NONE);
    add!(all, "qb", quote_before, gap_before, NONE);
    add!(all, "qa", quote_after, gap_after, NONE);
    add!(all, "qq", quote_before, quote_after, NONE);
    add!(all, "qp", quote_before, p1, gap_before);
    add!(all, "qn", quote_before, n1, gap_after);
    add!(all, "cm", comma, gap_before, rest);
    add!(all, "cmp", comma, p1, n1);
    add!(all, "cmn", comma, n1, gap_after);
    add!(all, "rs", rest, gap_after, NONE);
    add!(all, "rsp", rest, p1, comma);
    add!(all, "fst", bucket(first), p1, NONE);
    add!(all, "s0", line.class(0), bucket(first), NONE);
    add!(all, "sq", starts_quoted, quote_before, comma);
    add!(all, "cl", colon, rest, NONE);
    add!(all, "cle", entry, colon, NONE);
    add!(all, "ix", bucket(index.min(3)), bucket(right.min(3)), NONE);
}

const QUOTE: Part<'static> = Part::new("q");
const COLON: Part<'static> = Part::new(":");
const COLON_QUOTE: Part<'static> = Part::new(":q");

#[rustfmt::skip]
const PROBABILITIES: [Part<'static>; 10] = [
    Part::new("0"), Part::new("1"), Part::new("2"), Part::new("3"), Part::new("4"),
    Part::new("5"), Part::new("6"), Part::new("7"), Part::new("8"), Part::new("9"),
];
