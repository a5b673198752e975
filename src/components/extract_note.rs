//! Says on the face of a partial copy that it is one, of what, and where the whole is.

use yew::prelude::*;

use crate::scope::Scope;
use crate::sheet::Sheet;

/// A note over an extract; nothing over the whole. `whole` is the address of the whole from here,
/// `place` the one at which others find it, to which the link on paper leads.
pub fn extract_note(
    sheet: &Sheet,
    scope: &Scope,
    whole: String,
    place: Option<&str>,
    lang: Option<&'static str>,
) -> Html {
    if *scope == Scope::Whole {
        return html! {};
    }
    let place = place.unwrap_or(&sheet.about.source.address).to_owned();
    html! {
        <div class="extract-note" role="note" {lang}>
            <p>
                <strong>{ "Extract. " }</strong>
                { "Of this fact sheet, only this is shown: " }
                { titles(&scope.titles(sheet)) }
                { "." }
            </p>
            <p class="extract-note__whole"><a class="text-link" href={whole}>{ "The whole fact sheet" }</a></p>
            <p class="on-paper"><a class="text-link" href={place.clone()} data-on-paper={place}>{ "The whole fact sheet" }</a></p>
        </div>
    }
}

/// "A", "A and B", "A, B and C", each in quotation marks.
fn titles(titles: &[String]) -> String {
    let quoted: Vec<String> = titles
        .iter()
        .map(|title| ["“", title, "”"].concat())
        .collect();
    match &quoted[..] {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => [&first.join(", "), " and ", last].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_listed_as_one_says_them() {
        let list = |names: &[&str]| {
            titles(
                &names
                    .iter()
                    .map(|name| (*name).to_owned())
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(list(&["A"]), "“A”");
        assert_eq!(list(&["A", "B"]), "“A” and “B”");
        assert_eq!(list(&["A", "B", "C"]), "“A”, “B” and “C”");
    }
}
