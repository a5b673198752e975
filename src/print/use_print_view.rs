//! Shows the page as it will be on paper, and tells the style sheet how that is.

use yew::prelude::*;

use crate::address::View;
use crate::platform::paper_view::PaperView;
use crate::platform::{media, page};
use crate::print_options::{Paper, PrintOptions, TextSize, on_or_off};

/// The heading over the options, with which the view starts.
const START: &str = "#print-bar-heading";
/// What leads to the view.
const OPENER: &str = ".print-link";

/// What stands above the pages of an extract.
const EXTRACT: &str = "extract";

/// Keeps the page in this view, and paper as these options have it, of the whole or of an extract.
/// There is no view before an address has `arrived`.
#[hook]
pub fn use_print_view(arrived: bool, view: View, print: PrintOptions, is_extract: bool) {
    let was_page = use_mut_ref(|| false);
    use_effect_with((print, is_extract), |(print, is_extract)| {
        for (name, word) in [
            ("data-paper", print.paper.map(Paper::word)),
            ("data-text", Some(print.text.word())),
            ("data-links", Some(on_or_off(print.links))),
            ("data-numbers", Some(on_or_off(print.numbers))),
        ] {
            page::set_root_attribute(name, word);
        }
        choose(&[
            (Paper::A4.word(), print.paper == Some(Paper::A4)),
            (Paper::Letter.word(), print.paper == Some(Paper::Letter)),
            (TextSize::Large.word(), print.text == TextSize::Large),
            (EXTRACT, *is_extract),
        ]);
    });
    use_effect_with((arrived, view), move |(arrived, view)| {
        let from_page = was_page.replace(*arrived && *view == View::Page);
        let shown = (*view == View::Print).then(|| PaperView::show(START, OPENER, from_page));
        move || drop(shown)
    });
}

/// Rules that are a choice stand in the style sheet under a medium that there is not, called by its
/// word.
fn choose(choices: &[(&str, bool)]) {
    let on: Vec<String> = choices
        .iter()
        .map(|(word, _)| ["print, ", word].concat())
        .collect();
    let changes: Vec<_> = choices
        .iter()
        .zip(&on)
        .map(|((off, chosen), on)| {
            if *chosen {
                (*off, &**on)
            } else {
                (&**on, *off)
            }
        })
        .collect();
    media::apply(&changes);
}
