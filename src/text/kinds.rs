//! What a sentence is for: headline, dateline, caption, credit, boilerplate or
//! running text. Whatever is no running text by the outlet's reporters has no
//! words and no voice, so a rule here is rather too narrow than too wide: a
//! false one would silently take words away.

use crate::model::{Passage, Sentence, SentenceKind, Span};
use regex::Regex;
use std::sync::LazyLock;

/// Longest headline, in bytes.
const HEADLINE: usize = 200;
/// Longest caption, in bytes.
const CAPTION: usize = 600;
/// Longest line of boilerplate, in bytes.
const BOILERPLATE: usize = 400;

const AGENCIES: &str = r"AP|AFP|Reuters|REUTERS|UPI|TASS|Xinhua|ANSA|DPA|dpa|EFE|Kyodo|PTI|ANI|IANS|Anadolu|AA|Bloomberg|CNN|BBC|NPR|NPA|[A-Z]{2,5}";

#[allow(clippy::expect_used)] // the patterns are constants; a test compiles them all
fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant pattern")
}

/// What a credit says that is more than the name of an agency.
const PICTURE_WORDS: [&str; 9] = [
    "hoto", "HOTO", "mage", "icture", "ourtesy", "redit", "File", "file", "/",
];

/// "WASHINGTON (AP) — ", "KABUL, Afghanistan, Oct. 5 (Reuters) - ", "PORT ELLIS — ".
static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"^(?:\p{{Lu}}[\p{{Lu}}.’'-]+(?:[ /]\p{{Lu}}[\p{{Lu}}.’'-]*){{0,3}}(?:, (?:\p{{Lu}}[\w.’'-]*)(?: (?:\p{{Lu}}|and|of)[\w.’'-]*){{0,3}})?(?:, [A-Z][a-z]{{2,8}}\.? \d{{1,2}}(?:, \d{{4}})?)?(?: [A-Z][a-z]{{2,8}}\.? \d{{1,2}})? ?(?:\((?:{AGENCIES})\) ?(?:—|–|--|-)|(?:—|–|--)|(?:- ))|\((?:{AGENCIES})\) ?(?:—|–|--|-)|[A-Z][a-z]+(?: [A-Z][a-z]+)? \((?:{AGENCIES})\) ?(?:—|–|--|-)) ?"
    ))
});
/// A credit in brackets at the end of a line, or a credit alone.
static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?:\((?:(?:{AGENCIES})(?: (?:[Pp]hoto|[Ff]ile|[Pp]hotos|PHOTO))?(?:/[^()]{{1,60}})?|(?:[Pp]hoto(?:graph)?s?|[Ii]mage|[Cc]ourtesy|[Pp]icture|[Cc]redit)s?(?: (?:by|of|courtesy|credit))?:? [^()]{{1,80}}|[^()]{{1,60}} (?:[Pp]hoto|via AP|via Getty Images|via Reuters|[Ii]mages))\)|(?:REUTERS|Reuters|AFP|AP(?: Photo)?|Getty(?: Images)?|EPA|Shutterstock)/[\w .’'-]{{2,60}}|(?:Getty Images|AP Photo|AFP PHOTO))\.?$"
    ))
});
/// A line that is nothing but a credit.
static CREDIT_LINE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:(?:Photo(?:graph)?s?|Image|Picture|Video|Credit|Photo credit|Image credit|Illustration)(?: by| courtesy of|:)[ :]? ?[^.!?]{2,80}|(?:[\p{L} .’'-]{2,40})/(?:AP|AFP|Reuters|REUTERS|Getty Images|EPA|UPI|The [A-Z][\w ]{2,30}))\.?$",
    )
});
/// Whole lines that no reporter wrote for this article.
static BOILERPLATE_LINE: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"^(?:",
        r"By (?:\p{Lu}[\p{L}.’'-]+ ){1,4}(?:\p{Lu}[\p{L}.’'-]+)?(?:(?:,| and| \||/).{0,80})?$|By \p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){1,3}$",
        r"|(?:ADVERTISEMENT|Advertisement|Story continues below.*|Continue reading(?: the main story)?|Read more|READ MORE|Related(?: stories| articles)?|RELATED|Skip to .{1,40}|Share this .{0,40})\.?$",
        r"|(?:Read more|READ MORE|Read also|Also read|See also|RELATED|Related|MORE|More from .{1,40}|WATCH|Watch now|Click here|CLICK HERE|Recommended|Photos|PHOTOS|Don't miss|Listen)(?::| ?[|»>]| to (?:read|see|watch|sign|subscribe|view|get)\b).{0,300}$",
        r"|(?:Sign up (?:for|to)|Subscribe (?:to|now|today)|Follow (?:us|\p{Lu}[\w’'.-]*(?: \p{Lu}[\w’'.-]*){0,3}|@\w+|him|her) on (?:Twitter|Facebook|Instagram|X|social)|Like us on|Get (?:our|the latest|breaking) .{0,60}(?:newsletter|inbox|app)|Download (?:our|the) .{0,40}app|Contact the (?:writer|author|reporter)|E-?mail (?:him|her|us|the)\b).{0,250}$",
        r"|(?:Copyright|©|\(c\)|Copyright ©).{0,200}$|.{0,120}All rights reserved\.?.{0,120}$|.{0,40}This material may not be published, broadcast.{0,120}$",
        r"|(?:This (?:article|story|post|report|piece) (?:was|is|has been|originally|first) (?:originally |first )?(?:published|appeared|updated|corrected|produced)|This (?:article|story|post) appeared|Originally published).{0,250}$",
        r"|\(?(?:Additional reporting|Reporting|Writing|Editing|Compiled|Edited|Written) by \p{Lu}.{2,250}$",
        r"|(?:The )?(?:Associated Press|Reuters|AP|AFP|NPA)?(?: writers?| reporters?| staff writers?)? ?(?:\p{Lu}[\p{L}.’'-]+,? ?(?:and )?){2,12}(?:in \p{Lu}[\p{L}.]+ )?(?:also )?contributed(?: reporting)? to this (?:report|story|article|piece)\.?$",
        r"|(?:\p{Lu}[\p{L}.’'-]+ ){2,5}contributed (?:reporting )?(?:from|to) .{2,80}$",
        r"|(?:Published|Updated|Posted|Last updated|Last modified)(?: on| at|:)? .{4,60}\d{2,4}.{0,30}$",
        r"|\d+ (?:comments?|shares?|min read|minute read)$",
        r"|(?:https?://|www\.)\S+$",
        r")"
    ))
});

