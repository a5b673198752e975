//! Serves the latest draft to browsers on this machine.

use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use http_body_util::{BodyExt as _, Channel, Full, combinators::BoxBody};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CACHE_CONTROL, CONTENT_TYPE, HOST, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::sync::watch::Receiver;

use super::draft::{CHANGES, Draft};

type Body = BoxBody<Bytes, Infallible>;

/// Serves until accepting connections fails.
pub(super) fn run(listener: TcpListener, drafts: &Receiver<Arc<Draft>>) -> io::Result<()> {
    let port = listener.local_addr()?.port();
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        loop {
            let (stream, _) = listener.accept().await?;
            let drafts = drafts.clone();
            let serve = service_fn(move |request| {
                let drafts = drafts.clone();
                async move { Ok::<_, Infallible>(respond(&request, drafts, port)) }
            });
            // A browser that closes its connection is no error.
            tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), serve));
        }
    })
}

fn respond(request: &Request<Incoming>, drafts: Receiver<Arc<Draft>>, port: u16) -> Response<Body> {
    if !is_from_this_machine(request.headers().get(HOST), port) {
        return response(
            StatusCode::FORBIDDEN,
            "text/plain",
            full("This server is for this machine only.".into()),
        );
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return response(
            StatusCode::METHOD_NOT_ALLOWED,
            "text/plain",
            full(Vec::new()),
        );
    }
    if request.uri().path() == CHANGES {
        let seen = request.uri().query().unwrap_or_default();
        return response(
            StatusCode::OK,
            "text/event-stream",
            changes(seen.to_owned(), drafts),
        );
    }
    let answer = drafts.borrow().answer(request.uri().path());
    let status = StatusCode::from_u16(answer.status).unwrap_or_default();
    response(status, &answer.media_type, full(answer.body))
}

/// Returns whether a request names this server. Other sites can make their name mean this machine, and would
/// then read drafts with their visitors' browsers.
fn is_from_this_machine(host: Option<&HeaderValue>, port: u16) -> bool {
    let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
    ["127.0.0.1", "localhost"].iter().any(|name| {
        host.strip_prefix(name) == Some(&format!(":{port}")) || host == *name && port == 80
    })
}

/// Returns a stream of server-sent events: one, as soon as there is another draft than the one seen.
fn changes(seen: String, mut drafts: Receiver<Arc<Draft>>) -> Body {
    let (mut sender, body) = Channel::new(1);
    tokio::spawn(async move {
        let is_newer = |draft: &Arc<Draft>| draft.number.to_string() != seen;
        if drafts.wait_for(is_newer).await.is_ok() {
            // A page that is gone needs no event.
            let _ = sender.send_data(Bytes::from_static(b"data:\n\n")).await;
        }
    });
    body.boxed()
}

fn full(bytes: Vec<u8>) -> Body {
    Full::new(bytes.into()).boxed()
}

fn response(status: StatusCode, media_type: &str, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    if let Ok(media_type) = HeaderValue::from_str(media_type) {
        headers.insert(CONTENT_TYPE, media_type);
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_only_under_its_own_name() {
        for (host, is_own) in [
            ("127.0.0.1:8080", true),
            ("localhost:8080", true),
            ("127.0.0.1:80", false),
            ("127.0.0.1", false),
            ("example.org:8080", false),
            ("localhost.example.org:8080", false),
            ("", false),
        ] {
            let header = HeaderValue::from_static(host);
            assert_eq!(is_from_this_machine(Some(&header), 8080), is_own, "{host}");
        }
        assert!(!is_from_this_machine(None, 8080));
    }
}
