//! Data flows one way: a stage's module imports `model` and earlier stages
//! only. The imports are read from the source, so that a new one that goes
//! against the flow fails here with its file and line.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

/// All modules of the library, each before those that may import it.
const ORDER: [&str; 18] = [
    "model", "fit", "read", "text", "lexicon", "voice", "link", "event", "align", "index", "score",
    "stats", "tables", "write", "settings", "pipeline", "cli", "lib",
];

#[test]
fn imports_go_one_way() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut problems = Vec::new();
    let files = rust_files(&source);
    for file in files.iter().filter(|file| !is_binary(&source, file)) {
        let below = file.strip_prefix(&source).unwrap();
        let text = std::fs::read_to_string(file).unwrap();
        problems.extend(wrong_imports(below, &text));
    }
    assert!(files.len() > 50, "only {} files found", files.len());
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

/// Binaries stand outside the library and import what they like.
fn is_binary(source: &Path, file: &Path) -> bool {
    file.ends_with("main.rs") || file.starts_with(source.join("bin"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// One line for each import of a later module, or of one that has no place.
fn wrong_imports(file: &Path, text: &str) -> Vec<String> {
    let parts: Vec<String> = file
        .with_extension("")
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    let place = |name: &str| ORDER.iter().position(|known| *known == name);
    let shown = file.to_string_lossy().replace('\\', "/");
    let Some(own) = place(&parts[0]) else {
        return vec![format!("src/{shown}: `{}` has no place in ORDER", parts[0])];
    };
    let wrong = |(line, name): (usize, String)| match place(&name) {
        Some(other) if other <= own => None,
        Some(_) => Some(format!(
            "src/{shown}:{line}: `{}` imports the later `{name}`",
            parts[0]
        )),
        None if parts[0] == "lib" => None,
        None => Some(format!(
            "src/{shown}:{line}: `{name}` has no place in ORDER"
        )),
    };
    let code = without_tests(&without_text(text));
    imports(&code, depth(&parts))
        .into_iter()
        .filter_map(wrong)
        .collect()
}

/// How many times `super::` leads from a file to the root.
fn depth(parts: &[String]) -> usize {
    match parts {
        [.., last] if last == "mod" => parts.len() - 1,
        [only] if only == "lib" => 0,
        _ => parts.len(),
    }
}

/// Lines and names of the modules of the library that the code names.
fn imports(code: &str, depth: usize) -> Vec<(usize, String)> {
    let to_root = "super::".repeat(depth);
    let mut found = Vec::new();
    for prefix in ["crate::", to_root.as_str()]
        .into_iter()
        .filter(|p| !p.is_empty())
    {
        for (at, _) in code.match_indices(prefix) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':' | '$')) {
                continue;
            }
            let names = first_names(&code[at + prefix.len()..]);
            found.extend(names.into_iter().map(|(offset, name)| {
                let end = at + prefix.len() + offset;
                (code[..end].matches('\n').count() + 1, name)
            }));
        }
    }
    found.sort();
    found
}

/// The name that a path begins with, or those of its braces, with their offsets.
fn first_names(path: &str) -> Vec<(usize, String)> {
    let mut names = Vec::new();
    let (mut deep, mut expected) = (0usize, true);
    for (at, c) in path.char_indices() {
        match c {
            '{' => deep += 1,
            '}' => deep = deep.saturating_sub(1),
            ',' if deep == 1 => expected = true,
            _ if c.is_whitespace() => continue,
            _ if expected => {
                let rest = &path[at..];
                let end = rest
                    .find(|c: char| !c.is_alphanumeric() && c != '_')
                    .unwrap_or(rest.len());
                // `crate::*` and the like have no name; the sign itself has no place in ORDER.
                let name = if end == 0 {
                    &rest[..c.len_utf8()]
                } else {
                    &rest[..end]
                };
                names.push((at, name.to_string()));
                expected = false;
            }
            _ => {}
        }
        if deep == 0 && (c == '}' || !expected) {
            break;
        }
    }
    names
}

/// The source with comments, strings and characters blanked, line ends kept.
fn without_text(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let mut code = String::with_capacity(source.len());
    let mut at = 0;
    while at < chars.len() {
        let end = end_of_text(&chars, at);
        if end == at {
            code.push(chars[at]);
            at += 1;
        } else {
            code.extend(
                chars[at..end]
                    .iter()
                    .map(|c| if *c == '\n' { '\n' } else { ' ' }),
            );
            at = end;
        }
    }
    code
}

