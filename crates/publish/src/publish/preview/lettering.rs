//! Measures and renders text with the fonts in `assets/fonts`, never with those of the machine.

use std::sync::Arc;

use html_escape::encode_text;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{GlyphId, Group, Node, Options, Text, Tree};

/// Latin, Greek and Cyrillic first.
const FONTS: [&[u8]; 3] = [
    include_bytes!("../../../../../assets/fonts/EBGaramond12-Regular.otf"),
    include_bytes!("../../../../../assets/fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../../../../../assets/fonts/NotoSerifHebrew-Regular.ttf"),
];
const FAMILY: &str = "EB Garamond";
/// The glyph for characters that a font lacks (OpenType, `.notdef`).
const MISSING: GlyphId = GlyphId(0);
/// The font size at which text is measured.
const MEASURED_SIZE: f32 = 100.0;

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

    /// Returns the width of a text at font size 1.
    pub(super) fn width(&self, words: &str) -> f32 {
        let measured = self.laid_out(words, |text| text.bounding_box().width());
        measured.unwrap_or_default() / MEASURED_SIZE
    }

    /// Returns the characters that no font has, each once.
    pub(super) fn missing(&self, text: &str) -> Vec<String> {
        let missing = self.laid_out(text, |text| {
            let mut missing = Vec::new();
            let spans = text.layouted().iter();
            for glyph in spans.flat_map(|span| &span.positioned_glyphs) {
                if glyph.id == MISSING && !missing.contains(&glyph.text) {
                    missing.push(glyph.text.clone());
                }
            }
            missing
        });
        // Characters that an SVG cannot contain have no glyphs either.
        missing.unwrap_or_else(|| text.chars().map(String::from).collect())
    }

    /// Renders an SVG: red, green, blue and alpha of each pixel.
    pub(super) fn pixels(&self, svg: &str, (width, height): (u16, u16)) -> Option<Vec<u8>> {
        let tree = Tree::from_str(svg, &self.options).ok()?;
        let mut pixmap = Pixmap::new(width.into(), height.into())?;
        resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
        Some(pixmap.take())
    }

    /// Lays a text out, and returns what `measure` makes of it.
    fn laid_out<T>(&self, text: &str, measure: impl FnOnce(&Text) -> T) -> Option<T> {
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xml:space='preserve' width='1' height='1'>\
             <text font-size='{MEASURED_SIZE}'>{}</text></svg>",
            encode_text(text)
        );
        let tree = Tree::from_str(&svg, &self.options).ok()?;
        text_in(tree.root()).map(measure)
    }
}

fn text_in(group: &Group) -> Option<&Text> {
    group.children().iter().find_map(|node| match node {
        Node::Text(text) => Some(&**text),
        Node::Group(group) => text_in(group),
        Node::Path(_) | Node::Image(_) => None,
    })
}
