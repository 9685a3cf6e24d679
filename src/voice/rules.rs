//! The sieve: named rules that find source, cue and content, the most precise
//! first. A cue is used by the first rule that fits it; a quotation that no cue
//! takes belongs to the speaker before it, or is a scare quote where it is short.

use super::marks::{Quote, quotes};
use super::sources::{Cast, is_pronoun, name_in, source_type, subject_after, subject_before};
use super::words::Words;
use crate::lexicon::Lexicons;
use crate::model::{Attribution, AttributionKind, Find, Passage, SourceType, Span};

/// Content words up to which a quotation without a cue is a scare quote.
const SCARE_WORDS: usize = 3;
/// Words between a cue and "that", for the addressee and the time.
const BEFORE_THAT: usize = 6;
/// Words after a cue at the end of a sentence, for the time and the place.
const AFTER_TAG: usize = 7;
/// Least probability of being a cue for a form without "that" or marks.
const SURE: f64 = 0.6;

/// Function words that do not count when a quotation is measured.
const FUNCTION_WORDS: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "for", "and", "or", "by", "with", "from", "as",
    "is", "are", "was", "be", "it", "its", "his", "her", "their", "our", "my", "your", "this",
    "that", "not", "no",
];
/// What may follow a cue directly when its content has no "that".
const CLAUSE_STARTERS: &[&str] = &[
    "the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "his", "her", "their", "its",
    "our", "my", "your", "this", "these", "those", "there", "no", "some", "many", "most", "such",
    "any", "every", "both", "one", "two", "three", "all", "nothing", "everyone", "people", "what",
    "if",
];

/// What a cue of the lexicon `reporting` says of itself.
struct Cue {
    span: Span,
    stance: String,
    probability: f64,
    is_verb: bool,
    is_preposition: bool,
    takes_addressee: bool,
}

/// A sentence with what the rules need.
struct Line<'a> {
    words: Words<'a>,
    number: usize,
    cues: Vec<Cue>,
    quotes: &'a [Quote],
}

/// What a rule found.
struct Raw {
    sentence: usize,
    source: Option<Span>,
    cue: Option<usize>,
    content: Vec<Span>,
    addressee: Option<Span>,
    rule: &'static str,
}

type Rule = fn(&Line<'_>, usize) -> Option<Raw>;

/// The rules that begin at a cue, in order.
const RULES: &[Rule] = &[
    tagged_quotation,
    introduced_quotation,
    according_to,
    that_clause,
    clause_final,
    plain_clause,
];

/// All attributions of a passage, in text order of their content.
pub fn attributions(
    text: &str,
    passage: &Passage,
    index: usize,
    cues: &[Find],
    actors: &[Find],
    lexicons: &Lexicons,
) -> Vec<Attribution> {
    let quotes = quotes(text, &passage.paragraphs);
    if quotes.is_empty() && cues.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(Raw, Option<(Span, String)>)> = Vec::new();
    for number in sentences_with(passage, &quotes, cues) {
        let here = of_sentence(cues, number);
        let line = Line {
            words: Words::new(text, passage, number),
            number,
            cues: here.iter().map(|find| cue(find, lexicons)).collect(),
            quotes: near(&quotes, passage.sentences[number].span),
        };
        let mut taken: Vec<Span> = Vec::new();
        for (at, cue) in line.cues.iter().enumerate() {
            if line.quotes.iter().any(|q| q.inner.contains(cue.span))
                || taken.iter().any(|s| s.contains(cue.span))
            {
                continue;
            }
            if let Some(raw) = RULES.iter().find_map(|rule| rule(&line, at)) {
                taken.extend(&raw.content);
                let cue = raw.cue.map(|_| (cue.span, cue.stance.clone()));
                found.push((raw, cue));
            }
        }
    }
    let left = without_cue(text, passage, &quotes, &found);
    found.extend(left.into_iter().map(|raw| (raw, None)));
    found.sort_by_key(|(raw, _)| raw.content.first().map_or(0, |span| span.start));
    let context = Context {
        text,
        passage,
        index,
        quotes: &quotes,
        actors,
        lexicons,
    };
    context.resolve(found)
}

/// Sentences that count and hold a cue or a quotation mark.
fn sentences_with<'a>(
    passage: &'a Passage,
    quotes: &'a [Quote],
    cues: &'a [Find],
) -> impl Iterator<Item = usize> + 'a {
    passage
        .sentences
        .iter()
        .enumerate()
        .filter_map(move |(number, sentence)| {
            let relevant =
                !of_sentence(cues, number).is_empty() || !near(quotes, sentence.span).is_empty();
            (sentence.kind.counts() && relevant).then_some(number)
        })
}