/// One past the comment, string or character that begins at `at`; `at` itself if none does.
fn end_of_text(chars: &[char], at: usize) -> usize {
    let is = |offset: usize, c: char| chars.get(at + offset) == Some(&c);
    let find = |from: usize, end: &[char]| {
        let left = chars.get(from..).unwrap_or(&[]);
        let found = left.windows(end.len()).position(|window| window == end);
        found.map_or(chars.len(), |n| from + n + end.len())
    };
    match chars[at] {
        '/' if is(1, '/') => find(at, &['\n']) - 1,
        '/' if is(1, '*') => find(at + 2, &['*', '/']),
        'r' if is(1, '"') || is(1, '#') => {
            let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
            if !is(1 + hashes, '"') {
                return at;
            }
            let end: Vec<char> = std::iter::once('"').chain(vec!['#'; hashes]).collect();
            find(at + 2 + hashes, &end)
        }
        '"' => {
            let mut end = at + 1;
            while end < chars.len() && chars[end] != '"' {
                end += if chars[end] == '\\' { 2 } else { 1 };
            }
            (end + 1).min(chars.len())
        }
        // A lifetime has no second mark after one character.
        '\'' if is(1, '\\') => find(at + 3, &['\'']),
        '\'' if is(2, '\'') => at + 3,
        _ => at,
    }
}

/// The code with every item under `#[cfg(test)]` blanked.
fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut kept = String::new();
    let mut rest = code;
    while let Some(at) = rest.find(MARK) {
        kept.push_str(&rest[..at]);
        let item = &rest[at..];
        let end = end_of_item(&item[MARK.len()..]) + MARK.len();
        kept.extend(
            item[..end]
                .chars()
                .map(|c| if c == '\n' { '\n' } else { ' ' }),
        );
        rest = &item[end..];
    }
    kept + rest
}

/// One past the item: its closing brace, or its semicolon before any brace.
fn end_of_item(code: &str) -> usize {
    let mut deep = 0usize;
    for (at, c) in code.char_indices() {
        match c {
            '{' => deep += 1,
            '}' if deep <= 1 => return at + 1,
            '}' => deep -= 1,
            ';' if deep == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

#[test]
fn what_goes_against_the_flow_is_found_with_its_line() {
    let wrong = |file: &str, text: &str| wrong_imports(Path::new(file), text);
    let later = |line: usize, name: &str| {
        vec![format!(
            "src/text/tokens.rs:{line}: `text` imports the later `{name}`"
        )]
    };
    let text = |text: &str| wrong("text/tokens.rs", text);
    assert_eq!(text("\nuse crate::voice::Quote;\n"), later(2, "voice"));
    assert_eq!(
        text("use crate::{\n    model::Span,\n    stats,\n};"),
        later(3, "stats")
    );
    assert_eq!(
        text("fn f() { let x = crate::write::csv(); }"),
        later(1, "write")
    );
    assert_eq!(text("use super::super::score;"), later(1, "score"));
    assert_eq!(
        text("#[cfg(test)]\nmod tests { fn f() {} }\nuse crate::cli;"),
        later(3, "cli")
    );
    assert_eq!(
        wrong("link/mod.rs", "use super::stats::Corpus;"),
        ["src/link/mod.rs:1: `link` imports the later `stats`"]
    );
    assert_eq!(
        wrong("text/tokens.rs", "use crate::*;"),
        ["src/text/tokens.rs:1: `*` has no place in ORDER"]
    );
    assert_eq!(
        wrong("magic/mod.rs", ""),
        ["src/magic/mod.rs: `magic` has no place in ORDER"]
    );
}

#[test]
fn what_goes_with_the_flow_is_left_alone() {
    for (file, text) in [
        (
            "text/tokens.rs",
            "use crate::model::{Span, Token};\nuse crate::read;",
        ),
        ("text/tokens.rs", "use super::score;\npub(crate) fn f() {}"),
        (
            "text/tokens.rs",
            "//! See [`crate::write`].\n/* crate::stats */",
        ),
        (
            "text/tokens.rs",
            "const A: &str = \"crate::cli\"; const B: &str = r#\"crate::cli\"\"#;",
        ),
        (
            "text/tokens.rs",
            "const Q: char = '\"'; fn f<'a>() {} // crate::cli\n",
        ),
        ("text/tokens.rs", "#[cfg(test)]\nuse crate::cli;\n"),
        (
            "text/tokens.rs",
            "#[cfg(test)]\nmod tests {\n fn f() { crate::cli::run() }\n}",
        ),
        ("text/syntax/tagger.rs", "use super::super::score;"),
        (
            "cli/report.rs",
            "use crate::pipeline::{self, Input};\nuse crate::write;",
        ),
    ] {
        assert_eq!(
            wrong_imports(Path::new(file), text),
            [""; 0],
            "{file}: {text}"
        );
    }
}
