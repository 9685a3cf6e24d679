//! Files that no honest newsroom would send: empty, binary, cut off, too
//! large, in a circle, not there; and what may and may not stand at `--out`.
//! Whatever is given is read or skipped with its reason, and nothing
//! half-written is ever left.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Folder, gzip, zstandard};
use parallax::model::Skipped;
use parallax::read::{Item, ReadSettings};
use parallax::write::{Error, Options, OutputDir, TableWriter, format};
use std::sync::atomic::AtomicU64;

const GOOD: &str = "The council of Kestra closed the bridge on Monday.";

/// Every extension of a format, and what a plain article is in it.
const FORMATS: [(&str, &str); 7] = [
    ("txt", "The ferry sank."),
    ("md", "The ferry sank."),
    ("html", "<p>The ferry sank.</p>"),
    ("csv", "text\nThe ferry sank.\n"),
    ("tsv", "text\nThe ferry sank.\n"),
    ("jsonl", "{\"text\":\"The ferry sank.\"}\n"),
    ("json", "[{\"text\":\"The ferry sank.\"}]"),
];

/// A folder `in` with a good article and one such file of every format.
fn one_of_each(bytes: &[u8]) -> Folder {
    let folder = Folder::new();
    folder.file("in/good.txt", GOOD);
    for (extension, _) in FORMATS {
        folder.file(&format!("in/odd.{extension}"), bytes);
    }
    folder
}

#[test]
fn an_empty_file_of_any_format_is_skipped() {
    let folder = one_of_each(b"");
    let report = folder.score(&["in"]);
    assert_eq!(report.counts(), (1, 7));
    for (skipped, extension) in report
        .skipped()
        .iter()
        .zip(["csv", "html", "json", "jsonl", "md", "tsv", "txt"])
    {
        assert_eq!(*skipped, format!("in/odd.{extension}#: an empty file"));
    }
}

#[test]
fn a_binary_file_of_any_format_is_skipped() {
    let mut picture = b"\x89PNG\r\n\x1a\n".to_vec();
    picture.extend((0..4000u32).map(|n| (n * 37 % 256) as u8));
    let zeros = vec![0; 500];
    for bytes in [picture, zeros] {
        let folder = one_of_each(&bytes);
        let report = folder.score(&["in"]);
        assert_eq!(report.counts(), (1, 7));
        for skipped in report.skipped() {
            assert!(skipped.ends_with("#: binary, not text"), "{skipped}");
        }
    }
}

#[test]
fn a_file_of_nothing_but_white_space_or_a_header_holds_no_article() {
    let folder = Folder::new();
    folder
        .file("in/good.txt", GOOD)
        .file("in/blank.txt", " \n\t\r\n")
        .file("in/mark.txt", b"\xFF\xFE")
        .file("in/lines.jsonl", "\n \n\n")
        .file("in/header.csv", "id,text\n")
        .file("in/list.json", "[]");
    let report = folder.score(&["in"]);
    assert_eq!(report.counts(), (1, 5));
    let expected = [
        "in/blank.txt#1: no text and no title",
        "in/header.csv#: a header and no rows",
        "in/lines.jsonl#: an empty file",
        "in/list.json#: no objects in the file",
        "in/mark.txt#1: no text and no title",
    ];
    assert_eq!(report.skipped(), expected);
}

#[test]
fn every_format_is_read_plain_and_compressed() {
    let folder = Folder::new();
    for (extension, article) in FORMATS {
        folder
            .file(&format!("in/plain.{extension}"), article)
            .file(&format!("in/g.{extension}.gz"), gzip(article.as_bytes()))
            .file(
                &format!("in/z.{extension}.zst"),
                zstandard(article.as_bytes()),
            );
    }
    let report = folder.score(&["in"]);
    assert_eq!(report.counts(), (21, 0));
    assert_eq!(
        report.column("sentences", "text"),
        vec!["The ferry sank."; 21]
    );
}

