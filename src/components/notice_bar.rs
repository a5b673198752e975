//! Tells the reader what became of the link that was followed.

use yew::prelude::*;

use super::icons;
use crate::address::Notice;

/// A message at the edge of the window about a sheet of this date (in words); the region is always
/// there, so that the message is spoken.
pub fn notice_bar(notice: Option<Notice>, date: &str, on_dismiss: &Callback<()>) -> Html {
    html! {
        <div class="notice-bar" role="status">
            if let Some(notice) = notice {
                <div class="notice-bar__message">
                    <p key={sentence(notice, date)}>{ sentence(notice, date) }</p>
                    <button type="button" class="notice-bar__dismiss" aria-label="Dismiss this message"
                        onclick={on_dismiss.reform(|_| ())}>{ icons::cross() }</button>
                </div>
            }
        </div>
    }
}

fn sentence(notice: Notice, date: &str) -> String {
    match notice {
        Notice::WordingChanged => format!(
            "The wording of this passage has changed since this link was made. You are reading the fact sheet of {date}."
        ),
        Notice::Moved => {
            "This passage has moved. You are reading it in its present place, and the address above now leads here.".to_owned()
        }
        Notice::Gone => format!(
            "The linked passage is no longer in this fact sheet. This is the fact sheet of {date} as it stands."
        ),
        Notice::PartGone => format!(
            "Part of what this link shows is no longer in this fact sheet. You are reading the fact sheet of {date} as it stands."
        ),
        Notice::TextChanged => format!(
            "The wording has changed since this link was made. You are reading the fact sheet of {date}."
        ),
        Notice::Unchanged => {
            "The text is, word for word, as it was when this address was made.".to_owned()
        }
        Notice::Outside => {
            "The linked passage is not part of this extract. The whole fact sheet has it.".to_owned()
        }
        Notice::WordsGone => format!(
            "The words to which this link leads are not in this fact sheet any more. You are reading the fact sheet of {date}."
        ),
        Notice::Unreadable => format!(
            "Part of this link could not be read and was left out. This is the fact sheet of {date} as it stands."
        ),
    }
}