/// Marks a headline-like first paragraph of a text file.
pub fn mark_headline(text: &str, first: Span, paragraphs: &[Span], sentences: &mut [Sentence]) {
    let line = first.of(text).trim_start_matches(['#', ' ', '*']);
    let ends_plain = !line.ends_with(['.', ':', ';', ',']);
    let is_headline =
        paragraphs.len() > 1 && line.len() <= HEADLINE && ends_plain && !line.is_empty();
    if is_headline || first.of(text).starts_with("# ") {
        sentences
            .iter_mut()
            .for_each(|sentence| sentence.kind = SentenceKind::Headline);
    }
}

/// Marks all other kinds, and takes the tokens of datelines and credits out of the count.
pub fn mark(text: &str, passage: &mut Passage) {
    let mut first = 0;
    while first < passage.sentences.len() {
        let paragraph = passage.sentences[first].paragraph;
        let end = passage.sentences[first..].partition_point(|s| s.paragraph == paragraph) + first;
        mark_paragraph(text, passage, first..end);
        first = end;
    }
    for sentence in &passage.sentences {
        if !sentence.kind.counts() {
            passage.tokens[sentence.tokens.clone()]
                .iter_mut()
                .for_each(|t| t.counted = false);
        }
    }
}

fn mark_paragraph(text: &str, passage: &mut Passage, range: std::ops::Range<usize>) {
    let sentences = &mut passage.sentences[range];
    let Some(line) = sentences.first().map(|s| passage.paragraphs[s.paragraph]) else {
        return;
    };
    if sentences[0].kind == SentenceKind::Headline {
        return;
    }
    let words = line.of(text);
    if let Some(kind) = line_kind(words) {
        sentences.iter_mut().for_each(|s| s.kind = kind);
        return;
    }
    if let Some(found) = dateline(words) {
        let end = line.start + found;
        uncount(&mut passage.tokens, Span::new(line.start, end));
        if end == line.end {
            sentences
                .iter_mut()
                .for_each(|s| s.kind = SentenceKind::Dateline);
        }
    }
    if let Some(start) = trailing_credit(words) {
        let credit = Span::new(line.start + start, line.end);
        uncount(&mut passage.tokens, credit);
        for sentence in sentences {
            let inside = credit.contains(sentence.span);
            sentence.kind = if inside {
                SentenceKind::Credit
            } else {
                SentenceKind::Caption
            };
        }
    }
}

/// The kind of a line as a whole, where one rule is sure.
fn line_kind(line: &str) -> Option<SentenceKind> {
    if line.len() > BOILERPLATE
        || !line.contains(char::is_alphanumeric)
            && line.len() > 3
            && !line.contains(['.', '!', '?', '"', '“'])
    {
        return (line.len() <= BOILERPLATE).then_some(SentenceKind::Boilerplate);
    }
    if line.len() <= 120
        && (CREDIT_LINE.is_match(line) || CREDIT.find(line).is_some_and(|m| m.start() == 0))
    {
        return Some(SentenceKind::Credit);
    }
    BOILERPLATE_LINE
        .is_match(line)
        .then_some(SentenceKind::Boilerplate)
}

