//! The words around a hit, so that a table of hits reads as a concordance.

use crate::model::Span;

/// Code points of context on each side, before the cut at a word boundary.
const REACH: usize = 60;

/// The context before and after `span` in `text`: at most 60 code points on
/// each side, whole words only (a single word longer than that is cut), white
/// space folded to one space. The space next to the hit stays, so that left,
/// match and right read on when they are joined.
pub fn around(text: &str, span: Span) -> (String, String) {
    let before = text.get(..span.start).unwrap_or("");
    let after = text.get(span.end..).unwrap_or("");
    (
        fold(left(before)).trim_start().to_owned(),
        fold(right(after)).trim_end().to_owned(),
    )
}

fn left(before: &str) -> &str {
    let Some((cut, _)) = before.char_indices().rev().nth(REACH - 1) else {
        return before;
    };
    let (gone, kept) = before.split_at(cut);
    if !gone.chars().next_back().is_some_and(is_inside_word) {
        return kept;
    }
    let boundary = kept.find(|c| !is_inside_word(c));
    boundary.map_or(kept, |at| &kept[at..])
}

fn right(after: &str) -> &str {
    let Some((cut, _)) = after.char_indices().nth(REACH) else {
        return after;
    };
    let (kept, gone) = after.split_at(cut);
    if !gone.chars().next().is_some_and(is_inside_word) {
        return kept;
    }
    let last = kept.char_indices().rev().find(|(_, c)| !is_inside_word(*c));
    last.map_or(kept, |(at, c)| &kept[..at + c.len_utf8()])
}

/// Everything but white space: a word goes with the marks that cling to it.
fn is_inside_word(c: char) -> bool {
    !c.is_whitespace()
}

fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            folded.push(c);
        } else if !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, word: &str) -> (String, String) {
        let start = text.find(word).unwrap_or(0);
        around(text, Span::new(start, start + word.len()))
    }

    fn sides(left: &str, right: &str) -> (String, String) {
        (left.to_owned(), right.to_owned())
    }

    #[test]
    fn a_short_text_is_kept_whole_and_joins_to_itself() {
        assert_eq!(
            of("A\n\nhill-top\tvillage fell.", "top"),
            sides("A hill-", " village fell.")
        );
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        let words = "alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo";
        let (left, right) = of(&format!("{words} HIT {words}"), "HIT");
        assert_eq!(
            left,
            "charlie delta echo foxtrot golf hotel india juliett kilo "
        );
        assert_eq!(
            right,
            " alpha bravo charlie delta echo foxtrot golf hotel india"
        );
    }

    #[test]
    fn a_cut_that_falls_between_words_loses_none() {
        let (left, _) = of(&format!("gone {} HIT", "x".repeat(59)), "HIT");
        assert_eq!(left, format!("{} ", "x".repeat(59)));
        let (_, right) = of(&format!("HIT {} gone", "x".repeat(59)), "HIT");
        assert_eq!(right, format!(" {}", "x".repeat(59)));
    }

    #[test]
    fn a_run_without_white_space_is_cut_hard() {
        // Chinese text, or an address of hundreds of characters.
        let (left, right) = of(&format!("{0}HIT{0}", "é".repeat(200)), "HIT");
        assert_eq!(left, "é".repeat(60));
        assert_eq!(right, "é".repeat(60));
    }

    #[test]
    fn spans_that_do_not_fit_give_no_context() {
        assert_eq!(around("é", Span::new(1, 9)), sides("", ""));
    }
}
