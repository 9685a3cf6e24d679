//! What score and compare have in common: reading, scoring and writing the
//! tables of articles, and the facts of the run.

use super::{Failure, notes, terminal};
use crate::lexicon::{Caches, Lexicons};
use crate::model::{Article, Scored, Skipped};
use crate::pipeline::{self, Input, Output};
use crate::read;
use crate::settings::{ReadFlags, Reading, ReportFlags};
use crate::tables::{ArticleRows, skipped};
use crate::write::{
    self, ArticleWriters, InputFact, OutputDir, RunFacts, SamplingFrame, TableWriter, Texts,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A report while it is made.
pub struct Report {
    /// The lexicons in use.
    pub lexicons: Arc<Lexicons>,
    /// The folder.
    pub out: OutputDir,
    /// What is known of the run.
    pub facts: RunFacts,
    reading: Reading,
    plan: read::Plan,
    strict: bool,
    quiet: bool,
    /// Whether texts.jsonl is wanted.
    pub save_text: bool,
}

/// Sums over all articles, for the closing summary.
#[derive(Debug, Default, Clone, Copy)]
pub struct Totals {
    /// Attributions.
    pub attributions: usize,
    /// Distinct hit spans in texts.
    pub hits: usize,
    /// Of these, in own voice.
    pub hits_own: usize,
}

/// Where a report goes if nobody says.
pub fn default_out() -> PathBuf {
    PathBuf::from("reports/parallax")
}

impl Report {
    /// Prepares everything that can fail before the first article is read.
    pub fn begin(
        command: &str,
        read_flags: &ReadFlags,
        flags: &ReportFlags,
        two_files: bool,
    ) -> Result<Report, Failure> {
        if let Some(threads) = flags.threads {
            // Only the first call in a process counts; there is only one.
            let _ = rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build_global();
        }
        let lexicons = Lexicons::load(&flags.lexicons)?;
        notes::say(&lexicons.list);
        let mut reading = read_flags.resolve()?;
        reading.settings.stem_as_outlet = two_files;
        let plan = read::plan(&read_flags.inputs, &reading.settings)?;
        let path = flags.out.clone().unwrap_or_else(default_out);
        let out = OutputDir::create(&path, &flags.formats()?, flags.options())?;
        let mut words = vec![command.to_string()];
        words.extend(read_flags.inputs.iter().cloned());
        let facts = RunFacts {
            command: words,
            settings: settings_of(read_flags, flags),
            frame: frame(&read_flags.inputs)?,
            ..RunFacts::default()
        };
        let (strict, quiet, save_text) = (flags.strict, flags.quiet, flags.save_text);
        Ok(Report {
            lexicons: Arc::new(lexicons),
            out,
            facts,
            reading,
            plan,
            strict,
            quiet,
            save_text,
        })
    }

    /// Reads every article that `keep` lets pass; `work` makes of it, on one of
    /// the threads, what `sink` receives in order, with the language of the text.
    pub fn read<T: Send>(
        &mut self,
        keep: &dyn Fn(&Article) -> Result<(), String>,
        work: impl Fn(Article, &mut Caches) -> (&'static str, T) + Sync,
        mut sink: impl FnMut(T) -> Result<(), write::Error>,
    ) -> Result<(), Failure> {
        let mut skips: TableWriter<Skipped> = self.out.table(&skipped::TABLE)?;
        let bar = terminal::bar(self.plan.bytes(), self.quiet);
        let progress = AtomicU64::new(0);
        let facts = &mut self.facts;
        let reading = &self.reading;
        let input = Input {
            plan: &self.plan,
            settings: &reading.settings,
            stdin: &mut std::io::stdin(),
            progress: &progress,
        };
        let files = pipeline::run(
            input,
            &|article| reading.keep(article).and_then(|()| keep(article)),
            |article, caches| (article.outlet.clone(), work(article, caches)),
            |output| -> Result<(), write::Error> {
                bar.set_position(progress.load(Ordering::Relaxed));
                facts.counts.given += 1;
                match output {
                    Output::Skipped(skipped) => {
                        facts.counts.skipped += 1;
                        let because = facts.skipped_because.entry(skipped.reason.clone());
                        *because.or_default() += 1;
                        skips.append(std::slice::from_ref(&skipped))
                    }
                    Output::Article((outlet, (language, made))) => {
                        facts.counts.read += 1;
                        *facts.outlets.entry(outlet).or_default() += 1;
                        *facts.languages.entry(language.to_string()).or_default() += 1;
                        sink(made)
                    }
                }
            },
        )?;
        bar.finish_and_clear();
        skips.close()?;
        let input = |file: read::Facts| InputFact {
            path: file.path,
            sha256: file.sha256,
        };
        self.facts.inputs = files.into_iter().map(input).collect();
        self.check()
    }

    /// Begins the tables of articles.
    pub fn article_tables(&mut self) -> Result<ArticleTables, Failure> {
        let texts = self.save_text.then(|| Texts::create(&self.out));
        Ok(ArticleTables {
            writers: ArticleWriters::open(&mut self.out)?,
            texts: texts.transpose()?,
            totals: Totals::default(),
        })
    }

    fn check(&self) -> Result<(), Failure> {
        let because = || {
            let list = self
                .facts
                .skipped_because
                .iter()
                .map(|(reason, n)| format!("{n} × {reason}"));
            list.take(5).collect::<Vec<_>>().join("; ")
        };
        if self.facts.counts.read == 0 {
            let why = because();
            let why = if why.is_empty() {
                "the input holds no files".to_string()
            } else {
                why
            };
            return Err(Failure::Other(format!(
                "no article could be read: {why}; `parallax inspect` shows what is there"
            )));
        }
        if self.strict && self.facts.counts.skipped > 0 {
            return Err(Failure::Other(format!(
                "{} of {} were skipped and --strict was given: {}",
                self.facts.counts.skipped,
                self.facts.counts.given,
                because()
            )));
        }
        Ok(())
    }

    /// Puts the report in its place.
    pub fn finish(self) -> Result<(), Failure> {
        if let Some(leftover) = self.out.finish(&self.facts, &self.lexicons)? {
            terminal::note(&format!(
                "note: the earlier report could not be removed and is now {}",
                leftover.0.display()
            ));
        }
        Ok(())
    }
}

/// The tables of articles while they are written, and texts.jsonl where it is wanted.
pub struct ArticleTables {
    /// The tables.
    pub writers: ArticleWriters,
    /// Sums so far.
    pub totals: Totals,
    texts: Option<Texts>,
}

/// What a scored article gives to the tables.
pub struct ArticleOutput {
    /// Its rows.
    pub rows: ArticleRows,
    /// Its line of texts.jsonl, where that is wanted.
    text: Option<String>,
}

impl ArticleOutput {
    /// Of a scored article.
    pub fn of(scored: &Scored, lexicons: &Lexicons, save_text: bool) -> ArticleOutput {
        let article = &scored.linked.0.text.article;
        let line = || {
            let line = serde_json::json!({
                "article_id": article.id, "title": article.title, "text": article.text
            });
            line.to_string()
        };
        ArticleOutput {
            rows: ArticleRows::of(scored, lexicons),
            text: save_text.then(line),
        }
    }
}

impl ArticleTables {
    /// Writes what of an article can be written already, its sentences, hits
    /// and attributions, and adds to the totals.
    pub fn append_text(&mut self, output: &ArticleOutput) -> Result<(), write::Error> {
        let of_article = &output.rows.article.totals;
        self.totals.attributions += of_article.attributions;
        self.totals.hits += of_article.hits;
        self.totals.hits_own += of_article.hits_own;
        if let (Some(texts), Some(line)) = (&mut self.texts, &output.text) {
            texts.append(line)?;
        }
        self.writers.append_text(&output.rows)
    }

    /// Writes all of an article.
    pub fn append(&mut self, output: &ArticleOutput) -> Result<(), write::Error> {
        self.append_text(output)?;
        let article = std::slice::from_ref(&output.rows.article);
        self.writers.articles.append(article)?;
        self.writers.measures.append(&output.rows.measures)
    }

    /// Closes all of them.
    pub fn close(self) -> Result<Totals, write::Error> {
        self.texts.map_or(Ok(()), Texts::close)?;
        self.writers.close()?;
        Ok(self.totals)
    }
}

fn settings_of(read: &ReadFlags, report: &ReportFlags) -> BTreeMap<String, serde_json::Value> {
    let mut settings = BTreeMap::new();
    let lists = [
        ("column", &read.columns),
        ("where", &read.wheres),
        ("lexicon", &report.lexicons),
    ];
    for (name, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        settings.insert(name.to_string(), serde_json::json!(list));
    }
    let values = [
        ("since", &read.since),
        ("until", &read.until),
        ("language", &read.language),
    ];
    for (name, value) in values {
        if let Some(value) = value {
            settings.insert(name.to_string(), serde_json::json!(value));
        }
    }
    settings
}

/// The sampling frame, where a file in the input folder or beside the input
/// file declares it. Several inputs can share one; two that differ are refused.
fn frame(inputs: &[String]) -> Result<Option<SamplingFrame>, Failure> {
    let mut found: Option<(PathBuf, SamplingFrame)> = None;
    for path in inputs.iter().filter_map(|input| frame_file(input)) {
        let text = std::fs::read_to_string(&path)
            .map_err(|e| Failure::Other(format!("cannot read {}: {e}", path.display())))?;
        let frame = SamplingFrame::from_toml(&text, &path)?;
        match &found {
            Some((other, declared)) if *declared != frame => {
                return Err(Failure::Other(format!(
                    "{} and {} declare different sampling frames; keep one",
                    other.display(),
                    path.display()
                )));
            }
            Some(_) => {}
            None => found = Some((path, frame)),
        }
    }
    Ok(found.map(|(_, frame)| frame))
}

/// corpus.toml of an input (`PATH` or `NAME=PATH`), if there is one.
fn frame_file(input: &str) -> Option<PathBuf> {
    let path = match input.split_once('=') {
        Some((_, path)) if !Path::new(input).exists() => Path::new(path),
        _ => Path::new(input),
    };
    let folder = if path.is_dir() { path } else { path.parent()? };
    let file = folder.join("corpus.toml");
    (input != "-" && file.is_file()).then_some(file)
}
