//! Where in the window something can lie in nobody's way.

/// How far what lies at an edge of the window may reach into it: a bar and a message.
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
    /// The edge at which nothing lies over words that reach from `top` to `bottom` of a window of this
    /// `height`, in CSS pixels; that at the bottom where it makes no difference.
    #[must_use]
    pub fn clear_of(top: f64, bottom: f64, height: f64) -> Self {
        if bottom > height - BAND_PX && top > BAND_PX {
            Self::Top
        } else {
            Self::Bottom
        }
    }

    /// Its value in the attribute `data-edge`.
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
    fn the_edge_is_one_that_the_words_leave_free() {
        for (top, bottom, edge) in [
            (300.0, 320.0, Edge::Bottom),
            (20.0, 40.0, Edge::Bottom),
            (740.0, 760.0, Edge::Top),
            (300.0, 760.0, Edge::Top),
            (300.0, 2000.0, Edge::Top),
            // There is no such edge.
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
