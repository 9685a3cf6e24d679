//! What the decisions about a cue look at: the form itself, the words around
//! it, and where quotation marks, commas and other cues stand.

use super::classes::bucket;
use super::line::Line;

/// Features of a cue in its sentence: a name and three parts.
pub fn cue_features<'a>(line: &'a Line<'a>, index: usize) -> Vec<(&'static str, [&'a str; 3])> {
    let cue = &line.cues[index];
    let (first, after) = cue.words;
    let (f, a) = (first as isize, after as isize);
    let form = line.words.word(after - 1);
    let ending = form.get(form.len().saturating_sub(2)..).unwrap_or("");
    let entry = cue.entry;
    let (p1, p2, p3) = (line.class(f - 1), line.class(f - 2), line.class(f - 3));
    let (n1, n2, n3) = (line.class(a), line.class(a + 1), line.class(a + 2));
    let (gap_before, gap_after) = (line.gap(first), line.gap(after));
    let that = (after..line.len().min(after + 7)).find(|&at| line.class(at as isize) == "that");
    let that = that.map_or("", |at| bucket(at - after));
    let quote_before = (first.saturating_sub(12)..first)
        .rev()
        .find(|&at| line.quote(at).is_some());
    let quote_before = quote_before.map_or("", |at| bucket(first - at));
    let quote_after = (after..line.len().min(after + 12)).find(|&at| line.opens(at));
    let quote_after = quote_after.map_or("", |at| bucket(at - after));
    let comma = (first.saturating_sub(8)..=first)
        .rev()
        .find(|&at| line.gap(at).contains([',', '-', 'q']));
    let comma = comma.map_or("", |at| bucket(first - at));
    let starts_quoted = if line.quote(0).is_some() { "q" } else { "" };
    let colon = match (line.ends_with_colon, line.quote_follows) {
        (true, true) => ":q",
        (true, false) => ":",
        (false, true) => "q",
        _ => "",
    };
    let right = line.cues.len() - index - 1;
    let rest = bucket(line.len() - after);
    let probability = PROBABILITIES[(cue.probability * 9.99) as usize % 10];
    vec![
        ("b", ["", "", ""]),
        ("pr", [probability, "", ""]),
        ("fm", [cue.form, ending, ""]),
        ("e", [entry, "", ""]),
        ("eE", [entry, ending, ""]),
        ("en", [entry, n1, ""]),
        ("ep", [entry, p1, ""]),
        ("eg", [entry, gap_after, ""]),
        ("eG", [entry, gap_before, ""]),
        ("eq", [entry, quote_after, quote_before]),
        ("et", [entry, that, ""]),
        ("er", [entry, rest, ""]),
        ("n1", [n1, gap_after, ""]),
        ("n12", [n1, n2, gap_after]),
        ("n123", [n1, n2, n3]),
        ("p1", [p1, gap_before, ""]),
        ("p12", [p2, p1, gap_before]),
        ("p123", [p3, p2, p1]),
        ("p1n1", [p1, n1, gap_after]),
        ("p1E", [p1, ending, cue.form]),
        ("p2E", [p2, p1, ending]),
        ("n1E", [n1, ending, cue.form]),
        ("prn", [probability, n1, gap_after]),
        ("prp", [probability, p1, gap_before]),
        ("prq", [probability, quote_after, quote_before]),
        ("prt", [probability, that, ""]),
        ("th", [that, cue.form, ""]),
        ("qb", [quote_before, gap_before, ""]),
        ("qa", [quote_after, gap_after, ""]),
        ("qq", [quote_before, quote_after, ""]),
        ("qp", [quote_before, p1, gap_before]),
        ("qn", [quote_before, n1, gap_after]),
        ("cm", [comma, gap_before, rest]),
        ("cmp", [comma, p1, n1]),
        ("cmn", [comma, n1, gap_after]),
        ("rs", [rest, gap_after, ""]),
        ("rsp", [rest, p1, comma]),
        ("fst", [bucket(first), p1, ""]),
        ("s0", [line.class(0), bucket(first), ""]),
        ("sq", [starts_quoted, quote_before, comma]),
        ("cl", [colon, rest, ""]),
        ("cle", [entry, colon, ""]),
        ("ix", [bucket(index.min(3)), bucket(right.min(3)), ""]),
    ]
}

const PROBABILITIES: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
