//! Everything beyond the test's own site, played by a proxy: it writes down who was asked for, and
//! answers nobody.
//!
//! Browsers leave out their own machine, where the site is, so whatever comes here would have left it.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::support::Result;

/// A running proxy; dropping it ends it.
pub(crate) struct Beyond {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
    _proxy: JoinSet<()>,
}

impl Beyond {
    pub(super) async fn watch() -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        let asked = Arc::default();
        let mut proxy = JoinSet::new();
        proxy.spawn(accept(listener, Arc::clone(&asked)));
        Ok(Self {
            port,
            asked,
            _proxy: proxy,
        })
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }

    /// Where the proxy is, as an address.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The host of each request since this was last called.
    pub(crate) fn asked(&self) -> Vec<String> {
        let asked = self.asked.lock();
        std::mem::take(&mut asked.unwrap_or_else(PoisonError::into_inner))
    }
}

async fn accept(listener: TcpListener, asked: Arc<Mutex<Vec<String>>>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        connections.spawn(write_down(stream, Arc::clone(&asked)));
    }
}

async fn write_down(stream: TcpStream, asked: Arc<Mutex<Vec<String>>>) {
    let mut line = String::new();
    // Some connections are made to be there when they are wanted, and end without a word.
    let read = BufReader::new(stream).read_line(&mut line).await;
    if read.is_ok_and(|length| length > 0) {
        let mut asked = asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.push(host(&line).to_owned());
    }
}

/// The host of a request to a proxy: `GET http://host/…` or `CONNECT host:443` (RFC 9110, 7.1).
fn host(line: &str) -> &str {
    let target = line.split_whitespace().nth(1).unwrap_or(line);
    let (_, authority) = target.split_once("://").unwrap_or(("", target));
    authority.split(['/', ':']).next().unwrap_or(authority)
}
