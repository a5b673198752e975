//! A response of a web server, and its decompressed body.

use std::io::Read;

use flate2::read::GzDecoder;
use http_body_util::BodyExt;
use hyper::Response;
use hyper::body::Incoming;

use crate::support::Result;

/// A complete response: status, headers and body.
pub(crate) struct ServerResponse {
    response: Response<Vec<u8>>,
}

impl ServerResponse {
    pub(super) async fn read(response: Response<Incoming>) -> Result<Self> {
        let (head, body) = response.into_parts();
        let body = body.collect().await?.to_bytes().to_vec();
        Ok(Self {
            response: Response::from_parts(head, body),
        })
    }

    pub(crate) fn status(&self) -> u16 {
        self.response.status().as_u16()
    }

    /// Returns the values of a header, joined by " and " if it is repeated; empty if it is missing.
    pub(crate) fn header(&self, name: &str) -> String {
        let values = self.response.headers().get_all(name).into_iter();
        let values: Vec<_> = values
            .map(|value| String::from_utf8_lossy(value.as_bytes()))
            .collect();
        values.join(" and ")
    }

    /// Returns the body after decompression.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>> {
        let body = self.response.body();
        let mut plain = Vec::new();
        match &*self.header("content-encoding") {
            "br" => brotli::BrotliDecompress(&mut &**body, &mut plain)?,
            "gzip" => {
                GzDecoder::new(&**body).read_to_end(&mut plain)?;
            }
            "" => plain.clone_from(body),
            other => return Err(format!("unknown content encoding {other:?}").into()),
        }
        Ok(plain)
    }
}
