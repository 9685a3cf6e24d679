//! Drawing articles together, the most alike groups first, until no two are
//! alike enough. Groups must be the more alike the more articles the smaller
//! one has: two articles need less evidence than two events.

use super::found::Articles;
use rayon::prelude::*;
use std::collections::{BTreeSet, BinaryHeap};

/// Least likeness of two single articles.
const ALIKE: f64 = 0.215;
/// How much more groups must be alike, per unit of the logarithm of the size of
/// the smaller one, and the size up to which that grows.
const GROWTH: f64 = 0.25;
const GROWN: usize = 6;
/// Likeness that less alike articles are taken to have.
pub const FLOOR: f64 = 0.10;
/// Articles of a group that are compared, where it has more.
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

#[derive(Default)]
struct Group {
    members: Vec<usize>,
    /// Groups with an article that is alike enough to one of this.
    near: BTreeSet<usize>,
    age: u32,
}

/// The groups of two articles and more; `pairs` are those that are alike enough
/// to be compared.
pub fn groups(articles: &Articles, pairs: &[(u32, u32)]) -> Vec<Vec<usize>> {
    let group = |at: usize| Group {
        members: vec![at],
        ..Group::default()
    };
    let mut groups: Vec<Group> = (0..articles.len()).map(group).collect();
    let likeness = |(a, b): &(u32, u32)| articles.likeness(*a as usize, *b as usize);
    let likeness: Vec<f64> = pairs.par_iter().map(likeness).collect();
    let mut heap = BinaryHeap::new();
    for ((a, b), likeness) in pairs.iter().zip(likeness) {
        let (a, b) = (*a as usize, *b as usize);
        groups[a].near.insert(b);
        groups[b].near.insert(a);
        push(&mut heap, &groups, (a, b), likeness - ALIKE.ln());
    }
    while let Some(merge) = heap.pop() {
        let ages = (groups[merge.a].age, groups[merge.b].age);
        let alive = !groups[merge.a].members.is_empty() && !groups[merge.b].members.is_empty();
        if alive && ages == merge.ages {
            join(&mut groups, merge.a, merge.b);
            let others: Vec<usize> = groups[merge.a].near.iter().copied().collect();
            for other in others {
                let pair = (merge.a.min(other), merge.a.max(other));
                let gain = gain(articles, &groups[pair.0], &groups[pair.1]);
                push(&mut heap, &groups, pair, gain);
            }
        }
    }
    let groups = groups.into_iter().map(|group| group.members);
    groups.filter(|members| members.len() > 1).collect()
}

/// Adds a merge, if it is worthwhile.
fn push(heap: &mut BinaryHeap<Merge>, groups: &[Group], (a, b): (usize, usize), gain: f64) {
    if gain > 0.0 {
        let ages = (groups[a].age, groups[b].age);
        heap.push(Merge { gain, a, b, ages });
    }
}

/// How much more alike two groups are than they must be: the mean logarithm of
/// likeness, over all pairs of their articles or, of large groups, of some.
fn gain(articles: &Articles, a: &Group, b: &Group) -> f64 {
    let smaller = a.members.len().min(b.members.len()).min(GROWN);
    let least = ALIKE.ln() + GROWTH * (smaller as f64).ln();
    let (a, b) = (sample(&a.members), sample(&b.members));
    let mut sum = 0.0;
    for i in &a {
        for j in &b {
            sum += articles.likeness(*i, *j).max(FLOOR.ln());
        }
    }
    sum / (a.len() * b.len()) as f64 - least
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
    let of_b = std::mem::take(&mut groups[b]);
    for other in of_b.near {
        groups[other].near.remove(&b);
        if other != a {
            groups[other].near.insert(a);
            groups[a].near.insert(other);
        }
    }
    let group = &mut groups[a];
    group.members.extend(of_b.members);
    group.members.sort_unstable();
    group.age += 1;
}
