//! The scripts and styles that stand in a page itself, as a browser takes them from it.
//!
//! It reads what Trunk and this project write, not whatever could be HTML: there, neither an
//! attribute nor a comment holds what begins such an element.

/// What a browser does with the text of the element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It is run.
    Script,
    /// It is applied.
    Style,
}

/// The inline scripts that run and the inline styles, with their text, in the order of the page.
pub(super) fn pieces(page: &str) -> Vec<(Kind, &str)> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some((kind, piece)) = next(rest) {
        let name = match kind {
            Kind::Script => "script",
            Kind::Style => "style",
        };
        let Some((attributes, content)) = piece[name.len() + 1..].split_once('>') else {
            break;
        };
        let end = content.find(&format!("</{name}")).unwrap_or(content.len());
        let (text, after) = content.split_at(end);
        if kind == Kind::Style || runs(attributes) {
            found.push((kind, text));
        }
        rest = after;
    }
    found
}

/// The first such element and all that follows.
fn next(page: &str) -> Option<(Kind, &str)> {
    let starts = [(Kind::Script, "<script"), (Kind::Style, "<style")];
    let begins = |&(kind, start): &(Kind, &'static str)| page.find(start).map(|at| (kind, at));
    let (kind, at) = starts.iter().filter_map(begins).min_by_key(|(_, at)| *at)?;
    Some((kind, &page[at..]))
}

/// Whether a script is one that is run and comes from no file.
fn runs(attributes: &str) -> bool {
    let kind = attribute(attributes, "type");
    attribute(attributes, "src").is_none()
        && matches!(kind.as_deref(), None | Some("module" | "importmap"))
}

/// The value of an attribute among those of a tag, with or without its quotation marks; it holds
/// no white space.
pub(super) fn attribute(attributes: &str, name: &str) -> Option<String> {
    let value = |attribute: &str| attribute.strip_prefix(name)?.strip_prefix('=').map(bare);
    attributes.split_whitespace().find_map(value)
}

fn bare(value: &str) -> String {
    let quoted = value
        .strip_prefix('"')
        .and_then(|rest| rest.split('"').next());
    quoted.unwrap_or(value).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_runs_or_is_applied_is_found() {
        for (page, found) in [
            ("<p>Text</p>", vec![]),
            ("<script>a</script>", vec![(Kind::Script, "a")]),
            ("<script type=module>a</script>", vec![(Kind::Script, "a")]),
            (
                "<script type=\"importmap\">{}</script>",
                vec![(Kind::Script, "{}")],
            ),
            ("<script type=\"application/json\">1</script>", vec![]),
            ("<script type=application/ld+json>1</script>", vec![]),
            ("<script src=a.js></script>", vec![]),
            (
                "<style>a</style><p></p><script>\"<style>\"</script><style>b</style>",
                vec![
                    (Kind::Style, "a"),
                    (Kind::Script, "\"<style>\""),
                    (Kind::Style, "b"),
                ],
            ),
        ] {
            assert_eq!(pieces(page), found, "{page}");
        }
    }
}
