//! Reading a lexicon's folder: `lexicon.toml` and `terms.csv` into a
//! [`Lexicon`]. Every problem is collected with its place, so that one run
//! shows them all; a lexicon with a problem is never used in part.

use super::entry::{Entry, Lexicon};
use super::import;
use super::manifest;
use super::problem::Problem;
use super::terms::TermsReader;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::Arc;

/// The common columns of terms.csv, in their order.
pub const COLUMNS: [&str; 13] = [
    "term",
    "category",
    "strength",
    "target",
    "polarity",
    "referent",
    "alternatives",
    "exceptions",
    "contested",
    "source",
    "note",
    "hit",
    "miss",
];

/// What a lexicon is read from: text, with the paths to name in messages.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// The two files of a folder.
    Folder {
        /// Path and text of lexicon.toml.
        manifest: (String, Arc<str>),
        /// Path and text of terms.csv.
        terms: (String, Arc<str>),
    },
    /// A dictionary of another program.
    Dictionary(import::File),
}

impl Source {
    /// Path and text of the file in which the entries stand.
    pub fn entries(&self) -> (String, Arc<str>) {
        match self {
            Source::Folder { terms, .. } => terms.clone(),
            Source::Dictionary(file) => (file.path.clone(), Arc::clone(&file.text)),
        }
    }
}

/// A lexicon cannot be opened or read.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A file cannot be opened.
    #[error(
        "cannot read lexicon file {path}: {reason}; a lexicon is a folder with lexicon.toml and terms.csv"
    )]
    Unreadable {
        /// Which file.
        path: String,
        /// Why.
        reason: String,
    },
    /// A dictionary of another program cannot be opened.
    #[error("cannot read dictionary {path}: {reason}")]
    Dictionary {
        /// Which file.
        path: String,
        /// Why, and what to do.
        reason: String,
    },
    /// The files have problems.
    #[error("{}", join(.0))]
    Problems(Vec<Problem>),
}

/// Problems that are shown; a file with more is wrong as a whole.
const SHOWN: usize = 50;

fn join(problems: &[Problem]) -> String {
    let shown = problems.iter().take(SHOWN).map(Problem::to_string);
    let mut shown: Vec<String> = shown.collect();
    if problems.len() > SHOWN {
        shown.push(format!("and {} problems more", problems.len() - SHOWN));
    }
    shown.join("\n\n")
}

/// Opens the folder at `path`.
pub fn open(path: &Path) -> Result<Source, LoadError> {
    let read = |name: &str| {
        let file = path.join(name);
        let shown = file.to_string_lossy().replace('\\', "/");
        match std::fs::read_to_string(&file) {
            Ok(text) => Ok((
                shown,
                Arc::from(text.strip_prefix('\u{feff}').unwrap_or(&text)),
            )),
            Err(e) => Err(LoadError::Unreadable {
                path: shown,
                reason: match e.kind() {
                    std::io::ErrorKind::InvalidData => {
                        "it is not UTF-8; save it as CSV UTF-8".to_string()
                    }
                    _ => e.to_string(),
                },
            }),
        }
    };
    Ok(Source::Folder {
        manifest: read("lexicon.toml")?,
        terms: read("terms.csv")?,
    })
}

/// Reads a lexicon from its text.
pub fn read(source: &Source) -> Result<Lexicon, LoadError> {
    match source {
        Source::Folder { manifest, terms } => read_folder(manifest, terms),
        Source::Dictionary(file) => import::read(file),
    }
}

/// A file's path and text.
pub(super) type Text = (String, Arc<str>);

fn read_folder(manifest: &Text, terms: &Text) -> Result<Lexicon, LoadError> {
    let mut lexicon = manifest::read(manifest).map_err(|p| LoadError::Problems(vec![p]))?;
    let mut problems = manifest::check(&lexicon, manifest);
    match read_terms(&lexicon, terms) {
        Ok(entries) => lexicon.entries = entries,
        Err(LoadError::Problems(more)) => problems.extend(more),
        Err(other) => return Err(other),
    }
    lexicon.sha256 = digest(format!("{}\0{}", manifest.1, terms.1).as_bytes());
    if problems.is_empty() {
        Ok(lexicon)
    } else {
        Err(LoadError::Problems(problems))
    }
}

/// SHA-256 in hexadecimal.
pub(super) fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The entries of a terms.csv whose columns and categories the lexicon has.
pub(super) fn read_terms(lexicon: &Lexicon, file: &Text) -> Result<Vec<Entry>, LoadError> {
    let mut problems = Vec::new();
    let mut reader = TermsReader {
        lexicon,
        file,
        problems: &mut problems,
        separator: b',',
    };
    let entries = reader.read();
    match problems.is_empty() {
        true => Ok(entries),
        false => Err(LoadError::Problems(problems)),
    }
}

