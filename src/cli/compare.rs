//! `parallax compare`: the main job. Scores every article, then compares the
//! outlets (or other groups) with the article as the unit.

use super::digest::{self, Examples};
use super::report::{Report, default_out};
use super::{Failure, terminal};
use crate::model::{Article, Inference, Observation, Scored, SourceCount, SourceRow, TermCount};
use crate::score;
use crate::settings::{ReadFlags, ReportFlags, StatFlags, column_of, merge_config};
use crate::stats::{Corpus, Sources, StatSettings, TermName, evidence, infer};
use crate::tables::{comparison, sources, summary, terms};
use crate::write::ComparisonFacts;
use clap::Args;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Flags of `compare`.
#[derive(Debug, Args)]
pub struct Flags {
    #[command(flatten)]
    read: ReadFlags,
    #[command(flatten)]
    report: ReportFlags,
    #[command(flatten)]
    stats: StatFlags,
}

/// What the statistics need of an article.
struct Piece {
    id: String,
    group: String,
    observations: Vec<Observation>,
    terms: Vec<TermCount>,
    sources: Vec<SourceCount>,
    examples: Examples,
}

/// Runs the command.
pub fn run(mut flags: Flags) -> Result<(), Failure> {
    merge_config(&mut flags.read, &mut flags.report, &mut flags.stats)?;
    let settings = flags.stats.resolve()?;
    let files = flags
        .read
        .inputs
        .iter()
        .all(|input| Path::new(input).is_file());
    let mut report = Report::begin("compare", &flags.read, &flags.report, files)?;
    let by = flags
        .stats
        .by
        .clone()
        .unwrap_or_else(|| "outlet".to_string());
    let mut corpus = Corpus::new(score::measures(&report.lexicons));
    let mut sources = Sources::default();
    let mut examples = Examples::default();
    report.articles(
        &|article| has_group(article, &by),
        |scored, lexicons| piece(scored, &by, Examples::of(scored, lexicons)),
        |piece| {
            corpus.add(&piece.id, &piece.group, &piece.observations, &piece.terms);
            sources.add(&piece.group, &piece.sources);
            examples.add(&piece.group, piece.examples);
        },
    )?;
    check_reference(&corpus, &settings)?;
    let mut inference = {
        let list = &report.lexicons.list;
        infer(&corpus, &settings, &|lexicon, entry| {
            let (lexicon, entry) = (&list[lexicon], &list[lexicon].entries[entry]);
            TermName {
                lexicon: lexicon.id.clone(),
                term: entry.term.clone(),
                category: lexicon.categories[entry.category].id.clone(),
            }
        })
    };
    evidence::mark(&mut inference, &report.lexicons);
    write_tables(&mut report, &inference, &sources.rows())?;
    report.facts.seed = settings.seed;
    let chosen = statistics_of(&settings, &by);
    report.facts.settings.extend(chosen);
    report.facts.comparison = Some(ComparisonFacts {
        by: flags.stats.by.clone().unwrap_or_default(),
        reference: settings.reference.clone().unwrap_or_default(),
        ..ComparisonFacts::of(&inference, settings.alpha, settings.resamples)
    });
    let counts = digest::counts(&report.facts, &report.totals);
    let out = flags.report.out.unwrap_or_else(default_out);
    let digest = digest::comparison(&counts, &inference, &report.lexicons, &examples, &out);
    report.finish()?;
    if !flags.report.quiet {
        terminal::print(&digest);
    }
    Ok(())
}

fn has_group(article: &Article, by: &str) -> Result<(), String> {
    match column_of(article, by) {
        Some(group) if !group.trim().is_empty() => Ok(()),
        _ if by == "outlet" => {
            Err("no outlet; name it with NAME=PATH, a folder or a column".to_string())
        }
        _ => Err(format!("no value of `{by}` to compare by")),
    }
}

fn piece(scored: &Scored, by: &str, examples: Examples) -> Piece {
    let article = &scored.linked.0.text.article;
    Piece {
        id: article.id.clone(),
        group: column_of(article, by)
            .unwrap_or_default()
            .trim()
            .to_string(),
        observations: scored.observations.clone(),
        terms: scored.terms.clone(),
        sources: scored.sources.clone(),
        examples,
    }
}

fn check_reference(corpus: &Corpus, settings: &StatSettings) -> Result<(), Failure> {
    match &settings.reference {
        Some(name) if !corpus.groups.contains(name) => Err(Failure::Other(format!(
            "--reference `{name}` is none of {}",
            corpus.groups.join(", ")
        ))),
        _ => Ok(()),
    }
}

/// The settings of the statistics, for run.json.
fn statistics_of(settings: &StatSettings, by: &str) -> BTreeMap<String, Value> {
    let mut chosen = BTreeMap::from([
        ("alpha".to_string(), settings.alpha.into()),
        ("by".to_string(), by.into()),
        ("resamples".to_string(), settings.resamples.into()),
    ]);
    if let Some(reference) = &settings.reference {
        chosen.insert("reference".to_string(), reference.as_str().into());
    }
    chosen
}

fn write_tables(
    report: &mut Report,
    inference: &Inference,
    sources: &[SourceRow],
) -> Result<(), Failure> {
    let mut writer = report.out.table(&summary::TABLE)?;
    writer.append(&inference.summary)?;
    writer.close()?;
    let mut writer = report.out.table(&comparison::TABLE)?;
    writer.append(&inference.comparison)?;
    writer.close()?;
    let mut writer = report.out.table(&terms::TABLE)?;
    writer.append(&inference.terms)?;
    writer.close()?;
    let mut writer = report.out.table(&sources::TABLE)?;
    writer.append(sources)?;
    writer.close()?;
    Ok(())
}
