//! The web app manifest and its icons, by which readers install the page like an app.

use std::sync::LazyLock;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use serde_json::json;

use super::colours::PAPER;
use super::{markup, palette};
use crate::page_head::{MANIFEST, TOUCH_ICON};
use crate::sheet::About;

/// The name of the file.
pub(super) const FILE: &str = MANIFEST;

const ICON: &str = include_str!("../../../../assets/icons/favicon.svg");

/// A square icon.
struct Icon {
    name: &'static str,
    /// In pixels.
    side: u16,
    /// The share of the side that the drawing takes.
    drawing: f32,
}

/// In the sizes that browsers ask for. Of a maskable icon, only a circle of 80 % is always visible.
const ICONS: [Icon; 4] = [
    Icon {
        name: TOUCH_ICON,
        side: 180,
        drawing: 0.72,
    },
    Icon {
        name: "icon-192.png",
        side: 192,
        drawing: 0.84,
    },
    Icon {
        name: "icon-512.png",
        side: 512,
        drawing: 0.84,
    },
    Icon {
        name: "icon-maskable-512.png",
        side: 512,
        drawing: 0.56,
    },
];

/// Returns the manifest of a sheet (W3C Web Application Manifest).
pub(super) fn manifest(about: &About) -> String {
    let icon = |name: &str, sizes: &str, purpose: &str| json!({ "src": name, "sizes": sizes, "type": "image/png", "purpose": purpose });
    let paper = PAPER.to_string();
    let manifest = json!({
        "name": about.title,
        "description": about.summary,
        "lang": about.language,
        "dir": markup::direction(&about.language).as_attribute(),
        // It is also the id. One that is relative to the origin would be the same for all sheets of a host.
        "start_url": "./",
        "scope": "./",
        // Keeps the browser's controls to go back, print and find.
        "display": "minimal-ui",
        "background_color": paper,
        "theme_color": paper,
        "icons": [
            icon("icon-192.png", "192x192", "any"),
            icon("icon-512.png", "512x512", "any"),
            icon("icon-maskable-512.png", "512x512", "maskable"),
        ],
    });
    format!("{manifest:#}\n")
}

/// Names and bytes of the icons, which are the same for all sheets.
pub(super) static ICON_FILES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let file = |icon: &Icon| Some((icon.name.to_owned(), icon.png()?));
    ICONS.iter().filter_map(file).collect()
});

impl Icon {
    fn png(&self) -> Option<Vec<u8>> {
        let tree = Tree::from_str(ICON, &Options::default()).ok()?;
        let mut pixels = Pixmap::new(self.side.into(), self.side.into())?;
        pixels.fill(Color::from_rgba8(
            PAPER.red,
            PAPER.green,
            PAPER.blue,
            u8::MAX,
        ));
        let side = f32::from(self.side);
        let scale = side * self.drawing / tree.size().width();
        let edge = side * (1.0 - self.drawing) / 2.0;
        let transform = Transform::from_scale(scale, scale).post_translate(edge, edge);
        resvg::render(&tree, transform, &mut pixels.as_mut());
        palette::png(pixels.data(), (self.side, self.side))
    }
}
