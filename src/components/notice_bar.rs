//! Tells the reader what became of the link that was followed.

use yew::prelude::*;

use super::icons;
use crate::address::Notice;

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
                    <p key={sentence(notice, date)}>{ sentence(notice, date) }</p>
                    <button type="button" class="icon-button" aria-label="Dismiss this message"
                        onclick={on_dismiss.reform(|_| ())}>{ icons::cross() }</button>
                    if notice == Notice::Moved {
                        <button type="button" class="notice-bar__mend button" onclick={on_mend.reform(|_| ())}>{ "Copy its new link" }</button>
                    }
                    if notice == Notice::Outside {
                        <a class="notice-bar__mend button" href={whole.to_owned()}>{ "Show it there" }</a>
                    }
                </div>
            }
        </div>
    }
}

fn sentence(notice: Notice, date: &str) -> String {
    let (before, after) = match notice {
        Notice::WordingChanged => (
            "The wording of this passage has changed since this link was made. You are reading the fact sheet of ",
            ".",
        ),
        Notice::Moved => (
            "This passage has moved since this link was made. You are reading it in its present place in the fact sheet of ",
            ".",
        ),
        Notice::Gone => (
            "The linked passage is no longer in this fact sheet. This is the fact sheet of ",
            " as it stands.",
        ),
        Notice::PartGone => (
            "Part of what this link shows is no longer in this fact sheet. You are reading the fact sheet of ",
            " as it stands.",
        ),
        Notice::TextChanged => (
            "The wording has changed since this link was made. You are reading the fact sheet of ",
            ".",
        ),
        Notice::Unchanged => (
            "Word for word, this is what it was when the address was made: the fact sheet of ",
            ".",
        ),
        Notice::Outside => (
            "The linked passage is not part of this extract. It is in the whole fact sheet of ",
            ".",
        ),
        Notice::WordsGone => (
            "The words to which this link leads are not in this fact sheet any more. You are reading the fact sheet of ",
            ".",
        ),
        Notice::Unreadable => (
            "Part of this link could not be read and was left out. This is the fact sheet of ",
            " as it stands.",
        ),
    };
    [before, date, after].concat()
}
