//! Writes the picture small: few colours, each pixel a number in their list (PNG, 11.2.2).
//!
//! Paper, ink, accent and the steps between them at the edges of letters are all there is to see;
//! steps too fine to be seen are made one.

use std::collections::BTreeMap;

use png::{BitDepth, ColorType, Compression, Encoder, Filter};

use super::colours::Colour;

/// The most colours that a list can hold.
const MOST: usize = 256;

/// The file of a picture without transparent pixels, from the four bytes of each.
pub(super) fn png(pixels: &[u8], (width, height): (u16, u16)) -> Option<Vec<u8>> {
    let colours: Vec<Colour> = pixels
        .chunks_exact(4)
        .map(|pixel| Colour::new(pixel[0], pixel[1], pixel[2]))
        .collect();
    let (palette, numbers) = (0..8).find_map(|step| listed(&colours, step))?;
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width.into(), height.into());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    let palette = palette.iter().flat_map(|c| [c.red, c.green, c.blue]);
    encoder.set_palette(palette.collect::<Vec<u8>>());
    encoder.set_compression(Compression::High);
    // Neighbours in a list are no neighbours in colour: filters find nothing in them.
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&numbers).ok()?;
    writer.finish().ok()?;
    Some(file)
}

/// The colours as a list and numbers in it, where those that differ by less than two to the power
/// of `step` are one. `None` where there are too many still.
fn listed(colours: &[Colour], step: u8) -> Option<(Vec<Colour>, Vec<u8>)> {
    let coarse = |&Colour { red, green, blue }: &Colour| {
        Colour::new(red >> step, green >> step, blue >> step)
    };
    // The most frequent of those that are made one stands for all: paper stays paper.
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
    let numbers: BTreeMap<Colour, u8> = counts.keys().copied().zip(0..=u8::MAX).collect();
    let numbered = colours
        .iter()
        .filter_map(|colour| numbers.get(&coarse(colour)).copied());
    Some((palette.collect(), numbered.collect()))
}
