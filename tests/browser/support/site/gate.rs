//! A gate that holds responses until the test opens it; a fixed delay would be a guess.

use tokio::sync::watch;

/// Holds responses until it is opened; a dropped gate stays closed.
pub(crate) struct Gate {
    open: watch::Sender<bool>,
}

impl Gate {
    /// Lets all responses through, those that wait and later ones.
    pub(crate) fn open(self) {
        self.open.send_replace(true);
    }
}

/// The server's side of a [`Gate`].
#[derive(Clone)]
pub(super) struct Hold {
    ending: String,
    open: watch::Receiver<bool>,
}

impl Hold {
    /// Whether the gate holds responses for this path.
    pub(super) fn applies_to(&self, path: &str) -> bool {
        path.ends_with(&self.ending)
    }

    /// Waits for the gate to open.
    pub(super) async fn wait(mut self) {
        if self.open.wait_for(|open| *open).await.is_err() {
            // The gate was dropped, so it can no longer be opened.
            std::future::pending::<()>().await;
        }
    }
}

pub(super) fn pair(ending: &str) -> (Gate, Hold) {
    let (sender, receiver) = watch::channel(false);
    (
        Gate { open: sender },
        Hold {
            ending: ending.to_owned(),
            open: receiver,
        },
    )
}
