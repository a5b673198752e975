//! Errors and warnings, each of which leads to its line.

use yew::{Callback, Html, Properties, component, html};

use crate::project::{Place, Problem};

#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) problems: Vec<Problem>,
    pub(crate) on_select: Callback<Place>,
}

#[component]
pub(crate) fn Problems(
    Props {
        problems,
        on_select,
    }: &Props,
) -> Html {
    let heading = match problems.len() {
        0 => "No problems".to_owned(),
        1 => "1 problem".to_owned(),
        count => format!("{count} problems"),
    };
    html! {
        <section class="problems" aria-labelledby="problems">
            <h2 id="problems"><span role="status">{heading}</span></h2>
            <ol>
                { for problems.iter().map(|problem| view(problem, on_select)) }
            </ol>
        </section>
    }
}

fn view(problem: &Problem, on_select: &Callback<Place>) -> Html {
    let kind = if problem.is_warning {
        "Warning"
    } else {
        "Error"
    };
    let message = format!("{kind}: {}", problem.message);
    let help = problem
        .help
        .as_ref()
        .map(|help| html! { <p class="problem__help">{help}</p> });
    let place = problem.place.as_ref().map(|place| {
        let onclick = {
            let place = place.clone();
            on_select.reform(move |_| place.clone())
        };
        html! {
            <button type="button" class="problem__line" {onclick}>
                <span>{ format!("Line {}", place.line) }</span>
                <code>{&place.excerpt}</code>
            </button>
        }
    });
    html! {
        <li class="problem"><p class="problem__message">{message}</p>{place}{help}</li>
    }
}
