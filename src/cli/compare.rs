//! `parallax compare`: the main job. Scores every article, then compares the
//! outlets (or other groups) with the article as the unit.

use super::collect::{Collected, Piece};
use super::gather::{Gathered, Known, Settled};
use super::meet::{Outcome, meet};
use super::report::{ArticleOutput, ArticleTables, Report, default_out};
use super::{Failure, digest, terminal};
use crate::lexicon::Lexicons;
use crate::model::{Article, Inference, SourceRow};
use crate::settings::{ReadFlags, ReportFlags, StatFlags, column_of, merge_config};
use crate::stats::{
    ALL_OUTLETS, Corpus, Counts, SharedCopy, StatSettings, TermName, evidence, infer,
};
use crate::tables::{Table, comparison, decomposition, naming, sources, summary, terms, timeline};
use crate::write::{self, ComparisonFacts, Spool};
use crate::{pipeline, score, text};
use clap::Args;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

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
    let wire = flags.stats.wire()?;
    let files = flags
        .read
        .inputs
        .iter()
        .all(|input| Path::new(input).is_file());
    let mut report = Report::begin("compare", &flags.read, &flags.report, files)?;
    let by = flags.stats.by.as_deref().unwrap_or("outlet");
    let mut gathered = gathered(&mut report, by)?;
    let two_files = files && flags.read.inputs.len() == 2 && gathered.len() == 2;
    let settled = gathered.settle(two_files);
    check_groups(&settled, &settings, by)?;
    let mut tables = report.article_tables()?;
    let mut collected = collected(&report, &mut gathered, &settled, &mut tables)?;
    let met = meet(
        &mut report.out,
        &mut collected,
        &settled,
        &report.lexicons,
        settings.reference.as_deref(),
    )?;
    collected.write(&mut tables.writers)?;
    let totals = tables.close()?;
    let mut inference = Inference::default();
    let lexicons = Arc::clone(&report.lexicons);
    for copy in wire {
        let settings = StatSettings {
            wire: *copy,
            ..settings.clone()
        };
        let found = match copy {
            SharedCopy::Keep => inferred(&collected.corpus, &settings, &lexicons),
            SharedCopy::Drop => {
                let own = own_counts(&mut gathered, &settled, &met, &lexicons)?;
                inferred(&collected.corpus.with(&own), &settings, &lexicons)
            }
        };
        if inference.summary.is_empty() {
            inference = found;
        } else {
            inference.extend(found);
        }
    }
    write_tables(
        &mut report,
        &inference,
        &collected.sources.rows(),
        &settings,
    )?;
    report.facts.seed = settings.seed;
    let chosen = statistics_of(&settings, by, flags.stats.wire.as_deref());
    report.facts.settings.extend(chosen);
    report.facts.comparison = Some(ComparisonFacts {
        by: flags.stats.by.clone().unwrap_or_default(),
        in_clusters: settled.in_clusters,
        events: collected.corpus.events.list.len(),
        events_found: settled.found,
        pairs: met.pairs,
        with_copy: met.shared.len(),
        wire: StatFlags::wire_name(flags.stats.wire.as_deref()),
        limited: met.limited.clone(),
        undated: undated(&collected.corpus, &settings),
        ..ComparisonFacts::of(&inference, &settings)
    });
    let counts = digest::counts(&report.facts, &totals);
    let out = flags.report.out.unwrap_or_else(default_out);
    let digest = digest::comparison(
        &counts,
        &inference,
        &lexicons,
        &collected.examples,
        &met.tellings,
        &out,
    );
    report.finish()?;
    if !flags.report.quiet {
        for limited in &met.limited {
            terminal::note(&format!("note: {limited}"));
        }
        terminal::print(&digest);
    }
    Ok(())
}

/// The first pass: all articles, read and cut into sentences.
fn gathered(report: &mut Report, by: &str) -> Result<Gathered, Failure> {
    let mut gathered = Gathered::new(&report.out)?;
    report.read(
        &|article| has_group(article, by),
        |article, _| {
            let text = text::segment(Arc::new(article));
            (text.language, Known::of(&text, by))
        },
        |known| gathered.add(known),
    )?;
    Ok(gathered)
}

/// The second pass: all articles with their events, scored.
fn collected(
    report: &Report,
    gathered: &mut Gathered,
    settled: &Settled,
    tables: &mut ArticleTables,
) -> Result<Collected, Failure> {
    let lexicons = &report.lexicons;
    let corpus = Corpus::new(score::measures_of_comparison(lexicons));
    let mut collected = Collected::new(corpus, Spool::create(&report.out)?);
    let all = 0..settled.event.len();
    pipeline::again(
        gathered.articles(all, settled),
        |_, article, caches| {
            let scored = pipeline::article(article, lexicons, caches);
            let event = &scored.linked.0.text.article.event;
            let meets = settled.meetings.contains_key(event);
            let piece = Piece::of(&scored, lexicons, meets);
            let output = ArticleOutput::of(&scored, lexicons, report.save_text);
            (output, piece)
        },
        |(output, piece)| {
            tables.append_text(&output)?;
            collected.add(output.rows.article, piece, settled)
        },
    )?;
    collected.corpus.set_clusters(&settled.cluster);
    Ok(collected)
}

/// What is counted of the articles that hold shared copy, without it.
fn own_counts(
    gathered: &mut Gathered,
    settled: &Settled,
    met: &Outcome,
    lexicons: &Lexicons,
) -> Result<BTreeMap<usize, Counts>, Failure> {
    let mut own = BTreeMap::new();
    pipeline::again(
        gathered.articles(met.shared.keys().copied(), settled),
        |at, article, caches| {
            let scored = pipeline::without(article, &met.shared[&at], lexicons, caches);
            let counts = Counts {
                observations: scored.observations,
                terms: scored.terms,
            };
            (at, counts)
        },
        |(at, counts)| -> Result<(), write::Error> {
            own.insert(at, counts);
            Ok(())
        },
    )?;
    Ok(own)
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
fn check_groups(settled: &Settled, settings: &StatSettings, by: &str) -> Result<(), Failure> {
    let mut groups: Vec<&String> = Vec::new();
    let mut seen = BTreeSet::new();
    groups.extend(settled.group.iter().filter(|group| seen.insert(*group)));
    let (all, with_one) = MOST_GROUPS;
    let most = if settings.reference.is_some() {
        with_one
    } else {
        all
    };
    match &settings.reference {
        Some(name) if !groups.contains(&name) => {
            let known = groups.iter().take(all).map(|group| group.as_str());
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
fn statistics_of(settings: &StatSettings, by: &str, wire: Option<&str>) -> BTreeMap<String, Value> {
    let mut chosen = BTreeMap::from([
        ("alpha".to_string(), settings.alpha.into()),
        ("by".to_string(), by.into()),
        ("resamples".to_string(), settings.resamples.into()),
        ("unit".to_string(), settings.unit.name().into()),
        ("wire".to_string(), StatFlags::wire_name(wire).into()),
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
