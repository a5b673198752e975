//! The command with the viewer that `cargo xtask build` has built. Compile it after that.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use support::{Folder, Result, SHEET};

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Returns the names of all files in a folder.
fn names(folder: &Path) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            let inside = self::names(&entry.path())?;
            names.extend(inside.iter().map(|file| format!("{name}/{file}")));
        } else {
            names.insert(name);
        }
    }
    Ok(names)
}

#[test]
fn builds_the_same_site_as_the_workspace() -> Result {
    let folder = Folder::new("builds_the_same_site_as_the_workspace")?;
    let assets = workspace().join("assets");
    for file in ["fact-sheet.md", "fact-sheet.ids"] {
        folder.write(file, fs::read(assets.join(file))?)?;
    }
    let build = folder.run("build fact-sheet.md --out site")?;
    assert_eq!(build.code, Some(0), "{}", build.stderr);
    let (site, dist) = (folder.path("site"), workspace().join("dist"));
    let mut expected = names(&dist)?;
    // Only `cargo xtask build --pdf` writes these.
    expected.retain(|name| !name.ends_with(".pdf"));
    assert_eq!(names(&site)?, expected);
    for name in expected {
        let same = fs::read(site.join(&name))? == fs::read(dist.join(&name))?;
        assert!(
            same,
            "{name} differs\nhelp: build dist again, without options"
        );
    }
    Ok(())
}

#[test]
fn applies_options() -> Result {
    let folder = Folder::new("applies_options")?;
    folder.write("water.md", SHEET)?;
    let build =
        folder.run("build water.md --out a/b --base-url https://example.org/w/ --no-offline")?;
    assert_eq!(build.code, Some(0), "{}", build.stderr);
    let page = folder.read("a/b/index.html")?;
    assert!(
        page.contains("rel=\"canonical\" href=\"https://example.org/w/\""),
        "{page}"
    );
    assert!(!page.contains("data-worker"));
    assert!(folder.read("water.ids")?.contains("\nsupply/\n"));
    let wrong = folder.run("build water.md --out a/b --base-url example.org")?;
    assert_eq!(wrong.code, Some(2), "{}", wrong.stderr);
    Ok(())
}

#[test]
fn errors_leave_site_and_ids_as_they_were() -> Result {
    let folder = Folder::new("errors_leave_site_and_ids_as_they_were")?;
    folder.write("water.md", SHEET)?;
    folder.run("build water.md --out site")?;
    let (page, ids) = (folder.read("site/index.html")?, folder.read("water.ids")?);
    for (text, message) in [
        (SHEET.replace("Wells.", "<b>Wells</b>"), "error: raw HTML"),
        (
            SHEET.replace("## Costs", "## Prices"),
            "published id \"costs\" is missing",
        ),
    ] {
        folder.write("water.md", text)?;
        let build = folder.run("build water.md --out site")?;
        assert_eq!(build.code, Some(1), "{}", build.stderr);
        assert!(build.stderr.contains(message), "{}", build.stderr);
        assert_eq!(folder.read("site/index.html")?, page);
        assert_eq!(folder.read("water.ids")?, ids);
    }
    let all = names(&folder.path(""))?;
    assert!(all.iter().all(|name| !name.starts_with('.')), "{all:?}");
    Ok(())
}

#[test]
fn refuses_folder_of_others_unless_forced() -> Result {
    let folder = Folder::new("refuses_folder_of_others_unless_forced")?;
    folder.write("water.md", SHEET)?;
    fs::create_dir(folder.path("site"))?;
    folder.write("site/notes.txt", "mine")?;
    let refused = folder.run("build water.md --out site")?;
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("notes.txt"), "{}", refused.stderr);
    assert_eq!(folder.read("site/notes.txt")?, "mine");
    let forced = folder.run("build water.md --out site --force")?;
    assert_eq!(forced.code, Some(0), "{}", forced.stderr);
    assert!(!folder.path("site/notes.txt").exists());
    let here = folder.run("build water.md --out . --force")?;
    assert_eq!(here.code, Some(2));
    assert_eq!(folder.read("water.md")?, SHEET);
    Ok(())
}

#[test]
fn publishes_standard_input() -> Result {
    let folder = Folder::new("publishes_standard_input")?;
    let build = folder.run_with_input("build - --out site", SHEET)?;
    assert_eq!(build.code, Some(0), "{}", build.stderr);
    assert_eq!(build.stdout, "");
    assert!(
        build.stderr.contains("its ids are not compared"),
        "{}",
        build.stderr
    );
    assert_eq!(folder.read("site/fact-sheet.md")?, SHEET);
    Ok(())
}

