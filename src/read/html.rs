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

/// Levels of elements in a page, as in browsers; a page of many thousands would
/// take the extraction hours.
const DEEPEST: usize = 512;

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
    let mut page = match Readability::new(page.as_str(), None, Some(config)) {
        Ok(page) => page,
        Err(e) => return source.skip(None, format!("no article found in the page: {e}")),
    };
    if is_deeper(&page, DEEPEST) {
        let reason = format!("a page of more than {DEEPEST} elements inside one another");
        return source.skip(None, reason);
    }
    match page.parse() {
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

fn is_deeper(page: &Readability, most: usize) -> bool {
    let mut level = vec![page.doc.root()];
    for _ in 0..most {
        level = level.iter().flat_map(|n| n.children_it(false)).collect();
    }
    !level.is_empty()
}
