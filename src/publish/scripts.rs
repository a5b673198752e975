//! Our own scripts as they come to readers: their code, line by line, without what is only for whoever
//! changes it.
//!
//! Trunk would make them a little shorter, but moves and names what it finds in them in another order
//! each time: two builds of the same source would not be the same.

/// Without indents, empty lines and lines of comment.
pub(super) fn code(source: &str) -> String {
    let lines = source.lines().map(str::trim);
    let said = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    said.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_runs_is_kept() {
        let source = "// Why.\n(() => {\n\n  let a = 1; // one\n  // Two.\n  a += 2;\n})();\n";
        assert_eq!(code(source), "(() => {\nlet a = 1; // one\na += 2;\n})();");
    }

    #[test]
    fn no_text_and_no_comment_goes_over_lines() {
        for source in [
            include_str!("../../assets/early.js"),
            include_str!("../../assets/offline.js"),
            include_str!("../../assets/service_worker.js"),
            include_str!("../../assets/service_worker_off.js"),
        ] {
            for line in source.lines() {
                let marks = line.matches('`').count();
                assert!(marks % 2 == 0 && !line.contains("/*"), "{line}");
            }
        }
    }
}