/// Whether a text can be the id of a lexicon, or of a category (of which a
/// nested one has several, with / between them).
pub fn is_id(id: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() && !c.is_uppercase();
    !id.is_empty() && id.chars().all(|c| is_letter(c) || matches!(c, '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = r#"
id = "sample"
title = "Sample"
version = "0.1.0"
language = "en"
licence = "CC-BY-4.0"
citation = "Nobody (2026)"
[[category]]
id = "good"
definition = "what is good"
source = "none"
"#;
    const HEADER: &str = "term,category,strength,target,polarity,referent,alternatives,exceptions,contested,source,note,hit,miss\n";

    fn load(manifest: &str, rows: &str) -> Result<Lexicon, LoadError> {
        read(&Source::Folder {
            manifest: ("sample/lexicon.toml".into(), manifest.into()),
            terms: ("sample/terms.csv".into(), format!("{HEADER}{rows}").into()),
        })
    }

    #[test]
    fn a_whole_row() {
        let lexicon = load(
            MANIFEST,
            "\"fine, day\",good,2,head,-1,day,,fine art | a fine,TRUE,,,One. | Two.,\n",
        );
        // A comma is no word character, so the pattern is refused with its place.
        let message = lexicon.map(|_| ()).unwrap_err().to_string();
        assert!(message.contains("sample/terms.csv:2:2"), "{message}");
        let lexicon = load(
            MANIFEST,
            "fine day,good,2,head,-1,day,,fine art | a fine,TRUE,,,One. | Two.,\n",
        )
        .unwrap();
        let entry = &lexicon.entries[0];
        assert_eq!(
            (entry.strength, entry.polarity, entry.contested, entry.line),
            (2, -1, true, 2)
        );
        assert_eq!(entry.exceptions, ["fine art", "a fine"]);
        assert_eq!(entry.hits, ["One.", "Two."]);
    }

    #[test]
    fn spreadsheets_write_it_in_many_ways() {
        let rows = [
            "fine,good,2.0,head,–1,,,,True,,,One.,",
            "",
            ",,,,,,,,,,,,",
            "day,good,,,,,,,,,,,,,",
        ];
        let text = format!("{HEADER}{}\n", rows.join("\n"));
        let wide = text.replacen("miss\n", "Miss , ,\n", 1);
        for terms in [
            text.clone(),
            wide,
            text.replace('\n', "\r\n"),
            text.replace(',', ";"),
            text.replace(',', ";").replace('\n', "\r"),
            format!("\n{}", text.replace(',', ";")),
            text.replace(',', "\t"),
        ] {
            let source = Source::Folder {
                manifest: ("m".into(), MANIFEST.into()),
                terms: ("t".into(), terms.as_str().into()),
            };
            let lexicon = read(&source).map_err(|e| format!("{e}\n{terms}")).unwrap();
            let entry = &lexicon.entries[0];
            assert_eq!(
                (entry.strength, entry.polarity, entry.contested),
                (2, -1, true)
            );
            assert_eq!(lexicon.entries.len(), 2);
        }
    }

    #[test]
    fn a_mark_inside_of_a_cell_and_a_column_with_a_capital() {
        let manifest = format!(
            "{MANIFEST}\n[[column]]\nname = \"Region\"\nkind = \"text\"\ndefinition = \"where\"\n"
        );
        let header = HEADER.replace("miss", "miss,Region");
        let source = Source::Folder {
            manifest: ("m".into(), manifest.as_str().into()),
            terms: (
                "t".into(),
                format!("{header}fine,good,,,,,,,,,a 6\" gun,,,North\n").into(),
            ),
        };
        let lexicon = read(&source).map_err(|e| e.to_string()).unwrap();
        assert_eq!(lexicon.entries[0].note, "a 6\" gun");
        assert_eq!(lexicon.entries[0].extra["Region"], "North");
    }

    #[test]
    fn what_is_lost_without_a_word_is_said() {
        for (terms, said) in [
            ("", "names no column"),
            ("Words about a lake\nfine,good\n", "names no column"),
            (HEADER, "no entries below the header"),
            (
                &format!("{HEADER}fine,good,,,,,,,,,,,\"open\nday,good,,,,,,,,,,,\n"),
                "is not closed",
            ),
            (
                &format!("{HEADER}fine,good\n"),
                "2 cells where the header has 13",
            ),
            (
                &format!("{HEADER}fine,good,.0,,,,,,,,,,\n"),
                "strength `.0` is not",
            ),
        ] {
            let source = Source::Folder {
                manifest: ("m".into(), MANIFEST.into()),
                terms: ("t".into(), terms.into()),
            };
            let message = read(&source).map(|_| ()).unwrap_err().to_string();
            assert!(message.contains(said), "{message}");
            assert_eq!(message.matches("error:").count(), 1, "{message}");
        }
    }

    #[test]
    fn problems_show_their_place_under_a_caret() {
        let rows = "fine,good,,,,,,,,,,,\n\"x\",bad,4,,,,,,,,,,\n";
        let message = load(MANIFEST, rows).unwrap_err().to_string();
        let expected = "\
error: category `bad` is not in lexicon.toml
 --> sample/terms.csv:3:5
  |
3 | \"x\",bad,4,,,,,,,,,,
  |     ^^^
  |
help: define it there, or correct the name

error: strength `4` is not 1, 2 or 3
 --> sample/terms.csv:3:9
  |
3 | \"x\",bad,4,,,,,,,,,,
  |         ^
  |
help: leave it empty for 1";
        assert_eq!(message, expected);
    }

    #[test]
    fn a_category_as_context_must_be_there() {
        let lexicon = load(MANIFEST, "[@good] fine,good,,,,,,[@good] art,,,,,\n");
        assert_eq!(lexicon.map(|lexicon| lexicon.entries.len()).ok(), Some(1));
        let message = load(MANIFEST, "[{@good|@bad}] fine,good,,,,,,,,,,,\n")
            .unwrap_err()
            .to_string();
        assert!(message.contains("category `bad` is not in lexicon.toml"));
        assert!(message.contains("sample/terms.csv:2:10"), "{message}");
    }

    #[test]
    fn missing_citation_and_undeclared_column() {
        let manifest = MANIFEST.replace("Nobody (2026)", " ");
        assert!(
            load(&manifest, "")
                .unwrap_err()
                .to_string()
                .contains("missing citation")
        );
        let source = Source::Folder {
            manifest: ("m".into(), MANIFEST.into()),
            terms: ("t".into(), HEADER.replace("miss", "miss,colour").into()),
        };
        assert!(
            read(&source)
                .unwrap_err()
                .to_string()
                .contains("column `colour` is not declared")
        );
    }
}
