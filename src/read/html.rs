//! Web pages: the article's text is extracted, with its paragraphs; navigation,
//! advertisements and comments are left behind.

use super::decode::decode;
use super::source::Source;
use super::{Format, date, record};
use dom_smoothie::{Config, Readability, TextMode};

/// HTML.
pub const HTML: Format = Format {
    name: "html",
    extensions: &["html", "htm", "xhtml"],
    about: "web page, one article a file; its text is extracted",
    one_article: true,
    read,
};

fn read(source: &mut Source<'_>) {
    let Some(bytes) = source.all() else {
        return;
    };
    let (page, encoding) = decode(&bytes);
    source.facts.encoding = encoding.to_string();
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let parsed = Readability::new(page.as_str(), None, Some(config)).and_then(|mut r| r.parse());
    match parsed {
        Err(e) => source.skip(None, format!("no article found in the page: {e}")),
        Ok(found) => {
            let text = found.text_content.trim().to_string();
            let mut article =
                record::whole_file(source.origin, found.title.trim().to_string(), text);
            if let Some(published) = found.published_time.filter(|_| article.date.is_empty()) {
                article.date = date::normalise(&published);
            }
            if let Some(byline) = found.byline {
                article
                    .meta
                    .insert("byline".to_string(), byline.trim().into());
            }
            source.article(article);
        }
    }
}
