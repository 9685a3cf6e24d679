//! `parallax explain`: how one attribution, one hit or one pair came about, read back from
//! the tables of a report: its sentences with source, cue and content marked,
//! the rule and what that rule means, or the entry and whose voice it is in.

use super::excerpt::{self, Mark, Sentence};
use super::{Failure, explain_pair, shares, terminal};
use crate::voice::RULES;
use crate::write::{Stored, StoredRow};
use clap::Args;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Flags of `explain`.
#[derive(Debug, Args)]
pub struct Flags {
    /// Folder of a report, as --out named it
    dir: PathBuf,
    /// Id of an attribution, a hit or a pair, from its table
    id: String,
}

/// Runs the command.
pub fn run(flags: &Flags) -> Result<(), Failure> {
    let report = Stored::open(&flags.dir)?;
    let id = flags.id.trim();
    for (table, column, explain) in KINDS {
        if let Some(row) = report.rows(table, &[(*column, id)])?.first() {
            terminal::print(&explain(&report, &flags.dir, row)?);
            return Ok(());
        }
    }
    Err(Failure::Other(format!(
        "no id `{id}` in attributions.csv, hits.csv or pairs.csv of {}; ids are a \
         (attribution_id), h (hit_id) or p (pair_id) and 12 hexadecimal digits, as in \
         h5310a5878878",
        flags.dir.display()
    )))
}

type Explain = fn(&Stored, &Path, &StoredRow) -> Result<String, Failure>;

/// What can be explained: the table, its column of ids, and how.
const KINDS: &[(&str, &str, Explain)] = &[
    ("attributions", "attribution_id", attribution),
    ("hits", "hit_id", hit),
    ("pairs", "pair_id", explain_pair::pair),
];

/// An explanation on its way: a heading, sentences, then a line for each fact.
struct Page(String);

impl Page {
    fn new(kind: &str, id: &str, row: &StoredRow, sentences: &[Sentence], marks: &[Mark]) -> Page {
        let sentences = excerpt::touched(sentences, marks);
        let mut page = Page(format!("{kind} {id}\n\n"));
        for line in excerpt::lines(&sentences, marks) {
            let _ = writeln!(page.0, "  {line}");
        }
        if sentences.is_empty() {
            page.0
                .push_str("  (its sentence is not in sentences.csv)\n");
        }
        page.0.push('\n');
        page.fact("outlet", row.text("outlet"));
        page.fact("article", row.text("article_id"));
        let numbers = sentences.iter().map(|s| s.number.to_string());
        let mut numbers: Vec<String> = numbers.collect();
        if numbers.is_empty() {
            numbers.push(row.text("sentence").to_string());
        }
        let plural = if numbers.len() > 1 { "s" } else { "" };
        page.fact(
            "place",
            &format!(
                "{}, sentence{plural} {} (counted from 0)",
                row.text("field"),
                numbers.join(", ")
            ),
        );
        page
    }

    /// The loaded index of the sentence, and a line for each thing that makes it.
    fn index(&mut self, parts: Option<&shares::Parts>) {
        let Some(parts) = parts else { return };
        let index = format!(
            "{} for the whole sentence; what adds to it (+) or takes from it (−), in log-odds:",
            parts.index
        );
        self.fact("index", &index);
        for share in &parts.shares {
            let sign = if share.weight < 0.0 { '−' } else { '+' };
            let weight = share.weight.abs();
            let _ = writeln!(self.0, "{:12}{sign}{weight:.3}  {}", "", share.feature);
        }
    }

    /// A line, unless there is nothing to say. Text of the article could hold
    /// what a terminal takes for a command.
    fn fact(&mut self, name: &str, value: &str) {
        let clean = value.replace(|c: char| c.is_whitespace() || c.is_control(), " ");
        let value = clean.trim();
        if !value.is_empty() {
            let _ = writeln!(self.0, "{name:<12}{value}");
        }
    }
}

/// All sentences of the field that a row is about.
fn sentences(report: &Stored, row: &StoredRow) -> Result<Vec<Sentence>, Failure> {
    let (article, field) = (row.text("article_id"), row.text("field"));
    let rows = report.rows("sentences", &[("article_id", article), ("field", field)])?;
    let sentence = |row: &StoredRow| {
        let (start, end) = (row.number("start")?, row.number("end")?);
        Some(Sentence {
            number: row.number("sentence")?,
            start,
            text: row
                .text_of_length("text", end.saturating_sub(start))
                .to_string(),
        })
    };
    Ok(rows.iter().filter_map(sentence).collect())
}

