//! Sentences of an article with some stretches marked, for people to read:
//! `[source: Mira Oldane] [cue: said]`. Positions are code points, as in the tables.

use std::cmp::Reverse;

/// A stretch to mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// What it is.
    pub label: &'static str,
    /// First code point in the field.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

impl Mark {
    /// Whether it touches a stretch.
    fn touches(&self, start: usize, end: usize) -> bool {
        self.start < self.end && self.start < end && start < self.end
    }
}

/// A sentence as it stands in the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its number in the field.
    pub number: usize,
    /// Its first code point in the field.
    pub start: usize,
    /// The sentence.
    pub text: String,
}

impl Sentence {
    fn end(&self) -> usize {
        self.start + self.text.chars().count()
    }
}

/// The sentences, given in text order, that a mark touches.
pub fn touched(sentences: &[Sentence], marks: &[Mark]) -> Vec<Sentence> {
    let touched = |sentence: &&Sentence| {
        let (start, end) = (sentence.start, sentence.end());
        marks.iter().any(|mark| mark.touches(start, end))
    };
    sentences.iter().filter(touched).cloned().collect()
}

/// What stands at a mark, as the article has it.
pub fn at(sentences: &[Sentence], mark: Mark) -> String {
    let chars = sentences
        .iter()
        .flat_map(|s| (s.start..).zip(s.text.chars()));
    chars
        .filter(|(at, _)| (mark.start..mark.end).contains(at))
        .map(|(_, c)| c)
        .collect()
}

/// The sentences with their marks, one line for each run of adjacent ones.
/// White space is folded; a mark that crosses the end of another is closed
/// there and opened again.
pub fn lines(sentences: &[Sentence], marks: &[Mark]) -> Vec<String> {
    let adjacent = |a: &Sentence, b: &Sentence| b.number == a.number + 1;
    let runs = sentences.chunk_by(adjacent);
    runs.map(|run| line(run, marks)).collect()
}

fn line(sentences: &[Sentence], marks: &[Mark]) -> String {
    let mut marks: Vec<&Mark> = marks.iter().filter(|mark| mark.start < mark.end).collect();
    marks.sort_by_key(|mark| (mark.start, Reverse(mark.end)));
    let mut line = Line::default();
    let mut last_end = None;
    for sentence in sentences {
        if let Some(end) = last_end.filter(|end| *end < sentence.start) {
            line.push(end, ' ', &mut marks);
        }
        for (at, c) in (sentence.start..).zip(sentence.text.chars()) {
            line.push(at, c, &mut marks);
        }
        last_end = Some(sentence.end());
    }
    line.finish()
}

/// A line that grows from left to right.
#[derive(Default)]
struct Line<'a> {
    text: String,
    open: Vec<&'a Mark>,
}

