//! A gate in front of some responses: what waits behind it arrives when the test says so.
//!
//! A delay would be a guess at how long a reader takes; a gate is the moment itself.

use tokio::sync::watch;

/// Keeps responses back until it is opened; one that is dropped stays shut.
pub(crate) struct Gate {
    open: watch::Sender<bool>,
}

impl Gate {
    /// Lets through whatever waits, and whatever comes later.
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
    /// Whether the gate stands before this path.
    pub(super) fn concerns(&self, path: &str) -> bool {
        path.ends_with(&self.ending)
    }

    /// Waits for the gate to open.
    pub(super) async fn wait(mut self) {
        if self.open.wait_for(|open| *open).await.is_err() {
            // Nobody is left who could open it.
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