/// The marks of an attribution, in text order.
fn parts(row: &StoredRow) -> Vec<Mark> {
    let place = |label, from, to| {
        let (start, end) = (row.number(from)?, row.number(to)?);
        Some(Mark { label, start, end })
    };
    let content = row.spans("content_spans").into_iter();
    let mut marks: Vec<Mark> = content
        .map(|(start, end)| Mark {
            label: "content",
            start,
            end,
        })
        .chain(place("source", "source_start", "source_end"))
        .chain(place("cue", "cue_start", "cue_end"))
        .collect();
    marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
    marks
}

fn attribution(report: &Stored, _: &Path, row: &StoredRow) -> Result<String, Failure> {
    let marks = parts(row);
    let id = row.text("attribution_id");
    let sentences = sentences(report, row)?;
    let mut page = Page::new("attribution", id, row, &sentences, &marks);
    let written = marks.iter().find(|mark| mark.label == "source");
    let written = written.map_or(String::new(), |mark| excerpt::at(&sentences, *mark));
    page.fact("rule", &rule(row.text("rule")));
    page.fact("why", &why(row, &marks, &written));
    page.fact(
        "precision",
        &match row.text("rule_precision") {
            "" => "of this rule, not measured".to_string(),
            share => format!("of this rule, {share} where it was measured"),
        },
    );
    page.fact("kind", &gloss(KINDS_OF_ATTRIBUTION, row.text("kind")));
    page.fact(
        "stance",
        &match (row.text("cue"), row.text("cue_stance")) {
            ("", _) => "none, for there is no cue".to_string(),
            (cue, stance) => format!("{stance}, that of the cue “{cue}” in the lexicon of cues"),
        },
    );
    page.fact("source", &source(row, &written));
    page.fact(
        "actor",
        match (row.text("actor"), written.as_str()) {
            ("", "") => "not known",
            ("", _) => "not known: the lexicon of actors has no party that fits the source",
            (actor, _) => actor,
        },
    );
    page.fact("addressee", row.text("addressee"));
    let words = row.text("words");
    let plural = if words == "1" { "" } else { "s" };
    page.fact("content", &format!("{words} word{plural}"));
    Ok(page.0)
}

/// What a rule means, from the one list of them.
fn rule(name: &str) -> String {
    match RULES.iter().find(|rule| rule.name == name) {
        Some(rule) => format!("{name}: {}", rule.about),
        None => format!("{name}, a rule that this version of parallax does not have"),
    }
}

/// How the rule fits here: the parts in the order in which they stand.
fn why(row: &StoredRow, marks: &[Mark], written: &str) -> String {
    let quoted = row.spans("quoted_spans");
    let part = |mark: &Mark| match mark.label {
        "cue" => format!("the cue “{}”", row.text("cue")),
        "source" => format!("the source “{written}”"),
        _ => {
            let mut inside = quoted.iter();
            let is_quoted = inside.any(|(start, end)| *start < mark.end && mark.start < *end);
            let marks = if is_quoted { "with" } else { "without" };
            format!("content {marks} quotation marks")
        }
    };
    let parts: Vec<String> = marks.iter().map(part).collect();
    let none = match (row.text("cue"), written) {
        ("", "") => "; neither cue nor source",
        ("", _) => "; no cue of its own",
        (_, "") => "; no source",
        _ => "",
    };
    format!("here stand, in this order: {}{none}", parts.join(", "))
}

fn source(row: &StoredRow, written: &str) -> String {
    let kind = row.text("source_type");
    match row.text("source") {
        "" if written.is_empty() => "not known".to_string(),
        "" => format!("not known: “{written}” could not be resolved"),
        name if written.is_empty() || written == name => format!("{name} ({kind})"),
        name => format!("{name} ({kind}), here “{written}”"),
    }
}

