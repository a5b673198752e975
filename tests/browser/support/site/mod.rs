//! A web site that serves a built page from a folder, one for each test.
//!
//! Each test has its own site, whose behavior it can change: hold back the app, remove a file, alter the
//! page.

mod files;
mod gate;
mod pages;
mod rules;

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http_body_util::{Channel, Either, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::COOKIE;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use percent_encoding::percent_decode_str;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use self::files::File;
pub(crate) use self::gate::Gate;
use self::gate::Hold;
use self::rules::Rules;
pub(crate) use self::rules::Tampering;
use super::Result;

/// Sheets are published in a folder of a site as often as at its root.
const FOLDER: &str = "/sheet/";

/// A running site; dropping it ends the server and every connection.
pub(crate) struct Site {
    address: SocketAddr,
    shared: Arc<Shared>,
    /// Aborts its tasks when it is dropped or replaced.
    server: Mutex<JoinSet<()>>,
}

struct Shared {
    rules: Mutex<Rules>,
}

impl Site {
    /// Serves `folder`, the output of a build, at an origin that no test has used before.
    pub(crate) async fn serve(folder: PathBuf) -> Result<Self> {
        let listener = listen_at_new_port().await?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            rules: Mutex::new(Rules {
                folder,
                ..Rules::default()
            }),
        });
        let mut server = JoinSet::new();
        server.spawn(accept(listener, Arc::clone(&shared)));
        Ok(Self {
            address,
            shared,
            server: Mutex::new(server),
        })
    }

    /// Stops the server.
    pub(crate) fn stop(&self) {
        let mut server = self.server.lock().unwrap_or_else(PoisonError::into_inner);
        *server = JoinSet::new();
    }

    /// Answers every further request with 503 Service Unavailable.
    pub(crate) fn respond_unavailable(&self) {
        self.shared.rules().is_unavailable = true;
    }

    /// Serves another folder from now on.
    pub(crate) fn switch_to(&self, folder: PathBuf) {
        self.shared.rules().folder = folder;
    }

    /// Returns the URL of the page, followed by `rest` (a path, a query, a fragment).
    pub(crate) fn url(&self, rest: &str) -> String {
        format!("{}{FOLDER}{rest}", self.origin())
    }

    /// Returns the URL of another page on the same site.
    pub(crate) fn other_page_url(&self) -> String {
        format!("{}/elsewhere", self.origin())
    }

    /// Returns the URL of a page on the same site that shows the sheet in a frame `width` pixels wide.
    ///
    /// Not every engine can make its window as narrow as a phone.
    pub(crate) fn framed_url(&self, width: u32) -> String {
        format!("{}/framed?{width}", self.origin())
    }

    /// Returns scheme, host and port.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Holds every response whose path ends with `ending` until the gate is opened.
    pub(crate) fn hold(&self, ending: &str) -> Gate {
        let (gate, hold) = gate::pair(ending);
        self.shared.rules().held.push(hold);
        gate
    }

    /// Sends pages up to the first `marker` in them, and the rest when the gate is opened.
    pub(crate) fn hold_after(&self, marker: &'static str) -> Gate {
        let (gate, hold) = gate::pair("");
        self.shared.rules().split = Some((marker, hold));
        gate
    }

    /// Answers 404 Not Found to every path that ends with `ending`.
    pub(crate) fn remove(&self, ending: &str) {
        self.shared.rules().removed.push(ending.to_owned());
    }

    /// Answers to this ending as before [`Site::remove`].
    pub(crate) fn restore(&self, ending: &str) {
        self.shared
            .rules()
            .removed
            .retain(|removed| removed != ending);
    }

    /// Tampers with every response whose path ends with `ending`.
    pub(crate) fn tamper_with(&self, ending: &'static str, tampering: Tampering) {
        self.shared.rules().tampered = Some((ending, tampering));
    }

    /// Sends pages as `alteration` changes them.
    pub(crate) fn alter_pages(
        &self,
        alteration: impl Fn(String) -> String + Send + Sync + 'static,
    ) {
        self.shared.rules().alterations.push(Arc::new(alteration));
    }

    /// Sends pages with `script` before everything else in them.
    pub(crate) fn inject_script(&self, script: &'static str) {
        self.alter_pages(move |page| {
            pages::with_first(&page, &format!("<script>{script}</script>"))
        });
    }

    /// Returns the paths of the requests that sent a cookie.
    pub(crate) fn cookies(&self) -> Vec<String> {
        self.shared.rules().cookies.clone()
    }

    /// Returns the errors, warnings and policy violations that pages have reported.
    pub(crate) fn console(&self) -> Vec<String> {
        self.shared.rules().console.clone()
    }

    /// Returns path and query of all requests of pages, in order.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.shared.rules().requests.clone()
    }
}

