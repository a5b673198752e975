//! The picture in link previews: title, kind, publisher and date of the sheet.
//!
//! It is rendered from an SVG with fonts of this project, so it is the same on every machine. Text with
//! characters that the fonts lack would be a row of boxes, so it is left out and reported; without its title,
//! there is no picture.

mod lettering;
mod lines;

use html_escape::encode_text;

use self::lettering::Lettering;
use self::lines::{Frame, Setting};
use super::colours::{ACCENT, Colour, INK, PAPER, QUIET};
use super::palette;
use crate::sheet::{About, fold_white_space};

/// Width and height in pixels, which sites with link previews show uncropped.
pub(super) const SIZE: (u16, u16) = (1200, 630);

const MARGIN: f32 = 96.0;

/// The frame of the title.
const TITLE: Frame = Frame {
    sizes: &[92.0, 84.0, 76.0, 68.0, 60.0, 54.0, 48.0],
    leading: 1.14,
    width: SIZE.0 as f32 - 2.0 * MARGIN,
    height: 282.0,
};
const PUBLISHER: Frame = Frame::one_line(&[38.0, 34.0, 30.0], TITLE.width);
const LINE: Frame = Frame::one_line(&[32.0, 28.0], TITLE.width);

/// The picture, and notices for the publisher.
#[derive(Default)]
pub(super) struct Preview {
    /// The bytes of its file, unless the title cannot be rendered.
    pub(super) png: Option<Vec<u8>>,
    /// What could not be rendered.
    pub(super) notices: Vec<String>,
}

impl Preview {
    pub(super) fn new(about: &About, right_to_left: bool) -> Self {
        let lettering = Lettering::new();
        let mut preview = Self::default();
        let iso_date = about.date.to_string();
        let date = if lettering.missing(&about.date_in_words).is_empty() {
            &about.date_in_words
        } else {
            &iso_date
        };
        let [title, kind, publisher, date] = [
            ("title", &about.title),
            ("kind", &about.kind),
            ("publisher", &about.publisher),
            ("date", date),
        ]
        .map(|(name, text)| preview.renderable(&lettering, name, text));
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

    /// Returns the text if the fonts have all of its characters; otherwise adds a notice.
    fn renderable(&mut self, lettering: &Lettering, name: &str, text: &str) -> Option<String> {
        let text: String = fold_white_space(text)
            .chars()
            .filter(|c| !c.is_control())
            .collect();
        let missing = lettering.missing(&text);
        if missing.is_empty() {
            return Some(text);
        }
        let effect = if name == "title" {
            "link previews have no picture"
        } else {
            "the preview picture leaves it out"
        };
        self.notices.push(format!(
            "no font in assets/fonts has the characters {} of the {name}, so {effect}",
            missing.join(" ")
        ));
        None
    }
}

/// The layout of the picture.
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

    /// Returns the lines of a text as SVG; `baseline` is that of the first.
    fn lines(&self, setting: &Setting, colour: Colour, baseline: f32) -> String {
        let size = setting.size;
        let (x, anchor) = if self.right_to_left {
            (f32::from(SIZE.0) - MARGIN, "end")
        } else {
            (MARGIN, "start")
        };
        // Embeddings set the direction (UAX #9), because resvg lays text out from left to right.
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
            date_in_words: "February 29, 2024".to_owned(),
            language: "en".to_owned(),
            summary: String::new(),
            source: None,
            notice: Vec::new(),
            rights: Vec::new(),
            base_url: None,
        })
    }

    #[test]
    fn leaves_out_and_reports_unknown_characters() -> Result<(), InvalidDate> {
        let long = "An agreement about water ".repeat(40);
        for (title, publisher, has_picture, notice) in [
            ("Water & <wine>", "Valley \u{1}Council", true, ""),
            (&long, &long, true, ""),
            ("Ελλάδα, Україна, Việt Nam, ميثاق, שיתוף", "P", true, ""),
            (
                "谷の水、谷",
                "P",
                false,
                "no font in assets/fonts has the characters 谷 の 水 、 of the title",
            ),
            (
                "Water",
                "谷",
                true,
                "no font in assets/fonts has the characters 谷 of the publisher",
            ),
            (
                "\u{ffff}",
                "P",
                false,
                "no font in assets/fonts has the characters \u{ffff} of the title",
            ),
        ] {
            let preview = Preview::new(&about(title, publisher)?, false);
            assert_eq!(preview.png.is_some(), has_picture, "{title}");
            assert_eq!(preview.notices.len(), usize::from(!notice.is_empty()));
            assert!(preview.notices.concat().starts_with(notice), "{title}");
        }
        Ok(())
    }

    #[test]
    fn right_to_left_text_is_right_aligned() {
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