fn of_sentence(finds: &[Find], number: usize) -> &[Find] {
    let from = finds.partition_point(|find| find.sentence < number);
    let to = finds.partition_point(|find| find.sentence <= number);
    &finds[from..to]
}

/// The quotations that touch a span.
fn near(quotes: &[Quote], span: Span) -> &[Quote] {
    let from = quotes.partition_point(|quote| quote.outer.end <= span.start);
    let to = quotes.partition_point(|quote| quote.outer.start < span.end);
    &quotes[from..to.max(from)]
}

fn cue(find: &Find, lexicons: &Lexicons) -> Cue {
    let entry = lexicons.entry(find);
    let extra = |name: &str| entry.extra.get(name).map_or("", String::as_str);
    Cue {
        span: find.span,
        stance: lexicons.category(find).id.clone(),
        probability: extra("cue_probability").parse().unwrap_or(0.5),
        is_verb: extra("form") == "verb",
        is_preposition: extra("form") == "preposition",
        takes_addressee: extra("addressee") == "true",
    }
}

impl Line<'_> {
    /// First word after the cue.
    fn after(&self, cue: usize) -> usize {
        self.words.at_byte(self.cues[cue].span.end)
    }

    /// First word of the cue.
    fn first(&self, cue: usize) -> usize {
        self.words.at_byte(self.cues[cue].span.start)
    }

    /// From word `at` to the end of the sentence without its closing marks.
    fn rest(&self, at: usize) -> Option<Span> {
        let end = self.words.span_of(self.words.len().checked_sub(1)?).end;
        let start = self.with_opening(self.words.span_of(at).start);
        (start < end).then(|| Span::new(start, self.with_closing(end)))
    }

    /// The start moved back over an opening mark of a quotation that begins there.
    fn with_opening(&self, start: usize) -> usize {
        self.quotes
            .iter()
            .find(|q| q.inner.start == start)
            .map_or(start, |q| q.outer.start)
    }

    /// The end moved over the closing mark of a quotation that ends there.
    fn with_closing(&self, end: usize) -> usize {
        let closes = |q: &&Quote| {
            q.outer.start < end && q.inner.end >= end && q.outer.end <= self.words.span.end
        };
        self.quotes
            .iter()
            .rev()
            .find(closes)
            .map_or(end, |q| q.outer.end)
    }

    fn raw(
        &self,
        cue: usize,
        source: Option<Span>,
        content: Vec<Span>,
        rule: &'static str,
    ) -> Option<Raw> {
        let whole = !content.is_empty() && content.iter().all(|span| span.start < span.end);
        whole.then_some(Raw {
            sentence: self.number,
            source,
            cue: Some(cue),
            content,
            addressee: None,
            rule,
        })
    }

    /// Text between two bytes holds no word.
    fn only_marks(&self, from: usize, to: usize) -> bool {
        from <= to
            && !Span::new(from, to)
                .of(self.words.text)
                .contains(char::is_alphanumeric)
    }
}

/// `“Q,” S V` and `“Q,” V S`, with what is quoted after the tag.
fn tagged_quotation(line: &Line<'_>, cue: usize) -> Option<Raw> {
    let (first, after) = (line.first(cue), line.after(cue));
    let before = line
        .quotes
        .iter()
        .rev()
        .find(|q| q.outer.end <= line.cues[cue].span.start)?;
    let source = if line.only_marks(before.outer.end, line.cues[cue].span.start) {
        subject_after(&line.words, after)
    } else {
        subject_before(&line.words, first).filter(|s| line.only_marks(before.outer.end, s.start))
    };
    let source = source?;
    let mut content = vec![before.inner];
    let tag_end = source.end.max(line.cues[cue].span.end);
    let next = line.quotes.iter().find(|q| q.outer.start >= tag_end);
    if let Some(next) = next
        && Span::new(tag_end, next.outer.start)
            .of(line.words.text)
            .trim_end()
            .ends_with([',', ':', ';', '—', '.'])
    {
        content.push(next.inner);
    }
    line.raw(cue, Some(source), content, "tagged_quotation")
}