#[test]
fn a_cut_off_archive_is_skipped_and_what_came_before_the_cut_is_read() {
    let text: String = (0..3000).map(|n| format!("Boat {n} sank.\n")).collect();
    let lines: String = (0..3000)
        .map(|n| format!("{{\"text\":\"Boat {n} sank after {} days.\"}}\n", n * n))
        .collect();
    let cut = |bytes: Vec<u8>| bytes[..bytes.len() * 2 / 3].to_vec();
    let folder = Folder::new();
    folder
        .file("in/a.txt.gz", cut(gzip(text.as_bytes())))
        .file("in/b.txt.zst", cut(zstandard(text.as_bytes())))
        .file("in/c.jsonl.gz", cut(gzip(lines.as_bytes())))
        .file("in/d.txt.gz", "this is no gzip file at all")
        .file("in/e.txt.zst", "this is no Zstandard file at all")
        .file("in/f.txt", GOOD);
    let report = folder.score(&["in"]);
    let (read, skipped) = report.counts();
    assert!((500..3000).contains(&read), "{read} read");
    assert_eq!(skipped, 5);
    let all = report.skipped();
    for (at, start) in [
        "in/a.txt.gz#: cut off",
        "in/b.txt.zst#: cut off",
        &format!("in/c.jsonl.gz#{read}: cut off"),
        "in/d.txt.gz#: cannot be read",
        "in/e.txt.zst#: cannot be read",
    ]
    .iter()
    .enumerate()
    {
        assert!(all[at].starts_with(start), "{} for {start}", all[at]);
    }
}

#[test]
fn a_file_that_grows_beyond_the_limit_is_stopped() {
    let folder = Folder::new();
    let bomb = vec![b'a'; 200_000];
    let lines = "{\"text\":\"The ferry sank.\"}\n".repeat(4000);
    folder
        .file("a.txt.gz", gzip(&bomb))
        .file("b.txt.zst", zstandard(&bomb))
        .file("c.jsonl.gz", gzip(lines.as_bytes()))
        .file("d.txt", GOOD);
    let settings = ReadSettings {
        limit: 70_000,
        ..ReadSettings::default()
    };
    let path = |name: &str| folder.path(name).to_str().unwrap().to_string();
    let read = |name: &str| {
        let plan = parallax::read::plan(&[path(name)], &settings).unwrap();
        let (mut articles, mut skipped) = (0, Vec::new());
        let progress = AtomicU64::new(0);
        parallax::read::read(
            &plan,
            &settings,
            &mut std::io::empty(),
            &progress,
            &mut |item| match item {
                Item::Article(_) => articles += 1,
                Item::Skipped(Skipped { reason, .. }) => skipped.push(reason),
            },
        );
        (articles, skipped)
    };
    let reason = "cannot be read: larger than the limit for one file once decompressed";
    assert_eq!(read("a.txt.gz"), (0, vec![reason.to_string()]));
    assert_eq!(read("b.txt.zst"), (0, vec![reason.to_string()]));
    assert_eq!(read("d.txt"), (1, vec![]));
    let (articles, skipped) = read("c.jsonl.gz");
    assert!((1..4000).contains(&articles), "{articles} articles");
    assert_eq!(skipped, [reason]);
}

#[test]
fn a_path_with_nothing_there_is_an_error_and_in_a_folder_a_reason() {
    let folder = Folder::new();
    folder.file("in/good.txt", GOOD).file("a.docx", GOOD);
    let message = folder.fails(1, &["score", "in", "gone.txt"]);
    assert!(message.contains("cannot read gone.txt"), "{message}");
    let message = folder.fails(1, &["score", "a.docx"]);
    assert!(message.contains("a.docx: unknown format"), "{message}");
    assert_eq!(folder.names(), ["a.docx", "in"]);
    folder.file("in/notes.docx", GOOD).file("in/.draft.txt", "");
    let report = folder.score(&["in"]);
    assert_eq!(report.counts(), (1, 2));
    assert_eq!(report.skipped()[0], "in/.draft.txt#: a hidden file");
    assert!(report.skipped()[1].starts_with("in/notes.docx#: unknown format"));
}

#[test]
fn a_file_given_twice_is_read_once() {
    let folder = Folder::new();
    folder.file("in/dawn/a.txt", GOOD);
    let report = folder.score(&["in", "in/dawn/a.txt"]);
    assert_eq!(report.counts(), (1, 1));
    let expected = ["in/dawn/a.txt#: the same file as one already given"];
    assert_eq!(report.skipped(), expected);
}