impl<'a> Line<'a> {
    /// Adds the character at a position; `marks` are those to come.
    fn push(&mut self, at: usize, c: char, marks: &mut Vec<&'a Mark>) {
        self.close(at);
        let begun = marks.partition_point(|mark| mark.start <= at);
        for mark in marks.drain(..begun).filter(|mark| mark.end > at) {
            self.begin(mark);
        }
        // Control characters could move the cursor of a terminal.
        if !c.is_whitespace() && !c.is_control() {
            self.text.push(c);
        } else if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    fn begin(&mut self, mark: &'a Mark) {
        self.text.push('[');
        self.text.push_str(mark.label);
        self.text.push_str(": ");
        self.open.push(mark);
    }

    /// Closes the marks that end at a position, and those inside them, of which
    /// the ones that go on begin again.
    fn close(&mut self, at: usize) {
        let Some(first) = self.open.iter().position(|mark| mark.end <= at) else {
            return;
        };
        let closed = self.open.split_off(first);
        self.text.extend(closed.iter().map(|_| ']'));
        for mark in closed.into_iter().filter(|mark| mark.end > at) {
            self.begin(mark);
        }
    }

    fn finish(mut self) -> String {
        self.close(usize::MAX);
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences of a text by where they begin.
    fn sentences(text: &str, starts: &[usize]) -> Vec<Sentence> {
        let chars: Vec<char> = text.chars().collect();
        let ends = starts[1..].iter().copied().chain([chars.len()]);
        let sentence = |(number, (&start, end)): (usize, (&usize, usize))| Sentence {
            number,
            start,
            text: chars[start..end]
                .iter()
                .collect::<String>()
                .trim()
                .to_string(),
        };
        starts.iter().zip(ends).enumerate().map(sentence).collect()
    }

    fn mark(label: &'static str, start: usize, end: usize) -> Mark {
        Mark { label, start, end }
    }

    fn shown(text: &str, starts: &[usize], marks: &[Mark]) -> Vec<String> {
        let touched = touched(&sentences(text, starts), marks);
        lines(&touched, marks)
    }

    #[test]
    fn positions_are_code_points() {
        let text = "“Né à İstanbul,” dit Élise.";
        let marks = [
            mark("content", 1, 15),
            mark("cue", 17, 20),
            mark("source", 21, 26),
        ];
        let expected = "“[content: Né à İstanbul,]” [cue: dit] [source: Élise].";
        assert_eq!(shown(text, &[0], &marks), [expected]);
    }

    #[test]
    fn what_stands_at_a_mark() {
        let all = sentences("“Né,” dit Élise. Oui.", &[0, 17]);
        assert_eq!(at(&all, mark("source", 10, 15)), "Élise");
        assert_eq!(at(&all, mark("source", 15, 20)), ".Oui");
        assert_eq!(at(&all, mark("source", 40, 50)), "");
    }

    #[test]
    fn content_over_several_sentences_and_lines() {
        let text = "No one. He said: one.\n\nTwo.   Three. Four.";
        let marks = [mark("content", 17, 28), mark("source", 8, 10)];
        assert_eq!(
            shown(text, &[0, 8, 23, 30, 37], &marks),
            ["[source: He] said: [content: one. Two.]"],
        );
        // A sentence in between that nothing touches is left out.
        let marks = [mark("source", 8, 10), mark("content", 30, 42)];
        assert_eq!(
            shown(text, &[0, 8, 23, 30, 37], &marks),
            ["[source: He] said: one.", "[content: Three. Four.]"],
        );
    }

    #[test]
    fn marks_inside_and_across_each_other() {
        let marks = [mark("cue", 4, 7), mark("content", 0, 11)];
        assert_eq!(
            shown("one two six.", &[0], &marks),
            ["[content: one [cue: two] six]."]
        );
        let marks = [mark("a", 0, 7), mark("b", 4, 11)];
        assert_eq!(
            shown("one two six.", &[0], &marks),
            ["[a: one [b: two]][b: six]."]
        );
        let marks = [mark("a", 0, 3), mark("b", 0, 3), mark("c", 3, 4)];
        assert_eq!(shown("one two", &[0], &marks), ["[a: [b: one]][c: ]two"]);
    }

    #[test]
    fn marks_that_fit_nothing_are_left_out() {
        let marks = [
            mark("a", 0, 3),
            mark("b", 2, 2),
            mark("c", 90, 99),
            mark("d", 6, 3),
        ];
        assert_eq!(shown("one two", &[0], &marks), ["[a: one] two"]);
        assert_eq!(shown("one two", &[0], &marks[1..]), [""; 0]);
        // A mark that begins before what is shown and ends after it.
        assert_eq!(shown("one two", &[4], &[mark("a", 0, 99)]), ["[a: two]"]);
    }

    #[test]
    fn a_terminal_is_told_nothing() {
        let marks = [mark("a", 0, 1)];
        assert_eq!(shown("o\u{1b}[2Jne\u{7}", &[0], &marks), ["[a: o] [2Jne "]);
    }
}
