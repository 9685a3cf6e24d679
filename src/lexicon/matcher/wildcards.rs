//! Wildcards: which patterns a word fits. Most end in their only `*`, and are
//! looked up by what stands before it; each of the others is asked for its
//! longest run of letters, and one automaton of all these runs says which are
//! worth a try, so that thousands of them cost no more than a few.

use aho_corasick::AhoCorasick;
use rustc_hash::FxHashMap;

/// Patterns with `*` for any letters and `?` for one.
#[derive(Debug, Default)]
pub struct Wildcards {
    /// Lengths of prefixes, shortest first.
    lengths: Vec<usize>,
    /// Symbols of patterns that are a prefix and a `*`.
    by_prefix: FxHashMap<Box<str>, Vec<u32>>,
    /// All other patterns.
    others: Vec<(Box<str>, u32)>,
    /// Finds the longest run of each of the others; `None` without any, or
    /// where it cannot be built: then all are tried.
    runs: Option<AhoCorasick>,
}

impl Wildcards {
    /// Adds a pattern; [`Wildcards::prepare`] must follow.
    pub fn add(&mut self, pattern: &str, symbol: u32) {
        let prefix = pattern.strip_suffix('*').unwrap_or("");
        if prefix.is_empty() || prefix.contains(['*', '?']) {
            self.others.push((pattern.into(), symbol));
            return;
        }
        if let Err(at) = self.lengths.binary_search(&prefix.len()) {
            self.lengths.insert(at, prefix.len());
        }
        self.by_prefix
            .entry(prefix.into())
            .or_default()
            .push(symbol);
    }

    /// Builds the automaton.
    pub fn prepare(&mut self) {
        let longest = |pattern: &str| {
            let runs = pattern.split(['*', '?']);
            runs.max_by_key(|run| run.len()).unwrap_or("").to_string()
        };
        let runs: Vec<String> = self
            .others
            .iter()
            .map(|(pattern, _)| longest(pattern))
            .collect();
        self.runs = match runs.is_empty() {
            true => None,
            false => AhoCorasick::new(runs).ok(),
        };
    }

    /// Appends the symbols of all patterns that a folded form fits.
    pub fn collect(&self, form: &str, out: &mut Vec<u32>) {
        let from = out.len();
        for &length in self.lengths.iter().take_while(|&&l| l <= form.len()) {
            let prefix = form.get(..length);
            out.extend(
                prefix
                    .and_then(|prefix| self.by_prefix.get(prefix))
                    .into_iter()
                    .flatten(),
            );
        }
        let mut attempt = |at: usize| {
            let (pattern, symbol) = &self.others[at];
            if fits(pattern, form) && !out[from..].contains(symbol) {
                out.push(*symbol);
            }
        };
        match &self.runs {
            Some(runs) => {
                let found = runs.find_overlapping_iter(form);
                found.for_each(|run| attempt(run.pattern().as_usize()));
            }
            None => (0..self.others.len()).for_each(attempt),
        }
    }
}

/// Whether the whole of `form` fits a pattern of letters, `*` for any number of
/// them and `?` for one. Each `*` takes as little as it can, and only the last
/// one takes more where that fails, which is enough.
fn fits(pattern: &str, form: &str) -> bool {
    let (mut wanted, mut left) = (pattern.chars(), form.chars());
    let mut retry = None;
    loop {
        match wanted.next() {
            None if left.as_str().is_empty() => return true,
            Some('*') if wanted.as_str().is_empty() => return true,
            Some('*') => {
                retry = Some((wanted.clone(), left.clone()));
                continue;
            }
            Some(c) if left.clone().next().is_some_and(|l| c == '?' || c == l) => {
                left.next();
                continue;
            }
            _ => {}
        }
        let Some((after, mut from)) = retry.take() else {
            return false;
        };
        if from.next().is_none() {
            return false;
        }
        (wanted, left) = (after.clone(), from.clone());
        retry = Some((after, from));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards() {
        for (pattern, form, does) in [
            ("*", "", true),
            ("*ism", "prism", true),
            ("*ism", "isms", false),
            ("*ism*", "isms", true),
            ("?n", "én", true),
            ("?n", "n", false),
            ("a*b*c", "abbcbc", true),
            ("a*b?c", "abcbxc", true),
            ("a*b?c", "abc", false),
            ("", "", true),
            ("", "a", false),
        ] {
            assert_eq!(fits(pattern, form), does, "{pattern} {form}");
        }
        let mut wildcards = Wildcards::default();
        for (symbol, pattern) in ["wom?n", "w*", "?om*"].into_iter().enumerate() {
            wildcards.add(pattern, symbol as u32);
        }
        wildcards.prepare();
        let mut found = Vec::new();
        wildcards.collect("women", &mut found);
        found.sort_unstable();
        assert_eq!(found, [0, 1, 2]);
    }
}
