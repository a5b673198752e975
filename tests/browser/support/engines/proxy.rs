//! A proxy that records the hosts it is asked for and answers nothing.
//!
//! Browsers do not use it for this machine, where the test's site is, so each request that comes here
//! would have left the machine.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::support::Result;

/// A running proxy; dropping it ends it.
pub(crate) struct Proxy {
    port: u16,
    hosts: Arc<Mutex<Vec<String>>>,
    _proxy: JoinSet<()>,
}

impl Proxy {
    pub(super) async fn start() -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        let hosts = Arc::default();
        let mut proxy = JoinSet::new();
        proxy.spawn(accept(listener, Arc::clone(&hosts)));
        Ok(Self {
            port,
            hosts,
            _proxy: proxy,
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
