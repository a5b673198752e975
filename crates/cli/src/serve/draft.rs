//! A draft of the site in memory, and which of its files answers a request.

use std::collections::BTreeMap;

use factsheet_publish::publish::media_type;
use html_escape::encode_text;
use percent_encoding::percent_decode_str;

use crate::error::Error;

/// The page of the site.
const PAGE: &str = "index.html";

/// Where the page learns that there is a newer draft.
pub(super) const CHANGES: &str = "/~changes";

/// A draft of the site, or what keeps it from being made.
pub(super) struct Draft {
    /// Tells it from earlier drafts.
    pub(super) number: u64,
    content: Result<BTreeMap<String, Vec<u8>>, String>,
}

/// What a request is answered with.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) media_type: String,
    pub(super) body: Vec<u8>,
}

impl Draft {
    pub(super) fn of_site(number: u64, files: Vec<(String, Vec<u8>)>) -> Self {
        let mut files: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
        if let Some(page) = files.get_mut(PAGE) {
            page.extend(reload_script(number).into_bytes());
        }
        Self {
            number,
            content: Ok(files),
        }
    }

    pub(super) fn of_error(number: u64, error: &Error) -> Self {
        let text = error.to_string();
        let page = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" \
             content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\"><title>Errors</title>\
             <h1>The fact sheet has errors</h1><pre>{}</pre>{}",
            encode_text(&text),
            reload_script(number)
        );
        Self {
            number,
            content: Err(page),
        }
    }

    pub(super) fn is_site(&self) -> bool {
        self.content.is_ok()
    }

    /// Answers a request for a path.
    pub(super) fn answer(&self, path: &str) -> Answer {
        let page = |status, page: &str| Answer {
            status,
            media_type: "text/html; charset=utf-8".to_owned(),
            body: page.as_bytes().to_vec(),
        };
        let files = match &self.content {
            Ok(files) => files,
            Err(errors) => return page(500, errors),
        };
        let path = percent_decode_str(path).decode_utf8_lossy();
        let path = path.trim_start_matches('/');
        let name = if path.is_empty() || path.ends_with('/') {
            format!("{path}{PAGE}")
        } else {
            path.to_owned()
        };
        match files.get(&name) {
            Some(bytes) => Answer {
                status: 200,
                media_type: media_type(&name)
                    .unwrap_or_else(|| "application/octet-stream".to_owned()),
                body: bytes.clone(),
            },
            None => page(404, "<!doctype html><title>Not found</title><p>Not found"),
        }
    }
}

/// Returns the script that loads the page again when there is a newer draft. Drafts have no policy that
/// would forbid it.
fn reload_script(number: u64) -> String {
    format!(
        "<script>new EventSource(\"{CHANGES}?{number}\").onmessage=()=>location.reload()</script>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        let files = [
            ("index.html", "<p>Text"),
            ("costs/index.html", "<p>Costs"),
            ("kosten-\u{e9}/index.html", "<p>\u{e9}"),
            ("_headers", ""),
        ];
        let files = files.map(|(name, text)| (name.to_owned(), text.into()));
        Draft::of_site(7, files.into())
    }

    #[test]
    fn answers_with_files_of_site() {
        for (path, status, media_type, start) in [
            ("/", 200, "text/html; charset=utf-8", "<p>Text<script>"),
            ("/costs/", 200, "text/html; charset=utf-8", "<p>Costs"),
            (
                "/kosten-%C3%A9/",
                200,
                "text/html; charset=utf-8",
                "<p>\u{e9}",
            ),
            ("/_headers", 200, "application/octet-stream", ""),
            ("/../index.html", 404, "text/html; charset=utf-8", ""),
            ("/lost", 404, "text/html; charset=utf-8", ""),
        ] {
            let answer = draft().answer(path);
            let found = (answer.status, &*answer.media_type);
            assert_eq!(found, (status, media_type), "{path}");
            assert!(answer.body.starts_with(start.as_bytes()), "{path}");
        }
    }

    #[test]
    fn page_waits_for_the_next_draft() {
        let page = String::from_utf8(draft().answer("/").body);
        assert!(page.is_ok_and(|page| page.contains("new EventSource(\"/~changes?7\")")));
    }

    #[test]
    fn shows_errors_as_text() {
        let error = Error::System("raw HTML `<b>`".to_owned());
        let answer = Draft::of_error(7, &error).answer("/");
        let page = String::from_utf8_lossy(&answer.body).into_owned();
        assert_eq!(answer.status, 500);
        assert!(page.contains("<pre>raw HTML `&lt;b&gt;`</pre>"), "{page}");
    }
}
