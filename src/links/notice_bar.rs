//! The notice about the link that was followed.

use yew::prelude::*;

use crate::address::Notice;
use crate::interface_text as text;
use crate::sheet::PassageId;
use crate::state::Viewer;
use crate::ui::{Opener, click, icons};

/// Renders the notice, next to the target if there is room. The live region is always there, so that a
/// notice is announced. `on_copy_link` is called to copy the new link of a passage.
pub fn notice_bar(
    viewer: &Viewer,
    on_dismiss: &Callback<()>,
    on_copy_link: &Callback<(PassageId, Opener)>,
) -> Html {
    let about = &viewer.sheet.about;
    let notice = viewer
        .links
        .notice
        .map(|notice| (notice, text::notice(notice, &about.date_in_words)));
    html! {
        <div class="notice-bar" role="status">
            if let Some((notice, message)) = notice {
                <div class="notice-bar__message">
                    <p key={message.clone()}>{ message }</p>
                    <button type="button" class="icon-button" aria-label={text::DISMISS}
                        onclick={on_dismiss.reform(|_| ())}>{ icons::cross() }</button>
                    if let (Notice::Moved, Some(target)) = (notice, viewer.links.target.clone()) {
                        <button
                            type="button"
                            class="notice-bar__action button"
                            onclick={on_copy_link.reform(move |event: MouseEvent| (target.clone(), click::control(&event)))}
                        >{ text::COPY_NEW_LINK }</button>
                    }
                    if notice == Notice::Outside {
                        <a class="notice-bar__action button" href={viewer.full_url()}>{ text::SHOW_IN_FULL }</a>
                    }
                </div>
            }
        </div>
    }
}
