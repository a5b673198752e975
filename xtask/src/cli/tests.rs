use super::*;

fn typed(line: &str) -> Result<Command, Misuse> {
    parse(line.split_whitespace().map(OsString::from))
}

fn answer(line: &str) -> String {
    match typed(line) {
        Ok(command) => format!("accepted as {command:?}"),
        Err(misuse) => misuse.to_string(),
    }
}

#[test]
fn each_line_of_typing_means_one_command() {
    let port = |number| NonZeroU16::new(number).unwrap_or(NonZeroU16::MIN);
    let seconds = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
    let some = |text: &str| Some(text.to_owned());
    let cases = [
        ("", Command::Help),
        ("help", Command::Help),
        ("--help", Command::Help),
        ("-h", Command::Help),
        ("serve --help", Command::Help),
        ("build -h", Command::Help),
        ("test --help", Command::Help),
        ("fuzz -h", Command::Help),
        ("bench --help", Command::Help),
        (
            "serve",
            Command::Serve {
                port: port(8080),
                open: true,
            },
        ),
        (
            "serve --open",
            Command::Serve {
                port: port(8080),
                open: true,
            },
        ),
        (
            "serve --no-open",
            Command::Serve {
                port: port(8080),
                open: false,
            },
        ),
        (
            "serve --port 9000",
            Command::Serve {
                port: port(9000),
                open: true,
            },
        ),
        (
            "serve --no-open --port=9000",
            Command::Serve {
                port: port(9000),
                open: false,
            },
        ),
        ("build", Command::Build(Publishing::default())),
        (
            "build --base-url https://example.org/ --public-url /sheet/ --no-offline",
            Command::Build(Publishing {
                base_url: some("https://example.org/"),
                public_url: some("/sheet/"),
                offline: false,
            }),
        ),
        ("test", Command::Test { filter: None }),
        (
            "test print",
            Command::Test {
                filter: some("print"),
            },
        ),
        (
            "test -- --odd",
            Command::Test {
                filter: some("--odd"),
            },
        ),
        ("pdf", Command::Pdf(Publishing::default())),
        (
            "pdf --base-url https://example.org/",
            Command::Pdf(Publishing {
                base_url: some("https://example.org/"),
                ..Publishing::default()
            }),
        ),
        (
            "fuzz",
            Command::Fuzz {
                seconds: DEFAULT_SECONDS,
            },
        ),
        (
            "fuzz 5",
            Command::Fuzz {
                seconds: seconds(5),
            },
        ),
        ("bench", Command::Bench),
    ];
    for (line, command) in cases {
        assert_eq!(typed(line), Ok(command), "{line:?}");
    }
}

#[test]
fn an_unknown_command_is_named_in_the_error() {
    assert_eq!(
        answer("sevre"),
        "unknown command `sevre`, expected serve, build, pdf, test, fuzz or bench"
    );
}

#[test]
fn an_unknown_flag_is_named_in_the_error() {
    let cases = [
        (
            "--port 1",
            "unexpected `--port`, expected a command first: serve, build, pdf, test, fuzz or bench",
        ),
        (
            "serve --prot 1",
            "unexpected `--prot`, expected --port N, --open or --no-open",
        ),
        (
            "serve -p 1",
            "unexpected `-p`, expected --port N, --open or --no-open",
        ),
        (
            "build --release",
            "unexpected `--release`, expected --base-url URL, --public-url FOLDER or --no-offline",
        ),
        (
            "test --all",
            "unexpected `--all`, expected at most one FILTER",
        ),
        (
            "test one two",
            "unexpected `two`, expected at most one FILTER",
        ),
        (
            "fuzz 5 6",
            "unexpected `6`, expected at most one number of SECONDS",
        ),
        (
            "pdf a4",
            "unexpected `a4`, expected --base-url URL, --public-url FOLDER or --no-offline",
        ),
        (
            "bench fast",
            "unexpected `fast`, expected nothing after bench",
        ),
    ];
    for (line, sentence) in cases {
        assert_eq!(answer(line), sentence, "{line:?}");
    }
}

#[test]
fn a_port_that_is_none_is_shown_with_what_was_expected() {
    for text in ["0", "65536", "http", "-1"] {
        assert_eq!(
            answer(&format!("serve --port={text}")),
            format!("--port got `{text}`, expected a number from 1 to 65535")
        );
    }
}

#[test]
fn a_public_url_is_a_path_on_the_pages_own_site() {
    for text in ["/", "/some/folder/", "/folder", "./"] {
        let public_url = Some(text.to_owned());
        let line = format!("build --public-url {text}");
        assert_eq!(
            typed(&line),
            Ok(Command::Build(Publishing {
                public_url,
                ..Publishing::default()
            }))
        );
    }
    for text in [
        "https://example.org/water/",
        "//example.org/",
        "water/",
        "/a//b/",
        "/\"x/",
    ] {
        assert_eq!(
            answer(&format!("build --public-url {text}")),
            format!(
                "--public-url got `{text}`, expected a path such as /water/: the page loads nothing \
                 from another site and need not name its own"
            )
        );
    }
}

#[test]
fn a_base_url_is_an_address_on_the_web() {
    for text in ["example.org/water/", "/water/", "ftp://example.org/", ""] {
        assert_eq!(
            answer(&format!("build --base-url={text}")),
            format!(
                "--base-url got `{text}`, expected an address such as https://example.org/water/"
            )
        );
    }
}

#[test]
fn a_time_that_is_none_is_shown_with_what_was_expected() {
    for text in ["0", "1.5", "1m", "4294967296"] {
        assert_eq!(
            answer(&format!("fuzz {text}")),
            format!("fuzz got `{text}`, expected a whole number of seconds from 1 on")
        );
    }
}

#[test]
fn a_flag_without_its_value_is_named() {
    assert_eq!(
        answer("serve --port"),
        "missing argument for option '--port'"
    );
    assert_eq!(
        answer("build --public-url"),
        "missing argument for option '--public-url'"
    );
}

#[test]
fn the_usage_text_names_every_command() {
    for name in ["serve", "build", "pdf", "test", "fuzz", "bench"] {
        assert!(USAGE.contains(&format!("cargo xtask {name}")), "{name}");
    }
}
