//! `parallax compare`: the main job. Scores every article, then compares the
//! outlets (or other groups) with the article as the unit.

use super::collect::{Collected, Piece};
use super::report::{Report, default_out};
use super::{Failure, digest, terminal};
use crate::lexicon::Lexicons;
use crate::model::{Article, Inference, SourceRow};
use crate::score;
use crate::settings::{ReadFlags, ReportFlags, StatFlags, column_of, merge_config};
use crate::stats::{ALL_OUTLETS, Corpus, StatSettings, TermName, evidence, infer};
use crate::tables::{Table, comparison, decomposition, naming, sources, summary, terms, timeline};
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

/// Groups that are compared at most, all with each other or all with one.
const MOST_GROUPS: (usize, usize) = (50, 1000);

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
    let mut collected = Collected::new(Corpus::new(score::measures(&report.lexicons)));
    let mut writers = report.articles(
        &|article| has_group(article, &by),
        |scored, lexicons| Piece::of(scored, lexicons, &by),
        |writers, rows, piece| {
            writers.append_text(&rows)?;
            collected.add(rows.article, piece);
            Ok(())
        },
    )?;
    check_groups(&collected.corpus, &settings, &by)?;
    let in_clusters = collected.find_clusters();
    collected.write(&mut writers)?;
    writers.close()?;
    let inference = inferred(&collected.corpus, &settings, &report.lexicons);
    write_tables(
        &mut report,
        &inference,
        &collected.sources.rows(),
        &settings,
    )?;
    report.facts.seed = settings.seed;
    report.facts.settings.extend(statistics_of(&settings, &by));
    report.facts.comparison = Some(ComparisonFacts {
        by: flags.stats.by.unwrap_or_default(),
        in_clusters,
        events: collected.corpus.events.list.len(),
        undated: undated(&collected.corpus, &settings),
        ..ComparisonFacts::of(&inference, &settings)
    });
    let counts = digest::counts(&report.facts, &report.totals);
    let out = flags.report.out.unwrap_or_else(default_out);
    let digest = digest::comparison(
        &counts,
        &inference,
        &report.lexicons,
        &collected.examples,
        &out,
    );
    report.finish()?;
    if !flags.report.quiet {
        terminal::print(&digest);
    }
    Ok(())
}

/// What the statistics say, with a note at what nobody validated.
fn inferred(corpus: &Corpus, settings: &StatSettings, lexicons: &Lexicons) -> Inference {
    let name = |lexicon: usize, entry: usize| {
        let lexicon = &lexicons.list[lexicon];
        let entry = &lexicon.entries[entry];
        TermName {
            lexicon: lexicon.id.clone(),
            term: entry.term.clone(),
            category: lexicon.categories[entry.category].id.clone(),
            referent: entry.referent.clone(),
        }
    };
    let mut inference = infer(corpus, settings, &name);
    evidence::mark(&mut inference, lexicons);
    inference
}

fn has_group(article: &Article, by: &str) -> Result<(), String> {
    match column_of(article, by) {
        Some(group) if group.trim() == ALL_OUTLETS => Err(format!(
            "`{ALL_OUTLETS}` stands for all outlets and cannot be the name of one"
        )),
        Some(group) if !group.trim().is_empty() => Ok(()),
        _ if by == "outlet" => {
            Err("no outlet; name it with NAME=PATH, a folder or a column".to_string())
        }
        _ => Err(format!("no value of `{by}` to compare by")),
    }
}

/// Refuses a reference that is no group, and more pairs than anyone could read.
fn check_groups(corpus: &Corpus, settings: &StatSettings, by: &str) -> Result<(), Failure> {
    let groups = &corpus.groups.list;
    let (all, with_one) = MOST_GROUPS;
    let most = if settings.reference.is_some() {
        with_one
    } else {
        all
    };
    match &settings.reference {
        Some(name) if !groups.contains(name) => {
            let known = groups.iter().take(all).map(String::as_str);
            let known = known.collect::<Vec<_>>().join(", ");
            Err(Failure::Other(format!(
                "--reference `{name}` is none of {known}"
            )))
        }
        _ if groups.len() > most => Err(Failure::Other(format!(
            "`{by}` has {} values, more than the {most} that are compared; choose a column with \
             fewer values, keep some with --where, or compare with one by --reference",
            groups.len()
        ))),
        _ => Ok(()),
    }
}

/// How many articles have no date, where the timeline needs one.
fn undated(corpus: &Corpus, settings: &StatSettings) -> usize {
    let articles = corpus.articles.iter();
    let period = settings.period.iter();
    period
        .flat_map(|period| articles.clone().filter(|a| period.of(&a.date).is_none()))
        .count()
}

/// The settings of the statistics, for run.json.
fn statistics_of(settings: &StatSettings, by: &str) -> BTreeMap<String, Value> {
    let mut chosen = BTreeMap::from([
        ("alpha".to_string(), settings.alpha.into()),
        ("by".to_string(), by.into()),
        ("resamples".to_string(), settings.resamples.into()),
        ("unit".to_string(), settings.unit.name().into()),
    ]);
    if let Some(period) = settings.period {
        chosen.insert("period".to_string(), period.name().into());
    }
    if let Some(reference) = &settings.reference {
        chosen.insert("reference".to_string(), reference.as_str().into());
    }
    chosen
}

fn write_tables(
    report: &mut Report,
    inference: &Inference,
    sources: &[SourceRow],
    settings: &StatSettings,
) -> Result<(), Failure> {
    write_table(report, &summary::TABLE, &inference.summary)?;
    write_table(report, &comparison::TABLE, &inference.comparison)?;
    write_table(report, &decomposition::TABLE, &inference.decomposition)?;
    write_table(report, &terms::TABLE, &inference.terms)?;
    write_table(report, &sources::TABLE, sources)?;
    write_table(report, &naming::TABLE, &inference.naming)?;
    if settings.period.is_some() {
        write_table(report, &timeline::TABLE, &inference.timeline)?;
    }
    Ok(())
}

fn write_table<R>(
    report: &mut Report,
    table: &'static Table<R>,
    rows: &[R],
) -> Result<(), Failure> {
    let mut writer = report.out.table(table)?;
    writer.append(rows)?;
    writer.close()?;
    Ok(())
}