/// Bytes of the dateline that opens a line.
fn dateline(line: &str) -> Option<usize> {
    if !line.starts_with(|c: char| c.is_uppercase() || c == '(') {
        return None;
    }
    let head = line
        .char_indices()
        .nth(100)
        .map_or(line, |(at, _)| &line[..at]);
    DATELINE.find(head).map(|found| found.end())
}

/// Byte at which the credit that ends a caption begins.
fn trailing_credit(line: &str) -> Option<usize> {
    if line.len() > CAPTION
        || !line.ends_with([')', '.']) && !line.contains('/') && !line.contains("Images")
    {
        return None;
    }
    let found = CREDIT.find(line).filter(|found| found.start() > 0)?;
    let ended = line[..found.start()]
        .trim_end()
        .ends_with(['.', '!', '?', '”', '"']);
    let of_picture = PICTURE_WORDS
        .iter()
        .any(|word| found.as_str().contains(word));
    // "told Agence France-Presse (AFP)." is no caption.
    (of_picture || ended && !line.ends_with('.')).then_some(found.start())
}

fn uncount(tokens: &mut [crate::model::Token], span: Span) {
    let from = tokens.partition_point(|t| t.span.start < span.start);
    for token in tokens[from..]
        .iter_mut()
        .take_while(|t| t.span.start < span.end)
    {
        token.counted = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        for (line, expected) in [
            ("WASHINGTON — The vote", "WASHINGTON — "),
            ("WASHINGTON (AP) — The vote", "WASHINGTON (AP) — "),
            (
                "KABUL, Afghanistan (AP) -- Two",
                "KABUL, Afghanistan (AP) -- ",
            ),
            (
                "MOSCOW, Oct 5 (Reuters) - Two",
                "MOSCOW, Oct 5 (Reuters) - ",
            ),
            (
                "NEW YORK, Oct. 5, 2021 (AFP) – Two",
                "NEW YORK, Oct. 5, 2021 (AFP) – ",
            ),
            ("KESTRA, Valdara (NPA) — Two", "KESTRA, Valdara (NPA) — "),
            ("(CNN) -- Two", "(CNN) -- "),
            ("Geneva (AFP) - Two", "Geneva (AFP) - "),
            ("The vote — a first — was close", ""),
            ("NATO said on Monday", ""),
        ] {
            assert_eq!(&line[..dateline(line).unwrap_or(0)], expected, "{line}");
        }
    }

    #[test]
    fn lines() {
        use SentenceKind::{Boilerplate, Credit};
        for (line, expected) in [
            ("(AFP Photo)", Some(Credit)),
            ("Photo: Maria Novak", Some(Credit)),
            ("By Ann Lee", Some(Boilerplate)),
            ("By ANN LEE and JO MOTT, Staff Writers", Some(Boilerplate)),
            ("By noon the square was empty.", None),
            ("By Monday Mr. Lee had left.", None),
            ("Read more: What we know", Some(Boilerplate)),
            ("Follow Ann Lee on Twitter @annlee.", Some(Boilerplate)),
            ("Follow the money, she said.", None),
            (
                "Copyright 2024 The Paper. All rights reserved.",
                Some(Boilerplate),
            ),
            (
                "Ann Lee and Jo Mott contributed to this report.",
                Some(Boilerplate),
            ),
            ("The company contributed to this report on climate.", None),
            (
                "Reporting by Ann Lee; Editing by Jo Mott",
                Some(Boilerplate),
            ),
            ("* * *", Some(Boilerplate)),
            ("Photos show the bridge after the storm.", None),
            ("Related cases are pending.", None),
        ] {
            assert_eq!(line_kind(line), expected, "{line}");
        }
    }

    #[test]
    fn captions() {
        let caption = "Residents cross the square in Kestra, March 4, 2024. (NPA Photo)";
        assert_eq!(
            trailing_credit(caption).map(|at| &caption[at..]),
            Some("(NPA Photo)")
        );
        let caption = "A man walks past the wall in Port Ellis, May 2. REUTERS/Ann Lee";
        assert_eq!(
            trailing_credit(caption).map(|at| &caption[at..]),
            Some("REUTERS/Ann Lee")
        );
        assert_eq!(
            trailing_credit("She told the National Press Agency (NPA)."),
            None
        );
        assert_eq!(
            trailing_credit("It was the work of the ministry (MFA)."),
            None
        );
    }
}
