//! The fonts of the picture, and what follows from them: how wide words are, which letters they
//! lack, and what an SVG looks like. They are those in `assets/fonts` and no others, whatever the
//! machine that publishes has.

use std::sync::Arc;

use html_escape::encode_text;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{GlyphId, Group, Node, Options, Text, Tree};

/// Latin, Greek and Cyrillic; then what these lack.
const FONTS: [&[u8]; 3] = [
    include_bytes!("../../../../../assets/fonts/EBGaramond12-Regular.otf"),
    include_bytes!("../../../../../assets/fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../../../../../assets/fonts/NotoSerifHebrew-Regular.ttf"),
];
const FAMILY: &str = "EB Garamond";
/// What stands for a letter that a font has not (OpenType, `.notdef`).
const MISSING: GlyphId = GlyphId(0);
/// The size in which words are measured.
const MEASURE: f32 = 100.0;

pub(super) struct Lettering {
    options: Options<'static>,
}

impl Lettering {
    pub(super) fn new() -> Self {
        let mut options = Options {
            font_family: FAMILY.to_owned(),
            ..Options::default()
        };
        let fonts = Arc::make_mut(&mut options.fontdb);
        for font in FONTS {
            fonts.load_font_data(font.to_vec());
        }
        Self { options }
    }

    /// How wide words are, by the size of their font.
    pub(super) fn width(&self, words: &str) -> f32 {
        let measured = self.lettered(words, |text| text.bounding_box().width());
        measured.unwrap_or_default() / MEASURE
    }

    /// The letters of a text that no font has, each once.
    pub(super) fn missing(&self, text: &str) -> Vec<String> {
        let missing = self.lettered(text, |text| {
            let mut missing = Vec::new();
            let spans = text.layouted().iter();
            for glyph in spans.flat_map(|span| &span.positioned_glyphs) {
                if glyph.id == MISSING && !missing.contains(&glyph.text) {
                    missing.push(glyph.text.clone());
                }
            }
            missing
        });
        // What cannot stand in an SVG has no glyphs either.
        missing.unwrap_or_else(|| text.chars().map(String::from).collect())
    }

    /// The picture of an SVG: red, green, blue and alpha of each pixel.
    pub(super) fn pixels(&self, svg: &str, (width, height): (u16, u16)) -> Option<Vec<u8>> {
        let tree = Tree::from_str(svg, &self.options).ok()?;
        let mut pixmap = Pixmap::new(width.into(), height.into())?;
        resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
        Some(pixmap.take())
    }

    /// What can be said about these words once they are lettered.
    fn lettered<T>(&self, words: &str, about: impl FnOnce(&Text) -> T) -> Option<T> {
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xml:space='preserve' width='1' height='1'>\
             <text font-size='{MEASURE}'>{}</text></svg>",
            encode_text(words)
        );
        let tree = Tree::from_str(&svg, &self.options).ok()?;
        text_in(tree.root()).map(about)
    }
}

fn text_in(group: &Group) -> Option<&Text> {
    group.children().iter().find_map(|node| match node {
        Node::Text(text) => Some(&**text),
        Node::Group(group) => text_in(group),
        Node::Path(_) | Node::Image(_) => None,
    })
}
