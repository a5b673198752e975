//! Tells the reader what became of the link that was followed.

use yew::prelude::*;

use crate::address::Notice;
use crate::interface_text as text;
use crate::ui::icons;

/// A message about a sheet of this date (in words), beside the passage it is about where there is
/// room; the region is always there, so that the message is spoken. What is outside of an extract is at
/// `whole`; `on_mend` is told when the reader wants the address under which the passage is found now.
pub fn notice_bar(
    notice: Option<Notice>,
    date: &str,
    whole: &str,
    on_dismiss: &Callback<()>,
    on_mend: &Callback<()>,
) -> Html {
    html! {
        <div class="notice-bar" role="status">
            if let Some(notice) = notice {
                <div class="notice-bar__message">
                    <p key={text::notice(notice, date)}>{ text::notice(notice, date) }</p>
                    <button type="button" class="icon-button" aria-label={text::DISMISS}
                        onclick={on_dismiss.reform(|_| ())}>{ icons::cross() }</button>
                    if notice == Notice::Moved {
                        <button type="button" class="notice-bar__mend button" onclick={on_mend.reform(|_| ())}>{ text::COPY_NEW_LINK }</button>
                    }
                    if notice == Notice::Outside {
                        <a class="notice-bar__mend button" href={whole.to_owned()}>{ text::SHOW_IN_FULL }</a>
                    }
                </div>
            }
        </div>
    }
}
