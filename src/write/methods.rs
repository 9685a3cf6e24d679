//! METHODS.md: how this run measured, in words that can go into a method section.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::markdown::{code, plain, plain_or, table};
use super::{ComparisonFacts, RunFacts, SamplingFrame};
use crate::lexicon::{Lexicon, Lexicons};
use crate::stats::{ALL_GROUPS, PRIOR_WORDS};
use crate::tables::number;

const UNDECLARED: &str =
    "The sampling frame was not declared; these results describe these files only.";
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// Reasons for skipping that are listed; skipped.csv has all.
const REASONS: usize = 20;

const MEASUREMENT: &str = include_str!("methods_measurement.md");
const STATISTICS: &str = include_str!("methods_statistics.md");
const LIMITS: &str = include_str!("methods_limits.md");

/// The text of METHODS.md.
pub fn methods(facts: &RunFacts, lexicons: &Lexicons) -> String {
    let mut text = String::from("# Methods\n\n");
    push_frame(&mut text, facts);
    push_articles(&mut text, facts);
    push_measurement(&mut text, facts, lexicons);
    match &facts.comparison {
        Some(comparison) => push_statistics(&mut text, comparison),
        None => text.push_str(
            "\n## Statistics\n\nNone: this run scored articles and compared no outlets.\n",
        ),
    }
    let _ = write!(text, "\n{LIMITS}");
    push_run(&mut text, facts);
    push_citation(&mut text, lexicons);
    text
}

fn push_frame(text: &mut String, facts: &RunFacts) {
    let Some(frame) = &facts.frame else {
        let _ = writeln!(
            text,
            "{UNDECLARED} A file `corpus.toml` beside the articles declares it: \
             database, query, dates, inclusion, found, kept, note."
        );
        return;
    };
    text.push_str("## Sampling frame\n\nAs declared in `corpus.toml`:\n\n");
    text.push_str(&table(["", "declared"], frame_rows(frame)));
    if let Some(kept) = frame.kept.filter(|kept| *kept != facts.counts.given) {
        let _ = writeln!(
            text,
            "\nDeclared as kept: {kept}; given to this run: {}. The two differ.",
            facts.counts.given
        );
    }
}

fn frame_rows(frame: &SamplingFrame) -> Vec<[String; 2]> {
    let number = |value: Option<u64>| value.map_or(String::new(), |n| n.to_string());
    [
        ("database", &frame.database),
        ("query", &frame.query),
        ("dates", &frame.dates),
        ("inclusion", &frame.inclusion),
        ("found", &number(frame.found)),
        ("kept", &number(frame.kept)),
        ("note", &frame.note),
    ]
    .map(|(name, value)| [name.to_owned(), plain_or(value, "not declared")])
    .to_vec()
}

fn push_articles(text: &mut String, facts: &RunFacts) {
    let counts = facts.counts;
    let _ = writeln!(
        text,
        "\n## Articles\n\n{} given, {} read, {} skipped.",
        counts.given, counts.read, counts.skipped
    );
    if !facts.skipped_because.is_empty() {
        text.push('\n');
        text.push_str(&table(["skipped because", "articles"], reasons(facts)));
        if facts.skipped_because.len() > REASONS {
            text.push_str("\nThe most frequent reasons; `skipped.csv` has every one.\n");
        }
    }
    push_counts(text, "outlet", "no outlet given", &facts.outlets);
    push_counts(text, "language", "not recognised", &facts.languages);
}

/// The most frequent first, equally frequent ones by their text.
fn reasons(facts: &RunFacts) -> Vec<[String; 2]> {
    let mut reasons: Vec<_> = facts.skipped_because.iter().collect();
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let rows = reasons.into_iter().take(REASONS);
    rows.map(|(reason, count)| [plain(reason), count.to_string()])
        .collect()
}

