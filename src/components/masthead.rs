//! The title block: what kind of document this is, whose, from where and when, and its title.

use std::rc::Rc;

use yew::prelude::*;

use super::anchor_link::{AnchorLink, former_ids};
use crate::sheet::{PassageId, Sheet};

/// What a [`Masthead`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The sheet.
    pub sheet: Rc<Sheet>,
    /// Told when the reader follows the link to the sheet.
    pub on_follow: Callback<PassageId>,
}

/// The title block.
#[component]
pub fn Masthead(Props { sheet, on_follow }: &Props) -> Html {
    let about = &sheet.about;
    let passage = &sheet.title_block;
    html! {
        <header id={passage.id.to_string()} class="masthead passage">
            { former_ids(passage) }
            <p class="masthead__kind">{ &about.kind }</p>
            <p class="masthead__origin">
                if !about.bureau.is_empty() {
                    <span class="masthead__bureau">{ &about.bureau }</span>
                }
                if !about.place.is_empty() {
                    <span>{ &about.place }</span>
                }
                <time datetime={about.date.to_string()}>{ about.date.in_words(&about.language) }</time>
            </p>
            <h1 class="masthead__title">{ &about.title }</h1>
            <AnchorLink id={passage.id.clone()} name="this fact sheet" on_follow={on_follow.clone()} />
        </header>
    }
}
