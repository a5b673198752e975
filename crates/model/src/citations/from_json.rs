//! Reads the citations that are embedded in the page, as the sheet itself is read.

use super::{Citations, CitedSection, Part, Place, Texts};
use crate::sheet::{FromJson, Json, from_json};

impl Citations {
    /// Reads published citations; `None` where these are none.
    pub fn from_json(json: &impl Json) -> Option<Self> {
        FromJson::read(json)
    }
}

from_json!(struct:
    Citations { key address sections texts }
    CitedSection { id key address }
    Texts { months whole sections_start sections sections_end }
);
from_json!(words:
    Place { Month Day PaddedDay Year Address Key }
);
from_json!(enum:
    Part { Text Italic Place | }
);
