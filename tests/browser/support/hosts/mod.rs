//! Starts nginx and Caddy, each with the configuration that the build has written for it.
//!
//! The site is served in a folder and at the root of a host, the two setups that the first lines of the
//! configuration files show. Each server runs in a sandbox of its own.

mod caddy;
mod nginx;
mod response;

use std::path::Path;

use http_body_util::Empty;
use hyper::Request;
use hyper::body::Bytes;
use hyper::client::conn::http1::handshake;
use hyper::header::{ACCEPT_ENCODING, HOST};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

pub(crate) use self::response::ServerResponse;
use super::Result;
use super::engines::sandbox::Sandbox;
use super::fixture_sites::fact_sheet;

/// The folder of the page on the host that serves it in a folder.
const FOLDER: &str = "/water/";
/// The host that serves the page at its root.
const ROOT_HOST: &str = "own.example";

/// A web server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Server {
    Nginx,
    Caddy,
}

impl Server {
    pub(crate) const ALL: [Self; 2] = [Self::Nginx, Self::Caddy];

    /// Returns the name by which tests are selected.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
        }
    }
}

/// A running server with the built page; dropping it stops the server.
pub(crate) struct Host {
    port: u16,
    _sandbox: Sandbox,
}

impl Host {
    /// Starts a server with the site of the fact sheet.
    pub(crate) async fn start(server: Server) -> Result<Self> {
        let dist = fact_sheet()?.canonicalize()?;
        let mut sandbox = Sandbox::new()?;
        let port = match server {
            Server::Nginx => nginx::start(&mut sandbox, &dist).await,
            Server::Caddy => caddy::start(&mut sandbox, &dist).await,
        };
        let port = port.map_err(|error| format!("{error}\n{}", sandbox.logs()))?;
        Ok(Self {
            port,
            _sandbox: sandbox,
        })
    }

    /// Returns the URL of the page in its folder, followed by `rest`.
    pub(crate) fn url(&self, rest: &str) -> String {
        format!("http://127.0.0.1:{}{FOLDER}{rest}", self.port)
    }

    /// Returns the responses for `rest` from the folder and from the root, for a client that accepts
    /// `encodings`.
    pub(crate) async fn get_both(
        &self,
        rest: &str,
        encodings: &str,
    ) -> Result<[ServerResponse; 2]> {
        let in_folder = format!("{FOLDER}{rest}");
        Ok([
            self.get("127.0.0.1", &in_folder, encodings).await?,
            self.get(ROOT_HOST, &format!("/{rest}"), encodings).await?,
        ])
    }

    async fn get(&self, host: &str, path: &str, encodings: &str) -> Result<ServerResponse> {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).await?;
        let (mut sender, connection) = handshake(TokioIo::new(stream)).await?;
        let request = Request::get(path)
            .header(HOST, format!("{host}:{}", self.port))
            .header(ACCEPT_ENCODING, encodings)
            .body(Empty::<Bytes>::new())?;
        let connection = tokio::spawn(connection);
        let response = ServerResponse::read(sender.send_request(request).await?).await;
        connection.abort();
        response
    }
}

/// Returns the path in quotation marks, as configuration files need it.
fn quoted(path: &Path) -> String {
    format!("\"{}\"", path.display())
}
