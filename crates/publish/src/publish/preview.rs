//! The picture that stands beside a link to the sheet where links are previewed: its title, kind,
//! publisher and day, quiet as a title page.
//!
//! It is drawn when the sheet is published, from an SVG and with fonts of its own, so that it is
//! the same wherever that is done. What the fonts have no letters for is told to the publisher and
//! never drawn as a row of boxes: a line is left out, and without its title the whole picture.

mod lettering;
mod lines;

use html_escape::encode_text;

use self::lettering::Lettering;
use self::lines::{Frame, Setting};
use super::colours::{ACCENT, Colour, INK, PAPER, QUIET};
use super::palette;
use crate::sheet::{About, fold_white_space};

/// Width and height in pixels, the ones Open Graph's readers show whole.
pub(super) const SIZE: (u16, u16) = (1200, 630);

const MARGIN: f32 = 96.0;

/// From large to small, the sizes that a title may have.
const TITLE: Frame = Frame {
    sizes: &[92.0, 84.0, 76.0, 68.0, 60.0, 54.0, 48.0],
    leading: 1.14,
    width: SIZE.0 as f32 - 2.0 * MARGIN,
    height: 282.0,
};
const PUBLISHER: Frame = Frame::of_one_line(&[38.0, 34.0, 30.0], TITLE.width);
const LINE: Frame = Frame::of_one_line(&[32.0, 28.0], TITLE.width);

/// A picture, where it can be drawn, and what the publisher should know about it.
#[derive(Default)]
pub(super) struct Preview {
    /// The bytes of its file.
    pub(super) png: Option<Vec<u8>>,
    /// What could not be drawn, a sentence each.
    pub(super) notices: Vec<String>,
}

impl Preview {
    pub(super) fn new(about: &About, right_to_left: bool) -> Self {
        let lettering = Lettering::new();
        let mut preview = Self::default();
        let date = about.date.in_words(&about.language);
        let [title, kind, publisher, date] = [
            ("title", &about.title),
            ("kind", &about.kind),
            ("publisher", &about.publisher),
            ("date", &date),
        ]
        .map(|(name, text)| preview.drawable(&lettering, name, text));
        let Some(title) = title else {
            return preview;
        };
        let page = TitlePage {
            lettering: &lettering,
            right_to_left,
        };
        let svg = page.svg(
            &title,
            kind.as_deref(),
            publisher.as_deref(),
            date.as_deref(),
        );
        preview.png = lettering
            .pixels(&svg, SIZE)
            .and_then(|pixels| palette::png(&pixels, SIZE));
        preview
    }

    /// The text, if the fonts have all its letters.
    fn drawable(&mut self, lettering: &Lettering, name: &str, text: &str) -> Option<String> {
        let text: String = fold_white_space(text)
            .chars()
            .filter(|c| !c.is_control())
            .collect();
        let missing = lettering.missing(&text);
        if missing.is_empty() {
            return Some(text);
        }
        let without = if name == "title" {
            "links to the page are previewed without a picture"
        } else {
            "the preview picture goes without it"
        };
        self.notices.push(format!(
            "met {} in the {name}, for which the fonts in assets/fonts have no letters; {without}",
            missing.join(" ")
        ));
        None
    }
}

/// Where everything stands.
struct TitlePage<'a> {
    lettering: &'a Lettering,
    right_to_left: bool,
}

impl TitlePage<'_> {
    fn svg(
        &self,
        title: &str,
        kind: Option<&str>,
        publisher: Option<&str>,
        date: Option<&str>,
    ) -> String {
        let (width, height) = SIZE;
        let rule = if self.right_to_left {
            f32::from(width) - MARGIN - 72.0
        } else {
            MARGIN
        };
        let one_line = |frame: &Frame, text: Option<&str>, colour, baseline| {
            text.map_or_else(String::new, |text| {
                self.lines(&self.setting(frame, text), colour, baseline)
            })
        };
        let title = self.setting(&TITLE, title);
        [
            format!(
                "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'>\
                 <rect width='{width}' height='{height}' fill='{PAPER}'/>\
                 <rect x='{rule}' y='464' width='72' height='4' fill='{ACCENT}'/>"
            ),
            one_line(&LINE, kind, ACCENT, 118.0),
            self.lines(&title, INK, 144.0 + 0.86 * title.size),
            one_line(&PUBLISHER, publisher, INK, 516.0),
            one_line(&LINE, date, QUIET, 562.0),
            "</svg>".to_owned(),
        ]
        .concat()
    }

    fn setting(&self, frame: &Frame, text: &str) -> Setting {
        frame.set(text, |words| self.lettering.width(words))
    }

    /// The lines of a setting, the first of which stands on this baseline.
    fn lines(&self, setting: &Setting, colour: Colour, baseline: f32) -> String {
        let size = setting.size;
        let (x, anchor) = if self.right_to_left {
            (f32::from(SIZE.0) - MARGIN, "end")
        } else {
            (MARGIN, "start")
        };
        // Embedded in its own direction (UAX #9), as the drawing itself knows but one.
        let (before, after) = if self.right_to_left {
            ("\u{202b}", "\u{202c}")
        } else {
            ("", "")
        };
        let baselines = std::iter::successors(Some(baseline), |y| Some(y + setting.leading * size));
        let element = |(line, y): (&String, f32)| {
            let line = encode_text(line);
            format!(
                "<text x='{x}' y='{y}' font-size='{size}' text-anchor='{anchor}' \
                 fill='{colour}'>{before}{line}{after}</text>"
            )
        };
        setting.lines.iter().zip(baselines).map(element).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Date, InvalidDate};

    fn about(title: &str, publisher: &str) -> Result<About, InvalidDate> {
        Ok(About {
            citation_title: None,
            title: title.to_owned(),
            kind: "Fact Sheet".to_owned(),
            publisher: publisher.to_owned(),
            bureau: String::new(),
            place: String::new(),
            date: Date::new(2024, 2, 29)?,
            language: "en".to_owned(),
            summary: String::new(),
            source: None,
            notice: Vec::new(),
            rights: Vec::new(),
            base_url: None,
        })
    }

    #[test]
    fn what_cannot_be_drawn_is_told_and_left_out() -> Result<(), InvalidDate> {
        let long = "An agreement about water ".repeat(40);
        for (title, publisher, drawn, told) in [
            ("Water & <wine>", "Valley \u{1}Council", true, ""),
            (&long, &long, true, ""),
            ("Ελλάδα, Україна, Việt Nam, ميثاق, שיתוף", "P", true, ""),
            ("谷の水、谷", "P", false, "met 谷 の 水 、 in the title"),
            ("Water", "谷", true, "met 谷 in the publisher"),
            ("\u{ffff}", "P", false, "met \u{ffff} in the title"),
        ] {
            let preview = Preview::new(&about(title, publisher)?, false);
            assert_eq!(preview.png.is_some(), drawn, "{title}");
            assert_eq!(preview.notices.len(), usize::from(!told.is_empty()));
            assert!(preview.notices.concat().starts_with(told), "{title}");
        }
        Ok(())
    }

    #[test]
    fn a_page_from_right_to_left_stands_at_the_right() {
        let lettering = Lettering::new();
        for (right_to_left, x) in [(false, "x='96' "), (true, "x='1104' ")] {
            let page = TitlePage {
                lettering: &lettering,
                right_to_left,
            };
            let svg = page.svg("Water", Some("Fact Sheet"), Some("P"), Some("2024-02-29"));
            assert_eq!(svg.matches(&format!("<text {x}")).count(), 4);
        }
    }
}
