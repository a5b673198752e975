//! The command line: what can be typed after `cargo xtask`.

use std::fmt;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, value_parser};

/// The port that Trunk's documentation uses.
pub(crate) const DEFAULT_PORT: u16 = 8080;

/// Builds, serves and tests the fact sheet. Installs the tools it needs the first time.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub(crate) struct Cli {
    /// Without one, the help is shown.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

#[derive(Debug, PartialEq, Eq, Subcommand)]
pub(crate) enum Command {
    /// Build, open the page, and rebuild on every change
    Serve {
        /// Port to serve on
        #[arg(long, value_name = "N", default_value_t = DEFAULT_PORT, value_parser = value_parser!(u16).range(1..))]
        port: u16,
        /// Don't open the page
        #[arg(long)]
        no_open: bool,
        // The default; typing it has always been allowed.
        #[arg(long, overrides_with = "no_open", hide = true)]
        open: bool,
    },
    /// Build the site for publishing, into dist/
    Build(Publishing),
    /// Run all checks, or only the tests that match
    Test(Selection),
    /// Look for input that breaks the parsers
    Fuzz {
        /// How long to try each parser
        #[arg(default_value_t = 60, value_parser = value_parser!(u32).range(1..))]
        seconds: u32,
    },
    /// Measure the page on a simulated slow phone
    Bench,
    /// Build the page where publishers write, into studio/dist/
    Studio,
    /// Write the SBOM of the command `factsheet`, for a release
    Sbom {
        /// The file to write, relative to the project
        file: PathBuf,
    },
    /// Install all tools and browsers now
    Setup {
        /// Run sudo without asking
        #[arg(long)]
        yes: bool,
    },
}

/// How the site is published.
#[derive(Args, Debug, Default, PartialEq, Eq)]
pub(crate) struct Publishing {
    /// URL that the page will have; replaces the one in the fact sheet
    #[arg(long, value_name = "URL", value_parser = web_url)]
    pub(crate) base_url: Option<String>,
    /// Folder of the site's files on their server, such as /water/ [default: beside the page]
    #[arg(long, value_name = "FOLDER", value_parser = site_folder)]
    pub(crate) public_url: Option<String>,
    /// Keep no offline copy in readers' browsers, and remove existing ones
    #[arg(long)]
    pub(crate) no_offline: bool,
    /// Offer the fact sheet as PDF (A4 and Letter), printed by Chromium
    #[arg(long)]
    pub(crate) pdf: bool,
}

/// Which tests run, and how.
#[derive(Args, Debug, Default, PartialEq, Eq)]
pub(crate) struct Selection {
    /// Only tests whose name contains this
    pub(crate) filter: Option<String>,
    /// Only browser tests, in this engine; can be repeated
    #[arg(
        long = "engine",
        value_name = "NAME",
        value_enum,
        value_delimiter = ','
    )]
    pub(crate) engines: Vec<Engine>,
    /// Show the browser windows
    #[arg(long)]
    pub(crate) headed: bool,
    /// Test the site that is in dist/ instead of building it
    #[arg(long)]
    pub(crate) no_build: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    // The other Firefox ESR that Debian offers. Not a doc comment, to keep the help in one line.
    FirefoxPrevious,
    Webkit,
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::FirefoxPrevious => "firefox-previous",
            Self::Webkit => "webkit",
        })
    }
}

/// Accepts an absolute http(s) URL; the publisher checks the rest of it.
fn web_url(text: &str) -> Result<String, String> {
    if text.starts_with("https://") || text.starts_with("http://") {
        Ok(text.to_owned())
    } else {
        Err("not an http or https URL, such as https://example.org/water/".to_owned())
    }
}

