//! Pieces of Markdown. Text from data is escaped, so that a query, an outlet
//! or a lexicon can neither break a table nor become a link or markup.

use std::fmt::Write;

/// `text` on one line, without meaning in Markdown.
pub fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (i, word) in text.split_whitespace().enumerate() {
        if i > 0 {
            escaped.push(' ');
        }
        for c in word.chars() {
            if matches!(c, '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '&') {
                escaped.push('\\');
            }
            escaped.push(c);
        }
    }
    escaped
}

/// `text` as [`plain`], or `otherwise` where it is empty.
pub fn plain_or(text: &str, otherwise: &str) -> String {
    if text.trim().is_empty() {
        otherwise.to_owned()
    } else {
        plain(text)
    }
}

/// `text` as code, as it stands.
pub fn code(text: &str) -> String {
    let fence = if text.contains('`') { "``" } else { "`" };
    let pad = if text.contains('`') { " " } else { "" };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A table; the cells are Markdown already.
pub fn table<const N: usize>(
    header: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "| {} |", header.join(" | "));
    let _ = writeln!(text, "|{}", "---|".repeat(N));
    for row in rows {
        let _ = writeln!(text, "| {} |", row.join(" | "));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_cannot_break_a_table_or_become_markup() {
        assert_eq!(
            plain("a|b\n\n# <script> [x](y) *z* \\ &lt;"),
            r"a\|b # \<script\> \[x\](y) \*z\* \\ \&lt;"
        );
        assert_eq!(plain_or(" \n", "none"), "none");
        assert_eq!(code("a ` b"), "`` a ` b ``");
        assert_eq!(code("{a|b}\nc"), "`{a|b} c`");
    }
}
