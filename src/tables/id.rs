//! Ids of hits and attributions: the same article and lexicons give the same
//! ids in every run and on every machine.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// `letter` and the first 12 hexadecimal digits of SHA-256 over `parts`, each
/// preceded by its length in bytes and a colon, so that no two lists of parts
/// read alike. With 48 bits, one corpus of a million hits in 560 has two hits that
/// share an id by chance.
pub fn of(letter: char, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(format!("{}:", part.len()));
        hash.update(part);
    }
    let mut id = String::with_capacity(13);
    id.push(letter);
    for byte in hash.finalize().iter().take(6) {
        let _ = write!(id, "{byte:02x}");
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_digest_of_the_parts_with_their_lengths() {
        // printf '1:a2:bc' | sha256sum
        assert_eq!(of('h', &["a", "bc"]), "h5310a5878878");
    }

    #[test]
    fn where_a_part_ends_matters() {
        assert_ne!(of('h', &["ab", "c"]), of('h', &["a", "bc"]));
        assert_ne!(of('h', &["a", ""]), of('h', &["a"]));
        assert_ne!(of('h', &["1:a"]), of('h', &["a"]));
    }
}
