//! A web site of one test's own, which serves a built page from a sub-folder.
//!
//! Each test has its own, because each may want another network: one where the program never
//! arrives, or arrives when the test says so, or where a translator was at the page first.

mod files;
mod gate;
mod pages;
mod rules;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http_body_util::{Channel, Either, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::COOKIE;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use self::files::File;
pub(crate) use self::gate::Gate;
use self::gate::Hold;
use self::rules::Rules;
pub(crate) use self::rules::Tampering;
use super::Result;

/// The page is published in a folder of somebody's site as often as at its root.
const FOLDER: &str = "/sheet/";

/// A running site; dropping it ends the server and every connection.
pub(crate) struct Site {
    address: SocketAddr,
    shared: Arc<Shared>,
    /// A task set that is dropped, or overwritten, aborts what it holds.
    server: Mutex<JoinSet<()>>,
}

struct Shared {
    rules: Mutex<Rules>,
}

impl Site {
    /// Serves `folder`, the output of a build.
    pub(crate) async fn serve(folder: PathBuf) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
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

    /// From now on, nobody answers at the site's address.
    pub(crate) fn go_away(&self) {
        let mut server = self.server.lock().unwrap_or_else(PoisonError::into_inner);
        *server = JoinSet::new();
    }

    /// From now on, the server answers that it cannot.
    pub(crate) fn break_down(&self) {
        self.shared.rules().out_of_order = true;
    }

    /// From now on, the site is the one in another folder.
    pub(crate) fn become_that_of(&self, folder: PathBuf) {
        self.shared.rules().folder = folder;
    }

    /// The address of the page, with `rest` (a path, a query, a fragment) behind it.
    pub(crate) fn address(&self, rest: &str) -> String {
        format!("{}{FOLDER}{rest}", self.origin())
    }

    /// The address of a page on the same site that is not ours.
    pub(crate) fn elsewhere(&self) -> String {
        format!("{}/elsewhere", self.origin())
    }

    /// The address of a page on the same site that shows ours in a frame `width` pixels wide.
    ///
    /// No window can be made as narrow as a phone in all three engines; a frame can.
    pub(crate) fn framed(&self, width: u32) -> String {
        format!("{}/framed?{width}", self.origin())
    }

    /// Scheme, host and port.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on, whatever ends with `ending` is kept back until the gate is opened.
    pub(crate) fn hold_back(&self, ending: &str) -> Gate {
        let (gate, hold) = gate::pair(ending);
        self.shared.rules().held.push(hold);
        gate
    }

    /// From now on, pages arrive up to the first `mark` in them; the rest when the gate is opened.
    pub(crate) fn hold_back_from(&self, mark: &'static str) -> Gate {
        let (gate, hold) = gate::pair("");
        self.shared.rules().broken_off = Some((mark, hold));
        gate
    }

    /// From now on, whatever ends with `ending` is not found.
    pub(crate) fn lose(&self, ending: &str) {
        self.shared.rules().lost.push(ending.to_owned());
    }

    /// From now on, whatever ends with `ending` is tampered with on its way.
    pub(crate) fn tamper_with(&self, ending: &'static str, tampering: Tampering) {
        self.shared.rules().tampered = Some((ending, tampering));
    }

    /// From now on, pages arrive as `alteration` makes them.
    pub(crate) fn alter_pages(
        &self,
        alteration: impl Fn(String) -> String + Send + Sync + 'static,
    ) {
        self.shared.rules().alterations.push(Arc::new(alteration));
    }

    /// From now on, pages run `script` before anything of their own.
    pub(crate) fn run_first(&self, script: &'static str) {
        self.alter_pages(move |page| {
            pages::with_first(&page, &format!("<script>{script}</script>"))
        });
    }

    /// The paths of the requests that brought a cookie.
    pub(crate) fn cookies(&self) -> Vec<String> {
        self.shared.rules().cookies.clone()
    }

    /// What the policy of a page has refused so far.
    pub(crate) fn refusals(&self) -> Vec<String> {
        self.shared.rules().refusals.clone()
    }

    /// The path and query of every request of a page so far, in order.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.shared.rules().requests.clone()
    }
}

impl Shared {
    /// The rules stay usable whatever happened to another request.
    fn rules(&self) -> MutexGuard<'_, Rules> {
        self.rules.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        connections.spawn(converse(stream, Arc::clone(&shared)));
    }
}

async fn converse(stream: TcpStream, shared: Arc<Shared>) {
    let service = service_fn(|request| answer(request, Arc::clone(&shared)));
    // An error here is a browser that went away.
    let _ = hyper::server::conn::http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

/// What is sent: at once, or in two pieces.
type Body = Either<Full<Bytes>, Channel<Bytes>>;

async fn answer(
    request: Request<Incoming>,
    shared: Arc<Shared>,
) -> std::result::Result<Response<Body>, hyper::http::Error> {
    let uri = request.uri();
    let of_worker = is_of_worker(&request);
    let ruling = {
        let mut rules = shared.rules();
        if request.headers().contains_key(COOKIE) {
            rules.cookies.push(uri.to_string());
        }
        match uri.path() {
            pages::REFUSED => rules
                .refusals
                .push(uri.query().unwrap_or_default().to_owned()),
            _ if of_worker => {}
            _ => rules.requests.push(uri.to_string()),
        }
        rules.ruling(uri.path())
    };
    if let Some(hold) = ruling.held {
        hold.wait().await;
    }
    let nothing = |status| {
        Response::builder()
            .status(status)
            .body(Either::Left(Full::default()))
    };
    if ruling.out_of_order {
        return nothing(StatusCode::SERVICE_UNAVAILABLE);
    }
    let file = file(&ruling.folder, uri.path(), uri.query().unwrap_or_default());
    let Some(mut file) = file.filter(|_| !ruling.is_lost) else {
        return nothing(StatusCode::NOT_FOUND);
    };
    match ruling.tampering {
        Some(Tampering::Add(more)) => file.bytes.extend(more),
        Some(Tampering::CutOff) => file.bytes.truncate(file.bytes.len() / 2),
        Some(Tampering::CallIt(kind)) => file.kind = kind,
        None => {}
    }
    // What a worker keeps must be what was published, so only what is shown is listened to.
    if file.is_page() && !of_worker {
        let page = String::from_utf8_lossy(&file.bytes).into_owned();
        let page = ruling
            .alterations
            .iter()
            .fold(page, |page, alter| alter(page));
        file.bytes = pages::listened_to(&page).into_bytes();
        if let Some((mark, hold)) = ruling.broken_off
            && let Some(start) = page_break(&file.bytes, mark)
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

/// Whether a service worker asks, and for itself rather than for a page that is being opened.
fn is_of_worker(request: &Request<Incoming>) -> bool {
    let says = |header: &str, end: &str| {
        let value = request.headers().get(header);
        value.is_some_and(|value| value.as_bytes().ends_with(end.as_bytes()))
    };
    says("referer", "/service-worker.js") && says("sec-fetch-mode", "cors")
}

fn page_break(page: &[u8], mark: &str) -> Option<usize> {
    page.windows(mark.len())
        .position(|bytes| bytes == mark.as_bytes())
}

/// Sends the first bytes at once and the rest when it may.
fn in_two(first: Vec<u8>, rest: Vec<u8>, hold: Hold) -> Channel<Bytes> {
    let (mut sender, body) = Channel::new(1);
    tokio::spawn(async move {
        // An error is a browser that went away.
        if sender.send_data(first.into()).await.is_ok() {
            hold.wait().await;
            let _ = sender.send_data(rest.into()).await;
        }
    });
    body
}
