//! The studio in the browser.

fn main() {
    factsheet_studio::app::start();
}
