//! Places in a text that need not be where a character begins: windows of so
//! many bytes are cut down, or moved on, to the next place that is.

/// The last place up to `at` where a character begins, or the end of the text.
pub fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first place from `at` on where a character begins, or the end of the text.
pub fn ceil(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inside_of_a_character_and_beyond_the_end() {
        let text = "a…b";
        let floors: Vec<usize> = (0..7).map(|at| floor(text, at)).collect();
        let ceils: Vec<usize> = (0..7).map(|at| ceil(text, at)).collect();
        assert_eq!(floors, [0, 1, 1, 1, 4, 5, 5]);
        assert_eq!(ceils, [0, 1, 4, 4, 4, 5, 5]);
    }
}
