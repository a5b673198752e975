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
    let colours: Vec<Colour> = pixels
        .chunks_exact(4)
        .map(|pixel| Colour::new(pixel[0], pixel[1], pixel[2]))
        .collect();
    let (palette, indexes) = (0..8).find_map(|bits| indexed(&colours, bits))?;
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

/// Returns a palette and the index of each pixel's colour in it. Colours become one if they differ only in
/// their last `bits` bits. `None` if they are still too many.
fn indexed(colours: &[Colour], bits: u8) -> Option<(Vec<Colour>, Vec<u8>)> {
    let coarse = |&Colour { red, green, blue }: &Colour| {
        Colour::new(red >> bits, green >> bits, blue >> bits)
    };
    // The most frequent of them is used for all, so the background keeps its colour.
    let mut counts: BTreeMap<Colour, BTreeMap<Colour, usize>> = BTreeMap::new();
    for colour in colours {
        *counts
            .entry(coarse(colour))
            .or_default()
            .entry(*colour)
            .or_default() += 1;
    }
    if counts.len() > MOST {
        return None;
    }
    let palette = counts
        .values()
        .filter_map(|alike| alike.iter().max_by_key(|(_, count)| **count))
        .map(|(colour, _)| *colour);
    let indexes: BTreeMap<Colour, u8> = counts.keys().copied().zip(0..=u8::MAX).collect();
    let indexed = colours
        .iter()
        .filter_map(|colour| indexes.get(&coarse(colour)).copied());
    Some((palette.collect(), indexed.collect()))
}
