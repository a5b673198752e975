//! The page: editor, problems, preview, downloads.

use std::rc::Rc;

use factsheet_publish::publish::{PublishError, Site, Viewer};
use factsheet_publish::starter;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, Event, FileList, HtmlInputElement, MouseEvent};
use yew::{
    AttrValue, Callback, Html, TargetCast as _, UseStateHandle, component, html, use_effect_with,
    use_mut_ref, use_node_ref, use_state,
};

use crate::downloads::{SINGLE, save_file, save_zip};
use crate::editor::{Editor, select};
use crate::platform::{keep_text, kept_text, today};
use crate::preview::{Preview, Size};
use crate::problems::Problems;
use crate::project::{Place, Problem, Project, problems};

/// How long typing must pause before the page is made anew.
const PAUSE_MS: u32 = 300;

const STANDALONE: &str = "fact-sheet.html";

/// What has been made of the text.
#[derive(Clone, Default, PartialEq)]
struct Outcome {
    /// What was published last.
    project: Option<Rc<Project>>,
    /// Which change the site was made of.
    number: u32,
    /// The last site that could be made.
    site: Option<Rc<Site>>,
    problems: Vec<Problem>,
    is_kept: bool,
}

impl Outcome {
    /// Returns whether the site is that of the project as it is now.
    fn is_site_of(&self, project: &Rc<Project>) -> bool {
        let is_of_project = |last| Rc::ptr_eq(last, project);
        let has_errors = self.problems.iter().any(|problem| !problem.is_warning);
        self.project.as_ref().is_some_and(is_of_project) && self.site.is_some() && !has_errors
    }

    fn page(&self) -> AttrValue {
        let files = self.site.iter().flat_map(|site| &site.files);
        let page = files.into_iter().find(|(name, _)| name == STANDALONE);
        page.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
            .unwrap_or_default()
            .into()
    }
}

/// Starts the studio in the page.
pub fn start() {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.get_element_by_id("studio"));
    if let Some(root) = root {
        yew::Renderer::<Studio>::with_root(root).render();
    }
}

#[component]
fn Studio() -> Html {
    let viewer = use_state(|| {
        factsheet_embedded_viewer::viewer()
            .ok()
            .flatten()
            .map(Rc::new)
    });
    let project = use_state(|| {
        Rc::new(Project::new(
            kept_text().unwrap_or_else(|| starter(&today())),
        ))
    });
    let outcome = use_state(|| Outcome {
        is_kept: true,
        ..Outcome::default()
    });
    let status = use_state(String::new);
    let size = use_state(|| Size::Desktop);
    let field = use_node_ref();

    // Which change the last page was made of, so that an older one does not replace it.
    let last_change = use_mut_ref(|| 0);

    {
        let (outcome, viewer) = (outcome.clone(), viewer.clone());
        use_effect_with((*project).clone(), move |project| {
            let project = Rc::clone(project);
            *last_change.borrow_mut() += 1;
            let change: u32 = *last_change.borrow();
            let timeout = Timeout::new(PAUSE_MS, move || {
                spawn_local(async move {
                    let Some(viewer) = (*viewer).clone() else {
                        return;
                    };
                    let result = project.publish(&viewer).await;
                    if *last_change.borrow() == change {
                        outcome.set(outcome_of(&project, change, result, &outcome));
                    }
                });
            });
            move || drop(timeout)
        });
    }

    let on_change = {
        let project = project.clone();
        Callback::from(move |text| {
            project.set(Rc::new(Project {
                text,
                ..(**project).clone()
            }));
        })
    };
    let on_select = {
        let field = field.clone();
        Callback::from(move |place: Place| {
            let _ = select(&field, place.line, place.range);
        })
    };
    let on_files = {
        let (project, status) = (project.clone(), status.clone());
        Callback::from(move |files: FileList| add_files(&files, &project, &status))
    };
    let onchange = {
        let on_files = on_files.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            if let Some(files) = input.files() {
                on_files.emit(files);
            }
        })
    };
    let ondrop = Callback::from(move |event: DragEvent| {
        event.prevent_default();
        if let Some(files) = event.data_transfer().and_then(|data| data.files()) {
            on_files.emit(files);
        }
    });
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let sizes = Size::ALL.into_iter().map(|choice| {
        let onclick = {
            let size = size.clone();
            Callback::from(move |_: MouseEvent| size.set(choice))
        };
        let is_pressed = (*size == choice).to_string();
        html! {
            <button type="button" aria-pressed={is_pressed} {onclick}>{choice.name()}</button>
        }
    });
    let can_save = outcome.is_site_of(&project);
    html! {
        <div class="studio" {ondrop} {ondragover}>
            <header class="bar">
                <h1>{"Fact sheet studio"}</h1>
                <label class="button" for="files">{"Open files"}</label>
                <input id="files" class="bar__files" type="file" multiple=true
                    accept=".md,.markdown,.txt,.ids,.zip,image/*" {onchange} />
                { downloads(&project, &viewer, &outcome, &status, can_save) }
            </header>
            <p class="status" role="status">{ (*status).clone() }</p>
            <main class="work">
                <div class="work__source">
                    <Editor text={project.text.clone()} field={field.clone()} {on_change} />
                    <Problems problems={outcome.problems.clone()} {on_select} />
                </div>
                <section class="work__page" aria-label="Preview">
                    <div class="sizes" role="group" aria-label="Size of the preview">{ for sizes }</div>
                    if outcome.site.is_some() {
                        <Preview page={outcome.page()} number={outcome.number} size={*size} />
                    }
                </section>
            </main>
            <footer class="note">
                { note(&outcome) }
            </footer>
        </div>
    }
}

