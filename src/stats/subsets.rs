//! Subsets in lexical order, so that all arrangements of a comparison can be
//! tried, from any place in their order.

/// n over k; `None` where it does not fit.
pub fn choose(n: u64, k: u64) -> Option<u64> {
    let k = k.min(n.checked_sub(k)?);
    let mut result: u64 = 1;
    for i in 0..k {
        result = result.checked_mul(n - i)? / (i + 1);
    }
    Some(result)
}

/// The subset of size `k` of `0..n` that is number `rank` in lexical order.
pub fn nth_subset(n: usize, k: usize, mut rank: u64) -> Vec<usize> {
    let mut subset = Vec::with_capacity(k);
    let mut next = 0;
    while subset.len() < k && next < n {
        let with = choose((n - next - 1) as u64, (k - subset.len() - 1) as u64).unwrap_or(u64::MAX);
        if rank < with {
            subset.push(next);
        } else {
            rank -= with;
        }
        next += 1;
    }
    subset
}

/// Steps to the next subset in lexical order; stays at the last one.
pub fn next_subset(subset: &mut [usize], n: usize) {
    let k = subset.len();
    let Some(at) = (0..k).rev().find(|&i| subset[i] < n - k + i) else {
        return;
    };
    subset[at] += 1;
    for i in at + 1..k {
        subset[i] = subset[i - 1] + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subsets_come_in_order_from_any_rank() {
        let mut subset = nth_subset(6, 3, 0);
        for rank in 0..20 {
            assert_eq!(subset, nth_subset(6, 3, rank), "rank {rank}");
            next_subset(&mut subset, 6);
        }
    }

    #[test]
    fn numbers_of_arrangements() {
        assert_eq!(
            (choose(7, 3), choose(16, 8), choose(300, 150)),
            (Some(35), Some(12870), None)
        );
    }
}
