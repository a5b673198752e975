//! A proxy that records the requested hosts and never responds.
//!
//! Browsers bypass it for the local site of the test, so it receives only requests to other hosts.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::support::Result;

/// A running proxy; dropping it stops the proxy.
pub(crate) struct Proxy {
    port: u16,
    hosts: Arc<Mutex<Vec<String>>>,
    _server: JoinSet<()>,
}

impl Proxy {
    pub(super) async fn start() -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        let hosts = Arc::default();
        let mut server = JoinSet::new();
        server.spawn(accept(listener, Arc::clone(&hosts)));
        Ok(Self {
            port,
            hosts,
            _server: server,
        })
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }

    /// Returns the URL of the proxy.
    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Returns the host of each request since the last call.
    pub(crate) fn take_hosts(&self) -> Vec<String> {
        let hosts = self.hosts.lock();
        std::mem::take(&mut hosts.unwrap_or_else(PoisonError::into_inner))
    }
}

async fn accept(listener: TcpListener, hosts: Arc<Mutex<Vec<String>>>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        connections.spawn(record(stream, Arc::clone(&hosts)));
    }
}

async fn record(stream: TcpStream, hosts: Arc<Mutex<Vec<String>>>) {
    let mut line = String::new();
    // Browsers also open connections in advance, which end without a request.
    let read = BufReader::new(stream).read_line(&mut line).await;
    if read.is_ok_and(|length| length > 0) {
        let mut hosts = hosts.lock().unwrap_or_else(PoisonError::into_inner);
        hosts.push(host(&line).to_owned());
    }
}

/// Returns the host of a request to a proxy: `GET http://host/…` or `CONNECT host:443` (RFC 9110, 7.1).
fn host(line: &str) -> &str {
    let target = line.split_whitespace().nth(1).unwrap_or(line);
    let (_, authority) = target.split_once("://").unwrap_or(("", target));
    authority.split(['/', ':']).next().unwrap_or(authority)
}
