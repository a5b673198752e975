//! Links to words: `#:~:text=…`, after the specification URL Fragment Text Directives.
//!
//! Browsers find such words by themselves, but adopting the page wipes their mark, some do not know
//! the form, and none makes a link for a selection. So the program can do both: [`generate`] gives the
//! shortest directive for a selection, [`find`] the words that a fragment means. Both are pure, texts
//! in and places out, and each is the other's test.

mod boundaries;
mod directive;
mod find;
mod generate;
mod normalize;

use std::ops::Range;

use normalize::Folded;

/// What stands in a text for something that no context may reach over.
pub const OBJECT_REPLACEMENT: char = '\u{fffc}';

/// Words in a text, as a link describes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFragment {
    /// What stands right before the words, at most white space and the end of a block between.
    pub prefix: Option<String>,
    /// The words, or, where `end` is given, the first of them. Within one block.
    pub start: String,
    /// The last of them. Within one block.
    pub end: Option<String>,
    /// What stands right behind the words.
    pub suffix: Option<String>,
}

/// What follows `:~:` in an address: the words that it means.
///
/// One fragment says nearly everything; where words would be taken for others that stand before,
/// each block is given by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directive(pub Vec<TextFragment>);

/// Where in `text` the words are that the fragment means: a range of bytes; the first of them if
/// there are several.
///
/// In the text each line is a block, and white space within it is collapsed. Letters are compared
/// as loosely as any browser does, without regard to case, accents and the shape of quotation marks.
/// The time taken is at most that of reading a term at each place where it begins.
#[must_use]
pub fn find(text: &str, fragment: &TextFragment) -> Option<Range<usize>> {
    let text = Folded::new(text);
    find::find(&text, fragment).map(|range| text.original(range))
}

/// Where the words are that the fragments of the directive mean, in their order.
///
/// Of a fragment whose context has changed, the words by themselves will do if they stand once.
#[must_use]
pub fn find_directive(text: &str, Directive(fragments): &Directive) -> Vec<Range<usize>> {
    let text = Folded::new(text);
    let found = |fragment: &TextFragment| {
        find::find(&text, fragment).or_else(|| find::find_only(&text, fragment))
    };
    let found = fragments.iter().filter_map(found);
    found.map(|range| text.original(range)).collect()
}

/// The shortest directive for the words in this range of bytes, made whole ([`expand_to_words`]): one that
/// means them and, if the text allows it, could mean no others.
///
/// `None` where the range holds nothing but white space, and in the rare text so alike to itself
/// that its words cannot be told from those before them.
#[must_use]
pub fn generate(text: &str, range: Range<usize>) -> Option<Directive> {
    let text = Folded::new(text);
    generate::generate(&text, generate::expand_to_words(&text, text.folded(range))?).map(Directive)
}

/// The range widened to whole words, without white space at its ends and lines in which no word is.
///
/// In scripts that write no spaces a word is whatever was selected. `None` where nothing is.
#[must_use]
pub fn expand_to_words(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let text = Folded::new(text);
    let range = generate::expand_to_words(&text, text.folded(range))?;
    Some(text.original(range))
}

impl Directive {
    /// The same words, wherever they stand.
    #[must_use]
    pub fn without_context(&self) -> Self {
        Self(self.0.iter().map(TextFragment::without_context).collect())
    }
}

impl TextFragment {
    fn without_context(&self) -> Self {
        Self {
            prefix: None,
            suffix: None,
            ..self.clone()
        }
    }
}
