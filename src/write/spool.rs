//! A file without a name, beside the report, for what is read once and needed
//! again when all of it is known. It keeps memory from growing with the corpus,
//! and it is gone when the program ends, however it ends.

use super::{Error, OutputDir};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::marker::PhantomData;
use std::path::PathBuf;

/// Records of one type, written first and then read, in any order.
pub struct Spool<T> {
    file: BufWriter<File>,
    path: PathBuf,
    /// Where each record ends.
    ends: Vec<u64>,
    of: PhantomData<T>,
}

/// What is written of an article before its turn, made apart from the file.
pub struct Record(io::Result<Vec<u8>>);

impl Record {
    /// The bytes of a value.
    pub fn of(value: &impl Serialize) -> Record {
        Record(postcard::to_allocvec(value).map_err(io::Error::other))
    }
}

impl<T: DeserializeOwned> Spool<T> {
    /// An empty one.
    pub fn create(out: &OutputDir) -> Result<Self, Error> {
        let (file, path) = out.scratch()?;
        Ok(Spool {
            file: BufWriter::new(file),
            path,
            ends: Vec::new(),
            of: PhantomData,
        })
    }

    /// Appends a record.
    pub fn push(&mut self, record: Record) -> Result<(), Error> {
        let written = record.0.and_then(|bytes| {
            self.file.write_all(&bytes)?;
            Ok(bytes.len() as u64)
        });
        let length = written.map_err(Error::io("write", self.path.clone()))?;
        self.ends.push(self.ends.last().unwrap_or(&0) + length);
        Ok(())
    }

    /// The record of that number.
    pub fn get(&mut self, at: usize) -> Result<T, Error> {
        let read = self.read(at);
        read.map_err(Error::io("read", self.path.clone()))
    }

    fn read(&mut self, at: usize) -> io::Result<T> {
        self.file.flush()?;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        let mut bytes = vec![0; (self.ends[at] - start) as usize];
        let file = self.file.get_mut();
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(&mut bytes)?;
        postcard::from_bytes(&bytes).map_err(io::Error::other)
    }
}
