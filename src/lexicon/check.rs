//! `parallax lexicon check`: runs the `hit` and `miss` sentences of every
//! entry and looks for entries that can never count.

use super::{Caches, Entry, Lexicons, Problem, Source, inflect, pattern};
use crate::model::{Article, Find, Matched, Segmented};
use crate::text;
use pattern::{Element, Pattern};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Forms of one pattern that are tried when looking for dead entries.
const SAMPLES: usize = 24;

/// What a check found.
#[derive(Debug, Default)]
pub struct Report {
    /// Entries looked at.
    pub entries: usize,
    /// Example sentences run.
    pub examples: usize,
    /// What is wrong, in file order.
    pub problems: Vec<Problem>,
}

/// Checks lexicon number `index` of the set; `source` is what it was read from.
pub fn check(lexicons: &Lexicons, index: usize, source: &Source) -> Report {
    let lexicon = &lexicons.list[index];
    let mut check = Check {
        lexicons,
        index,
        source,
        caches: Caches::default(),
        report: Report::default(),
    };
    let mut seen = FxHashMap::default();
    for (number, entry) in lexicon.entries.iter().enumerate() {
        check.report.entries += 1;
        if !check.duplicate(entry, number, &mut seen) && lexicon.scored {
            check.dead(entry, number);
        }
        check.examples(entry, number);
    }
    check.report
}

struct Check<'a> {
    lexicons: &'a Lexicons,
    index: usize,
    source: &'a Source,
    caches: Caches,
    report: Report,
}

/// Where a sequence of elements was seen first, by category.
type Seen = FxHashMap<(usize, Vec<Element>), usize>;

impl Check<'_> {
    /// An entry that says, after folding, what an earlier one of its category says.
    fn duplicate(&mut self, entry: &Entry, number: usize, seen: &mut Seen) -> bool {
        let Ok(Pattern::Sequences(sequences)) = pattern::parse(&entry.term) else {
            return false;
        };
        for sequence in sequences {
            let first = *seen.entry((entry.category, sequence)).or_insert(number);
            if first != number {
                let other = &self.lexicons.list[self.index].entries[first];
                let message = format!("the same as `{}` of line {}", other.term, other.line);
                self.problem(entry, &entry.term, message, "remove one of them");
                return true;
            }
        }
        false
    }

    /// An entry that another one of its category beats for each of its forms.
    fn dead(&mut self, entry: &Entry, number: usize) {
        let samples = samples(&entry.term);
        let mut counts = |sample: &String| self.fires(number, as_prose(sample));
        if samples.is_empty() || samples.iter().any(&mut counts) {
            return;
        }
        let message = format!(
            "nothing can match `{}`: other entries or its exceptions take it all",
            entry.term
        );
        self.problem(
            entry,
            &entry.term,
            message,
            "remove it, or narrow what covers it",
        );
    }

    fn examples(&mut self, entry: &Entry, number: usize) {
        for (sentences, must) in [(&entry.hits, true), (&entry.misses, false)] {
            for sentence in sentences {
                self.report.examples += 1;
                if self.fires(number, as_given(sentence)) != must {
                    let verb = if must { "does not fire" } else { "fires" };
                    let column = if must { "hit" } else { "miss" };
                    let message = format!("`{}` {verb} on its `{column}` sentence", entry.term);
                    self.problem(
                        entry,
                        sentence,
                        message,
                        "correct the pattern, its exceptions or the sentence",
                    );
                }
            }
        }
    }

    fn fires(&mut self, number: usize, text: Segmented) -> bool {
        let found = self.lexicons.matched(text, &mut self.caches);
        let is_this = |find: &Find| find.lexicon == self.index && find.entry == number;
        [&found.finds, &found.cues, &found.actors]
            .iter()
            .any(|finds| finds.iter().any(is_this))
    }

    fn problem(&mut self, entry: &Entry, needle: &str, message: String, help: &str) {
        let (path, text) = self.source.entries();
        let row = line_start(&text, entry.line);
        let quoted = needle.replace('"', "\"\"");
        let at = text[row..]
            .find(&quoted)
            .map_or(row..row, |n| row + n..row + n + quoted.len());
        self.report.problems.push(Problem {
            path,
            text,
            at,
            message,
            help: help.to_string(),
        });
    }
}

/// Finds everything in one sentence of running text.
pub fn matched(lexicons: &Lexicons, sentence: &str, caches: &mut Caches) -> Matched {
    lexicons.matched(as_given(sentence), caches)
}

fn as_given(sentence: &str) -> Segmented {
    let article = Article {
        text: sentence.to_string(),
        ..Article::default()
    };
    text::segment(Arc::new(article))
}

/// A few words as if they stood in a sentence, where all of them count: alone
/// they may be what pages have around an article ("Read more").
fn as_prose(words: &str) -> Segmented {
    let mut text = as_given(words);
    let tokens = text.passages.iter_mut().flat_map(|p| &mut p.tokens);
    tokens.for_each(|token| token.counted = true);
    text
}

/// Byte at which a 1-based line begins.
fn line_start(text: &str, line: u64) -> usize {
    let before = (line as usize).saturating_sub(1);
    let breaks = text
        .bytes()
        .enumerate()
        .filter(|(_, b)| *b == b'\n')
        .map(|(at, _)| at + 1);
    std::iter::once(0).chain(breaks).nth(before).unwrap_or(0)
}

/// Some texts that a pattern matches, with its context; none where wildcards,
/// actors or categories leave it open.
fn samples(term: &str) -> Vec<String> {
    let Ok(Pattern::Sequences(sequences)) = pattern::parse(term) else {
        return Vec::new();
    };
    let mut samples = Vec::new();
    for sequence in sequences {
        let mut texts = vec![String::new()];
        for element in &sequence {
            let forms = match element {
                Element::Literal(form) => vec![form.clone()],
                Element::Lemma(lemma) => inflect::inflect(lemma),
                Element::Gap => vec!["xyzzy".to_string()],
                Element::Begin | Element::End => continue,
                _ => return Vec::new(),
            };
            texts = texts
                .iter()
                .flat_map(|text| forms.iter().map(move |form| format!("{text} {form}")))
                .take(SAMPLES)
                .collect();
        }
        samples.extend(
            texts
                .into_iter()
                .map(|text| text.trim().replace(" 's", "'s")),
        );
    }
    samples
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{import, read};

    /// The messages about a dictionary of another program.
    fn messages(name: &str, text: &str) -> Vec<String> {
        let source = Source::Dictionary(import::File::of_text(name, text));
        let lexicons = Lexicons::compile(vec![read(&source).unwrap()]);
        let problems = check(&lexicons, 0, &source).problems;
        problems
            .into_iter()
            .map(|problem| problem.message)
            .collect()
    }

    #[test]
    fn what_alone_would_be_boilerplate_can_be_found_in_a_text() {
        let terms = "related\nread more\nall rights reserved\nthere's-been\n";
        assert_eq!(messages("x.txt", terms), Vec::<String>::new());
    }

    #[test]
    fn words_of_a_condition_may_differ_in_case_alone() {
        let legend = "%\n2\tanimal\n3\tliking\n%\n";
        let words: String = (0..150)
            .map(|n| format!("zoo{n}\t2\nZOO{n}\t2\n"))
            .collect();
        let text = format!("{legend}{words}like\t(2)3\n");
        assert_eq!(messages("x.dic", &text), Vec::<String>::new());
    }
}