/// `S V, “Q”`, `S V: “Q”`, `S told N: “Q”`.
fn introduced_quotation(line: &Line<'_>, cue: usize) -> Option<Raw> {
    let end = line.cues[cue].span.end;
    let next = line.quotes.iter().find(|q| q.outer.start >= end)?;
    let between = Span::new(end, next.outer.start).of(line.words.text);
    let count = between
        .split_whitespace()
        .filter(|w| w.contains(char::is_alphanumeric))
        .count();
    let introduces = between.trim_end().ends_with([',', ':']) || count == 0;
    if !introduces || count > BEFORE_THAT || between.contains(';') {
        return None;
    }
    let source = subject_before(&line.words, line.first(cue))?;
    // `S said the plan was a “sham”` is no introduction; marks that open right after the verb are.
    line.raw(cue, Some(source), vec![next.inner], "introduced_quotation")
}

/// `According to S, C` and `C, according to S`.
fn according_to(line: &Line<'_>, cue: usize) -> Option<Raw> {
    if !line.cues[cue].is_preposition {
        return None;
    }
    let (first, after) = (line.first(cue), line.after(cue));
    let source = subject_after(&line.words, after)?;
    let content = if first == 0 {
        line.rest(line.words.at_byte(source.end))?
    } else {
        let start = line.with_opening(line.words.span_of(0).start);
        Span::new(start, line.with_closing(line.words.span_of(first - 1).end))
    };
    line.raw(cue, Some(source), vec![content], "according_to")
}

/// `S V that C`, with an addressee or a time between.
fn that_clause(line: &Line<'_>, cue: usize) -> Option<Raw> {
    let (first, after) = (line.first(cue), line.after(cue));
    let that = (after..line.words.len().min(after + BEFORE_THAT))
        .find(|&at| line.words.is(at, &["that", "whether"]))?;
    if (after..that).any(|at| line.words.gap(at).contains(['"', '“', ';', ':'])) {
        return None;
    }
    let source = subject_before(&line.words, first);
    let content = line.rest(that + usize::from(line.words.is(that, &["that"])))?;
    let addressee = line
        .words
        .range(after, that)
        .filter(|_| line.cues[cue].takes_addressee);
    let raw = line.raw(cue, source, vec![content], "that_clause")?;
    Some(Raw { addressee, ..raw })
}

/// `C, S V.` and `C, V S.` at the end of a sentence.
fn clause_final(line: &Line<'_>, cue: usize) -> Option<Raw> {
    if !line.cues[cue].is_verb || line.cues[cue].probability < 0.3 {
        return None;
    }
    let (first, after) = (line.first(cue), line.after(cue));
    let before = subject_before(&line.words, first);
    let (source, start) = match before {
        Some(span) if line.words.len() <= after + AFTER_TAG => {
            (span, line.words.at_byte(span.start))
        }
        _ if first > 0 && line.words.gap(first).contains(',') => {
            (subject_after(&line.words, after)?, first)
        }
        _ => return None,
    };
    let comma = line.words.gap(start);
    if start < 2
        || !comma.contains(',')
        || line.words.breaks(after) && !line.words.gap(after).contains(['.', ','])
    {
        return None;
    }
    let open = line.with_opening(line.words.span_of(0).start);
    let end = line.with_closing(line.words.span_of(start - 1).end);
    line.raw(
        cue,
        Some(source),
        vec![Span::new(open, end)],
        "clause_final",
    )
}

/// `S V C` without "that", for forms that are cues more often than not.
fn plain_clause(line: &Line<'_>, cue: usize) -> Option<Raw> {
    let (first, after) = (line.first(cue), line.after(cue));
    if !line.cues[cue].is_verb || line.cues[cue].probability < SURE || after >= line.words.len() {
        return None;
    }
    let mut start = after;
    if line.cues[cue].takes_addressee {
        start += 1;
    }
    while line.words.is(
        start,
        &[
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "on",
            "yesterday",
            "today",
        ],
    ) {
        start += 1;
    }
    let opens = line.words.is(start, CLAUSE_STARTERS)
        || line.words.is_capital(start)
        || line.words.word(start).ends_with('s');
    if !opens || line.words.gap(start).contains([',', ';', '(', '—']) {
        return None;
    }
    let source = subject_before(&line.words, first)?;
    line.raw(cue, Some(source), vec![line.rest(start)?], "plain_clause")
}

