//! The hosts that publishers run themselves, nginx and Caddy, each with what the build wrote for it.
//!
//! The site is served twice, from a folder of a site and as a site of its own: both ways that the
//! files show in their first lines. A host is an ordinary process in a sandbox of its own.

mod caddy;
mod nginx;
mod response;

use std::path::Path;

use http_body_util::Empty;
use hyper::Request;
use hyper::client::conn::http1::handshake;
use hyper::header::{ACCEPT_ENCODING, HOST};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

pub(crate) use self::response::Answer;
use super::Result;
use super::engines::sandbox::Sandbox;
use super::fixture_sites::fact_sheet;
use hyper::body::Bytes;

/// The folder of the page, where it has no site of its own.
const FOLDER: &str = "/water/";
/// The name by which the site of its own is asked for.
const OWN_NAME: &str = "own.example";

/// A web server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Server {
    Nginx,
    Caddy,
}

impl Server {
    pub(crate) const ALL: [Self; 2] = [Self::Nginx, Self::Caddy];

    /// The name by which tests are selected.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
        }
    }
}

/// A running server with the built page; dropping it ends it.
pub(crate) struct Host {
    port: u16,
    _household: Sandbox,
}

impl Host {
    /// Starts a server on the page in `dist`.
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
            _household: sandbox,
        })
    }

    /// The address of the page in its folder, with `rest` behind it.
    pub(crate) fn address(&self, rest: &str) -> String {
        format!("http://127.0.0.1:{}{FOLDER}{rest}", self.port)
    }

    /// What is answered to whoever asks for `rest` in the folder and takes these encodings.
    pub(crate) async fn answer(&self, rest: &str, takes: &str) -> Result<Answer> {
        let host = format!("127.0.0.1:{}", self.port);
        self.ask(&host, &format!("{FOLDER}{rest}"), takes).await
    }

    /// The same of the site that is nothing else.
    pub(crate) async fn answer_of_its_own(&self, rest: &str, takes: &str) -> Result<Answer> {
        let host = format!("{OWN_NAME}:{}", self.port);
        self.ask(&host, &format!("/{rest}"), takes).await
    }

    async fn ask(&self, host: &str, path: &str, takes: &str) -> Result<Answer> {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).await?;
        let (mut sender, connection) = handshake(TokioIo::new(stream)).await?;
        let request = Request::get(path)
            .header(HOST, host)
            .header(ACCEPT_ENCODING, takes)
            .body(Empty::<Bytes>::new())?;
        let connection = tokio::spawn(connection);
        let answer = Answer::read(sender.send_request(request).await?).await;
        connection.abort();
        answer
    }
}

/// The path as a configuration file holds it, in quotation marks.
fn quoted(path: &Path) -> String {
    format!("\"{}\"", path.display())
}
