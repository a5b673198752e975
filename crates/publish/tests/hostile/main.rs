//! What becomes of input that means harm: nothing that its publisher or reader would have to fear.

mod attacks;
mod growing;
mod large;
mod places;
mod properties;
mod published;
mod refused;
mod replayed;
mod targets;