/// Quotations that no cue took: continued, floating, scare or unclear.
fn without_cue(
    text: &str,
    passage: &Passage,
    quotes: &[Quote],
    found: &[(Raw, Option<(Span, String)>)],
) -> Vec<Raw> {
    let mut taken: Vec<Span> = found
        .iter()
        .flat_map(|(raw, _)| raw.content.iter().copied())
        .collect();
    taken.sort_unstable();
    let mut by_place: Vec<&Raw> = found.iter().map(|(raw, _)| raw).collect();
    by_place.sort_by_key(|raw| raw.content.first().map_or(0, |span| span.start));
    let mut left: Vec<Raw> = Vec::new();
    for quote in quotes {
        let at = taken.partition_point(|span| span.start <= quote.inner.start);
        let covered = taken[at.saturating_sub(3)..at]
            .iter()
            .any(|span| span.end >= quote.inner.end);
        if covered || quote.inner.start >= quote.inner.end {
            continue;
        }
        let sentence = passage
            .sentences
            .partition_point(|s| s.span.end <= quote.outer.start);
        if passage
            .sentences
            .get(sentence)
            .is_none_or(|s| !s.kind.counts())
        {
            continue;
        }
        let at = by_place.partition_point(|raw| {
            raw.content
                .first()
                .is_some_and(|s| s.start < quote.outer.start)
        });
        let previous = at.checked_sub(1).map(|n| by_place[n]);
        let last_left = left.last().filter(|raw| {
            previous.is_none_or(|p| p.content.first() < raw.content.first()) && raw.source.is_some()
        });
        let speaker = last_left.or(previous).and_then(|raw| {
            let paragraph = passage.sentences.get(raw.sentence)?.paragraph;
            let near =
                paragraph == quote.paragraph || quote.continues && paragraph + 1 == quote.paragraph;
            raw.source.filter(|_| near)
        });
        let (rule, source) = match content_words(quote.inner.of(text)) {
            _ if quote.unclear => ("unpaired_mark", None),
            _ if quote.continues => ("continued_quotation", speaker),
            0..=SCARE_WORDS => ("scare_quote", None),
            _ if speaker.is_some() && starts_sentence(passage, sentence, quote) => {
                ("floating_quotation", speaker)
            }
            _ => ("unattributed_quotation", None),
        };
        left.push(Raw {
            sentence,
            source,
            cue: None,
            content: vec![quote.inner],
            addressee: None,
            rule,
        });
    }
    left
}

fn starts_sentence(passage: &Passage, sentence: usize, quote: &Quote) -> bool {
    passage
        .sentences
        .get(sentence)
        .is_some_and(|s| s.span.start == quote.outer.start)
}

fn content_words(text: &str) -> usize {
    crate::text::words(text)
        .filter(|word| {
            !FUNCTION_WORDS
                .iter()
                .any(|f| word.of(text).eq_ignore_ascii_case(f))
        })
        .take(SCARE_WORDS + 1)
        .count()
}

/// What turns raw findings into attributions.
struct Context<'a> {
    text: &'a str,
    passage: &'a Passage,
    index: usize,
    quotes: &'a [Quote],
    actors: &'a [Find],
    lexicons: &'a Lexicons,
}