/// Accepts a path on the page's own site, without characters that HTML or URLs give a meaning.
fn site_folder(text: &str) -> Result<String, String> {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~%/".contains(&b);
    let is_path = text.starts_with('/') || text.starts_with("./");
    if is_path && !text.contains("//") && text.bytes().all(is_plain) {
        Ok(text.to_owned())
    } else {
        Err("not a path on the page's own site, such as /water/".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn parse(line: &str) -> Result<Option<Command>, String> {
        let words = std::iter::once("xtask").chain(line.split_whitespace());
        let cli = Cli::try_parse_from(words).map_err(|error| error.to_string())?;
        Ok(cli.command)
    }

    fn serve(port: u16, no_open: bool, open: bool) -> Command {
        Command::Serve {
            port,
            no_open,
            open,
        }
    }

    fn test(filter: Option<&str>, engines: &[Engine], headed: bool, no_build: bool) -> Command {
        Command::Test(Selection {
            filter: filter.map(str::to_owned),
            engines: engines.to_vec(),
            headed,
            no_build,
        })
    }

    #[test]
    fn accepts_every_command() {
        use Engine::{Chromium, Firefox, FirefoxPrevious, Webkit};
        let publishing =
            |base_url: Option<&str>, public_url: Option<&str>, no_offline| Publishing {
                base_url: base_url.map(str::to_owned),
                public_url: public_url.map(str::to_owned),
                no_offline,
                pdf: false,
            };
        let web = Some("https://example.org/");
        let cases = [
            ("serve", serve(8080, false, false)),
            ("serve --open", serve(8080, false, true)),
            ("serve --no-open --port=9000", serve(9000, true, false)),
            ("build", Command::Build(Publishing::default())),
            (
                "build --base-url https://example.org/ --public-url /sheet/ --no-offline",
                Command::Build(publishing(web, Some("/sheet/"), true)),
            ),
            (
                "build --public-url ./",
                Command::Build(publishing(None, Some("./"), false)),
            ),
            (
                "build --base-url https://example.org/ --pdf",
                Command::Build(Publishing {
                    pdf: true,
                    ..publishing(web, None, false)
                }),
            ),
            ("test", test(None, &[], false, false)),
            ("test print", test(Some("print"), &[], false, false)),
            ("test -- --odd", test(Some("--odd"), &[], false, false)),
            (
                "test --engine firefox --headed fold",
                test(Some("fold"), &[Firefox], true, false),
            ),
            (
                "test --engine chromium,firefox-previous --engine webkit --no-build",
                test(None, &[Chromium, FirefoxPrevious, Webkit], false, true),
            ),
            ("fuzz", Command::Fuzz { seconds: 60 }),
            ("fuzz 5", Command::Fuzz { seconds: 5 }),
            ("bench", Command::Bench),
            (
                "sbom a.cdx.json",
                Command::Sbom {
                    file: "a.cdx.json".into(),
                },
            ),
            ("studio", Command::Studio),
            ("setup", Command::Setup { yes: false }),
            ("setup --yes", Command::Setup { yes: true }),
        ];
        for (line, command) in cases {
            assert_eq!(parse(line), Ok(Some(command)), "{line:?}");
        }
        assert_eq!(parse(""), Ok(None));
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        let cases = [
            ("sevre", "unrecognized subcommand 'sevre'"),
            ("sevre", "tip: a similar subcommand exists: 'serve'"),
            ("serve --prot 1", "unexpected argument '--prot' found"),
            ("serve --port", "a value is required for '--port <N>'"),
            ("serve --port=0", "0 is not in 1..=65535"),
            ("serve --port=http", "invalid value 'http' for '--port <N>'"),
            ("build --release", "unexpected argument '--release' found"),
            (
                "test --engine netscape",
                "[possible values: chromium, firefox, firefox-previous, webkit]",
            ),
            ("test one two", "unexpected argument 'two' found"),
            ("fuzz 0", "0 is not in 1..=4294967295"),
            ("fuzz 1.5", "invalid value '1.5'"),
            ("bench fast", "unexpected argument 'fast' found"),
        ];
        for (line, part) in cases {
            let message = parse(line).err().unwrap_or_default();
            assert!(message.contains(part), "{line:?}: {message}");
        }
    }

    #[test]
    fn refuses_urls_that_cannot_work() {
        for url in ["example.org/water/", "/water/", "ftp://example.org/", ""] {
            let message = parse(&format!("build --base-url={url}")).err();
            let part = "not an http or https URL, such as https://example.org/water/";
            assert!(message.is_some_and(|text| text.contains(part)), "{url}");
        }
        for folder in [
            "https://example.org/",
            "//example.org/",
            "water/",
            "/a//b/",
            "/\"x/",
        ] {
            let message = parse(&format!("build --public-url={folder}")).err();
            let part = "not a path on the page's own site, such as /water/";
            assert!(message.is_some_and(|text| text.contains(part)), "{folder}");
        }
    }

    #[test]
    fn command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn engine_is_displayed_as_it_is_typed() {
        for engine in Engine::value_variants() {
            let typed = engine.to_possible_value();
            assert_eq!(
                typed.map(|value| value.get_name().to_owned()),
                Some(engine.to_string())
            );
        }
    }
}
