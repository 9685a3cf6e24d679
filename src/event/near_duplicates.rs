//! Near-duplicates: articles of which at least half is the same text, word for
//! word, such as versions of one story and reprints. Each article leaves a
//! signature of its sequences of five words, by min-wise hashing (Broder 1997,
//! On the resemblance and containment of documents); articles that agree in a
//! band of it are candidates (Indyk and Motwani 1998, Approximate nearest
//! neighbors), and what the whole signatures say of them decides. No step
//! compares all articles with all.

use crate::model::{Field, Passage, Segmented};
use std::collections::HashMap;

/// Words in a sequence.
const SHINGLE: usize = 5;
/// Hashes in a band: with three, one in eight bands of articles at the
/// threshold agrees, so that of 42 one does 99.6 % of the time.
const BAND: usize = 3;
const BANDS: usize = 42;
const HASHES: usize = BAND * BANDS;
/// Least share of sequences in common, of all that either has.
const ALIKE: f64 = 0.5;
/// Articles with the same band that a further one is compared with: the latest
/// ones. It bounds the cost where thousands are copies of each other.
const REMEMBERED: usize = 8;

/// What an article's text leaves to be compared by; nothing of a text without words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature(Option<Box<[u32; HASHES]>>);

impl Signature {
    /// The signature of the text, or of the title where there is no text.
    pub fn of(segmented: &Segmented) -> Signature {
        let words = |field: Field| {
            let passages = segmented.passages.iter().filter(|p| p.field == field);
            let hashes = passages.flat_map(|p| hashes(p, segmented.text_of(field)));
            hashes.collect::<Vec<u64>>()
        };
        let text = words(Field::Text);
        if text.is_empty() {
            Signature::of_words(&words(Field::Title))
        } else {
            Signature::of_words(&text)
        }
    }

    fn of_words(words: &[u64]) -> Signature {
        if words.is_empty() {
            return Signature(None);
        }
        let mut least = Box::new([u32::MAX; HASHES]);
        let keys: [u64; HASHES] = std::array::from_fn(|at| mix(at as u64) | 1);
        for shingle in words.windows(SHINGLE.min(words.len())) {
            let hash = shingle.iter().fold(0, |hash, word| mix(hash ^ word));
            for (least, key) in least.iter_mut().zip(keys) {
                *least = (*least).min((hash.wrapping_mul(key) >> 32) as u32);
            }
        }
        Signature(Some(least))
    }

    /// The estimated share of sequences in common.
    fn resemblance(&self, other: &Signature) -> f64 {
        let (Some(a), Some(b)) = (&self.0, &other.0) else {
            return 0.0;
        };
        let same = a.iter().zip(b.iter()).filter(|(x, y)| x == y).count();
        same as f64 / HASHES as f64
    }
}

/// Hashes of the counted words, without regard to case. They reach the output
/// through the clusters, so they are written out and not those of a library,
/// which may change.
fn hashes<'a>(passage: &'a Passage, text: &'a str) -> impl Iterator<Item = u64> + 'a {
    let counted = passage.tokens.iter().filter(|token| token.counted);
    counted.map(|token| {
        let letters = token.span.of(text).chars().flat_map(char::to_lowercase);
        // FNV-1a, by letter.
        letters.fold(0xCBF2_9CE4_8422_2325, |hash: u64, letter| {
            (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01B3)
        })
    })
}

/// The finaliser of splitmix64: every bit of the result depends on all of `z`.
fn mix(z: u64) -> u64 {
    let z = z.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// For each article the first one of its cluster; articles of different
/// `outlets` are never in one. Both lists are in the order of the articles.
pub fn clusters(signatures: &[&Signature], outlets: &[usize]) -> Vec<usize> {
    let mut first: Vec<usize> = (0..signatures.len()).collect();
    for band in 0..BANDS {
        let mut buckets: HashMap<(usize, &[u32]), Vec<usize>> = HashMap::new();
        for (article, signature) in signatures.iter().enumerate() {
            let Some(hashes) = &signature.0 else { continue };
            let key = &hashes[band * BAND..(band + 1) * BAND];
            let bucket = buckets.entry((outlets[article], key)).or_default();
            for &other in bucket.iter() {
                let (a, b) = (root(&mut first, article), root(&mut first, other));
                if a != b && signature.resemblance(signatures[other]) >= ALIKE {
                    first[a.max(b)] = a.min(b);
                }
            }
            if bucket.len() == REMEMBERED {
                bucket.remove(0);
            }
            bucket.push(article);
        }
    }
    (0..first.len()).map(|at| root(&mut first, at)).collect()
}

/// The first article of a cluster; shortens the way there.
fn root(first: &mut [usize], mut at: usize) -> usize {
    while first[at] != at {
        first[at] = first[first[at]];
        at = first[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;
    use crate::text;
    use std::sync::Arc;

    fn signature(words: &str) -> Signature {
        let article = Article {
            text: words.to_string(),
            ..Article::default()
        };
        Signature::of(&text::segment(Arc::new(article)))
    }

    fn clustered(texts: &[&str]) -> Vec<usize> {
        let signatures: Vec<_> = texts.iter().map(|text| signature(text)).collect();
        clusters(
            &signatures.iter().collect::<Vec<_>>(),
            &vec![0; texts.len()],
        )
    }

    /// A text of `n` words that are not in a text with another `from`.
    fn words(from: usize, n: usize) -> String {
        let words = (from..from + n).map(|number| format!("w{number}"));
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_half_the_same_is_one_cluster() {
        let story = words(0, 300);
        let longer = format!("{story} {}", words(1000, 150));
        let other = format!("{} {}", words(0, 100), words(2000, 300));
        assert_eq!(clustered(&[&story, &longer, &other]), [0, 0, 2]);
    }

    #[test]
    fn versions_of_versions_belong_together() {
        let versions: Vec<String> = (0..5).map(|v| words(v * 60, 300)).collect();
        let versions: Vec<&str> = versions.iter().map(String::as_str).collect();
        assert_eq!(clustered(&versions), [0; 5]);
        assert_eq!(clustered(&[versions[0], versions[4]]), [0, 1]);
    }

    #[test]
    fn case_and_layout_do_not_matter_and_short_texts_are_compared_as_well() {
        assert_eq!(
            clustered(&[
                "Dam gates open",
                "dam GATES\n\nopen",
                "Dam gates shut",
                "",
                ""
            ]),
            [0, 0, 2, 3, 4]
        );
    }

    #[test]
    fn outlets_have_clusters_of_their_own() {
        let same = signature(&words(0, 50));
        assert_eq!(clusters(&[&same; 3], &[0, 1, 0]), [0, 1, 0]);
    }

    #[test]
    fn thousands_of_copies_are_one_cluster() {
        let same = signature(&words(0, 50));
        let first = clusters(&[&same; 10_000], &[0; 10_000]);
        assert!(first.iter().all(|first| *first == 0));
    }

    #[test]
    fn the_estimate_is_near_the_share() {
        // 196 sequences a side, 96 in common: 96 of 296.
        let (a, b) = (signature(&words(0, 200)), signature(&words(100, 200)));
        assert!((a.resemblance(&b) - 96.0 / 296.0).abs() < 0.12);
    }
}