impl Shared {
    /// Returns the rules, also after another request has panicked.
    fn rules(&self) -> MutexGuard<'_, Rules> {
        self.rules.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Listens on a port that no site of this run has used: storage belongs to an origin, and tests share
/// sessions.
async fn listen_at_new_port() -> Result<TcpListener> {
    static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        if USED
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(port)
        {
            return Ok(listener);
        }
    }
}

fn decoded(query: &str) -> String {
    percent_decode_str(query).decode_utf8_lossy().into_owned()
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        connections.spawn(serve_connection(stream, Arc::clone(&shared)));
    }
}

async fn serve_connection(stream: TcpStream, shared: Arc<Shared>) {
    let service = service_fn(|request| respond(request, Arc::clone(&shared)));
    // An error here is a browser that closed the connection.
    let _ = hyper::server::conn::http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

/// A response body: sent at once, or in two pieces.
type Body = Either<Full<Bytes>, Channel<Bytes>>;

async fn respond(
    request: Request<Incoming>,
    shared: Arc<Shared>,
) -> std::result::Result<Response<Body>, hyper::http::Error> {
    let uri = request.uri();
    let is_from_worker = is_from_worker(&request);
    let decision = {
        let mut rules = shared.rules();
        if request.headers().contains_key(COOKIE) {
            rules.cookies.push(uri.to_string());
        }
        match uri.path() {
            pages::CONSOLE => rules.console.push(decoded(uri.query().unwrap_or_default())),
            _ if is_from_worker => {}
            _ => rules.requests.push(uri.to_string()),
        }
        rules.decision(uri.path())
    };
    if let Some(hold) = decision.held {
        hold.wait().await;
    }
    let empty = |status| {
        Response::builder()
            .status(status)
            .body(Either::Left(Full::default()))
    };
    if decision.is_unavailable {
        return empty(StatusCode::SERVICE_UNAVAILABLE);
    }
    let file = file(
        &decision.folder,
        uri.path(),
        uri.query().unwrap_or_default(),
    );
    let Some(mut file) = file.filter(|_| !decision.is_removed) else {
        return empty(StatusCode::NOT_FOUND);
    };
    match decision.tampering {
        Some(Tampering::Add(more)) => file.bytes.extend(more),
        Some(Tampering::CutOff) => file.bytes.truncate(file.bytes.len() / 2),
        Some(Tampering::SetType(media_type)) => file.media_type = media_type,
        None => {}
    }
    // A service worker must cache the published files, so only pages that are shown get the recorder.
    if file.is_page() && !is_from_worker {
        let page = String::from_utf8_lossy(&file.bytes).into_owned();
        let page = decision
            .alterations
            .iter()
            .fold(page, |page, alter| alter(page));
        file.bytes = pages::with_console_recorder(&page).into_bytes();
        if let Some((marker, hold)) = decision.split
            && let Some(start) = find(&file.bytes, marker)
        {
            let rest = file.bytes.split_off(start);
            return file.response(|first| Either::Right(in_two(first, rest, hold)));
        }
    }
    file.response(|bytes| Either::Left(Full::from(bytes)))
}

fn file(folder: &Path, path: &str, query: &str) -> Option<File> {
    match path {
        "/elsewhere" => Some(File::page(pages::ELSEWHERE.to_owned())),
        "/framed" => Some(File::page(pages::frame(FOLDER, query))),
        _ => files::find(folder, path.strip_prefix(FOLDER)?),
    }
}

/// Whether a service worker sends the request for its cache rather than for a page being opened.
fn is_from_worker(request: &Request<Incoming>) -> bool {
    let ends_with = |header: &str, end: &str| {
        let value = request.headers().get(header);
        value.is_some_and(|value| value.as_bytes().ends_with(end.as_bytes()))
    };
    ends_with("referer", "/service-worker.js") && ends_with("sec-fetch-mode", "cors")
}

fn find(page: &[u8], marker: &str) -> Option<usize> {
    page.windows(marker.len())
        .position(|bytes| bytes == marker.as_bytes())
}

/// Sends the first bytes at once, and the rest once the gate is open.
fn in_two(first: Vec<u8>, rest: Vec<u8>, hold: Hold) -> Channel<Bytes> {
    let (mut sender, body) = Channel::new(1);
    tokio::spawn(async move {
        // An error is a browser that closed the connection.
        if sender.send_data(first.into()).await.is_ok() {
            hold.wait().await;
            let _ = sender.send_data(rest.into()).await;
        }
    });
    body
}
