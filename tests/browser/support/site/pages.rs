//! Pages of the test site, and the scripts that are added to served pages.

/// Another page of the same site.
pub(super) const ELSEWHERE: &str =
    "<!doctype html><html lang=en><title>Elsewhere</title><p>Another page.</p></html>";

/// Where a page reports its console messages.
pub(super) const CONSOLE: &str = "/console";

/// Records the errors and warnings of the page: two of the three drivers have no log to read. Each is
/// also sent to the site, because the page may be gone before the test looks.
///
/// It precedes everything else in the head, including a policy that would block it.
const CONSOLE_RECORDER: &str = r#"<script>(() => {
  const messages = window.__console = [];
  const record = (kind, parts) => {
    const message = kind + ": " + parts.map(String).join(" ");
    messages.push(message);
    navigator.sendBeacon("/console?" + encodeURIComponent(message));
  };
  for (const kind of ["error", "warn"]) {
    const original = console[kind];
    console[kind] = (...parts) => { record(kind, parts); original.apply(console, parts); };
  }
  addEventListener("error", (event) => record("error", [event.message ?? event.target.outerHTML]), true);
  addEventListener("unhandledrejection", (event) => record("rejection", [event.reason]));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    record("policy", [violatedDirective, blockedURI]));
  document.currentScript.remove();
})()</script>"#;

/// Returns a page that shows the sheet in a frame `width` pixels wide and as high as a phone.
pub(super) fn frame(folder: &str, width: &str) -> String {
    format!(
        "<!doctype html><html lang=en><title>Frame</title>\
         <iframe src=\"{folder}\" width={width} height=640 style=\"border:0\"></iframe></html>"
    )
}

/// Returns the page with a script that records its console.
pub(super) fn with_console_recorder(page: &str) -> String {
    with_first(page, CONSOLE_RECORDER)
}

/// Returns the page with `markup` before everything else in it. A minified page has no `<head>` tag.
pub(super) fn with_first(page: &str, markup: &str) -> String {
    let html = page
        .find("<html")
        .and_then(|start| Some(start + page[start..].find('>')? + 1));
    let (before, after) = page.split_at(html.unwrap_or_default());
    format!("{before}{markup}{after}")
}