fn push_counts(text: &mut String, name: &str, unnamed: &str, counts: &BTreeMap<String, u64>) {
    if counts.is_empty() {
        return;
    }
    let rows = counts
        .iter()
        .map(|(name, count)| [plain_or(name, unnamed), count.to_string()]);
    text.push('\n');
    text.push_str(&table([name, "articles read"], rows));
}

fn push_measurement(text: &mut String, facts: &RunFacts, lexicons: &Lexicons) {
    let _ = write!(text, "\n{MEASUREMENT}");
    if facts.fast {
        text.push_str(
            "\nThis run used `--depth fast`: voice comes from quotation marks and \
             adjacent cues alone, and hits have no target, actor or stance.\n",
        );
    }
    text.push_str("\n## Lexicons\n\n");
    if lexicons.list.is_empty() {
        text.push_str("None.\n");
        return;
    }
    let header = [
        "lexicon", "version", "language", "entries", "category", "evidence",
    ];
    text.push_str(&table(header, lexicons.list.iter().flat_map(lexicon_rows)));
    text.push_str(
        "\nEvidence is what the precision of a category was measured on. A category with \
         `none` finds what its definition says as far as its authors know; read a sample \
         of its hits before you rest a claim on it.\n",
    );
    push_not_kept(text, lexicons);
}

/// What could not be kept of dictionaries of other programs.
fn push_not_kept(text: &mut String, lexicons: &Lexicons) {
    for lexicon in &lexicons.list {
        let lost = lexicon.notes.iter().filter(|note| note.lost).count();
        if lost > 0 {
            let _ = writeln!(
                text,
                "\nOf the dictionary {} {lost} places could not be kept and are not counted; \
                 `parallax lexicon check` lists them.",
                code(&lexicon.id)
            );
        }
    }
}

fn lexicon_rows(lexicon: &Lexicon) -> Vec<[String; 6]> {
    let row = |category: &str, evidence: &str| {
        [
            plain(&lexicon.id),
            plain_or(&lexicon.version, "not given"),
            plain_or(&lexicon.language, "not given"),
            lexicon.entries.len().to_string(),
            plain(category),
            plain_or(evidence, "none"),
        ]
    };
    if lexicon.scored {
        let categories = lexicon.categories.iter();
        categories.map(|c| row(&c.id, &c.evidence)).collect()
    } else {
        vec![row(
            "(serves voice and targets, not counted)",
            "not applicable",
        )]
    }
}

fn push_statistics(text: &mut String, facts: &ComparisonFacts) {
    let level = number::format(100.0 * (1.0 - facts.alpha));
    let statistics = STATISTICS
        .replace("{unit}", &unit(facts))
        .replace("{events}", &events(facts))
        .replace("{meetings}", &meetings(facts))
        .replace("{omnibus}", omnibus(facts))
        .replace("{level}", &level)
        .replace("{prior}", &number::format(PRIOR_WORDS))
        .replace("{resamples}", &facts.resamples.to_string());
    let _ = write!(text, "\n{statistics}");
    if !facts.by.is_empty() {
        let _ = writeln!(
            text,
            "\nArticles were grouped by {} in place of the outlet; wherever this text \
             says outlet, that group is meant.",
            plain(&facts.by)
        );
    }
    if !facts.reference.is_empty() {
        let _ = writeln!(
            text,
            "\nEvery outlet was compared with {}, which stands as b in every row.",
            plain(&facts.reference)
        );
    }
    push_period(text, facts);
    if !facts.families.is_empty() {
        let rows = facts.families.iter();
        text.push('\n');
        text.push_str(&table(
            ["family", "tests"],
            rows.map(|(name, size)| [plain(name), size.to_string()]),
        ));
    }
}