fn note(outcome: &Outcome) -> &'static str {
    if outcome.is_kept {
        "Your files stay in this browser, and nothing is sent anywhere. The text is kept for your next visit; \
         pictures and ids are not."
    } else {
        "Your files stay in this browser, and nothing is sent anywhere. This browser does not keep the text: \
         download it before you leave."
    }
}

/// After an error, the last site stays.
fn outcome_of(
    project: &Rc<Project>,
    number: u32,
    result: Result<Site, PublishError>,
    before: &Outcome,
) -> Outcome {
    let problems = problems(&project.text, &result);
    Outcome {
        project: Some(Rc::clone(project)),
        number: if result.is_ok() {
            number
        } else {
            before.number
        },
        site: result.ok().map(Rc::new).or_else(|| before.site.clone()),
        problems,
        is_kept: keep_text(&project.text),
    }
}

fn downloads(
    project: &Rc<Project>,
    viewer: &UseStateHandle<Option<Rc<Viewer>>>,
    outcome: &UseStateHandle<Outcome>,
    status: &UseStateHandle<String>,
    can_save: bool,
) -> Html {
    let files = SINGLE.into_iter().map(|(name, label)| {
        let onclick = {
            let outcome = outcome.clone();
            Callback::from(move |_: MouseEvent| {
                if let Some(site) = &outcome.site {
                    let _ = save_file(site, name);
                }
            })
        };
        html! { <button type="button" disabled={!can_save} {onclick}>{label}</button> }
    });
    let onclick = {
        let (project, viewer) = (Rc::clone(project), (**viewer).clone());
        let (outcome, status) = (outcome.clone(), status.clone());
        Callback::from(move |_: MouseEvent| {
            let (Some(viewer), Some(site)) = (viewer.clone(), outcome.site.clone()) else {
                return;
            };
            let (project, status) = (Rc::clone(&project), status.clone());
            spawn_local(async move {
                let show = |text| status.set(text);
                let saved = save_zip(&project, &viewer, &site, show).await;
                status.set(match saved {
                    Some(()) => "Downloaded. Unpack the zip file, copy its folder \"site\" to your host, and keep \
                                 the zip file for your next edition."
                        .to_owned(),
                    None => "The browser could not save the file".to_owned(),
                });
            });
        })
    };
    html! {
        <div class="downloads" role="group" aria-label="Download">
            <span aria-hidden="true">{"Download"}</span>
            <button type="button" class="downloads__site" disabled={!can_save} {onclick}>{"Whole site"}</button>
            { for files }
        </div>
    }
}

/// Reads files from the publisher's disk into the project.
fn add_files(
    files: &FileList,
    project: &UseStateHandle<Rc<Project>>,
    status: &UseStateHandle<String>,
) {
    let files = gloo::file::FileList::from(files.clone());
    let (project, status) = (project.clone(), status.clone());
    spawn_local(async move {
        let mut changed = (**project).clone();
        let mut messages = Vec::new();
        for file in files.iter() {
            let name = file.name();
            let added = match gloo::file::futures::read_as_bytes(file).await {
                Ok(bytes) => changed.add(&name, bytes),
                Err(error) => Err(format!("{name} cannot be read: {error}")),
            };
            messages.push(match added {
                Ok(_) => format!("Opened {name}."),
                Err(message) => message,
            });
        }
        project.set(Rc::new(changed));
        status.set(messages.join(" "));
    });
}
