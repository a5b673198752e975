//! The app in the browser.

fn main() {
    factsheet::app::start();
}