#[cfg(unix)]
mod links {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn links_to_nothing_and_sockets_are_skipped() {
        let folder = Folder::new();
        folder.file("in/good.txt", GOOD);
        symlink("nowhere.txt", folder.path("in/dangling.txt")).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(folder.path("in/s.txt")).unwrap();
        let report = folder.score(&["in"]);
        assert_eq!(report.counts(), (1, 2));
        assert!(report.skipped()[0].starts_with("in/dangling.txt#: cannot be read"));
        assert_eq!(report.skipped()[1], "in/s.txt#: not a regular file");
    }

    #[test]
    fn what_may_not_be_opened_is_skipped() {
        let folder = Folder::new();
        folder
            .file("in/dawn/a.txt", GOOD)
            .file("in/locked/b.txt", "The mayor resigned.")
            .file("in/dusk/c.txt", "The mayor stayed.");
        let lock = |name: &str, mode| {
            std::fs::set_permissions(folder.path(name), PermissionsExt::from_mode(mode)).unwrap();
        };
        lock("in/locked", 0);
        lock("in/dusk/c.txt", 0);
        // Nothing is locked for root: then all three are read.
        let is_root = std::fs::read_dir(folder.path("in/locked")).is_ok();
        let report = folder.score(&["in"]);
        lock("in/locked", 0o755);
        assert_eq!(report.counts(), if is_root { (3, 0) } else { (1, 2) });
        for skipped in report.skipped() {
            assert!(skipped.contains(": cannot be "), "{skipped}");
        }
    }

    #[test]
    fn a_circle_of_links_is_seen_and_left() {
        let folder = Folder::new();
        folder.file("in/dawn/a.txt", GOOD);
        symlink("..", folder.path("in/dawn/up")).unwrap();
        let report = folder.score(&["in"]);
        assert_eq!(report.counts(), (1, 1));
        let expected = ["in/dawn/up#: a link in a circle, back to in"];
        assert_eq!(report.skipped(), expected);
    }

    #[test]
    fn a_linked_folder_counts_once() {
        let folder = Folder::new();
        folder
            .file("in/dawn/a.txt", GOOD)
            .file("in/dawn/b.txt", "The mayor resigned.");
        symlink("dawn", folder.path("in/morning")).unwrap();
        let report = folder.score(&["in"]);
        assert_eq!(report.counts(), (2, 2));
        assert_eq!(report.column("articles", "outlet"), ["dawn", "dawn"]);
        let expected = ["a", "b"]
            .map(|name| format!("in/morning/{name}.txt#: the same file as one already given"));
        assert_eq!(report.skipped(), expected);
    }
}

#[test]
fn a_folder_of_something_else_is_refused_and_untouched() {
    let folder = Folder::new();
    folder
        .file("a.txt", GOOD)
        .file("mine/thesis.txt", "years of work")
        .file("theirs/run.json", "{\"tool\":\"another\"}")
        .file("file", "no folder");
    for (out, why) in [
        ("mine", "holds files and no run.json of parallax"),
        ("theirs", "holds files and no run.json of parallax"),
        ("file", "is not a folder"),
    ] {
        let message = folder.fails(1, &["score", "a.txt", "--out", out]);
        assert!(message.contains(why), "{message}");
    }
    let read = |name: &str| std::fs::read_to_string(folder.path(name)).unwrap();
    assert_eq!(read("mine/thesis.txt"), "years of work");
    assert_eq!(read("theirs/run.json"), "{\"tool\":\"another\"}");
    assert_eq!(read("file"), "no folder");
    assert_eq!(folder.names(), ["a.txt", "file", "mine", "theirs"]);
}

/// A folder with two articles and the report of the first.
fn with_report() -> Folder {
    let folder = Folder::new();
    folder
        .file("a.txt", GOOD)
        .file("b.txt", "The mayor resigned.");
    folder.score(&["a.txt"]);
    folder
}

