//! Hostile input: whatever is in a source file, URL or embedded data, it is published as text or refused.

mod attacks;
mod growing;
mod large;
mod places;
mod properties;
mod published;
mod refused;
mod replayed;
mod targets;
