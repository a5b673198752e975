//! The edge of the window where the bar covers no selected text.

/// The height of a bar and a message at an edge of the window.
const BAND_PX: f64 = 128.0;

/// An edge of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Above the text.
    Top,
    /// Below it.
    Bottom,
}

impl Edge {
    /// Returns the edge at which nothing covers text from `top` to `bottom` in a window of this
    /// `height`, in CSS pixels; the bottom one if it makes no difference.
    #[must_use]
    pub fn clear_of(top: f64, bottom: f64, height: f64) -> Self {
        if bottom > height - BAND_PX && top > BAND_PX {
            Self::Top
        } else {
            Self::Bottom
        }
    }

    /// Returns its value in the attribute `data-edge`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Top => "top",
            Self::Bottom => "bottom",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn avoids_selected_text() {
        for (top, bottom, edge) in [
            (300.0, 320.0, Edge::Bottom),
            (20.0, 40.0, Edge::Bottom),
            (740.0, 760.0, Edge::Top),
            (300.0, 760.0, Edge::Top),
            (300.0, 2000.0, Edge::Top),
            // Both edges are covered.
            (20.0, 760.0, Edge::Bottom),
            (-500.0, 2000.0, Edge::Bottom),
        ] {
            assert_eq!(
                Edge::clear_of(top, bottom, 800.0),
                edge,
                "{top} to {bottom}"
            );
        }
    }
}
