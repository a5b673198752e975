//! The pages of a site that are not files, and what is added to those that are.

/// Any page that is not ours, to come from and to go to.
pub(super) const ELSEWHERE: &str =
    "<!doctype html><html lang=en><title>Elsewhere</title><p>Another page.</p></html>";

/// Where a page tells what its policy has refused.
pub(super) const REFUSED: &str = "/refused";

/// Writes down what the page complains of: two of the three drivers have no log to read.
///
/// It stands before everything else in the head, so before a policy that would forbid it.
const EAR: &str = r#"<script>(() => {
  const said = window.__said = [];
  const note = (kind, parts) => said.push(kind + ": " + parts.map(String).join(" "));
  for (const kind of ["error", "warn"]) {
    const speak = console[kind];
    console[kind] = (...parts) => { note(kind, parts); speak.apply(console, parts); };
  }
  addEventListener("error", (event) => note("error", [event.message ?? event.target.outerHTML]), true);
  addEventListener("unhandledrejection", (event) => note("rejection", [event.reason]));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    note("policy", [violatedDirective, blockedURI]);
    // The page may be gone before the test looks at what it said.
    navigator.sendBeacon("/refused?" + encodeURIComponent(violatedDirective + " " + blockedURI));
  });
  document.currentScript.remove();
})()</script>"#;

/// A page that shows ours as wide as `width` says and as high as a phone.
pub(super) fn frame(folder: &str, width: &str) -> String {
    format!(
        "<!doctype html><html lang=en><title>Frame</title>\
         <iframe src=\"{folder}\" width={width} height=640 style=\"border:0\"></iframe></html>"
    )
}

/// The page as it is sent: altered as the test wants it, and listened to.
pub(super) fn listened_to(page: &str) -> String {
    with_first(page, EAR)
}

/// The page with this before all else that it holds. Minified, it has no `<head>` tag to stand in.
pub(super) fn with_first(page: &str, markup: &str) -> String {
    let html = page
        .find("<html")
        .and_then(|start| Some(start + page[start..].find('>')? + 1));
    let (before, after) = page.split_at(html.unwrap_or_default());
    format!("{before}{markup}{after}")
}
