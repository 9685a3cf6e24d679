//! One file while it is read: its bytes (hashed, counted, decompressed) and
//! what becomes of them.

use super::plan::{Compression, File};
use super::record::Origin;
use super::{Item, ReadSettings};
use crate::model::{Article, Skipped};
use sha2::{Digest, Sha256};
use std::io::{BufRead, BufReader, Read};
use std::sync::atomic::{AtomicU64, Ordering};

/// What was found out about a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Path as given.
    pub path: String,
    /// Name of the format.
    pub format: &'static str,
    /// Name of the encoding.
    pub encoding: String,
    /// Role and name of the columns that were recognised, in the order of the roles.
    pub columns: Vec<(String, String)>,
    /// Columns that went to `meta`.
    pub other_columns: Vec<String>,
    /// Articles in it.
    pub articles: u64,
    /// Records that are none.
    pub skipped: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// A file being read.
pub struct Source<'a> {
    /// What it gives its articles.
    pub origin: &'a Origin,
    /// How to read.
    pub settings: &'a ReadSettings,
    /// Its bytes, decompressed.
    pub bytes: Box<dyn BufRead + 'a>,
    /// What is found out.
    pub facts: Facts,
    sink: &'a mut dyn FnMut(Item),
}

impl Source<'_> {
    /// Hands on an article.
    pub fn article(&mut self, article: Article) {
        self.facts.articles += 1;
        (self.sink)(Item::Article(Box::new(article)));
    }

    /// Hands on a reason why there is none; `None` means the whole file.
    pub fn skip(&mut self, record: Option<u64>, reason: impl Into<String>) {
        self.facts.skipped += 1;
        let path = self.origin.path.clone();
        (self.sink)(Item::Skipped(Skipped {
            path,
            record,
            reason: reason.into(),
        }));
    }

    /// All bytes; `None` (and a reason handed on) where they cannot be read or are no text.
    pub fn all(&mut self) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let limit = self.settings.whole_limit;
        if let Err(e) = (&mut self.bytes).take(limit + 1).read_to_end(&mut bytes) {
            self.skip(None, read_error(&e));
            return None;
        }
        if bytes.len() as u64 > limit {
            self.skip(
                None,
                "larger than the limit for a file that is read as a whole; split it, or use JSONL",
            );
            return None;
        }
        if bytes.is_empty() {
            self.skip(None, "an empty file");
            return None;
        }
        if super::decode::is_binary(&bytes) {
            self.skip(None, "binary, not text");
            return None;
        }
        Some(bytes)
    }

    /// The first bytes, without taking them; empty where reading fails (the next read says why).
    pub fn head(&mut self) -> Vec<u8> {
        self.bytes
            .fill_buf()
            .map(<[u8]>::to_vec)
            .unwrap_or_default()
    }
}

/// What went wrong while reading, in words without addresses or numbers.
pub fn read_error(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof => {
            "cut off: the compressed file ends too early".to_string()
        }
        kind => {
            let inner = error.get_ref().map(|e| e.to_string());
            format!(
                "cannot be read: {}",
                inner.unwrap_or_else(|| kind.to_string())
            )
        }
    }
}

/// Reads one file of a plan.
pub fn read_file(
    file: &File,
    settings: &ReadSettings,
    stdin: &mut dyn Read,
    progress: &AtomicU64,
    sink: &mut dyn FnMut(Item),
) -> Facts {
    let facts = Facts {
        path: file.origin.path.clone(),
        format: file.format.name,
        encoding: "UTF-8".to_string(),
        ..Facts::default()
    };
    let opened: std::io::Result<Box<dyn Read + '_>> = match file.path.to_str() {
        Some("-") => Ok(Box::new(stdin)),
        _ => std::fs::File::open(&file.path).map(|f| Box::new(f) as Box<dyn Read>),
    };
    let mut hashing = match opened {
        Ok(inner) => Hashing {
            inner,
            hasher: Sha256::new(),
            progress,
        },
        Err(e) => {
            sink(Item::Skipped(Skipped {
                path: file.origin.path.clone(),
                record: None,
                reason: format!("cannot be opened: {}", e.kind()),
            }));
            return Facts {
                skipped: 1,
                ..facts
            };
        }
    };
    let mut facts = {
        let raw = BufReader::with_capacity(1 << 16, &mut hashing);
        let plain: std::io::Result<Box<dyn Read + '_>> = match file.compression {
            Compression::None => Ok(Box::new(raw)),
            Compression::Gzip => Ok(Box::new(flate2::bufread::MultiGzDecoder::new(raw))),
            Compression::Zstd => {
                zstd::stream::read::Decoder::with_buffer(raw).map(|d| Box::new(d) as Box<dyn Read>)
            }
        };
        match plain {
            Ok(plain) => {
                let limited = Limited {
                    inner: plain,
                    left: settings.limit,
                };
                let bytes = Box::new(BufReader::with_capacity(1 << 16, limited));
                let mut source = Source {
                    origin: &file.origin,
                    settings,
                    bytes,
                    facts,
                    sink,
                };
                (file.format.read)(&mut source);
                source.facts
            }
            Err(e) => {
                let path = file.origin.path.clone();
                sink(Item::Skipped(Skipped {
                    path,
                    record: None,
                    reason: read_error(&e),
                }));
                Facts {
                    skipped: 1,
                    ..facts
                }
            }
        }
    };
    // Formats may stop early; the hash is of the whole file.
    let _ = std::io::copy(&mut hashing, &mut std::io::sink());
    facts.sha256 = hashing
        .hasher
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    facts
}

/// Hashes and counts what is read through it.
struct Hashing<'a> {
    inner: Box<dyn Read + 'a>,
    hasher: Sha256,
    progress: &'a AtomicU64,
}

impl Read for Hashing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.hasher.update(&buffer[..n]);
        self.progress.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

/// Stops a file that grows beyond all measure when it is decompressed.
struct Limited<'a> {
    inner: Box<dyn Read + 'a>,
    left: u64,
}

impl Read for Limited<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(n as u64).ok_or_else(|| {
            std::io::Error::other("larger than the limit for one file once decompressed")
        })?;
        Ok(n)
    }
}
