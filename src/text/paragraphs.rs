//! Paragraphs: a blank line always ends one; a single line end does too,
//! unless the text was wrapped by hand at a fixed width.

use crate::model::Span;

/// Longest line, in bytes, of a text that may be wrapped by hand.
const WRAPPED_LINE: usize = 100;
/// Shortest average line of such a text.
const WRAPPED_MEAN: usize = 45;

/// Paragraphs of `text`: trimmed, not empty, in order.
pub fn split(text: &str) -> Vec<Span> {
    let wrapped = is_wrapped(text);
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut open = false;
    for line in lines(text) {
        let span = trim(text, line);
        if span.start == span.end {
            open = false;
            continue;
        }
        match paragraphs.last_mut() {
            Some(last) if open && wrapped => last.end = span.end,
            _ => paragraphs.push(span),
        }
        open = true;
    }
    paragraphs
}

/// Lines, without their ends (LF, CRLF, CR, and the Unicode separators).
fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let is_end = |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}');
    let mut start = 0;
    let lines = text.split(is_end).map(move |line| {
        let span = Span::new(start, start + line.len());
        let end = text[span.end..].chars().next().map_or(0, char::len_utf8);
        start = span.end + end;
        span
    });
    // Between the two marks of CRLF there is no line.
    lines.filter(|span| {
        !(span.start == span.end
            && text[..span.start].ends_with('\r')
            && text[span.end..].starts_with('\n'))
    })
}

/// The span without white space at its ends.
pub fn trim(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let start = span.start + (inside.len() - inside.trim_start().len());
    Span::new(start, (span.start + inside.trim_end().len()).max(start))
}

/// Whether single line ends are only the width of somebody's window: most
/// lines that another line follows stop in the middle of a sentence.
fn is_wrapped(text: &str) -> bool {
    let (mut followed, mut open_ended, mut bytes) = (0usize, 0usize, 0usize);
    let mut last: &str = "";
    for line in lines(text).map(|line| line.of(text)) {
        if line.len() > WRAPPED_LINE {
            return false;
        }
        if !line.trim().is_empty() && !last.trim().is_empty() {
            followed += 1;
            bytes += last.len();
            open_ended += usize::from(!ends_sentence(last));
        }
        last = line;
    }
    followed >= 3 && bytes / followed >= WRAPPED_MEAN && open_ended * 10 >= followed * 6
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end()
        .ends_with(['.', '!', '?', ':', '”', '"', ')', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|p| p.of(text)).collect()
    }

    #[test]
    fn lines_are_paragraphs() {
        assert_eq!(show(" One.\nTwo.\r\n\r\nThree "), ["One.", "Two.", "Three"]);
        assert_eq!(show(" \n\n "), Vec::<&str>::new());
    }

    #[test]
    fn a_wrapped_text_is_joined() {
        let text = "The council voted on Monday to close the eastern bridge for the\nwhole of the winter, and said that it would open again in April if\nthe money for the repair could be found before the end of the year\nand the river let it.\n\nNobody objected.";
        assert_eq!(split(text).len(), 2);
        assert_eq!(split(&text.replace('\n', "\r\n")).len(), 2);
    }
}