/// What counts as one observation in this run.
fn unit(facts: &ComparisonFacts) -> String {
    let copies = match facts.in_clusters {
        0 => "No two articles of an outlet are near-duplicates".to_owned(),
        n => format!("{n} articles are near-duplicates of another one of their outlet"),
    };
    let copies = format!(
        "{copies} (half of the sequences of five words in common, or more); near-duplicates \
         are one cluster, whose counts and bases are summed."
    );
    match facts.unit {
        "event" => format!(
            "The unit of all inference is the event: all that an outlet has on one event counts \
             as one observation, and an article without an event by itself. {copies}"
        ),
        _ => format!("The unit of all inference is the article. {copies}"),
    }
}

fn events(facts: &ComparisonFacts) -> String {
    let found = match (facts.events, facts.events_found) {
        (_, 0) => String::new(),
        (all, found) if all == found => " They were found by the program.".to_owned(),
        (_, found) => format!(" {found} of them were found by the program, the others given."),
    };
    match (facts.events, facts.shared_events) {
        (0, _) => "No article of this run was given an event, and none was found, so that \
                   `within` and `decomposition` are empty."
            .to_owned(),
        (n, 0) => format!("The articles are on {n} events; no two outlets share any.{found}"),
        (n, shared) => {
            format!("The articles are on {n} events; two outlets share {shared} at most.{found}")
        }
    }
}

/// What was aligned, what was left out of that, and what became of shared copy.
fn meetings(facts: &ComparisonFacts) -> String {
    let mut text = format!(
        "Articles of different outlets on one event were aligned sentence by sentence: \
         {} pairs of sentences.",
        facts.pairs
    );
    for limited in facts.limited.iter().take(REASONS) {
        let _ = write!(text, " Limit: {}.", plain(&limited.to_string()));
    }
    if facts.limited.len() > REASONS {
        let _ = write!(text, " So it was on {} events in all.", facts.limited.len());
    }
    let copy = match facts.wire {
        "drop" => "their shared sentences are left out of the statistics",
        "both" => {
            "the statistics are given with their shared sentences (`wire` = keep) and without \
             (drop); naming and the timeline are those with them"
        }
        _ => "their shared sentences are part of the statistics",
    };
    let _ = write!(
        text,
        " {} articles hold copy that another outlet has nearly word for word; {copy}.",
        facts.with_copy
    );
    text
}

/// Said where there are three groups or more.
fn omnibus(facts: &ComparisonFacts) -> &'static str {
    if facts
        .families
        .keys()
        .any(|family| family.starts_with(ALL_GROUPS))
    {
        " Rows with outlets `*` and `*` test all outlets at once: Σ w(r − r̄)² with w = 1/V, by \
         permutation of units among all; read them first, and pairs only where they find \
         something."
    } else {
        ""
    }
}

fn push_period(text: &mut String, facts: &ComparisonFacts) {
    if facts.period.is_empty() {
        return;
    }
    let _ = write!(
        text,
        "\n`timeline` has the levels by {}, without tests.",
        facts.period
    );
    if facts.undated > 0 {
        let _ = write!(
            text,
            " {} articles have no date that is a day of the calendar and are in none of its rows.",
            facts.undated
        );
    }
    text.push('\n');
}

fn push_run(text: &mut String, facts: &RunFacts) {
    let _ = writeln!(
        text,
        "\n## To repeat this run\n\nParallax {VERSION}, seed {}. `run.json` has the command, \
         every setting, and the SHA-256 of every lexicon and every file that was read; with \
         those, the tables come out the same byte for byte.",
        facts.seed
    );
}

fn push_citation(text: &mut String, lexicons: &Lexicons) {
    let _ = writeln!(
        text,
        "\n## How to cite\n\nParallax, version {VERSION}. Give the version and the seed; \
         cite the lexicons beside it, for the terms are theirs:\n"
    );
    if lexicons.list.is_empty() {
        text.push_str("- no lexicon was in use\n");
    }
    for lexicon in &lexicons.list {
        let _ = writeln!(
            text,
            "- {} {}: {}",
            code(&lexicon.id),
            plain_or(&lexicon.version, "(no version)"),
            plain_or(&lexicon.citation, "no citation given")
        );
    }
}
