//! The program in the browser.

fn main() {
    factsheet::app::adopt();
}
