//! Drawing articles together, the most alike groups first, until no two are
//! alike enough. Groups must be the more alike the more articles the smaller
//! one has: two articles need less evidence than two events.

use super::found::Articles;
use rayon::prelude::*;
use std::collections::{BTreeMap, BinaryHeap};

/// Least likeness of two single articles.
const ALIKE: f64 = 0.215;
/// How much more groups must be alike, per unit of the logarithm of the size of
/// the smaller one, and the size up to which that grows.
const GROWTH: f64 = 0.25;
const GROWN: usize = 6;
/// Likeness that pairs which were not compared, or are less alike, are taken to have.
const FLOOR: f64 = 0.10;
/// Articles of a group that are compared where there are too many.
const SAMPLE: usize = 7;

/// A merge that could be made; the most worthwhile first, then by number.
#[derive(PartialEq)]
struct Merge {
    gain: f64,
    a: usize,
    b: usize,
    /// How often each had grown when this was found out.
    ages: (u32, u32),
}

impl Eq for Merge {}

impl Ord for Merge {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let by_gain = self.gain.total_cmp(&other.gain);
        by_gain.then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl PartialOrd for Merge {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

struct Group {
    members: Vec<usize>,
    /// For each other group the sum, over pairs, of how much more alike than
    /// the floor they are, in logarithms.
    above: BTreeMap<usize, f64>,
    /// Whether an article of it had more candidates than were kept.
    crowded: bool,
    age: u32,
}

/// The groups of two articles and more; `pairs` are those that are compared.
pub fn groups(articles: &Articles, pairs: &[(usize, usize)], crowded: &[bool]) -> Vec<Vec<usize>> {
    let compared: Vec<(usize, usize, f64)> = pairs
        .par_iter()
        .map(|(a, b)| (*a, *b, articles.likeness(*a, *b) - FLOOR.ln()))
        .filter(|(_, _, above)| *above > 0.0)
        .collect();
    let group = |at: usize| Group {
        members: vec![at],
        above: BTreeMap::new(),
        crowded: crowded[at],
        age: 0,
    };
    let mut groups: Vec<Group> = (0..articles.len()).map(group).collect();
    let mut heap = BinaryHeap::new();
    for (a, b, above) in compared {
        groups[a].above.insert(b, above);
        groups[b].above.insert(a, above);
        push(&mut heap, articles, &groups, a, b);
    }
    while let Some(merge) = heap.pop() {
        let ages = (groups[merge.a].age, groups[merge.b].age);
        let alive = !groups[merge.a].members.is_empty() && !groups[merge.b].members.is_empty();
        if alive && ages == merge.ages {
            join(&mut groups, merge.a, merge.b);
            let others: Vec<usize> = groups[merge.a].above.keys().copied().collect();
            for other in others {
                push(
                    &mut heap,
                    articles,
                    &groups,
                    merge.a.min(other),
                    merge.a.max(other),
                );
            }
        }
    }
    let groups = groups.into_iter().map(|group| group.members);
    groups.filter(|members| members.len() > 1).collect()
}

/// Adds a merge, if it is worthwhile.
fn push(heap: &mut BinaryHeap<Merge>, articles: &Articles, groups: &[Group], a: usize, b: usize) {
    let gain = gain(articles, groups, a, b);
    if gain > 0.0 {
        let ages = (groups[a].age, groups[b].age);
        heap.push(Merge { gain, a, b, ages });
    }
}

/// How much more alike two groups are than they must be.
fn gain(articles: &Articles, groups: &[Group], a: usize, b: usize) -> f64 {
    let (of_a, of_b) = (&groups[a].members, &groups[b].members);
    let smaller = of_a.len().min(of_b.len()).min(GROWN);
    let least = ALIKE.ln() + GROWTH * (smaller as f64).ln();
    let pairs = (of_a.len() * of_b.len()) as f64;
    if pairs > 1.0 && groups[a].crowded && groups[b].crowded {
        return sampled(articles, of_a, of_b) - least;
    }
    let above = groups[a].above.get(&b).copied().unwrap_or(0.0);
    above / pairs + FLOOR.ln() - least
}

/// Mean logarithm of likeness, over some articles of each group.
fn sampled(articles: &Articles, a: &[usize], b: &[usize]) -> f64 {
    let (a, b) = (sample(a), sample(b));
    let mut sum = 0.0;
    for i in &a {
        for j in &b {
            sum += articles.likeness(*i, *j).max(FLOOR.ln());
        }
    }
    sum / (a.len() * b.len()) as f64
}

/// Articles spread evenly over a group.
fn sample(members: &[usize]) -> Vec<usize> {
    let n = members.len();
    if n <= SAMPLE {
        return members.to_vec();
    }
    let place = |q: usize| (2 * q + 1) * n / (2 * SAMPLE);
    (0..SAMPLE).map(|q| members[place(q)]).collect()
}

/// Puts group `b` into group `a`.
fn join(groups: &mut [Group], a: usize, b: usize) {
    let of_b = std::mem::replace(
        &mut groups[b],
        Group {
            members: Vec::new(),
            above: BTreeMap::new(),
            crowded: false,
            age: 0,
        },
    );
    for (other, above) in of_b.above {
        if other == a {
            continue;
        }
        groups[other].above.remove(&b);
        *groups[other].above.entry(a).or_default() += above;
        *groups[a].above.entry(other).or_default() += above;
    }
    let group = &mut groups[a];
    group.above.remove(&b);
    group.members.extend(of_b.members);
    group.members.sort_unstable();
    group.crowded |= of_b.crowded;
    group.age += 1;
}
