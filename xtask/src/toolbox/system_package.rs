//! What the browser tests need of the system: three browser engines and what stands around them.
//!
//! Each package is known by something it installs, so that a browser that came another way counts.

use std::fs;
use std::path::{Path, PathBuf};

use super::search_path::SearchPath;

/// A package of Debian's, and how to see that it, or its like, is there.
pub(super) struct SystemPackage {
    pub(super) name: &'static str,
    pub(super) evidence: Evidence,
}

pub(super) enum Evidence {
    /// Any of these on the search path.
    Program(&'static [&'static str]),
    /// A file in the folder for libraries, which is named after the processor on Debian.
    Library(&'static str),
    /// Any of these files.
    File(&'static [&'static str]),
}

pub(super) const NEEDED: &[SystemPackage] = &[
    needed("chromium", Evidence::Program(&["chromium"])),
    needed("chromium-driver", Evidence::Program(&["chromedriver"])),
    needed(
        "firefox-esr",
        Evidence::Program(&["firefox-esr", "firefox"]),
    ),
    needed("webkit2gtk-driver", Evidence::Program(&["WebKitWebDriver"])),
    needed(
        "libwebkit2gtk-4.1-0",
        Evidence::Library("webkit2gtk-4.1/MiniBrowser"),
    ),
    // WebKit has no mode without a screen.
    needed("xvfb", Evidence::Program(&["Xvfb"])),
    // Reads printed pages.
    needed("poppler-utils", Evidence::Program(&["pdftotext"])),
    // Without fonts of known widths every machine breaks lines elsewhere.
    needed(
        "fonts-dejavu-core",
        Evidence::File(&["/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"]),
    ),
    needed(
        "fonts-liberation",
        Evidence::File(&[
            "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
            "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf",
        ]),
    ),
    // WebKit's driver cannot print: a small Python browser does.
    needed(
        "python3-gi",
        Evidence::File(&["/usr/lib/python3/dist-packages/gi/__init__.py"]),
    ),
    needed(
        "gir1.2-webkit2-4.1",
        Evidence::Library("girepository-1.0/WebKit2-4.1.typelib"),
    ),
    needed(
        "gir1.2-gtk-3.0",
        Evidence::Library("girepository-1.0/Gtk-3.0.typelib"),
    ),
    // Brings axe-core and wasm-opt.
    needed("nodejs", Evidence::Program(&["node"])),
    needed("npm", Evidence::Program(&["npm"])),
];

const fn needed(name: &'static str, evidence: Evidence) -> SystemPackage {
    SystemPackage { name, evidence }
}

/// The names of the packages of which nothing is to be seen.
pub(super) fn missing(
    packages: &[SystemPackage],
    seen: impl Fn(&Evidence) -> bool,
) -> Vec<&'static str> {
    packages
        .iter()
        .filter(|package| !seen(&package.evidence))
        .map(|package| package.name)
        .collect()
}

/// Looks on this machine.
pub(super) fn is_seen(evidence: &Evidence, path: &SearchPath) -> bool {
    match evidence {
        Evidence::Program(names) => names.iter().any(|name| path.find(name).is_some()),
        Evidence::Library(file) => library_folders()
            .iter()
            .any(|folder| folder.join(file).is_file()),
        Evidence::File(paths) => paths.iter().any(|path| Path::new(path).is_file()),
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
    fn only_the_packages_that_are_not_seen_are_missing() {
        let seen = |evidence: &Evidence| match evidence {
            Evidence::Program(names) => !names.contains(&"chromedriver"),
            Evidence::Library(file) => file.ends_with(".typelib"),
            Evidence::File(_) => true,
        };
        assert_eq!(
            missing(NEEDED, seen),
            ["chromium-driver", "libwebkit2gtk-4.1-0"]
        );
    }

    #[test]
    fn nothing_is_missing_where_everything_is_seen() {
        assert!(missing(NEEDED, |_| true).is_empty());
    }

    #[test]
    fn a_program_that_is_nowhere_on_the_path_is_not_seen() {
        let path = SearchPath::inherited();
        assert!(is_seen(
            &Evidence::Program(&["no-such-program", "cargo"]),
            &path
        ));
        assert!(!is_seen(&Evidence::Program(&["no-such-program"]), &path));
        assert!(!is_seen(&Evidence::Library("no/such/file"), &path));
    }
}
