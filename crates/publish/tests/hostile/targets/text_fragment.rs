//! Links to words, in a text that is as hostile as they are.

use text_fragment::{Directive, expand_to_words, find_directive, generate};

use super::text;

/// Takes the first line for what follows `:~:` in an address and the rest for the text. What is
/// found lies within the text and in order of its letters, and the link to it leads there again.
pub(crate) fn text_fragment(bytes: &[u8]) {
    let all = text(bytes);
    let (directive, text) = all.split_once('\n').unwrap_or((&all, ""));
    let directive = Directive::parse(directive);
    assert_eq!(Directive::parse(&directive.to_string()), directive);
    let found = find_directive(text, &directive);
    assert!(found.len() <= directive.0.len());
    for range in found {
        assert!(
            text.get(range.clone())
                .is_some_and(|words| !words.is_empty()),
            "{range:?}"
        );
        let Some(made) = generate(text, range.clone()) else {
            continue;
        };
        assert_eq!(Directive::parse(&made.to_string()), made);
        let again = find_directive(text, &made);
        assert_eq!(again.len(), made.0.len(), "{made}");
        let ends = again.first().zip(again.last());
        let whole = ends.map(|(first, last)| first.start..last.end);
        assert_eq!(whole, expand_to_words(text, range), "{made}");
    }
}