/// Its name says which browser it needs, to `cargo xtask test`.
mod chromium {
    use super::*;

    #[test]
    fn prints_pdf_in_both_sizes() -> Result {
        let folder = Folder::new("prints_pdf_in_both_sizes")?;
        folder.write("water.md", SHEET)?;
        let build = folder.run("build water.md --out site --pdf")?;
        assert_eq!(build.code, Some(0), "{}", build.stderr);
        for (paper, size) in [("a4", "594.95996 841.91998"), ("letter", "612 792")] {
            let pdf = fs::read(folder.path(&format!("site/fact-sheet-{paper}.pdf")))?;
            let pdf = String::from_utf8_lossy(&pdf);
            for part in [
                &format!("/MediaBox [0 0 {size}]"),
                "/Marked true",
                "/Outlines",
            ] {
                assert!(pdf.contains(part), "{paper} has no {part}");
            }
            assert!(
                !pdf.contains("file:"),
                "{paper} names a folder of this machine"
            );
        }
        let offers_pdf = || -> Result<bool> {
            let page = folder.read("site/index.html")?;
            Ok(page.contains("fact-sheet-letter.pdf"))
        };
        assert!(offers_pdf()?);
        let again = folder.run("build water.md --out site")?;
        assert_eq!(again.code, Some(0), "{}", again.stderr);
        assert!(!offers_pdf()?);
        assert!(!folder.path("site/fact-sheet-a4.pdf").exists());
        Ok(())
    }
}

/// A server that ends with the test.
struct Server {
    child: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    fn start(folder: &Folder, file: &str) -> Result<Self> {
        let mut command = folder.command(&format!("serve {file} --port 0"));
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or("a pipe")?).read_line(&mut line)?;
        let port = line.trim_end_matches(['/', '\n']).rsplit(':').next();
        let port = port.and_then(|port| port.parse().ok());
        let mut server = Self { child, port: 0 };
        server.port = port.ok_or_else(|| format!("no URL in {line:?}"))?;
        Ok(server)
    }

    fn request(&self, path: &str, host: &str) -> Result<TcpStream> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )?;
        Ok(stream)
    }

    /// Returns the whole response, head included.
    fn get(&self, path: &str) -> Result<String> {
        let mut response = Vec::new();
        let host = format!("127.0.0.1:{}", self.port);
        self.request(path, &host)?.read_to_end(&mut response)?;
        Ok(String::from_utf8_lossy(&response).into_owned())
    }
}

#[test]
fn serves_each_change_and_its_errors() -> Result {
    let folder = Folder::new("serves_each_change_and_its_errors")?;
    folder.write("water.md", SHEET)?;
    let server = Server::start(&folder, "water.md")?;
    let page = server.get("/")?;
    assert!(
        page.starts_with("HTTP/1.1 200") && page.contains("Wells."),
        "{page}"
    );
    assert!(server.get("/costs/")?.starts_with("HTTP/1.1 200"));
    assert!(server.get("/lost")?.starts_with("HTTP/1.1 404"));

    for (number, text, status, part) in [
        (1, SHEET.replace("Wells.", "Springs."), 200, "Springs."),
        (
            2,
            SHEET.replace("Wells.", "<b>Wells</b>"),
            500,
            "raw HTML `&lt;b&gt;`",
        ),
        (3, SHEET.to_owned(), 200, "Wells."),
    ] {
        // At once, as editors do: half of a file could be a draft too.
        folder.write("water.md.new", text)?;
        fs::rename(folder.path("water.md.new"), folder.path("water.md"))?;
        // Ends when there is another draft than this one.
        assert!(
            server
                .get(&format!("/~changes?{number}"))?
                .contains("data:")
        );
        let page = server.get("/")?;
        assert!(page.starts_with(&format!("HTTP/1.1 {status}")), "{page}");
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!folder.path("water.ids").exists());
    Ok(())
}

#[test]
fn serves_nobody_under_another_name() -> Result {
    let folder = Folder::new("serves_nobody_under_another_name")?;
    folder.write("water.md", SHEET)?;
    let server = Server::start(&folder, "water.md")?;
    let mut response = String::new();
    server
        .request("/", "example.org")?
        .read_to_string(&mut response)?;
    assert!(response.starts_with("HTTP/1.1 403"), "{response}");
    assert!(!response.contains("Wells."));
    Ok(())
}
