//! The folder of a report: written aside and moved into place when complete,
//! so that nothing half-written is ever seen under its name.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tempfile::TempDir;

use super::{Error, Format, Options, RunFacts, TableWriter, run};
use super::{codebook, data_package, methods, run_json};
use crate::lexicon::Lexicons;
use crate::read::is_report;
use crate::tables::{self, Schema, Table};

/// A report that is being written. Dropped before [`finish`](Self::finish), it
/// leaves nothing behind, and an older report stays as it was.
pub struct OutputDir {
    path: PathBuf,
    parent: PathBuf,
    folder: TempDir,
    formats: Vec<&'static Format>,
    options: Options,
    tables: Vec<(Schema, Arc<AtomicBool>)>,
}

/// A folder that holds the report which was replaced and could not be deleted.
/// The new report is complete; the user may delete the old one by hand.
#[derive(Debug, PartialEq, Eq)]
pub struct Leftover(pub PathBuf);

impl OutputDir {
    /// Begins a report that will stand at `path`, in a temporary folder beside
    /// it. Missing parents of `path` are made.
    ///
    /// # Errors
    /// [`Error::NotAFolder`], [`Error::Occupied`] if `path` holds files and no
    /// run.json of ours, [`Error::Io`].
    pub fn create(
        path: &Path,
        formats: &[&'static Format],
        options: Options,
    ) -> Result<Self, Error> {
        check(path)?;
        let (parent, path) = place(path)?;
        let folder = aside(&path, &parent)?;
        Ok(OutputDir {
            path,
            parent,
            folder,
            formats: formats.to_vec(),
            options,
            tables: Vec::new(),
        })
    }

    /// Begins a table, in every format.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub fn table<R>(&mut self, table: &'static Table<R>) -> Result<TableWriter<R>, Error> {
        let closed = Arc::new(AtomicBool::new(false));
        self.tables.push((table.schema(), Arc::clone(&closed)));
        let mut writer = TableWriter::empty(table, closed);
        for format in &self.formats {
            let name = format!("{}.{}", table.name, format.extension);
            let file = Box::new(self.file(&name)?);
            writer.add(format, self.options, self.path.join(name), file)?;
        }
        Ok(writer)
    }

    /// A further file of the report, such as report.html.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub fn file(&self, name: &str) -> Result<File, Error> {
        File::create(self.folder.path().join(name))
            .map_err(Error::io("create", self.path.join(name)))
    }

    /// A file without a name on the disk of the report, and where it is, for messages.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub(super) fn scratch(&self) -> Result<(File, PathBuf), Error> {
        let folder = self.folder.path();
        let file = tempfile::tempfile_in(folder);
        let file = file.map_err(Error::io("create a temporary file in", folder))?;
        Ok((file, folder.to_path_buf()))
    }

    /// Adds datapackage.json, CODEBOOK.md, METHODS.md and run.json, and moves
    /// the report into place. An older report goes only when the new one stands.
    ///
    /// # Errors
    /// [`Error::Unfinished`] if a table was not closed, [`Error::Occupied`] if
    /// something else has come to stand at the path meanwhile, [`Error::Io`];
    /// the older report then still stands, unless it is [`Error::Displaced`].
    pub fn finish(self, facts: &RunFacts, lexicons: &Lexicons) -> Result<Option<Leftover>, Error> {
        let schemas = self.schemas()?;
        self.write("datapackage.json", &data_package(&schemas, self.options))?;
        self.write("CODEBOOK.md", &codebook(&schemas, lexicons))?;
        self.write("METHODS.md", &methods(facts, lexicons))?;
        self.write(run::FILE, &run_json(facts, lexicons, self.options))?;
        check(&self.path)?;
        self.move_into_place()
    }

    /// The tables in the order of the codebook, whatever order they were begun in.
    fn schemas(&self) -> Result<Vec<Schema>, Error> {
        for (schema, closed) in &self.tables {
            if !closed.load(Ordering::Acquire) {
                return Err(Error::Unfinished { table: schema.name });
            }
        }
        let mut schemas: Vec<_> = self
            .tables
            .iter()
            .map(|(schema, _)| schema.clone())
            .collect();
        let order: Vec<_> = tables::all().iter().map(|schema| schema.name).collect();
        schemas.sort_by_key(|schema| order.iter().position(|name| *name == schema.name));
        Ok(schemas)
    }

    fn write(&self, name: &str, text: &str) -> Result<(), Error> {
        fs::write(self.folder.path().join(name), text)
            .map_err(Error::io("write", self.path.join(name)))
    }

    fn move_into_place(self) -> Result<Option<Leftover>, Error> {
        let OutputDir {
            path,
            parent,
            folder,
            ..
        } = self;
        if !path.exists() {
            fs::rename(folder.path(), &path).map_err(Error::io("move the report to", &path))?;
            let _ = folder.keep();
            return Ok(None);
        }
        let shelter = aside(&path, &parent)?;
        let old = shelter.path().join("old");
        fs::rename(&path, &old).map_err(Error::io("replace the report in", &path))?;
        if let Err(cause) = fs::rename(folder.path(), &path) {
            return Err(restore(path, old, shelter, cause));
        }
        let _ = folder.keep();
        let shelter = shelter.keep();
        match fs::remove_dir_all(&shelter) {
            Ok(()) => Ok(None),
            Err(_) => Ok(Some(Leftover(shelter))),
        }
    }
}

/// Moves the old report back after the new one could not take its place.
fn restore(path: PathBuf, old: PathBuf, shelter: TempDir, cause: io::Error) -> Error {
    match fs::rename(&old, &path) {
        Ok(()) => Error::Io {
            doing: "move the report to",
            path,
            cause,
        },
        Err(_) => {
            let _ = shelter.keep();
            Error::Displaced { path, old, cause }
        }
    }
}

/// Refuses a path that holds something other than a report of ours.
fn check(path: &Path) -> Result<(), Error> {
    let occupied = || Error::Occupied { path: path.into() };
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Error::io("read", path)(error)),
        Ok(found) if !found.is_dir() => return Err(Error::NotAFolder { path: path.into() }),
        Ok(_) => {}
    }
    let mut entries = fs::read_dir(path).map_err(Error::io("read", path))?;
    if entries.next().is_none() || is_report(&path.join(run::FILE)) {
        Ok(())
    } else {
        Err(occupied())
    }
}

/// The parent of `path`, made if missing, and `path` below it, without links
/// and dots, so that `.` and a link to a folder can be replaced as well.
fn place(path: &Path) -> Result<(PathBuf, PathBuf), Error> {
    let path = match fs::canonicalize(path) {
        Ok(path) => path,
        Err(_) => std::path::absolute(path).map_err(Error::io("find", path))?,
    };
    let parent = path.parent().unwrap_or(&path).to_path_buf();
    fs::create_dir_all(&parent).map_err(Error::io("create", &parent))?;
    Ok((parent, path))
}

/// A new hidden folder beside `path`, on the same disk, removed when dropped.
fn aside(path: &Path, parent: &Path) -> Result<TempDir, Error> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let prefix = format!(".{name}.parallax-");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix);
    // Without this the report could be read by its owner alone.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    builder
        .tempdir_in(parent)
        .map_err(Error::io("create a temporary folder in", parent))
}
