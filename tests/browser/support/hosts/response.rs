//! What a host answers, and what it means once it is decompressed.

use std::io::Read;

use flate2::read::GzDecoder;
use http_body_util::BodyExt;
use hyper::Response;
use hyper::body::Incoming;

use crate::support::Result;

/// Status, headers and bytes.
pub(crate) struct Answer {
    response: Response<Vec<u8>>,
}

impl Answer {
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

    /// What is said under this name, as often as it is; empty where it is not.
    pub(crate) fn header(&self, name: &str) -> String {
        let values = self.response.headers().get_all(name).into_iter();
        let values: Vec<_> = values
            .map(|value| String::from_utf8_lossy(value.as_bytes()))
            .collect();
        values.join(" and ")
    }

    /// The bytes as they stood before they were compressed.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>> {
        let sent = self.response.body();
        let mut plain = Vec::new();
        match &*self.header("content-encoding") {
            "br" => brotli::BrotliDecompress(&mut &**sent, &mut plain)?,
            "gzip" => {
                GzDecoder::new(&**sent).read_to_end(&mut plain)?;
            }
            "" => plain.clone_from(sent),
            other => return Err(format!("sent as {other:?}").into()),
        }
        Ok(plain)
    }
}
