//! Headlines that name a speaker before a colon and have no cue: "Lee: no plan
//! to close the bridge". Most colons in headlines part a topic from what is
//! told of it, so the words before it must be those of a person, an office, a
//! body, or a text that reports.

use super::cast::Cast;
use super::classes::class;
use super::marks::Quote;
use super::resolve::Context;
use super::rules::Raw;
use super::source_words::tells;
use super::sources::{PLACING, is_particle, name_in, titled};
use super::words::is_one_of;
use crate::model::{Field, Sentence, SentenceKind, Span};
use crate::text::trim;

/// Most capitalised words of a source in a headline.
const LONGEST: usize = 4;

/// What opens a headline and is no source; what follows may name one.
#[rustfmt::skip]
const RUBRICS: &[&str] = &[
    "analysis", "background", "breaking", "briefing", "column", "comment", "editorial", "exclusive",
    "explainer", "fact check", "factbox", "interview", "live", "live updates", "obituary",
    "opinion", "photos", "podcast", "preview", "profile", "recap", "review", "special report",
    "timeline", "update", "updated", "updates", "video", "watch",
];

/// Texts that a headline takes its news from.
#[rustfmt::skip]
const REPORTS: &[&str] = &[
    "audit", "document", "documents", "email", "emails", "filing", "filings", "indictment",
    "lawsuit", "memo", "memos", "poll", "polls", "records", "report", "reports", "statement",
    "studies", "study", "survey", "surveys",
];

/// Words for bodies that name as many other things.
#[rustfmt::skip]
const GENERAL: &[&str] = &[
    "center", "centre", "city", "club", "county", "exchange", "house", "nation", "nations", "news",
    "post", "project", "republic", "school", "staff", "state", "team", "trust",
];

/// What parts a speaker from listener, topic or place: "Lee to council: ...".
const LINKS: &[&str] = &["to", "on", "at", "in", "with"];

/// The category of states in the lexicon of actors.
const STATE: &str = "state";

/// First words of what is told about somebody, not said.
#[rustfmt::skip]
const TOLD: &[&str] = &[
    "from", "his", "her", "their", "how", "why", "what", "where", "when", "inside", "meet",
];

/// Words by which somebody speaks of themselves, at the beginning of what they say.
const SELF: &[&str] = &["i", "my", "i'm", "i'll", "i've", "we'll", "we're", "we've"];
/// How many words are looked at for one of them.
const BEGINNING: usize = 3;

/// Whether a sentence is a headline.
pub fn is_headline(field: Field, sentence: &Sentence) -> bool {
    sentence.kind == SentenceKind::Headline || field == Field::Title && sentence.kind.counts()
}

impl Context<'_> {
    /// What headlines attribute by a colon alone. The cast is that of the article.
    pub(super) fn headlines(&self, cast: &Cast) -> Vec<Raw> {
        let sentences = self.passage.sentences.iter().enumerate();
        sentences
            .filter(|(_, sentence)| is_headline(self.passage.field, sentence))
            .filter_map(|(number, sentence)| self.headline(number, sentence.span, cast))
            .collect()
    }

    fn headline(&self, sentence: usize, span: Span, cast: &Cast) -> Option<Raw> {
        let mut start = span.start;
        loop {
            let rest = Span::new(start, span.end).of(self.text);
            let colon = start + rest.find(": ")?;
            let before = Span::new(start, colon);
            let content = trim(self.text, Span::new(colon + 1, span.end));
            if RUBRICS.contains(&before.of(self.text).to_lowercase().as_str()) {
                start = content.start;
                continue;
            }
            let (source, addressee) = speaker(before, self.text);
            let told = content.of(self.text);
            let said = content.start < content.end && !is_told(told);
            return (said && self.speaks(source, told, cast)).then(|| Raw {
                sentence,
                source: Some(source),
                cue: None,
                content: vec![self.within_marks(content)],
                addressee,
                rule: "headline_colon",
                unclear: false,
            });
        }
    }

    /// The words inside marks that hold all of the content.
    fn within_marks(&self, content: Span) -> Span {
        let whole = |quote: &&Quote| quote.outer == content && !quote.unclear;
        self.quotes
            .iter()
            .find(whole)
            .map_or(content, |quote| quote.inner)
    }

    /// Whether the words before a colon name somebody who can speak.
    fn speaks(&self, source: Span, told: &str, cast: &Cast) -> bool {
        let written = source.of(self.text);
        let words: Vec<&str> = written.split_whitespace().collect();
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return false;
        };
        let capitals = words
            .iter()
            .filter(|w| w.starts_with(char::is_uppercase))
            .count();
        let closed = !class(first).part.name.starts_with('#') && tells(first).is_plain();
        let known = tells(last);
        let is_title = known.office || known.unnamed || known.personal;
        if !(1..=LONGEST).contains(&capitals)
            || PLACING.contains(first)
            || !first.starts_with(char::is_uppercase)
            || closed && words.len() == 1
        {
            return false;
        }
        let whole = words
            .iter()
            .all(|w| w.starts_with(char::is_uppercase) || is_particle(w) || *w == "of");
        let is_body = known.organisation && (!is_one_of(last, GENERAL) || written == "White House");
        match () {
            () if is_title || is_body => true,
            () if is_one_of(last, REPORTS) => !told.ends_with('?'),
            () if !whole || closed || self.is_state(source) => false,
            () if titled(written).is_some() => true,
            () if cast.speaks(written) => true,
            () if self.is_party(source) => true,
            () if told.starts_with(['‘', '“', '\'', '"']) || is_of_self(told) => true,
            () => {
                name_in(written) == Some(written) && tells(first).is_first_name() && cast.is_empty()
            }
        }
    }

    /// Whether it is the name of a party that is no state.
    fn is_party(&self, source: Span) -> bool {
        self.kind_of_party(source).is_some_and(|kind| kind != STATE)
    }

    /// Whether it is the name of a state: those are more often topics.
    fn is_state(&self, source: Span) -> bool {
        self.kind_of_party(source) == Some(STATE)
    }

    /// The category of the party of which a span is the name.
    fn kind_of_party(&self, source: Span) -> Option<&str> {
        let first = self
            .actors
            .partition_point(|find| find.span.start < source.start);
        let find = self.actors.get(first).filter(|find| find.span == source)?;
        Some(&self.lexicons.category(find).id)
    }
}

/// The speaker before a colon, and whom he speaks to: "Lee to council".
fn speaker(before: Span, text: &str) -> (Span, Option<Span>) {
    let words = crate::text::words(before.of(text));
    let link = words
        .skip(1)
        .find(|word| is_one_of(word.of(before.of(text)), LINKS));
    let Some(link) = link else {
        return (trim(text, before), None);
    };
    let source = trim(text, Span::new(before.start, before.start + link.start));
    let rest = trim(text, Span::new(before.start + link.end, before.end));
    let is_listener = link.of(before.of(text)).eq_ignore_ascii_case("to") && rest.start < rest.end;
    (source, is_listener.then_some(rest))
}

/// Whether it begins as what is told about somebody does: "His years abroad".
fn is_told(content: &str) -> bool {
    let first = crate::text::words(content).next();
    first.is_none_or(|word| is_one_of(word.of(content), TOLD))
}

fn is_of_self(content: &str) -> bool {
    let words = crate::text::words(content).take(BEGINNING);
    words
        .map(|word| word.of(content).replace('’', "'"))
        .any(|word| is_one_of(&word, SELF))
}