impl Context<'_> {
    fn resolve(&self, found: Vec<(Raw, Option<(Span, String)>)>) -> Vec<Attribution> {
        let mut cast = Cast::default();
        let mut noted = 0;
        let mut attributions = Vec::with_capacity(found.len());
        for (raw, cue) in found {
            let until = raw.source.map_or(0, |span| span.end);
            noted = self.note_names(&mut cast, noted, until);
            attributions.push(self.attribution(raw, cue, &mut cast));
        }
        attributions
    }

    /// Notes the names of people between two bytes; answers up to where it read.
    fn note_names(&self, cast: &mut Cast, from: usize, until: usize) -> usize {
        if until <= from {
            return from;
        }
        let first = self
            .passage
            .sentences
            .partition_point(|s| s.span.end <= from);
        for sentence in self.passage.sentences[first..]
            .iter()
            .take_while(|s| s.span.start < until)
        {
            let words = &self.passage.tokens[sentence.tokens.clone()];
            let mut run: Option<Span> = None;
            for token in words {
                let span = token.span;
                let capital = span.of(self.text).starts_with(char::is_uppercase);
                let joined = run.is_some_and(|r| {
                    matches!(Span::new(r.end, span.start).of(self.text), " " | ". ")
                });
                if let Some(r) = run
                    && !(capital && joined)
                {
                    self.note(cast, r, until);
                    run = None;
                }
                if capital {
                    run = Some(Span::new(run.map_or(span.start, |r| r.start), span.end));
                }
            }
            if let Some(r) = run {
                self.note(cast, r, until);
            }
        }
        until
    }

    fn note(&self, cast: &mut Cast, run: Span, until: usize) {
        if run.start >= until || self.actors.iter().any(|find| find.span.contains(run)) {
            return;
        }
        let name = run
            .of(self.text)
            .trim_end_matches("’s")
            .trim_end_matches("'s");
        if let Some(person) = name_in(name) {
            cast.note(person, true, run.end);
        } else if !name.contains(' ') {
            cast.note_again(name, run.end);
        }
    }

    fn attribution(&self, raw: Raw, cue: Option<(Span, String)>, cast: &mut Cast) -> Attribution {
        let written = raw.source.map_or("", |span| span.of(self.text));
        let mut name = name_in(written).map(str::to_string);
        let mut kind_of_source = raw.source.map(|_| source_type(written));
        if let Some(resolved) = cast.resolve(name.as_deref().unwrap_or(written)) {
            name = Some(resolved);
            kind_of_source = Some(SourceType::Person);
        } else if kind_of_source != Some(SourceType::Person) {
            name = None;
        }
        let article = |s: &str| {
            let stripped = ["the ", "The ", "a ", "A ", "an ", "An "]
                .iter()
                .find_map(|a| s.strip_prefix(a));
            stripped.unwrap_or(s).to_string()
        };
        let name = name.unwrap_or_else(|| {
            if is_pronoun(written) {
                String::new()
            } else {
                article(written)
            }
        });
        if let (Some(span), Some(SourceType::Person)) = (raw.source, kind_of_source) {
            cast.note(&name, true, span.end);
        }
        let quoted = self.quoted(&raw.content);
        let kind = self.kind(&raw, &quoted);
        let quoted = if kind == AttributionKind::Unclear {
            Vec::new()
        } else {
            quoted
        };
        Attribution {
            passage: self.index,
            sentence: raw.sentence,
            kind,
            source: raw.source,
            source_name: name.split_whitespace().collect::<Vec<_>>().join(" "),
            source_type: kind_of_source,
            actor: raw.source.map_or(String::new(), |span| self.actor_in(span)),
            cue: cue.as_ref().map(|(span, _)| *span),
            cue_stance: cue.map_or(String::new(), |(_, stance)| stance),
            content: raw.content,
            quoted,
            addressee: raw
                .addressee
                .map_or(String::new(), |span| span.of(self.text).to_string()),
            rule: raw.rule,
            rule_precision: None,
        }
    }

    /// The parts of the content inside marks.
    fn quoted(&self, content: &[Span]) -> Vec<Span> {
        let inside = content.iter().flat_map(|span| {
            let clip =
                |q: &Quote| Span::new(q.inner.start.max(span.start), q.inner.end.min(span.end));
            near(self.quotes, *span)
                .iter()
                .map(clip)
                .filter(|s| s.start < s.end)
                .collect::<Vec<_>>()
        });
        inside.collect()
    }

    fn kind(&self, raw: &Raw, quoted: &[Span]) -> AttributionKind {
        let words = |spans: &[Span]| -> usize {
            spans
                .iter()
                .map(|span| crate::text::words(span.of(self.text)).count())
                .sum()
        };
        match raw.rule {
            "unpaired_mark" => AttributionKind::Unclear,
            "scare_quote" => AttributionKind::Scare,
            _ if quoted.is_empty() => AttributionKind::Indirect,
            _ if words(quoted) == words(&raw.content) => AttributionKind::Direct,
            _ => AttributionKind::Mixed,
        }
    }

    /// The canonical actor of the first actor name in a source.
    fn actor_in(&self, source: Span) -> String {
        let first = self
            .actors
            .partition_point(|find| find.span.end <= source.start);
        let find = self
            .actors
            .get(first)
            .filter(|find| source.contains(find.span));
        find.and_then(|find| self.lexicons.entry(find).extra.get("actor"))
            .cloned()
            .unwrap_or_default()
    }
}
