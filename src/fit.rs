//! Learning: a conditional logit model (McFadden 1974) is fitted by AdaGrad
//! (Duchi, Hazan and Singer 2011, Journal of Machine Learning Research 12),
//! weights averaged over the last epochs. No clock and no thread reaches the
//! result. The decisions of `voice` and the loaded index are learned with it.

use rustc_hash::FxHashMap;

/// A decision with its alternatives and the right one.
#[derive(Debug, Clone)]
pub struct Instance {
    /// Name of the decision.
    pub decision: &'static str,
    /// Features of each alternative.
    pub features: Vec<Vec<u64>>,
    /// Index of the right one.
    pub gold: usize,
}

/// How the model is fitted.
#[derive(Debug, Clone, Copy)]
pub struct Fit {
    /// Passes over all instances.
    pub epochs: usize,
    /// Step size.
    pub rate: f32,
    /// Strength of the pull toward 0 on every step.
    pub pull: f32,
    /// Features in fewer instances are left out.
    pub least: u32,
}

impl Default for Fit {
    fn default() -> Self {
        Fit {
            epochs: 8,
            rate: 0.06,
            pull: 1e-4,
            least: 10,
        }
    }
}

/// The weights, by the hash of the feature.
pub fn fit(instances: &[Instance], settings: Fit) -> FxHashMap<u64, f32> {
    let ids = ids(instances, settings.least);
    let dense: Vec<(Vec<Vec<u32>>, usize)> = instances
        .iter()
        .map(|instance| {
            let known = |f: &Vec<u64>| f.iter().filter_map(|h| ids.get(h).copied()).collect();
            (instance.features.iter().map(known).collect(), instance.gold)
        })
        .collect();
    let mut weights = vec![0f32; ids.len()];
    let mut squares = vec![1e-2f32; ids.len()];
    let mut sums = vec![0f64; ids.len()];
    for epoch in 0..settings.epochs {
        for index in order(dense.len(), epoch) {
            let (features, gold) = &dense[index];
            step(features, *gold, &mut weights, &mut squares, settings);
        }
        if epoch + 3 >= settings.epochs {
            for (sum, weight) in sums.iter_mut().zip(&weights) {
                *sum += f64::from(*weight);
            }
        }
    }
    let shares = settings.epochs.min(3) as f64;
    ids.into_iter()
        .map(|(hash, id)| (hash, (sums[id as usize] / shares) as f32))
        .collect()
}

fn step(
    features: &[Vec<u32>],
    gold: usize,
    weights: &mut [f32],
    squares: &mut [f32],
    settings: Fit,
) {
    let score = |f: &Vec<u32>| f.iter().map(|i| weights[*i as usize]).sum::<f32>();
    let scores: Vec<f32> = features.iter().map(score).collect();
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let sum: f32 = scores.iter().map(|s| (s - top).exp()).sum();
    for (index, feature) in features.iter().enumerate() {
        let slope = (scores[index] - top).exp() / sum - if index == gold { 1.0 } else { 0.0 };
        if slope.abs() < 1e-4 {
            continue;
        }
        for &id in feature {
            let (w, s) = (&mut weights[id as usize], &mut squares[id as usize]);
            let gradient = slope + settings.pull * *w;
            *s += gradient * gradient;
            *w -= settings.rate * gradient / s.sqrt();
        }
    }
}

/// Features that stand in enough instances, numbered in the order in which they first stand there.
fn ids(instances: &[Instance], least: u32) -> FxHashMap<u64, u32> {
    let mut counts: FxHashMap<u64, (u32, u32)> = FxHashMap::default();
    let mut first = 0u32;
    for instance in instances {
        let mut here: Vec<u64> = instance.features.iter().flatten().copied().collect();
        here.sort_unstable();
        here.dedup();
        for hash in here {
            let entry = counts.entry(hash).or_insert_with(|| {
                first += 1;
                (0, first)
            });
            entry.0 += 1;
        }
    }
    let mut kept: Vec<(u32, u64)> = counts
        .into_iter()
        .filter(|(_, (count, _))| *count >= least)
        .map(|(hash, (_, first))| (first, hash))
        .collect();
    kept.sort_unstable();
    (0..).zip(kept).map(|(id, (_, hash))| (hash, id)).collect()
}

/// A fixed shuffle for each epoch: steps of a length that shares no factor with `n`.
fn order(n: usize, epoch: usize) -> impl Iterator<Item = usize> {
    const STEPS: [usize; 8] = [
        7919, 104_729, 1_299_709, 15_485_863, 32_452_843, 49_979_687, 67_867_967, 86_028_121,
    ];
    let step = STEPS[epoch % STEPS.len()] % n.max(1);
    let step = if step == 0 || n.is_multiple_of(step.max(1)) {
        1
    } else {
        step
    };
    (0..n).map(move |i| (i * step + epoch) % n)
}
