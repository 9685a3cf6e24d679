//! What `compare` does with articles that tell of one event: it aligns them,
//! event by event, writes the tables of that, and keeps what the statistics
//! count of it and what the closing summary shows.

use super::collect::Collected;
use super::gather::Settled;
use super::telling::Tellings;
use crate::align;
use crate::lexicon::Lexicons;
use crate::model::{Copied, Field, Meeting, Observation, Teller};
use crate::score;
use crate::tables::MeetingRows;
use crate::write::{Error, Limited, MeetingWriters, OutputDir};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Articles that are held at a time; those of one event are held together.
const BATCH: usize = 400;
/// Articles of one event that are aligned at most.
pub const MOST_ALIGNED: usize = 100;
/// Articles of one event in which shared copy is looked for at most.
const MOST_HELD: usize = 2000;

/// What came of all events.
#[derive(Default)]
pub struct Outcome {
    /// Sentences of shared copy, by article, as field and number.
    pub shared: BTreeMap<usize, Vec<(Field, usize)>>,
    /// The most telling pairs.
    pub tellings: Tellings,
    /// Aligned pairs of sentences.
    pub pairs: usize,
    /// Events of which not every article was aligned.
    pub limited: Vec<Limited>,
    observations: Vec<(usize, Vec<Observation>)>,
}

/// Aligns the articles of every event that several groups report, writes the
/// tables of that, and adds to the corpus what is counted of it.
pub fn meet(
    out: &mut OutputDir,
    collected: &mut Collected,
    settled: &Settled,
    lexicons: &Lexicons,
    reference: Option<&str>,
) -> Result<Outcome, Error> {
    let mut writers = MeetingWriters::open(out)?;
    let mut outcome = Outcome::default();
    let mut batch: Vec<Meeting> = Vec::new();
    for (event, articles) in &settled.meetings {
        let chosen = Chosen::of(articles, settled);
        if chosen.aligned.len() < chosen.distinct {
            outcome.limited.push(Limited {
                event: event.clone(),
                articles: chosen.distinct,
                aligned: chosen.aligned.len(),
            });
        }
        batch.push(meeting(event, &chosen, collected, settled, reference)?);
        if batch.iter().map(|m| m.tellers.len()).sum::<usize>() >= BATCH {
            flush(&mut batch, lexicons, collected, &mut writers, &mut outcome)?;
        }
    }
    flush(&mut batch, lexicons, collected, &mut writers, &mut outcome)?;
    writers.close()?;
    let mut observations = std::mem::take(&mut outcome.observations);
    observations.sort_by_key(|(article, _)| *article);
    for (article, observations) in &observations {
        collected.corpus.observe(*article, observations);
    }
    Ok(outcome)
}

/// Which articles of an event are looked at.
struct Chosen {
    /// Those that are aligned, of near-duplicates the first.
    aligned: BTreeSet<usize>,
    /// Those in which shared copy is looked for.
    held: Vec<usize>,
    /// Articles that are no near-duplicates of an earlier one.
    distinct: usize,
}

impl Chosen {
    fn of(articles: &[usize], settled: &Settled) -> Chosen {
        let mut distinct: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut others: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut clusters = BTreeSet::new();
        for at in articles {
            let is_first = clusters.insert((&settled.group[*at], settled.cluster[*at]));
            let list = if is_first { &mut distinct } else { &mut others };
            list.entry(&settled.group[*at]).or_default().push(*at);
        }
        let mut held = in_turn(&distinct, MOST_HELD);
        let aligned = held.iter().copied().take(MOST_ALIGNED).collect();
        let room = MOST_HELD - held.len();
        held.extend(in_turn(&others, room));
        Chosen {
            aligned,
            held,
            distinct: clusters.len(),
        }
    }
}

/// The first of each group, then the second of each, until there are `most`.
fn in_turn(groups: &BTreeMap<&str, Vec<usize>>, most: usize) -> Vec<usize> {
    let longest = groups.values().map(Vec::len).max().unwrap_or(0);
    let round = |turn: usize| {
        groups
            .values()
            .filter_map(move |list| list.get(turn).copied())
    };
    (0..longest).flat_map(round).take(most).collect()
}

fn meeting(
    event: &str,
    chosen: &Chosen,
    collected: &mut Collected,
    settled: &Settled,
    reference: Option<&str>,
) -> Result<Meeting, Error> {
    let mut tellers = Vec::with_capacity(chosen.held.len());
    for at in &chosen.held {
        tellers.push(Teller {
            article: *at,
            id: collected.rows[*at].head.article_id.clone(),
            outlet: settled.group[*at].clone(),
            aligned: chosen.aligned.contains(at),
            told: collected.told.get(*at)?,
        });
    }
    let is_reference = |teller: &Teller| Some(teller.outlet.as_str()) == reference;
    tellers.sort_by(|a, b| {
        let order = is_reference(a).cmp(&is_reference(b));
        order.then_with(|| (&a.outlet, &a.id).cmp(&(&b.outlet, &b.id)))
    });
    Ok(Meeting {
        event: event.to_string(),
        tellers,
        reference: reference.map(String::from),
    })
}

/// What came of one event.
struct Done {
    rows: MeetingRows,
    observations: Vec<(usize, Vec<Observation>)>,
    shared: Vec<Copied>,
    tellings: Tellings,
}

fn done(meeting: &Meeting, lexicons: &Lexicons) -> Done {
    let met = align::met(meeting);
    let article = |teller: usize| meeting.tellers[teller].article;
    let observed = score::of_meeting(meeting, &met, lexicons);
    Done {
        rows: MeetingRows::of(meeting, &met, lexicons),
        observations: observed
            .into_iter()
            .map(|(teller, observations)| (article(teller), observations))
            .collect(),
        shared: met
            .copied
            .iter()
            .map(|(teller, sentences)| (article(*teller), sentences.clone()))
            .collect(),
        tellings: Tellings::of(meeting, &met, lexicons),
    }
}

/// Works through the meetings on all threads, and writes in order.
fn flush(
    batch: &mut Vec<Meeting>,
    lexicons: &Lexicons,
    collected: &mut Collected,
    writers: &mut MeetingWriters,
    outcome: &mut Outcome,
) -> Result<(), Error> {
    let all: Vec<Done> = std::mem::take(batch)
        .par_iter()
        .map(|meeting| done(meeting, lexicons))
        .collect();
    for done in all {
        outcome.pairs += done.rows.pairs.len();
        writers.append(&done.rows)?;
        for (article, group) in &done.rows.groups {
            collected.rows[*article].wire.clone_from(group);
        }
        outcome.observations.extend(done.observations);
        outcome.shared.extend(done.shared);
        outcome.tellings.add(done.tellings);
    }
    Ok(())
}
