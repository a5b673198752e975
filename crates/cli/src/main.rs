//! Finishes the site: Trunk's `post_build` hook, run on the folder that is about to become `dist`. Before
//! anything is compiled, its `pre_build` hook, `publish check`, checks the fact sheet.

use std::error::Error;
use std::io::{IsTerminal as _, stderr};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process, thread};

use factsheet_publish::markdown::{Report, SourceFile, decode};
use factsheet_publish::publish::{
    AppFiles, Audience, Build, PublishError, Template, changed_files, check, compressed,
    host_files, publish,
};

const SHEET: &str = "assets/fact-sheet.md";
/// Set by `cargo xtask build --no-offline`.
const NO_OFFLINE: &str = "FACTSHEET_NO_OFFLINE";
/// Set by `cargo xtask build --base-url URL`.
const BASE_URL: &str = "FACTSHEET_BASE_URL";
/// Set by `cargo xtask build`: the folder of the lazy part.
const LAZY_PART: &str = "FACTSHEET_LAZY_PART";
/// Set by `cargo xtask build --pdf`.
const PDF: &str = "FACTSHEET_PDF";
const IDS: &str = "assets/fact-sheet.ids";

fn main() {
    if let Err(error) = run() {
        match error.downcast_ref() {
            Some(PublishError::InvalidSource(report)) => print(report),
            _ => eprintln!("{error}"),
        }
        process::exit(1);
    }
}

/// Prints a report, in colour on a terminal.
fn print(report: &Report) {
    let is_styled = stderr().is_terminal() && env::var_os("NO_COLOR").is_none();
    if report.is_empty() {
        return;
    }
    if is_styled {
        eprintln!("{}\n", report.styled());
    } else {
        eprintln!("{report}\n");
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let source = PathBuf::from(env::var("TRUNK_SOURCE_DIR").unwrap_or_default());
    let sheet = source.join(SHEET);
    let folder = sheet.parent().map(Path::to_owned).unwrap_or_default();
    let bytes = fs::read(&sheet).map_err(|error| format!("{}: {error}", sheet.display()))?;
    let text = decode(SHEET, bytes).map_err(PublishError::InvalidSource)?;
    let ids = source.join(IDS);
    let published = if ids.exists() {
        read(&ids)?
    } else {
        String::new()
    };
    let picture = |path: &str| fs::read(folder.join(path)).ok();
    let file = SourceFile::new(SHEET, &text).with_pictures(&picture);
    if env::args().nth(1).as_deref() == Some("check") {
        print(&check(&file, &published)?);
        return Ok(());
    }

    let staging = PathBuf::from(env::var("TRUNK_STAGING_DIR").map_err(|_| {
        "TRUNK_STAGING_DIR is not set: this runs as Trunk's post_build hook, by `cargo xtask build`"
    })?);
    let template = Template::parse(&read(&staging.join("index.html"))?)?;
    let changed = changed_files(&template, |file| fs::read(staging.join(file)).ok());
    if !changed.is_empty() {
        return Err(format!(
            "{} changed while the site was built, so browsers would not load it\n\
             help: build again, and let nothing change the files in between",
            changed.join(", ")
        )
        .into());
    }
    // Drafts are neither compressed nor recorded in the list of ids.
    let is_for_readers = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let base_url = env::var(BASE_URL).ok();
    let template = if is_for_readers {
        let mut template = template;
        if env::var_os(PDF).is_some() {
            template.offer_pdf();
        }
        with_app_files(&staging, template)?
    } else {
        template
    };
    let build = Build {
        template: &template,
        file: &|name| fs::read(staging.join(name)).ok(),
        picture: &picture,
        base_url: base_url.as_deref(),
        audience: if is_for_readers {
            Audience::Readers {
                offline: env::var_os(NO_OFFLINE).is_none(),
            }
        } else {
            Audience::Author
        },
    };
    let site = pollster::block_on(publish(&build, &file, &published))?;
    for notice in &site.notices {
        eprintln!("{SHEET}: {notice}");
    }
    write_all(&staging, &site.files)?;
    if is_for_readers {
        write_all(&staging, &host_files(&site, &names(&staging)?))?;
        // After all other files are written.
        compress_all(&staging)?;
        // Last, because only a site that is complete has published its ids.
        if site.ids != published {
            write(&ids, site.ids.as_bytes())?;
        }
    }
    Ok(())
}

/// Writes the files of the app as readers get them, and returns the template that loads these.
fn with_app_files(staging: &Path, template: Template) -> Result<Template, Box<dyn Error>> {
    let folder = env::var_os(LAZY_PART).ok_or_else(|| {
        format!("{LAZY_PART} is not set: sites for readers are built by `cargo xtask build`")
    })?;
    let lazy_part = Path::new(&folder).join("lazy.wasm");
    let lazy_part =
        fs::read(&lazy_part).map_err(|error| format!("{}: {error}", lazy_part.display()))?;
    let app = AppFiles::new(template, &lazy_part, |name| {
        fs::read(staging.join(name)).ok()
    })?;
    for name in &app.replaced {
        let built = staging.join(name);
        fs::remove_file(&built).map_err(|error| format!("{}: {error}", built.display()))?;
    }
    write_all(staging, &app.files)?;
    Ok(app.template)
}

/// Writes the compressed forms of all files in a folder, on all cores.
fn compress_all(folder: &Path) -> Result<(), Box<dyn Error>> {
    let names = names(folder)?;
    let next = AtomicUsize::new(0);
    let compress_next = || -> Result<(), String> {
        while let Some(name) = names.get(next.fetch_add(1, Ordering::Relaxed)) {
            let error = |error| format!("{name}: {error}");
            let bytes = fs::read(folder.join(name)).map_err(error)?;
            write_all(folder, &compressed(name, &bytes).map_err(error)?)?;
        }
        Ok(())
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(compress_next)).collect();
        for worker in workers {
            worker
                .join()
                .map_err(|_| "a thread that compresses files has panicked")??;
        }
        Ok(())
    })
}

/// Returns the paths of all files in a folder and its subfolders, separated by `/`.
fn names(folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            let inside = self::names(&entry.path())?;
            names.extend(inside.iter().map(|file| format!("{name}/{file}")));
        } else {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn write_all(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), String> {
    for (name, bytes) in files {
        let to = folder.join(name);
        fs::create_dir_all(to.parent().unwrap_or(folder))
            .map_err(|error| format!("{}: {error}", to.display()))?;
        write(&to, bytes)?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
