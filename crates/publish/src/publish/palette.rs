//! Writes small PNG files with a palette (PNG, 11.2.2).
//!
//! The pictures have few colours and their mixtures at the edges of letters. If there are too many for a
//! palette, those that hardly differ become one.

use std::collections::BTreeMap;

use png::{BitDepth, ColorType, Compression, Encoder, Filter};

use super::colours::Colour;

/// The most colours that a palette can hold.
const MOST: usize = 256;

/// Returns the file of a picture, given four bytes for each pixel, of which the last (alpha) is ignored.
pub(super) fn png(pixels: &[u8], (width, height): (u16, u16)) -> Option<Vec<u8>> {
    let (pixels, _) = pixels.as_chunks::<4>();
    let runs: Vec<Run> = pixels.chunk_by(<[u8; 4]>::eq).map(Run::new).collect();
    let (palette, indexes) = (0..8).find_map(|bits| indexed(&runs, bits))?;
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width.into(), height.into());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    let palette = palette.iter().flat_map(|c| [c.red, c.green, c.blue]);
    encoder.set_palette(palette.collect::<Vec<u8>>());
    encoder.set_compression(Compression::High);
    // Neighbouring indexes are not similar colours, so filters would not help.
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&indexes).ok()?;
    writer.finish().ok()?;
    Some(file)
}

/// Neighbouring pixels of the same colour. Most of a picture is background, so there are few runs.
struct Run {
    colour: Colour,
    length: usize,
}

impl Run {
    fn new(pixels: &[[u8; 4]]) -> Self {
        let [red, green, blue, _] = pixels[0];
        Self {
            colour: Colour::new(red, green, blue),
            length: pixels.len(),
        }
    }
}

/// Returns a palette and the index of each pixel's colour in it. Colours become one if they differ only in
/// their last `bits` bits. `None` if they are still too many.
fn indexed(runs: &[Run], bits: u8) -> Option<(Vec<Colour>, Vec<u8>)> {
    let coarse =
        |Colour { red, green, blue }: Colour| Colour::new(red >> bits, green >> bits, blue >> bits);
    let mut counts: BTreeMap<Colour, usize> = BTreeMap::new();
    for run in runs {
        *counts.entry(run.colour).or_default() += run.length;
    }
    // The most frequent of them is used for all, so the background keeps its colour.
    let mut frequent: BTreeMap<Colour, (usize, Colour)> = BTreeMap::new();
    for (&colour, &count) in &counts {
        let best = frequent.entry(coarse(colour)).or_default();
        *best = (*best).max((count, colour));
    }
    if frequent.len() > MOST {
        return None;
    }
    let indexes: BTreeMap<Colour, u8> = frequent.keys().copied().zip(0..=u8::MAX).collect();
    let indexed = runs.iter().filter_map(|run| {
        let index = *indexes.get(&coarse(run.colour))?;
        Some(std::iter::repeat_n(index, run.length))
    });
    let palette = frequent.values().map(|(_, colour)| *colour);
    Some((palette.collect(), indexed.flatten().collect()))
}
