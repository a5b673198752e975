//! Browser sessions that tests use one after another, because starting a browser takes longer than
//! most tests.
//!
//! A test gets a new tab in a session whose other tabs are closed and whose cookies are deleted. All
//! other storage belongs to an origin, and every test has a port, hence an origin, of its own
//! (`Site::serve`). A session in which a test has failed is never used again.

use std::sync::{Mutex, PoisonError};

use super::Result;
use super::engines::{Engine, Preferences, Session};

/// Two for each engine. An idle browser takes up to half a gigabyte of memory, and tests use dozens of
/// combinations of engine and preferences.
const MAX_IDLE: usize = 8;

/// Idle sessions; the last was used last.
#[derive(Default)]
pub(crate) struct SessionPool {
    idle: Mutex<Vec<Session>>,
}

impl SessionPool {
    /// Returns an idle session, or a new one if there is none.
    pub(crate) async fn take(&self, engine: Engine, preferences: Preferences) -> Result<Session> {
        match self.pop((engine, preferences.in_engine(engine))) {
            Some(session) => Ok(session),
            None => Session::start(engine, preferences).await,
        }
    }

    /// Makes a session ready for the next test; one that cannot be made ready is ended. If too many are
    /// idle, the one that was used longest ago is ended.
    pub(crate) async fn give_back(&self, session: Session) {
        if session.reset().await.is_err() {
            return session.end().await;
        }
        if let Some(surplus) = self.push(session) {
            surplus.end().await;
        }
    }

    fn pop(&self, key: (Engine, Preferences)) -> Option<Session> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let position = idle.iter().rposition(|session| session.key() == key)?;
        Some(idle.remove(position))
    }

    fn push(&self, session: Session) -> Option<Session> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.push(session);
        (idle.len() > MAX_IDLE).then(|| idle.remove(0))
    }
}