fn hit(report: &Stored, dir: &Path, row: &StoredRow) -> Result<String, Failure> {
    let place = row.number("start").zip(row.number("end"));
    let (start, end) = place.unwrap_or_default();
    let mark = Mark {
        label: "match",
        start,
        end,
    };
    let sentences = sentences(report, row)?;
    let mut page = Page::new("hit", row.text("hit_id"), row, &sentences, &[mark]);
    let [term, category, lexicon] = ["term", "category", "lexicon"].map(|name| row.text(name));
    page.fact(
        "entry",
        &format!("{term}, in the category {category} of the lexicon {lexicon}"),
    );
    page.fact("strength", &gloss(STRENGTHS, row.text("strength")));
    page.fact(
        "loaded",
        yes_or_no(row, "loaded", "yes: its category is loaded language"),
    );
    page.fact(
        "contested",
        yes_or_no(
            row,
            "contested",
            "yes: it may be the legal or the correct term, and carries no stance",
        ),
    );
    page.fact("voice", &gloss(VOICES, row.text("voice")));
    if row.is_true("voice_mixed") {
        page.fact("", "its words differ in voice; this is that of the first");
    }
    if row.text("voice") != "own" {
        page.fact("said by", &speaker(report, dir, row)?);
    }
    page.fact(
        "negated",
        yes_or_no(row, "negated", "yes: a negation reaches it"),
    );
    page.fact(
        "hedged",
        yes_or_no(row, "hedged", "yes: a hedge stands in its clause"),
    );
    page.fact("target", &target(row));
    page.index(shares::of_hit(report, row)?.as_ref());
    page.fact("alternative", row.text("alternatives"));
    Ok(page.0)
}

/// Who says it, and by which attribution.
fn speaker(report: &Stored, dir: &Path, row: &StoredRow) -> Result<String, Failure> {
    let mut text = match (row.text("source"), row.text("cue")) {
        ("", "") => "nobody known".to_string(),
        ("", cue) => format!("nobody known, cue “{cue}”"),
        (source, "") => format!("{source}, without a cue"),
        (source, cue) => format!("{source}, cue “{cue}”"),
    };
    if let Some(found) = holder(report, row)? {
        let id = found.text("attribution_id");
        let _ = write!(text, "; parallax explain {} {id}", dir.display());
    }
    Ok(text)
}

/// The attribution whose content holds the hit: of several, the last.
fn holder(report: &Stored, row: &StoredRow) -> Result<Option<StoredRow>, Failure> {
    let same = ["article_id", "field", "source", "cue"].map(|column| (column, row.text(column)));
    let (Some(start), Some(end)) = (row.number("start"), row.number("end")) else {
        return Ok(None);
    };
    let holds = |other: &StoredRow| {
        let mut content = other.spans("content_spans").into_iter();
        content.any(|(from, to)| from < end && start < to)
    };
    let found = report.rows("attributions", &same)?;
    Ok(found.into_iter().rfind(holds))
}

fn target(row: &StoredRow) -> String {
    let [target, role, actor, stance, rule] =
        ["target", "role", "actor", "stance", "rule"].map(|name| row.text(name));
    if target.is_empty() {
        return String::new();
    }
    let parts = [
        ("its", role),
        ("actor", actor),
        ("stance", stance),
        ("by the rule", rule),
    ];
    let said = parts.iter().filter(|(_, value)| !value.is_empty());
    let said = said.map(|(name, value)| format!(", {name} {value}"));
    format!("“{target}”{}", said.collect::<String>())
}

fn yes_or_no<'a>(row: &StoredRow, column: &str, yes: &'a str) -> &'a str {
    if row.is_true(column) { yes } else { "no" }
}

/// Words of a closed list with what they mean.
type Glosses = &'static [(&'static str, &'static str)];

const KINDS_OF_ATTRIBUTION: Glosses = &[
    ("direct", "all of the content stands in quotation marks"),
    ("mixed", "part of the content stands in quotation marks"),
    (
        "indirect",
        "no part of the content stands in quotation marks",
    ),
    (
        "scare",
        "a short quoted fragment that no cue governs; its words are nobody's",
    ),
    (
        "unclear",
        "its quotation marks do not pair; its words are nobody's",
    ),
];
const VOICES: Glosses = &[
    ("own", "the outlet speaks"),
    ("direct", "a source's words in quotation marks"),
    (
        "indirect",
        "a source's speech or thought without quotation marks",
    ),
    ("scare", "in a short quoted fragment that no cue governs"),
    ("unclear", "where quotation marks do not pair"),
];
const STRENGTHS: Glosses = &[
    ("1", "mildly evaluative"),
    ("2", "clearly framing"),
    ("3", "strongly charged"),
];

fn gloss(list: Glosses, word: &str) -> String {
    match list.iter().find(|(known, _)| *known == word) {
        Some((_, about)) => format!("{word}: {about}"),
        None => word.to_string(),
    }
}
