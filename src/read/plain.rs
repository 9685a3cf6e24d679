//! Plain text and Markdown: one file is one article, and the whole file is its
//! text, so that spans point into the file. A headline is part of it.

use super::decode::decode;
use super::source::Source;
use super::{Format, record};
use crate::model::Article;

/// Plain text.
pub const TXT: Format = Format {
    name: "txt",
    extensions: &["txt", "text"],
    about: "plain text, one article a file",
    one_article: true,
    read,
};

/// Markdown.
pub const MD: Format = Format {
    name: "md",
    extensions: &["md", "markdown"],
    about: "Markdown, one article a file, read as plain text",
    one_article: true,
    read,
};

fn read(source: &mut Source<'_>) {
    let Some(bytes) = source.all() else {
        return;
    };
    let (text, encoding) = decode(&bytes);
    source.facts.encoding = encoding.to_string();
    let article = record::whole_file(source.origin, String::new(), text);
    source.article(Article {
        headline_in_text: true,
        ..article
    });
}
