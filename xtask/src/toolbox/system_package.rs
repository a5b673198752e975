//! The Debian packages that browser tests need: browser engines, their drivers, and fonts.
//!
//! Each is detected by something it installs, so that a browser from elsewhere counts.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::Need::{self, Accessibility, Chromium, Firefox, FirefoxPrevious, Webkit};
use super::search_path::SearchPath;

pub(super) struct SystemPackage {
    name: &'static str,
    evidence: Evidence,
    /// Any of these; none if all browser tests need it.
    needed_by: &'static [Need],
}

pub(super) enum Evidence {
    /// Any of these programs on the `PATH`.
    Program(&'static [&'static str]),
    /// A file in the folder of libraries, whose name contains the processor's on Debian.
    Library(&'static str),
    /// Any of these files.
    File(&'static [&'static str]),
}

use Evidence::{File, Library, Program};

const FIREFOX: &[Need] = &[Firefox, FirefoxPrevious];

#[rustfmt::skip]
pub(super) const PACKAGES: &[SystemPackage] = &[
    package("chromium", Program(&["chromium"]), &[Chromium]),
    package("chromium-driver", Program(&["chromedriver"]), &[Chromium]),
    package("firefox-esr", Program(&["firefox-esr", "firefox"]), FIREFOX),
    package("webkit2gtk-driver", Program(&["WebKitWebDriver"]), &[Webkit]),
    package("libwebkit2gtk-4.1-0", Library("webkit2gtk-4.1/MiniBrowser"), &[Webkit]),
    // WebKit cannot run without a display.
    package("xvfb", Program(&["Xvfb"]), &[Webkit]),
    // WebKit's driver cannot print, so a small browser in Python does.
    package("python3-gi", File(&["/usr/lib/python3/dist-packages/gi/__init__.py"]), &[Webkit]),
    package("gir1.2-webkit2-4.1", Library("girepository-1.0/WebKit2-4.1.typelib"), &[Webkit]),
    package("gir1.2-gtk-3.0", Library("girepository-1.0/Gtk-3.0.typelib"), &[Webkit]),
    // Installs axe-core.
    package("nodejs", Program(&["node"]), &[Accessibility]),
    package("npm", Program(&["npm"]), &[Accessibility]),
    // Reads printed pages.
    package("poppler-utils", Program(&["pdftotext"]), &[]),
    // With other fonts, lines break elsewhere.
    package("fonts-dejavu-core", File(&["/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"]), &[]),
    package(
        "fonts-liberation",
        File(&[
            "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
            "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf",
        ]),
        &[],
    ),
];

const fn package(
    name: &'static str,
    evidence: Evidence,
    needed_by: &'static [Need],
) -> SystemPackage {
    SystemPackage {
        name,
        evidence,
        needed_by,
    }
}

/// The names of the packages that these tests need and that are not there.
pub(super) fn missing(
    needs: &BTreeSet<Need>,
    is_there: impl Fn(&Evidence) -> bool,
) -> Vec<&'static str> {
    let is_needed = |package: &&SystemPackage| {
        package.needed_by.is_empty() || package.needed_by.iter().any(|need| needs.contains(need))
    };
    PACKAGES
        .iter()
        .filter(is_needed)
        .filter(|package| !is_there(&package.evidence))
        .map(|package| package.name)
        .collect()
}

/// Looks for it on this machine.
pub(super) fn is_there(evidence: &Evidence, path: &SearchPath) -> bool {
    match evidence {
        Program(names) => names.iter().any(|name| path.find(name).is_some()),
        Library(file) => library_folders()
            .iter()
            .any(|folder| folder.join(file).is_file()),
        File(paths) => paths.iter().any(|path| Path::new(path).is_file()),
    }
}

fn library_folders() -> Vec<PathBuf> {
    let entries = fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    folders.extend(["/usr/lib", "/usr/lib64", "/usr/libexec"].map(PathBuf::from));
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_missing_packages_of_needed_engines() {
        let without_drivers = |evidence: &Evidence| match evidence {
            Program(names) => !["chromedriver", "WebKitWebDriver"].contains(&names[0]),
            Library(file) => file.ends_with(".typelib"),
            File(_) => true,
        };
        let cases: [(&[Need], &[&str]); 4] = [
            (&[Chromium], &["chromium-driver"]),
            (&[Firefox, Accessibility], &[]),
            (&[Webkit], &["webkit2gtk-driver", "libwebkit2gtk-4.1-0"]),
            (
                &Need::ALL,
                &[
                    "chromium-driver",
                    "webkit2gtk-driver",
                    "libwebkit2gtk-4.1-0",
                ],
            ),
        ];
        for (needs, expected) in cases {
            let needs = needs.iter().copied().collect();
            assert_eq!(missing(&needs, without_drivers), expected, "{needs:?}");
        }
    }

    #[test]
    fn engine_needs_no_package_of_another() {
        let needs = BTreeSet::from([Firefox]);
        assert_eq!(
            missing(&needs, |_| false),
            [
                "firefox-esr",
                "poppler-utils",
                "fonts-dejavu-core",
                "fonts-liberation"
            ]
        );
    }

    #[test]
    fn looks_for_programs_and_files() {
        let path = SearchPath::inherited();
        let cases = [
            (Program(&["no-such-program", "cargo"]), true),
            (Program(&["no-such-program"]), false),
            (Library("no/such/file"), false),
            (File(&["/no/such/file"]), false),
        ];
        for (evidence, expected) in cases {
            assert_eq!(is_there(&evidence, &path), expected);
        }
    }
}