#[test]
fn an_earlier_report_and_an_empty_folder_are_replaced() {
    let folder = with_report();
    folder.file("report/old.csv", "of an earlier version");
    let report = folder.score(&["b.txt"]);
    assert_eq!(report.column("articles", "article_id"), ["b.txt"]);
    assert!(!folder.path("report/old.csv").exists());
    std::fs::create_dir(folder.path("empty")).unwrap();
    let run = folder.run(&["score", "a.txt", "--out", "empty", "--quiet"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    assert_eq!(folder.report("empty").counts(), (1, 0));
    assert_eq!(folder.names(), ["a.txt", "b.txt", "empty", "report"]);
}

#[test]
fn a_run_that_fails_leaves_the_earlier_report_and_nothing_else() {
    let folder = with_report();
    folder.file("bad.jsonl", "{\"text\":\"The mayor resigned.\"}\n{\n");
    for out in ["report", "new"] {
        let strict = ["score", "bad.jsonl", "--strict", "--out", out];
        let message = folder.fails(1, &strict);
        assert!(message.contains("1 of 2 were skipped"), "{message}");
    }
    let nowhere = "--where=outlet=Dusk";
    folder.fails(1, &["score", "a.txt", nowhere, "--out", "report"]);
    let report = folder.report("report");
    assert_eq!(report.column("articles", "article_id"), ["a.txt"]);
    assert_eq!(folder.names(), ["a.txt", "b.txt", "bad.jsonl", "report"]);
}

#[test]
fn a_report_dropped_in_the_middle_leaves_nothing_under_its_name() {
    let folder = with_report();
    let csv = [format("csv").unwrap()];
    let skipped = Skipped {
        path: "a.txt".into(),
        record: None,
        reason: "an empty file".into(),
    };
    for name in ["report", "new"] {
        let path = folder.path(name);
        let mut out = OutputDir::create(&path, &csv, Options::default()).unwrap();
        let mut table = out.table(&parallax::tables::skipped::TABLE).unwrap();
        table.append(&vec![skipped.clone(); 10_000]).unwrap();
        assert_eq!(folder.names().len(), 4, "three, and the one being written");
        drop((table, out));
        assert_eq!(folder.names(), ["a.txt", "b.txt", "report"]);
    }
    let out = OutputDir::create(&folder.path("new"), &csv, Options::default());
    let mut out = out.unwrap();
    let table = out.table(&parallax::tables::skipped::TABLE).unwrap();
    let (facts, lexicons) = (Default::default(), Default::default());
    let ended = out.finish(&facts, &lexicons);
    assert!(matches!(ended, Err(Error::Unfinished { table: "skipped" })));
    drop(table);
    assert_eq!(folder.names(), ["a.txt", "b.txt", "report"]);
    assert_eq!(folder.report("report").counts(), (1, 0));
}

/// A disk that is full after so many bytes.
struct Full(usize);

impl std::io::Write for Full {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 = self
            .0
            .checked_sub(bytes.len())
            .ok_or(std::io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_an_error_that_names_the_file() {
    let write = |room: usize| {
        let (csv, table) = (format("csv").unwrap(), &parallax::tables::skipped::TABLE);
        let disk = Box::new(Full(room));
        let mut writer = TableWriter::new(table, csv, Options::default(), "out/skipped.csv", disk)?;
        let row = Skipped {
            path: "a.txt".into(),
            record: Some(1),
            reason: "an empty file".into(),
        };
        writer.append(&vec![row; 10_000])?;
        writer.close()
    };
    for room in [0, 100_000] {
        let message = write(room).unwrap_err().to_string();
        assert!(
            message.contains("cannot write out/skipped.csv"),
            "{message}"
        );
    }
    assert!(write(10_000_000).is_ok());
}

#[test]
fn a_file_read_as_a_whole_has_a_limit_of_its_own() {
    let folder = Folder::new();
    folder.file("a.txt", "a".repeat(5000)).file("b.txt", GOOD);
    let settings = ReadSettings {
        whole_limit: 4000,
        ..ReadSettings::default()
    };
    let input = folder.path("").to_str().unwrap().to_string();
    let plan = parallax::read::plan(&[input], &settings).unwrap();
    let mut seen = Vec::new();
    let progress = AtomicU64::new(0);
    let stdin = &mut std::io::empty();
    parallax::read::read(&plan, &settings, stdin, &progress, &mut |item| {
        seen.push(match item {
            Item::Article(_) => "an article".to_string(),
            Item::Skipped(Skipped { reason, .. }) => reason,
        });
    });
    let reason = "larger than the limit for a file that is read as a whole; split it, or use JSONL";
    assert_eq!(seen, [reason, "an article"]);
}
