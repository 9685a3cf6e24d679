//! `parallax lexicon search`: which entries of which lexicons find something in
//! a text, with what their category means; and which entries name its words.

use crate::cli::{Failure, notes, terminal};
use crate::lexicon::{Caches, Entry, Lexicon, Lexicons, check};
use crate::model::{Field, Find};
use clap::Args;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Flags of `lexicon search`.
#[derive(Debug, Args)]
pub struct Flags {
    /// A word, or a sentence
    #[arg(required = true, num_args = 1..)]
    text: Vec<String>,
    /// Search this lexicon: a shipped name, a folder or a dictionary; can be given several times
    #[arg(long, value_name = "NAME|PATH")]
    lexicon: Vec<String>,
}

/// Entries that only name a word, shown at most.
const NAMING: usize = 20;

/// Words of a text that entries are looked for by their names.
const WORDS: usize = 200;

/// Words that stand in too many patterns to say anything.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "the", "and", "for", "was", "are", "has", "had", "not", "but", "you", "his", "her", "its",
    "who", "all", "can", "our", "out", "they", "them", "their", "this", "that", "with", "from",
    "have", "were", "will", "would", "been", "into", "over", "than", "then", "said",
];

/// Runs the command.
pub fn run(flags: &Flags) -> Result<(), Failure> {
    let lexicons = Lexicons::load(&flags.lexicon)?;
    notes::say(&lexicons.list);
    let text = flags.text.join(" ");
    let matched = check::matched(&lexicons, &text, &mut Caches::default());
    let mut page = String::new();
    for find in [&matched.finds, &matched.cues, &matched.actors]
        .into_iter()
        .flatten()
    {
        let found = find.span.of(matched.text.text_of(Field::Text));
        push_find(&mut page, &lexicons, find, found);
    }
    if page.is_empty() {
        page.push_str("no entry finds anything in this text\n");
    }
    let found: BTreeSet<(usize, usize)> =
        matched.finds.iter().map(|f| (f.lexicon, f.entry)).collect();
    push_naming(&mut page, &lexicons, &text, &found);
    terminal::print(&page);
    Ok(())
}

fn push_find(page: &mut String, lexicons: &Lexicons, find: &Find, found: &str) {
    let (lexicon, entry) = (lexicons.lexicon(find), lexicons.entry(find));
    let category = lexicons.category(find);
    let _ = writeln!(page, "“{found}”");
    let _ = writeln!(
        page,
        "  {}, {}: {}{}",
        lexicon.id,
        category.id,
        entry.term,
        qualities(lexicon, entry)
    );
    let _ = writeln!(page, "  {}", category.definition);
    for (name, value) in [("note", &entry.note), ("prefers", &entry.alternatives)] {
        if !value.is_empty() {
            let _ = writeln!(page, "  {name}: {value}");
        }
    }
}

/// Strength and flags of an entry that is counted; the party of a name.
fn qualities(lexicon: &Lexicon, entry: &Entry) -> String {
    if !lexicon.scored {
        return entry
            .extra
            .get("actor")
            .map_or(String::new(), |actor| format!(" ({actor})"));
    }
    let loaded = lexicon.categories[entry.category].loaded;
    let flags = [(loaded, ", loaded"), (entry.contested, ", contested")];
    let flags: String = flags.iter().filter(|f| f.0).map(|f| f.1).collect();
    format!(" (strength {}{flags})", entry.strength)
}

/// Entries in whose pattern, or in whose exceptions, a word of the text stands
/// and that found nothing: those that could have, and what kept them.
fn push_naming(
    page: &mut String,
    lexicons: &Lexicons,
    text: &str,
    found: &BTreeSet<(usize, usize)>,
) {
    let words: BTreeSet<String> = crate::text::words(text)
        .take(WORDS)
        .map(|word| word.of(text).to_lowercase())
        .filter(|word| word.chars().count() > 2 && !COMMON.contains(&word.as_str()))
        .collect();
    let named = |pattern: &str| {
        let pattern = pattern.to_lowercase();
        let stems: Vec<&str> = pattern
            .split(|c: char| !c.is_alphanumeric())
            .filter(|stem| stem.len() > 2)
            .collect();
        let is_named = |word: &&String| stems.iter().any(|stem| is_form(word, stem));
        words.iter().filter(is_named).count()
    };
    let mut lines = Vec::new();
    let scored = lexicons.list.iter().enumerate().filter(|(_, l)| l.scored);
    for (at, lexicon) in scored {
        let entries = lexicon.entries.iter().enumerate();
        for (_, entry) in entries.filter(|(number, _)| !found.contains(&(at, *number))) {
            let exceptions = entry.exceptions.iter().map(|e| (named(e), e));
            let excepted = exceptions.max_by_key(|(count, _)| *count);
            let excepted = excepted.filter(|(count, _)| *count > 0);
            let count = named(&entry.term) + excepted.map_or(0, |(count, _)| count);
            if count > 0 {
                let except = excepted.map_or(String::new(), |(_, e)| format!(", but not in: {e}"));
                lines.push((count, format!("  {}: {}{except}", lexicon.id, entry.term)));
            }
        }
    }
    lines.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    if lines.is_empty() {
        return;
    }
    page.push_str("others that name a word of it:\n");
    for (_, line) in lines.iter().take(NAMING) {
        let _ = writeln!(page, "{line}");
    }
    if lines.len() > NAMING {
        let _ = writeln!(page, "  and {} more", lines.len() - NAMING);
    }
}

/// Whether a word is a word of a pattern, or near enough a form of it.
fn is_form(word: &str, stem: &str) -> bool {
    let stem = stem.strip_suffix(['y', 'e']).unwrap_or(stem);
    let rest = word.strip_prefix(stem);
    rest.is_some_and(|rest| {
        matches!(
            rest,
            "" | "s" | "y" | "e" | "es" | "ed" | "d" | "ies" | "ied" | "ing"
        )
    })
}
