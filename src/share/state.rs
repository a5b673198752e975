//! The share dialog and the status messages.

use std::rc::Rc;

use crate::citations::Format;
use crate::sharing::Subject;
use crate::sheet::PassageId;
use crate::ui::Opener;

/// The dialog and the status message.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The dialog while it is open.
    pub dialog: Option<Rc<Dialog>>,
    /// The status message of the last action.
    pub status: Option<Status>,
}

/// What the share dialog shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Dialog {
    /// The subject that it was opened for.
    pub opened_for: Subject,
    /// The chosen subject, one of [`Subject::choices`].
    pub subject: Subject,
    /// The format of the citation.
    pub format: Format,
    /// The text that is selected when it opens.
    pub field: Field,
    /// The control that gets the focus when it is closed.
    pub opener: Opener,
}

/// A text in the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The link.
    Link,
    /// The selected text with its source.
    Quotation,
    /// The citation.
    Citation,
}

/// The result of copying, saving or sharing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The link was copied.
    LinkCopied,
    /// The link to the passage was copied, because none can lead to just the selected text.
    PassageLinkCopied,
    /// The quotation was copied.
    QuotationCopied,
    /// The citation was copied.
    CitationCopied,
    /// The browser has the file.
    DownloadStarted,
    /// The browser refused to copy; the text is selected in the dialog.
    CopyRefused,
    /// The device shared the link.
    Shared,
    /// The reader closed the device's own dialog.
    ShareCancelled,
    /// The device refused to share the link.
    ShareRefused,
    /// The lazy part of the app could not be loaded.
    NotLoaded,
}

/// A change of the dialog or the status message.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The dialog was opened.
    Open(Dialog),
    /// Another subject was chosen.
    Choose(Subject),
    /// Another format of the citation was chosen.
    Cite(Format),
    /// The dialog was closed.
    Close,
    /// There is a status message.
    SetStatus(Status),
    /// The status message has timed out.
    ClearStatus,
}

impl State {
    /// Applies a change.
    pub fn reduce(&mut self, action: Action) {
        self.status = None;
        match action {
            Action::Open(dialog) => self.dialog = Some(Rc::new(dialog)),
            Action::Choose(subject) => self.change(|dialog| dialog.subject = subject),
            Action::Cite(format) => self.change(|dialog| dialog.format = format),
            Action::Close => self.dialog = None,
            Action::SetStatus(status) => self.status = Some(status),
            Action::ClearStatus => {}
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut Dialog)) {
        if let Some(dialog) = &mut self.dialog {
            change(Rc::make_mut(dialog));
        }
    }

    /// Closes the dialog if the target of a link is not what it was opened for.
    pub fn arrive(&mut self, target: Option<&PassageId>) {
        let is_about = |dialog: &Rc<Dialog>| matches!(&dialog.opened_for, Subject::Passage(passage) if Some(passage) == target);
        if self.dialog.as_ref().is_some_and(|dialog| !is_about(dialog)) {
            self.reduce(Action::Close);
        }
    }

    /// Returns the status message outside of the dialog.
    #[must_use]
    pub fn page_status(&self) -> Option<Status> {
        self.status.filter(|_| self.dialog.is_none())
    }
}

impl Dialog {
    /// Creates the dialog for a subject, opened by a control.
    #[must_use]
    pub fn new(subject: Subject, opener: Opener) -> Self {
        Self {
            opened_for: subject.clone(),
            subject,
            format: Format::Apa,
            field: Field::Link,
            opener,
        }
    }
}

impl Field {
    /// Returns its value in the attribute `data-field`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Quotation => "quotation",
            Self::Citation => "citation",
        }
    }

    /// Returns the CSS selector of its element.
    #[must_use]
    pub fn selector(self) -> String {
        ["[data-field='", self.name(), "']"].concat()
    }

    /// Returns the status message after copying it.
    #[must_use]
    pub fn copied(self) -> Status {
        match self {
            Self::Link => Status::LinkCopied,
            Self::Quotation => Status::QuotationCopied,
            Self::Citation => Status::CitationCopied,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::slug;

    fn after(actions: &[Action]) -> State {
        let mut state = State::default();
        for action in actions {
            state.reduce(action.clone());
        }
        state
    }

    fn open(passage: &str) -> Action {
        Action::Open(Dialog::new(Subject::Passage(slug(passage)), None))
    }

    #[test]
    fn dialog_is_open_until_closed() {
        for (actions, is_open) in [
            (
                &[open("a"), Action::SetStatus(Status::CopyRefused)][..],
                true,
            ),
            (&[open("a"), Action::Choose(Subject::Sheet)], true),
            (&[open("a"), Action::Close], false),
            (&[Action::Choose(Subject::Sheet)], false),
        ] {
            assert_eq!(after(actions).dialog.is_some(), is_open, "{actions:?}");
        }
    }

    #[test]
    fn next_action_clears_status() {
        let copied = Action::SetStatus(Status::LinkCopied);
        let status = |action| after(&[open("a"), copied.clone(), action]).status;
        assert_eq!(
            after(std::slice::from_ref(&copied)).status,
            Some(Status::LinkCopied)
        );
        for action in [
            open("b"),
            Action::Choose(Subject::Sheet),
            Action::Cite(Format::Mla),
            Action::Close,
            Action::ClearStatus,
        ] {
            assert_eq!(status(action.clone()), None, "{action:?}");
        }
    }
}
