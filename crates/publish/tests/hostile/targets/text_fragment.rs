//! Text fragments and the text in which they are searched.

use text_fragment::{Directive, expand_to_words, find_directive, generate};

use super::text;

/// Uses the first line as a fragment directive and the rest as the text. What is found must be in the
/// text, and a generated link to it must find the same range.
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
                .is_some_and(|found| !found.is_empty()),
            "{range:?}"
        );
        let Some(generated) = generate(text, range.clone()) else {
            continue;
        };
        assert_eq!(Directive::parse(&generated.to_string()), generated);
        let again = find_directive(text, &generated);
        assert_eq!(again.len(), generated.0.len(), "{generated}");
        let ends = again.first().zip(again.last());
        let whole = ends.map(|(first, last)| first.start..last.end);
        assert_eq!(whole, expand_to_words(text, range), "{generated}");
    }
}
